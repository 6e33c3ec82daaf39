"""One request until it is answered or given up: retries within the deadline, each of them paid for.

A server that says itself that it is busy or broken is asked until the deadline, at the run's pace (`pace`);
a way that leads nowhere is given up after a few attempts.

What cannot get better is remembered: after a wrong key, an unknown model, or a server that is down,
no further request is sent.
"""

import asyncio
from dataclasses import dataclass, field

from .budget import Budget
from .pace import Clock, Pace, TooLate
from .replies import Fault, Reply
from .requests import FULL, Dialect, Request
from .sender import LazySender

MOST_ATTEMPTS = 4
"""Of a request whose way leads nowhere: no connection, no answer in time, no Message."""
MOST_FAILURES = 5
"""Requests given up one after another, with none answered between, after which the server counts as down."""
LONGEST_ATTEMPT = 300.0
"""Seconds; a summary that takes longer is not worth waiting for."""


class OutOfTime(Exception):  # noqa: N818 - an outcome, told in a note
    """The run's deadline leaves no room for another attempt."""


class Unreachable(Exception):  # noqa: N818 - an outcome, told in a note
    """The model cannot be had any more; no request was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a request may use up.

    Attributes:
        until: Moment of `Clock.now` to give up at.
        spare_usd: Part of the ceiling to leave alone.
    """

    until: float
    spare_usd: float = 0.0


@dataclass(slots=True)
class Line:
    """The line to a model that all requests of a run share.

    Attributes:
        sender: Carries a request.
        budget: Pays for it.
        pace: When a request may go.
        clock: Time.
        dialects: What the server understands, per model, as far as is known.
        roomy: Models that have come to the end of the room for an answer: they get twice as much.
        answered: Requests with an answer so far.
        fault: The last fault, if any.
        broken: Why nothing is sent any more, or None.
        main: The model without which there is nothing to ask.
        gone: Other models that are not to be had, and why.
    """

    sender: LazySender
    budget: Budget
    pace: Pace
    clock: Clock
    dialects: dict[str, Dialect] = field(default_factory=dict)
    roomy: set[str] = field(default_factory=set)
    answered: int = 0
    fault: Fault | None = None
    broken: Fault | None = None
    main: str = ""
    gone: dict[str, Fault] = field(default_factory=dict)
    _failures: int = 0
    _deaf: bool = False  # whether a request was refused in every dialect, and none was answered

    async def ask(self, request: Request, terms: Terms) -> Reply:
        """Send a request until it is answered.

        Raises:
            Fault: No answer, and trying again is of no use or was.
            OutOfTime: The deadline is too near.
            OverBudget: The ceiling is too near.
            Unreachable: An earlier request has shown that there is no use in asking.
        """
        dialect, turn = self.dialects.get(request.model, FULL), self.pace.turn()
        tried, earliest = 0, 0.0
        if request.model in self.roomy:
            request = request.with_room()
        while True:
            try:
                async with self.pace.slot(turn, until=terms.until, earliest=earliest):
                    if self.broken is not None or request.model in self.gone:
                        raise Unreachable
                    sent = self.clock.now()
                    reply = await self._attempt(request, dialect=dialect, terms=terms)
            except TooLate as error:
                raise (OutOfTime if self.broken is None else Unreachable) from error
            except Fault as fault:
                self.fault = fault
                if fault.kind == "request" and not self._deaf and (poorer := dialect.poorer()) is not None:
                    dialect = poorer  # perhaps a model that knows no effort, or a stranger without schemas
                    continue
                self._deaf = self._deaf or (fault.kind == "request" and self.answered == 0)
                tried += 1
                if not self._hopeless(fault, tried):
                    earliest = self.pace.failed(fault, tried=tried, sent=sent)
                if self._hopeless(fault, tried) or earliest >= terms.until:
                    self._give_up(fault, request.model)
                    raise
            else:
                self.pace.answered(reply.left)
                self._learn(request.model, dialect)
                self.answered += 1
                self._failures = 0
                return reply

    def _learn(self, model: str, dialect: Dialect) -> None:
        self.dialects[model] = self.dialects.get(model, FULL).without(dialect)

    def quote_schema(self, model: str) -> None:
        """Show a model the schema in words from now on: it gave no JSON, so its server heeds none."""
        self._learn(model, Dialect(schema=False))

    @staticmethod
    def _hopeless(fault: Fault, tried: int) -> bool:
        return not fault.passing or (tried >= MOST_ATTEMPTS and not fault.told_to_wait)

    def _give_up(self, fault: Fault, model: str) -> None:
        if fault.kind == "size":
            return
        if fault.kind in {"model", "permission"} and model != self.main:
            self.gone[model] = fault
            return
        self._failures += 1
        down = fault.passing and self.answered == 0
        if fault.permanent or down or self._failures >= MOST_FAILURES:
            self.broken = fault

    async def _attempt(self, request: Request, *, dialect: Dialect, terms: Terms) -> Reply:
        async with self.budget.attempt(request, spare_usd=terms.spare_usd) as attempt:
            left = terms.until - self.clock.now()
            if left <= 0 or self.broken is not None:
                attempt.unsent = True
                raise OutOfTime if left <= 0 else Unreachable
            seconds = min(left, LONGEST_ATTEMPT)
            try:
                async with asyncio.timeout(seconds):
                    reply = await self.sender.send(request, dialect=dialect, seconds=seconds)
            except TimeoutError as error:
                if seconds == left:
                    raise OutOfTime from error
                raise Fault("down", "no answer in time", perhaps_billed=True) from error
            except Fault as fault:
                if fault.perhaps_billed and self.clock.now() >= terms.until:
                    raise OutOfTime from fault
                raise
            attempt.tokens = reply.tokens
        return reply
