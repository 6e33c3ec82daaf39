"""Python's annotations: one type can be written in several ways (`Optional[X]`, `"X | None"`, `t.Union[X, None]`)."""

import ast

_MODULES = frozenset({"typing", "typing_extensions", "t", "te", "abc", "cabc", "collections"})
_GENERICS = {
    "List": "list",
    "Dict": "dict",
    "Tuple": "tuple",
    "Set": "set",
    "FrozenSet": "frozenset",
    "Type": "type",
}
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
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return spelt(node.value)
    if isinstance(node, ast.Attribute):
        owner = _spelt(node.value)
        return (
            _GENERICS.get(node.attr, node.attr)
            if owner.split(".")[-1] in _MODULES
            else f"{owner}.{node.attr}"
        )
    if isinstance(node, ast.Name):
        return _GENERICS.get(node.id, node.id)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _union([node.left, node.right])
    if isinstance(node, ast.Subscript):
        inner = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
        name = _spelt(node.value)
        if name == "Optional":
            return _union([*inner, ast.Constant(None)])
        if name == "Union":
            return _union(inner)
        return f"{name}[{', '.join(map(_spelt, inner))}]"
    if isinstance(node, ast.List):
        return f"[{', '.join(map(_spelt, node.elts))}]"
    return ast.unparse(node)


def _union(nodes: list[ast.expr]) -> str:
    return " | ".join(sorted({one for node in nodes for one in _spelt(node).split(" | ")}))
