"""Puts what a source read, the rules decided and an engine wrote together: the run result.

Pure: the same pieces give the same result, and nothing is looked up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diff_insight.diff.anchors import anchors
from diff_insight.model import (
    AnalyzedFile,
    CommitRange,
    Explained,
    Headings,
    Locale,
    RangeDiff,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
)
from diff_insight.reports.naming import filled_title, short

DEFAULT_TITLE = "[{locale}] Diff Insight Report - {category}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the configuration says about every report.

    Attributes:
        date: ISO 8601 day.
        locales: A report in each, in this order.
        title: Template with the fields `locale`, `category`, `repository`, `date`, `base`, `head`.
        headings: Language of the fixed words.
        visuals: Change bars in the table of files.
    """

    date: str
    locales: Sequence[Locale]
    title: str = DEFAULT_TITLE
    headings: Headings = "english"
    visuals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Every changed file of the range, in the place where it is accounted for.

    Attributes:
        categories: The files of each category, in diff order; a category without files makes no report.
        outside: Paths that match no category.
        skipped: Files that are ignored, our own output, or unreadable.
    """

    categories: Mapping[str, Sequence[AnalyzedFile]]
    outside: Sequence[str] = ()
    skipped: Sequence[SkippedFile] = ()


def assemble(
    diff: RangeDiff,
    files: Sorted,
    explained: Explained,
    *,
    layout: Layout,
) -> RunResult:
    """Give the run result: for each category, in the order of the configuration, a report per locale.

    Args:
        diff: The range with what its authors say; its warnings come before the engine's.
        files: Where every file of the range belongs.
        explained: A summary for every file and locale, an overview for every category and locale.
        layout: Date, locales, titles.

    Raises:
        InputError: The title's template names a field that there is not.
    """
    return RunResult(
        range=diff.range,
        commits=diff.commits,
        pull_request=diff.pull_request,
        reports=tuple(
            _report(category, locale, diff.range, rows, explained, layout)
            for category, rows in files.categories.items()
            if rows
            for locale in layout.locales
        ),
        outside_categories=tuple(files.outside),
        skipped=tuple(files.skipped),
        warnings=tuple(dict.fromkeys((*diff.warnings, *explained.warnings))),
        usage=explained.usage,
    )


def _report(
    category: str,
    locale: Locale,
    commit_range: CommitRange,
    rows: Sequence[AnalyzedFile],
    explained: Explained,
    layout: Layout,
) -> Report:
    names = anchors(row.change.path for row in rows)
    values = {
        "locale": locale,
        "category": category,
        "repository": commit_range.repository or "",
        "date": layout.date,
        "base": commit_range.base_name or short(commit_range.base),
        "head": commit_range.head_name or short(commit_range.head),
    }
    return Report(
        title=filled_title(layout.title, values),
        date=layout.date,
        permalink=commit_range.permalink,
        locale=locale,
        category=category,
        headings=layout.headings,
        visuals=layout.visuals,
        overview=explained.overviews[category, locale],
        files=tuple(
            ReportedFile(
                change=row.change,
                role=row.role,
                language=row.language,
                facts=row.facts,
                context=row.context,
                summary=explained.summaries[row.change.path][locale],
                anchor=names[row.change.path],
            )
            for row in rows
        ),
    )
