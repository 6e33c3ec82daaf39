"""The last entry of a list, which counts what is not told."""

import re

from diff_insight.languages import Messages, Plural

REST = Plural("One more: {names}.", "{n} more, among them {names}.")


def left_out(entry: str, words: Messages) -> int:
    """Give how many points the last entry of a list counts; 0 where it is a point itself.

    Args:
        entry: As it stands in the list.
        words: The messages of its language.
    """
    many = (words.plurals.get(REST.one) or (REST.many,))[-1]
    before, after = (re.escape(part.strip()) for part in many.partition("{names}")[0].split("{n}"))
    found = re.match(rf"{before}\s*(\d[\d.,\u00a0\u202f]{{0,12}})\s*{after}", entry)
    return int("".join(filter(str.isdecimal, found[1]))) if found else 0
