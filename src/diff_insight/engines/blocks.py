"""The changes of a file gathered by place: what one bullet says.

A block is a section (or a symbol of a code file) with its clauses. It also knows how many things of
which kind it tells, so that a block which finds no room can still be counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from diff_insight.engines.clauses import Clause, Tally, clauses_of, counted
from diff_insight.engines.digest import Digest, Point
from diff_insight.engines.wording import Wording

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
        tallies: What the block stands for.
    """

    place: str
    section: bool
    clauses: tuple[str, ...]
    tallies: tuple[Tally, ...]

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
        ranked.append((found[0].rank, _block(shown, clauses, wording, section=section)))
    ranked.sort(key=lambda pair: pair[0])
    return [block for _, block in ranked]


def _loose(points: Sequence[Point], digest: Digest, wording: Wording) -> list[tuple[float, Block]]:
    """Give blocks for what stands under no place: one for each clause, but one for all rewording."""
    own = [point for point in points if point.base not in _REWORDING]
    clauses = list(clauses_of(own, wording, changes=_LOOSE_CHANGES, inside=digest.inside))
    blocks = [(one.rank, _block("", [one], wording)) for one in clauses if one.text]
    left = [one for one in clauses if not one.text]
    if left:
        blocks.append((left[0].rank, _block("", left, wording)))
    words = [point for point in points if point.base in _REWORDING]
    if words:
        clauses = list(clauses_of(words, wording, changes=_CHANGES))
        blocks.append((words[0].rank, _block("", clauses, wording)))
    return blocks


def _block(shown: str, clauses: Sequence[Clause], wording: Wording, *, section: bool = False) -> Block:
    """Make a block of the first few clauses and a count of what the others stand for."""
    told = [one for one in clauses if one.text][:_CLAUSES]
    left = [tally for one in clauses if one not in told for tally in one.tallies]
    texts = [one.text for one in told]
    if left:
        counts = chained(list(counted(left, wording)), wording)
        texts.append(wording.messages.text("besides, {text}", text=counts))
    return Block(shown, section, tuple(texts), tuple(tally for one in clauses for tally in one.tallies))
