"""The engine that needs no network: every text is built from the facts of the diff.

Deterministic and pure: the same facts give the same bytes in every run.
"""

from collections.abc import Callable, Sequence

from diff_insight.languages import messages
from diff_insight.model import AnalyzedFile, AnalyzedRange, Explained, FileSummary, Locale
from diff_insight.ports import Progress
from diff_insight.telling.explanations import explanation
from diff_insight.telling.overview import overview
from diff_insight.telling.story import points
from diff_insight.telling.titles import Titles, fallback


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
    categories = analyzed.categories
    summaries = {}
    for files in categories.values():
        titles = {locale: Titles(messages(locale)) for locale in locales}
        for file in files:
            summaries[file.change.path] = {
                locale: summarize(file, locale, titles[locale]) for locale in locales
            }
            told()
    overviews = {
        (category, locale): overview(
            analyzed,
            files,
            {file.change.path: summaries[file.change.path][locale] for file in files},
            messages(locale),
        )
        for category, files in categories.items()
        for locale in locales
    }
    return Explained(summaries=summaries, overviews=overviews)


def summarize(file: AnalyzedFile, locale: Locale, titles: Titles | None = None) -> FileSummary:
    """Say what changed in one file, with the type that its rule gave it.

    Args:
        file: The file.
        locale: Of the text.
        titles: Of the other files of its report; None: it stands alone.
    """
    words = messages(locale)
    told = points(file)
    return FileSummary(
        modification_type=file.modification_type,
        modification_title=(titles or Titles(words)).of(file, told),
        explanation=explanation(told, words) or f"{fallback(file, words)}.",
    )
