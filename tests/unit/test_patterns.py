"""Patterns that hold on every Python that we support."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src/diff_insight"
_POSSESSIVE_GROUP = re.compile(r"\)(?:\+\+|\*\+|\?\+|\{[\d,]+\}\+)|\(\?>")


def test_no_group_is_possessive_or_atomic() -> None:
    """Before Python 3.11.5 a possessive group that had to backtrack inside did not match (gh-106052)."""
    found = [
        f"{path.name}: {said}"
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
        for said in [node.value if isinstance(node.value, str) else node.value.decode("latin-1")]
        if _POSSESSIVE_GROUP.search(said)
    ]
    assert found == []
