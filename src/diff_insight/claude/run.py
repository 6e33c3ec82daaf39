"""What the parts of one run share: settings, the line to the model, kept answers, the offline texts."""

import asyncio
from dataclasses import dataclass, field

from diff_insight.model import Explained, Locale

from .answers import Answer
from .attempts import Line, Terms
from .cache import Cache, key_of
from .claude_settings import ClaudeSettings
from .conversation import Question, converse
from .notes import Reason
from .surroundings import Surroundings
from .verdicts import Check


@dataclass(slots=True)
class Run:
    """One call of the engine.

    Attributes:
        settings: What the engine was told.
        locales: Of the texts.
        check: Holds a text against the diff.
        around: The range around each file.
        line: To the model.
        cache: Answers of earlier runs.
        offline: What stands where the model's text does not; worked out while requests are on their way.
        reasons: How many files stand offline for which reason.
        overview_reasons: The same for overviews.
    """

    settings: ClaudeSettings
    locales: tuple[Locale, ...]
    check: Check
    around: Surroundings
    line: Line
    cache: Cache
    offline: asyncio.Task[Explained]
    reasons: dict[Reason, int] = field(default_factory=dict)
    overview_reasons: dict[Reason, int] = field(default_factory=dict)

    def kept(self, question: Question[Answer], *, looked_at: bool = False) -> Answer | None:
        """Give the answer of an earlier run, or what a second look left of it, if there is one."""
        key = key_of(question.request, provider=self.settings.provider, looked_at=looked_at)
        answer = self.cache.find(key, kind=question.kind, locales=question.locales)
        if answer is not None:
            self.line.budget.count_cached()
        return answer

    async def answer(self, question: Question[Answer], terms: Terms) -> Answer:
        """Ask the model and keep what it says.

        Raises:
            Unanswered: It gave no usable answer.
        """
        answer = await converse(self.line, question, terms)
        self.keep(question, answer)
        return answer

    def keep(self, question: Question[Answer], answer: Answer, *, looked_at: bool = False) -> None:
        """Keep an answer, or what a second look left of it, for later runs."""
        self.cache.keep(
            key_of(question.request, provider=self.settings.provider, looked_at=looked_at), answer
        )

    def count(self, reason: Reason) -> None:
        """Count a file that stands offline."""
        self.reasons[reason] = self.reasons.get(reason, 0) + 1

    def count_overview(self, reason: Reason) -> None:
        """Count an overview that stands offline."""
        self.overview_reasons[reason] = self.overview_reasons.get(reason, 0) + 1
