"""The version of a package that a project itself gets, beside those that its packages get.

As a set such a lock file has lost or gained one version; the project has gone from one to the other.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.registry_names import registry_name
from diff_insight.facts.versions import step
from diff_insight.model import Fact
from diff_insight.trees.package_files.package import DIRECT

_Key = tuple[str, str]


def with_direct_moves(facts: Sequence[Fact], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Tell from which version to which a project goes, though its packages had or have one of both.

    Args:
        facts: Of a lock file, packages as a set.
        before: Root of the old tree.
        after: Root of the new one.
    """
    if not any(_may(fact) for one in facts for fact in one.all()):
        return tuple(facts)
    sides = _direct(before), _direct(after)
    told: set[tuple[object, ...]] = {
        (*_key(fact), fact.old, fact.new)
        for one in facts
        for fact in one.all()
        if fact.kind == "package_changed"
    }
    return tuple(_moved(fact, *sides, told) for fact in facts)


def _may(fact: Fact) -> bool:
    some = {"package_removed": "versions_new", "package_added": "versions_old"}.get(fact.kind, "")
    return some in fact.details and fact.details.get("direct") == DIRECT


def _key(fact: Fact) -> _Key:
    ecosystem = fact.details.get("ecosystem", "")
    return ecosystem, registry_name(fact.name, ecosystem)


def _direct(root: Entry) -> Mapping[_Key, str]:
    """Give the one version of each package that the project gets; none where there are several."""
    found: dict[_Key, set[str]] = defaultdict(set)
    for entry in root.all():
        node = entry.node
        if node.thing == "package" and node.details.get("direct") == DIRECT:
            ecosystem = node.details["ecosystem"]
            found[ecosystem, registry_name(node.name, ecosystem)].add(node.text)
    return {key: next(iter(versions)) for key, versions in found.items() if len(versions) == 1}


def _moved(
    fact: Fact, was: Mapping[_Key, str], now: Mapping[_Key, str], told: set[tuple[object, ...]]
) -> Fact:
    if not _may(fact):
        return fact
    key = _key(fact)
    old, new = was.get(key), now.get(key)
    here = fact.old == old if fact.action == "removed" else fact.new == new
    if old is None or new is None or old == new or not here or (*key, old, new) in told:
        return fact
    beside = "there_before" if fact.action == "removed" else "still_there"
    details = {**fact.details, "step": step(old, new), beside: "yes"}
    return replace(fact, kind="package_changed", old=old, new=new, details=details)
