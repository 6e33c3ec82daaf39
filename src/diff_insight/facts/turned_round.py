"""Guards that are turned round: what ran under a condition follows an early exit under its negation, or did.

It runs in the same cases as before, so that the condition did not become another one, and nothing of what
it held has moved. `details["round"]` of the `condition_changed`: `exit` where the early exit is new, `held`
where it was there before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.facts.operands import joins, operands
from diff_insight.facts.said_elsewhere import EXITS
from diff_insight.facts.state import State
from diff_insight.model import Fact, Lines

LEAVES = frozenset({"continue", "break", "next", "redo"})
"""Statements that leave a loop, or a turn of it."""
_NOT = re.compile(r"(?:!|not |unless |guard )\s*")
OPPOSITES = (
    ("===", "!=="),
    ("==", "!="),
    ("<", ">="),
    (">", "<="),
    (" is not ", " is "),
    (" not in ", " in "),
)
_COMPARES = re.compile(r"===|!==|==|!=|<=|>=|<|>| is not | is | not in | in ")
_ELSE = " else"
"""What follows a pattern of Rust that leaves the function where it does not fit."""


def negates(one: str, other: str) -> bool:
    """Tell whether a condition holds exactly where another one does not, by how both are written."""
    one, other = _bare(one), _bare(other)
    for was, now in ((one, other), (other, one)):
        sign = _NOT.match(now)
        if sign is not None and _bare(now[sign.end() :]) == was:
            return len(operands(was)) == 1 or now[sign.end() :].startswith("(") or sign[0].strip().isalpha()
    asked, asks = operands(one), operands(other)
    if len(asked) > 1:
        swapped = len(joins(one)) == len(joins(other)) == 1 and joins(one) != joins(other)
        return swapped and len(asked) == len(asks) and all(map(negates, asked, asks))
    return len(asks) == 1 and _compares_otherwise(one, other)


def _bare(condition: str) -> str:
    condition = condition.strip()
    inner = condition[1:-1]
    whole = condition.startswith("(") and condition.endswith(")")
    return inner.strip() if whole and "(" not in inner and ")" not in inner else condition


def _compares_otherwise(one: str, other: str) -> bool:
    """Tell whether two comparisons of the same are each other's negation."""
    signs = [_COMPARES.findall(side) for side in (one, other)]
    if [len(found) for found in signs] != [1, 1]:
        return False
    (was,), (now,) = signs
    opposite = any({was, now} == set(pair) for pair in OPPOSITES)
    return opposite and _sides(one, was) == _sides(other, now)


def _sides(comparison: str, sign: str) -> list[str]:
    return [side.strip() for side in comparison.split(sign)]


def turned_round(state: State, fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give a condition that changed; one that was turned round with all that it held and that follows it."""
    if fact.kind != "condition_changed" or not _is_turned(old, new):
        return fact
    for way, held, guard in (("exit", old, new), ("held", new, old)):
        follows = _followers(held, guard)
        if follows and (exits := _exit(guard)) is not None:
            said = {} if "negated" in guard.node.details else {"new": fact.new}
            lines = [fact.lines, *(state.lines(*_in_order(one)) for one in follows)]
            other = next((one for one in held.children if one.node.thing == "else"), None)
            if other is not None and _held(other) and all(one.partner is not None for one in _held(other)):
                lines.append(state.lines(*_in_order(other)))
            known = _is_known(exits)
            parts = tuple(
                part for part in fact.parts if not (_is_carried(part) or (known and _says(part, exits)))
            )
            details = {key: fact.details[key] for key in ("about",) if key in fact.details}
            return replace(
                fact,
                new=said.get("new") if way == "exit" else fact.new,
                old=fact.old if way == "exit" or "negated" not in guard.node.details else None,
                parts=parts,
                lines=_union(lines),
                details={**details, "round": way},
            )
    return fact


def _is_turned(old: Entry, new: Entry) -> bool:
    """Tell whether one of two conditions is met where the other is not; a `guard` holds what runs then."""
    was, now = old.node, new.node
    if was.details.get("negated") == now.details.get("negated"):
        return negates(was.text, now.text)
    return _NOT.sub("", was.text, count=1) == _NOT.sub("", now.text, count=1)


def _followers(held: Entry, guard: Entry) -> list[Entry]:
    """Give what one condition holds and what stands beside the other one, in the same block."""
    follows = [
        one
        for one in _held(held)
        if one.partner is not None and one.partner.parent is guard.parent and one.digest == one.partner.digest
    ]
    inside = any(one.partner is not None and one.partner.parent is guard for one in _held(held))
    return [] if inside else follows


def _held(entry: Entry) -> list[Entry]:
    return [one for one in entry.children if one.node.thing not in {"comment", "else"}]


def _exit(guard: Entry) -> Entry | None:
    """Give the one statement of a guard by which a function, or a turn of a loop, is left."""
    held = _held(guard)
    only = held[0] if len(held) == 1 else None
    leaves = only is not None and (only.node.thing in EXITS or only.node.text in LEAVES)
    return only if leaves else None


def _is_known(exits: Entry) -> bool:
    """Tell whether an exit gives nothing, or what the block gives at its end anyway."""
    if exits.node.text in LEAVES | EXITS or exits.partner is not None:
        return True
    block = exits.parent.parent if exits.parent is not None else None
    return block is not None and any(
        one.node.thing in {exits.node.thing, "statement"} and one.node.text == exits.node.text
        for one in block.children
    )


def _says(part: Fact, exits: Entry) -> bool:
    said = part.new if part.action == "added" else part.old
    return part.thing == exits.node.thing and said == exits.node.text


def _in_order(one: Entry) -> tuple[Entry | None, Entry | None]:
    return (one, one.partner) if one.old else (one.partner, one)


def _union(lines: Sequence[Lines]) -> Lines:
    return Lines(
        removed=tuple(sorted({row for one in lines for row in one.removed})),
        added=tuple(sorted({row for one in lines for row in one.added})),
    )


def put_behind(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out what only follows a guard that was turned round; a pattern with its `else` may be one."""
    facts = _with_patterns(facts)
    turned = [fact for fact in facts if "round" in fact.details]
    if not turned:
        return list(facts)
    lines = lines_of_all(turned)
    return [fact for fact in facts if not (_is_carried(fact) and not minus(fact.lines, lines))]


def _is_carried(fact: Fact) -> bool:
    return not fact.parts and (
        fact.action in {"moved", "layout"} or fact.kind in {"else_removed", "else_added"}
    )


def _with_patterns(facts: Sequence[Fact]) -> list[Fact]:
    """Give `if let` and `let … else` of Rust that ask for the same pattern as one guard."""
    found = list(facts)
    for guard in facts:
        if guard.kind not in {"condition_removed", "condition_added"} or "around" not in guard.details:
            continue
        new = guard.action == "added"
        said = (guard.new if new else guard.old) or ""
        like = next((one for one in found if said and _has_else(one, said, removed=new)), None)
        if like is not None:
            made = replace(
                guard,
                kind="condition_changed",
                old=None if new else said,
                new=said if new else None,
                lines=lines_of_all((guard, like)),
                parts=tuple(part for part in guard.parts if not _is_carried(part)),
                details={"round": "held" if new else "exit"},
            )
            found[found.index(guard)] = made
            found.remove(like)
    return found


def _has_else(fact: Fact, said: str, *, removed: bool) -> bool:
    kind, text = ("assignment_removed", fact.old) if removed else ("assignment_added", fact.new)
    return fact.kind == kind and (text or "").startswith(said + _ELSE)
