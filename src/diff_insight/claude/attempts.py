"""One request until it is answered or given up: retries within the deadline, each of them paid for.

A server that says itself that it is busy or broken is asked until the deadline, at the run's pace (`pace`);
a way that leads nowhere is given up after a few attempts.

What cannot get better is remembered: after a wrong key, an unknown model, or a server that is down,
no further request is sent.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .budget import Budget, OverBudget
from .notes import Reason
from .pace import Clock, Pace, TooLate
from .replies import Fault, FaultKind, Reply
from .requests import FULL, Dialect, Request
from .sender import Sender

MOST_ATTEMPTS = 4
"""Of a request whose way leads nowhere: no connection, no answer in time, no Message."""
MOST_FAILURES = 5
"""Requests given up one after another, with none answered between, after which the server counts as down."""
LONGEST_ATTEMPT = 300.0
"""Seconds; a summary that takes longer is not worth waiting for."""


class Unanswered(Exception):  # noqa: N818 - an outcome, told in a note
    """There is no usable answer, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a request may use up.

    Attributes:
        until: Moment of `Clock.now` to give up at.
        spare_usd: Part of the ceiling to leave alone.
    """

    until: float
    spare_usd: float = 0.0


_REASONS: Mapping[FaultKind, Reason] = {"request": "request", "size": "size"}
_SILENT: Mapping[str | None, Reason] = {"refusal": "refused", "model_context_window_exceeded": "size"}
"""Ends of an answer that has nothing to say."""


def _reason(fault: Fault) -> Reason:
    return "unavailable" if fault.permanent else _REASONS.get(fault.kind, "down")


@dataclass(slots=True)
class Line:
    """The line to a model that all requests of a run share.

    Attributes:
        connect: Makes what carries a request, when the first has to go: who asks nothing connects to nothing.
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
        connected: Set once there is something that carries requests.
    """

    connect: Callable[[], Sender]
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
    connected: asyncio.Event = field(default_factory=asyncio.Event)
    _sender: Sender | None = None
    _connecting: asyncio.Lock = field(default_factory=asyncio.Lock)
    _failures: int = 0
    _deaf: bool = False  # whether a request was refused in every dialect, and none was answered

    async def _connect(self) -> Sender:
        async with self._connecting:
            if self._sender is None:  # in a thread, as it may have to wait for the import of the SDK
                self._sender = await asyncio.to_thread(self.connect)
                self.connected.set()
        return self._sender

    async def close(self) -> None:
        """Let go of connections."""
        if self._sender is not None:
            await self._sender.close()

    async def ask(self, request: Request, terms: Terms) -> Reply:
        """Send a request until it is answered.

        Raises:
            Unanswered: Time or money is over, there is no use in asking, or the model has nothing to say.
        """
        dialect, turn = self.dialects.get(request.model, FULL), self.pace.turn()
        tried, earliest = 0, 0.0
        if request.model in self.roomy:
            request = request.with_room()
        while True:
            try:
                async with self.pace.slot(turn, until=terms.until, earliest=earliest):
                    if self.broken is not None or request.model in self.gone:
                        raise Unanswered("unavailable")
                    sent = self.clock.now()
                    reply = await self._attempt(request, dialect=dialect, terms=terms)
            except TooLate as error:
                raise Unanswered("deadline" if self.broken is None else "unavailable") from error
            except OverBudget as error:
                raise Unanswered("budget") from error
            except Fault as fault:
                self.fault = fault
                if (poorer := self._poorer(dialect, fault)) is not None:
                    dialect = poorer
                    continue
                tried += 1
                hopeless = not fault.passing or (tried >= MOST_ATTEMPTS and not fault.told_to_wait)
                earliest = terms.until if hopeless else self.pace.failed(fault, tried=tried, sent=sent)
                if earliest >= terms.until:
                    raise Unanswered(self._outcome(fault, request.model, hopeless=hopeless)) from fault
            else:
                self._learn(request.model, dialect)
                return self._answered(reply)

    def _answered(self, reply: Reply) -> Reply:
        self.pace.answered(reply.left)
        self.answered += 1
        self._failures = 0
        if reply.stop_reason in _SILENT:
            raise Unanswered(_SILENT[reply.stop_reason])
        return reply

    def _poorer(self, dialect: Dialect, fault: Fault) -> Dialect | None:
        """Give how to ask again where a request is refused: some know no effort, strangers no schema."""
        if fault.kind != "request" or self._deaf:
            return None
        poorer = dialect.poorer()
        self._deaf = poorer is None and self.answered == 0
        return poorer

    def _learn(self, model: str, dialect: Dialect) -> None:
        self.dialects[model] = self.dialects.get(model, FULL).without(dialect)

    def quote_schema(self, model: str) -> None:
        """Show a model the schema in words from now on: it gave no JSON, so its server heeds none."""
        self._learn(model, Dialect(schema=False))

    def _outcome(self, fault: Fault, model: str, *, hopeless: bool) -> Reason:
        """Give why a request is given up; a server that answers others and names a limit is not down."""
        if not hopeless and self.answered and fault.told_to_wait:
            return "deadline"
        self._give_up(fault, model)
        return _reason(fault)

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
                raise Unanswered("deadline" if left <= 0 else "unavailable")
            seconds = min(left, LONGEST_ATTEMPT)
            try:
                async with asyncio.timeout(seconds):
                    sender = self._sender or await self._connect()
                    reply = await sender.send(request, dialect=dialect, seconds=seconds)
            except TimeoutError as error:
                if seconds == left:
                    raise Unanswered("deadline") from error
                raise Fault("down", "no answer in time", perhaps_billed=True) from error
            except Fault as fault:
                if fault.perhaps_billed and self.clock.now() >= terms.until:
                    raise Unanswered("deadline") from fault
                raise
            attempt.tokens = reply.tokens
        return reply
