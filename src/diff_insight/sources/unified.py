"""A range that comes as the text of a diff, with or without a clone that holds its contents."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diff_insight.diff.hunks import apply
from diff_insight.diff.parse import ParsedDiff, read_diff
from diff_insight.model import CommitRange, FileChange, RangeDiff, Versions, no_versions
from diff_insight.sources.blobs import MOST_BYTES, is_read
from diff_insight.sources.git_blobs import GitBlobs
from diff_insight.sources.git_command import Git, no_limit
from diff_insight.sources.git_refs import Refs
from diff_insight.sources.pathspecs import restricted


@dataclass(frozen=True, slots=True)
class DiffSource:
    """Any unified diff that git, GitHub or `diff -u` prints; implements `ports.Source`.

    Attributes:
        data: The text as it came, any bytes.
        permalink: The link to show in the report, or None.
        clone: Where the blobs are that the diff's index lines name, or None.
        pathspecs: What the diff is restricted to; empty: nothing.
        seconds_left: How long git may take from now on.
    """

    data: bytes
    permalink: str | None = None
    clone: Path | None = None
    pathspecs: tuple[str, ...] = ()
    seconds_left: Callable[[], float] = no_limit

    def read(self) -> RangeDiff:
        """Give every file that the diff names.

        Raises:
            DiffSyntaxError: The text is no unified diff; names the line.
            InputError: The clone is none.
            SourceError: git is missing or fails.
        """
        parsed = read_diff(self.data)
        files = len(parsed.changes) + len(parsed.skipped)
        found = RangeDiff(
            range=CommitRange(permalink=self.permalink, source="diff", files=files),
            changes=parsed.changes,
            skipped=parsed.skipped,
            versions=no_versions
            if self.clone is None
            else _Contents(parsed, _blobs(self.clone, self.seconds_left)).versions,
        )
        return restricted(found, self.pathspecs)


def _blobs(clone: Path, seconds_left: Callable[[], float]) -> GitBlobs:
    git = Git.inside(clone, seconds_left=seconds_left)
    Refs.open(git, clone)
    return GitBlobs(git)


class _Contents:
    """Both versions of each file of a diff, from one blob and the patch.

    An index line may be short, or name what is not in the clone: the text after the change, as long as
    nobody has committed it. So the patch has to fit, line for line, what the clone has, and gives what it
    has not.
    """

    def __init__(self, parsed: ParsedDiff, blobs: GitBlobs) -> None:
        self._patches = {each.path: each.patch for each in parsed.changes}
        self._names = parsed.blobs
        self._blobs = blobs

    def versions(self, change: FileChange) -> Versions:
        # the patch as it came: that of the change may have its secrets masked by now
        patch = self._patches.get(change.path)
        if not is_read(change) or change.status == "changed":
            return Versions()
        names = self._names.get(change.path, (None, None))
        before = "" if change.status == "added" else self._text(names[0])
        after = "" if change.status == "removed" else self._text(names[1])
        if before is not None:
            made = apply(patch, before)
            if made is None or after not in {None, made}:
                return Versions()
            after = made
        elif after is not None:
            before = apply(patch, after, backward=True)
        if before is None or after is None or max(len(before), len(after)) > MOST_BYTES:
            return Versions()
        return Versions(
            before=None if change.status == "added" else before,
            after=None if change.status == "removed" else after,
        )

    def _text(self, name: str | None) -> str | None:
        content = self._blobs.read(name) if name else None
        return None if content is None else content.decode("utf-8", "replace")
