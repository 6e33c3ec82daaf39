"""Plain entries of a list of which one has the place of another and is spelt nearly as it (`hay-1`, `hay-2`).

Of several between the same neighbours each stands in the place of its own, where it is like no other one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from diff_insight.facts.entry import Entry

_WORD = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_SHARE = 0.6
"""Of the longer of two words, how much both have in common at their beginnings and ends."""
_RUN = 20
"""Entries between two that stay beyond which they are another list."""
_MOST = 200
"""Characters of an entry that is a name, or a path; a longer one is a text, whose words are compared."""


def in_its_place(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give pairs of plain entries without a partner, as many between two that have theirs.

    Args:
        olds: What the list of the version before holds, matched already but for these.
        news: That of its partner.
    """
    runs: dict[tuple[int, int], list[list[Entry]]] = defaultdict(lambda: [[], []])
    for side, entries in enumerate((olds, news)):
        kept = 0
        waiting: list[Entry] = []
        for entry in (*entries, None):
            if entry is not None and entry.partner is None:
                waiting.append(entry)
                continue
            after = 0 if entry is None else id(entry if side else entry.partner)
            if waiting:
                runs[kept, after][side] = waiting
            kept, waiting = after, []
    for of_old, of_new in runs.values():
        if len(of_old) == len(of_new) <= _RUN:
            for at, (old, new) in enumerate(zip(of_old, of_new, strict=True)):
                if [other for other in range(len(of_new)) if _is_alike(old, of_new[other])] == [at]:
                    yield old, new


def _is_alike(old: Entry, new: Entry) -> bool:
    if old.node.thing != "entry" or new.node.thing != "entry" or old.children or new.children:
        return False
    was, now = old.node.text, new.node.text
    if not was or not now or was == now or max(len(was), len(now)) > _MOST:
        return False
    words, others = _WORD.findall(was), _WORD.findall(now)
    begins = _in_common(words, others)
    ends = min(_in_common(words[::-1], others[::-1]), min(len(words), len(others)) - begins)
    gone, come = words[begins : len(words) - ends], others[begins : len(others) - ends]
    if not gone or not come:  # one has a part more
        return 2 * max(len("".join(gone)), len("".join(come))) <= max(len(was), len(now))
    return len(gone) == len(come) == 1 and _is_alike_word(gone[0], come[0])


def _is_alike_word(one: str, other: str) -> bool:
    """Tell whether words are numbers, or differ in a few letters alone."""
    if one.isdecimal() or other.isdecimal():
        return one.isdecimal() and other.isdecimal()
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    begins = _in_common(one, other)
    return begins + min(_in_common(one[::-1], other[::-1]), shorter - begins) >= _SHARE * longer


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words, or characters, that both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
