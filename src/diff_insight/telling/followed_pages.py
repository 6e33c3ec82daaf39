"""Translations in which the same happens as in the page that they translate: that is told of the page."""

from collections.abc import Mapping, Sequence

from diff_insight.facts.localised import sources_of
from diff_insight.model import AnalyzedFile
from diff_insight.telling.point import Point


def following(
    told_of: Mapping[str, Sequence[Point]], files: Sequence[AnalyzedFile]
) -> tuple[AnalyzedFile, ...]:
    """Give the translations that tell nothing of a kind which their page does not tell.

    Args:
        told_of: What each file tells, by path.
        files: Those of the report.
    """
    of = {file.change.path: file for file in files if file.role == "docs"}
    return tuple(
        of[path]
        for path, (source, _) in sources_of(of).items()
        if told_of[path]
        and of[path].change.status == of[source].change.status
        and _kinds(told_of[path]) <= _kinds(told_of[source])
    )


def _kinds(told: Sequence[Point]) -> set[str]:
    return {fact.kind for point in told for fact in point.facts}
