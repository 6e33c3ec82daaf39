"""Protocol buffers as a tree: messages with fields and their numbers, enums, services with their calls.

Read by the grammar of https://protobuf.dev/reference/protobuf/proto3-spec/ as far as names, types and
numbers go.
"""

import re
from collections.abc import Sequence
from typing import Any

from diff_insight.trees.braced import Item, Syntax, nodes, unread
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_SYNTAX = Syntax()
_BLOCK = re.compile(r"(message|enum|service|oneof|extend|rpc)\s+([\w.]+)(.*)")
_FIELD = re.compile(
    r"(?:(repeated|optional|required)\s+)?(map\s*<[^<>=]{1,200}>|[\w.]{1,200})\s+(\w+)\s*=\s*(\d+)\s*(\[.*\])?"
)
_VALUE = re.compile(r"(\w+)\s*=\s*(-?\w+)\s*(\[.*\])?")
_DEPRECATED = re.compile(r"deprecated ?= ?true(?:, ?)?|, ?deprecated ?= ?true(?=\])")
_RPC = re.compile(r"rpc\s+(\w+)\s*\(([^()]*)\)\s*returns\s*\(([^()]*)\)")
_DECLARES = re.compile(r"(?:syntax|edition|package|import|option|extensions|group)\b")
_OPTION = re.compile(r"option\s+\(?([\w.]+)\)?")
_THINGS = {
    "message": "message",
    "enum": "enum",
    "service": "rpc_service",
    "oneof": "oneof",
    "extend": "message",
}


def parse(text: Text) -> Node:
    """Read a file of definitions.

    Raises:
        UnreadableError: It is beyond bounds.
    """
    return nodes(text, _SYNTAX, lambda items: _made(items, ""))


def _made(items: Sequence[Item], owner: str) -> list[Node]:
    return [_node(item, owner) for item in items]


def _node(item: Item, owner: str) -> Node:  # noqa: PLR0911 - one a statement of the language
    lines: dict[str, Any] = {"first": item.first, "last": item.last}
    details = {"doc": item.comment} if item.comment else {}
    call = _RPC.match(item.head)
    if call:
        settings = tuple(_setting(one) for one in item.items or ())
        attributes = {"request": _plain(call[2]), "response": _plain(call[3])}
        signature = f"{call[1]}({_plain(call[2])}) returns ({_plain(call[3])})"
        return Node(
            thing="rpc", name=call[1], attributes=attributes, details={**details, "signature": signature},
            heads=(item.first,), children=settings, **lines,
        )  # fmt: skip
    block = _BLOCK.match(item.head)
    if block and item.items is not None:
        return Node(
            thing=_THINGS.get(block[1], "message"), name=block[2], details=details, heads=(item.first,),
            children=tuple(_made(item.items, block[1])), **lines,
        )  # fmt: skip
    if item.items is not None:
        return _setting(item)
    if item.head.startswith("reserved"):
        return Node(thing="reserved", text=item.head.removeprefix("reserved").strip(), **lines)
    if owner in {"enum", ""} and (value := _VALUE.fullmatch(item.head)):
        attributes = {"number": value[2]} | _options(value[3])
        return Node(thing="enum_member", name=value[1], attributes=attributes, details=details, **lines)
    field = _FIELD.match(item.head)
    if field and field[2] not in {"package", "option", "import", "syntax"}:
        attributes = {"type": " ".join(filter(None, (field[1], field[2]))), "number": field[4]}
        attributes |= _options(field[5])
        signature = f"{attributes['type']} {field[3]} = {field[4]}"
        return Node(
            thing="field",
            name=field[3],
            attributes=attributes,
            details={**details, "signature": signature},
            **lines,
        )
    return _setting(item)


def _options(said: str | None) -> dict[str, str]:
    """Give the options of a field or a value; that it is deprecated by itself."""
    left = _DEPRECATED.sub("", said or "", count=1)
    deprecated = {"deprecated": "yes"} if left != (said or "") else {}
    return ({"options": left} if left.strip("[] ,") else {}) | deprecated


def _setting(item: Item) -> Node:
    """Give an option by its name, or another declaration by its first word."""
    if not _DECLARES.match(item.head):
        return unread(_flat(item), item.first, item.last)
    option = _OPTION.match(item.head)
    return Node(
        thing="option" if option else "statement",
        name=option[1] if option else "",
        text=_flat(item).partition("=")[2].strip() if option else _flat(item),
        first=item.first,
        last=item.last,
        heads=(item.first,),
    )


def _flat(item: Item) -> str:
    """Give a statement on one line, with what stands in its braces."""
    if item.items is None:
        return item.head
    return f"{item.head} {{ {' '.join(map(_flat, item.items))} }}"


def _plain(text: str) -> str:
    return " ".join(text.split())
