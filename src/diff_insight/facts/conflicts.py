"""Conflict markers that somebody committed: two versions stand between them, and no parser reads both.

https://git-scm.com/docs/git-merge#_how_conflicts_are_presented says how they look.
"""

import re

from diff_insight.facts.changed import Changed
from diff_insight.model import Fact, Lines

_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?\r?|={7}\r?")
_BEGIN, _END = re.compile(r"^<{7} ", re.MULTILINE), re.compile(r"^>{7} ", re.MULTILINE)


def holds_conflict(source: str) -> bool:
    """Tell whether a version holds two in one: a conflict begins and ends in it."""
    begin = _BEGIN.search(source)
    return begin is not None and _END.search(source, begin.end()) is not None


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
