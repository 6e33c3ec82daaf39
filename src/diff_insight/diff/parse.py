"""From the text of a diff to file changes: the one parser for all sources.

unidiff interprets the hunks; this is the only module that knows it. Everything that unidiff gets
wrong about headers is read by `headers`, `names` and `paths` (docs/decisions/0010).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from unidiff.patch import PatchSet

from diff_insight.diff.cursor import CUT_OFF
from diff_insight.diff.headers import Section
from diff_insight.diff.paths import ONE_DIFF, Paths, names_of, path_text
from diff_insight.diff.sections import LOG, sections
from diff_insight.errors import DiffSyntaxError, InputError
from diff_insight.model import FileChange, FileStatus, SkippedFile

MOST_FILES = 100_000
"""Files of a range; each takes a millisecond to be told, and nobody reads of so many."""
EMPTY_BLOBS = (
    b"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    b"473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)
"""What git calls a blob without content, by SHA-1 and by SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDiff:
    """Every file that a diff names, exactly once.

    Attributes:
        changes: In diff order.
        skipped: Files that the diff names and does not show (reason `unreadable`).
        blobs: Per path the two ids of its index line, as many digits as it has; None for no file.
    """

    changes: tuple[FileChange, ...]
    skipped: tuple[SkippedFile, ...] = ()
    blobs: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict, compare=False)


def parse_diff(data: bytes) -> tuple[FileChange, ...]:
    """Give the file changes of a unified diff in its order; none where the text is empty.

    Args:
        data: What git (any prefix), GitHub (.diff, .patch) or `diff -u` printed.

    Raises:
        DiffSyntaxError: Names the line that no diff has at that place, or a file that the diff
            names and does not show.
    """
    parsed = read_diff(data)
    for file in parsed.skipped:
        raise DiffSyntaxError(f"The diff does not show {file.path!r}: {file.detail}.")
    return parsed.changes


def read_diff(data: bytes) -> ParsedDiff:
    """Give the file changes of a unified diff and the files that it names without showing them.

    Raises:
        DiffSyntaxError: Names the line that no diff has at that place.
    """
    paths = Paths()
    changes: dict[str, FileChange] = {}
    skipped: dict[str, SkippedFile] = {}
    blobs: dict[str, tuple[str | None, str | None]] = {}
    for section in sections(data):
        if len(changes) + len(skipped) >= MOST_FILES:
            raise too_many()
        if section.unreadable is not None:
            name, detail = section.unreadable
            path = paths.take(section, name)
            skipped[path] = SkippedFile(path=path, reason="unreadable", detail=detail)
            continue
        old, new = names_of(section)
        path = paths.take(section, new or old or b"", old if section.moved else None)
        change = _change(data, section, path=path, old=old, new=new)
        if path in changes:
            change = _type_change(changes[path], change, line=section.line)
        changes[path] = change
        if section.objects:
            before, after = map(_blob, section.objects)
            blobs[path] = blobs.get(path, (before,))[0], after
    for path in changes.keys() & skipped.keys():
        if skipped[path].detail == LOG:  # one side is a submodule, and the diff tells no more of it
            del changes[path]
            blobs.pop(path, None)
            continue
        raise DiffSyntaxError(f"The diff names {path!r} twice.", remedy=ONE_DIFF)
    return ParsedDiff(changes=tuple(changes.values()), skipped=tuple(skipped.values()), blobs=blobs)


def too_many() -> InputError:
    """Say that a range changes more files than anybody can be told of."""
    return InputError(
        f"The range changes more than {MOST_FILES:,} files.",
        remedy="Restrict it to what matters (`-- docs/ src/`), or take a shorter one.",
    )


def _change(data: bytes, section: Section, *, path: str, old: bytes | None, new: bytes | None) -> FileChange:
    patch = data[section.start : section.end].removesuffix(b"\n").decode("utf-8", "replace") or None
    binary = section.binary is not None
    if patch is None and not binary and not _complete(section):
        raise DiffSyntaxError(
            f"Line {section.line} of the diff: the change of {path!r} is announced here and does not follow.",
            remedy=CUT_OFF,
        )
    additions, deletions = _count(patch) if patch else (0, 0)
    return FileChange(
        path=path,
        previous_path=path_text(old) if section.moved and old else None,
        status=_status(section, old=old, new=new),
        additions=additions,
        deletions=deletions,
        patch=patch,
        binary=binary,
        similarity=section.similarity if section.moved else None,
        old_mode=section.old_mode,
        new_mode=section.new_mode,
    )


def _blob(name: bytes) -> str | None:
    return name.decode() if name.strip(b"0") else None


def _complete(section: Section) -> bool:
    """Tell whether a section without hunks can be all that its tool had to say."""
    changed_mode = section.old_mode != section.new_mode
    if section.moved or section.deleted:  # a deletion may be shown without its text (`-D`)
        return True
    if section.objects is None:
        return changed_mode
    if section.created:
        return any(blob.startswith(section.objects[1]) for blob in EMPTY_BLOBS)
    return changed_mode  # beside a change of mode, content may be left out (`-w`)


def _status(section: Section, *, old: bytes | None, new: bytes | None) -> FileStatus:
    """Give GitHub's word, from the headers alone: an empty file that gains content is modified."""
    if old is None or new is None:
        return "added" if old is None else "removed"
    if section.moved:
        return "renamed" if section.moved == "rename" else "copied"
    bare = section.start == section.end and section.binary is None
    return "changed" if bare and section.old_mode != section.new_mode else "modified"


def _count(patch: str) -> tuple[int, int]:
    """Let unidiff interpret the hunks: added and removed lines."""
    (file,) = PatchSet(_lines(patch), metadata_only=True)
    return file.added, file.removed


def _lines(patch: str) -> Iterator[str]:
    """Give the lines of a patch behind a header that unidiff understands.

    Without the lines about a missing final newline: unidiff knows them in English alone.
    """
    yield "--- a\n"
    yield "+++ b\n"
    at = 0
    while (end := patch.find("\n", at)) >= 0:
        if patch[at] != "\\":
            yield patch[at : end + 1]
        at = end + 1
    if not patch.startswith("\\", at):
        yield patch[at:] + "\n"


def _type_change(removed: FileChange, added: FileChange, *, line: int) -> FileChange:
    """Make one change of the two sections that git prints where a file becomes a symbolic link.

    Raises:
        DiffSyntaxError: The two are no such pair, so the diff changes one path twice.
    """
    kinds = {(change.old_mode or change.new_mode or "")[:3] for change in (removed, added)}
    if (removed.status, added.status) != ("removed", "added") or len(kinds) == 1:
        raise DiffSyntaxError(f"Line {line} of the diff: {added.path!r} was changed before.", remedy=ONE_DIFF)
    return replace(
        added,
        status="changed",
        additions=removed.additions + added.additions,
        deletions=removed.deletions + added.deletions,
        patch="\n".join(filter(None, (removed.patch, added.patch))) or None,
        binary=removed.binary or added.binary,
        old_mode=removed.old_mode,
    )
