"""Where a change lies: folders with their size and kinds, as many as one looks at."""

from collections.abc import Sequence
from dataclasses import dataclass

from diff_insight.model import ModificationType, ReportedFile
from diff_insight.reports.view import Counts, counted

MOST_FOLDERS = 16
"""Folders of a map: more are a list that nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The part of a folder that files of one type make.

    Attributes:
        type: Theirs.
        start: Where its bar begins, percent of the widest.
        width: How wide it is, the same.
        counts: Of its files.
        first: Its first file.
    """

    type: ModificationType
    start: float
    width: float
    counts: Counts
    first: ReportedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """One bar of the map."""

    path: str
    counts: Counts
    segments: tuple[Segment, ...]


def change_map(files: Sequence[ReportedFile]) -> tuple[Folder, ...]:
    """Give the folders, the most changed lines first; the largest are split as far as there is room."""
    if not files:
        return ()
    found = {"": list(files)}
    done: set[str] = set()
    while len(found) < MOST_FOLDERS and (open_folders := [path for path in found if path not in done]):
        largest = max(open_folders, key=lambda path: (_lines(found[path]), path))
        parts = _split(found[largest], largest)
        parts = _largest(parts, MOST_FOLDERS - len(found) + 1, rest=largest)
        done |= {largest} & set(parts)
        del found[largest]
        for path, rows in parts.items():
            found.setdefault(path, []).extend(rows)
    widest = max(1, *(_lines(rows) for rows in found.values()))
    ranked = sorted(found.items(), key=lambda item: (-_lines(item[1]), item[0]))
    return tuple(_folder(path, rows, widest) for path, rows in ranked)


def _split(files: Sequence[ReportedFile], folder: str) -> dict[str, list[ReportedFile]]:
    """Part the files by the next folder of their paths; those of the folder itself stay."""
    parts: dict[str, list[ReportedFile]] = {}
    for file in files:
        head, slash, _ = file.change.path[len(folder) :].partition("/")
        parts.setdefault(folder + head + "/" if slash else folder, []).append(file)
    return parts


def _largest(parts: dict[str, list[ReportedFile]], most: int, *, rest: str) -> dict[str, list[ReportedFile]]:
    """Keep the largest parts; the files of the others stay in the folder that was split."""
    if len(parts) <= most:
        return parts
    ranked = sorted(parts, key=lambda path: (path != rest, -_lines(parts[path]), path))
    kept = {path: list(parts[path]) for path in ranked[: max(most - (rest not in parts), 0)]}
    for path in ranked:
        if path not in kept or path == rest:
            kept.setdefault(rest, [])
            kept[rest] += [] if path == rest else parts[path]
    return kept


def _folder(path: str, files: Sequence[ReportedFile], widest: int) -> Folder:
    counts = counted(files)
    segments, start = [], 0.0
    for name, number in counts.types.items():
        rows = [file for file in files if file.summary.modification_type == name]
        if number:
            width = max(0.6, 100 * _lines(rows) / widest)
            segments.append(Segment(type=name, start=start, width=width, counts=counted(rows), first=rows[0]))
            start += width
    scale = 100 / start if start > 100 else 1.0  # noqa: PLR2004 - percent
    return Folder(
        path=path or "/",
        counts=counts,
        segments=tuple(
            Segment(
                type=segment.type,
                start=round(segment.start * scale, 2),
                width=round(segment.width * scale, 2),
                counts=segment.counts,
                first=segment.first,
            )
            for segment in segments
        ),
    )


def _lines(files: Sequence[ReportedFile]) -> int:
    return sum(file.change.changes for file in files)
