"""What people call one side of a range: the tag or branch that was named, else a short commit id."""

import re

_ID = re.compile(r"[0-9a-f]{7,64}")
_FULL = re.compile(r"refs/(?:heads|tags|remotes)/(.+)", re.DOTALL)
_EXPRESSION = re.compile(r"[~^@:{}\\\s]|\.\.|^-")
SHORT = 7
"""Digits of a short commit id."""


def side_name(ref: str | None, commit: str | None) -> str | None:
    """Name one side.

    Args:
        ref: What the caller wrote: a branch, a tag, a commit id, or an expression such as `HEAD~1`.
        commit: The commit that it means.

    Returns:
        None where there is no such side.
    """
    short = commit[:SHORT] if commit else None
    if ref is None or ref == "HEAD" or _ID.fullmatch(ref) or _EXPRESSION.search(ref.partition(":")[2] or ref):
        return short
    full = _FULL.fullmatch(ref)
    return full[1] if full else ref
