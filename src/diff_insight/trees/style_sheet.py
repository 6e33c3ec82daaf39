"""Style sheets (CSS, SCSS, Less) as a tree: rules by selector and at-rule, declarations by property."""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.trees.braced import Item, Syntax, nodes, unread
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text
from diff_insight.trees.unwritten import nobody_wrote

_SYNTAX = Syntax(keep=lambda head: head.endswith(("#", "@", "$")))
_DEFINES = re.compile(r"(@(?:mixin|function)\s+[\w-]+)\s*(\(.*\))")
"""What takes parameters: what it is called, and these."""
_VARIABLE = re.compile(r"@[\w-]+\s*:")
"""A variable of Less."""
_MISSED = re.compile(r"[@$][\w-]+\s*:\s*[^\s{]|[\w-]+:\s|$")
"""A declaration that has no end, before what follows it."""
_FILLED = re.compile(r"((?:[\w-]|#\{[^{}]*\})+)\s*:\s(.*)", re.DOTALL)
"""A declaration whose name Sass fills in: `#{$prefix}color: red`."""
_QUOTED = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\([^()]*\))")
_BLANKS = re.compile(r"(?<=[(,]) | (?=[),])")
_ZERO = re.compile(r"(?<![\w.#])0(?=\.\d)")
_COLOUR = re.compile(r"#[\dA-Fa-f]{3,8}(?!\w)")
_SELECTOR_MARKS = (".", "#", "&", ">", "+", "~", "*", "[", ":")


def parse(text: Text) -> Node:
    """Read a style sheet.

    Raises:
        UnreadableError: It is beyond bounds, or a program wrote it.
    """
    if nobody_wrote(text.source):
        raise UnreadableError(text.path)
    rows = text.source.split("\n")
    told = {rows[heading - 1][:1] for heading in text.headings}
    if told and all(
        map(str.isalpha, told)
    ):  # without its driver git sees no selector that begins with a sign
        for heading in text.headings:
            rows[heading - 1] = ""
        text = replace(text, source="\n".join(rows))
    return nodes(text, _SYNTAX, _made)


def _made(items: Sequence[Item]) -> list[Node]:
    return [node for item in items if (node := _node(item)) is not None]


def _node(item: Item) -> Node | None:
    if item.items is not None and _MISSED.match(item.head):
        return unread(item.head, item.first, item.last)
    if item.items is not None:
        thing = "at_rule" if item.head.startswith("@") else "style_rule"
        defines = _DEFINES.fullmatch(item.head)
        return Node(
            thing=thing,
            name=defines[1] if defines else item.head,
            attributes={"parameters": defines[2]} if defines else {},
            first=item.first,
            last=item.last,
            children=tuple(_made(item.items)),
            heads=tuple(range(item.first, item.opens + 1)),
        )
    name, value = _declared(item.head)
    if name:
        text = " ".join(value.split())
        plain = _plain(text)
        return Node(
            thing="declaration",
            name=name,
            first=item.first,
            last=item.last,
            text=text,
            same="" if plain == text else plain,
            heads=(item.first,),
        )
    return Node(thing="style_statement", first=item.first, last=item.last, text=item.head)


def _declared(head: str) -> tuple[str, str]:
    """Give property and value of a declaration; nothing of any other statement."""
    if head.startswith("#{") and (found := _FILLED.fullmatch(head)):
        return found[1], found[2]
    name, colon, value = head.partition(":")
    if not colon or not value.strip() or head.startswith(_SELECTOR_MARKS):
        return "", ""
    return ("", "") if head.startswith("@") and not _VARIABLE.match(head) else (name.strip(), value)


def _plain(value: str) -> str:
    """Give a value in one way of writing: `rgba(0,0,0,.5)`, `#fff`."""
    pieces = _QUOTED.split(value)
    for at in range(0, len(pieces), 2):
        piece = _ZERO.sub("", _BLANKS.sub("", pieces[at]))
        pieces[at] = _COLOUR.sub(lambda colour: colour[0].lower(), piece)
    return "".join(pieces)
