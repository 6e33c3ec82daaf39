"""What a condition asks for: its operands, which may come to stand in conditions of their own."""

import re
from itertools import takewhile

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
    return frozenset(_joins(condition))


def joined_alike(old: str, new: str) -> bool:
    """Tell whether what two conditions ask for is joined alike, beside the only operand that is another one.

    An operand that came or went has the operator before it, or behind it, with it. Where several did, it is
    not compared.
    """
    (fewer, some), (more, others) = sorted(
        ((_joins(one), operands(one)) for one in (old, new)), key=lambda side: len(side[0])
    )
    if len(more) != len(fewer) + 1:
        return len(more) > len(fewer) or more == fewer
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))
    cuts = [cut for cut in (kept - 1, kept) if 0 <= cut < len(more)]
    return any(fewer == [*more[:cut], *more[cut + 1 :]] for cut in cuts)


def _joins(condition: str) -> list[str]:
    """Give the outermost operators of a condition in order."""
    return [
        "or" if operator[0].strip() in {"or", "||"} else "and"
        for operator in _OPERATOR.finditer(condition)
        if _depth(condition[: operator.start()]) == 0
    ]


def _depth(text: str) -> int:
    return sum((letter in _OPEN) - (letter in _CLOSED) for letter in text)
