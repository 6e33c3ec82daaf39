"""What the keys of a file of values are there: a job, a service, an endpoint. Each is a row of `shapes.toml`.

A row names a place by its key path and says what stands there, what it is called, and what a report may tell
of it. Where a text does not show the outermost keys, a place is recognised by the keys that it does show.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from diff_insight.trees.held_values import KNOWN_BY, LONGEST_DETAIL, values_of
from diff_insight.trees.node import Node
from diff_insight.trees.value_tree import UNKNOWN

LONGEST_NAME = 200
"""Characters of a value beyond which it names nothing."""

_NAMING = (
    *(
        "name",
        "id",
        "key",
        "uid",
        "slug",
        "title",
        "displayName",
        "label",
        "alias",
        "question",
        "it",
        "uses@",
        "repo",
        "package",
        "package-ecosystem",
    ),
    *("path", "file", "url", "href", "host", "source", "src", "target", "topicHref"),
)
_NAMES = tuple(f"{{{key}}}" for key in _NAMING)
"""What an entry of a list is known by, the first that it has."""
_HOLE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place and what stands there.

    Attributes:
        at: Key path. `*` is any key, `/*` one that begins with a slash, `[]` any entry, `**` any number of
            either, `(a|b)` one of several keys.
        thing: What stands there; empty: as everywhere.
        named: What it is called, the first that can be filled: `{key}`, `{KEY}` (its own key), `{owner}`
        (that of
            its owner), `{a.b}` (a value in it), `{a@}` (a value up to its `@`), `{a/}` (after its last
            slash).
        dissolved: It is no place of its own; what it holds stands in its owner.
        leads: Its first line is told with the first thing that it holds; where not all that it holds has a
        row, it
            stays a place.
        cut: Sign at which a value is cut: it is known by what stands before an `=`, or behind the last `:`.
        said: The value that it must have.
        value: Key of an entry that is its value where it says nothing else beside its name.
        shown: Keys of which an entry shows one where nobody sees what list it is in.
        single: An entry that holds one key is that key.
        details: Name to the key path of what a report may tell of it.
        order: Its place among the rows: of two that take a place the first counts.
    """

    at: tuple[str, ...]
    order: int = 0
    thing: str = ""
    named: tuple[str, ...] = ()
    dissolved: bool = False
    leads: bool = False
    cut: str = ""
    said: str = ""
    value: str = ""
    shown: frozenset[str] = frozenset()
    single: bool = False
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The rows of one kind of file.

    Attributes:
        path: Searched in a file's path, without regard to case; None: any file.
        keys: Outermost keys that a document has, or the first entry of a list, each one of several
            (`openapi|swagger`); empty: not asked.
        rows: The first that takes a place counts.
    """

    path: re.Pattern[str] | None
    keys: tuple[frozenset[str], ...]
    rows: tuple[Row, ...]


_States = Sequence[tuple[Row, int]]


@cache
def shapes() -> tuple[Shape, ...]:
    """Give the rows of `shapes.toml`, in order."""
    table = tomllib.loads(Path(__file__).with_name("shapes.toml").read_text(encoding="utf-8"))
    by_key = {shape["keys"][0]: shape["rows"] for shape in table["shape"] if "keys" in shape}
    return tuple(
        Shape(
            path=re.compile(shape["path"], re.IGNORECASE) if "path" in shape else None,
            keys=tuple(frozenset(key.split("|")) for key in shape.get("keys", ())),
            rows=tuple(
                _row(order=order, **row)
                for order, row in enumerate(shape["rows"] if "rows" in shape else by_key[shape["copy"]])
            ),
        )
        for shape in table["shape"]
    )


def _row(
    *,
    at: str,
    named: Sequence[str] = (),
    details: Sequence[str] = (),
    shown: Sequence[str] = (),
    **more: object,
) -> Row:
    told = {name.rpartition(".")[2]: name for name in details}
    return Row(
        at=tuple(at.split()),
        named=tuple(named),
        details=told,
        shown=frozenset(shown),
        **more,  # type: ignore[arg-type]
    )


def shaped(documents: Sequence[Node], *, path: str, whole: bool) -> tuple[Node, ...]:
    """Give what the documents of a file hold, each thing as what it is.

    Args:
        documents: Of the thing `document`, as `diff_insight.trees.value_tree` makes them.
        path: The file's path.
        whole: Whether nothing of the file is missing.
    """
    several = whole and sum(bool(document.children) for document in documents) > 1
    found: list[Node] = []
    for document in documents:
        rows = _rows_for(document, path)
        root = next((row for row in rows if not row.at), None)
        children = _Shaper(rows, whole=whole).inside(document)
        if root is not None and (name := _name(document, root.named, "")):
            found.append(
                replace(
                    document, thing=root.thing, name=name, children=children, details=_told(document, root)
                )
            )
        elif several:
            found.append(replace(document, children=children))
        else:
            found += children
    return tuple(found)


def entries_named(values: Sequence[Node]) -> tuple[Node, ...]:
    """Give the keys and entries of a program's value with the names that its entries are known by."""
    return _Shaper((_WRITTEN_OUT,), whole=True).children(
        Node(thing="document", children=tuple(values)), ((_WRITTEN_OUT, 0),)
    )


def _rows_for(document: Node, path: str) -> tuple[Row, ...]:
    first = document.children[0] if document.children else document
    keys = {child.name for child in (first if first.thing == "entry" else document).children}
    for shape in shapes():
        if shape.path is not None and not shape.path.search(path):
            continue
        if all(keys & one for one in shape.keys):
            return shape.rows
    return ()


def _suffixes(rows: Sequence[Row], *, deep: bool = False) -> _States:
    """Give where in each row's path a thing may stand whose owners nobody sees.

    Args:
        rows: The rows.
        deep: Whether some of its owners are seen and not the outermost: then only a key of one name tells.
    """
    return tuple(
        (row, at)
        for row in rows
        for at, step in enumerate(row.at)
        if at and step not in {"*", "[]", "**"} and not (deep and step[0] in "(/")
    )


class _Shaper:
    """Says what the keys of one document are.

    Args:
        rows: Of the document's shape.
        whole: Whether all owners are seen.
    """

    def __init__(self, rows: Sequence[Row], *, whole: bool) -> None:
        self._anywhere = _suffixes(rows)
        self._deep = () if whole else _suffixes(rows, deep=True)
        self._shown = () if whole else tuple(row for row in rows if row.shown)
        self._start = (*((row, 0) for row in rows if row.at), *(() if whole else self._anywhere))

    def inside(self, document: Node) -> tuple[Node, ...]:
        """Give what a document holds."""
        return self.children(document, self._start)

    def children(self, owner: Node, states: _States, *, without: Node | None = None) -> tuple[Node, ...]:
        found: list[Node] = []
        for child in owner.children:
            if child is without:
                found += child.children  # its comments
            elif child.thing in {"key", "entry"}:
                found += self._node(child, owner, states)
            else:
                found.append(child)
        return tuple(found)

    def _node(self, node: Node, owner: Node, states: _States) -> Sequence[Node]:
        """Give what a key or an entry is: one thing, or those that it holds."""
        if not node.first:  # an owner that nobody sees
            return self._unseen(node, owner)
        taken, inside = _step(states, node)
        taken = taken or next((row for row in self._shown if _shows(row, node)), None)
        inside = (*inside, *self._deep)
        row = taken or _ANY
        if (
            row.single
            and node.thing == "entry"
            and len(node.children) == 1
            and node.children[0].thing == "key"
        ):
            key = node.children[0]
            node = replace(key, first=node.first, heads=(node.first,) if key.children else ())
            inside = (*inside, *(state for state in states if state[0].at[state[1]] == "**"))
        elif row.dissolved:
            return self._dissolved(node, inside, row)
        naming = None
        name = node.name
        if row.cut and node.text:
            node = _cut(node, row.cut)
            name = node.name
        details = _told(node, row) or (values_of(node) if node.thing == "key" and not row.thing else {})
        if row.named or (node.thing == "entry" and node.children):
            name, naming = _named(node, row.named or _NAMES, owner.name)
            details = details or (values_of(node, naming) if node.thing == "entry" else {})
        told = (
            naming if naming is None or naming.name != "run" else None
        )  # what a step runs is more than its name
        named = replace(node, name=name) if name and name != node.name else node
        if naming is not None and not node.text and (pinned := _PINNED.fullmatch(name)):
            named = replace(named, name=pinned[1], text=pinned[2])
        if told is not None and node.thing == "entry":
            details = {**details, KNOWN_BY: told.name}
        children = self.children(named, inside, without=told) if node.children else ()
        value = next((child for child in children if row.value and child.name == row.value), None)
        said = {naming.name if naming else "", row.value}
        if value is not None and not value.children and {child.name for child in node.children} <= said:
            named, children = replace(named, text=value.text), ()
        heads = (
            tuple(sorted({*node.heads, node.first, *([naming.first] if naming else [])})) if children else ()
        )
        if named is node and not (children or node.children or node.heads or details or row.thing):
            return (node,)  # most values are what they were read as
        return (
            replace(
                named,
                thing=row.thing or node.thing,
                children=children,
                heads=heads,
                details={**node.details, **details},
            ),
        )

    def _unseen(self, node: Node, owner: Node) -> Sequence[Node]:
        """Give what an unseen owner holds; it stays a thing between that and a key that is seen."""
        children = self.children(node, self._anywhere)
        between = owner.thing == "key" and owner.first and owner.name != UNKNOWN
        if not between or not children:
            return children
        first, last = min(child.first for child in children), max(child.last for child in children)
        return (replace(node, thing="unseen", name="", first=first, last=last, children=children, heads=()),)

    def _dissolved(self, node: Node, inside: _States, row: Row) -> Sequence[Node]:
        children = self.children(node, inside)
        things = {child.thing for child in children if child.thing != "comment"}
        if not node.children or (
            row.leads and (not children or len(things) > 1 or things & {"key", "entry"})
        ):
            held = next((state[0].thing for state in inside if state[0].thing), "")
            holds = {"holds": held} if held and not node.children else {}
            details = {**node.details, **holds}
            return (replace(node, thing=row.thing or node.thing, children=children, details=details),)
        if row.leads:
            return (
                replace(children[0], first=node.first, heads=(node.first, *children[0].heads)),
                *children[1:],
            )
        return children


def _step(states: _States, node: Node) -> tuple[Row | None, _States]:
    """Follow each row that may go on here: the row whose place this is, and where the others stand."""
    taken: list[Row] = []
    inside: list[tuple[Row, int]] = []
    for row, start in states:
        at = start
        if row.at[at] == "**":
            inside.append((row, at))
            at += 1
        if _is(row.at[at], node):
            if at + 1 == len(row.at):
                if not row.said or row.said == node.text:
                    taken.append(row)
            else:
                inside.append((row, at + 1))
    return min(taken, key=lambda row: row.order) if taken else None, inside


def _shows(row: Row, node: Node) -> bool:
    return node.thing == "entry" and any(child.name in row.shown for child in node.children)


def _cut(node: Node, sign: str) -> Node:
    """Give an entry that is one text as a name and its value: `HERD=small`, the port 80 of `8080:80`."""
    if sign == "=":
        name, _, value = node.text.partition(sign)
        return replace(node, name=name, text=value)
    return replace(node, name=node.text.rpartition(sign)[2].partition("/")[0])


def _is(step: str, node: Node) -> bool:
    if step == "[]":
        return node.thing == "entry"
    if node.thing != "key":
        return False
    if step == "/*":
        return node.name.startswith("/")
    return step in ("*", node.name) or (step[0] == "(" and node.name in step[1:-1].split("|"))


def _named(node: Node, templates: Iterable[str], owner: str) -> tuple[str, Node | None]:
    """Give a node's name and the child that says nothing but it."""
    for template in templates:
        name = _filled(template, node, owner)
        if name:
            child = _child(node, template[1:-1]) if _HOLE.fullmatch(template) else None
            same = child is not None and child.text == name and child in node.children
            return name, child if same else None
    if node.thing == "entry" and len(node.children) == 1 and node.children[0].children:
        only = node.children[0]  # a list whose entries hold one key each is a mapping that has an order
        return _name(only, templates, owner) or only.name, None
    return "", None


def _name(node: Node, templates: Iterable[str], owner: str) -> str:
    return _named(node, templates, owner)[0]


def _filled(template: str, node: Node, owner: str) -> str:
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        hole = match[1]
        if hole in {"key", "KEY"}:
            return node.name if hole == "key" else node.name.upper()
        if hole == "owner":
            missing = missing or owner == UNKNOWN
            return owner
        child = _child(node, hole.rstrip("@/"))
        said = _first_line(child) if child is not None else ""
        if hole[-1] == "@":
            said = said.partition("@")[0]
        elif hole[-1] == "/":
            said = said.rpartition("/")[2]
        missing = missing or not said.strip("\"'")  # a program's value has its quotes
        return said

    name = _HOLE.sub(value, template).strip()
    return "" if missing or len(name) > LONGEST_NAME else name


def _first_line(node: Node) -> str:
    text = node.text or next((child.text for child in node.children if child.thing == "line"), "")
    return text.partition("\n")[0].strip()


def _child(node: Node, path: str) -> Node | None:
    """Give what stands in a node at a key path; a key may itself have dots."""
    for child in node.children:
        if child.thing != "key" or not path.startswith(child.name):
            continue
        if len(path) == len(child.name):
            return child
        if path[len(child.name)] == "." and (found := _child(child, path[len(child.name) + 1 :])):
            return found
    return None


def _told(node: Node, row: Row) -> dict[str, str]:
    found = ((name, _child(node, path)) for name, path in row.details.items())
    return {
        name: child.text
        for name, child in found
        if child is not None and 0 < len(child.text) <= LONGEST_DETAIL
    }


_PINNED = re.compile(r"([^=@:\s]{1,200})(?:==|[=@:])(v?\d[\w.+~-]{0,60})", re.ASCII)
"""A name that holds the version of what it names: `kubelet=1.13.1`."""
_ANY = Row(at=("**",), details={})
_WRITTEN_OUT = Row(at=("**", "[]"), named=(*_NAMES, "{text}", "{to}", "{link}", "{from}"), details={})
"""Any entry of a value in a program: menus are made of a text and where it leads."""
