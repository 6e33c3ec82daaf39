"""Ranges that tests make of files and commits, and what a report says of them."""

from collections.abc import Sequence

from diff_insight.facts.analyze import Known, analyze
from diff_insight.languages import messages
from diff_insight.model import (
    AnalyzedFile,
    AnalyzedRange,
    Commit,
    CommitRange,
    FileChange,
    FileStatus,
    Locale,
    Overview,
    PullRequest,
    Versions,
)
from diff_insight.telling.offline import summarize
from diff_insight.telling.overview import overview
from diff_insight.telling.story import points
from diff_insight.telling.together import together
from tests.unit.facts.patches import patch_of


def analyzed(
    texts: Sequence[tuple[str, str | None, str | None]], commits: Sequence[Commit] = ()
) -> list[AnalyzedFile]:
    versions = {path: Versions(before=old, after=new) for path, old, new in texts}
    changes = []
    for path, old, new in texts:
        patch = patch_of(old or "", new or "")
        if old is None or new is None:
            patch = patch.replace("-1 +", "-0,0 +") if old is None else patch
        status: FileStatus = "added" if old is None else "removed" if new is None else "modified"
        rows = patch.split("\n")
        changes.append(
            FileChange(
                path=path,
                status=status,
                patch=patch,
                additions=sum(row.startswith("+") for row in rows),
                deletions=sum(row.startswith("-") for row in rows),
            )
        )
    return list(analyze(changes, Known(versions=lambda change: versions[change.path], commits=commits)))


def told(
    files: Sequence[AnalyzedFile],
    locale: Locale = "en_US",
    *,
    names: tuple[str, str] | None = None,
    among: int | None = None,
    commits: Sequence[Commit] = (),
    pull_request: PullRequest | None = None,
) -> Overview:
    base, head = names or (None, None)
    whole = AnalyzedRange(
        range=CommitRange(base_name=base, head_name=head, files=among or len(files)),
        categories={"all": tuple(files)},
        commits=tuple(commits),
        pull_request=pull_request,
    )
    summaries = {file.change.path: summarize(file, locale) for file in files}
    told = together({file.change.path: points(file) for file in files}, files)
    return overview(whole, files, told, summaries, messages(locale))


def commit(subject: str, author: str, *paths: str, kind: str | None = None) -> Commit:
    return Commit(sha=subject, subject=subject, author=author, type=kind, paths=paths)
