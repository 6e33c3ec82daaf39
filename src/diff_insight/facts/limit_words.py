"""Which values are limits, by the words of their keys, and how two quantities compare."""

import re
from decimal import Decimal, InvalidOperation
from typing import Literal

Bound = Literal["maximum", "minimum"]

_MAXIMUM: tuple[str, ...] = (
    "max",
    "maximum",
    "limit",
    "limits",
    "quota",
    "ceiling",
    "cap",
    "timeout",
    "retention",
    "ttl",
)
_MINIMUM: tuple[str, ...] = ("min", "minimum", "floor")
WORDS: dict[str, Bound] = {**dict.fromkeys(_MAXIMUM, "maximum"), **dict.fromkeys(_MINIMUM, "minimum")}
"""Words of a key that call its value a limit. Of several the last counts (`min_timeout` is a timeout)."""

UNITS: dict[str, Decimal] = {
    unit: Decimal(factor)
    for unit, factor in {
        "": "1",
        "b": "1",
        "k": "1000",
        "kb": "1000",
        "ki": "1024",
        "kib": "1024",
        "mb": "1000000",
        "mi": "1048576",
        "mib": "1048576",
        "g": "1000000000",
        "gb": "1000000000",
        "gi": "1073741824",
        "gib": "1073741824",
        "tb": "1000000000000",
        "ti": "1099511627776",
        "tib": "1099511627776",
        "ms": "0.001",
        "s": "1",
        "sec": "1",
        "min": "60",
        "h": "3600",
        "d": "86400",
        "days": "86400",
        "%": "1",
    }.items()
}
"""Factor of a unit to the base of its kind. A bare `m` is left out: minutes, metres and thousandths share
it."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_QUANTITY = re.compile(r"([-+]?[0-9][0-9_,]{0,24}(?:\.[0-9]{1,12})?) ?([A-Za-z%]{0,5})")
_KINDS = (
    {"", "%"},
    {"b", "k", "kb", "ki", "kib", "mb", "mi", "mib", "g", "gb", "gi", "gib", "tb", "ti", "tib"},
)


def bound_of(name: str) -> Bound | None:
    """Tell which bound a key calls its value, by its last part; None for a value that is no limit."""
    words = [word.lower() for word in _WORD.findall(name.rpartition(".")[2])]
    return next((WORDS[word] for word in reversed(words) if word in WORDS), None)


def compared(old: str, new: str) -> Literal["lower", "higher"] | None:
    """Tell how the new of two quantities lies to the old; None where they are none or of different kinds."""
    was, now = _quantity(old), _quantity(new)
    if was is None or now is None or was[1] != now[1] or was[0] == now[0]:
        return None
    return "lower" if now[0] < was[0] else "higher"


def _quantity(text: str) -> tuple[Decimal, int] | None:
    found = _QUANTITY.fullmatch(text.strip())
    if found is None:
        return None
    unit = found[2].lower()
    if unit not in UNITS:
        return None
    try:
        number = Decimal(found[1].replace("_", "").replace(",", ""))
    except InvalidOperation:
        return None
    kind = next((at for at, units in enumerate(_KINDS) if unit in units), len(_KINDS))
    return number * UNITS[unit], kind
