"""Terraform and other HCL as a tree: blocks, attributes and their values, by tree-sitter's grammar.

A text with gaps begins inside blocks that nobody sees and ends inside others: each stretch of lines gets the
braces that it lacks on rows of their own, so that the same grammar reads it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from tree_sitter import Node as Syntax

from diff_insight.trees.grammar import Grammar
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.syntax import syntax_of
from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import MAX_DEPTH, MAX_NODES, lines_of, without_banners

TOLD = ("description", "type", "default", "count", "for_each", "source", "version", "value")
"""Attributes of a block that say what it is for."""
STEP = 2
"""Blanks by which a block indents what it holds: a line with more of them stands deeper."""
LONGEST = 200
"""Characters of an expression that a report tells beside others."""

_THINGS = {
    "resource": "resource",
    "data": "data_source",
    "variable": "input_variable",
    "output": "output",
    "module": "terraform_module",
    "provider": "provider",
}
_GRAMMAR = Grammar("tree_sitter_hcl")
_UNKNOWN = "unknown_owner_of_this"
_SIGN = re.compile(r"\"(?:[^\"\\]|\\.)*\"?|#.*|//.*|[{}]")
_HEREDOC = re.compile(r"<<-?\s*\"?(\w+)\"?\s*$")
_SPACE = re.compile(r"\s+")


def parse(text: Text) -> Node:
    """Read a file of blocks.

    Raises:
        UnreadableError: Nothing of it can be read, or it is beyond bounds.
    """
    found: list[Node] = []
    for stretch in text.stretches():
        found += _Reader(stretch).read()
    if not found and text.source.strip():
        raise UnreadableError("no line of it is HCL")
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=tuple(found))


class _Reader:
    """Reads rows that stand together."""

    def __init__(self, text: Text) -> None:
        rows = text.source.split("\n")
        numbers = list(text.numbers)
        if not text.whole:
            rows, numbers = _balanced(rows, numbers, headed=1 in text.headings)
        self._bytes = "\n".join(rows).encode("utf-8", "replace")
        self._numbers = numbers
        self._nodes = 0

    def read(self) -> tuple[Node, ...]:
        """Give what the rows hold."""
        return tuple(without_banners(list(self._inside(syntax_of(_GRAMMAR, self._bytes), "", 0))))

    def _inside(self, syntax: Syntax, block: str, depth: int) -> Iterator[Node]:
        if depth > MAX_DEPTH:
            raise UnreadableError(f"more than {MAX_DEPTH} levels")
        for child in syntax.children:
            self._nodes += 1
            if self._nodes > MAX_NODES:
                raise UnreadableError(f"more than {MAX_NODES} blocks and values")
            if child.type in {"body", "ERROR"}:
                yield from self._inside(child, block, depth + 1)
            elif child.type == "block":
                yield from self._block(child, depth + 1)
            elif child.type == "attribute" and not child.has_error:
                if self._name(child) == _UNKNOWN:
                    yield from self._value(child.children[-1], depth + 1).children
                else:
                    yield self._attribute(child, block, depth + 1)
            elif child.type == "comment":
                yield self._comment(child)

    def _comment(self, syntax: Syntax) -> Node:
        return Node(thing="comment", text=self._text(syntax).strip("#/* \t\r"), **self._rows(syntax))

    def _block(self, syntax: Syntax, depth: int) -> Iterator[Node]:
        words = [
            self._text(child).strip('"')
            for child in syntax.children
            if child.type in {"identifier", "string_lit"}
        ]
        kind, labels = words[0], words[1:]
        inside: list[Node] = []
        for child in syntax.children:
            if child.type in {"body", "ERROR"}:
                inside += self._inside(child, kind, depth)
            elif child.type == "comment":  # in front of the brace that closes it
                inside.append(self._comment(child))
        children = tuple(without_banners(inside))
        if kind == _UNKNOWN or (kind == "locals" and children):
            yield from children
            return
        rows = self._rows(syntax)
        thing = _THINGS.get(kind, "block") if labels else "block"
        name = ".".join(labels) if thing != "block" else " ".join((kind, *labels))
        yield Node(
            thing=thing,
            name=name,
            children=children,
            details=self._told(syntax),
            same=_SPACE.sub(" ", self._text(syntax)) if syntax.has_error else "",
            heads=(rows["first"],),
            **rows,
        )

    def _told(self, block: Syntax) -> dict[str, str]:
        told = {}
        for body in block.children:
            for attribute in body.children if body.type == "body" else ():
                if attribute.type == "attribute" and (name := self._name(attribute)) in TOLD:
                    said = _SPACE.sub(" ", self._said(attribute.children[-1]))
                    told[name] = said if len(said) <= LONGEST else ""
        return {name: told[name] for name in TOLD if name in told}

    def _attribute(self, syntax: Syntax, block: str, depth: int) -> Node:
        name, value = self._name(syntax), syntax.children[-1]
        rows = self._rows(syntax)
        if block == "required_providers":
            return self._requirement(name, value, rows)
        thing = "terraform_version" if (block, name) == ("terraform", "required_version") else "key"
        if block == "locals":
            thing = "local"
        return replace(self._value(value, depth), thing=thing, name=name, **rows)

    def _requirement(self, name: str, value: Syntax, rows: dict[str, Any]) -> Node:
        parts = {node.name: node.text for node in self._value(value, 0).children}
        version = parts.get("version", "") if parts else self._said(value)
        source = {"source": parts["source"]} if "source" in parts else {}
        same = _SPACE.sub(" ", self._text(value))
        return Node(
            thing="provider_requirement", name=name, text=version, same=same, attributes=source, **rows
        )

    def _value(self, syntax: Syntax, depth: int) -> Node:
        """Give a value: of a collection what it holds, else its text."""
        if depth > MAX_DEPTH:
            raise UnreadableError(f"more than {MAX_DEPTH} levels")
        inner = syntax
        while inner.type in {"expression", "collection_value", "template_expr", "literal_value"} and (
            len(inner.children) == 1
        ):
            inner = inner.children[0]
        rows = self._rows(syntax)
        node = Node(thing="entry", **rows)
        if inner.type == "object":
            children: list[Node] = []
            for child in inner.children:
                if child.type == "object_elem":
                    key, value = child.children[0], child.children[-1]
                    entry = self._value(value, depth + 1)
                    if self._text(key) == _UNKNOWN:
                        children += entry.children
                        continue
                    children.append(replace(entry, thing="key", name=self._said(key), **self._rows(child)))
                elif child.type == "comment":
                    children.append(self._comment(child))
            self._nodes += len(children)
            return replace(node, children=tuple(children), heads=(rows["first"],))
        if inner.type == "tuple":
            entries = tuple(
                self._value(child, depth + 1) for child in inner.children if child.type == "expression"
            )
            self._nodes += len(entries)
            return replace(node, children=entries, heads=(rows["first"],))
        written = self._text(syntax)
        if inner.type == "heredoc_template":
            body = written.split("\n")
            lines = [(self._row(inner) + at, line) for at, line in enumerate(body)][1:-1]
            return replace(node, children=lines_of(lines), heads=(rows["first"],))
        return replace(node, text=_SPACE.sub(" ", self._said(syntax)))

    def _name(self, attribute: Syntax) -> str:
        return self._text(attribute.children[0])

    def _said(self, syntax: Syntax) -> str:
        """Give an expression as it is written; a plain string without its quotes."""
        written = self._text(syntax)
        plain = len(written) > 1 and written[0] == written[-1] == '"' and '"' not in written[1:-1]
        return written[1:-1] if plain else written

    def _text(self, syntax: Syntax) -> str:
        return self._bytes[syntax.start_byte : syntax.end_byte].decode("utf-8", "replace")

    def _row(self, syntax: Syntax) -> int:
        return self._numbers[min(syntax.start_point[0], len(self._numbers) - 1)]

    def _rows(self, syntax: Syntax) -> dict[str, Any]:
        last = syntax.end_point[0] - (syntax.end_point[1] == 0)
        first = self._row(syntax)
        return {"first": first, "last": max(first, self._numbers[min(last, len(self._numbers) - 1)])}


def _balanced(rows: list[str], numbers: list[int], *, headed: bool) -> tuple[list[str], list[int]]:
    """Put before and behind rows the braces that they lack.

    Levels are counted from that of the first row, outwards below zero. One in which a line ends with a comma
    is a value with fields, as is all inside it; any other is a block.
    """
    if headed and not rows[0].rstrip().endswith("{"):
        rows, headed = ["", *rows[1:]], False
    start = 1 if headed else 0
    depth = outermost = 0
    at_margin = False
    fields: set[int] = set()
    for row, ways in _braces(rows[start:]):
        for way in ways:
            depth += way
            if depth < outermost:
                outermost = depth
                at_margin = row[:1] == "}"
        if row.rstrip().endswith(","):
            fields.add(depth)
    owners = list(range(outermost + 1, 1))
    if headed and at_margin:
        owners = owners[1:]  # the heading is the outermost of them
    elif outermost in fields or (headed and not outermost and _indent(rows[start:]) > STEP):
        owners = [outermost, *owners]
    opening = [
        f"{_UNKNOWN} = {{" if any(outer <= level for outer in fields) else f"{_UNKNOWN} {{"
        for level in owners
    ]
    closing = ["}"] * max(0, start + len(owners) + depth)
    return (
        [*rows[:start], *opening, *rows[start:], *closing],
        [*numbers[:start], *([numbers[0]] * len(opening)), *numbers[start:], *([numbers[-1]] * len(closing))],
    )


def _indent(rows: Sequence[str]) -> int:
    return next((len(row) - len(row.lstrip()) for row in rows if row.strip()), 0)


def _braces(rows: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Give rows with their braces, 1 where one opens and -1 where it closes; none of strings and comments."""
    until = ""
    for row in rows:
        if until:
            until = "" if row.strip() == until else until
            continue
        signs = [sign[0] for sign in _SIGN.finditer(row)]
        yield row, [1 if sign == "{" else -1 for sign in signs if sign in {"{", "}"}]
        if heredoc := _HEREDOC.search(row[-80:]):
            until = heredoc[1]
