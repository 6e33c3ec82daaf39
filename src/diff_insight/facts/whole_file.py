"""What happened to a file as a whole: facts that stand on no line of a hunk."""

import re
from collections.abc import Sequence

from diff_insight.diff.hunks import Hunk
from diff_insight.facts.draft import Draft
from diff_insight.model import FactKind, FileChange

_SUBMODULE = "160000"
_COMMIT = re.compile(r"([-+])Subproject commit ([0-9a-f]{7,64})(-dirty)?$")


def facts_of_file(change: FileChange) -> list[Draft]:
    """State what happened to the file itself; empty for a plain modification."""
    drafts: list[Draft] = []
    if change.status == "added":
        drafts.append(Draft("file_added", -1))
    elif change.status == "removed":
        drafts.append(Draft("file_removed", -1))
    elif change.previous_path is not None and change.status in {"renamed", "copied"}:
        kind: FactKind = "file_renamed" if change.status == "renamed" else "file_copied"
        fields = {} if change.similarity is None else {"similarity": change.similarity}
        drafts.append(Draft(kind, -1, path=change.previous_path, **fields))
    if change.status not in {"added", "removed"} and None not in {change.old_mode, change.new_mode}:
        drafts += _mode(change)
    if change.binary:
        drafts.append(Draft("binary_changed", -1))
    return drafts


def _mode(change: FileChange) -> list[Draft]:
    """State the old and the new mode; they stand on no line, so they are the fact's key."""
    if change.old_mode == change.new_mode:
        return []
    return [Draft("mode_changed", -1, key=f"{change.old_mode} {change.new_mode}")]


def submodule_change(change: FileChange) -> list[Draft] | None:
    """State which commit a submodule moved from and to; None where the file is no submodule.

    Git shows a submodule as a file of one line, `Subproject commit ID`.
    """
    modes = {change.old_mode, change.new_mode} - {None}
    if change.patch is None or (modes and _SUBMODULE not in modes):
        return None
    rows = change.patch.split("\n", 4)[1:4]
    found = [match for row in rows if (match := _COMMIT.fullmatch(row))]
    if not found or len(found) != sum(row[:1] in {"+", "-"} for row in rows) or len(found) < change.changes:
        return None
    draft = Draft("submodule_changed", 0)
    for match in found:
        if match[1] == "-":
            draft.removed.append(1)
            draft.fields["old"] = match[2]
        else:
            draft.added.append(1)
            draft.fields["new"] = match[2]
    return [draft]


def lock_change(hunks: Sequence[Hunk]) -> list[Draft]:
    """State how many lines of a lock file changed; which ones follows from the manifest."""
    draft = Draft("dependency_changed", 0)
    for hunk in hunks:
        draft.cover(hunk.lines)
    draft.fields["count"] = len(draft.removed) + len(draft.added)
    return [draft] if draft.fields["count"] else []
