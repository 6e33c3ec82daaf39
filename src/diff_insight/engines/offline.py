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
                for file in files:
                    found = digest(file)
                    summaries[file.change.path] = {
                        locale: teller.tell(found) for locale, teller in tellers.items()
                    }
                    step.advance()
                for locale, teller in tellers.items():
                    overviews[category, locale] = overview_of(teller.told, teller.words)
        return Explained(summaries=summaries, overviews=overviews)


def summarize(file: AnalyzedFile, locale: Locale) -> FileSummary:
    """Say what changed in one file, with the type that its rule gave it."""
    found, words = digest(file), messages(locale)
    return _summary(found, words, title(found, words))


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

    def tell(self, found: Digest) -> FileSummary:
        """Say what changed in one file."""
        summary = _summary(found, self.words, self._title(found))
        self.told.append((found, summary))
        return summary

    def _title(self, found: Digest) -> str:
        """Give the best title, or a more specific one where another file's change has that already."""
        choices = candidates(found, self.words)
        best = shown = next(choices)
        if found.points or found.whole:
            while shown in self._taken and not _same_change(self._taken[shown], found):
                further = next(choices, None)
                if further is None:
                    shown = best
                    break
                shown = further
        self._taken.setdefault(shown, found)
        return shown


def _same_change(one: Digest, other: Digest) -> bool:
    """Tell whether two files lose and gain the same lines, wherever these stand."""
    if one.change.additions != other.change.additions or one.change.deletions != other.change.deletions:
        return False
    return _changed_lines(one.change.patch) == _changed_lines(other.change.patch)


def _changed_lines(patch: str | None) -> list[str]:
    return [row for row in (patch or "").split("\n") if row[:1] in {"+", "-"}]


def _summary(found: Digest, words: Messages, shown: str) -> FileSummary:
    return FileSummary(
        modification_type=found.file.modification_type,
        modification_title=shown,
        explanation=explanation(found, words),
    )
