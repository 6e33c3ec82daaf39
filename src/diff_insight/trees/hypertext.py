"""HTML, templates and drawings as a tree: elements by tag, id and class, their attributes, what they say.

By tree-sitter's grammar, which reads fragments too: a tag without its other half is no element.
"""

from collections.abc import Iterator
from functools import cache

import tree_sitter_html
from tree_sitter import Language, Parser
from tree_sitter import Node as Syntax

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.syntax import syntax_of
from diff_insight.trees.text import Text
from diff_insight.trees.unwritten import nobody_nested

DEEP = 80
"""Levels of elements beyond which a file is told as plain lines."""
MANY = 100_000
"""Elements beyond which a file is told as plain lines."""
_BY_NAME = ("id", "class")


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_html.language()))


def parse(text: Text) -> Node:
    """Read a file of elements.

    Raises:
        UnreadableError: It is beyond bounds.
    """
    if nobody_nested(text.source):
        raise UnreadableError(text.path)
    drawn = text.path.lower().endswith(".svg")
    found: list[Node] = []
    for stretch in text.stretches():
        root = syntax_of(_parser(), stretch.source.encode("utf-8", "replace"))
        reader = _Reader(drawn=drawn)
        found += [node.renumbered(stretch.numbers) for node in reader.inside(root, 0)]
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=tuple(found))


class _Reader:
    """Reads the elements of one stretch.

    Args:
        drawn: Whether it is a vector image, whose coordinates nobody reads: its labels are all there is.
    """

    def __init__(self, *, drawn: bool) -> None:
        self._drawn = drawn
        self._count = 0

    def inside(self, syntax: Syntax, depth: int) -> Iterator[Node]:
        """Give what a piece holds."""
        if depth > DEEP:
            raise UnreadableError(f"more than {DEEP} levels")
        for child in syntax.children:
            self._count += 1
            if self._count > MANY:
                raise UnreadableError(f"more than {MANY} elements")
            if child.type in {"element", "script_element", "style_element"}:
                yield from self._element(child, depth)
            elif child.type in {"text", "raw_text"}:
                said = " ".join(_said(child).split())
                if said:
                    yield Node(thing="markup_text", first=_first(child), last=_last(child), text=said)
            elif child.type == "ERROR":
                yield from self.inside(child, depth + 1)

    def _element(self, syntax: Syntax, depth: int) -> Iterator[Node]:
        inside = tuple(self.inside(syntax, depth + 1))
        tag = next((c for c in syntax.children if c.type in {"start_tag", "self_closing_tag"}), None)
        if tag is None or self._drawn:
            yield from inside
            return
        attributes = dict(_attributes(tag))
        name = next((_said(c) for c in tag.children if c.type == "tag_name"), "")
        marks = f"#{attributes['id']}" if attributes.get("id") else ""
        marks += "".join(f".{word}" for word in attributes.get("class", "").split())
        yield Node(
            thing="element",
            name=f"{name}{marks}",
            first=_first(syntax),
            last=_last(syntax),
            attributes={
                f"attribute {key}": value for key, value in attributes.items() if key not in _BY_NAME
            },
            children=inside,
            heads=(_first(tag),),
        )


def _attributes(tag: Syntax) -> Iterator[tuple[str, str]]:
    for child in tag.children:
        if child.type == "attribute":
            parts = child.children
            value = _said(parts[-1]).strip("\"'") if len(parts) > 1 else ""
            yield _said(parts[0]), value


def _said(syntax: Syntax) -> str:
    return (syntax.text or b"").decode("utf-8", "replace")


def _first(syntax: Syntax) -> int:
    return syntax.start_point.row + 1


def _last(syntax: Syntax) -> int:
    return syntax.end_point.row + (1 if syntax.end_point.column else 0) or 1
