"""GraphQL schemas as a tree: types with fields, their arguments and values (https://spec.graphql.org/)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from diff_insight.trees.braced import Item, Syntax, nodes, unread
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_SYNTAX = Syntax(ends="\n", line_comments=("#",), block_comments=False, quotes=('"""', '"'))
_DESCRIPTION = re.compile(r"\s*(?:\"\"\"(?P<long>.*?)\"\"\"|\"(?P<short>[^\"]*)\")\s*", re.DOTALL)
_TYPE = re.compile(
    r"(?:extend\s+)?(type|interface|input|enum|union|scalar|schema|directive)\b\s*(@?\w*)\s*(.*)", re.DOTALL
)
_FIELD = re.compile(
    r"(\w+)\s*(?:\((?P<arguments>.*)\)\s*)?:\s*(?P<type>[\w!\[\]]+(?: +[\w!\[\]]+)*)\s*"
    r"(?:=\s*(?P<default>[^@\s](?:[^@]*[^@\s])?)\s*)?(?P<directives>@.*)?"
)
_JOINTS = ("=", "|", "&")
_GIVEN = re.compile(r"\(([^()]*)\)")
_DEPRECATED = re.compile(r"@deprecated\b(?:\s*\(\s*reason\s*:\s*\"([^\"]*)\"\s*\))?")
_VALUE = re.compile(
    r"(?P<doc>\"\"\"(?s:.*?)\"\"\"|\"[^\"]*\")|(?P<mark>@\w+(?:\s*\([^()]*\))?)|(?P<name>\w+)"
)
_ARGUMENT = re.compile(
    r"(\w+)\s*:\s*([\w!\[\]]+(?: +[\w!\[\]]+)*)\s*(?:=\s*([^@,\s](?:[^@,]*[^@,\s])?)\s*)?(?:@[^,]*)?"
)


def parse(text: Text) -> Node:
    """Read a schema.

    Raises:
        UnreadableError: It is beyond bounds.
    """
    return nodes(text, _SYNTAX, lambda items: _made(_joined(items), ""))


def _joined(items: Sequence[Item]) -> Sequence[Item]:
    """Put the heads of types together that go on in the next row: members of a union, each on its own."""
    made: list[Item] = []
    for item in items:
        before = made[-1] if made else None
        goes_on = before is not None and before.items is None and _TYPE.fullmatch(before.head)
        if goes_on and before and (before.head.endswith(_JOINTS) or item.head.startswith(_JOINTS)):
            made[-1] = replace(before, head=f"{before.head} {item.head}", last=item.last, items=item.items)
        else:
            made.append(item)
    return made


def _made(items: Sequence[Item], owner: str) -> list[Node]:
    made: list[Node] = []
    doc = ""
    for item in items:
        head = item.head
        if owner == "enum":
            made += _values(item)
            continue
        said = _DESCRIPTION.match(head)
        if said:
            doc = " ".join((said["long"] or said["short"] or "").split())
            head = head[said.end() :]
            if not head:
                if doc:
                    made.append(Node(thing="comment", text=doc, first=item.first, last=item.last))
                continue
        node = _node(item, head, owner, doc)
        doc = ""
        if node is not None:
            made.append(node)
    return made


def _node(item: Item, head: str, owner: str, doc: str) -> Node | None:
    details = {"doc": doc} if doc else {}
    lines: dict[str, Any] = {"first": item.first, "last": item.last}
    kind = _TYPE.fullmatch(head) if not owner else None
    if kind:
        inside = tuple(_made(item.items or (), kind[1]))
        if kind[1] == "directive" and (given := _GIVEN.match(kind[3])):
            inside = tuple(_arguments(given[1], item))
        return Node(
            thing="graphql_type", name=kind[2] or kind[1], attributes=_heads(kind[1], kind[3]),
            details={**details, "kind": kind[1]}, heads=(item.first,), children=inside, **lines,
        )  # fmt: skip
    field = _FIELD.fullmatch(head)
    if field is None:
        return unread(head, item.first, item.last)
    attributes = {"accepts" if owner == "input" else "type": field["type"]}
    if field["default"]:
        attributes["default"] = field["default"].strip()
    marks, rest = _deprecated(field["directives"] or "")
    attributes |= marks | ({"directives": rest} if rest else {})
    details |= {"deprecation": marks["deprecated"]} if marks.get("deprecated", "yes") != "yes" else {}
    required = {
        "required": "yes"
        if owner == "input" and field["type"].endswith("!") and not field["default"]
        else "no"
    }
    return Node(
        thing="field", name=field[1], attributes=attributes, details={**details, **required},
        children=tuple(_arguments(field["arguments"] or "", item)), heads=(item.first,), **lines,
    )  # fmt: skip


def _deprecated(directives: str) -> tuple[dict[str, str], str]:
    """Give what directives say of a deprecation, and what else they say."""
    found = _DEPRECATED.search(directives)
    if found is None:
        return {}, directives.strip()
    rest = f"{directives[: found.start()]} {directives[found.end() :]}"
    return {"deprecated": found[1] or "yes"}, " ".join(rest.split())


def _heads(kind: str, said: str) -> dict[str, str]:
    """Tell what the head of a type says beside its name."""
    if kind == "directive":
        said = _GIVEN.sub("", said, count=1)
    directives = said[said.index("@") :] if "@" in said and kind != "directive" else ""
    said = " ".join(said.removesuffix(directives).split())
    interfaces = said.removeprefix("implements").strip(" &") if said.startswith("implements") else ""
    members = "" if interfaces else said.lstrip("=| ")
    given = {"implements": interfaces, "members": members, "directives": " ".join(directives.split())}
    return {key: value for key, value in given.items() if value}


def _values(item: Item) -> Iterator[Node]:
    """Give the values of an enum, which may share a row."""
    doc = ""
    value: Node | None = None
    for said in _VALUE.finditer(item.head):
        if said["mark"] and value is not None:
            marks, _ = _deprecated(said["mark"])
            says = {"deprecation": marks["deprecated"]} if marks.get("deprecated", "yes") != "yes" else {}
            value = replace(
                value, attributes={**value.attributes, **marks}, details={**value.details, **says}
            )
        elif said["doc"]:
            doc = " ".join(said["doc"].strip('"').split())
        elif said["name"]:
            if value is not None:
                yield value
            details = {"doc": doc} if doc else {}
            value = Node(
                thing="enum_member", name=said["name"], details=details, first=item.first, last=item.last
            )
            doc = ""
    if value is not None:
        yield value


def _arguments(text: str, item: Item) -> Iterator[Node]:
    for piece in re.split(r",|\s(?=\w+\s*:)", text):
        found = _ARGUMENT.fullmatch(piece.strip())
        if found:
            attributes = {"accepts": found[2]} | ({"default": found[3].strip()} if found[3] else {})
            required = "yes" if found[2].endswith("!") and not found[3] else "no"
            yield Node(
                thing="argument", name=found[1], first=item.first, last=item.last,
                attributes=attributes, details={"required": required},
            )  # fmt: skip
