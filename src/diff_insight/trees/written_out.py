"""Values of a program that are written out: the keys and entries of the object or list that a name is set to.

What is around one is its frame: parentheses, a type that is said of it, a call that takes nothing else
(`defineConfig({…})`). What defines or runs something in it, as a method, is told as that: of an object that
holds such a thing the keys stand in its owner under a name with both, and of a list those entries that hold
others.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tree_sitter import Node as Syntax

from diff_insight.trees.code_source import Code
from diff_insight.trees.held_values import KNOWN_BY
from diff_insight.trees.node import Node
from diff_insight.trees.shapes import entries_named
from diff_insight.trees.value_tree import with_comments

_MAPPINGS = frozenset({"object", "dictionary", "hash"})
_LISTS = frozenset({"array", "list", "tuple", "set", "array_creation_expression", "literal_value"})
"""What holds others: some grammars write keys in lists too."""
_PAIRS = frozenset({"pair", "array_element_initializer", "keyed_element"})
_WRAPPERS = frozenset(
    {"parenthesized_expression", "as_expression", "satisfies_expression", "literal_element"}
    | {"composite_literal", "expression_list", "non_null_expression"}
)
_SEVERAL = frozenset({"expression_list"})
_CALLS = frozenset({"call_expression", "call"})
_TEXTS = frozenset({"string", "encapsed_string", "interpreted_string_literal", "raw_string_literal"})
_BARE = re.compile(r"[+-]?[\d.]\w*|true|false|null|nil|none|undefined|", re.IGNORECASE)
"""What would be no text without its quotes."""
_NAME = re.compile(r"[\w$.]+")
_LONGEST = 80
"""Characters of a name that is said with each thing that it holds."""
_MOST = 20_000
"""Syntaxes of one value; a longer one is told by its lines."""
_DEEP = 24
"""Containers in one another; those that people write have less than 10."""


def literal(code: Code, value: Syntax, inside: Sequence[Node]) -> tuple[str, tuple[Node, ...]] | None:
    """Give the frame of a value that is written out, and what it holds; None of every other value.

    Args:
        code: The text.
        value: What a definition is set to.
        inside: The nodes of what is told by itself in it, in order: comments, methods.
    """
    held = _container(value)
    rows = code.row_at(value.start_byte), code.row_at(value.end_byte - 1)
    if held is None or rows[0] == rows[1] or value.has_error or held.descendant_count > _MOST:
        return None
    if not code.as_it_stands(value.start_byte, value.end_byte):
        return None  # what is out of sight has other keys
    around = [(held.start_byte, held.end_byte)]
    frame = code.layout.same(value.start_byte, value.end_byte, around)
    taken = [(one.first, one.last) for one in inside if one.thing != "comment"]
    found = entries_named(_Reader(code, taken).held(held, "", 0))
    comments = [one for one in inside if one.thing == "comment"]
    others = [one for one in inside if one.thing != "comment"]
    made = with_comments(found, comments) if found else tuple(comments)
    return frame, tuple(sorted((*others, *made), key=lambda node: node.first))


def _container(value: Syntax) -> Syntax | None:
    """Give the object or list that a value is, whatever frames it."""
    at: Syntax | None = value
    for _ in range(_DEEP):
        if at is None or at.type in _MAPPINGS | _LISTS:
            return at
        if at.type in _CALLS:
            given = at.child_by_field_name("arguments")
            held = [one for one in given.named_children if one.type != "comment"] if given else []
            at = held[0] if len(held) == 1 else None if held else at.child_by_field_name("receiver")
        elif at.type in _WRAPPERS and (at.named_child_count == 1 or at.type not in _SEVERAL):
            at = at.child_by_field_name("body") or next(iter(at.named_children), None)
        else:
            return None
    return None


class _Reader:
    """Reads one value.

    Args:
        code: The text.
        taken: First and last rows of what is told by itself.
    """

    def __init__(self, code: Code, taken: Sequence[tuple[int, int]]) -> None:
        self._code = code
        self._taken = taken

    def held(self, container: Syntax, prefix: str, depth: int) -> list[Node]:
        """Give the keys and entries of an object or a list."""
        found: list[Node] = []
        for one in container.named_children:
            if one.type == "comment" or depth > _DEEP:
                continue
            if one.type in _PAIRS and (sides := _sides(one)) is not None:
                found += self._key(one, *sides, prefix, depth)
            elif not self._is_taken(one):
                found.append(self._entry(one, depth))
        return found

    def _key(self, pair: Syntax, key: Syntax, value: Syntax, prefix: str, depth: int) -> list[Node]:
        name = f"{prefix}{_unquoted(self._code.text(key)) or self._code.text(key)}"
        container = _container(value) if value.type not in _CALLS else None
        if self._is_taken(pair):
            if container is None:
                return []
            held = self.held(container, f"{name}." if container.type in _MAPPINGS else "", depth + 1)
            return held if container.type in _MAPPINGS else [one for one in held if one.children]
        return [self._valued(Node(thing="key", name=name), pair, value, container, depth)]

    def _entry(self, one: Syntax, depth: int) -> Node:
        container = _container(one) if one.type not in _CALLS else None
        node = Node(thing="entry")
        held = container.named_children if container is not None and container.type in _LISTS else []
        held = [part for part in held if part.type != "comment"]
        # `['classic', {…}]` is known by its name
        if len(held) == 2 and _container(held[0]) is None and (inner := _container(held[1])) is not None:  # noqa: PLR2004
            said = self._code.text(held[0])
            name = _unquoted(said) or said
            if len(name) <= _LONGEST and inner.type in _MAPPINGS and not self._is_leaf(inner):
                made = self._valued(replace(node, name=name), one, inner, inner, depth)
                heads = tuple(sorted({*made.heads, self._row(held[0])}))
                return replace(made, heads=heads, details={KNOWN_BY: "0"})
        return self._valued(node, one, one, container, depth)

    def _valued(self, node: Node, whole: Syntax, value: Syntax, container: Syntax | None, depth: int) -> Node:
        """Give a key or an entry with its value, or with what that holds."""
        first, last = self._row(whole), self._code.row_at(max(whole.end_byte - 1, whole.start_byte))
        children = tuple(self.held(container, "", depth + 1)) if container is not None else ()
        if children:
            return replace(node, first=first, last=last, children=children, heads=(first,))
        start, end = value.start_byte, value.end_byte
        said = self._code.layout.line(start, end, self._code.layout.comments_in(start, end))
        text = _unquoted(said) if value.type in _TEXTS | {"literal_element"} else ""
        marks = {"quoted": "yes"} if text and _NAME.fullmatch(text) else {}
        return replace(
            node,
            first=first,
            last=last,
            text=text or said,
            same=self._code.layout.same(start, end),
            attributes=marks,
        )

    def _row(self, syntax: Syntax) -> int:
        return self._code.row_at(syntax.start_byte)

    def _is_leaf(self, container: Syntax) -> bool:
        return not any(one.type != "comment" for one in container.named_children)

    def _is_taken(self, syntax: Syntax) -> bool:
        first, last = self._row(syntax), self._code.row_at(max(syntax.end_byte - 1, syntax.start_byte))
        return any(first <= end and start <= last for start, end in self._taken)


def _sides(pair: Syntax) -> tuple[Syntax, Syntax] | None:
    """Give key and value of a pair; None where it is an entry."""
    key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
    if key is not None and value is not None:
        return key, value
    held = [one for one in pair.named_children if one.type != "comment"]
    return (held[0], held[1]) if len(held) == 2 else None  # noqa: PLR2004 - key and value


def _unquoted(said: str) -> str:
    """Give what a text in quotes says; empty where that would not be known as a text."""
    if len(said) < 3 or said[0] not in "'\"`" or said[-1] != said[0]:  # noqa: PLR2004 - quotes and a letter
        return ""
    inner = said[1:-1]
    return "" if _BARE.fullmatch(inner) or "\\" in inner or said[0] in inner or "${" in inner else inner
