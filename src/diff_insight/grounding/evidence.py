"""What a diff shows, in the form in which claims are looked up: by side, folded, indexed only when asked.

A file's evidence is its patch (removed, added and unchanged lines), its paths, its status and its
counts; nothing else proves anything. Most files of a large range are never asked about, so every
index waits for its first question.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from diff_insight.diff.hunks import Hunk, read_hunks
from diff_insight.facts.analyze import facts_of
from diff_insight.grounding.counts import Counts, count, together, told
from diff_insight.grounding.folding import HAN, KANA
from diff_insight.grounding.sidetext import JoinedText, SideText
from diff_insight.model import Context, Fact, FileChange, ModificationType

FactsInRange = Callable[[FileChange], tuple[Fact, ...]]
Side = Literal["removed", "added", "context", "path"]
SIDES: tuple[Side, ...] = ("removed", "added", "context", "path")
_SIGNS = {"-": "removed", "+": "added", " ": "context"}
_SPOKEN = 0.05
"""The share of a script's characters from which on a patch counts as written in it."""
_SAYING = 8
"""Lines of up to so many characters are too common to show that text moved."""


class Evidence:
    """What one file's change shows.

    Args:
        change: The file; only patch, paths, status and counts are read.
        context: Lines outside the hunks that say where things stand.
        in_range: Gives the facts of the change beside the other files', in which what moves between them
            is neither new nor gone.
    """

    def __init__(
        self, change: FileChange, in_range: FactsInRange | None = None, *, context: Context | None = None
    ) -> None:
        self.change = change
        self.context = context or Context()
        self._in_range = in_range

    @cached_property
    def hunks(self) -> tuple[Hunk, ...]:
        """The hunks of the patch."""
        return read_hunks(self.change.patch)

    @cached_property
    def sides(self) -> dict[Side, SideText]:
        """The text of each side; a hunk's heading counts as an unchanged line."""
        lines: dict[str, list[str]] = {"removed": [], "added": [], "context": []}
        for hunk in self.hunks:
            if hunk.heading:
                lines["context"].append(hunk.heading)
            for line in hunk.lines:
                lines[_SIGNS[line.side]].append(line.text)
        lines["context"] += (*self.context.old.values(), *self.context.new.values())
        paths = [self.change.path, self.change.previous_path or ""]
        whole = {side: "\n".join(found) for side, found in lines.items()}
        for side, text in dict.fromkeys(_units(self.facts)):
            if text not in whole[side]:  # a name with its owners, a sentence over two lines
                lines[side].append(text)
        return {
            "removed": SideText(lines["removed"]),
            "added": SideText(lines["added"]),
            "context": SideText(lines["context"]),
            "path": SideText(paths, path=True),
        }

    @cached_property
    def blocks(self) -> tuple[tuple[SideText, SideText], ...]:
        """Removed and added lines that stand against each other: line by line where as many go as come."""
        found: list[tuple[SideText, SideText]] = []
        for hunk in self.hunks:
            for changed, run in groupby(hunk.lines, key=lambda line: line.side != " "):
                lines = list(run) if changed else []
                removed = [line.text for line in lines if line.side == "-"]
                added = [line.text for line in lines if line.side == "+"]
                if len(removed) == len(added):
                    found.extend(
                        (SideText((old,)), SideText((new,))) for old, new in zip(removed, added, strict=True)
                    )
                elif removed and added:
                    found.append((SideText(removed), SideText(added)))
        return tuple(found)

    def on(self, side: Side, test: Callable[[SideText], bool]) -> bool:
        """Whether the test holds on the side."""
        return test(self.sides[side])

    def count(self, side: Side, needle: str, *, exact: bool = False) -> int:
        """How often the needle stands on the side."""
        return self.sides[side].count(needle, exact=exact)

    def speaks(self, *, kana: bool) -> bool:
        """Whether the patch itself has such text (kana, or han), so that such quotes can be compared."""
        script = KANA if kana else HAN
        texts = [self.sides[side].text for side in ("removed", "added", "context")]
        return sum(len(script.findall(text)) for text in texts) > sum(map(len, texts)) * _SPOKEN

    @property
    def files(self) -> int:
        """How many files it is."""
        return 1

    def has_line(self, number: int) -> bool:
        """Whether a hunk shows the line of that number, on either side."""
        return any(
            start <= number <= start + len(hunk.lines)
            for hunk in self.hunks
            for start in (hunk.old_start, hunk.new_start)
        )

    @property
    def nameless(self) -> tuple[str, ...]:
        """The new base name of a file whose old name the source does not tell."""
        change = self.change
        untold = change.status in {"renamed", "copied"} and change.previous_path is None
        return (change.path.rpartition("/")[2],) if untold else ()

    def files_with(self, test: Callable[[SideText], bool]) -> frozenset[int]:
        """On how many files' sides the test holds: 0 or 1 here."""
        return frozenset(int(test(self.sides[side])) for side in SIDES)

    @cached_property
    def counts(self) -> Counts:
        """The numbers that counting gives."""
        return count(self.change, self.hunks)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What the patch shows, worked out anew; costlier than all else here."""
        return facts_of(self.change, context=self.context)

    @cached_property
    def told(self) -> frozenset[int]:
        """How many things of a kind the patch shows."""
        alone = told(self.facts)
        return alone | told(self._in_range(self.change)) if self._in_range else alone

    @cached_property
    def stems(self) -> frozenset[str]:
        """The kinds of things that change, without what happens to them."""
        return frozenset(fact.thing for outer in self.facts for fact in outer.all())

    @cached_property
    def changed_lines(self) -> frozenset[str]:
        """The added and removed lines that say something, trimmed."""
        lines = (*self.sides["removed"].lines, *self.sides["added"].lines)
        return frozenset(line for line in (line.strip() for line in lines) if len(line) > _SAYING)


def _units(facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Give what facts name, each with the side that it stands on."""
    for outer in facts:
        for fact in outer.all():
            own = {"added": "added", "removed": "removed"}.get(fact.action, "context")
            named = [
                (own, fact.name),
                ("removed", fact.previous_name),
                ("removed", fact.old),
                ("added", fact.new),
            ]
            named += [("context", place) for place in fact.where]
            for key, value in fact.details.items():
                end = key.rpartition("_")[2]
                named.append(({"old": "removed", "new": "added"}.get(end, own), value))
            for side, text in named:
                if text:
                    yield side, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is known of a range beside its files: who says what, and how much it is.

    Attributes:
        texts: Names of both sides; commits' and pull request's words, which are quoted as their authors'.
        numbers: How many commits, authors and files there are.
    """

    texts: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()


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

    @cached_property
    def sides(self) -> dict[Side, SideText]:
        """The text of each side of all files."""
        sides = {side: [part.sides[side] for part in self.parts] for side in SIDES}
        sides["context"].append(SideText(self.said.texts))
        return {side: JoinedText(found) for side, found in sides.items()}

    @cached_property
    def told(self) -> frozenset[int]:
        """How many things of a kind any of the files shows, and how many files show no other kind."""
        alone = Counter(part.stems for part in self.parts)
        numbers = {number for part in self.parts for number in part.told} | set(alone.values())
        numbers |= self.said.numbers
        for stems in list(alone):
            numbers.add(sum(size for other, size in alone.items() if other <= stems))
        return frozenset(numbers)

    @cached_property
    def blocks(self) -> tuple[tuple[SideText, SideText], ...]:
        """Removed and added lines of each run of changed lines that has both, file after file."""
        return tuple(block for part in self.parts for block in part.blocks)

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


def evidence_of(
    change: FileChange, *, context: Context | None = None, in_range: FactsInRange | None = None
) -> Evidence:
    """Give what a file's change shows. Costs nothing until something is looked up.

    Args:
        change: The file.
        context: Lines outside the hunks that say where things stand.
        in_range: Gives the facts of the change beside the other files', where those are known.
    """
    return Evidence(change, in_range, context=context)


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
