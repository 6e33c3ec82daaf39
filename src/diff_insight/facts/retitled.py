"""Sections that bear a longer or a shorter title now, whatever they say: in one place, of the same words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, even
from diff_insight.late import late

_WORD = re.compile(r"\w+")
_HAN = late(r"[\u3040-\u30ff\u3400-\u9fff]")
_TELLING = 2
"""Words of the shorter title that tell which section it is; one, such as `Options`, recurs."""
_TELLING_SIGNS = 4
"""The same in signs of a script that sets no blanks between words."""


def retitled(olds: Sequence[Entry], news: Sequence[Entry], changed: Changed) -> Iterator[tuple[Entry, Entry]]:
    """Give those of one owner of which one came where the other went, its title in the other one."""
    runs: dict[int, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if entry.node.thing == "section" and entry.partner is None and entry.node.heads:
                runs[changed.kept_before(entry.node.heads[0], old=entry.old)][side].append(entry)
    for of_old, of_new in runs.values():
        if len(of_old) == len(of_new) == 1 and _holds(of_old[0].node.name, of_new[0].node.name):
            old, new = of_old[0], of_new[0]
            if changed.together(old.node.heads[0], new.node.heads[0]):
                yield old, new


def _holds(was: str, now: str) -> bool:
    """Tell whether one title has all words of the other side by side."""
    shorter, longer = sorted((_WORD.findall(even(was)), _WORD.findall(even(now))), key=len)
    if _HAN.search(was) and _HAN.search(now):
        said, says = sorted(("".join(shorter), "".join(longer)), key=len)
        return len(said) >= _TELLING_SIGNS and said in says
    return len(shorter) >= _TELLING and f" {' '.join(shorter)} " in f" {' '.join(longer)} "
