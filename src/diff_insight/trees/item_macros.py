"""Macros of Rust around items that are written as everywhere else: `pin_project! { pub struct Barn { … } }`.

The grammar knows what a macro takes as mere tokens. Where these are items from the first to the last, they
are read as such, and the macro as what marks the first of them: `pin_project! {` is hidden as an attribute
of the same length, and the bracket that closes it as a blank.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

_HEAD = re.compile(rb"^([ \t]{0,40})((?:\w{1,80}::){0,4}\w{1,80})! \{(?=[ \t]{0,9}$)", re.MULTILINE)
"""How a macro around items opens, on a line of its own."""
_TOKEN = re.compile(
    rb"//[^\n]*+|/\*.*?(?:\*/|\Z)|r#{0,9}\"[^\"]*+(?:\"#{0,9}|\Z)|\"[^\"\\]*+(?:\\.[^\"\\]*+)*(?:\"|\\?\Z)"
    rb"|'(?:[^'\\\n]|\\.)'|[(\[{}\])]",
    re.DOTALL,
)
"""A comment, a text, a sign: what brackets are no brackets in; and brackets."""
_FRONT = re.compile(rb"\s+|//[^\n]*+|/\*.*?(?:\*/|\Z)|#\[", re.DOTALL)
_ITEM = re.compile(
    rb"(?:pub(?:\([\w: ]{1,60}\))?\s{1,9})?(?:struct|enum|union|trait|type)\s{1,9}[A-Za-z_]\w{0,100}"
    rb"\s{0,9}(?=[<({;=]|where\b)|(?:pub(?:\([\w: ]{1,60}\))?\s{1,9})?(?:(?:async|const|unsafe)\s{1,9}){0,3}"
    rb"fn\s{1,9}[A-Za-z_]\w{0,100}\s{0,9}(?=[<(])|(?:unsafe\s{1,9})?impl\b"
)
"""How an item begins that a macro gives its users, or what is implemented for one."""
_NAMED = re.compile(
    rb"(?:pub(?:\([\w: ]{1,60}\))?\s{1,9})?(?:struct|enum|union|trait|type|async|const|unsafe|fn)\b"
)
_BLANK = re.compile(rb"\s*")
_END = re.compile(rb"[;{(\[]")
_OPENS = {b"(": b")", b"[": b"]", b"{": b"}"}
_CLOSES = frozenset(_OPENS.values())

Macro = tuple[int, int, int]
"""Bytes: where a macro begins, where what it takes does, and where the bracket that closes it stands."""


@lru_cache(maxsize=4)
def item_macros(source: bytes) -> tuple[Macro, ...]:
    """Give the macros of a source that hold nothing but items, ascending; none of them inside another one."""
    return tuple(_found(source))


def with_items(source: bytes) -> bytes:
    """Give a source of Rust that shows the items of its macros."""
    made = bytearray(source)
    for first, begin, end in item_macros(source):
        made[first:begin] = b"#[" + source[first : begin - 3] + b"]"
        made[end : end + 1] = b" "
    return bytes(made)


def _found(source: bytes) -> Iterator[Macro]:
    heads = list(_HEAD.finditer(source))
    if not heads:
        return
    pairs = _pairs(source)
    fields = [found.start() for found in re.finditer(rb"\$", source)]
    after = 0
    for head in heads:
        begin = head.end()
        end = pairs.get(begin - 1)
        if end is None or begin <= after or _any_between(fields, begin, end):
            continue  # one that stands in another macro is made of what that takes
        if _holds_items(source, begin, end, pairs):
            after = end
            yield head.start(2), begin, end


def _any_between(places: list[int], begin: int, end: int) -> bool:
    return bisect_left(places, begin) < bisect_left(places, end)


def _pairs(source: bytes) -> dict[int, int]:
    """Give for each bracket the one that closes it."""
    found: dict[int, int] = {}
    opened: list[tuple[bytes, int]] = []
    for token in _TOKEN.finditer(source):
        sign = token[0]
        if sign in _OPENS:
            opened.append((_OPENS[sign], token.start()))
        elif sign in _CLOSES and opened and opened[-1][0] == sign:
            found[opened.pop()[1]] = token.start()
    return found


def _holds_items(source: bytes, begin: int, end: int, pairs: dict[int, int]) -> bool:
    """Tell whether items stand between two places, and nothing else; one of them has a name."""
    named = False
    at = begin
    while True:
        while at < end and (front := _FRONT.match(source, at, end)) is not None:
            if front[0] == b"#[":
                closes = pairs.get(front.end() - 1)
                if closes is None:
                    return False
                at = closes + 1
            else:
                at = front.end()
        if at >= end:
            return named
        item = _ITEM.match(source, at, end)
        if item is None:
            return False
        named = named or _NAMED.match(source, at) is not None
        after = _after(source, item.end(), end, pairs)
        if after is None:
            return False
        at = after


def _after(source: bytes, at: int, end: int, pairs: dict[int, int]) -> int | None:
    """Give the place behind an item: its braces, or its semicolon."""
    while (sign := _END.search(source, at, end)) is not None:
        if sign[0] == b";":
            return sign.end()
        closes = pairs.get(sign.start())
        if closes is None:
            return None
        at = closes + 1
        if sign[0] == b"{":
            return at
    return None


def ending(source: bytes, last: int) -> int:
    """Give the end of what ends at a byte, with the bracket of its macro where it is the last item there."""
    ends = _ends(source)
    at = bisect_left(ends, last)
    blank = _BLANK.match(source, last)
    return ends[at] + 1 if at < len(ends) and blank is not None and blank.end() == ends[at] else last


@lru_cache(maxsize=4)
def _ends(source: bytes) -> list[int]:
    return [end for _, _, end in item_macros(source)]
