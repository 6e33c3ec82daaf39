"""Whether a limit became stricter: only where its name says what it limits, and both sides are numbers."""

import re

_MAXIMUM = re.compile(
    r"max(?:imum)?(?![a-z])|max_|max[A-Z]|limit|quota|ceiling|time-?out|retention|_cap\b|up to", re.IGNORECASE
)
_MINIMUM = re.compile(r"(?:^|[^a-z])min(?:imum)?(?![a-z])|minLength|minItems|at least", re.IGNORECASE)
_MINUTES = re.compile(r"\bmin(?:s|ute|utes)?\b|_min$", re.IGNORECASE)
_NUMBER = re.compile(
    r"[^\w.]*+(?:up to |at most |at least |max(?:imum)? )?(-?\d[\d,]*+(?:\.\d++)?)\s*+"
    r"([A-Za-z%µ]*+(?:[ /-][A-Za-z]++)*)\W*+",
    re.IGNORECASE,
)
_SIZES = {"b": 0, "bytes": 0, "kb": 1, "kib": 1, "mb": 2, "mib": 2, "gb": 3, "gib": 3, "tb": 4, "tib": 4}
_TIMES = {
    "s": 1, "sec": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600, "day": 86400, "days": 86400, "week": 604800, "weeks": 604800,
}  # fmt: skip


def is_stricter(name: str, old: str, new: str) -> bool:
    """Say whether a number that its name calls a maximum fell, or one that it calls a minimum rose.

    Args:
        name: The key path, or the names of row, column and section.
        old: What stood there, a number with or without a unit.
        new: What stands there now.
    """
    before, after = _amount(old), _amount(new)
    if before is None or after is None or before[1] != after[1]:
        return False
    maximum = _MAXIMUM.search(name) is not None
    minimum = _MINIMUM.search(name) is not None and not _MINUTES.search(name)
    if maximum == minimum:
        return False
    return after[0] < before[0] if maximum else after[0] > before[0]


def _amount(text: str) -> tuple[float, str] | None:
    """Read a number with its unit; sizes and times in their smallest unit, so that 1 GB exceeds 900 MB."""
    match = _NUMBER.fullmatch(text.strip()) if len(text) <= 60 else None  # noqa: PLR2004  a number, not a text
    if not match:
        return None
    number, unit = float(match[1].replace(",", "")), match[2].lower()
    if unit in _SIZES:
        return number * 1024 ** _SIZES[unit], "size"
    if unit in _TIMES:
        return number * _TIMES[unit], "time"
    return number, unit
