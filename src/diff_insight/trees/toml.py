"""TOML as a tree: tables, keys and values by tree-sitter's grammar, which knows places and reads pieces.

The standard library's reader tells no positions and refuses a text with one wrong line.
"""

from tree_sitter import Node as Syntax

from diff_insight.trees.grammar import Grammar
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.syntax import syntax_of
from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import Values, lines_of

_GRAMMAR = Grammar("tree_sitter_toml")
_TABLES = {"table": False, "table_array_element": True}
_KEYS = frozenset({"bare_key", "quoted_key", "dotted_key"})
_LIKE_OTHERS = frozenset("0123456789+-")


def documents(text: Text) -> tuple[Node, ...]:
    """Give the document; what cannot be read has no nodes.

    Raises:
        UnreadableError: Nothing of it can be read, or it is beyond bounds.
    """
    found = tuple(_Reader(stretch).read() for stretch in text.stretches())
    if text.source.strip() and not any(document.children for document in found):
        raise UnreadableError("no line of it is TOML")
    return found


class _Reader:
    """Reads rows that stand together."""

    def __init__(self, text: Text) -> None:
        rows = text.source.split("\n")
        for row in text.headings:
            if not rows[row - 1].startswith("["):
                rows[row - 1] = ""
        self._bytes = "\n".join(rows).encode("utf-8", "replace")
        self._before = text.numbers[0]
        self._values = Values()
        self._list = ""
        self._open = 0

    def read(self) -> Node:
        """Give the document."""
        for syntax in syntax_of(_GRAMMAR, self._bytes).children:
            if syntax.type in _TABLES:
                self._table(syntax)
            elif syntax.type == "pair":
                self._pair(syntax)
            elif syntax.type == "comment":
                self._comment(syntax)
        return self._values.document()

    def _table(self, syntax: Syntax) -> None:
        key = next((child for child in syntax.children if child.type in _KEYS), None)
        if key is None:
            return
        name, row = self._name(key), self._row(syntax)
        listing = syntax.type == "table_array_element"
        under = self._list and name.startswith(f"{self._list}.")
        goes_on = listing and name == self._list
        while self._open > (2 if under else 1 if goes_on else 0):
            self._close()
        if listing and not under:
            if not goes_on:
                self._begin(name, row, listing=True)
                self._list = name
            self._values.opens(row, listing=False)
            self._open += 1
        else:
            self._list = self._list if under else ""
            self._begin(name[len(self._list) + 1 :] if under else name, row, listing=False)
        for child in syntax.children:
            if child.type == "pair":
                self._pair(child)
            elif child.type == "comment":
                self._comment(child)
            elif child.type == "ERROR":
                self._unread(child)

    def _begin(self, name: str, row: int, *, listing: bool) -> None:
        self._values.key(name, row)
        self._values.opens(row, listing=listing)
        self._open += 1

    def _close(self) -> None:
        self._values.closes()
        self._open -= 1

    def _pair(self, syntax: Syntax) -> None:
        key = next((child for child in syntax.children if child.type in _KEYS), None)
        values = [child for child in syntax.children[2:] if child.is_named and child.type != "comment"]
        if key is None or len(values) != 1 or syntax.has_error:
            self._unread(syntax)
            return
        self._values.key(self._name(key), self._row(syntax))
        self._value(values[0])

    def _unread(self, syntax: Syntax) -> None:
        for at, line in enumerate(self._text(syntax).split("\n")):
            self._values.comment(line.strip(), self._row(syntax) + at, "text")

    def _value(self, syntax: Syntax) -> None:
        row, last = self._row(syntax), self._before + syntax.end_point[0]
        if syntax.type in {"array", "inline_table"}:
            self._values.opens(row, listing=syntax.type == "array")
            for child in syntax.children:
                if child.type == "comment":
                    self._comment(child)
                elif child.type == "pair":
                    self._pair(child)
                elif child.is_named and child.type != "ERROR":
                    self._value(child)
            self._values.closes(last)
            return
        written = self._text(syntax)
        if syntax.type != "string":
            self._values.scalar(written, row, last)
        elif last > row:
            lines = written[3:-3].split("\n")
            self._values.scalar("", row, last, lines=lines_of(enumerate(lines, row)))
        else:
            quote = 3 if written[:3] in ('"""', "'''") else 1
            said = written[quote:-quote]
            like = said in {"true", "false"} or (said[:1] in _LIKE_OTHERS and said.replace(".", "").isdigit())
            self._values.scalar(said, row, last, attributes={"quoted": said} if like else None)

    def _name(self, key: Syntax) -> str:
        name = self._text(key)
        return name[1:-1] if key.type == "quoted_key" else name

    def _comment(self, syntax: Syntax) -> None:
        self._values.comment(self._text(syntax).strip("# \t\r"), self._row(syntax))

    def _text(self, syntax: Syntax) -> str:
        return self._bytes[syntax.start_byte : syntax.end_byte].decode("utf-8", "replace")

    def _row(self, syntax: Syntax) -> int:
        return self._before + syntax.start_point[0]
