"""Masks the secrets in what is read of a range besides its patches, before anybody sees it.

Whole files hold more than their hunks, and a message may quote what its commit takes away. The patches are
masked where all files of a run are counted, and a secret has the same number in both.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from diff_insight.diff.secrets import mask, mask_versions
from diff_insight.model import FileChange, RangeDiff, Versions


def masked(diff: RangeDiff) -> RangeDiff:
    """Give the range with masks in its files' texts, its commits and its pull request."""
    commits = []
    for commit in diff.commits:
        subject, body = _message(commit.subject, commit.body)
        commits.append(replace(commit, subject=subject, body=body))
    pull = diff.pull_request
    if pull is not None:
        title, body = _message(pull.title, pull.body)
        pull = replace(pull, title=title, body=body)
    versions = _Masked({change.path: change.patch for change in diff.changes}, diff.versions)
    return replace(diff, versions=versions, commits=tuple(commits), pull_request=pull)


def _message(subject: str, body: str) -> tuple[str, str]:
    subject, _, body = mask(f"{subject}\n{body}")[0].partition("\n")
    return subject, body


@dataclass(frozen=True, slots=True)
class _Masked:
    """Reads files and masks them.

    Attributes:
        patches: By path, as they came: the change that is asked for may be masked by then.
        read: Gives the texts as they are.
    """

    patches: Mapping[str, str | None]
    read: Callable[[FileChange], Versions]

    def __call__(self, change: FileChange) -> Versions:
        return mask_versions(self.patches.get(change.path), self.read(change))
