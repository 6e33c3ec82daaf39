"""The lines that a patch shows of each side, by their numbers."""

from collections.abc import Iterable

from diff_insight.diff.hunks import Hunk


def sides(hunks: Iterable[Hunk]) -> tuple[dict[int, str], dict[int, str]]:
    """Give the old and the new lines that the hunks show, unchanged ones on both."""
    old: dict[int, str] = {}
    new: dict[int, str] = {}
    for hunk in hunks:
        for line in hunk.lines:
            if line.old is not None:
                old[line.old] = line.text
            if line.new is not None:
                new[line.new] = line.text
    return old, new
