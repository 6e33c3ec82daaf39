"""Guards that became a part of one expression: what is asked, and what is given, is the same.

`if b == nil { return false }` in front of `return b.open` is `return b != nil && b.open` now; what Rust
sets by `if let Some(x) = f() { x } else { return Err(e) }` it sets by `f().ok_or(e)?`.
`details["one_expression"]` of what is returned, or set: yes.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.asked_first import asked_first
from diff_insight.facts.entry import Entry
from diff_insight.facts.operands import joins, operands
from diff_insight.facts.said_elsewhere import LEFT_OUT
from diff_insight.facts.state import State
from diff_insight.facts.turned_round import negates
from diff_insight.model import Fact

_TRUE = frozenset({"true", "True"})
_FALSE = frozenset({"false", "False"})
_GONE = frozenset({"condition_removed", "condition_moved"})
"""What is said of a guard that stands in one version alone."""
_NEXT = 2
"""Lines from the end of a guard to what is returned behind it, at most: one may be blank."""
_FITS = re.compile(r"let \w{1,40}\(\w{1,100}\) = (.{1,1000})", re.DOTALL)
_WORD = re.compile(r"\w+")
_OF_RUST = frozenset({"Err", "into", "return", "None"})
"""Words by which Rust leaves a function with an error, whatever that is."""


def in_one_expression(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Give the facts of a block, a guard that is in what is returned behind it now as a part of that."""
    made = list(facts)
    for at, guard in enumerate(facts):
        behind = next((one for one in facts[at + 1 :] if one.lines.removed), None)
        gone = guard.kind in _GONE and bool(guard.lines.removed) and not guard.lines.added
        if not gone or behind is None or behind.kind != "return_changed":
            continue
        follows = (
            0 < behind.lines.removed[0] - guard.lines.removed[-1] <= _NEXT if guard.lines.removed else False
        )
        if follows and not behind.parts and _asks_and_gives(guard, behind):
            lines = State.union((guard, behind))
            one = replace(behind, old=None, lines=lines, details={**behind.details, "one_expression": "yes"})
            made = [one if fact is behind else fact for fact in made if fact is not guard]
    return made if len(made) < len(facts) else facts


def _asks_and_gives(guard: Fact, behind: Fact) -> bool:
    """Tell whether one expression asks what a guard asked, and gives what either gave."""
    asked, given = guard.old or "", guard.details.get("exit", "")
    rest, whole = behind.old or "", behind.new or ""
    if guard.details.get("then") != "return" or not (asked and given and rest and whole):
        return False
    if any(LEFT_OUT in side for side in (asked, given, rest, whole)):
        return False
    parts, joined = operands(whole), joins(whole)
    if len(parts) > 1 and parts[1:] == operands(rest) and joined | joins(rest) == joined and len(joined) == 1:
        if given in _FALSE and joined == {"and"}:
            return negates(asked, parts[0])
        return given in _TRUE and joined == {"or"} and parts[0] == asked
    return any(
        (yes == rest and no == given and negates(asked, what))
        or (yes == given and no == rest and what == asked)
        for what, yes, no in _choices(whole)
    )


def _choices(said: str) -> list[tuple[str, str, str]]:
    """Give the ways to read a choice: what is asked, what is given where it holds, and where it does not."""
    found = []
    for ask, other in (("? ", " : "), (" if ", " else ")):
        first, sign, behind = said.partition(ask)
        middle, otherwise, last = behind.rpartition(other)
        if not sign or not otherwise:
            continue
        first = first.strip()
        found.append((first, middle, last) if ask == "? " else (middle, first, last))
    return found


def told_whole(state: State, old: Entry, new: Entry) -> Fact | None:
    """State a statement of which all that it holds is said with it; None for all others."""
    fact = state.fact("changed", old, new, lines=state.lines(old, new))
    if old.node.thing == "condition" and (first := asked_first(old, new)) is not None:
        details = {"asked_before": first[1], "chain": "yes"}
        return replace(fact, kind="condition_moved", old=None, new=first[0], details=details)
    if _sets_by_one(old, new):
        return replace(fact, old=None, details={**fact.details, "one_expression": "yes"})
    return None


def _sets_by_one(old: Entry, new: Entry) -> bool:
    """Tell whether Rust's `?` asks now what an `if let` asked, and leaves with the same error."""
    if old.node.thing != "assignment" or len(old.children) != 1 or new.children:
        return False
    (asks,) = old.children
    fits = _FITS.fullmatch(asks.node.text)
    said = new.node.text.rstrip("; ")
    if asks.node.thing != "condition" or fits is None or not said.endswith("?") or LEFT_OUT in said:
        return False
    exits = [one.node.text for one in asks.all() if one.node.thing == "return"]
    words = {*_WORD.findall(" ".join(exits))} - _OF_RUST
    same = "".join(fits[1].split()) in "".join(said.split())
    return same and len(exits) == 1 and bool(words) and words <= {*_WORD.findall(said)}
