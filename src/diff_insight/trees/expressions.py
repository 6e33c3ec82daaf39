"""Expressions between elements: `on:click={() => ring()}` of Svelte, `<%= ring %>` and `{{ ring }}`.

A grammar of elements takes their signs for tags. They are hidden from it, byte for byte, so that places
stay.
"""

import re
from collections.abc import Iterator

_NEXT = re.compile(rb"<(script|style)\b[^>]*>|<!--|<(?=[A-Za-z])|[{}>\"']")
_HIDDEN = bytes.maketrans(b"<>=&`\"' \t\r\f", b"___________")


def hidden(source: bytes) -> bytes:
    """Give a source of the same length whose expressions hold no sign of an element."""
    made = bytearray(source)
    at, begin, depth, in_tag = 0, 0, 0, False
    while found := _NEXT.search(source, at):
        sign, at = found[0], found.end()
        if sign == b"{":
            begin, depth = (found.start(), 1) if not depth else (begin, depth + 1)
        elif depth:
            depth -= sign == b"}"
            if not depth:
                made[begin:at] = source[begin:at].translate(_HIDDEN)
        elif found[1] or sign == b"<!--":
            end = source.find(b"-->" if not found[1] else b"</" + found[1], at)
            at = end if end >= 0 else len(source)
        elif in_tag and sign in b"\"'":
            end = source.find(sign, at)
            at = end + 1 if end >= 0 else at
        elif sign in b"<>":
            in_tag = sign == b"<"
    return bytes(made)


_TAG = re.compile(rb"</?(?=[A-Za-z])|[>\"']")
_ACTION = re.compile(rb"<%|\{\{|\{%")
_ENDS = {b"<%": b"%>", b"{{": b"}}", b"{%": b"%}"}
_BLANKS = b" \t\r\v\f"
_ROW_ENDS = re.compile(rb"[ \t\r\v\f]*(?:\n|\Z)")
_SIGN = re.compile(rb"[^\n]")
_QUIET = bytes.maketrans(b"<>&\"'", b"_____")


def hidden_actions(source: bytes) -> bytes:
    """The same for the actions of templates, which may stand within attributes; their blanks stay.

    Between attributes an action is a word of its own, whatever it says.
    """
    made = bytearray(source)
    at, in_tag, quote = 0, False, b""
    for begin, end in (*_actions(source), (len(source), len(source))):
        while at < begin and (found := _TAG.search(source, at, begin)):
            sign, at = found[0], found.end()
            if not in_tag:
                in_tag = sign[:1] == b"<"
            elif quote or sign in {b'"', b"'"}:
                quote = sign if not quote else b"" if sign == quote else quote
            else:
                in_tag = sign != b">"
        at = end
        made[begin:end] = source[begin:end].translate(_HIDDEN if in_tag and not quote else _QUIET)
    return bytes(made)


def without_actions(source: bytes) -> bytes:
    """The same for a program: a name in the place of an action, blanks where it stands alone."""
    made = bytearray(source)
    for begin, end in _actions(source):
        blank = begin
        while blank and source[blank - 1] in _BLANKS:
            blank -= 1
        alone = (not blank or source[blank - 1 : blank] == b"\n") and _ROW_ENDS.match(source, end)
        made[begin:end] = _SIGN.sub(b" " if alone else b"X", source[begin:end])
    return bytes(made)


def _actions(source: bytes) -> Iterator[tuple[int, int]]:
    """Give where actions begin and end; a sign that none ends is looked for once."""
    at = 0
    open_to_the_end = set[bytes]()
    while found := _ACTION.search(source, at):
        sign, at = found[0], found.end()
        end = -1 if sign in open_to_the_end else source.find(_ENDS[sign], at)
        if end < 0:
            open_to_the_end.add(sign)
        else:
            at = end + 2
            yield found.start(), at
