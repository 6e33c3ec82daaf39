"""A second look at what words cannot decide: does a sentence say of a condition what its rows say?

The check of the grounding finds a value that stands nowhere; it cannot tell `>` from "at least". So where a
file has conditions, defaults or other things that a body does, the sentences that rest on them are put before
a model once more, alone with their rows: yes or no. What is not said to be borne out is dropped. Files that
were asked about together are looked at together, paid from the same money.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from diff_insight.model import AnalyzedFile, Fact, Lines, Locale

from .answers import NO_TITLE, FileAnswer, FileParts, Unreadable, object_in, plain_schema
from .attempts import Line, Terms, Unanswered
from .requests import FILE_EFFORT, MOST_TOKENS, THINKING_TOKENS, Request, Turn, fence, prompt
from .rows import Changed, rows_of

_UNDECIDED = frozenset(
    {
        *("parameter", "condition", "else", "loop", "try", "catch", "switch", "case"),
        *("return", "raise", "assignment", "call", "statement"),
    }
)
"""Things of code of which a sentence may name every word and still say the opposite (docs/facts.md)."""
_ROWS = 2_000
"""Characters of the rows of one sentence."""
_TOKENS = 40
"""Of the verdict on one sentence."""


class _Verdict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    number: int
    borne_out: bool


class _Verdicts(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    verdicts: list[_Verdict]


_SCHEMA: Mapping[str, Any] = plain_schema(_Verdicts)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer that is looked at again.

    Attributes:
        part: Where in the answer it stands.
        says: The sentence, in one of the languages; the others say the same.
        rows: What it rests on.
    """

    part: Literal["title", "what", "before", "after"]
    says: str
    rows: Lines


@dataclass(frozen=True, slots=True)
class Subject:
    """An answer about a file, or about a part of one.

    Attributes:
        file: What the answer is about.
        answer: What it says.
    """

    file: AnalyzedFile
    answer: FileAnswer

    def sentences(self) -> Iterator[Sentence]:
        """Give what rests on rows of which words decide nothing; all but points rest on all cited."""
        undecided = undecided_rows(self.file)
        if not undecided.removed and not undecided.added:
            return
        changed = Changed.of(self.file.change.patch or "")
        parts = self.answer.texts.get("en_US") or next(iter(self.answer.texts.values()))
        cited = [(point, changed.cited(point.lines)) for point in parts.what]
        every = _joined([rows for _, rows in cited if _touch(rows, undecided)] or [undecided])
        for point, rows in cited:
            if _touch(rows, undecided):
                yield Sentence("what", point.says, rows)
        yield Sentence("title", parts.title, every)
        for name, says in (("before", parts.before), ("after", parts.after)):
            if says:
                yield Sentence("before" if name == "before" else "after", says, every)

    def without(self, refused: Sequence[Sentence]) -> FileAnswer:
        """Give the answer without some of its sentences, in every language."""
        changed = Changed.of(self.file.change.patch or "")
        rows = {sentence.rows for sentence in refused if sentence.part == "what"}
        gone = {sentence.part for sentence in refused}

        def cleaned(parts: FileParts) -> FileParts:
            less: dict[str, Any] = {
                "title": NO_TITLE if "title" in gone else parts.title,
                "what": [one for one in parts.what if changed.cited(one.lines) not in rows],
                "before": None if "before" in gone else parts.before,
                "after": None if "after" in gone else parts.after,
            }
            return parts.model_copy(update=less)

        texts: dict[Locale, FileParts] = {
            locale: cleaned(parts) for locale, parts in self.answer.texts.items()
        }
        return self.answer.model_copy(update={"texts": texts})


@dataclass(frozen=True, slots=True)
class LookedAt:
    """An answer after the second look.

    Attributes:
        answer: Without what was not said to be borne out.
        decided: Whether a verdict came; where none did, a later run may look again.
    """

    answer: FileAnswer
    decided: bool


async def look_again(line: Line, model: str, subjects: Sequence[Subject], terms: Terms) -> list[LookedAt]:
    """Give each answer without the sentences that are not said to be borne out.

    Args:
        line: To the model.
        model: Who looks.
        subjects: Of one request; each alone where the answer to it is of no use.
        terms: Time and money.
    """
    asked = [list(subject.sentences()) for subject in subjects]
    if not any(asked):
        return [LookedAt(subject.answer, decided=True) for subject in subjects]
    borne_out: frozenset[int] | None = None
    try:
        borne_out = _read((await line.ask(look_request(model, subjects), terms)).text)
    except (Unanswered, Unreadable) as error:
        over = isinstance(error, Unanswered) and error.reason in {"deadline", "budget", "unavailable"}
        if len(subjects) > 1 and not over:
            return [one for each in subjects for one in await look_again(line, model, [each], terms)]
    number, found = 0, []
    for subject, sentences in zip(subjects, asked, strict=True):
        refused = [
            sentence
            for at, sentence in enumerate(sentences, start=number + 1)
            if borne_out is None or at not in borne_out
        ]
        number += len(sentences)
        answer = subject.without(refused) if refused else subject.answer
        found.append(LookedAt(answer, decided=borne_out is not None or not sentences))
    return found


def look_request(model: str, subjects: Sequence[Subject]) -> Request:
    """Give the request that puts the sentences of some answers before a model, with their rows."""
    told: list[str] = []
    number = 0
    for subject in subjects:
        sentences = list(subject.sentences())
        if sentences:
            told.append(f"path: {json.dumps(subject.file.change.path, ensure_ascii=False)}")
        shown = Lines()
        for sentence in sentences:
            number += 1
            told.append(f"{number}: {json.dumps(sentence.says, ensure_ascii=False)}")
            if _joined([shown, sentence.rows]) == shown:
                told.append("(rows above)")
            else:
                told.append(rows_of(subject.file.change.patch or "", sentence.rows)[:_ROWS])
                shown = _joined([shown, sentence.rows])
    return Request(
        model=model,
        system=prompt("second_look"),
        turns=(Turn(role="user", text=fence("\n".join(told), name="sentences")),),
        schema=_SCHEMA,
        max_tokens=min(MOST_TOKENS, THINKING_TOKENS[FILE_EFFORT] + _TOKENS * number),
    )


def undecided_rows(file: AnalyzedFile) -> Lines:
    """Give the changed rows of a file of which words alone decide nothing."""
    return _joined([fact.lines for outer in file.facts for fact in outer.all() if _is_undecided(fact)])


def is_looked_at(file: AnalyzedFile) -> bool:
    """Whether sentences about the file are put before a model once more."""
    return undecided_rows(file) != Lines()


def _is_undecided(fact: Fact) -> bool:
    return fact.thing in _UNDECIDED and fact.action in {"changed", "added", "removed"}


def _joined(several: Sequence[Lines]) -> Lines:
    return Lines(
        removed=tuple(sorted({row for lines in several for row in lines.removed})),
        added=tuple(sorted({row for lines in several for row in lines.added})),
    )


def _touch(rows: Lines, others: Lines) -> bool:
    return bool(set(rows.removed) & set(others.removed) or set(rows.added) & set(others.added))


def _read(text: str) -> frozenset[int]:
    try:
        told = _Verdicts.model_validate(object_in(text))
    except ValidationError as error:
        raise Unreadable("verdicts") from error
    refused = {one.number for one in told.verdicts if not one.borne_out}
    return frozenset(one.number for one in told.verdicts) - refused
