"""Conflict markers that somebody committed: two versions stand between them, and no parser reads both.

https://git-scm.com/docs/git-merge#_how_conflicts_are_presented says how they look.
"""

import re

from diff_insight.facts.changed import Changed
from diff_insight.model import Fact, Lines

_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?\r?|={7}\r?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,}|-{4,}|\.{4,})")
_BEGIN, _END = re.compile(r"^<{7} ", re.MULTILINE), re.compile(r"^>{7} ", re.MULTILINE)


def holds_conflict(source: str, *, page: bool = False) -> bool:
    """Tell whether a version holds two in one: a conflict begins and ends in it.

    Args:
        source: The version.
        page: Whether it is prose, which may show one in an example.
    """
    if page and _BEGIN.search(source):
        source = _without_examples(source)
    begin = _BEGIN.search(source)
    return begin is not None and _END.search(source, begin.end()) is not None


def _without_examples(source: str) -> str:
    kept: list[str] = []
    fence = ""
    for line in source.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            kept.append(line)
    return "\n".join(kept)


def markers(changed: Changed) -> tuple[Fact, ...]:
    """State each marker that came or went."""
    gone = [
        Fact(kind="conflict_marker_removed", lines=Lines(removed=(number,)))
        for number, line in changed.removed.items()
        if _MARKER.fullmatch(line)
    ]
    come = [
        Fact(kind="conflict_marker_added", lines=Lines(added=(number,)))
        for number, line in changed.added.items()
        if _MARKER.fullmatch(line)
    ]
    return (*gone, *come)
