"""What a component of Vue takes from those who use it, however its script declares that.

By `props` of the object that it exports, in a program of its own too, or by `defineProps` with a type, an
object or a list of names; a type by its name where the same script declares it. A declaration that is put
together from elsewhere (`...shared`) still shows those that it names.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tree_sitter import Node as Syntax

from diff_insight.trees.grammar import Grammar
from diff_insight.trees.languages import row_of
from diff_insight.trees.layout import encoded
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.syntax import syntax_of
from diff_insight.trees.text import Text
from diff_insight.trees.unread import hide_of

_MACROS = frozenset({"defineProps", "withDefaults"})
_MAKES = frozenset({"defineComponent", "extend"})
"""Functions that give back the object of a component that they are given."""
_KINDS = frozenset({"Array", "BigInt", "Boolean", "Date", "Function", "Number", "Object", "String", "Symbol"})
"""What says the type of a prop: by it the object of a component is known, whatever function takes it."""
_SAID_OF_IT = ("type", "default")
_QUOTES = "\"'`"


@dataclass(frozen=True, slots=True)
class Declared:
    """The props of one script.

    Attributes:
        rows: First and last row of the declaration.
        props: In order; of the thing `prop`, with the rows on which they stand.
    """

    rows: tuple[int, int]
    props: tuple[Node, ...]

    def from_row(self, row: int) -> "Declared":
        """Count its rows from another one than 1."""
        first, last = (one + row - 1 for one in self.rows)
        numbers = tuple(range(row, last + 1))
        return Declared((first, last), tuple(prop.renumbered(numbers) for prop in self.props))


def declared(source: str, language: str, row: int, *, alone: bool = False) -> Sequence[Declared]:
    """Give what a script declares; nothing where it declares none.

    Args:
        source: The script.
        language: The end of a name of a file in its language: `js`, `ts` or `tsx`.
        row: The row at which it begins.
        alone: Whether nothing but the script says that it is one of a component.
    """
    grammar = row_of(f"script.{language}")
    if grammar is None or "rops" not in source:
        return ()
    try:
        root = syntax_of(Grammar.of(grammar), encoded(source), hide=hide_of(grammar))
    except UnreadableError:
        return ()
    return tuple(found.from_row(row) for found in _Reader(root, alone=alone).read() if found.props)


def with_props(tree: Node, text: Text) -> Node:
    """Give the tree of a program in which a component that it exports takes props, not keys of an object."""
    end = text.path.rpartition(".")[2].lower()
    if not text.whole or "export default" not in text.source:
        return tree
    found = declared(text.source, end, 1, alone=True)
    return replace(tree, children=tuple(_taking(node, found) for node in tree.children)) if found else tree


def _taking(node: Node, found: Sequence[Declared]) -> Node:
    """Give what a program exports with props in the place of what it was read as on their rows."""
    for one in found if _is_exported(node) else ():
        first, last = one.rows
        inside = [child for child in node.children if first <= child.first <= child.last <= last]
        if not inside:
            continue
        comments = [held for child in inside for held in (child, *child.children) if held.thing == "comment"]
        props = sorted((*one.props, *comments), key=lambda held: held.first)
        whole = (
            inside[0]
            if inside[0].name == "props"
            else Node(thing="key", name="props", first=first, last=last)
        )
        others = [child for child in node.children if child not in inside]
        children = sorted((*others, replace(whole, children=tuple(props))), key=lambda held: held.first)
        takes = "\n".join(prop.name for prop in one.props)
        node = replace(node, children=tuple(children), details={**node.details, "props": takes})
    return node


class _Reader:
    """Reads one script by its outermost statements: props are declared nowhere else."""

    def __init__(self, root: Syntax, *, alone: bool) -> None:
        self._root = root
        self._alone = alone
        self._types = {
            _said(statement.child_by_field_name("name")): body
            for statement in map(_declaration, root.named_children)
            if statement.type in {"interface_declaration", "type_alias_declaration"}
            for body in [statement.child_by_field_name("body") or statement.child_by_field_name("value")]
            if body is not None
        }

    def read(self) -> Iterator[Declared]:
        for statement in self._root.named_children:
            if statement.type == "export_statement":
                yield from self._exported(statement)
                continue
            for value, pattern in _values(statement):
                yield from self._defined(value, pattern)

    def _exported(self, statement: Syntax) -> Iterator[Declared]:
        """Read the object of a component."""
        value = statement.child_by_field_name("value")
        known = not self._alone
        if value is not None and value.type == "call_expression":
            known = _callee(value) in _MAKES
            value = next(iter(_arguments(value)), None)
        if value is None or value.type != "object":
            return
        for key, held, pair in _pairs(value):
            if key == "props" and (known or any(map(_says_a_kind, _pairs(held)))):
                yield Declared(_rows(pair), tuple(_taken(held)))

    def _defined(self, call: Syntax, pattern: Syntax | None) -> Iterator[Declared]:
        """Read `defineProps`, and the defaults of `withDefaults` or of what it is taken apart into."""
        if call.type != "call_expression" or _callee(call) not in _MACROS:
            return
        defaults = {key: [value] for key, value in _defaults(pattern)} if pattern is not None else {}
        rows = _rows(call)
        given = _arguments(call)
        if _callee(call) == "withDefaults":
            if len(given) < 2 or given[0].type != "call_expression":  # noqa: PLR2004 - the call and the defaults
                return
            defaults |= {key: [value, pair] for key, value, pair in _pairs(given[1])}
            call, given = given[0], _arguments(given[0])
        types = next((child for child in call.children if child.type == "type_arguments"), None)
        if types is None:
            yield Declared(rows, tuple(_with(_taken(given[0]) if given else (), defaults)))
            return
        for body in types.named_children:
            name = _said(body) if body.type == "type_identifier" else ""
            found = self._types.get(name, body)
            at = _rows(found.parent if name and found is not body and found.parent is not None else call)
            if found is not body:  # defaults of other props are told of the call
                props = tuple(_typed(found))
                known = {prop.name for prop in props}
                own = {key: value for key, value in defaults.items() if key in known}
                yield Declared(at, tuple(_with(props, own)))
            elif any(_typed(body)):
                yield Declared(rows, tuple(_with(_typed(body), defaults)))


def _declaration(statement: Syntax) -> Syntax:
    inner = statement.child_by_field_name("declaration") if statement.type == "export_statement" else None
    return inner or statement


def _values(statement: Syntax) -> Iterator[tuple[Syntax, Syntax | None]]:
    """Give the expressions of a statement, and what their value is taken apart into."""
    if statement.type == "expression_statement" and statement.named_children:
        yield statement.named_children[0], None
    for child in statement.named_children:
        value = child.child_by_field_name("value") if child.type == "variable_declarator" else None
        if value is not None:
            yield value, child.child_by_field_name("name")


def _taken(value: Syntax) -> Iterator[Node]:
    """Read the props of an object or of a list of names."""
    if value.type == "array":
        for entry in value.named_children:
            if entry.type == "string":
                yield _prop(_said(entry).strip(_QUOTES), entry, {"optional": "yes"})
    for name, held, pair in _pairs(value) if value.type == "object" else ():
        options = (
            {key: inside for key, inside, _ in _pairs(held)} if held.type == "object" else {"type": held}
        )
        says = {key: " ".join(_said(inside).split()) for key, inside in options.items()}
        if "type" in options and options["type"].type == "array":  # one of several, as a union is
            says["type"] = " | ".join(_said(one) for one in options["type"].named_children)
        attributes = {key: says[key] for key in _SAID_OF_IT if says.get(key, "null") != "null"}
        if says.get("required") != "true":
            attributes["optional"] = "yes"
        others = [
            Node(thing="key", name=key, text=says[key], first=first, last=last)
            for key, inside in options.items()
            if key not in {*_SAID_OF_IT, "required"}
            for first, last in [_rows(inside)]
        ]
        yield replace(_prop(name, pair, attributes), children=tuple(others))


def _typed(body: Syntax) -> Iterator[Node]:
    """Read the props of a type."""
    for member in body.named_children:
        name, kind = member.child_by_field_name("name"), member.child_by_field_name("type")
        if member.type != "property_signature" or name is None:
            continue
        attributes = {"type": " ".join(_said(kind).removeprefix(":").split())} if kind is not None else {}
        if any(child.type == "?" for child in member.children):
            attributes["optional"] = "yes"
        yield _prop(_said(name).strip(_QUOTES), member, attributes)


def _with(props: Iterator[Node] | Sequence[Node], defaults: Mapping[str, Sequence[Syntax]]) -> Iterator[Node]:
    """Give props with their defaults; one that stands on other rows is a thing of its own.

    So is that of a prop which another type declares, of which this one goes on.
    """
    left = dict(defaults)
    for prop in props:
        left.pop(prop.name, None)
        given = defaults.get(prop.name)
        if given is None:
            yield prop
            continue
        said, (first, last) = " ".join(_said(given[0]).split()), _rows(given[-1])
        if prop.first <= first <= prop.last:
            yield replace(prop, attributes={**prop.attributes, "default": said})
        else:
            yield prop
            yield Node(thing="default", name=prop.name, text=said, first=first, last=last)
    for name, given in left.items():
        first, last = _rows(given[-1])
        yield Node(thing="default", name=name, text=" ".join(_said(given[0]).split()), first=first, last=last)


def _defaults(pattern: Syntax) -> Iterator[tuple[str, Syntax]]:
    """Give the defaults of `const { size = 1 } = …`."""
    for child in pattern.named_children if pattern.type == "object_pattern" else ():
        left, right = child.child_by_field_name("left"), child.child_by_field_name("right")
        if left is not None and right is not None:
            yield _said(left), right


def _pairs(value: Syntax) -> Iterator[tuple[str, Syntax, Syntax]]:
    """Give the keys of an object with their values, and where both stand."""
    for child in value.named_children if value.type == "object" else ():
        key, held = child.child_by_field_name("key"), child.child_by_field_name("value")
        if (
            child.type == "pair"
            and key is not None
            and held is not None
            and key.type != "computed_property_name"
        ):
            yield _said(key).strip(_QUOTES), held, child
        elif child.type == "method_definition" and (name := child.child_by_field_name("name")) is not None:
            yield _said(name), child, child


def _says_a_kind(pair: tuple[str, Syntax, Syntax]) -> bool:
    """Tell whether a prop is declared by a type of JavaScript, by several or by options with one."""
    _, held, _ = pair
    if held.type == "object":
        held = next((inside for key, inside, _ in _pairs(held) if key == "type"), held)
    while held.type in {"as_expression", "array"} and held.named_children:
        held = held.named_children[0]
    return held.type == "identifier" and _said(held) in _KINDS


def _prop(name: str, syntax: Syntax, attributes: Mapping[str, str]) -> Node:
    first, last = _rows(syntax)
    required = {} if "optional" in attributes else {"required": "yes"}
    return Node(
        thing="prop",
        name=name,
        first=first,
        last=last,
        attributes=attributes,
        details=required,
    )


def _callee(call: Syntax) -> str:
    function = call.child_by_field_name("function")
    return _said(function).rpartition(".")[2]


def _arguments(call: Syntax) -> Sequence[Syntax]:
    given = call.child_by_field_name("arguments")
    return [one for one in given.named_children if one.type != "comment"] if given is not None else ()


def _rows(syntax: Syntax) -> tuple[int, int]:
    return syntax.start_point.row + 1, syntax.end_point.row + 1


def _said(syntax: Syntax | None) -> str:
    return syntax.text.decode("utf-8", "replace") if syntax is not None and syntax.text is not None else ""


def _is_exported(node: Node) -> bool:
    return node.name == "default" and node.thing != "method"


def in_place(nodes: Sequence[Node], found: Sequence[Declared]) -> tuple[Node, ...]:
    """Put props into what a script was read as: what says nothing but their declaration gives way to them.

    The object that a component exports is no value that somebody imports: what it holds stands by itself. A
    function that gives a prop its value, where a piece shows no more, has the same name.
    """
    nodes = [held for node in nodes for held in (node.children if _is_exported(node) else (node,))]
    for one in found:
        first, last = one.rows
        props = sorted(one.props, key=lambda prop: prop.first)
        props[0] = replace(props[0], first=min(first, props[0].first))
        props[-1] = replace(props[-1], last=max(last, props[-1].last))
        nodes = [
            node for node in nodes if not first <= node.first <= node.last <= last or node.thing == "comment"
        ]
        nodes = [*nodes, *props]
    return tuple(sorted(nodes, key=lambda node: node.first))
