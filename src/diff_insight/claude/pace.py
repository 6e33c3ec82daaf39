"""When a request may go: as many at once as the server bears, and none before the moment it names.

All requests of a run share one pace. What a server says to one of them (wait so long, so little is left)
holds for all, as it counts them together. Where it refuses for their number, half as many go at once; each
answer lets a little more go again.
"""

import asyncio
import heapq
import itertools
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from .replies import Fault, Left

_SHORTEST = 0.5
_LONGEST = 30.0
"""Seconds to wait where the server names none: doubled with every failure, from the first to the second."""
HEAD_START = 0.15
"""Seconds that the first request goes alone if nothing is wrong: a wrong key or model shows at once,
without any model at work, and so costs one request and not one per file."""
_SPREAD = 2.0
"""Seconds at most by which retries are spread: what a server asks to wait is not waited much longer."""
_WORTH_SAYING = 2.0
"""Seconds; a person who watches wonders about longer pauses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Time, so that tests need not wait.

    Attributes:
        now: Seconds since some moment.
        sleep: Waits for seconds.
        jitter: A number in [0, 1) that spreads retries.
        head_start: Seconds of real time that the first request goes alone, as it waits for a server.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random
    head_start: float = HEAD_START


class TooLate(Exception):  # noqa: N818 - an outcome, not an error
    """The server asks to wait for longer than there is time."""


class Pace:
    """The pace of a run.

    Args:
        most: Requests on their way at once, at most.
        clock: Time.
        notice: Hears, once, that the run waits for long.
    """

    def __init__(self, *, most: int, clock: Clock, notice: Callable[[str], None]) -> None:
        self._most = float(max(1, most))
        self._clock = clock
        self._notice = notice
        self._said = False
        self._room = self._most
        self._under_way = 0
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self._turns = itertools.count()
        self._not_before = clock.now()
        self._slowed = clock.now() - 1.0

    @property
    def at_once(self) -> int:
        """How many requests may be on their way now."""
        return int(self._room)

    def turn(self) -> int:
        """Give a place in the order in which requests go; one that goes again keeps its place."""
        return next(self._turns)

    @asynccontextmanager
    async def slot(self, turn: int, *, until: float, earliest: float = 0.0) -> AsyncIterator[None]:
        """Hold one of the places on the way, from the moment at which a request may go.

        Args:
            turn: Its place in the order.
            until: When it has to be on its way at the latest.
            earliest: When this one may go at the earliest.

        Raises:
            TooLate: That moment is not before `until`.
        """
        await self._enter(turn)
        try:
            while (moment := max(self._not_before, earliest)) > self._clock.now():
                if moment >= until:
                    raise TooLate
                await self._clock.sleep(moment - self._clock.now())
            yield
        finally:
            self._under_way -= 1
            self._let_in()

    async def _enter(self, turn: int) -> None:
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (turn, place))
        self._let_in()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():  # let in and called off at the same moment
                self._under_way -= 1
                self._let_in()
            raise

    def _let_in(self) -> None:
        while self._waiting and self._under_way < self.at_once:
            _, place = heapq.heappop(self._waiting)
            if not place.done():
                self._under_way += 1
                place.set_result(None)

    def answered(self, left: Sequence[Left]) -> None:
        """Take note of an answer and of what the server says is left."""
        self._room = min(self._most, self._room + 1.0 / self._room)
        wait = max((one.wait for one in left), default=0.0)
        if wait > 0:
            self._hold(wait)
        self._let_in()

    def failed(self, fault: Fault, *, tried: int, sent: float) -> float:
        """Take note of a fault that may pass, and give the moment before which its request does not go again.

        What the server says itself holds for all; a connection that breaks is the matter of its request.

        Args:
            fault: What happened.
            tried: How often this request has failed, this time included.
            sent: When it went.
        """
        asked = fault.retry_after
        pause = asked if asked is not None else min(_SHORTEST * 2.0 ** min(tried - 1, 10), _LONGEST)
        if fault.status == 429 and sent > self._slowed:  # noqa: PLR2004 - HTTP's "too many requests"
            self._slowed = self._clock.now()  # those that were on their way already say nothing new
            self._room = max(1.0, self._room / 2)
        pause += min(0.25 * pause, _SPREAD) * self._clock.jitter()
        if fault.told_to_wait:
            self._hold(pause)
        return self._clock.now() + pause

    def _hold(self, seconds: float) -> None:
        self._not_before = max(self._not_before, self._clock.now() + seconds)
        if seconds >= _WORTH_SAYING and not self._said:
            self._said = True
            self._notice(
                f"The model's server is busy ({seconds:.0f} s to wait); requests go at the pace it bears."
            )
