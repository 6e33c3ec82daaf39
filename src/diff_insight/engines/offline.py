"""The engine that needs no network: every text is built from the facts of the diff.

Deterministic and pure: the same facts give the same bytes in every run. The digest of a file is made
once and said in each language.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from diff_insight.catalog import Messages, messages
from diff_insight.engines.digest import Digest, digest
from diff_insight.engines.explanations import explanation
from diff_insight.engines.overview import overview, overview_of
from diff_insight.engines.titles import candidates, title
from diff_insight.facts.parallel import each
from diff_insight.model import AnalyzedFile, Explained, FileSummary, Locale, Overview
from diff_insight.ports import Progress

__all__ = ["OfflineEngine", "Teller", "overview", "summarize"]


class OfflineEngine:
    """Explains every file and every report from facts alone."""

    def explain(
        self,
        categories: Mapping[str, Sequence[AnalyzedFile]],
        *,
        locales: Sequence[Locale],
        progress: Progress,
    ) -> Explained:
        """Give summaries and overviews, at no cost and without fail; see `diff_insight.ports.Engine`."""
        summaries: dict[str, dict[Locale, FileSummary]] = {}
        overviews: dict[tuple[str, Locale], Overview] = {}
        with progress.step("Explaining", total=sum(map(len, categories.values()))) as step:
            for category, files in categories.items():
                tellers = {locale: Teller(messages(locale)) for locale in locales}
                told = each(_told_in(locales), files, size=lambda file: len(file.change.patch or ""))
                for file, texts in zip(files, told, strict=True):
                    found = digest(file)
                    summaries[file.change.path] = {
                        locale: teller.tell(found, texts[locale]) for locale, teller in tellers.items()
                    }
                    step.advance()
                for locale, teller in tellers.items():
                    overviews[category, locale] = overview_of(teller.told, teller.words)
        return Explained(summaries=summaries, overviews=overviews)


def summarize(file: AnalyzedFile, locale: Locale) -> FileSummary:
    """Say what changed in one file, with the type that its rule gave it."""
    return _summary(digest(file), messages(locale))


def _told_in(locales: Sequence[Locale]) -> Callable[[AnalyzedFile], dict[Locale, FileSummary]]:
    """Give what says in each language what changed in one file, whatever changed in the others."""

    def told(file: AnalyzedFile) -> dict[Locale, FileSummary]:
        found = digest(file)
        return {locale: _summary(found, messages(locale)) for locale in locales}

    return told


class Teller:
    """Summarizes the files of one report in one language; titles differ where the changes differ.

    Attributes:
        words: The messages of the language.
        told: What has been summarized so far, in order.
    """

    def __init__(self, words: Messages) -> None:
        self.words = words
        self.told: list[tuple[Digest, FileSummary]] = []
        self._taken: dict[str, Digest] = {}

    def tell(self, found: Digest, summary: FileSummary | None = None) -> FileSummary:
        """Say what changed in one file; `summary` is what `summarize` says of it, where that is known."""
        summary = summary or _summary(found, self.words)
        shown = self._title(found, summary.modification_title)
        if shown != summary.modification_title:
            summary = replace(summary, modification_title=shown)
        self.told.append((found, summary))
        return summary

    def _title(self, found: Digest, best: str) -> str:
        """Give the best title, or a more specific one where another file's change has that already."""
        shown = best
        if (found.points or found.whole) and self._is_anothers(best, found):
            further = candidates(found, self.words)
            shown = next((title for title in further if not self._is_anothers(title, found)), best)
        self._taken.setdefault(shown, found)
        return shown

    def _is_anothers(self, shown: str, found: Digest) -> bool:
        return shown in self._taken and not _same_change(self._taken[shown], found)


def _same_change(one: Digest, other: Digest) -> bool:
    """Tell whether two files lose and gain the same lines, wherever these stand."""
    if one.change.additions != other.change.additions or one.change.deletions != other.change.deletions:
        return False
    return _changed_lines(one.change.patch) == _changed_lines(other.change.patch)


def _changed_lines(patch: str | None) -> list[str]:
    return [row for row in (patch or "").split("\n") if row[:1] in {"+", "-"}]


def _summary(found: Digest, words: Messages) -> FileSummary:
    return FileSummary(
        modification_type=found.file.modification_type,
        modification_title=title(found, words),
        explanation=explanation(found, words),
    )
