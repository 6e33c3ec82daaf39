"""What leaves a function and says the same elsewhere in it is that, not what took its place."""

from collections import defaultdict

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import EXITS, LEFT_OUT

_TELLING = 8
"""Characters of what leaves a function from which on it is known by itself."""


def prefer_the_same(old: Entry, new: Entry) -> None:
    """Join what leaves a function with what says the same, where it was joined with what stood in its place.

    What it was joined with before stands for nothing then: it is new, or gone.
    """
    for side, other in ((old, new), (new, old)):
        alone: dict[bytes, list[Entry]] = defaultdict(list)
        for entry in side.all():
            if entry.partner is None and _is_known(entry):
                alone[entry.digest].append(entry)
        for entry in other.all() if alone else ():
            before = entry.partner
            same = alone.get(entry.digest, ()) if before is not None and _is_known(entry) else ()
            if before is not None and same and before.digest != entry.digest:
                before.partner = None
                entry.partner = same[0]
                same[0].partner = entry
                alone[entry.digest].remove(same[0])


def _is_known(entry: Entry) -> bool:
    node = entry.node
    telling = "(" in node.text and len(node.text) >= _TELLING and LEFT_OUT not in node.text
    return node.thing in EXITS and entry.changed and telling and not entry.children
