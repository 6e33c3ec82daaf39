"""From the files of a range to their facts and types: the one way into this floor."""

from collections.abc import Callable, Mapping, Sequence

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.blocks import facts_of_hunk
from diff_insight.facts.cover import uncovered
from diff_insight.facts.draft import Draft
from diff_insight.facts.manifests import is_lock
from diff_insight.facts.moves import Traced, across_files, within_file
from diff_insight.facts.parallel import each
from diff_insight.facts.renewed import renewed
from diff_insight.facts.syntax import read_hunk
from diff_insight.facts.types import type_of
from diff_insight.facts.whole_file import facts_of_file, lock_change, submodule_change
from diff_insight.model import AnalyzedFile, Fact, FileChange, ModificationType, TypeRule


def facts_of(change: FileChange) -> tuple[Fact, ...]:
    """State what a file's patch shows, in the order of the patch.

    The union of the facts' lines is exactly the added and removed lines of the patch. `old` is
    quoted from removed lines and `new` from added ones.
    """
    return trace(change).facts


def trace(change: FileChange) -> Traced:
    """Give a file's facts together with what recognises their texts in other files."""
    drafts = sorted(_drafts(change), key=lambda draft: draft.at)
    return Traced(
        tuple(draft.fact() for draft in drafts),
        tuple(draft.digest for draft in drafts),
        tuple(draft.weight for draft in drafts),
    )


def analyze(
    changes: Sequence[FileChange],
    *,
    overrides: Callable[[str], Mapping[TypeRule, ModificationType]],
) -> tuple[AnalyzedFile, ...]:
    """Give every file its facts and its type; what moved between the files is recognised.

    Args:
        changes: The files, in diff order.
        overrides: For a path, the types that its category gives to rules instead of the usual ones.
    """
    traced = each(trace, changes, size=lambda change: len(change.patch or ""))
    moved = across_files([change.path for change in changes], traced)
    analyzed = []
    for change, facts in zip(changes, moved, strict=True):
        modification_type, rule = type_of(change, facts, overrides(change.path))
        analyzed.append(
            AnalyzedFile(change=change, facts=facts, modification_type=modification_type, rule=rule)
        )
    return tuple(analyzed)


def _drafts(change: FileChange) -> list[Draft]:
    drafts = facts_of_file(change)
    commit = submodule_change(change)
    if commit:
        return drafts + commit
    hunks = read_hunks(change.patch)
    if hunks and is_lock(change.path):
        return drafts + lock_change(hunks)
    at = 0
    content: list[Draft] = []
    for hunk in hunks:
        content += facts_of_hunk(hunk, read_hunk(hunk, change.path), at=at)
        at += len(hunk.lines)
    content = renewed(within_file(content))
    return drafts + content + uncovered(hunks, content)
