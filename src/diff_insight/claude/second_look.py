"""A second look at what words cannot decide: does a sentence say of a condition what its rows say?

The check of the grounding finds a value that stands nowhere; it cannot tell `>` from "at least". So each
point that rests on a condition, a default or what a body does is put before a model once more, alone with its
rows: yes or no. What is not said to be borne out is dropped. One request a file, paid from the same money.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from diff_insight.model import AnalyzedFile, Fact, Lines, Locale

from .answers import FileAnswer, FileParts, Point, Unreadable, object_in, plain_schema
from .attempts import Line, OutOfTime, Terms, Unreachable
from .budget import OverBudget
from .replies import Fault
from .requests import FILE_EFFORT, THINKING_TOKENS, Request, Turn, fence, prompt
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
class SecondLook:
    """Takes out of an answer about a file what a second look does not bear out.

    Attributes:
        file: What the answer is about.
        changed: Its changed rows.
        model: Who looks.
    """

    file: AnalyzedFile
    changed: Changed
    model: str

    async def at(self, answer: FileAnswer, line: Line, terms: Terms) -> FileAnswer:
        """Give the answer without the points that rest on undecided rows and are not borne out."""
        undecided = list(self._undecided(answer))
        if not undecided:
            return answer
        try:
            reply = await line.ask(self._request(undecided), terms)
            borne_out = _read(reply.text)
        except (Fault, OutOfTime, OverBudget, Unreachable, Unreadable):
            borne_out = frozenset()
        refused = {lines for number, (_, lines) in enumerate(undecided, start=1) if number not in borne_out}
        texts: dict[Locale, FileParts] = {
            locale: parts.model_copy(
                update={"what": [one for one in parts.what if self.changed.cited(one.lines) not in refused]}
            )
            for locale, parts in answer.texts.items()
        }
        return answer.model_copy(update={"texts": texts})

    def _undecided(self, answer: FileAnswer) -> Iterator[tuple[Point, Lines]]:
        """Give the points of one language that rest on such rows; the others say the same of these."""
        rows = [fact.lines for outer in self.file.facts for fact in outer.all() if _is_undecided(fact)]
        removed = {line for lines in rows for line in lines.removed}
        added = {line for lines in rows for line in lines.added}
        parts = answer.texts.get("en_US") or next(iter(answer.texts.values()))
        for point in parts.what:
            cited = self.changed.cited(point.lines)
            if removed.intersection(cited.removed) or added.intersection(cited.added):
                yield point, cited

    def _request(self, undecided: Sequence[tuple[Point, Lines]]) -> Request:
        patch = self.file.change.patch or ""
        told = [f"path: {json.dumps(self.file.change.path, ensure_ascii=False)}"]
        for number, (point, lines) in enumerate(undecided, start=1):
            told.append(f"sentence {number}: {json.dumps(point.says, ensure_ascii=False)}")
            told.append(rows_of(patch, lines)[:_ROWS])
        return Request(
            model=self.model,
            system=prompt("second_look"),
            turns=(Turn(role="user", text=fence("\n".join(told), name="sentences")),),
            schema=_SCHEMA,
            max_tokens=THINKING_TOKENS[FILE_EFFORT] + _TOKENS * len(undecided),
        )


def _is_undecided(fact: Fact) -> bool:
    return fact.thing in _UNDECIDED and fact.action in {"changed", "added", "removed"}


def _read(text: str) -> frozenset[int]:
    try:
        told = _Verdicts.model_validate(object_in(text))
    except ValidationError as error:
        raise Unreadable("verdicts") from error
    refused = {one.number for one in told.verdicts if not one.borne_out}
    return frozenset(one.number for one in told.verdicts) - refused
