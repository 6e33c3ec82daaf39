"""One request until it is answered or given up: retries within the deadline, each of them paid for.

What cannot get better is remembered: after a wrong key, an unknown model, or a server that is down,
no further request is sent.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from .budget import Budget
from .client import LazySender
from .replies import Fault, Reply
from .requests import Request

MOST_ATTEMPTS = 4
MOST_FAILURES = 5
"""Requests given up one after another, with none answered between, after which the server counts as down."""
LONGEST_ATTEMPT = 300.0
"""Seconds; a summary that takes longer is not worth waiting for."""


class OutOfTime(Exception):  # noqa: N818 - an outcome, told in a note
    """The run's deadline leaves no room for another attempt."""


class Unreachable(Exception):  # noqa: N818 - an outcome, told in a note
    """The model cannot be had any more; no request was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Time, so that tests need not wait.

    Attributes:
        now: Seconds since some moment.
        sleep: Waits for seconds.
        jitter: A number in [0, 1) that spreads retries.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random


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
        slots: One for each request that may be on its way; a request keeps its own while it waits to be
            tried again, so that a busy server is not asked by others meanwhile.
        clock: Time.
        structured: Whether the server takes a schema, as far as is known.
        answered: Requests with an answer so far.
        fault: The last fault, if any.
        broken: Why nothing is sent any more, or None.
    """

    sender: LazySender
    budget: Budget
    slots: asyncio.Semaphore
    clock: Clock = field(default_factory=Clock)
    structured: bool = True
    answered: int = 0
    fault: Fault | None = None
    broken: Fault | None = None
    _failures: int = 0

    async def ask(self, request: Request, terms: Terms) -> Reply:
        """Send a request until it is answered.

        Raises:
            Fault: No answer, and trying again is of no use or was.
            OutOfTime: The deadline is too near.
            OverBudget: The ceiling is too near.
            Unreachable: An earlier request has shown that there is no use in asking.
        """
        async with self.slots:
            return await self._ask(request, terms)

    async def _ask(self, request: Request, terms: Terms) -> Reply:
        structured, tried = self.structured, 0
        while True:
            if self.broken is not None:
                raise Unreachable
            try:
                reply = await self._attempt(request, structured=structured, terms=terms)
            except Fault as fault:
                self.fault = fault
                if fault.kind == "request" and structured:
                    structured = False  # perhaps a stranger that knows no schema: the prompt has to do
                    continue
                tried += 1
                pause = self._pause(fault, tried)
                if not fault.passing or tried >= MOST_ATTEMPTS or self.clock.now() + pause >= terms.until:
                    self._give_up(fault)
                    raise
            else:
                self.structured = structured
                self.answered += 1
                self._failures = 0
                return reply
            await self.clock.sleep(pause)

    def _give_up(self, fault: Fault) -> None:
        if fault.kind == "size":
            return
        self._failures += 1
        down = fault.passing and self.answered == 0
        if fault.permanent or down or self._failures >= MOST_FAILURES:
            self.broken = fault

    async def _attempt(self, request: Request, *, structured: bool, terms: Terms) -> Reply:
        async with self.budget.attempt(request, spare_usd=terms.spare_usd) as attempt:
            left = terms.until - self.clock.now()
            if left <= 0 or self.broken is not None:
                attempt.unsent = True
                raise OutOfTime if left <= 0 else Unreachable
            seconds = min(left, LONGEST_ATTEMPT)
            try:
                async with asyncio.timeout(seconds):
                    reply = await self.sender.send(request, structured=structured, seconds=seconds)
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

    def _pause(self, fault: Fault, tried: int) -> float:
        """Give the seconds to wait: what the server asks for, else a growing pause, both spread a little."""
        asked = fault.retry_after
        pause = asked if asked is not None else min(0.5 * 2.0 ** (tried - 1), 8.0)
        return pause * (1.0 + 0.25 * self.clock.jitter())
