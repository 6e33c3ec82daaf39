"""Expressions between elements: `on:click={() => ring()}` of Svelte, `<%= ring %>` and `{{ ring }}`.

A grammar of elements takes their signs for tags. They are hidden from it, byte for byte, so that places
stay.
"""

import re

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


_ACTION = re.compile(rb"<%|\{\{|\{%")
_ENDS = {b"<%": b"%>", b"{{": b"}}", b"{%": b"%}"}
_QUIET = bytes.maketrans(b"<>&\"'", b"_____")


def hidden_actions(source: bytes) -> bytes:
    """The same for the actions of templates, which may stand within attributes; their blanks stay."""
    made = bytearray(source)
    at = 0
    while found := _ACTION.search(source, at):
        end = source.find(_ENDS[found[0]], found.end())
        at = end + 2 if end >= 0 else found.end()
        if end >= 0:
            made[found.start() : at] = source[found.start() : at].translate(_QUIET)
    return bytes(made)


def without_actions(source: bytes) -> bytes:
    """The same for a program: a name in the place of an action, blanks where it stands alone."""
    made = bytearray(source)
    at = 0
    while found := _ACTION.search(source, at):
        end = source.find(_ENDS[found[0]], found.end())
        at = end + 2 if end >= 0 else found.end()
        if end >= 0:
            begins = source.rfind(b"\n", 0, found.start()) + 1
            ends = source.find(b"\n", at)
            alone = not (source[begins : found.start()] + source[at : ends if ends >= 0 else None]).strip()
            sign = b" " if alone else b"X"
            made[found.start() : at] = re.sub(rb"[^\n]", sign, source[found.start() : at])
    return bytes(made)
