"""Lines of an example that differ in what their language lets one choose: quotes, marks at their ends."""

import re

from diff_insight.facts.entry import Entry
from diff_insight.trees.languages import row_of, rows

_ENDS = " \t;,"
_END_BEFORE_COMMENT = re.compile(r";(?=\s?//)")


def language_of_both(old: Entry, new: Entry) -> str:
    """Give the language that both versions of an example say they are written in; empty where they differ."""
    was, now = (block.node.attributes.get("language", "").lower() for block in (old, new))
    return now if was == now else ""


def spelled_alike(old: str, new: str, language: str) -> bool:
    """Tell whether two lines of code say the same: in quotes of one kind or the other, ended or not."""
    if _even(old) != _even(new):
        return False
    named = {row.name: row for row in rows()}
    row = named.get(language) or row_of(f"example.{language}")
    return row is not None and row.quotes


def _even(line: str) -> str:
    said = _END_BEFORE_COMMENT.sub("", line, count=1)
    return said.strip().rstrip(_ENDS).replace('"', "'")
