"""A module of JavaScript that becomes one of the other form: `exports.f = f`, and `export { f }` now.

The names that it hands out are the same for those who ask for them; the statements that do so are all others.
That is one fact of the file, and none of its names is gone or new.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.handed_out import names_handed_out
from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.model import Fact

_ONE = re.compile(r"(?:module\.)?exports\.([\w$]+)")
_WHOLE = frozenset({"module.exports", "exports"})
_CALLED = frozenset({"function", "method"})
_COMMON, _MODULE = "CommonJS", "ES module"


def in_another_form(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Put together what only hands out the same names by statements of another form of module.

    `module_form_changed` has the forms as `details["from"]` and `details["to"]`. A name that only one version
    hands out is gone or new as ever, and what else happens to a definition is told as ever, too.
    """
    (was, common_before), (now, common_after) = (_names(root) for root in (before, after))
    kept = was & now
    if not kept or common_before == common_after:
        return facts
    alike, changed = _functions(facts, before, after)
    told: list[Fact] = list(changed)
    joined: list[Fact] = []
    for fact in facts:
        if (
            fact.thing in _CALLED and fact.name in alike and fact.action in {"added", "removed"}
        ) or _only_hands_out(fact, kept):
            joined.append(fact)
        else:
            told.append(_told_apart(fact, kept))
    if not joined:
        return facts
    forms = (_COMMON, _MODULE) if common_before else (_MODULE, _COMMON)
    details = dict(zip(("from", "to"), forms, strict=True))
    lines = minus(lines_of_all(joined), lines_of_all(changed))
    return (Fact(kind="module_form_changed", lines=lines, details=details), *told)


def _names(root: Entry) -> tuple[frozenset[str], bool]:
    """Give what a version hands out, and whether it does so as CommonJS; nothing of one that does both."""
    common = names_handed_out(root)
    module = {
        one.name
        for child in root.node.children
        for one in (child.children if child.thing == "exports" else (child,))
        if one.name and (one.thing == "export" or "exported" in one.attributes)
    }
    return (frozenset(), False) if common and module else (common or frozenset(module), bool(common))


def _bare(name: str) -> str:
    """Give the name that users ask for."""
    one = _ONE.fullmatch(name)
    return one[1] if one else name


def _only_hands_out(fact: Fact, kept: frozenset[str]) -> bool:
    names = {_bare(fact.name), _bare(fact.previous_name or fact.name)}
    if fact.name in _WHOLE and fact.action in {"added", "removed"}:
        held = {name for name in re.findall(r"[\w$]+", fact.old or fact.new or "") if name not in _WHOLE}
        return not fact.parts and held - {"module", "exports"} <= kept
    if not names <= kept:
        return False
    if fact.thing == "export":
        return not fact.parts
    if fact.thing == "variable" and fact.action in {"added", "removed"}:
        return not fact.parts and (_ONE.fullmatch(fact.name) is not None)
    handed = fact.action == "changed" or (fact.action == "renamed" and len(names) == 1)
    return handed and bool(fact.parts or fact.action == "renamed") and not _others(fact)


def _told_apart(fact: Fact, kept: frozenset[str]) -> Fact:
    """Give what else happened to what is handed out still, under the name that users know."""
    if _bare(fact.name) not in kept or _bare(fact.previous_name or fact.name) not in kept:
        return fact
    if fact.action == "changed":
        parts = _others(fact)
        return fact if len(parts) == len(fact.parts) else replace(fact, parts=parts)
    if fact.action == "renamed" and _bare(fact.name) == _bare(fact.previous_name or ""):
        return replace(fact, kind=f"{fact.thing}_changed", previous_name=None, parts=_others(fact))
    return fact


def _others(fact: Fact) -> tuple[Fact, ...]:
    return tuple(part for part in fact.parts if part.thing != "exported")


def _functions(facts: Sequence[Fact], before: Entry, after: Entry) -> tuple[frozenset[str], list[Fact]]:
    """Give the functions that take what they took, as those that are all alike and the others as changed.

    `exports.f = () => 1` defines one, and `export const f = () => 1` defines the same.
    """
    old, new = (
        {
            _bare(child.node.name): child
            for child in root.children
            if child.node.thing in _CALLED and child.node.name
        }
        for root in (before, after)
    )
    gone, come = (
        {_bare(fact.name): fact for fact in facts if fact.thing in _CALLED and fact.action == action}
        for action in ("removed", "added")
    )
    alike: set[str] = set()
    changed = []
    for name in sorted(gone.keys() & come.keys() & old.keys() & new.keys()):
        was, now = old[name], new[name]
        if _digests(was, "parameter") != _digests(now, "parameter"):
            continue
        alike |= {gone[name].name, come[name].name}
        if _digests(was) != _digests(now):
            lines = lines_of_all((gone[name], come[name]))
            kind = f"{come[name].thing}_changed"
            changed.append(replace(come[name], kind=kind, old=None, new=None, parts=(), lines=lines))
    return frozenset(alike), changed


def _digests(entry: Entry, thing: str = "") -> list[bytes]:
    return [child.digest for child in entry.children if not thing or child.node.thing == thing]
