"""Python's annotations: one type is written in several ways, as `Optional[X]`, `"X | None"`, `X | None`."""

import ast

_MODULES = frozenset(
    {"typing", "typing_extensions", "t", "te", "tp", "abc", "cabc", "collections", "contextlib"}
)
"""What a file calls the modules that hold types; a mark before it (`_t`) only hides it."""
_GENERICS = {
    "List": "list",
    "Dict": "dict",
    "Tuple": "tuple",
    "Set": "set",
    "FrozenSet": "frozenset",
    "Type": "type",
    "Deque": "deque",
    "DefaultDict": "defaultdict",
    "ContextManager": "AbstractContextManager",
    "AsyncContextManager": "AbstractAsyncContextManager",
}
"""Names of `typing` for what has another one since Python 3.9."""
LONG = 2_000
"""Characters beyond which an annotation is taken as it stands."""


def spelt(annotation: str) -> str:
    """Give a type in one way of writing; what is no annotation as it stands."""
    if len(annotation) > LONG:
        return annotation
    try:
        return _spelt(ast.parse(annotation.strip(), mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return annotation


def _spelt(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str() as quoted):
            said = spelt(quoted)
        case ast.Attribute(value=owner, attr=name):
            before = _spelt(owner)
            known = before.rpartition(".")[2].lstrip("_") in _MODULES
            said = _GENERICS.get(name, name) if known else f"{before}.{name}"
        case ast.Name(id=name):
            said = _GENERICS.get(name, name)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            said = _union([left, right])
        case ast.Subscript(value=value, slice=inner):
            said = _subscript(_spelt(value), inner.elts if isinstance(inner, ast.Tuple) else [inner])
        case ast.List(elts=elements):
            said = f"[{', '.join(map(_spelt, elements))}]"
        case _:
            said = ast.unparse(node)
    return said


def _subscript(name: str, inner: list[ast.expr]) -> str:
    if name == "Optional":
        return _union([*inner, ast.Constant(None)])
    if name == "Union":
        return _union(inner)
    return f"{name}[{', '.join(map(_spelt, inner))}]"


def _union(nodes: list[ast.expr]) -> str:
    return " | ".join(sorted({one for node in nodes for one in _spelt(node).split(" | ")}))
