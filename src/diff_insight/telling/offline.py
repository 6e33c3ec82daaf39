"""The engine that needs no network: every text is built from the facts of the diff.

Deterministic and pure: the same facts give the same bytes in every run.
"""

from collections.abc import Callable, Sequence

from diff_insight.languages import messages
from diff_insight.model import AnalyzedFile, AnalyzedRange, Explained, FileSummary, Locale
from diff_insight.ports import Progress
from diff_insight.telling.explanations import explanation
from diff_insight.telling.overview import overview
from diff_insight.telling.point import Point
from diff_insight.telling.story import points
from diff_insight.telling.titles import Titles, fallback
from diff_insight.telling.together import together


class OfflineEngine:
    """Explains every file and every report from facts alone."""

    def explain(self, analyzed: AnalyzedRange, *, locales: Sequence[Locale], progress: Progress) -> Explained:
        """Give summaries and overviews, at no cost and without fail; see `diff_insight.ports.Engine`."""
        total = sum(map(len, analyzed.categories.values()))
        with progress.step("Explaining", total=total) as step:
            return tell(analyzed, locales, step.advance)


def tell(
    analyzed: AnalyzedRange, locales: Sequence[Locale], told: Callable[[], None] = lambda: None
) -> Explained:
    """Give summaries and overviews.

    Args:
        analyzed: The range.
        locales: The languages of its reports.
        told: Called after each file.
    """
    summaries: dict[str, dict[Locale, FileSummary]] = {}
    overviews = {}
    for category, files in analyzed.categories.items():
        titles = {locale: Titles(messages(locale)) for locale in locales}
        found = {}
        for file in files:
            path = file.change.path
            found[path] = points(file)
            summaries[path] = {locale: _summary(file, found[path], titles[locale]) for locale in locales}
            told()
        all_of_it = together(found, files)
        for locale in locales:
            said = {file.change.path: summaries[file.change.path][locale] for file in files}
            overviews[category, locale] = overview(analyzed, files, all_of_it, said, messages(locale))
    return Explained(summaries=summaries, overviews=overviews)


def summarize(file: AnalyzedFile, locale: Locale) -> FileSummary:
    """Say what changed in one file that stands alone, with the type that its rule gave it."""
    return _summary(file, points(file), Titles(messages(locale)))


def _summary(file: AnalyzedFile, told: Sequence[Point], titles: Titles) -> FileSummary:
    return FileSummary(
        modification_type=file.modification_type,
        modification_title=titles.of(file, told),
        explanation=explanation(told, titles.words) or f"{fallback(file, titles.words)}.",
    )
