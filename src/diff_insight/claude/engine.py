"""The engine that asks a Claude model, within a budget and a deadline, and never trusts the answer.

Everything is explained offline as well; a model's text takes a file's place where it is there in time,
in form and borne out by the diff. So a report always comes out, whatever happens on the way.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from diff_insight.errors import EngineError
from diff_insight.grounding.testimony import said_of
from diff_insight.model import AnalyzedFile, AnalyzedRange, Explained, Locale, Overview
from diff_insight.ports import Engine, Progress, Step
from diff_insight.telling.choose import to_ask

from .attempts import Line, Terms
from .budget import Budget, check_prices
from .cache import Cache
from .claude_settings import ClaudeSettings
from .notes import remedy, warning
from .overview_data import MOST_CHARACTERS, MOST_OF_AN_ENTRY
from .overviews import explain_overview, with_final_types
from .pace import Clock, Pace
from .requests import overview_request, wishes_of
from .run import Run
from .sender import SdkImport, SdkSender, Sender
from .summaries import Summaries, explain_files
from .surroundings import Surroundings
from .truth import Truth
from .verdicts import Check

FILES_SHARE = 0.8
"""Part of the deadline for files; the overviews have the rest."""


class ClaudeEngine:
    """Explains by asking a model, and offline where that is better or there is no other way.

    Args:
        settings: Model, money, time.
        fallback: Explains offline.
        check: Holds a text against the diff; None: the check of the grounding.
        connect: Makes the way to a model; None: the SDK's client.
        clock: Time.
    """

    def __init__(
        self,
        settings: ClaudeSettings,
        *,
        fallback: Engine,
        check: Check | None = None,
        connect: Callable[[ClaudeSettings], Sender] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._settings = settings
        self._fallback = fallback
        self._check = check
        self._connect = connect or self._sdk_sender
        self._clock = clock or Clock()
        self._sdk: SdkImport | None = None

    def prepare(self) -> None:
        """Start what takes time (the SDK, its client) while the caller does something else."""
        if self._sdk is None:
            self._sdk = SdkImport(self._settings)

    def _sdk_sender(self, settings: ClaudeSettings) -> Sender:
        self.prepare()
        assert self._sdk is not None  # noqa: S101 - prepare has just set it
        return SdkSender(settings, self._sdk)

    def explain(
        self,
        analyzed: AnalyzedRange,
        *,
        locales: Sequence[Locale],
        progress: Progress,
    ) -> Explained:
        """Give summaries and overviews; see `diff_insight.ports.Engine`.

        Raises:
            EngineError: The engine is required and the model cannot be had at all.
            InputError: A ceiling was asked for and the price of a model is not known.
        """
        settings = self._settings
        warnings = (
            check_prices(
                models=(settings.model, settings.overview_model),
                prices=settings.prices,
                ceiling_asked_for=settings.ceiling_asked_for,
            )
            if settings.max_cost_usd is not None
            else ()
        )
        explained = asyncio.run(self._explain(analyzed, tuple(locales), progress))
        return replace(explained, warnings=(*warnings, *explained.warnings))

    async def _explain(
        self,
        analyzed: AnalyzedRange,
        locales: tuple[Locale, ...],
        progress: Progress,
    ) -> Explained:
        settings, now = self._settings, self._clock.now()
        seconds = settings.deadline_seconds
        if settings.seconds_left is not None:
            seconds = min(seconds, max(0.0, settings.seconds_left()))
        line = Line(
            connect=lambda: self._connect(settings),
            budget=Budget(ceiling_usd=settings.max_cost_usd, prices=settings.prices),
            pace=Pace(most=settings.concurrency, clock=self._clock, notice=progress.notice),
            clock=self._clock,
            main=settings.model,
        )
        offline = asyncio.create_task(
            asyncio.to_thread(self._fallback.explain, analyzed, locales=locales, progress=_Silent())
        )
        cache = Cache(settings.cache, secret=settings.seal)
        check = self._check or Truth(said_of(analyzed), judged=settings.judge)
        run = Run(settings, locales, check, Surroundings(analyzed), line, cache, offline)
        try:
            summaries = await self._files(run, analyzed, now + seconds * FILES_SHARE, progress)
            stand_in = (await offline).overviews
            overviews = await self._overviews(run, analyzed, summaries, now + seconds)
        finally:
            await line.close()
        self._insist(line)
        return Explained(
            summaries=summaries,
            overviews={**stand_in, **overviews},
            usage=line.budget.usage,
            warnings=(*(await offline).warnings, *_warnings(run)),
        )

    async def _files(
        self, run: Run, analyzed: AnalyzedRange, until: float, progress: Progress
    ) -> dict[str, Summaries]:
        categories = analyzed.categories
        every = [file for files in categories.values() for file in files]
        asked = to_ask(every, explain=self._settings.explain, commits=analyzed.commits)
        terms = Terms(until=until, spare_usd=self._overview_share(categories, run) if asked else 0.0)
        with progress.step("Explaining files", total=len(every)) as step:
            step.advance(len(every) - len(asked))
            told = await explain_files(run, asked, terms, step)
        offline = (await run.offline).summaries
        return {file.change.path: told.get(file.change.path) or offline[file.change.path] for file in every}

    def _overview_share(self, categories: Mapping[str, Sequence[AnalyzedFile]], run: Run) -> float:
        """Give the part of the ceiling that is kept for the overviews: what they may cost, at most half."""
        ceiling = self._settings.max_cost_usd
        if ceiling is None:
            return 0.0
        largest = (
            overview_request(
                "x" * min(MOST_CHARACTERS, MOST_OF_AN_ENTRY * len(files)),
                model=self._settings.overview_model,
                wishes=wishes_of(self._settings, run.locales),
                effort=self._settings.effort,
            )
            for files in categories.values()
        )
        return min(sum(map(run.line.budget.worst, largest)), ceiling / 2)

    async def _overviews(
        self,
        run: Run,
        analyzed: AnalyzedRange,
        summaries: Mapping[str, Summaries],
        until: float,
    ) -> dict[tuple[str, Locale], Overview]:
        """Ask for the overview of each category that a model wrote in; the others keep their offline ones."""
        overviews: dict[tuple[str, Locale], Overview] = {}
        offline = (await run.offline).overviews

        async def explain(category: str, files: Sequence[AnalyzedFile]) -> None:
            final = with_final_types(files, summaries, run.locales[0])
            stand_in = offline if list(files) == final else self._anew(analyzed, category, final, run.locales)
            overviews.update({(category, locale): stand_in[category, locale] for locale in run.locales})
            overviews.update(
                await explain_overview(run, category, files, summaries, Terms(until=until), stand_in)
            )

        async with asyncio.TaskGroup() as group:
            for category, files in analyzed.categories.items():
                if any(_written(summaries[file.change.path]) for file in files):
                    group.create_task(explain(category, files))
        return overviews

    def _anew(
        self,
        analyzed: AnalyzedRange,
        category: str,
        files: Sequence[AnalyzedFile],
        locales: tuple[Locale, ...],
    ) -> Mapping[tuple[str, Locale], Overview]:
        """Give the offline overviews of a category in which a model has raised the type of a file."""
        raised = replace(analyzed, categories={category: tuple(files)})
        return self._fallback.explain(raised, locales=locales, progress=_Silent()).overviews

    def _insist(self, line: Line) -> None:
        """Raise where the model was required and could not be had at all."""
        fault = line.fault
        if self._settings.required and line.answered == 0 and fault is not None and fault.kind != "size":
            raise EngineError("The claude engine was asked for and cannot be had.", remedy=remedy(fault))


def _written(summaries: Summaries) -> bool:
    return any(summary.explained_by == "claude" for summary in summaries.values())


def _warnings(run: Run) -> Iterator[str]:
    if run.line.broken is not None:
        yield f"Explained offline, at least in part. {remedy(run.line.broken)}"
    for model, fault in run.line.gone.items():
        yield f"`{model}` writes no overviews, `{run.line.main}` does. {remedy(fault)}"
    for reason, files in run.reasons.items():
        yield warning(reason, files, of="file")
    for reason, overviews in run.overview_reasons.items():
        yield warning(reason, overviews, of="overview")
    if run.line.budget.lost_usd > 0:
        yield (
            f"Requests that ended without an answer may have cost up to {run.line.budget.lost_usd:.4f} USD "
            "more than the usage says; the ceiling on cost counts them."
        )
    if run.cache.fault is not None:
        yield run.cache.fault


class _Silent:
    """A progress display for the work of the fallback, which takes no time worth showing."""

    def step(self, title: str, *, total: int | None = None) -> AbstractContextManager[Step]:  # noqa: ARG002
        return nullcontext(self)

    def advance(self, units: int = 1) -> None: ...

    def notice(self, text: str) -> None: ...

    def warning(self, text: str) -> None: ...
