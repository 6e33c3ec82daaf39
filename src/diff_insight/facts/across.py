"""What went from one file of a range to another: gone here and new there is one move."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diff_insight.model import Fact

MOVED_WEIGHT = 40
"""Characters that a thing must say to be recognised in another file: shorter ones recur by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A file's facts, with what recognises the things of its outermost facts in other files.

    Attributes:
        path: The file's path in the head.
        previous_path: Its path in the base.
        facts: In the order of the file.
        marks: For each fact a digest of the thing that is new or gone and its weight in characters, or None.
    """

    path: str
    previous_path: str
    facts: tuple[Fact, ...]
    marks: tuple[tuple[bytes, int] | None, ...]


def across(files: Sequence[Traced]) -> list[tuple[Fact, ...]]:
    """Give the facts of each file with what moved between files stated as moved on both sides.

    The side where it is gone names the other file in `details["to"]`, the side where it is new in
    `details["from"]`.
    """
    gone: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
    for at, file in enumerate(files):
        for place, mark in enumerate(file.marks):
            if mark and mark[1] >= MOVED_WEIGHT and file.facts[place].action == "removed":
                gone[mark[0]].append((at, place))
    facts = [list(file.facts) for file in files]
    for at, file in enumerate(files):
        for place, mark in enumerate(file.marks):
            if not mark or file.facts[place].action != "added" or not gone.get(mark[0]):
                continue
            source, spot = gone[mark[0]].pop(0)
            if source == at:
                continue
            facts[at][place] = _moved(file.facts[place], "from", files[source].previous_path)
            facts[source][spot] = _moved(files[source].facts[spot], "to", file.path)
    return [tuple(found) for found in facts]


def _moved(fact: Fact, end: str, path: str) -> Fact:
    return replace(fact, kind=f"{fact.thing}_moved", parts=(), details={**fact.details, end: path})
