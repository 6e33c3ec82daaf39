"""Patches of two texts, made by difflib: the hunks that a source would give."""

from difflib import unified_diff


def patch_of(old: str, new: str, *, context: int = 3) -> str:
    """Give the hunks between two texts, as GitHub's `patch` has them."""
    rows = unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=context)
    return "\n".join(list(rows)[2:])
