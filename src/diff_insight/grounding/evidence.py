"""What a diff shows, in the form in which claims are looked up: by side, folded, indexed only when asked.

A file's evidence is its patch (removed, added and unchanged lines), its paths, its status and its
counts; nothing else proves anything. Most files of a large range are never asked about, so every
index waits for its first question.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import groupby

from diff_insight.diff.hunks import Hunk, read_hunks
from diff_insight.facts.analyze import facts_of, trees_of
from diff_insight.grounding.amounts import Asked, amounts_of_any, listed
from diff_insight.grounding.counts import Counts, count, told
from diff_insight.grounding.folding import HAN, KANA, paired, spoken, stream
from diff_insight.grounding.guarded import guards_of, required_of
from diff_insight.grounding.guarding import Guarded, guarded
from diff_insight.grounding.holders import Holders
from diff_insight.grounding.sidetext import SideText, rewraps
from diff_insight.grounding.switched_on import switches_of
from diff_insight.grounding.told_facts import (
    SIDES,
    Side,
    both,
    homes_of,
    is_place,
    owners_of,
    renamed,
    says_at,
    units,
)
from diff_insight.grounding.vocabulary import DECLARED
from diff_insight.model import Context, Fact, FileChange

FactsInRange = Callable[[FileChange], tuple[Fact, ...]]
_SIGNS = {"-": "removed", "+": "added", " ": "context"}
_FROM = frozenset({"from", "to"})
_SPOKEN = 0.05
"""The share of a script's characters from which on a patch counts as written in it."""
_BEGINNING = 2
"""From so many blanks on, the beginning of a unit is told from a name."""
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
        self,
        change: FileChange,
        in_range: FactsInRange | None = None,
        *,
        context: Context | None = None,
    ) -> None:
        self.change = change
        self.context = context or Context()
        self._in_range = in_range
        self._amounts = cache(lambda asked: amounts_of_any(((self.facts,), (self.alone,)), asked))

    @cached_property
    def hunks(self) -> tuple[Hunk, ...]:
        """The hunks of the patch."""
        return read_hunks(self.change.patch)

    @cached_property
    def sides(self) -> dict[Side, SideText]:
        """The text of each side; a hunk's heading counts as an unchanged line."""
        lines: dict[str, list[str]] = {"removed": [], "added": [], "context": [], "unit": []}
        for hunk in self.hunks:
            if hunk.heading:
                lines["context"].append(hunk.heading)
            for line in hunk.lines:
                lines[_SIGNS[line.side]].append(line.text)
        lines["unit"] += self.runs
        lines["context"] += (*self.context.old.values(), *self.context.new.values())
        paths = [self.change.path, self.change.previous_path or ""]
        for fact in self.facts:
            if fact.thing == "file":  # the file that took its place, or whose place it took
                paths += [fact.name, fact.previous_name or ""]
        whole = {side: "\n".join(found) for side, found in lines.items()}
        for side, other, text in dict.fromkeys(units(self.facts)):
            if text and text not in whole[side]:  # a name with its owners, a sentence over two lines
                lines[other].append(text)
        return {
            "removed": SideText(lines["removed"]),
            "added": SideText(lines["added"]),
            "context": SideText(lines["context"]),
            "unit": SideText(lines["unit"]),
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

    @cached_property
    def changed_runs(self) -> tuple[tuple[SideText, SideText], ...]:
        """Removed and added lines of each run of changed lines."""
        found = []
        for hunk in self.hunks:
            for changed, run in groupby(hunk.lines, key=lambda line: line.side != " "):
                lines = list(run) if changed else []
                if lines:
                    old, new = ([line.text for line in lines if line.side == side] for side in "-+")
                    found.append((SideText(old), SideText(new)))
        return tuple(found)

    def changes_of(self, needle: str) -> frozenset[int]:
        """How many more of it each run of changed lines has afterwards."""
        low = needle.lower()
        return frozenset(new.count(low) - old.count(low) for old, new in self.changed_runs)

    def rewraps(self, needle: str) -> bool | None:
        """Whether the changed lines that have it are the same after as before, but for their blanks."""
        return rewraps(self.changed_runs, needle.lower())

    @cached_property
    def lines(self) -> dict[Side, SideText]:
        """The lines of each side, and nothing that facts say of them."""
        lines: dict[Side, list[str]] = {"removed": [], "added": [], "context": []}
        for hunk in self.hunks:
            lines["context"].append(hunk.heading)
            for line in hunk.lines:
                lines["removed" if line.side == "-" else "added" if line.side == "+" else "context"].append(
                    line.text
                )
        return {side: SideText(found) for side, found in lines.items()}

    def stands_only(self, test: Callable[[SideText], bool]) -> Side | None:
        """On which side alone lines pass the test; None where they do on none or several."""
        found = [side for side, text in self.lines.items() if test(text)]
        return found[0] if len(found) == 1 else None

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
        return self._in_range(self.change) if self._in_range else self.alone

    @cached_property
    def alone(self) -> tuple[Fact, ...]:
        """The same without the other files of the range, in which what moves to them is gone."""
        return facts_of(self.change, context=self.context)

    @cached_property
    def told(self) -> frozenset[int]:
        """How many things of a kind the patch shows."""
        return told(self.facts) | told(self.alone)

    def amounts(self, asked: Asked) -> frozenset[int] | None:
        """How many of what is asked there are; None where the facts know no such thing."""
        return self._amounts(asked)

    def listed(self, names: frozenset[str]) -> frozenset[int] | None:
        """How many there are of what bears these names; None where nothing does."""
        return listed((self.facts,), names)

    @cached_property
    def _staying(self) -> frozenset[str]:
        """The names that as many things bear after as before."""
        was, now = (
            Counter(stream(node.name) for node in root.all() if node.thing in DECLARED)
            for root in trees_of(self.change, self.context)
        )
        return frozenset(name for name, size in was.items() if now[name] == size)

    def stays(self, text: str) -> bool:
        """Whether something that is called so is there before and after, and no fact is about its coming.

        What moved within what holds it neither came nor went.
        """
        actions = self.actions(text)
        return (stream(text) in self._staying and actions <= {"changed", "layout"}) or (
            actions == {"moved"} and stream(text) in self._moved_within
        )

    @cached_property
    def _moved_within(self) -> frozenset[str]:
        """The names of what moved and has the owner that it had."""
        return frozenset(
            stream(fact.name)
            for outer in self.facts
            for fact in outer.all()
            if fact.action == "moved" and not fact.previous_name and not _FROM.intersection(fact.details)
        )

    @cached_property
    def holders(self) -> Holders:
        """What holds its changed lines."""
        return Holders(self.change, self.context, self.hunks)

    def holds(self, place: str, text: str) -> bool | None:
        """Whether what bears the name has a changed line with that text; None where either is not known."""
        held = self.holders.holds(place, text)
        return True if held is False and says_at(self.facts, place, text) else held

    def is_place(self, name: str) -> bool:
        """Whether it bears the name of something that holds changed lines, or of a fact."""
        return self.holders.holds_any(name) or bool(self.actions(name)) or is_place(self.facts, name)

    def has_body(self, place: str) -> bool:
        """Whether something that bears the name has statements or members of its own."""
        return self.holders.has_body(place)

    def switched(self, name: str) -> frozenset[bool]:
        """Whether what bears the name is on after the change; empty where that is not told."""
        facts = (fact for outer in self.facts for fact in outer.all())
        found = switches_of(facts, iter(self.lines["added"].lines), name)
        low = name.lower()
        if found or self.lines["removed"].has(low) or self.lines["added"].has(low):
            return found  # where the lines name it otherwise it may be set elsewhere
        return switches_of((), iter(self.lines["context"].lines), name)

    def guards(self, holders: Sequence[str], code: Sequence[str]) -> frozenset[str]:
        """What happened to the checks in these functions that are about this code, see `guards_of`."""
        return guards_of((fact for outer in self.facts for fact in outer.all()), holders, code)

    def required(self, name: str) -> frozenset[bool]:
        """Whether what bears the name became required or optional; empty where neither happened."""
        return required_of((fact for outer in self.facts for fact in outer.all()), name)

    @cached_property
    def guarded(self) -> tuple[Guarded, ...]:
        """The lines after the change with the conditions that they stand under."""
        return tuple(guarded(self.hunks))

    def calls_with(self, callee: str, text: str) -> bool | None:
        """Whether a call of the name has a changed line with that text; None where none does at all."""
        return self.holders.calls_with(callee, text)

    @cached_property
    def units(self) -> tuple[frozenset[str], frozenset[str]]:
        """Whole units that facts quote from the file before and from the file after, as streams of words."""
        every = [pair for outer in self.facts for fact in outer.all() for pair in both(fact)]
        return frozenset(spoken(old) for old, _ in every), frozenset(spoken(new) for _, new in every)

    @cached_property
    def runs(self) -> tuple[str, str]:
        """The hunks of the file before and after without white space: statements stand on several lines."""
        both = []
        for other in "+-":
            hunks = ("".join(line.text for line in hunk.lines if line.side != other) for hunk in self.hunks)
            both.append("\n".join("".join(hunk.split()) for hunk in hunks))
        return both[0], both[1]

    def quotes(self, side: Side, text: str) -> bool:
        """Whether the text is a whole unit of that side, how a long one begins, or in that side alone."""
        own, other = self.runs if side == "removed" else self.runs[::-1]
        run = "".join(text.split())
        if run != text and run in own and run not in other:
            return True
        units = self.units[0 if side == "removed" else 1]
        said = spoken(text)
        return said in units or (
            said.count(" ") >= _BEGINNING and any(unit.startswith(said) for unit in units)
        )

    @cached_property
    def _actions(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for fact in (fact for outer in (*self.facts, *self.alone) for fact in outer.all()):
            for text in filter(None, {fact.name, fact.old, fact.new, fact.previous_name}):
                found.setdefault(stream(text), set()).add(fact.action)
        return {text: frozenset(actions) for text, actions in found.items()}

    def actions(self, text: str) -> frozenset[str]:
        """What happened to everything that is called so or says just that; empty where nothing does."""
        return self._actions.get(stream(text), frozenset())

    def owners_of(self, name: str) -> frozenset[str]:
        """What holds all things of that name that came or went, at any depth; empty where one has none."""
        return owners_of((fact for outer in self.facts for fact in outer.all()), name)

    def homes_of(self, name: str) -> tuple[frozenset[str], ...]:
        """What holds each thing of that name that came or went, see `homes_of`."""
        return homes_of((fact for outer in self.facts for fact in outer.all()), name)

    def field_actions(self, key: str) -> frozenset[str]:
        """What happened to the fields of the page's metadata whose keys end in a word."""
        return frozenset(
            fact.action
            for outer in self.facts
            for fact in outer.all()
            if fact.thing == "metadata" and fact.name.rpartition(".")[2].lower() == key.lower()
        )

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """What the facts say stood somewhere and what stands there now, as streams of words."""
        every = (fact for outer in self.facts for fact in outer.all())
        known = [pair for fact in every for pair in (*both(fact), *renamed(fact)) if all(pair)]
        return frozenset(pair for old, new in known for pair in paired(old, new))

    @cached_property
    def places(self) -> frozenset[int]:
        """How many places something stands in: innermost ones, and whole paths."""
        every = [fact for outer in self.facts for fact in outer.all()]
        return frozenset({len({fact.where for fact in every}), len({fact.where[-1:] for fact in every})})

    @cached_property
    def stems(self) -> frozenset[str]:
        """The kinds of things that change, without what happens to them."""
        return frozenset(fact.thing for outer in self.facts for fact in outer.all())

    @cached_property
    def changed_lines(self) -> frozenset[str]:
        """The added and removed lines that say something, trimmed."""
        lines = (*self.sides["removed"].lines, *self.sides["added"].lines)
        return frozenset(line for line in (line.strip() for line in lines) if len(line) > _SAYING)


def evidence_of(
    change: FileChange,
    *,
    context: Context | None = None,
    in_range: FactsInRange | None = None,
) -> Evidence:
    """Give what a file's change shows. Costs nothing until something is looked up.

    Args:
        change: The file.
        context: Lines outside the hunks that say where things stand.
        in_range: Gives the facts of the change beside the other files', where those are known.
    """
    return Evidence(change, in_range, context=context)
