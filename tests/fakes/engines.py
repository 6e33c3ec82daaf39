"""Engines, checks and displays for tests of what stands around them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from diff_insight.model import AnalyzedFile, AnalyzedRange, Explained, FileSummary, Locale, Overview


class PlainEngine:
    """Explains every file by its status alone, so that a test sees at once whose text stands somewhere."""

    def explain(self, analyzed: AnalyzedRange, *, locales: Sequence[Locale], progress: object) -> Explained:
        del progress
        categories = analyzed.categories
        files = [file for files in categories.values() for file in files]
        return Explained(
            summaries={
                file.change.path: {
                    locale: FileSummary(
                        modification_type=file.modification_type,
                        modification_title=f"offline title {locale}",
                        explanation=f"offline explanation {locale}",
                    )
                    for locale in locales
                }
                for file in files
            },
            overviews={
                (category, locale): Overview(
                    summary=f"offline summary {locale}",
                    highlights="offline highlights",
                    new_features=_points(files, "new feature"),
                    breaking_changes=_points(files, "breaking change"),
                    other_updates=("offline update",),
                    insights="offline insights",
                )
                for category, files in categories.items()
                for locale in locales
            },
        )


def _points(files: Sequence[AnalyzedFile], kind: str) -> tuple[str, ...]:
    return tuple(f"offline {kind} {file.change.path}" for file in files if file.modification_type == kind)


class RecordedProgress:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, int | None]] = []
        self.units = 0
        self.said: list[str] = []

    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator["RecordedProgress"]:
        self.steps.append((title, total))
        yield self

    def advance(self, units: int = 1) -> None:
        self.units += units

    def notice(self, text: str) -> None:
        self.said.append(text)

    def warning(self, text: str) -> None:
        self.said.append(text)
