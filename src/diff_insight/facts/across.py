"""What went from one file of a range to another: gone here and new there is one move."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diff_insight.facts.one_scope import of_one_scope
from diff_insight.facts.side_by_side import Compare
from diff_insight.model import Fact

MOVED_WEIGHT = 40
"""Characters that a thing must say to be recognised in another file: shorter ones recur by chance."""
_NAMED = frozenset(
    {"macro", "constant", "type_alias", "enum", "struct", "class", "interface", "trait", "function", "test"}
    | {"resource", "data_source", "input_variable", "terraform_module"}
)
"""Definitions that stand by themselves: what bears one name and says the same is one, be it ever so short."""


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


def across(files: Sequence[Traced], compare: Compare | None = None) -> list[tuple[Fact, ...]]:
    """Give the facts of each file with what moved between files stated as moved on both sides.

    The side where it is gone names the other file in `details["to"]`, the side where it is new in
    `details["from"]`.

    Args:
        files: All of the range.
        compare: Gives what differs between the two versions of a type that stands in another file now.
    """
    gone: dict[object, list[tuple[int, int]]] = defaultdict(list)
    come: Counter[object] = Counter()
    for at, file in enumerate(files):
        for place, mark in enumerate(file.marks):
            if (known := _known_by(file.facts[place], mark)) is None:
                continue
            if file.facts[place].action == "removed":
                gone[known].append((at, place))
            come[known] += file.facts[place].action == "added"
    facts = [list(file.facts) for file in files]
    for at, file in enumerate(files):
        for place, mark in enumerate(file.marks):
            known = _known_by(file.facts[place], mark)
            if known is None or file.facts[place].action != "added" or not gone.get(known):
                continue
            if isinstance(known, tuple) and not len(gone[known]) == come[known] == 1:
                continue
            source, spot = gone[known].pop(0)
            hidden = files[source].facts[spot].public and not file.facts[place].public
            if source == at or (isinstance(known, tuple) and hidden):
                continue
            facts[at][place] = _moved(file.facts[place], "from", files[source].previous_path)
            facts[source][spot] = _moved(files[source].facts[spot], "to", file.path)
    return of_one_scope([(file.previous_path, file.path) for file in files], facts, compare)


def _known_by(fact: Fact, mark: tuple[bytes, int] | None) -> object:
    """Give what recognises a thing in another file: what it says, of a short one its name too; or None."""
    if mark is None:
        return None
    if mark[1] >= MOVED_WEIGHT:
        return mark[0]
    return (fact.thing, fact.name, mark[0]) if fact.thing in _NAMED and fact.name else None


def _moved(fact: Fact, end: str, path: str) -> Fact:
    return replace(fact, kind=f"{fact.thing}_moved", parts=(), details={**fact.details, end: path})
