"""Patterns that hold on every Python that we support."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src/diff_insight"
_BETWEEN_LITERALS = re.compile(r"[\"']\s*(?:#[^\n]*\s*)*[rRbBfFuU]{0,2}[\"']")
"""What stands between two literals that Python joins."""
_POSSESSIVE_GROUP = re.compile(r"\)(?:\+\+|\*\+|\?\+|\{[\d,]+\}\+)|\(\?>")


def test_no_group_is_possessive_or_atomic() -> None:
    """Before Python 3.11.5 a possessive group that had to backtrack inside did not match (gh-106052)."""
    found = [
        f"{path.name}: {said}"
        for path in sorted(SOURCE.rglob("*.py"))
        for text in [path.read_text(encoding="utf-8")]
        if _POSSESSIVE_GROUP.search(text + _BETWEEN_LITERALS.sub("", text))  # to read a module takes longer
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
        for said in [node.value if isinstance(node.value, str) else node.value.decode("latin-1")]
        if _POSSESSIVE_GROUP.search(said)
    ]
    assert found == []
