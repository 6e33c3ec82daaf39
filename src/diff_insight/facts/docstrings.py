"""How the docstring of a symbol is stated: where its words stay and its marks differ, nothing is reworded."""

from collections.abc import Iterable, Sequence

from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.state import State
from diff_insight.late import late
from diff_insight.model import Fact

_LEAD = late(r"[ \t]*(?:/{2,3}!?|/?\*{1,2}|#)?[ \t]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?")
"""What a line of a docstring begins with: the sign of the comment, the bullet of a list."""
_FEW = 3
"""Lines of a long docstring that are told one by one."""


def docstring(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a docstring: where only bullets and the marks of code differ, it is layout."""
    lines = state.lines(old, new)
    gone = _said(state.changed.removed[row] for row in lines.removed)
    come = _said(state.changed.added[row] for row in lines.added)
    if gone and gone == come:
        return (state.fact("layout", old, new, lines=lines),)
    parts = state.long_text(old, new, old.node.text, new.node.text)
    if parts and len(parts) <= _FEW:  # all of it is too long to be quoted
        return (state.fact("changed", old, new, lines=lines, parts=parts),)
    return state.pair_as_any(old, new)


def _said(rows: Iterable[str]) -> str:
    """Give what lines of a docstring say, without the marks that say how it is shown."""
    return folded(" ".join(_LEAD.sub("", row, count=1) for row in rows).replace("`", ""))
