"""From explained files to the run result: every file in one row, every text in its place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from diff_insight.errors import InputError
from diff_insight.model import (
    AnalyzedFile,
    CommitRange,
    Explained,
    Headings,
    Locale,
    Overview,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
)
from diff_insight.report.anchors import anchors

_FIELD = re.compile(r"\{(\w*)\}")
_FIELDS = ("locale", "category", "date", "base", "head")
SHORT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the reports of a run look.

    Attributes:
        locales: A report in each, in this order.
        title: Template; fields are locale, category, date, base, head.
        date: ISO 8601 day.
        headings: The language of the layout's fixed words.
        visuals: Whether change bars and diagrams are drawn.
    """

    locales: Sequence[Locale]
    title: str
    date: str
    headings: Headings = "english"
    visuals: bool = False

    def __post_init__(self) -> None:
        unknown = [name for name in _FIELD.findall(self.title) if name not in _FIELDS]
        if unknown:
            raise InputError(
                f"The title template {self.title!r} has the unknown field {{{unknown[0]}}}.",
                remedy=f"Allowed: {', '.join(_FIELDS)}.",
            )


def assemble(
    *,
    range: CommitRange,  # noqa: A002 - the contract's word
    categories: Mapping[str, Sequence[AnalyzedFile]],
    explained: Explained,
    layout: Layout,
    outside: Sequence[str] = (),
    skipped: Sequence[SkippedFile] = (),
    warnings: Iterable[str] = (),
) -> RunResult:
    """Put together what a run found and says.

    Returns:
        One report per category and locale: categories in their order, the locales of each in theirs.
    """
    reports = [
        _report(range, category, files, locale=locale, explained=explained, layout=layout)
        for category, files in categories.items()
        for locale in layout.locales
    ]
    return RunResult(
        range=range,
        reports=tuple(reports),
        outside_categories=tuple(outside),
        skipped=tuple(skipped),
        warnings=(*warnings, *explained.warnings),
        usage=explained.usage,
    )


def _report(
    commits: CommitRange,
    category: str,
    files: Sequence[AnalyzedFile],
    *,
    locale: Locale,
    explained: Explained,
    layout: Layout,
) -> Report:
    anchor_of = anchors(file.change.path for file in files)
    values = {
        "locale": locale,
        "category": category,
        "date": layout.date,
        "base": (commits.base or "")[:SHORT],
        "head": (commits.head or "")[:SHORT],
    }
    return Report(
        # a value is put in once and never read as a template itself
        title=_FIELD.sub(lambda found: values[found[1]], layout.title),
        date=layout.date,
        permalink=commits.permalink,
        locale=locale,
        category=category,
        headings=layout.headings,
        visuals=layout.visuals,
        overview=explained.overviews.get((category, locale), Overview()),
        files=tuple(
            ReportedFile(
                change=file.change,
                facts=file.facts,
                summary=explained.summaries[file.change.path][locale],
                anchor=anchor_of[file.change.path],
            )
            for file in files
        ),
    )
