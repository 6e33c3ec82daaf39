"""Change bars: how much of a file was added and removed, at a glance and on one line."""

from diff_insight.model import FileChange

_BLOCKS = 5
_JOINED = "\u2060"
"""Word joiner: no line may break between two blocks of a bar."""


def bar(change: FileChange) -> str:
    """Give five blocks: green for what was added, red for what was removed, white where that is less.

    The number of coloured blocks grows with the number of changed lines (1, 5, 25, 125, 625), their
    share is that of additions and deletions, each at least one where there is any.
    """
    if not change.changes:
        return "⬜" * _BLOCKS
    filled = next((step for step in range(1, _BLOCKS) if change.changes < 5**step), _BLOCKS)
    if change.additions and change.deletions:
        filled = max(filled, 2)
    added = round(filled * change.additions / change.changes)
    added = min(max(added, 1 if change.additions else 0), filled - (1 if change.deletions else 0))
    return "🟩" * added + "🟥" * (filled - added) + "⬜" * (_BLOCKS - filled)


def bar_on_one_line(change: FileChange) -> str:
    """Give the bar for a narrow cell, which must not break it."""
    return _JOINED.join(bar(change))
