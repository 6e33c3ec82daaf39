"""A patch that is too long for one request, cut where a reader would: between hunks, else between lines.

What is cut away is known and told; a part is a patch of its own, with headers that are right.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from diff_insight.diff.hunks import Hunk, HunkLine, read_hunks
from diff_insight.model import Fact

_LONGEST_LINE = 8_000
"""Characters of a line that are sent; data files and minified code have lines far beyond what is read."""
_CUT = " […]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a patch that fits one request.

    Attributes:
        patch: Hunks with right headers.
        number: 1-based.
        of: How many parts are sent.
        left_out: Whether anything of this piece, or behind the last piece, is not sent.
        removed: First and last line in the old file.
        added: The same in the new file.
    """

    patch: str
    number: int = 1
    of: int = 1
    left_out: bool = False
    removed: tuple[int, int] = (0, 0)
    added: tuple[int, int] = (0, 0)

    def holds(self, fact: Fact) -> bool:
        """Whether a line of the fact lies in this part."""
        return any(self.removed[0] <= line <= self.removed[1] for line in fact.lines.removed) or any(
            self.added[0] <= line <= self.added[1] for line in fact.lines.added
        )


def parts_of(patch: str, *, characters: int, most: int) -> tuple[Part, ...]:
    """Cut a patch.

    Args:
        patch: Of a `FileChange`.
        characters: Most of one part.
        most: Most parts; the rest is left out, and the last part says so.
    """
    if len(patch) <= characters and (len(patch) <= _LONGEST_LINE or _narrow(patch)):
        return (Part(patch=patch),)
    groups = list(_groups(read_hunks(patch), characters))
    sent = groups[:most]
    return tuple(
        Part(
            patch="\n".join(_text(hunk) for hunk in group),
            number=number,
            of=len(sent),
            left_out=any(_too_long(line) for hunk in group for line in hunk.lines)
            or (number == len(sent) and len(groups) > most),
            removed=_span([line.old for hunk in group for line in hunk.lines]),
            added=_span([line.new for hunk in group for line in hunk.lines]),
        )
        for number, group in enumerate(sent, start=1)
    )


def _narrow(patch: str) -> bool:
    return all(len(row) <= _LONGEST_LINE for row in patch.split("\n"))


def _too_long(line: HunkLine) -> bool:
    return len(line.text) > _LONGEST_LINE


def _groups(hunks: tuple[Hunk, ...], characters: int) -> Iterator[list[Hunk]]:
    group: list[Hunk] = []
    size = 0
    for hunk in (piece for whole in hunks for piece in _pieces(whole, characters)):
        length = len(_text(hunk)) + 1
        if group and size + length > characters:
            yield group
            group, size = [], 0
        group.append(hunk)
        size += length
    if group:
        yield group


def _pieces(hunk: Hunk, characters: int) -> Iterator[Hunk]:
    """Give the hunk, or runs of its lines where it is too long for one part."""
    lines: list[HunkLine] = []
    size = 0
    for line in hunk.lines:
        length = min(len(line.text), _LONGEST_LINE) + 2
        if lines and size + length > characters:
            yield _hunk(hunk, lines)
            lines, size = [], 0
        lines.append(line)
        size += length
    if lines:
        yield _hunk(hunk, lines)


def _hunk(whole: Hunk, lines: list[HunkLine]) -> Hunk:
    old = next((line.old for line in lines if line.old is not None), whole.old_start)
    new = next((line.new for line in lines if line.new is not None), whole.new_start)
    return Hunk(old, new, whole.heading, tuple(lines))


def _text(hunk: Hunk) -> str:
    old = sum(line.old is not None for line in hunk.lines)
    new = sum(line.new is not None for line in hunk.lines)
    rows = [f"@@ -{hunk.old_start},{old} +{hunk.new_start},{new} @@ {hunk.heading}".rstrip()]
    for line in hunk.lines:
        rows.append(line.side + (line.text[:_LONGEST_LINE] + _CUT if _too_long(line) else line.text))
        if not line.final_newline:
            rows.append("\\ No newline at end of file")
    return "\n".join(rows)


def _span(numbers: list[int | None]) -> tuple[int, int]:
    known = [number for number in numbers if number is not None]
    return (min(known), max(known)) if known else (0, 0)
