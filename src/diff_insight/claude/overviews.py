"""The overviews: one request per category for all locales, from the summaries of its files, bounded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from diff_insight.model import AnalyzedFile, Locale, ModificationType, Overview

from .answers import OverviewAnswer, OverviewText
from .attempts import Terms, Unanswered
from .conversation import Question
from .form import clean_overview_text, overview_text_faults
from .overview_data import Labels, overview_data
from .repair import drop
from .requests import overview_request, wishes_of
from .run import Run
from .summaries import Summaries
from .verdicts import Check


@dataclass(frozen=True, slots=True)
class OverviewVerdicts:
    """Judges answers about one category.

    Attributes:
        files: Of the category, with their final types.
        check: Holds a text against them.
    """

    files: Sequence[AnalyzedFile]
    check: Check

    def _has(self, kind: ModificationType) -> bool:
        return any(file.modification_type == kind for file in self.files)

    def faults(self, answer: OverviewAnswer) -> tuple[str, ...]:
        """Give what is wrong with an answer, each as a sentence for the model."""
        found: list[str] = []
        for locale, given in answer.texts.items():
            text = clean_overview_text(given)
            found += [f"{locale}: {fault}" for fault in overview_text_faults(text, locale=locale)]
            found += [
                f"{locale}: {doubt.said}"
                for part, heading in _parts(text)
                if heading is None or self._has(heading)  # else the point goes without asking
                for doubt in self.check(part, self.files, heading)
            ]
            if not self._themed(text.insights):
                found.append(f"{locale}: insights: what they have in common has to name at least two files")
        return tuple(dict.fromkeys(found))

    def _themed(self, text: str) -> bool:
        """Tell whether a text about what files have in common names two of them, where there are two."""
        paths = [file.change.path for file in self.files]
        labels = Labels(paths)
        named = {path for path in paths if f"`{labels.of(path)}`" in text or f"`{path}`" in text}
        return len(paths) < 2 or len(named) > 1  # noqa: PLR2004 - two of them

    def settle(self, text: OverviewText, locale: Locale, offline: Overview) -> Overview | None:
        """Give the overview as far as it stands, None where the offline one has to."""
        text = clean_overview_text(text)
        if overview_text_faults(text, locale=locale):
            return None
        insights = self._kept(text.insights)
        kept = Overview(
            summary=self._kept(text.summary),
            highlights=self._kept(text.highlights),
            new_features=self._points(text.new_features, offline.new_features, "new feature"),
            breaking_changes=self._points(text.breaking_changes, offline.breaking_changes, "breaking change"),
            other_updates=tuple(filter(None, map(self._kept, text.other_updates))) or offline.other_updates,
            insights=insights if insights and self._themed(insights) else offline.insights,
        )
        return kept if kept.summary and kept.highlights else None

    def _kept(self, text: str, heading: ModificationType | None = None) -> str:
        return drop(text, lambda part: self.check(part, self.files, heading))[0]

    def _points(
        self, given: Sequence[str], offline: tuple[str, ...] | str, kind: ModificationType
    ) -> tuple[str, ...] | str:
        """Give the points of a type that some file has; the offline ones where none of them stands."""
        if not self._has(kind):
            return ()
        return tuple(filter(None, (self._kept(point, kind) for point in given))) or offline


def _parts(text: OverviewText) -> Iterator[tuple[str, ModificationType | None]]:
    yield from ((text.summary, None), (text.highlights, None))
    yield from ((point, "new feature") for point in text.new_features)
    yield from ((point, "breaking change") for point in text.breaking_changes)
    yield from ((point, None) for point in text.other_updates)
    yield text.insights, None


def with_final_types(
    files: Sequence[AnalyzedFile], summaries: Mapping[str, Summaries], locale: Locale
) -> list[AnalyzedFile]:
    """Give the files with the types that the report shows; the same in every locale."""
    return [
        replace(file, modification_type=summaries[file.change.path][locale].modification_type)
        for file in files
    ]


async def explain_overview(
    run: Run,
    category: str,
    files: Sequence[AnalyzedFile],
    summaries: Mapping[str, Summaries],
    terms: Terms,
    stand_in: Mapping[tuple[str, Locale], Overview],
) -> dict[tuple[str, Locale], Overview]:
    """Give the model's overviews of one category, per locale, as far as they stand."""
    language: Locale = "en_US" if "en_US" in run.locales else run.locales[0]
    final = with_final_types(files, summaries, language)
    verdicts = OverviewVerdicts(final, run.check)
    data = overview_data([(file, summaries[file.change.path][language]) for file in final])
    settings = run.settings
    question = Question(
        overview_request(
            data,
            model=settings.overview_model,
            wishes=wishes_of(settings, run.locales),
            effort=settings.effort,
        ),
        OverviewAnswer,
        run.locales,
        verdicts.faults,
    )
    try:
        answer = await _answer(run, question, terms)
    except Unanswered as outcome:
        run.count_overview(outcome.reason)
        return {}
    given: dict[tuple[str, Locale], Overview] = {}
    for locale in run.locales:
        kept = verdicts.settle(answer.texts[locale], locale, stand_in[category, locale])
        if kept is None:
            run.count_overview("form")
        else:
            given[category, locale] = kept
    return given


async def _answer(run: Run, question: Question[OverviewAnswer], terms: Terms) -> OverviewAnswer:
    """Give the answer of the overviews' model, or of the files' where that one is not to be had."""
    try:
        return run.kept(question) or await run.answer(question, terms)
    except Unanswered:
        if question.request.model not in run.line.gone:
            raise
    other = replace(question, request=replace(question.request, model=run.settings.model))
    return run.kept(other) or await run.answer(other, terms)
