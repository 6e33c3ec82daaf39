"""The summaries of files: the most important first, the first of all alone, the others side by side."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from diff_insight.model import AnalyzedFile, FileSummary, Locale
from diff_insight.ports import Step

from .answers import FileAnswer
from .assembly import Assembly
from .attempts import Terms, Unanswered
from .conversation import Question, answers_together, mended
from .file_requests import FileRequest, Shared, grouped, requests_about
from .importance import by_importance
from .notes import left_out
from .requests import Request, wishes_of
from .rows import Changed
from .run import Run
from .second_look import LookedAt, Subject, look_again, undecided_rows
from .verdicts import FileVerdicts, offline_summaries

_LOOKED_TOGETHER = 12
"""Files with kept answers that share a second look."""

Summaries = Mapping[Locale, FileSummary]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file with its questions, one per part of its patch, and the answers that are known already.

    Attributes:
        file: The file.
        requests: About it.
        questions: The same, with what an answer has to be.
        kept: Answers of earlier runs.
        judged: Whether a second look is due where nobody has looked yet.
        verdicts: Judge the answers.
    """

    file: AnalyzedFile
    requests: tuple[FileRequest, ...]
    questions: tuple[Question[FileAnswer], ...]
    kept: tuple[LookedAt | None, ...]
    judged: bool
    verdicts: FileVerdicts

    @property
    def is_whole(self) -> bool:
        """Whether there is an answer to every question."""
        return None not in self.kept

    @property
    def is_seen(self) -> bool:
        """Whether there are answers at which nobody has to look any more."""
        return all(kept is not None and kept.decided for kept in self.kept)

    def told(self, answer: FileAnswer) -> LookedAt:
        """Give an answer that nobody has looked at."""
        return LookedAt(answer, decided=not self.judged)


async def explain_files(
    run: Run, files: Sequence[AnalyzedFile], terms: Terms, step: Step
) -> dict[str, Summaries]:
    """Give the summaries of the files that a model is asked about, per path."""
    done: dict[str, Summaries] = {}

    async def settle(asked: _Asked, answers: Sequence[FileAnswer]) -> None:
        done[asked.file.change.path] = await _settled(run, asked, answers)
        step.advance()

    async def explain(told: Mapping[str, LookedAt], group: Sequence[_Asked]) -> None:
        """Explain the files of a group of which there are answers, and ask singly about the others."""
        given = [
            asked if one is None else replace(asked, kept=(one,))
            for asked in group
            for one in [told.get(asked.file.change.path)]
        ]
        whole = [asked for asked in given if asked.is_whole]
        seen = await _seen(run, whole, terms)
        async with asyncio.TaskGroup() as tasks:
            for asked, answers in zip(whole, seen, strict=True):
                tasks.create_task(settle(asked, answers))
            for asked in given:
                if not asked.is_whole:
                    tasks.create_task(explain_singly(asked))

    async def explain_singly(asked: _Asked) -> None:
        try:
            given = [
                kept or asked.told(await run.answer(question, terms))
                for question, kept in zip(asked.questions, asked.kept, strict=True)
            ]
        except Unanswered as outcome:
            run.count(outcome.reason)
            offline = (await run.offline).summaries[asked.file.change.path]
            done[asked.file.change.path] = offline_summaries(offline, outcome.reason)
            step.advance()
            return
        await explain({}, [replace(asked, kept=tuple(given))])

    async def explain_group(shared: Shared) -> None:
        group = [waiting[one.file.change.path] for one in shared.members]
        told = await _found_together(run, shared.request, group, terms) if len(group) > 1 else {}
        await explain(told, group)

    every = [_asked(run, file) for file in by_importance(files)]
    waiting = {asked.file.change.path: asked for asked in every if not asked.is_whole}
    await explain({}, [asked for asked in every if asked.is_seen])  # nothing to wait for
    looked = [asked for asked in every if asked.is_whole and not asked.is_seen]
    async with asyncio.TaskGroup() as tasks:
        work = [explain_group(shared) for shared in _shared(run, list(waiting.values()))]
        work += [
            explain({}, looked[at : at + _LOOKED_TOGETHER]) for at in range(0, len(looked), _LOOKED_TOGETHER)
        ]
        clear = False
        for one in work:
            task = tasks.create_task(one)
            clear = clear or await _way_is_clear(run, task)
    return done


def _each(asked: _Asked) -> range:
    return range(len(asked.questions))


def _shared(run: Run, waiting: Sequence[_Asked]) -> list[Shared]:
    """Put files together that one request can ask about; the most important groups first."""
    small = [asked.requests[0] for asked in waiting if len(asked.requests) == 1]
    wishes = wishes_of(run.settings, run.locales)
    shared = grouped(small, wishes, characters=run.settings.group_characters)
    shared += [
        Shared(asked.requests[0].request, asked.requests[:1]) for asked in waiting if len(asked.requests) > 1
    ]
    order = {id(asked.file): at for at, asked in enumerate(waiting)}
    return sorted(shared, key=lambda one: order[id(one.members[0].file)])


async def _found_together(
    run: Run, request: Request, group: Sequence[_Asked], terms: Terms
) -> Mapping[str, LookedAt]:
    """Give the answers about the files of a group, each mended and kept as if it had been asked for alone."""
    by_path = {asked.file.change.path: asked for asked in group}
    given = await answers_together(run.line, request, run.locales, terms)

    async def settled(path: str) -> tuple[str, LookedAt]:
        asked = by_path[path]
        answer = await mended(run.line, asked.questions[0], given[path], terms)
        run.keep(asked.questions[0], answer)
        return path, asked.told(answer)

    return dict(await asyncio.gather(*(settled(path) for path in by_path if path in given)))


async def _seen(run: Run, group: Sequence[_Asked], terms: Terms) -> list[list[FileAnswer]]:
    """Give the answers about each file, after a second look at those that nobody has looked at."""
    flat = [(asked, at, kept) for asked in group for at, kept in enumerate(asked.kept) if kept is not None]
    fresh = [(asked, at, kept.answer) for asked, at, kept in flat if not kept.decided]
    subjects = [Subject(asked.file, answer) for asked, _, answer in fresh]
    seen = await look_again(run.line, run.settings.model, subjects, terms) if subjects else []
    told = {(id(asked), at): kept.answer for asked, at, kept in flat}
    for (asked, at, _), looked in zip(fresh, seen, strict=True):
        told[id(asked), at] = looked.answer
        if looked.decided:
            run.keep(asked.questions[at], looked.answer, looked_at=True)
    return [[told[id(asked), at] for at in _each(asked)] for asked in group]


async def _way_is_clear(run: Run, first: asyncio.Task[None]) -> bool:
    """Wait for the first request, at least for as long as a refusal takes; say whether others may follow."""
    connected = asyncio.create_task(run.line.connected.wait())
    await asyncio.wait({first, connected}, return_when=asyncio.FIRST_COMPLETED)
    connected.cancel()
    await asyncio.wait({first}, timeout=run.line.clock.head_start)
    if not first.done() and run.line.fault is None:
        return True
    await asyncio.wait({first})
    return run.line.answered > 0 or run.line.broken is not None


def _asked(run: Run, file: AnalyzedFile) -> _Asked:
    requests = requests_about(file, settings=run.settings, locales=run.locales, around=run.around)
    assembly = Assembly(Changed.of(file.change.patch or ""), run.around.is_source)
    verdicts = FileVerdicts(file, run.check, assembly, parts=len(requests))
    questions = tuple(Question(one.request, FileAnswer, run.locales, verdicts.faults) for one in requests)
    rows = undecided_rows(file)
    judged = run.settings.judge and bool(rows.removed or rows.added)
    kept = tuple(_kept(run, question, judged=judged) for question in questions)
    return _Asked(file, requests, questions, kept, judged, verdicts)


def _kept(run: Run, question: Question[FileAnswer], *, judged: bool) -> LookedAt | None:
    """Give the answer of an earlier run, and whether somebody has looked at it where that is wanted."""
    looked_at = run.kept(question, looked_at=True) if judged else None
    if looked_at is not None:
        return LookedAt(looked_at, decided=True)
    plain = run.kept(question)
    return None if plain is None else LookedAt(plain, decided=not judged)


async def _settled(run: Run, asked: _Asked, answers: Sequence[FileAnswer]) -> Summaries:
    offline = (await run.offline).summaries[asked.file.change.path]
    summaries, reasons = await asyncio.to_thread(asked.verdicts.settle, answers, offline)
    for reason in reasons:
        run.count(reason)
    if any(one.part.left_out for one in asked.requests):
        return {
            locale: replace(summary, note=summary.note or left_out(locale))
            for locale, summary in summaries.items()
        }
    return summaries
