"""What a server's headers say about waiting: how long at least, and how much it will still take.

Sources: RFC 9110, 10.2.3 (`retry-after`), and the API's page on rate limits, whose headers are
`anthropic-ratelimit-<what>-limit`, `-remaining` and `-reset`. The last is the moment at which all of it is
there again; it fills evenly until then.
"""

import datetime as dt
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from .replies import Left, Tokens

_LONGEST = 86_400.0
"""Seconds; nobody waits for longer, and a clock that is a year off says nothing."""


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Give the seconds to wait, from milliseconds, seconds, a date, or what is left of a limit."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        seconds = _number(headers.get(name, ""))
        if seconds is not None:
            return seconds * unit
    until = _moment(headers.get("retry-after", ""))
    if until is not None:
        return max(0.0, (until - _now(headers)).total_seconds())
    waits = [one.wait for one in left(headers, Tokens(input=1, output=1))]
    return max(waits) if waits else None


def left(headers: Mapping[str, str], used: Tokens | None) -> tuple[Left, ...]:
    """Give for each limit that the headers tell how long a request like the last one has to wait for it."""
    found: list[Left] = []
    tokens = used or Tokens()
    needs = {
        "requests": 1,
        "tokens": tokens.input + tokens.cache_creation + tokens.output,
        "input-tokens": tokens.input + tokens.cache_creation,  # what is read from the cache does not count
        "output-tokens": tokens.output,
    }
    for what, need in needs.items():
        prefix = f"anthropic-ratelimit-{what}"
        limit, remaining = (_number(headers.get(f"{prefix}-{name}", "")) for name in ("limit", "remaining"))
        full = _stamp(headers.get(f"{prefix}-reset", ""))
        if limit is None or remaining is None or full is None:
            continue
        missing = min(need, limit) - remaining
        if missing <= 0 or limit <= remaining:
            continue
        seconds = min(max(0.0, (full - _now(headers)).total_seconds()), _LONGEST)
        found.append(Left(what=what, wait=seconds * missing / (limit - remaining)))
    return tuple(found)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def _now(headers: Mapping[str, str]) -> dt.datetime:
    """Give the server's own clock where it tells it: the two may differ by more than the pause."""
    return _moment(headers.get("date", "")) or dt.datetime.now(dt.UTC)


def _moment(text: str) -> dt.datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _stamp(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
