"""A commit range of a local clone."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from diff_insight.errors import InputError, SourceError
from diff_insight.model import CommitRange, RangeDiff
from diff_insight.sources.deepening import deepenings
from diff_insight.sources.git_command import Git, no_limit
from diff_insight.sources.git_commits import commits_between
from diff_insight.sources.git_diff import TreeDiff, compare_trees
from diff_insight.sources.git_refs import CutHistoryError, Refs
from diff_insight.sources.pathspecs import nothing_matches
from diff_insight.sources.permalink import commit_link, compare_link, repository_of
from diff_insight.sources.told import Told

DEFAULT_RANGE = "HEAD~1...HEAD"
_RANGE = re.compile(r"(.*?)(\.{2,3})(?!\.)(.*)", re.DOTALL)
_FORM = (
    "Write BASE...HEAD (from the merge base), BASE..HEAD (tree against tree), or BASE alone for BASE...HEAD."
)
_OF_HEAD = re.compile(r"(?:HEAD|@)(?:[~^]\d*)*")
_PARENT = re.compile(r"(.+?)(?:~1?|\^1?)", re.DOTALL)
_NOTHING = "This repository has no commit yet: there is nothing to report."


def parse_range(text: str | None = None) -> tuple[str, str, bool]:
    """Read a range: `BASE...HEAD`, `BASE..HEAD` or `BASE`; a side left out means HEAD, as in git.

    Returns:
        Base, head, and whether the range has three dots. Without a text: the last commit.

    Raises:
        InputError: The text is no range.
    """
    text = DEFAULT_RANGE if text is None else text
    if text and ".." not in text:
        return text, "HEAD", True
    found = _RANGE.fullmatch(text)
    if found is None or found[1].endswith(".") or ".." in found[3] or (not found[1] and not found[3]):
        raise InputError(f"{text!r} is no commit range.", remedy=_FORM)
    return found[1] or "HEAD", found[3] or "HEAD", len(found[2]) == 3  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class GitSource:
    """A range of a local clone; implements `ports.Source`.

    Attributes:
        directory: The clone, or a folder inside it.
        base: The older side, in any form that names a commit for git; None: before the first commit.
        head: The newer side.
        three_dots: Compare with the merge base of both, as GitHub does, not with the base itself.
        server_url: The GitHub server whose `origin` gives the repository and the link.
        pathspecs: What the range is restricted to, as `git diff` takes it in that directory; empty: nothing.
        authors: Whether to read what the authors say: the commits.
        since_tag: Begin at the nearest tag in the head's history whose name begins so, in place of `base`.
        seconds_left: How long a git command may take from now on.
    """

    directory: Path
    base: str | None
    head: str
    three_dots: bool = True
    server_url: str = "https://github.com"
    pathspecs: tuple[str, ...] = ()
    authors: bool = True
    since_tag: str | None = None
    seconds_left: Callable[[], float] = no_limit
    _opened: list[Git] = field(default_factory=list, init=False, repr=False, compare=False)

    def git(self) -> Git:
        """Give git in the clone, which is found once for all that is asked of this source."""
        if not self._opened:
            self._opened.append(Git.inside(self.directory, seconds_left=self.seconds_left))
        return self._opened[0]

    def read(self) -> RangeDiff:
        """Give every changed file of the range exactly once.

        Before the first commit (`COMMIT~1`) there is none; such a range has no base. Where a
        shallow clone does not hold what the range needs, its remote is asked for more history.

        Raises:
            InputError: No repository, no such commit, an ambiguous name, no merge base.
            SourceError: git is missing or fails.
        """
        git = self.git()
        # before anything else the clone itself is looked at: what is wrong with it, that tells
        refs = Refs.open(git, self.directory, names=self._named())
        repository = repository_of(git.origin(), server_url=self.server_url)
        try:
            return self._read(refs, repository)
        except InputError as error:
            if self._is_about_head() and refs.is_empty():
                return RangeDiff(range=CommitRange(source="git"), changes=(), warnings=(_NOTHING,))
            if isinstance(error, CutHistoryError):
                return self._read_deeper(git, repository, error)
            raise

    def _named(self) -> tuple[str, ...]:
        """Give the names of commits that will be asked for, the head first."""
        return (self.head,) if self.base is None or self.since_tag is not None else (self.head, self.base)

    def _is_about_head(self) -> bool:
        named = (self.base or "HEAD", self.head)
        return self.since_tag is not None or all(_OF_HEAD.fullmatch(side) for side in named)

    def _read_deeper(self, git: Git, repository: str | None, cut: CutHistoryError) -> RangeDiff:
        try:
            for deeper in deepenings(git, self.directory, tags=self.since_tag is not None):
                try:
                    return self._read(Refs.open(deeper, self.directory), repository)
                except CutHistoryError:
                    continue
        except SourceError as error:
            raise InputError(f"{cut.what} {error.what}", remedy=cut.remedy) from error
        raise cut

    def _read(self, refs: Refs, repository: str | None) -> RangeDiff:
        git, head = refs.git, refs.commit(self.head)
        named = self.base if self.since_tag is None else refs.nearest_tag(head, self.since_tag)
        base = merge_base = None
        if named is None or self._precedes_all(refs, named):
            start = git.must("hash-object", "-t", "tree", "--stdin").text
        else:
            base = refs.commit(named if self.since_tag is None else f"refs/tags/{named}")
            merge_base = refs.merge_base(base, head, names=(named, self.head)) if self.three_dots else None
            start = merge_base or base
        diff = self._diff(git, start, head)
        told = commits_between(git, base, head, pathspecs=self.pathspecs) if self.authors else Told()
        return RangeDiff(
            range=CommitRange(
                repository=repository,
                base=base,
                head=head,
                base_name=refs.name(named, base) if named and base else None,
                head_name=refs.name(self.head, head),
                merge_base=merge_base,
                permalink=repository and self._link(repository, base, head),
                source="git",
                files=len(diff.changes),
            ),
            changes=diff.changes,
            warnings=(*diff.warnings, *told.warnings),
            commits=told.commits,
            versions=diff.versions,
            standing=diff.standing,
        )

    def _precedes_all(self, refs: Refs, named: str) -> bool:
        """Tell whether a name means the parent of a commit that has none."""
        if named in refs.known:
            return False
        child = _PARENT.fullmatch(named) if self.since_tag is None else None
        return child is not None and refs.is_root(refs.commit(child[1]))

    def _diff(self, git: Git, start: str, head: str) -> TreeDiff:
        try:
            diff = compare_trees(git, start, head, pathspecs=self.pathspecs)
        except SourceError as error:
            if self.pathspecs and any(words in error.what for words in ("pathspec", "outside repository")):
                # what stands before is the call, what follows the folder of the view: neither is the reader's
                reason = error.what.rpartition("fatal: ")[2].partition(" at '")[0]
                said = f"git does not take these paths: {reason}."
                raise InputError(said, remedy="Name files and folders of the clone.") from error
            raise
        if self.pathspecs and not diff.changes:
            files = git.must("diff-tree", "-r", "-z", "--name-only", start, head, "--").out.count(b"\0")
            if files:
                return replace(diff, warnings=(*diff.warnings, nothing_matches(self.pathspecs, files)))
        return diff

    def _link(self, repository: str, base: str | None, head: str) -> str:
        if base is None:
            return commit_link(repository, head, server_url=self.server_url)
        return compare_link(repository, base, head, three_dots=self.three_dots, server_url=self.server_url)
