"""One question until there is an answer that can be used: asked, asked once more, repaired once."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from diff_insight.model import Locale

from .answers import Answer, FileAnswer, NoObject, Unreadable, read_answer, read_group
from .attempts import Line, Terms, Unanswered
from .replies import Reply
from .requests import Request, Turn


@dataclass(frozen=True, slots=True)
class Question(Generic[Answer]):
    """What is asked, of which form the answer has to be, and how it is judged.

    Attributes:
        request: The first request.
        kind: The model of the answer.
        locales: Languages of the answer.
        judge: Gives what is wrong with an answer, each as a sentence for the model.
    """

    request: Request
    kind: type[Answer]
    locales: Sequence[Locale]
    judge: Callable[[Answer], Sequence[str]]


async def converse(line: Line, question: Question[Answer], terms: Terms) -> Answer:
    """Ask, and give the best answer there is; what is still wrong with it is the caller's to take out.

    Raises:
        Unanswered: There is none.
    """
    first = await line.ask(question.request, terms)
    try:
        answer = _read(first, question)
    except Unreadable as error:
        _learn(line, question.request.model, first, error)
        second = await line.ask(_once_more(question.request, str(error)), terms)
        try:
            answer = _read(second, question)
        except Unreadable as last:
            raise Unanswered("truncated" if second.stop_reason == "max_tokens" else "unreadable") from last
    return await mended(line, question, answer, terms)


async def mended(line: Line, question: Question[Answer], answer: Answer, terms: Terms) -> Answer:
    """Give an answer as it is, or, where it has faults, the better of it and one more."""
    faults = await asyncio.to_thread(question.judge, answer)  # else it would keep other answers waiting
    return await _repaired(line, question, answer, faults, terms) if faults else answer


async def answers_together(
    line: Line, request: Request, locales: Sequence[Locale], terms: Terms
) -> Mapping[str, FileAnswer]:
    """Ask about several files at once and give what can be used, per path; nothing where nothing can."""
    try:
        reply = await line.ask(request, terms)
        return read_group(reply.text, locales=locales)
    except Unanswered:
        return {}
    except Unreadable as error:
        _learn(line, request.model, reply, error)
        return {}


def _learn(line: Line, model: str, reply: Reply, error: Unreadable) -> None:
    """Remember for the run what an answer that cannot be used says of its server."""
    if reply.stop_reason == "max_tokens":
        line.roomy.add(model)
    elif isinstance(error, NoObject):
        line.quote_schema(model)


async def _repaired(
    line: Line, question: Question[Answer], answer: Answer, faults: Sequence[str], terms: Terms
) -> Answer:
    """Give the answer with fewer faults: this one, or the one that the model gives when told of them."""
    try:
        better = _read(await line.ask(_repair(question.request, answer, faults), terms), question)
    except (Unreadable, Unanswered):
        return answer
    return better if len(await asyncio.to_thread(question.judge, better)) <= len(faults) else answer


def _read(reply: Reply, question: Question[Answer]) -> Answer:
    if reply.stop_reason == "max_tokens":
        raise Unreadable("the answer was cut off at its length limit: answer more briefly")
    return read_answer(reply.text, kind=question.kind, locales=question.locales)


def _once_more(request: Request, wrong: str) -> Request:
    """Ask the same again and say what was wrong; the bad answer itself is not worth its tokens."""
    last = request.turns[-1]
    told = (
        f"{last.text}\n\nAn earlier answer could not be used: {wrong}. "
        "Answer anew, in full and in the required form."
    )
    return replace(request, turns=(*request.turns[:-1], Turn(role=last.role, text=told)))


def _repair(request: Request, answer: Answer, faults: Sequence[str]) -> Request:
    listed = "\n".join(f"- {fault}" for fault in faults)
    told = (
        f"This answer has faults:\n{listed}\nGive the whole answer again with these mended and all else "
        f"as it was. "
        "Leave out what the patch does not bear out; add nothing."
    )
    return replace(
        request,
        turns=(
            *request.turns,
            Turn(role="assistant", text=answer.model_dump_json()),
            Turn(role="user", text=told),
        ),
    )
