"""A range of any repository on GitHub, whole.

Compare is asked twice, as JSON and as a diff, and believed only where the two agree and prove
everything; whatever they leave open is taken from git (docs/decisions/0071-two-roads.md).
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypedDict

from diff_insight.diff.hunks import read_hunks
from diff_insight.diff.parse import parse_diff
from diff_insight.errors import DiffInsightError, SourceError
from diff_insight.github_api.client import GitHubClient
from diff_insight.model import CommitRange, FileChange, RangeDiff, SkippedFile, SourceName
from diff_insight.sources.git_diff import TreeDiff
from diff_insight.sources.github.fetch import EMPTY_TREE, exact_changes
from diff_insight.sources.github.file_versions import read_texts
from diff_insight.sources.github.range_commits import told_of
from diff_insight.sources.github.ranges import (
    CAP,
    Comparison,
    Row,
    checked_repository,
    commit_of,
    compare,
    compare_as_diff,
    owner_of,
)
from diff_insight.sources.pathspecs import restricted
from diff_insight.sources.side_names import side_name
from diff_insight.sources.told import Told

_COPY_SHARE = 0.5


class _Blobs(TypedDict, total=False):
    old_blob: str | None
    new_blob: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GitHubSource:
    """A range of a repository on GitHub; implements `ports.Source`.

    Attributes:
        client: The API.
        repository: `owner/name`.
        base: A commit id, branch, tag or `owner:branch`; None: everything that the head holds.
        head: The same.
        three_dots: Compare with the merge base of both, not with the base itself.
        chosen_by: The rule that chose the range.
        head_owner: Who owns the head's repository, where a commit id does not tell; for the link.
        base_name: What people call the base; None: what `base` itself says.
        head_name: The same for the head.
        notes: What the report has to say about the range.
        pathspecs: What the range is restricted to; empty: nothing.
        pull_request: Number of the pull request that the range belongs to.
        authors: Whether to read what the authors say: commits and pull request.
    """

    client: GitHubClient
    repository: str
    base: str | None
    head: str
    three_dots: bool = True
    chosen_by: str = "inputs"
    head_owner: str | None = None
    base_name: str | None = None
    head_name: str | None = None
    notes: tuple[str, ...] = ()
    pathspecs: tuple[str, ...] = ()
    pull_request: int | None = None
    authors: bool = True

    def read(self) -> RangeDiff:
        """Give every changed file of the range exactly once.

        Raises:
            InputError: The range names something that is not there.
            SourceError: It cannot be read.
        """
        repository = checked_repository(self.repository)
        if self.base is None or not self.three_dots:
            return self._tree_against_tree(repository)
        comparison = compare(self.client, repository, self.base, self.head)
        if comparison.rows and not self.client.token:  # whole files come without one from git alone
            with suppress(SourceError):
                return self._range(comparison, self._exact(comparison), "git")
        proved, doubts = self._proved(comparison)
        if not doubts:
            return self._range(comparison, TreeDiff(proved), "compare")
        try:
            return self._range(comparison, self._exact(comparison), "git")
        except SourceError as error:
            if len(comparison.rows) >= CAP:
                raise
            return self._partial(comparison, doubts, error)

    def _tree_against_tree(self, repository: str) -> RangeDiff:
        base = EMPTY_TREE if self.base is None else commit_of(self.client, repository, self.base)
        head = commit_of(self.client, repository, self.head)
        found = Comparison(repository=repository, base=base, head=head, merge_base=base, rows=())
        return self._range(found, self._exact(found), "git")

    def _exact(self, comparison: Comparison) -> TreeDiff:
        places = self._places(comparison.repository)
        return exact_changes(self.client, places, comparison.merge_base, comparison.head)

    def _proved(self, comparison: Comparison) -> tuple[tuple[FileChange, ...], Mapping[str, str]]:
        """The files that compare shows beyond doubt, and for every other one what is in doubt."""
        rows = comparison.rows
        if not rows:
            return (), {}
        if len(rows) >= CAP:
            return (), _all_open(rows, f"compare shows {CAP} files at most")
        doubts = {row.filename: doubt for row in rows if (doubt := _doubt(row, rows))}
        try:
            diff = compare_as_diff(self.client, comparison)
            shown = None if diff is None else {change.path: change for change in parse_diff(diff)}
        except DiffInsightError as error:
            return (), _all_open(rows, _small(error.what))
        if shown is not None and shown.keys() != {row.filename for row in rows}:
            return (), _all_open(rows, "compare's two answers name different files")
        changes = []
        for row in rows:
            change, doubt = _alone(row) if shown is None else _agreed(row, shown[row.filename])
            if row.filename not in doubts and change is not None:
                changes.append(change)
            else:
                doubts.setdefault(row.filename, doubt)
        return tuple(changes), doubts

    def _partial(
        self, comparison: Comparison, doubts: Mapping[str, str], error: DiffInsightError
    ) -> RangeDiff:
        """What can be had where git cannot: the list is complete, and what it does not show is named."""
        changes, skipped = [], []
        for row in comparison.rows:
            change, doubt = _alone(row)
            if change is not None:
                changes.append(change)
            else:
                detail = f"{doubts.get(row.filename, doubt)}, and {_small(error.what)}"
                skipped.append(SkippedFile(path=row.filename, reason="unreadable", detail=detail))
        warning = f"GitHub's comparison leaves something open, and git could not be asked. {error}"
        diff = TreeDiff(tuple(changes), (warning,))
        return self._range(comparison, diff, "compare", skipped=tuple(skipped))

    def _range(
        self,
        comparison: Comparison,
        diff: TreeDiff,
        source: SourceName,
        *,
        skipped: tuple[SkippedFile, ...] = (),
    ) -> RangeDiff:
        shown = read_texts(self.client, comparison, diff.changes) if source == "compare" else diff
        told = Told()
        if self.authors:
            compared = self.three_dots and self.base is not None
            told = told_of(self.client, comparison, compared=compared, pull_request=self.pull_request)
        found = RangeDiff(
            range=CommitRange(
                repository=comparison.repository,
                base=comparison.base if self.base is not None else None,
                head=comparison.head,
                base_name=self.base_name or side_name(self.base, comparison.base if self.base else None),
                head_name=self.head_name or side_name(self.head, comparison.head),
                merge_base=comparison.merge_base if self.three_dots and self.base is not None else None,
                permalink=self._permalink(comparison),
                chosen_by=self.chosen_by,
                source=source,
                files=len(diff.changes) + len(skipped),
            ),
            changes=shown.changes,
            skipped=skipped,
            warnings=(
                *self.notes,
                *self._renamed(comparison),
                *dict.fromkeys((*diff.warnings, *shown.warnings)),
                *told.warnings,
            ),
            commits=told.commits,
            pull_request=told.pull_request,
            versions=shown.versions,
        )
        return restricted(found, self.pathspecs)

    def _renamed(self, comparison: Comparison) -> tuple[str, ...]:
        if comparison.repository.lower() == self.repository.lower():
            return ()
        return (f"{self.repository} is now {comparison.repository}: name it so.",)

    def _permalink(self, comparison: Comparison) -> str:
        """As GitHub prints it: `owner:abc1234...owner:def5678`; two dots are bare."""
        place = f"{self.client.server_url}/{comparison.repository}"
        base, head = comparison.base[:7], comparison.head[:7]
        if self.base is None:
            return f"{place}/commit/{head}"
        if not self.three_dots:
            return f"{place}/compare/{base}..{head}"
        older = owner_of(self.base, comparison.repository)
        newer = self.head_owner or owner_of(self.head, comparison.repository)
        return f"{place}/compare/{older}:{base}...{newer}:{head}"

    def _places(self, repository: str) -> list[str]:
        """Where the commits may be: GitHub serves a fork's commits from the original too, mostly."""
        name = repository.partition("/")[2]
        sides = (self.head, self.base or "")
        return [
            repository,
            *(f"{owner_of(ref, repository)}/{name}" for ref in sides if ":" in ref),
        ]


def _all_open(rows: tuple[Row, ...], why: str) -> Mapping[str, str]:
    return {row.filename: why for row in rows}


def _doubt(row: Row, rows: tuple[Row, ...]) -> str | None:
    """Why a row by itself cannot be believed, if so."""
    if row.changes != row.additions + row.deletions:
        return "compare's sums disagree"
    if row.status in {"renamed", "copied", "unchanged"}:
        return "compare does not say how far a renamed file is the same"
    if row.changes and row.patch is None:
        return "compare left its patch out"
    if row.patch is not None and _counts(row.patch) != (row.additions, row.deletions):
        return "compare's patch and sums disagree"
    if row.status == "added" and any(_may_be_source(other, row) for other in rows):
        return "the file may be a copy, which compare does not tell"
    return None


def _agreed(row: Row, change: FileChange) -> tuple[FileChange | None, str]:
    """The file where both answers of compare agree, else what is open."""
    if row.patch is None and change.patch is not None:
        return None, "compare left its patch out"
    same = (change.status, change.additions, change.deletions) == (row.status, row.additions, row.deletions)
    kind_changes = change.status == "changed" and change.patch is not None
    if not same or kind_changes or (row.patch is not None and change.patch is None):
        return None, "compare's two answers disagree"
    # The two group neighbouring hunks differently; the reader knows the JSON's way from GitHub's pages.
    return replace(change, patch=row.patch, **_blobs(row)), ""


def _alone(row: Row) -> tuple[FileChange | None, str]:
    """The file as the row alone proves it, without what it cannot tell (modes, similarity)."""
    if row.patch is None:
        return None, "compare shows no patch of it"
    if _counts(row.patch) != (row.additions, row.deletions) or row.status == "unchanged":
        return None, "compare's patch and sums disagree"
    return FileChange(
        path=row.filename,
        previous_path=row.previous_filename,
        status=row.status,
        additions=row.additions,
        deletions=row.deletions,
        patch=row.patch,
        **_blobs(row),
    ), ""


def _blobs(row: Row) -> _Blobs:
    """The one content that a row names: of the head, or of the base where the file is gone."""
    return {"old_blob": row.sha} if row.status == "removed" else {"new_blob": row.sha}


def _counts(patch: str) -> tuple[int, int]:
    sides = [line.side for hunk in read_hunks(patch) for line in hunk.lines]
    return sides.count("+"), sides.count("-")


def _may_be_source(other: Row, added: Row) -> bool:
    """Whether git may call an added file a copy of this other one, as it stood before.

    Only the lines around a change are seen of the other, so this is a guess on the safe side: it costs a
    fetch, not a wrong word.
    """
    if other.status == "added" or not added.changes:
        return False
    if other.sha == added.sha:
        return True
    new = {line.text for hunk in read_hunks(added.patch) for line in hunk.lines}
    old = {line.text for hunk in read_hunks(other.patch) for line in hunk.lines if line.side != "+"} - {""}
    return bool(old) and len(old & new) >= _COPY_SHARE * len(old)


def _small(sentence: str) -> str:
    return sentence.rstrip(".")
