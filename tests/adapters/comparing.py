"""File changes of two sources, compared as far as both can tell."""

from collections.abc import Iterable
from dataclasses import replace

from diff_insight.model import FileChange


def without_blobs(changes: Iterable[FileChange]) -> tuple[FileChange, ...]:
    """A patch and compare's answer do not name the content of both sides in full."""
    return tuple(replace(change, old_blob=None, new_blob=None) for change in changes)
