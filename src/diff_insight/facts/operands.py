"""What a condition asks for: its operands, which may come to stand in conditions of their own."""

import re

_OPERATOR = re.compile(r"(?<!\s)\s++(?:and|or)\s+|(?<!\s)\s*+(?:&&|\|\|)\s*")
_OPEN, _CLOSED = "([{", ")]}"


def operands(condition: str) -> list[str]:
    """Give what stands between the outermost operators of a condition."""
    found, at = [], 0
    for operator in _OPERATOR.finditer(condition):
        if _depth(condition[: operator.start()]) == 0:
            found.append(condition[at : operator.start()].strip())
            at = operator.end()
    return [*found, condition[at:].strip()]


def joins(condition: str) -> frozenset[str]:
    """Give the outermost operators of a condition: `and` makes it stricter, `or` wider."""
    return frozenset(
        "or" if operator[0].strip() in {"or", "||"} else "and"
        for operator in _OPERATOR.finditer(condition)
        if _depth(condition[: operator.start()]) == 0
    )


def _depth(text: str) -> int:
    return sum((letter in _OPEN) - (letter in _CLOSED) for letter in text)
