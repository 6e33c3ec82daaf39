"""The summaries of files: the most important first, the first of all alone, the others side by side."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from diff_insight.model import AnalyzedFile, FileSummary, Locale
from diff_insight.ports import Step

from .answers import FileAnswer
from .assembly import Assembly
from .attempts import Terms
from .conversation import Question, Unanswered, answers_together, mended
from .groups import packed, together
from .importance import by_importance
from .notes import left_out
from .options import ClaudeSettings
from .parts import Part, parts_of
from .requests import Request, Wishes, file_request, wishes_of
from .rows import Changed
from .run import Run
from .second_look import SecondLook
from .surroundings import Surroundings
from .verdicts import FileVerdicts, offline_summaries

HEAD_START = 0.15
"""Seconds that the first request goes alone if nothing is wrong: a wrong key or model shows at once,
without any model at work, and so costs one request and not one per file."""

Summaries = Mapping[Locale, FileSummary]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file with its questions, one per part of its patch, and the answers that are known already."""

    file: AnalyzedFile
    left_out: bool
    questions: tuple[Question[FileAnswer], ...]
    kept: tuple[FileAnswer | None, ...]
    verdicts: FileVerdicts


async def explain_files(
    run: Run, files: Sequence[AnalyzedFile], terms: Terms, step: Step
) -> dict[str, Summaries]:
    """Give the summaries of the files that a model is asked about, per path."""
    done: dict[str, Summaries] = {}

    async def explain(asked: _Asked) -> None:
        told = await _told(run, asked, terms)
        done[asked.file.change.path] = told if isinstance(told, dict) else await _settled(run, asked, told)
        step.advance()

    waiting: list[_Asked] = []
    for asked in (_asked(run, file) for file in by_importance(files)):
        if None in asked.kept:
            waiting.append(asked)
        else:  # nothing to wait for
            await explain(asked)
    wishes = wishes_of(run.settings, run.locales)
    groups = _groups(waiting, characters=run.settings.group_characters)

    async def explain_group(group: Sequence[_Asked]) -> None:
        found = await _found_together(run, group, wishes, terms) if len(group) > 1 else {}
        async with asyncio.TaskGroup() as singly:
            for asked in group:
                answer = found.get(asked.file.change.path)
                singly.create_task(explain(asked if answer is None else replace(asked, kept=(answer,))))

    async with asyncio.TaskGroup() as tasks:
        clear = False
        for group in groups:
            task = tasks.create_task(explain_group(group))
            clear = clear or await _way_is_clear(run, task)
    return done


def _groups(waiting: Sequence[_Asked], *, characters: int) -> list[list[_Asked]]:
    """Put files together that one request can ask about; the most important groups first."""
    small = [asked for asked in waiting if len(asked.questions) == 1]
    requests = [(asked.file.change.path, asked.questions[0].request) for asked in small]
    groups = [[small[at] for at in group] for group in packed(requests, characters=characters)]
    groups += [[asked] for asked in waiting if len(asked.questions) > 1]
    order = {id(asked): at for at, asked in enumerate(waiting)}
    return sorted(groups, key=lambda group: order[id(group[0])])


async def _found_together(
    run: Run, group: Sequence[_Asked], wishes: Wishes, terms: Terms
) -> Mapping[str, FileAnswer]:
    """Give the answers about the files of a group, each mended and kept as if it had been asked for alone."""
    questions = {asked.file.change.path: asked.questions[0] for asked in group}
    request = together([question.request for question in questions.values()], wishes)
    given = await answers_together(run.line, request, run.locales, terms)

    async def settled(path: str) -> tuple[str, FileAnswer]:
        answer = await mended(run.line, questions[path], given[path], terms)
        run.keep(questions[path], answer)
        return path, answer

    return dict(await asyncio.gather(*(settled(path) for path in questions if path in given)))


async def _way_is_clear(run: Run, first: asyncio.Task[None]) -> bool:
    """Wait for the first request, at least for as long as a refusal takes; say whether others may follow."""
    connected = asyncio.create_task(run.line.sender.connected.wait())
    await asyncio.wait({first, connected}, return_when=asyncio.FIRST_COMPLETED)
    connected.cancel()
    await asyncio.wait({first}, timeout=HEAD_START)
    if not first.done() and run.line.fault is None:
        return True
    await asyncio.wait({first})
    return run.line.answered > 0 or run.line.broken is not None


def requests_about(
    file: AnalyzedFile, *, settings: ClaudeSettings, locales: tuple[Locale, ...], around: Surroundings
) -> tuple[Request, ...]:
    """Give the requests about a file, one per part of its patch."""
    return tuple(request for _, request in _parts(file, settings=settings, locales=locales, around=around))


def grouped_requests(
    files: Sequence[AnalyzedFile],
    *,
    settings: ClaudeSettings,
    locales: tuple[Locale, ...],
    around: Surroundings,
) -> list[tuple[Request, int]]:
    """Give the requests about files as a run without kept answers sends them, and about how many each is."""
    wishes = wishes_of(settings, locales)
    small: list[tuple[str, Request]] = []
    found: list[tuple[Request, int]] = []
    for file in by_importance(files):
        requests = requests_about(file, settings=settings, locales=locales, around=around)
        if len(requests) == 1:
            small.append((file.change.path, requests[0]))
        else:
            found += [(request, 1) for request in requests]
    for group in packed(small, characters=settings.group_characters):
        asked = [small[at][1] for at in group]
        found.append((together(asked, wishes) if len(asked) > 1 else asked[0], len(asked)))
    return found


def _parts(
    file: AnalyzedFile, *, settings: ClaudeSettings, locales: tuple[Locale, ...], around: Surroundings
) -> tuple[tuple[Part, Request], ...]:
    parts = parts_of(file.change.patch or "", characters=settings.patch_characters, most=settings.patch_parts)
    wishes, effort = wishes_of(settings, locales), settings.effort
    return tuple(
        (part, file_request(file, part, around=around, model=settings.model, wishes=wishes, effort=effort))
        for part in parts
    )


def _asked(run: Run, file: AnalyzedFile) -> _Asked:
    parts = _parts(file, settings=run.settings, locales=run.locales, around=run.around)
    assembly = Assembly(Changed.of(file.change.patch or ""), run.around.is_source)
    verdicts = FileVerdicts(file, run.check, assembly, parts=len(parts))
    look = SecondLook(file, assembly.changed, run.settings.model).at if run.settings.judge else None
    questions = tuple(
        Question(request, FileAnswer, run.locales, verdicts.faults, look) for _, request in parts
    )
    return _Asked(
        file,
        any(part.left_out for part, _ in parts),
        questions,
        tuple(run.kept(question) for question in questions),
        verdicts,
    )


async def _told(run: Run, asked: _Asked, terms: Terms) -> list[FileAnswer] | dict[Locale, FileSummary]:
    """Give the answers about a file, or the offline summaries where there are none."""
    try:
        return [
            kept if kept is not None else await run.answer(question, terms)
            for question, kept in zip(asked.questions, asked.kept, strict=True)
        ]
    except Unanswered as outcome:
        run.count(outcome.reason)
        return offline_summaries((await run.offline).summaries[asked.file.change.path], outcome.reason)


async def _settled(run: Run, asked: _Asked, answers: Sequence[FileAnswer]) -> Summaries:
    offline = (await run.offline).summaries[asked.file.change.path]
    summaries, reasons = await asyncio.to_thread(asked.verdicts.settle, answers, offline)
    for reason in reasons:
        run.count(reason)
    if asked.left_out:
        return {
            locale: replace(summary, note=summary.note or left_out(locale))
            for locale, summary in summaries.items()
        }
    return summaries
