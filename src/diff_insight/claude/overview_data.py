"""What a model is told of a category for its overview: every file, in as many words as there is room for.

All files stand there with title, role and counts. Explanations are the first to be cut, then files become a
line a folder: a report of thousands of files is still told as a whole.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from diff_insight.model import AnalyzedFile, FileSummary

from .importance import by_importance
from .surroundings import short

MOST_CHARACTERS = 120_000
MOST_OF_AN_ENTRY = 800
"""Characters that a file takes, but for one with a path of unusual length."""
_EXPLANATIONS = (400, 160, 0)
"""Most characters of an explanation, tried in this order."""
_TITLES = 3
"""Of a folder's most important files that stand for it."""


def overview_data(files: Sequence[tuple[AnalyzedFile, FileSummary]], *, most: int = MOST_CHARACTERS) -> str:
    """Give the entries of a category for the prompt, important ones first."""
    summaries = {file.change.path: summary for file, summary in files}
    final = by_importance([file for file, _ in files])
    types = Counter(file.modification_type for file in final)
    head = f"files: {len(files)}, " + ", ".join(f"{kind}: {count}" for kind, count in sorted(types.items()))
    labels = Labels([file.change.path for file in final])
    for characters in _EXPLANATIONS:
        lines = [_entry(file, summaries[file.change.path], labels, characters) for file in final]
        told = "\n".join([head, *lines])
        if len(told) <= most:
            return told
    return "\n".join([head, *_fitting(lines, final, summaries, labels, most=most - len(head))])


def _entry(file: AnalyzedFile, summary: FileSummary, labels: "Labels", characters: int) -> str:
    change = file.change
    entry = {
        "file": labels.of(change.path),
        "role": f"{change.status} {file.role}, +{change.additions} -{change.deletions}",
        "type": summary.modification_type,
        "title": summary.modification_title,
    }
    if characters:
        entry["explanation"] = short(summary.explanation, characters)
    return json.dumps(entry, ensure_ascii=False)


def _fitting(
    lines: Sequence[str],
    files: Sequence[AnalyzedFile],
    summaries: Mapping[str, FileSummary],
    labels: "Labels",
    *,
    most: int,
) -> Iterator[str]:
    """Give the most important files by themselves in half of the room, the others by folder in the rest."""
    left, at = most // 2, 0
    while at < len(lines) and len(lines[at]) < left:
        left -= len(lines[at]) + 1
        yield lines[at]
        at += 1
    folders: dict[str, list[AnalyzedFile]] = {}
    for file in files[at:]:
        folders.setdefault(file.change.path.rpartition("/")[0], []).append(file)
    left, untold = most // 2, 0
    for folder, members in sorted(folders.items(), key=lambda item: -len(item[1])):
        line = _folder(folder, members, summaries, labels)
        if len(line) < left:
            left -= len(line) + 1
            yield line
        else:
            untold += len(members)
    if untold:
        yield f"{untold} more files are not shown"


def _folder(
    folder: str, files: Sequence[AnalyzedFile], summaries: Mapping[str, FileSummary], labels: "Labels"
) -> str:
    entry = {
        "folder": f"{folder}/",
        "files": len(files),
        "types": Counter(file.modification_type for file in files),
        "roles": Counter(file.role for file in files),
        "among them": {
            labels.of(file.change.path): summaries[file.change.path].modification_title
            for file in files[:_TITLES]
        },
    }
    return json.dumps(entry, ensure_ascii=False)


class Labels:
    """Labels of many paths, in time that grows with their number and not with its square."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._ends = Counter(
            "/".join(segments[-count:])
            for segments in (path.split("/") for path in paths)
            for count in range(1, len(segments) + 1)
        )

    def of(self, path: str) -> str:
        """Give the shortest end of a path that no other path has."""
        segments = path.split("/")
        suffixes = ("/".join(segments[-count:]) for count in range(1, len(segments) + 1))
        return next((suffix for suffix in suffixes if self._ends[suffix] == 1), path)
