"""The summaries of files: the most important first, the first of all alone, the others side by side."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from diff_insight.model import MODIFICATION_TYPES, AnalyzedFile, FileSummary, Locale, ModificationType
from diff_insight.ports import Step

from .answers import FileAnswer, FileText
from .attempts import Terms
from .conversation import Question, Unanswered
from .notes import left_out
from .options import ClaudeSettings
from .parts import Part, parts_of
from .requests import Request, file_request, wishes_of
from .run import Run
from .verdicts import FileVerdicts, offline_summaries

HEAD_START = 0.15
"""Seconds that the first request goes alone if nothing is wrong: a wrong key or model shows at once,
without any model at work, and so costs one request and not one per file."""

Summaries = Mapping[Locale, FileSummary]

_RANK: Mapping[ModificationType, int] = {
    "breaking change": 0,
    "new feature": 1,
    "bug fix": 2,
    "minor update": 3,
}
assert set(_RANK) == set(MODIFICATION_TYPES)  # noqa: S101 - a new type needs a rank


def by_importance(files: Sequence[AnalyzedFile]) -> list[AnalyzedFile]:
    """Order files so that money and time go to the most important first: by type, then by size."""
    return sorted(
        files, key=lambda file: (_RANK[file.modification_type], -file.change.changes, file.change.path)
    )


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
    async with asyncio.TaskGroup() as group:
        together = False
        for asked in waiting:
            task = group.create_task(explain(asked))
            together = together or await _way_is_clear(run, task)
    return done


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
    file: AnalyzedFile, *, settings: ClaudeSettings, locales: tuple[Locale, ...]
) -> tuple[Request, ...]:
    """Give the requests about a file, one per part of its patch."""
    return tuple(request for _, request in _parts(file, settings=settings, locales=locales))


def _parts(
    file: AnalyzedFile, *, settings: ClaudeSettings, locales: tuple[Locale, ...]
) -> tuple[tuple[Part, Request], ...]:
    parts = parts_of(file.change.patch or "", characters=settings.patch_characters, most=settings.patch_parts)
    return tuple(
        (
            part,
            file_request(
                file, part, model=settings.model, wishes=wishes_of(settings, locales), effort=settings.effort
            ),
        )
        for part in parts
    )


def _asked(run: Run, file: AnalyzedFile) -> _Asked:
    parts = _parts(file, settings=run.settings, locales=run.locales)
    verdicts = FileVerdicts(file, run.check, parts=len(parts))
    questions = tuple(Question(request, FileAnswer, run.locales, verdicts.faults) for _, request in parts)
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
    summaries, reasons = await asyncio.to_thread(asked.verdicts.settle, _joined(answers), offline)
    for reason in reasons:
        run.count(reason)
    if asked.left_out:
        return {
            locale: replace(summary, note=summary.note or left_out(locale))
            for locale, summary in summaries.items()
        }
    return summaries


def _joined(answers: Sequence[FileAnswer]) -> FileAnswer:
    """Give one answer for the parts: the gravest type and its title, all explanations in order."""
    if len(answers) == 1:
        return answers[0]
    gravest = min(answers, key=lambda answer: _RANK[answer.modification_type])
    return FileAnswer(
        modification_type=gravest.modification_type,
        texts={
            locale: FileText(
                title=text.title,
                explanation="\n\n".join(answer.texts[locale].explanation for answer in answers),
            )
            for locale, text in gravest.texts.items()
        },
    )
