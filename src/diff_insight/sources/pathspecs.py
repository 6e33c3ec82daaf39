"""Restricts a range to paths, as `git diff A B -- PATH...` does, where git itself is not asked.

A path stands for a file or a folder, `*` and `?` match across folders, and `:!PATH` (or `:^PATH`,
`:(exclude)PATH`) takes away. A restriction that hides everything is said, with what it was.
"""

from dataclasses import dataclass, replace
from fnmatch import translate
from re import Pattern
from re import compile as compile_expression

from diff_insight.errors import InputError
from diff_insight.model import RangeDiff

_EXCLUDE = (":(exclude)", ":!", ":^")
_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class _Pathspec:
    """One path: the folder or file that it names, and the expression of its wild cards, if any."""

    path: str
    wild: Pattern[str] | None

    def matches(self, name: str) -> bool:
        """Tell whether a file is meant."""
        if self.path in {"", "."} or name == self.path or name.startswith(f"{self.path}/"):
            return True
        return self.wild is not None and self.wild.match(name) is not None


def restricted(diff: RangeDiff, pathspecs: tuple[str, ...]) -> RangeDiff:
    """Leave only the files that the paths mean; a renamed file counts by both of its names.

    Raises:
        InputError: A path asks for something of git that is not offered here.
    """
    if not pathspecs:
        return diff
    wanted = [_read(text) for text in pathspecs if not text.startswith(_EXCLUDE)] or [_Pathspec("", None)]
    hidden = [_read(_without_mark(text)) for text in pathspecs if text.startswith(_EXCLUDE)]

    def is_meant(*names: str | None) -> bool:
        return any(
            name is not None
            and any(one.matches(name) for one in wanted)
            and not any(one.matches(name) for one in hidden)
            for name in names
        )

    changes = tuple(change for change in diff.changes if is_meant(change.path, change.previous_path))
    skipped = tuple(file for file in diff.skipped if is_meant(file.path))
    count = len(changes) + len(skipped)
    notes = () if count or not diff.range.files else (nothing_matches(pathspecs, diff.range.files),)
    return replace(
        diff,
        range=replace(diff.range, files=count),
        changes=changes,
        skipped=skipped,
        warnings=(*diff.warnings, *notes),
    )


def nothing_matches(pathspecs: tuple[str, ...], files: int) -> str:
    """Say that a restriction leaves nothing of a range that has files."""
    shown = " ".join(pathspecs)
    changed = "1 file changes" if files == 1 else f"{files} files change"
    return f"No changed file of the range matches the paths `{shown}`; {changed} elsewhere."


def _without_mark(text: str) -> str:
    return next(text.removeprefix(mark) for mark in _EXCLUDE if text.startswith(mark))


def _read(text: str) -> _Pathspec:
    if text.startswith(":"):
        raise InputError(
            f"The path {text!r} asks for a pathspec that only a local clone offers.",
            remedy="Write plain paths, `*` and `?`, and `:!PATH` to take away; or read a clone with --git.",
        )
    parts = [part for part in text.split("/") if part not in {"", "."}]
    if ".." in parts:
        raise InputError(f"The path {text!r} leads out of the repository.", remedy="Name it from the root.")
    path = "/".join(parts)
    # git's `*` stands for any letters, `/` too, and fnmatch's expression is linear for it
    wild = compile_expression(translate(path)) if _WILD & set(path) else None
    return _Pathspec(path, wild)
