"""The engine that needs no network: every text is built from the facts of the diff.

Deterministic and pure: the same facts give the same bytes in every run. The digest of a file is made
once and said in each language.
"""

from collections.abc import Mapping, Sequence

from diff_insight.catalog import Messages, messages
from diff_insight.engines.digest import Digest, digest
from diff_insight.engines.explanations import explanation
from diff_insight.engines.overview import overview, overview_of
from diff_insight.engines.titles import candidates, title
from diff_insight.model import AnalyzedFile, Explained, FileSummary, Locale, Overview
from diff_insight.ports import Progress

__all__ = ["OfflineEngine", "overview", "summaries_of", "summarize"]


class OfflineEngine:
    """Explains every file and every report from facts alone."""

    def explain(
        self,
        categories: Mapping[str, Sequence[AnalyzedFile]],
        *,
        locales: Sequence[Locale],
        progress: Progress,
    ) -> Explained:
        """Give summaries and overviews; see `diff_insight.ports.Engine`. Costs nothing and always succeeds."""
        summaries: dict[str, dict[Locale, FileSummary]] = {}
        overviews: dict[tuple[str, Locale], Overview] = {}
        with progress.step("Explaining", total=sum(map(len, categories.values()))) as step:
            for category, files in categories.items():
                digests = [digest(file) for file in files]
                for locale in locales:
                    words = messages(locale)
                    told = summaries_of(digests, words)
                    for file, summary in zip(files, told, strict=True):
                        summaries.setdefault(file.change.path, {})[locale] = summary
                    overviews[category, locale] = overview_of(list(zip(digests, told, strict=True)), words)
                step.advance(len(files))
        return Explained(summaries=summaries, overviews=overviews)


def summarize(file: AnalyzedFile, locale: Locale) -> FileSummary:
    """Say what changed in one file, with the type that its rule gave it."""
    found, words = digest(file), messages(locale)
    return _summary(found, words, title(found, words))


def summaries_of(digests: Sequence[Digest], words: Messages) -> list[FileSummary]:
    """Say what changed in each file of a report; titles differ where the changes differ."""
    return [
        _summary(found, words, shown) for found, shown in zip(digests, _titles(digests, words), strict=True)
    ]


def _titles(digests: Sequence[Digest], words: Messages) -> list[str]:
    """Give each file its best title, or a more specific one where another file's change has that already."""
    taken: dict[str, str | None] = {}
    titles: list[str] = []
    for found in digests:
        patch = found.change.patch
        choices = candidates(found, words)
        best = next(choices)
        shown = best
        if found.points or found.whole:
            while shown in taken and taken[shown] != patch:
                further = next(choices, None)
                if further is None:
                    shown = best
                    break
                shown = further
        taken.setdefault(shown, patch)
        titles.append(shown)
    return titles


def _summary(found: Digest, words: Messages, shown: str) -> FileSummary:
    return FileSummary(
        modification_type=found.file.modification_type,
        modification_title=shown,
        explanation=explanation(found, words),
    )
