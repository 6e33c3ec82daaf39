"""A file's packages as a set: what is there under a name before and after, however many places hold it."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.checksums import newest_first
from diff_insight.facts.direct_moves import with_direct_moves
from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import plus
from diff_insight.facts.other_tables import elsewhere_in_file, with_joined
from diff_insight.facts.package_lines import OF_MANIFESTS, absorbed
from diff_insight.facts.registry_names import registry_name
from diff_insight.facts.resolved_ranges import with_ranges
from diff_insight.facts.versions import step
from diff_insight.model import Fact, Lines
from diff_insight.trees.package_files.package import MANAGER, OVERRIDE

_EXACT = re.compile(r"v?\d[\w.+-]*")
"""A version, no requirement: of several requirements none excludes the other."""

_WORKFLOW = re.compile(r"/\.github/workflows/")
"""In the name of what a job calls as a whole: no step uses it."""

MANY = 8
"""Versions of one package that may be told one by one; the trees of npm hold dozens of some."""

_LISTED = frozenset({"package", "requirement"})

_Key = tuple[str, str]
_Held = Mapping[_Key, Mapping[str, int]]


def settled(facts: Sequence[Fact], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Give the facts of a file with those of its packages told as of a set.

    What went from one list to another is told once; equal facts of several places are one; what is still
    there elsewhere is neither new nor gone.

    Args:
        facts: Of the file.
        before: Root of the old tree.
        after: Root of the new one.
    """
    held = _held(before), _held(after)
    if not held[0] and not held[1] and not any(fact.thing in OF_MANIFESTS for fact in _all(facts)):
        return tuple(facts)
    told = [one for fact in _with_untold(facts, before, after) for one in _hoisted(fact)]
    counted = newest_first([_counted(fact, *held) for fact in _swapped(_moved(elsewhere_in_file(told)))])
    found = absorbed(_merged(with_ranges(counted, before, after)))
    found = with_direct_moves(found, before, after)
    return (*found, *_relisted(found, before, after))


def _with_untold(facts: Sequence[Fact], before: Entry, after: Entry) -> Sequence[Fact]:
    """Add the packages of lists that are new or gone as a whole, as parts of what was said of the list."""
    told = {(fact.action, _key(fact.name, fact.details)) for fact in _all(facts) if fact.thing in _LISTED}
    changed = _union_of(facts)
    found = list(facts)
    for root, action in ((before, "removed"), (after, "added")):
        for entry in root.all():
            node = entry.node
            listed = node.thing == "package" or node.details.get("ecosystem") == OVERRIDE
            if not listed or entry.partner is not None or not entry.changed:
                continue
            if (action, _key(node.name, node.details)) in told:
                continue
            numbers = changed.removed if entry.old else changed.added
            own = numbers[bisect_left(numbers, node.first) : bisect_right(numbers, node.last)]
            fact = Fact(
                kind=f"{node.thing}_{action}",
                name=node.name,
                where=tuple(reversed([owner.node.name for owner in entry.owners() if owner.node.name])),
                old=(node.text or None) if entry.old else None,
                new=None if entry.old else (node.text or None),
                lines=Lines(removed=own) if entry.old else Lines(added=own),
                details=dict(node.details),
            )
            _add(found, fact)
    return found


def _hoisted(fact: Fact) -> Sequence[Fact]:
    """Give the packages in place of the statement that lists them, where nothing else in it changed."""
    inner = [part for part in fact.all() if part is not fact and part.thing in OF_MANIFESTS]
    return inner if inner and fact.action == "changed" and _within(fact.lines, _union_of(inner)) else (fact,)


def _add(facts: list[Fact], fact: Fact) -> None:
    """Put a fact into the one that tells of its list, or beside all others."""
    for at, other in enumerate(facts):
        if other.action == fact.action and _within(fact.lines, other.lines):
            facts[at] = replace(other, parts=(*other.parts, fact))
            return
    facts.append(fact)


def _within(one: Lines, other: Lines) -> bool:
    return all(
        not mine or (its and its[0] <= mine[0] and mine[-1] <= its[-1] and set(mine) <= set(its))
        for mine, its in ((one.removed, other.removed), (one.added, other.added))
    )


def _union_of(facts: Sequence[Fact]) -> Lines:
    return Lines(
        removed=tuple(sorted({number for fact in facts for number in fact.lines.removed})),
        added=tuple(sorted({number for fact in facts for number in fact.lines.added})),
    )


def _relisted(facts: Sequence[Fact], before: Entry, after: Entry) -> Iterator[Fact]:
    """State what stands in another list although its own line did not change: the lines around it did."""
    told = {_key(fact.name, fact.details) for fact in _all(facts) if fact.thing.startswith("package")}
    olds, news = _once(before), _once(after)
    for key, new in news.items():
        old = olds.get(key)
        if old is None or key in told or old.node.text != new.node.text:
            continue
        was, now = old.node.details.get("kind", ""), new.node.details.get("kind", "")
        if was and now and was != now:
            details = {**new.node.details, **turned(old.node.details, new.node.details)}
            yield Fact(kind="package_moved", name=new.node.name, details=details)


def _once(root: Entry) -> dict[_Key, Entry]:
    """Give the packages that stand in one place alone."""
    found: dict[_Key, list[Entry]] = defaultdict(list)
    for entry in root.all():
        if entry.node.thing == "package":
            found[_key(entry.node.name, entry.node.details)].append(entry)
    return {key: entries[0] for key, entries in found.items() if len(entries) == 1}


def _held(root: Entry) -> _Held:
    """Count the places that hold each version of each package."""
    found: dict[_Key, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in root.all():
        if entry.node.thing in HELD:
            found[_key(entry.node.name, entry.node.details)][entry.node.text] += 1
    return found


def _key(name: str, details: Mapping[str, str]) -> _Key:
    ecosystem = details.get("ecosystem", "")
    return ecosystem, registry_name(name, ecosystem)


def _moved(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Join what is gone from one list and new in another: it changed its place."""
    gone: dict[_Key, list[Fact]] = defaultdict(list)
    new: dict[_Key, list[Fact]] = defaultdict(list)
    for fact in _all(facts):
        if fact.thing == "package" and fact.action in {"added", "removed"}:
            (new if fact.action == "added" else gone)[_key(fact.name, fact.details)].append(fact)
    joined: dict[int, Fact] = {}
    dropped: set[int] = set()
    for key, olds in gone.items():
        for old, fact in zip(olds, new.get(key, ()), strict=False):
            joined[id(fact)] = _join(old, fact)
            dropped.add(id(old))
    return with_joined(facts, joined, dropped) if joined else tuple(facts)


def turned(was: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Give what of a package's kind and source is another one now."""
    found = {}
    if "kind" in was and "kind" in now and was["kind"] != now["kind"]:
        found = {"previous_kind": was["kind"], "turns": now["kind"]}
    elif was.get("handed_on") != now.get("handed_on"):
        found = {"turns": "handed on" if "handed_on" in now else "kept"}
    if was.get("branch") != now.get("branch"):
        found = {"turns": "branch", "previous_branch": was.get("branch", "")}
    if "source" in was and was["source"] != now.get("source"):
        found["previous_source"] = was["source"]
    if "source" in now and was.get("source") != now["source"]:
        found.setdefault("turns", "source")
    return found


def inherited(was: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Tell of a version that is written otherwise whether it stands elsewhere now, or did."""
    if "inherits" in now:
        return {"turns": "inherits"}
    return {"turns": "own"} if "inherits" in was else {}


def _swapped(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Join what takes the place of another: an action of one step that has a name, the package manager."""
    steps: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in _all(facts):
        of_step = fact.details.get("ecosystem") == "actions" and not _WORKFLOW.search(fact.name)
        if of_step and fact.where and fact.kind in {"package_added", "package_removed"}:
            steps[fact.where].append(fact)
        elif fact.details.get("kind") == MANAGER and fact.kind in {"package_added", "package_removed"}:
            steps[("",)].append(fact)
    joined: dict[int, Fact] = {}
    dropped: set[int] = set()
    for where, some in steps.items():
        sides = {fact.action: fact for fact in some}
        if len(some) != len(sides) or len(sides) == 1 or where[-1] in {fact.name for fact in some}:
            continue
        old, new = sides["removed"], sides["added"]
        step_of = {"in_step": where[-1]} if where[-1] else {}
        details = {**new.details, "turns": "action", **step_of}
        joined[id(new)] = replace(
            new,
            kind="package_changed",
            previous_name=old.name,
            old=old.old,
            lines=plus(old.lines, new.lines),
            details=details,
        )
        dropped.add(id(old))
    return with_joined(facts, joined, dropped) if joined else tuple(facts)


def _join(old: Fact, new: Fact) -> Fact:
    details = {**new.details, **turned(old.details, new.details)}
    same = old.old == new.new
    if not same:
        details |= {"step": step(old.old or "", new.new or "")} | inherited(old.details, new.details)
    return replace(
        new,
        kind="package_moved" if same else "package_changed",
        old=None if same else old.old,
        new=None if same else new.new,
        lines=plus(old.lines, new.lines),
        details=details,
    )


def _counted(fact: Fact, before: _Held, after: _Held) -> Fact:
    """Say of a package which versions there are, and whether a copy alone came or went."""
    parts = tuple(_counted(part, before, after) for part in fact.parts)
    if parts != fact.parts:
        fact = replace(fact, parts=parts)
    unsure = fact.details.get("elsewhere")
    if unsure:
        fact = replace(fact, details={key: said for key, said in fact.details.items() if key != "elsewhere"})
    if fact.thing not in HELD or fact.action not in {"added", "removed", "changed"}:
        return fact
    key = _key(fact.name, fact.details)
    was, now = before.get(key, {}), after.get(key, {})
    comes = fact.new is not None and fact.new not in was
    goes = fact.old is not None and fact.old not in now
    if unsure and fact.action != "changed":
        comes = goes = False
    if fact.old is None and fact.new is None:
        return fact
    if fact.action == "changed" and fact.details.get("ecosystem") in _USED:
        return fact
    of_module = fact.thing == "module_checksum"  # one of its two lines, while the other stays
    details = dict(fact.details) if of_module else {**fact.details, **_several(was, now)}
    if not (comes or goes):
        if of_module:
            version = fact.new or fact.old or ""
            details = {**fact.details, "version": version}
            return replace(fact, kind=f"checksums_{fact.action}", old=None, new=None, details=details)
        return replace(fact, kind=f"package_copy_{fact.action}", details=details)
    if fact.action == "changed" and fact.old and fact.new and not (unsure or (comes and goes)):
        details.pop("step", None)  # one of the two is there on both sides: the other came or went
        kind = f"{fact.thing}_{'added' if comes else 'removed'}"
        fact = replace(fact, kind=kind, old=None if comes else fact.old, new=fact.new if comes else None)
    return replace(fact, details=details)


HELD = frozenset({"package", "module_checksum"})
"""What a file may hold in several versions at once."""
_ONCE = HELD | {"package_copy", "checksums", "project_version"}
"""What is one fact however many places say the same."""
_USED = frozenset({"actions", "docker", "pre-commit"})
"""Where each place asks for a version of its own, whatever others do: no set is chosen."""


def _several(was: Mapping[str, int], now: Mapping[str, int]) -> dict[str, str]:
    """Give the versions of each side where one of them has more than one, and they are few enough to read."""
    if not 1 < max(len(was), len(now)) <= MANY or not all(map(_EXACT.fullmatch, (*was, *now))):
        return {}
    sides = {"versions_old": was, "versions_new": now}
    return {key: ", ".join(held) for key, held in sides.items() if held}


def _merged(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Make one of equal facts of several places."""
    made: list[Fact] = []
    places: dict[tuple[object, ...], int] = {}
    gained: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        answered = fact.details.get("version", "") if fact.thing == "package_entry" else ""
        if (fact.thing not in _ONCE and not answered) or fact.parts:
            made.append(fact)
            continue
        thing = fact.thing.removesuffix("_copy")
        mark = (fact.action, thing, *_key(fact.name, fact.details), fact.old, fact.new, fact.where, answered)
        if mark in places:
            gained[places[mark]].append(fact)
        else:
            places[mark] = len(made)
            made.append(fact)
    for at, more in gained.items():
        told = [made[at], *more]
        best = next((fact for fact in told if fact.thing == "package"), made[at])
        made[at] = replace(best, lines=_union_of(told))
    return tuple(made)


def _all(facts: Sequence[Fact]) -> Iterator[Fact]:
    for fact in facts:
        yield from fact.all()
