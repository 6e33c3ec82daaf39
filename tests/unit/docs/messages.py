"""Every text in the program's source, with `…` where a value goes: what error messages are made of."""

import ast
import functools

from tests.unit.docs.pages import ROOT


@functools.cache
def texts() -> frozenset[str]:
    """Give every literal text and f-string of the source; adjacent literals are one."""
    found: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                found.add(_shown(node))
    return frozenset(found)


def _shown(text: ast.JoinedStr) -> str:
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "…"  # a value of any kind
        for part in text.values
    )
