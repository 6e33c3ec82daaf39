"""Whose a changed line is that several things share, or that holds but a sign of the notation."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.changed import Changed
from diff_insight.facts.line_sets import lines_of_all, minus, plus
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact, Lines

_PLAIN = Thing(name="")
_SIGNS = re.compile(r"[{}\[\](),;]+")
_SEPARATES = re.compile(r"[\s(){}\[\],;:'\"`\\]+|\b(?:begin|do|then|end|fi|done|esac)\b")
_WORDS = re.compile(r"\w+")

_OF_BLOCKS = re.compile(r"\b(?:return|get)\b|=>?")
"""What tells a body of one expression from the same one in a block."""

_OF_GROUP = re.compile(r"(?:type|var|const) ")


class Bystanders:
    """Settles it for the facts of one file.

    Args:
        things: The rows of all formats.
        changed: The changed lines of the file.
    """

    def __init__(self, things: Mapping[str, Thing], changed: Changed) -> None:
        self._things = things
        self._changed = changed
        self._same: dict[Lines, bool] = {}

    def same_words(self, lines: Lines) -> bool:
        """Tell whether lines differ in marks and white space alone, wherever they break.

        Looked at once: of a page of JSON in one line thousands of values ask.
        """
        if lines not in self._same:
            self._same[lines] = self._have_same_words(lines)
        return self._same[lines]

    def _have_same_words(self, lines: Lines) -> bool:
        removed = " ".join(self._changed.removed[number] for number in lines.removed)
        added = " ".join(self._changed.added[number] for number in lines.added)
        return not removed or not added or _WORDS.findall(removed) == _WORDS.findall(added)

    def _return_alike(self, lines: Lines) -> bool:
        """Tell whether lines say the same in a block and as one expression: `{ return x; }` and `=> x`."""
        sides = (self._changed.removed, lines.removed), (self._changed.added, lines.added)
        said = (_OF_BLOCKS.sub(" ", " ".join(texts[one] for one in numbers)) for texts, numbers in sides)
        was, now = ((_WORDS.findall(side), Counter(_SEPARATES.sub("", side))) for side in said)
        return was == now

    def with_signs(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Give values with the lines beside them that hold signs alone: braces of the one before."""
        left = minus(self._changed.lines, lines_of_all(facts))
        gained: dict[int, Lines] = {}
        for side, numbers in (("removed", left.removed), ("added", left.added)):
            texts = self._changed.removed if side == "removed" else self._changed.added
            owners = {
                number: at
                for at, fact in enumerate(facts)
                if self._things.get(fact.thing, _PLAIN).at_once and fact.action in {"added", "removed"}
                for number in getattr(fact.lines, side)
            }
            for number in numbers:
                owner = owners.get(number + 1, owners.get(number - 1))
                if owner is not None and _SIGNS.fullmatch(texts[number].strip()):
                    one = Lines(removed=(number,)) if side == "removed" else Lines(added=(number,))
                    gained[owner] = plus(gained.get(owner, Lines()), one)
        return tuple(
            replace(fact, lines=plus(fact.lines, gained[at])) if at in gained else fact
            for at, fact in enumerate(facts)
        )

    def without_bystanders(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Leave out what only shares its line with what really changed: the other values of a line of data.

        Where the line itself is told by one that changed on one side alone, that one gets both.
        """
        told = [fact for fact in facts if fact.action != "layout"]
        lines = lines_of_all(told)
        kept: list[Fact] = []
        more: dict[int, Lines] = {}
        for fact in facts:
            if fact.action != "layout":
                kept.append(fact)
            elif left := minus(fact.lines, lines):
                beside = _beside(fact.lines, told) or self._neighbour(fact.lines, told)
                if beside is None:
                    kept.append(self._layout_or_lines(fact, left))
                else:
                    more[id(beside)] = plus(more.get(id(beside), Lines()), left)
        return tuple(
            replace(fact, lines=plus(fact.lines, more[id(fact)])) if id(fact) in more else fact
            for fact in kept
        )

    def _neighbour(self, lines: Lines, told: Sequence[Fact]) -> Fact | None:
        """Give the new or gone thing beside lines that look changed and are not.

        Where one `}` ends what was there and another what is new, a diff may call either the new one.
        """
        if bool(lines.removed) == bool(lines.added):
            return None
        old = bool(lines.removed)
        texts = self._changed.removed if old else self._changed.added
        mine = lines.removed if old else lines.added
        if not any(texts[number].strip() for number in mine):
            return None
        near = [
            (min(abs(mine[-1] - theirs[0]), abs(theirs[-1] - mine[0])), at)
            for at, fact in enumerate(told)
            if (theirs := fact.lines.removed if old else fact.lines.added)
            and fact.action == ("removed" if old else "added")
        ]
        return told[min(near)[1]] if near else None

    def wraps(self, lines: Lines, facts: Sequence[Fact]) -> bool:
        """Tell whether a place stands on other lines now with all that it holds, which only is laid out."""
        laid_out = bool(facts) and all(fact.action == "layout" for fact in facts)
        both = bool(lines.removed and lines.added)
        return laid_out and both and self.same_words(lines) and self._same_marks(lines)

    def _same_marks(self, lines: Lines) -> bool:
        """Tell whether lines of a program say the same, what only separates or quotes apart."""
        sides = (self._changed.removed, lines.removed), (self._changed.added, lines.added)
        was, now = (
            Counter(_SEPARATES.sub("", " ".join(texts[number] for number in numbers)))
            for texts, numbers in sides
        )
        return was == now

    def _layout_or_lines(self, fact: Fact, left: Lines) -> Fact:
        """Give plain lines in place of a layout whose words differ: the tree does not know what changed.

        Args:
            fact: What is told as layout.
            left: Those of its lines that nothing beside it tells.
        """
        thing = self._things.get(fact.thing, _PLAIN)
        if thing.exact and thing.dotted:
            same = self.same_words(left) or self._return_alike(left) or self.grouped(left)
            return fact if same else _as_lines(replace(fact, lines=left))
        one_line = len(fact.lines.removed) == len(fact.lines.added) == 1
        if not thing.at_once or not one_line or self.same_words(fact.lines):
            return fact
        return _as_lines(fact)

    def grouped(self, lines: Lines) -> bool:
        """Tell whether lines differ in the word alone that a group says once, as Go's `type (`."""
        was, now = (
            ["".join(_OF_GROUP.sub("", texts[number].strip()).split()) for number in numbers]
            for texts, numbers in (
                (self._changed.removed, lines.removed),
                (self._changed.added, lines.added),
            )
        )
        return was == now

    def without_claims(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Give lines in place of layout where a file has nothing else and its marks differ: `*` and `**`."""
        if any(fact.action != "layout" for fact in facts):
            return tuple(facts)
        return tuple(
            _as_lines(fact)
            if self._things.get(fact.thing, _PLAIN).exact
            and not self._same_marks(fact.lines)
            and not self._return_alike(fact.lines)
            and not self.grouped(fact.lines)
            else fact
            for fact in facts
        )


def _as_lines(fact: Fact) -> Fact:
    where = (*fact.where, *([fact.name.rpartition(".")[2]] if fact.name else []))
    return Fact(kind="text_changed", where=where, public=fact.public, lines=fact.lines)


def _beside(lines: Lines, facts: Sequence[Fact]) -> Fact | None:
    """Give the fact that shares the one line of something, on either side."""
    if len(lines.removed) > 1 or len(lines.added) > 1:
        return None
    for fact in facts:
        if {*lines.removed} & {*fact.lines.removed} or {*lines.added} & {*fact.lines.added}:
            return fact
    return None
