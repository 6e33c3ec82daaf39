"""What a model is told of the range around a file: names, what its authors say, a line for each file.

The same bytes for all requests of a run, so that the prompt cache serves them. It is bounded: a range of a
thousand files is told by its most important ones, folder by folder, and counted beyond that. No kept answer
hangs on it, else a second push would pay for every file again; which commits are a file's own stands with it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from diff_insight.model import AnalyzedFile, AnalyzedRange, Commit, Locale
from diff_insight.telling.offline import summarize

from .importance import by_importance

_FILES = 1_000
_COMMITS = 1_200
_BODY = 800
"""Characters of the files' lines, of the commits' subjects, of a pull request's text."""
_ID = 7
_FEWEST = 2
"""Files that have surroundings."""


@dataclass(frozen=True)
class Surroundings:
    """A range, for the requests about its files.

    Attributes:
        analyzed: The range.
        locale: Of what a program says of its files.
    """

    analyzed: AnalyzedRange
    locale: Locale = "en_US"

    @cached_property
    def text(self) -> str:
        """The shared text; empty where there is nothing around a file."""
        return "\n".join([*self._claims(), *self._files()])

    def _claims(self) -> Iterator[str]:
        told, request = self.analyzed, self.analyzed.pull_request
        names = [name for name in (told.range.base_name, told.range.head_name) if name]
        if len(names) == 2:  # noqa: PLR2004 - both sides
            yield f"range: {json.dumps(names, ensure_ascii=False)}"
        if request is not None:
            said = json.dumps(
                {"title": request.title, "text": short(request.body, _BODY)}, ensure_ascii=False
            )
            yield f"pull request #{request.number}, as its author says: {said}"
        if told.commits:
            yield "commits, as their authors say:"
            yield from self._commits

    @cached_property
    def _commits(self) -> tuple[str, ...]:
        return tuple(bounded(map(commit_line, self.analyzed.commits), _COMMITS))

    def lines_about(self, commits: Sequence[Commit], most: int) -> Iterator[str]:
        """Tell commits that touch a file: by their ids those that the shared text has, the others in full.

        Args:
            commits: Oldest first.
            most: Characters of the lines.
        """
        known = [commit for commit in commits if commit_line(commit) in self._commits]
        others = [commit for commit in commits if commit not in known]
        if known:
            ids = bounded((commit.sha[:_ID] for commit in known), most, sign="")
            yield f"its commits: {' '.join(ids)}"
        if others:
            yield "its commits, as their authors say:"
            yield from bounded(map(commit_line, others), most)

    def _files(self) -> Iterator[str]:
        files = [file for group in self.analyzed.categories.values() for file in group]
        if len(files) < _FEWEST:
            return
        roles = Counter(file.role for file in files)
        counts = ", ".join(f"{role} {count}" for role, count in sorted(roles.items()))
        yield f"files of the range, by a program: {len(files)} ({counts})"
        yield from self._listed(by_importance(files))

    def _listed(self, files: Sequence[AnalyzedFile]) -> Iterator[str]:
        """Give the files that there is room for, the most important ones, under their folders."""
        folders: dict[str, list[str]] = {}
        left, shown = _FILES, 0
        for shown, file in enumerate(files):  # noqa: B007 - how many were shown before the one without room
            folder, _, name = file.change.path.rpartition("/")
            line = self._file_line(name, file)
            left -= len(line) + 1 + (0 if folder in folders else len(folder) + 4)
            if left < 0:
                break
            folders.setdefault(folder, []).append(line)
        else:
            shown = len(files)
        for folder, lines in folders.items():
            yield json.dumps(f"{folder}/" if folder else "./", ensure_ascii=False)
            yield from lines
        if shown < len(files):
            yield f"{len(files) - shown} more"

    def _file_line(self, name: str, file: AnalyzedFile) -> str:
        kind = "" if file.modification_type == "minor update" else f", {file.modification_type}"
        title = summarize(file, self.locale).modification_title
        said = json.dumps(short(title, 80), ensure_ascii=False)
        return f"- {json.dumps(name, ensure_ascii=False)} {file.role}{kind}: {said}"

    def commits_of(self, file: AnalyzedFile) -> tuple[Commit, ...]:
        """Give the commits that touch a file, as far as they are known."""
        paths = {file.change.path, file.change.previous_path}
        return tuple(commit for commit in self.analyzed.commits if paths & set(commit.paths or ()))

    def is_source(self, source: str) -> bool:
        """Tell whether an id names a commit or the pull request of the range."""
        source = source.strip().strip("`").removeprefix("commit ").strip("`")
        request = self.analyzed.pull_request
        if request is not None and source == f"#{request.number}":
            return True
        known = re.fullmatch(r"[0-9a-f]{7,40}", source) is not None
        return known and any(commit.sha.startswith(source) for commit in self.analyzed.commits)


def commit_line(commit: Commit) -> str:
    """Give a commit's id and subject."""
    return f"- {commit.sha[:_ID]} {json.dumps(short(commit.subject, 120), ensure_ascii=False)}"


def bounded(lines: Iterator[str], most: int, *, sign: str = "- ") -> Iterator[str]:
    """Give lines as long as they fit, and count the others."""
    left, more = most, 0
    for line in lines:
        left -= len(line) + 1
        if left < 0:
            more += 1
        else:
            yield line
    if more:
        yield f"{sign}{more} more"


def short(text: str, most: int) -> str:
    """Give a text in one line, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
