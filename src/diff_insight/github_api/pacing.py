"""When to ask GitHub again: bounded, within a deadline, and never so that a write could happen twice.

PyGithub's own retry is switched off. It repeats POST (a comment could appear twice), never PATCH,
obeys any `Retry-After` however long, sees no connection that breaks inside an answer, and ends in
`requests.RetryError` (docs/decisions/0070-own-retry.md).
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Protocol

MAX_ATTEMPTS = 5
"""Tries of one request, the first included."""

SECONDARY_WAIT = 60.0
"""Seconds to wait, once, for a limit that names no time (GitHub's advice: at least a minute)."""

_FIRST_BACKOFF = 0.5
_SECONDARY_WORDS = (
    "you have exceeded a secondary rate limit",
    "you have triggered an abuse detection mechanism",
)
_SECONDARY_ENDS = (
    "please retry your request again later.",
    "please wait a few minutes before you try again.",
)


class Clock(Protocol):
    """Time, so that tests need not wait."""

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        ...

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The machine's clock."""

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class Deadline:
    """A point in time that no waiting may pass."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._clock = clock
        self._end = clock.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left, never negative."""
        return max(0.0, self._end - self._clock.monotonic())


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What came back instead of a result.

    Attributes:
        status: The HTTP status, or None where the connection failed.
        headers: Names in lower case.
        message: GitHub's own words, perhaps empty.
        repeatable: Whether doing the request again cannot do its work twice.
    """

    status: int | None
    headers: Mapping[str, str]
    message: str
    repeatable: bool


def is_rate_limit(refusal: Refusal) -> bool:
    """Whether GitHub says "not now" rather than "no" (docs: Rate limits for the REST API)."""
    if refusal.status == 429:  # noqa: PLR2004 - Too Many Requests
        return True
    if refusal.status != 403:  # noqa: PLR2004 - Forbidden
        return False
    message = refusal.message.strip().lower()
    return (
        "retry-after" in refusal.headers
        or refusal.headers.get("x-ratelimit-remaining") == "0"
        or message.startswith(("api rate limit exceeded", *_SECONDARY_WORDS))
        or message.endswith(_SECONDARY_ENDS)
    )


def is_secondary(refusal: Refusal) -> bool:
    """Whether a limit is the one on too many requests at once, which no other token lifts."""
    message = refusal.message.strip().lower()
    return message.startswith(_SECONDARY_WORDS) or message.endswith(_SECONDARY_ENDS)


def requested_wait(refusal: Refusal, now: float) -> float | None:
    """Seconds that GitHub asks to wait, or None where it names no time; `now` is UTC since 1970."""
    named = refusal.headers.get("retry-after", "").strip()
    if named.isdecimal():
        return float(named)
    if named:
        try:
            return max(0.0, parsedate_to_datetime(named).timestamp() - now)
        except ValueError:
            return None
    reset = refusal.headers.get("x-ratelimit-reset", "")
    if refusal.headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal():
        return max(0.0, float(reset) - now) + 1
    return None


def wait_before(attempt: int, refusal: Refusal, *, now: float, left: float) -> float | None:
    """Seconds to wait before the next try, or None to give up.

    Args:
        attempt: How many tries were made, at least 1.
        refusal: What the last one came back with.
        now: UTC, seconds since 1970.
        left: Seconds until the deadline.
    """
    if attempt >= MAX_ATTEMPTS:
        return None
    backoff = _FIRST_BACKOFF * 2 ** (attempt - 1)
    if is_rate_limit(refusal):
        # GitHub did nothing, so a write may be tried again as well.
        named = requested_wait(refusal, now)
        if named is None and attempt > 1:
            return None
        wait = SECONDARY_WAIT if named is None else max(named, backoff)
    elif refusal.repeatable and (refusal.status is None or refusal.status >= 500):  # noqa: PLR2004
        wait = max(requested_wait(refusal, now) or 0.0, backoff)
    else:
        return None
    return wait if wait < left else None
