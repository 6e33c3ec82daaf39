"""Sections that bear another title now: in one place, and of the same words or with what stayed in both.

Of a section that was written anew nearly to its end the words tell little: the heading in its place, with
the text below it that stayed, tells that it is one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, even
from diff_insight.facts.replaced_sections import is_called
from diff_insight.late import late

_WORD = re.compile(r"\w+")
_HAN = late(r"[\u3040-\u30ff\u3400-\u9fff]")
_TELLING = 2
"""Words of the shorter title that tell which section it is; one, such as `Options`, recurs."""
_SAYS = 40
"""Characters of a text that does not stand below two headings by chance."""
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
        if not len(of_old) == len(of_new) == 1:
            continue
        old, new = of_old[0], of_new[0]
        of_one = _holds(old.node.name, new.node.name) or _keeps(old, new, changed)
        if of_one and changed.together(old.node.heads[0], new.node.heads[0]):
            yield old, new


def _keeps(old: Entry, new: Entry, changed: Changed) -> bool:
    """Tell whether what a section begins with stays, and the other one, as deep, begins with it.

    What is called by its title, an option or a function, is another one under another title.
    """
    if old.node.details.get("level") != new.node.details.get("level"):
        return False
    if is_called(old.node.name) or is_called(new.node.name):
        return False
    kept = next((one for one in old.children if not one.changed and one.weight >= _SAYS), None)
    line = changed.new_line(kept.node.first) if kept is not None else None
    return line is not None and any(one.node.first == line and not one.changed for one in new.children)


def _holds(was: str, now: str) -> bool:
    """Tell whether one title has all words of the other side by side."""
    shorter, longer = sorted((_WORD.findall(even(was)), _WORD.findall(even(now))), key=len)
    if _HAN.search(was) and _HAN.search(now):
        said, says = sorted(("".join(shorter), "".join(longer)), key=len)
        return len(said) >= _TELLING_SIGNS and said in says
    return len(shorter) >= _TELLING and f" {' '.join(shorter)} " in f" {' '.join(longer)} "
