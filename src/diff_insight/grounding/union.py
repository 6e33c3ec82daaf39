"""What several files show together, for the texts that speak of all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property

from diff_insight.grounding.amounts import Asked, amounts_of_any, listed
from diff_insight.grounding.counts import Counts, together, told
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.sidetext import JoinedText, SideText
from diff_insight.grounding.testimony import Said
from diff_insight.grounding.told_facts import SIDES, Side
from diff_insight.model import ModificationType


class Union:
    """What several files show together, for the texts that speak of all of them.

    Args:
        parts: The files' evidence.
        types: The modification type of each, where the text may speak of types.
        said: What is known of the range beside its files.
    """

    def __init__(
        self, parts: Sequence[Evidence], types: Sequence[ModificationType] = (), *, said: Said | None = None
    ) -> None:
        self.parts = parts
        self.types = types
        self.said = said or Said()
        self._amounts = cache(lambda asked: amounts_of_any(([part.facts for part in self.parts],), asked))

    @cached_property
    def sides(self) -> dict[Side, SideText]:
        """The text of each side of all files."""
        sides = {side: [part.sides[side] for part in self.parts] for side in SIDES}
        sides["context"].append(self.said.side)
        return {side: JoinedText(found) for side, found in sides.items()}

    def quotes(self, side: Side, text: str) -> bool:
        """Whether the text is a whole unit of that side of any file, or how a long one begins."""
        return any(part.quotes(side, text) for part in self.parts)

    def actions(self, text: str) -> frozenset[str]:
        """What happened to everything in any of the files that is called so or says just that."""
        return frozenset().union(*(part.actions(text) for part in self.parts))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """What stood somewhere in any of the files and what stands there now."""
        return frozenset().union(*(part.pairs for part in self.parts))

    @property
    def places(self) -> frozenset[int]:
        """How many places something stands in, in any of the files."""
        return frozenset().union(*(part.places for part in self.parts))

    @cached_property
    def told(self) -> frozenset[int]:
        """How many things of a kind any of the files shows, and how many files show no other kind."""
        alone = Counter(part.stems for part in self.parts)
        numbers = {number for part in self.parts for number in told(part.facts)} | set(alone.values())
        numbers |= self.said.numbers
        for stems in list(alone):
            numbers.add(sum(size for other, size in alone.items() if other <= stems))
        return frozenset(numbers)

    def amounts(self, asked: Asked) -> frozenset[int] | None:
        """How many of what is asked there are in all files or any; None where they know no such thing."""
        return self._amounts(asked)

    def listed(self, names: frozenset[str]) -> frozenset[int] | None:
        """How many there are in all files or any of what bears these names; None where nothing does."""
        return listed([part.facts for part in self.parts], names)

    @cached_property
    def blocks(self) -> tuple[tuple[SideText, SideText], ...]:
        """Removed and added lines of each run of changed lines that has both, file after file."""
        return tuple(block for part in self.parts for block in part.blocks)

    def stays(self, text: str) -> bool:
        """Whether something that is called so is there before and after in a file, and in none it came."""
        still = {"changed", "layout", "moved"}
        return any(part.stays(text) for part in self.parts) and self.actions(text) <= still

    def told_of(self, name: str) -> "Union":
        """What the files show together that have the name; all of them where none has it."""
        low = name.lower()
        parts = [part for part in self.parts if any(part.sides[side].has(low) for side in SIDES)]
        return Union(parts, said=self.said) if parts and len(parts) < len(self.parts) else self

    def holds(self, place: str, text: str) -> bool | None:
        """Whether what bears the name has a changed line with that text in any file, see `Evidence.holds`."""
        return _any(part.holds(place, text) for part in self.parts)

    def has_body(self, place: str) -> bool:
        """Whether something of any file that bears the name has statements or members of its own."""
        return any(part.has_body(place) for part in self.parts)

    def switched(self, name: str) -> frozenset[bool]:
        """Whether what bears the name is on after the change in any file."""
        return frozenset().union(*(part.switched(name) for part in self.parts))

    def guards(self, holders: Sequence[str], code: Sequence[str]) -> frozenset[str]:
        """What happened to the checks in these functions that are about this code, in any file."""
        return frozenset().union(*(part.guards(holders, code) for part in self.parts))

    def owners_of(self, name: str) -> frozenset[str]:
        """What holds every thing of that name that came or went in any file, see `Evidence.owners_of`."""
        return frozenset().union(*(part.owners_of(name) for part in self.parts))

    def field_actions(self, key: str) -> frozenset[str]:
        """What happened in any file to the fields of the metadata whose keys end in a word."""
        return frozenset().union(*(part.field_actions(key) for part in self.parts))

    def changes_of(self, needle: str) -> frozenset[int]:
        """How many more of it each run of changed lines has afterwards, in any file."""
        return frozenset().union(*(part.changes_of(needle) for part in self.parts))

    def rewraps(self, needle: str) -> bool | None:
        """Whether the changed lines that have it are the same after as before, in every file."""
        found = [wraps for part in self.parts if (wraps := part.rewraps(needle)) is not None]
        return all(found) if found else None

    def required(self, name: str) -> frozenset[bool]:
        """Whether what bears the name became required or optional in any file."""
        return frozenset().union(*(part.required(name) for part in self.parts))

    def calls_with(self, callee: str, text: str) -> bool | None:
        """Whether a call of the name has a changed line with that text in any file."""
        return _any(part.calls_with(callee, text) for part in self.parts)

    def stands_only(self, test: Callable[[SideText], bool]) -> Side | None:
        """On which side alone lines of any file pass the test; None where they do on none or several."""
        found = {side for part in self.parts for side, text in part.lines.items() if test(text)}
        return found.pop() if len(found) == 1 else None

    def on(self, side: Side, test: Callable[[SideText], bool]) -> bool:
        """Whether the test holds on the side of any file."""
        return test(self.sides[side])

    def count(self, side: Side, needle: str, *, exact: bool = False) -> int:
        """How often the needle stands on the side in all files."""
        return self.sides[side].count(needle, exact=exact)

    def speaks(self, *, kana: bool) -> bool:
        """Whether any patch has such text."""
        return any(part.speaks(kana=kana) for part in self.parts)

    @property
    def files(self) -> int:
        """How many files they are."""
        return len(self.parts)

    def has_line(self, number: int) -> bool:
        """Whether any file shows the line of that number."""
        return any(part.has_line(number) for part in self.parts)

    @property
    def nameless(self) -> tuple[str, ...]:
        """The new base names of the files whose old names the source does not tell."""
        return tuple(name for part in self.parts for name in part.nameless)

    def files_with(self, test: Callable[[SideText], bool]) -> frozenset[int]:
        """On how many files' sides the test holds, side by side and on any changed line."""
        each = [tuple(test(part.sides[side]) for side in SIDES) for part in self.parts]
        changed = sum(1 for removed, added, *_ in each if removed or added)
        return frozenset((*(sum(held) for held in zip(*each, strict=True)), changed))

    @cached_property
    def counts(self) -> Counts:
        """The numbers that counting lines, files and folders gives."""
        return together(
            [part.counts for part in self.parts], [part.change for part in self.parts], self.types
        )


def _any(held: Iterable[bool | None]) -> bool | None:
    found = set(held)
    return True if True in found else False if False in found else None


def union(
    parts: Iterable[Evidence], *, types: Sequence[ModificationType] = (), said: Said | None = None
) -> Union:
    """Give what several files show together.

    Args:
        parts: The files' evidence.
        types: The files' types in the same order, for texts that claim breaking changes or new features.
        said: What is known of the range beside its files.
    """
    return Union(tuple(parts), types, said=said)


Shown = Evidence | Union
"""What a text is held against."""
