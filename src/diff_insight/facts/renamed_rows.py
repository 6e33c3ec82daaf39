"""Rows of a table that say the same of something that bears another name now: renamed, not gone."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, folded
from diff_insight.late import late

_WORD = re.compile(r"[^\W_]{2,}")
_SIGN = late(r"[\u3041-\u30ff\u3400-\u9fff]")
_SAYS = 3
"""Words of its other cells by which a row is known; a type or a number recurs by chance."""
_SEVERAL = 3
"""Rows of a table from which on these are renamed together, however little each says."""
_SIGNS_OF_WORD = 2
"""Signs of a script without blanks that make about one word."""
_FEW = 300
"""Rows beyond which a table is not searched: time stays linear."""


def renamed_rows(
    olds: Sequence[Entry], news: Sequence[Entry], changed: Changed
) -> Iterator[tuple[Entry, Entry]]:
    """Give the rows of one table of which all but the first cell is the same, where only one says that."""
    found: dict[tuple[str, ...], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        rows = [entry for entry in entries if entry.node.thing == "table_row"]
        if not 0 < len(rows) <= _FEW:
            return
        for entry in rows:
            found[_says(entry)][side].append(entry)
    same = [
        (said, of_old[0], of_new[0])
        for said, (of_old, of_new) in found.items()
        if len(of_old) == len(of_new) == 1 and of_old[0].partner is None and of_new[0].partner is None
    ]
    same = [one for one in same if any(one[0]) and changed.together(one[1].node.first, one[2].node.first)]
    yield from ((old, new) for said, old, new in same if len(same) >= _SEVERAL or _telling(said))


def only_renamed(old: Entry, new: Entry) -> bool:
    """Tell whether two rows are one that bears another name now: they alone say what they say besides."""
    said = _says(old)
    if said != _says(new) or not any(said):
        return False
    tables = [entry.parent.children if entry.parent is not None else [] for entry in (old, new)]
    if any(len(rows) > _FEW or sum(_says(row) == said for row in rows) != 1 for rows in tables):
        return False
    return _telling(said) or sum(map(_of_another_name, tables[1])) >= _SEVERAL


def _of_another_name(row: Entry) -> bool:
    """Tell whether a row says of one name what it said of another."""
    was = row.partner
    return was is not None and was.node.name != row.node.name and _says(was) == _says(row)


def _says(row: Entry) -> tuple[str, ...]:
    return tuple(folded(one.node.text) for one in row.children if one.node.thing == "table_cell")


def _telling(said: tuple[str, ...]) -> bool:
    text = " ".join(said)
    signs = len(_SIGN.findall(text))
    words = sum(not _SIGN.search(word) for word in _WORD.findall(text))
    return words + signs // _SIGNS_OF_WORD >= _SAYS
