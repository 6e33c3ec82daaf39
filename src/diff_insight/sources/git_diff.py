"""The changes between two commits of a repository, as git tells them.

One `git diff-tree` gives everything: the raw lines (modes of both sides, whatever the patch leaves
out) and the patch that the one parser reads. The local road and the GitHub road both end here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path

from diff_insight.diff.names import unquote
from diff_insight.diff.parse import EMPTY_BLOBS, MOST_FILES, parse_diff, too_many
from diff_insight.errors import SourceError
from diff_insight.model import FileChange, Versions, no_versions, nothing_stands
from diff_insight.sources.crossed_renames import uncrossed
from diff_insight.sources.git_blobs import GitBlobs
from diff_insight.sources.git_command import Done, Git, attributes_file, no_limit

_LIMIT = "3000"
_RENAMES = ("-M", f"-l{_LIMIT}")
_COPIES = (*_RENAMES, "-C")
_COPY = 90
"""Percent that a copy has to have in common with its source; git takes half for enough, which two pages about
two things made from one template have."""
_COMPARE = (
    "--diff-algorithm=myers",
    "--indent-heuristic",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--ignore-submodules=none",
)
_SHOW = (
    "--raw",
    "--patch",
    "--full-index",
    "--unified=3",
    "--inter-hunk-context=1",
    "--no-color",
    "--submodule=short",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)
_DRIVERS = {
    "ada": "adb ads",
    "bash": "bash sh",
    "bibtex": "bib",
    "cpp": "c cc cpp cxx h hh hpp hxx",
    "csharp": "cs",
    "css": "css",
    "dts": "dts dtsi",
    "elixir": "ex exs",
    "fortran": "f f90 f95",
    "golang": "go",
    "html": "htm html xhtml",
    "java": "java",
    "kotlin": "kt kts",
    "objc": "m mm",
    "pascal": "pas",
    "perl": "pl pm",
    "php": "php",
    "python": "py pyi",
    "ruby": "rb",
    "rust": "rs",
    "scheme": "scm",
    "tex": "tex",
}
HEADINGS = "".join(
    f"*.{extension} diff={driver}\n"
    for driver, extensions in _DRIVERS.items()
    for extension in extensions.split()
)
"""Attributes that let git find the heading behind a hunk's second `@@` as GitHub's REST API does.

Markdown has no driver there: the published patches show its front matter keys as headings.
"""

_TOO_MANY = (
    "Too many files were added and removed for git to look for renames whose content changed too; "
    "such files stand in the report as one removed and one added file."
)


@dataclass(frozen=True, slots=True)
class TreeDiff:
    """What stands between two trees.

    Attributes:
        changes: Every changed file once, in git's order.
        warnings: What git warned of.
        versions: As `RangeDiff.versions`.
        standing: As `RangeDiff.standing`.
    """

    changes: tuple[FileChange, ...]
    warnings: tuple[str, ...] = ()
    versions: Callable[[FileChange], Versions] = field(default=no_versions, compare=False, repr=False)
    standing: Callable[[str], str | None] = field(default=nothing_stands, compare=False, repr=False)


def changes_between(
    git_dir: Path, base: str, head: str, *, seconds_left: Callable[[], float] = no_limit
) -> TreeDiff:
    """Compare two commits or trees of a repository that this program made itself.

    Args:
        git_dir: The git directory (of a bare repository: the folder itself).
        base: Full object id of the older side.
        head: Full object id of the newer side.
        seconds_left: How long a git command may take from now on.

    Raises:
        SourceError: git cannot compare them.
    """
    return compare_trees(Git.of(git_dir, seconds_left=seconds_left), base, head)


def compare_trees(git: Git, base: str, head: str, *, pathspecs: tuple[str, ...] = ()) -> TreeDiff:
    """Compare two commits or trees, named by their full ids.

    Args:
        git: Git where they are.
        base: The older side.
        head: The newer side.
        pathspecs: What the comparison is restricted to; empty: nothing.

    Raises:
        InputError: There are more files than anybody can be told of.
        SourceError: git cannot compare them, or its two accounts of the change disagree.
    """
    ends = (base, head) if pathspecs else (base, head, "--")
    named = git.must("diff-tree", "-r", "-z", "--name-only", "--no-renames", *ends, pathspecs=pathspecs)
    if (
        named.out.count(b"\0") > 2 * MOST_FILES
    ):  # a renamed file has two names; a million patches take a minute
        raise too_many()
    with attributes_file(HEADINGS) as headings:
        show = ("diff-tree", "-r", *_COPIES, *_COMPARE, *_SHOW, *ends)
        done = git.must(*show, settings=(headings,), pathspecs=pathspecs)
        entries = tuple(islice(_entries(done.out), MOST_FILES + 1))
        if len(entries) > MOST_FILES:
            raise too_many()
        counts: dict[bytes, tuple[int, int] | None] = {}
        if any(map(_becomes_another_kind, entries)):
            numstat = ("diff-tree", "-r", "--numstat", "-z", "--no-renames", *_COMPARE, *ends)
            counts = dict(_counts(git.must(*numstat, settings=(headings,), pathspecs=pathspecs).out))
        changes = parse_diff(done.out)
        if len(entries) != len(changes):
            raise SourceError(f"git names {len(entries)} changed files and shows {len(changes)}.")
        if any(map(_is_far_copy, changes)):
            show = ("diff-tree", "-r", *_RENAMES, *_COMPARE, *_SHOW, *ends)
            new = parse_diff(git.must(*show, settings=(headings,), pathspecs=pathspecs).out)
            added = {change.path: change for change in new if change.status == "added"}
            changes = tuple(
                added.get(change.path, change) if _is_far_copy(change) else change for change in changes
            )
    completed = (
        _counted(_completed(change, entry), counts[entry.name])
        if _becomes_another_kind(entry)
        else _completed(change, entry)
        for change, entry in zip(changes, entries, strict=True)
    )
    blobs = GitBlobs(git)
    return TreeDiff(uncrossed(completed), _warnings(done), blobs.versions, partial(blobs.standing, head))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One raw line: modes and ids of both sides (None where there is no file), git's letter and name."""

    old_mode: str | None
    new_mode: str | None
    old_blob: str | None
    new_blob: str | None
    letter: str
    name: bytes


def _entries(data: bytes) -> Iterator[_Entry]:
    """Read the raw lines that stand before the patch: `:100644 100755 ID ID M<tab>NAME[<tab>NEW]`."""
    at = 0
    while data.startswith(b":", at):
        end = data.index(b"\n", at)
        fields, *names = data[at + 1 : end].split(b"\t")
        old_mode, new_mode, old, new, letter = fields.split(b" ")
        yield _Entry(
            _present(old_mode),
            _present(new_mode),
            _present(old),
            _present(new),
            letter[:1].decode(),
            unquote(names[-1]),
        )
        at = end + 1


def _present(digits: bytes) -> str | None:
    """A mode or an id; nothing but zeros stand where there is no file."""
    return digits.decode() if digits.strip(b"0") else None


def _completed(change: FileChange, entry: _Entry) -> FileChange:
    new_blob = entry.new_blob or ""
    if entry.letter == "C" and new_blob.encode() in EMPTY_BLOBS:  # every empty file is a copy of every other
        return FileChange(path=change.path, status="added", new_mode=entry.new_mode, new_blob=new_blob)
    if change.status == "added":  # of a far copy git names the source
        return replace(change, new_mode=entry.new_mode, new_blob=entry.new_blob)
    return replace(
        change,
        old_mode=entry.old_mode,
        new_mode=entry.new_mode,
        old_blob=entry.old_blob,
        new_blob=entry.new_blob,
    )


def _becomes_another_kind(entry: _Entry) -> bool:
    return entry.letter == "T"


def _is_far_copy(change: FileChange) -> bool:
    """Tell whether git calls a new file a copy of one that it has too little in common with."""
    return change.status == "copied" and change.similarity is not None and change.similarity < _COPY


def _counts(data: bytes) -> Iterator[tuple[bytes, tuple[int, int] | None]]:
    for line in data.split(b"\0")[:-1]:
        added, removed, name = line.split(b"\t", 2)
        yield name, None if added == b"-" else (int(added), int(removed))


def _counted(change: FileChange, counts: tuple[int, int] | None) -> FileChange:
    """Take git's own count of a change of kind: it compares what the patch shows as two files."""
    additions, deletions = counts or (0, 0)
    return replace(change, additions=additions, deletions=deletions)


def _warnings(done: Done) -> tuple[str, ...]:
    if "rename detection was skipped" not in done.errors:
        return ()
    return (_TOO_MANY,)
