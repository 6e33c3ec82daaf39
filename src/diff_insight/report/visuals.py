"""What a reader would rather see than read: change bars and a diagram of where the change lies.

Only the `github` flavor has the diagram (GitHub draws Mermaid); neither is ever in the golden layout.
"""

import re
from collections.abc import Sequence

from diff_insight.model import FileChange

_BLOCKS = 5
_SHOWN_FOLDERS = 8
_LABEL_LENGTH = 40


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


def diagram(changes: Sequence[FileChange], *, title: str, others: str) -> str:
    """Give a Mermaid pie of changed lines by folder, fenced; empty where there is nothing to compare.

    Args:
        changes: The files of the report.
        title: What is counted.
        others: The word for all folders beyond the largest.
    """
    folders = _folders(changes)
    if len(folders) < 2:  # noqa: PLR2004 - one slice is no picture
        return ""
    ranked = sorted(folders.items(), key=lambda entry: (-entry[1], entry[0]))
    shown, rest = ranked[:_SHOWN_FOLDERS], ranked[_SHOWN_FOLDERS:]
    if rest:
        shown.append((others, sum(count for _, count in rest)))
    labels: dict[str, int] = {}
    for folder, count in shown:
        label = _label(folder)
        labels[label] = labels.get(label, 0) + count
    slices = "\n".join(f'    "{label}" : {count}' for label, count in labels.items())
    return f"```mermaid\npie showData title {title}\n{slices}\n```"


def _folders(changes: Sequence[FileChange]) -> dict[str, int]:
    """Count changed lines by folder, from the first folder level at which the files part."""
    parents = [change.path.split("/")[:-1] for change in changes]
    depth = 0
    while all(len(parent) > depth for parent in parents) and len({parent[depth] for parent in parents}) == 1:
        depth += 1
    counts: dict[str, int] = {}
    for change, parent in zip(changes, parents, strict=True):
        folder = "/".join(parent[: depth + 1]) or "/"
        if change.changes:
            counts[folder] = counts.get(folder, 0) + change.changes
    return counts


def _label(folder: str) -> str:
    """Reduce a name to what Mermaid shows as it is: no quote, no entity, no directive, no markup."""
    safe = re.sub(r"[^\w ./+-]", "_", folder)
    return safe if len(safe) <= _LABEL_LENGTH else "…" + safe[1 - _LABEL_LENGTH :]
