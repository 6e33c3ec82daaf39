"""The changes of a file gathered by place: what one bullet says.

A block is a section (or a symbol of a code file) with its clauses. It also knows the kinds of facts that it
tells, so that what finds no room can still be counted. Counts are always of all things of a kind at a
place, never of those left over: a reader can count the former in the diff.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from diff_insight.engines.clauses import Clause, clauses_of, counted
from diff_insight.engines.digest import Digest, Point
from diff_insight.engines.wording import Wording
from diff_insight.model import FactKind

_CLAUSES = 4
_CHANGES = 3
_LOOSE_CHANGES = 6
_REWORDING = frozenset({"words", "paragraph", "text", "comment"})


@dataclass(frozen=True, slots=True)
class Block:
    """What is said of one place.

    Attributes:
        place: Shown name of the section or symbol, or empty.
        section: Whether the place is a section.
        clauses: At least one.
        kinds: Of the facts that the block stands for.
    """

    place: str
    section: bool
    clauses: tuple[str, ...]
    kinds: frozenset[FactKind]

    def said(self, wording: Wording) -> str:
        """Give the block as one piece of text without a final stop."""
        return self._placed(chained(self.clauses, wording), wording)

    def first(self, wording: Wording) -> str:
        """Give the block's first clause alone."""
        return self._placed(self.clauses[0], wording)

    def _placed(self, text: str, wording: Wording) -> str:
        messages = wording.messages
        if not self.place:
            return text
        if self.section:
            return messages.text("under {place}: {text}", place=self.place, text=text)
        return messages.text("in {place}: {text}", place=self.place, text=text)


def chained(clauses: Sequence[str], wording: Wording) -> str:
    """Put clauses into one sentence."""
    text = clauses[0]
    for clause in clauses[1:]:
        text = wording.messages.text("{clause}; {further}", clause=text, further=clause)
    return text


def blocks_of(digest: Digest, wording: Wording) -> list[Block]:
    """Gather a file's points by place, the place of the most important point first."""
    places: dict[str | None, list[Point]] = {}
    for point in digest.points:
        places.setdefault(point.place, []).append(point)
    ranked: list[tuple[float, Block]] = []
    for place, found in places.items():
        if place is None:
            ranked.extend(_loose(found, digest, wording))
            continue
        section = bool(found[0].facts[0].section)
        shown = wording.prose(place) if section else wording.name(place)
        clauses = list(clauses_of(found, wording, changes=_CHANGES))
        ranked.append((found[0].rank, _block(shown, clauses, found, wording, section=section)))
    ranked.sort(key=lambda pair: pair[0])
    return [block for _, block in ranked]


def _loose(points: Sequence[Point], digest: Digest, wording: Wording) -> list[tuple[float, Block]]:
    """Give blocks for what stands under no place: one for each clause, but one for all rewording."""
    own = [point for point in points if point.base not in _REWORDING]
    clauses = list(clauses_of(own, wording, changes=_LOOSE_CHANGES, inside=digest.inside))
    blocks = [
        (one.rank, Block("", section=False, clauses=(one.text,), kinds=one.kinds))
        for one in clauses
        if one.text
    ]
    left = [one for one in clauses if not one.text]
    if left:
        blocks.append((left[0].rank, _block("", left, own, wording)))
    words = [point for point in points if point.base in _REWORDING]
    if words:
        clauses = list(clauses_of(words, wording, changes=_CHANGES))
        blocks.append((words[0].rank, _block("", clauses, words, wording)))
    return blocks


def _block(
    shown: str, clauses: Sequence[Clause], points: Sequence[Point], wording: Wording, *, section: bool = False
) -> Block:
    """Make a block of the first few clauses and a count of what they do not tell whole."""
    told = [one for one in clauses if one.text][:_CLAUSES]
    texts = [one.text for one in told]
    left = {kind for one in clauses if one not in told for kind in one.kinds}
    if left and told and all(kind.rpartition("_")[0] in _REWORDING for kind in left):
        texts.append(wording.messages.text("other wording changes too"))
    elif left:
        counts = chained(list(counted(points, left, wording)), wording)
        texts.append(wording.messages.text("in all, {text}", text=counts) if told else counts)
    return Block(shown, section, tuple(texts), frozenset(kind for one in clauses for kind in one.kinds))
