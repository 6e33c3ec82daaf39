"""A page that is gone because its text stands on several new pages of the range: none of it is gone or new.

It is known by its lines: most of what it said must stand on those pages, and most of what each of them says
must have stood on it.
"""

from collections.abc import Collection, Iterator, Sequence

from diff_insight.facts.successors import Told

_OF_IT = 0.5
"""Share of the lines of a new page that must have stood on the one which is gone."""
_SHOWN = 0.6
"""Share of the lines of the page that is gone which must stand on the new ones together."""
_FEW = 4
"""Lines that a page must have in common with another one to have come out of it."""


def divided(files: Sequence[Told], *, without: Collection[int] = ()) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give the places of pages that were divided, each with those of two or more pages that came out of it.

    Args:
        files: All files of a range.
        without: Places of those of which it is told already where they went or came from.
    """
    kinds = {
        at: file.facts[0].kind
        for at, file in enumerate(files)
        if file.role == "docs" and file.facts and at not in without
    }
    come = {at for at, kind in kinds.items() if kind == "file_added"}
    gone = [at for at, kind in kinds.items() if kind == "file_removed"]
    where = _lines_of(files, come) if gone else {}
    for at in gone:
        said = files[at].content.lines
        near = sorted({new for line in said for new in where.get(line, ()) if new in come})
        parts = tuple(new for new in near if _came_out_of(files[new], files[at]))
        shown = sum(
            count for line, count in said.items() if any(line in files[new].content.lines for new in parts)
        )
        if len(parts) > 1 and shown >= _SHOWN * said.total():
            come -= {*parts}
            yield at, parts


def _lines_of(files: Sequence[Told], come: Collection[int]) -> dict[str, list[int]]:
    where: dict[str, list[int]] = {}
    for at in sorted(come):
        for line in files[at].content.lines:
            where.setdefault(line, []).append(at)
    return where


def _came_out_of(new: Told, old: Told) -> bool:
    total = new.content.lines.total()
    shared = (new.content.lines & old.content.lines).total()
    return shared >= _FEW and shared >= _OF_IT * total
