"""Guards that run something before they ask: Go's `if err := open(barn); err != nil`.

What runs first may stand in a statement of its own in front of the guard in the other version: it is run,
and asked, in the same way. `details["one_of"]` of such a guard that is new, or gone: how many guards of its
function ask the same and leave it in the same way, where the other version has some of them too.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import FUNCTIONS
from diff_insight.facts.state import State
from diff_insight.late import late
from diff_insight.model import Fact

_BEGINS = late(
    r"(?P<set>[\w., ]{1,80}?) ?:?=(?!=) ?(?P<run>(?:[^;\"'`]|\"[^\"\\\n]{0,80}\"){1,200}\)); "
    r"(?P<asked>[^;]{1,200})"
)
"""Go's `if err := open(barn); err != nil`."""
_INSIDE = re.compile(
    r"(?P<not>!?)\((?P<set>[A-Za-z_]\w{0,60}) = (?P<run>[^;\"'`]{1,200}\))\)"
    r"(?P<asked> [<>=!]=? [\w.:>-]{1,60})?"
)
"""C's `if ((r = open(barn)) < 0)`."""


def begun(said: str) -> tuple[str, str, str] | None:
    """Give what a condition runs first, what it asks then, and the name that is set; None without a run."""
    if found := _BEGINS.fullmatch(said):
        run, asked = said.rpartition("; ")[::2]
        return run, asked, found["set"]
    found = _INSIDE.fullmatch(said)
    if found is None or not is_one_call(found["run"]):
        return None
    name = found["set"]
    return f"{name} = {found['run']}", f"{found['not']}{name}{found['asked'] or ''}", name


def is_one_call(run: str) -> bool:
    """Tell whether a call ends with its own bracket: `f(a)` does, `f(a)) < 0 && (g(b)` does not."""
    depth = 0
    for letter in run:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return False
    return depth == 0 and "&&" not in run and "||" not in run


def join_begun(old: Entry, new: Entry) -> None:
    """Join each guard that runs something first with the one behind that statement in the other version."""
    for here, there in ((new, old), (old, new)):
        apart = {
            (*said, _held(guard)): guard
            for guard in there.all()
            if _is_free_guard(guard) and (said := _behind(guard)) is not None
        }
        for guard in here.all() if apart else ():
            found = begun(guard.node.text) if _is_free_guard(guard) else None
            other = apart.pop((_close(found[0]), _close(found[1]), _held(guard)), None) if found else None
            if other is not None:
                _join(guard, other)


def one_way(facts: Sequence[Fact]) -> list[Fact]:
    """Put a statement and the guard that runs it first in the other version into one, which is layout."""
    made = list(facts)
    for guard in facts:
        if guard.kind != "condition_changed" or guard.parts:
            continue
        for begins, alone, gone in ((guard.new, guard.old, "removed"), (guard.old, guard.new, "added")):
            found = begun(begins or "")
            if found is None or _close(found[1]) != _close(alone or ""):
                continue
            run = next(
                (
                    one
                    for one in made
                    if one.kind in {f"assignment_{gone}", "assignment_moved"}
                    and _close(one.old or one.new or "") == _close(found[0])
                ),
                None,
            )
            if run is not None:
                made.remove(run)
                layout = replace(
                    guard, kind="condition_layout", old=None, new=None, lines=State.union((guard, run))
                )
                made = [layout if one is guard else one for one in made]
    return made


def one_of(entry: Entry) -> dict[str, str]:
    """Give as a detail how many guards like it its function has, where the other version has any."""
    function = next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)
    if function is None or function.partner is None:
        return {}
    kind = _kind(entry)
    if kind is None or begun(entry.node.text) is None:
        return {}
    here, there = (sum(_kind(one) == kind for one in side.all()) for side in (function, function.partner))
    return {"one_of": str(here)} if 0 < there < here else {}


def _kind(entry: Entry) -> tuple[str, tuple[bytes, ...]] | None:
    """Give what a guard asks and how it leaves; None for all else."""
    if entry.node.thing != "condition" or not entry.children:
        return None
    found = begun(entry.node.text)
    return _close(found[1] if found else entry.node.text), _held(entry)


def _is_free_guard(entry: Entry) -> bool:
    """Tell whether a condition has no partner that says the same: one alike is not that of what it runs."""
    if not entry.changed or entry.node.thing != "condition" or not entry.children:
        return False
    return entry.partner is None or entry.partner.digest != entry.digest


def _behind(guard: Entry) -> tuple[str, str] | None:
    """Give the assignment right in front of a guard, where it has no partner, and what the guard asks."""
    assert guard.parent is not None  # noqa: S101 - a statement stands in something
    before = None
    for one in guard.parent.children:
        if one is guard:
            break
        before = one if one.node.thing != "comment" else before
    if before is None or before.partner is not None or before.node.thing != "assignment":
        return None
    return _close(before.node.text), _close(guard.node.text)


def _held(entry: Entry) -> tuple[bytes, ...]:
    return tuple(one.digest for one in entry.children if one.node.thing != "comment")


def _close(code: str) -> str:
    return "".join(code.split()).rstrip(";")


def _join(one: Entry, other: Entry) -> None:
    for side in (one, other):
        for each in side.all():
            if (before := each.partner) is not None:
                before.partner = each.partner = None
    one.partner, other.partner = other, one
    held = [[child for child in side.children if child.node.thing != "comment"] for side in (one, other)]
    for mine, theirs in zip(*held, strict=True):
        for each, its in zip(mine.all(), theirs.all(), strict=True):
            each.partner, its.partner = its, each
