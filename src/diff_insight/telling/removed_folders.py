"""A folder of which many files are gone and none is left in the range: told once, whole, by its name.

Its files tell no more than that one by one: hundreds of results, an example project, a copy of a library.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diff_insight.languages import Plural
from diff_insight.model import AnalyzedFile, ModificationType
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.quoting import code

GONE = Plural("one file in {folder} is gone", "{n} files in {folder} are gone")
_LEAST = 30
"""Files of a folder from which on nobody reads of them one by one."""
_NESTED = 50
"""Folders of a path that are looked at."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A folder all of whose files in a range are gone.

    Attributes:
        folder: Its path, with a stroke behind it.
        files: What is gone, in order.
    """

    folder: str
    files: tuple[AnalyzedFile, ...]


def removed(files: Sequence[AnalyzedFile], types: Mapping[str, ModificationType]) -> list[Removed]:
    """Give the outermost folders of which only removed files stand in a range, none of which breaks anybody.

    Args:
        files: The report's files.
        types: Their types, by path.
    """
    every: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for file in files:
        breaks = types.get(file.change.path) == "breaking change"
        for path in {file.change.path, file.change.previous_path or file.change.path}:
            for folder in _folders(path):
                every[folder] += 1
                gone[folder] += file.change.status == "removed" and not breaks
    found: dict[str, list[AnalyzedFile]] = {}
    for file in files:
        whole = (one for one in _folders(file.change.path) if every[one] == gone[one] >= _LEAST)
        if folder := next(whole, ""):
            found.setdefault(folder, []).append(file)
    return [Removed(folder, tuple(some)) for folder, some in found.items()]


def said(of: Sequence[Removed], phrases: Phrases) -> Iterator[str]:
    """Say how many files of which folders are gone."""
    for one in of:
        yield phrases.words.plural(*GONE, len(one.files), folder=code(one.folder))


def _folders(path: str) -> Iterator[str]:
    """Give the folders that a path stands in, the outermost first."""
    names = path.split("/", _NESTED)[:-1]
    for at in range(1, len(names) + 1):
        yield "/".join(names[:at]) + "/"
