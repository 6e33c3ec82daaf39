"""Functions without a name within a statement: what they return the function around them does not return.

`details["callback"]` of what returns there: what the statement sets, or calls: `names` of
`const names = cows.map((cow) => { return cow.name })`.
"""

import re
from collections.abc import Sequence

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import FUNCTIONS, SIMPLE
from diff_insight.model import Fact

_BEGINS = re.compile(r"=> ?\{|\bfunction ?\*?\(|\bfunc\(|-> ?\{")
_GIVEN = frozenset({"return_added", "return_removed"})
_SEVERAL = 2
_ARM = re.compile(r"\bmatch\b")
"""What gives a value by arms in Rust: a function is left there, not one without a name."""
_PLAIN = re.compile(r"[\w$]{1,80}(?:\.[\w$]{1,80}){0,5}")


def callback_of(entry: Entry) -> dict[str, str]:
    """Give as a detail what a statement sets, or calls, around a return in a nameless function."""
    if "return" not in {entry.node.thing, entry.node.details.get("then")}:
        return {}
    for owner in entry.owners():
        if owner.node.thing in FUNCTIONS:
            return {}
        said = owner.node.text
        if owner.node.thing in SIMPLE and _BEGINS.search(said) and not _ARM.search(said):
            name = owner.node.details.get("about", "")
            return {"callback": name} if _PLAIN.fullmatch(name) else {}
    return {}


def only_given_inside(entry: Entry, parts: Sequence[Fact]) -> bool:
    """Tell whether all that is new, or gone, in a statement is what nameless functions in it return."""
    if entry.node.thing not in SIMPLE or len(parts) < _SEVERAL:
        return False
    return all(part.kind in _GIVEN and "callback" not in part.details for part in parts)
