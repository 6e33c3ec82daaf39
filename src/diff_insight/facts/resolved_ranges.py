"""What was asked of a package, in lock files that list the requests that one version answers (`yarn.lock`).

Such a file holds no copies: where two entries give one version it is installed once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from diff_insight.facts.entry import Entry
from diff_insight.model import Fact

RANGES = "ranges"
"""The attribute of a package that holds them."""
_BETWEEN = ", "


@dataclass(frozen=True, slots=True)
class _Asked:
    """The ranges that each version of a package answers, and the version that each range comes to."""

    ranges: Mapping[tuple[str, str], frozenset[str]]
    versions: Mapping[tuple[str, str], str]


def with_ranges(facts: Sequence[Fact], before: Entry, after: Entry) -> Sequence[Fact]:
    """Tell which ranges a version answers that it did not, in place of what copies of it came or went.

    Args:
        facts: Of the file, packages as a set.
        before: Root of the old tree.
        after: Root of the new one.
    """
    old, new = _asked(before), _asked(after)
    if not old.ranges and not new.ranges:
        return facts
    return [_told(fact, old, new) for fact in facts]


def _asked(root: Entry) -> _Asked:
    ranges: dict[tuple[str, str], set[str]] = defaultdict(set)
    versions = {}
    for entry in root.all():
        for asked in _ranges(entry):
            ranges[entry.node.name, entry.node.text].add(asked)
            versions[entry.node.name, asked] = entry.node.text
    return _Asked({key: frozenset(some) for key, some in ranges.items()}, versions)


def _ranges(entry: Entry) -> Iterator[str]:
    said = entry.node.attributes.get(RANGES, "") if entry.node.thing == "package" else ""
    yield from said.split(_BETWEEN) if said else ()


def _told(fact: Fact, before: _Asked, after: _Asked) -> Fact:
    parts = tuple(_told(part, before, after) for part in fact.parts)
    if any(one is not other for one, other in zip(parts, fact.parts, strict=True)):
        fact = replace(fact, parts=parts)
    if fact.thing not in {"package_copy", "package_entry"}:
        return fact
    version = fact.new or fact.old or fact.details.get("version", "")
    key = fact.name, version
    was, now = before.ranges.get(key, frozenset()), after.ranges.get(key, frozenset())
    if not was and not now:
        return fact
    new = now - was
    gone = {one for one in was - now if (fact.name, one) not in after.versions}
    others = {before.versions.get((fact.name, one), "") for one in new}
    details = {name: said for name, said in fact.details.items() if name not in {"step", "version"}}
    details |= {"version": version, "ranges_new": _listed(new), "ranges_gone": _listed(gone)}
    if len(others) == 1:
        details["resolved_before"] = others.pop()
    details = {name: said for name, said in details.items() if said}
    return replace(fact, kind="package_entry_changed", old=None, new=None, details=details)


def _listed(ranges: frozenset[str] | set[str]) -> str:
    return _BETWEEN.join(sorted(ranges))
