"""Compares what facts say of two versions of a lock file with what an independent parse of both finds."""

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from diff_insight.facts.analyze import facts_of
from diff_insight.model import Fact, FileChange, Versions
from tests.lock_oracles import Held, known_as, oracle_of

TOLD = frozenset({"package", "module_checksum"})


def patch_between(old: str, new: str, folder: Path) -> str:
    """Give the hunks that git makes of two texts."""
    for name, text in (("old", old), ("new", new)):
        (folder / name).write_text(text, encoding="utf-8")
    command = ["git", "diff", "--no-index", "old", "new"]
    diff = subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout.decode()
    return diff[diff.index("@@") :].rstrip("\n")


def held(path: str, text: str) -> Held:
    """Give the packages of a lock file by the names that they are known by."""
    found: Held = defaultdict(set)
    for name, versions in oracle_of(path, text).items():
        found[known_as(path, name)] |= versions
    return found


def packages(path: str, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Give what facts say of packages by the names that they are known by, layout and copies apart."""
    for one in facts:
        for fact in one.all():
            if fact.thing in TOLD and fact.action in {"added", "removed", "changed", "renamed"}:
                yield replace(fact, name=known_as(path, fact.name))


def differences(path: str, old: str, new: str, folder: Path) -> list[str]:
    """Name what facts and the oracle say differently of two versions of a lock file."""
    was, now = held(path, old), held(path, new)
    change = FileChange(path=path, patch=patch_between(old, new, folder))
    told = list(packages(path, facts_of(change, Versions(before=old, after=new))))
    found = [
        *_differ("gone", told_old(told), missing(was, now)),
        *_differ("new", told_new(told), missing(now, was)),
    ]
    for fact in told:
        for mark, version, there in (("there_before", fact.new, was), ("still_there", fact.old, now)):
            if mark in fact.details and version not in there.get(fact.name, ()):
                found.append(f"{mark}: {fact.name} {version}")
    for fact in packages(path, facts_of(change)):
        for side, version, there in (("old", fact.old, was), ("new", fact.new, now)):
            if version is not None and version not in there.get(fact.name, ()):
                found.append(f"hunks alone: {side} {fact.name} {version}")
    return found


def told_old(facts: Iterable[Fact]) -> set[tuple[str, str]]:
    """Give the packages that facts call gone, with their versions."""
    return {
        (fact.name, fact.old) for fact in facts if fact.old is not None and "still_there" not in fact.details
    }


def told_new(facts: Iterable[Fact]) -> set[tuple[str, str]]:
    """Give the packages that facts call new, with their versions."""
    return {
        (fact.name, fact.new) for fact in facts if fact.new is not None and "there_before" not in fact.details
    }


def missing(one: Held, other: Held) -> set[tuple[str, str]]:
    """Give what the first holds and the second does not."""
    return {(name, version) for name in one for version in one[name] - other.get(name, set())}


def _differ(what: str, told: set[tuple[str, str]], right: set[tuple[str, str]]) -> Iterator[str]:
    for name, version in sorted(told - right):
        yield f"{what}, by facts alone: {name} {version}"
    for name, version in sorted(right - told):
        yield f"{what}, by the oracle alone: {name} {version}"
