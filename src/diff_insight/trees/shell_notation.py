"""What people write in shells that the grammar of Bash does not know, in the signs that it does: as many.

Of Zsh the expansions with flags (`${(kv)options}`), nested ones (`${${…}}`) and those with a sign in front of
the name (`${+name}`), functions without a name, blocks that are run whatever happens (`} always {`), commands
that nothing waits for (`&|`); of Bash the patterns of a condition with quotes in them (`*" cow "*`).
"""

import re

_EXPANSION = re.compile(rb"\$\{(?=[(=~^:]|\+[A-Za-z_]|\"?\$\{)")
"""How one begins that no other shell reads."""
_LONGEST = 400
"""Bytes of an expansion that are looked through for its end."""
_BRACE = re.compile(rb"[{}\n]")
_NAMELESS = re.compile(rb"^([ \t]{0,40})\(\)(?=[ \t]{0,9}\{)", re.MULTILINE)
_ALWAYS = re.compile(rb"^([ \t]{0,40}\}) always(?= \{)", re.MULTILINE)
_CONDITION = re.compile(rb"\[\[ [^\n]{0,300}? \]\]")
_PATTERN = re.compile(rb"(?<==) (?:\"[^\"\n]{0,100}\"|'[^'\n]{0,100}'|[^\s\"'])+(?= )")
_MIXED = re.compile(rb"[*?<][\"']|[\"'][*?>]|^ -")
_DISOWNED = re.compile(rb"(?<= &)\|(?=[ \t]{0,9}\n)")
_SUBSCRIPT = re.compile(rb"(?<=\w\[)(?:\([A-Za-z: ]{1,12}\)|-(?=\d{1,9}\]))")
"""What stands in front of a number or a text that counts from the end, or how it is searched."""


_FROM_END = re.compile(rb"(:\d{1,9}:)-(?=\$)")


def as_bash(source: bytes) -> bytes:
    """Give a script in the signs that the grammar of Bash knows, each at its place."""
    made = bytearray(source)
    at = 0
    while found := _EXPANSION.search(source, at):
        at = _end(source, found.end())
        made[found.end() : at - 1] = b"_" * (at - 1 - found.end())
    shown = _NAMELESS.sub(rb"\1  ", bytes(made))
    shown = _ALWAYS.sub(rb"\1;      ", shown)
    shown = _SUBSCRIPT.sub(lambda one: b"_" * len(one[0]), shown)
    shown = _DISOWNED.sub(b" ", shown)
    shown = _FROM_END.sub(rb"\1 ", shown)
    return _CONDITION.sub(lambda one: _PATTERN.sub(_plain, one[0]), shown)


def _plain(found: re.Match[bytes]) -> bytes:
    """Give a pattern that mixes quotes and signs as one word."""
    return b" " + b"_" * (len(found[0]) - 1) if _MIXED.search(found[0]) else found[0]


def _end(source: bytes, begin: int) -> int:
    """Give where an expansion ends that began before a place: after its brace; there where none is near."""
    depth = 1
    for found in _BRACE.finditer(source, begin, begin + _LONGEST):
        if found[0] == b"\n":
            break
        depth += 1 if found[0] == b"{" else -1
        if not depth:
            return found.end()
    return begin + 1
