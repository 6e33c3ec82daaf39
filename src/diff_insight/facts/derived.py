"""What a type implements in another way than before: derived now, or written by hand.

Where `impl Clone for Cow` gives way to `#[derive(Clone)]` the type implements it all the same: nothing is
gone and nothing is new. `details["derived"]` of such an `extension_changed`: `now` or `before`. Where the
attribute says nothing else than that, its lines are those of the implementations.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact

DERIVES = re.compile(r"#!?\[ ?derive ?\(")
_WORD = re.compile(r"\w+")
_PATH = re.compile(r"\b(?:\w{1,100}::){1,20}")
_LIFETIME = re.compile(r"'\w{1,100}\s?,?\s?|<\s?>")
_WAYS = {"extension_removed": "now", "extension_added": "before"}


def bare_trait(written: str) -> str:
    """Give what is implemented without the path to it and its lifetimes, as other paths lead to it too."""
    return _LIFETIME.sub("", _PATH.sub("", written)).replace("<>", "")


def derived(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """State once what a type derives now and implemented itself, or the other way round."""
    marks = [fact for fact in facts if fact.thing == "decorator" and _derives(fact)]
    if not marks:
        return facts
    made: dict[int, Fact] = {}
    told: dict[int, tuple[set[str], Fact]] = {}
    for fact in facts:
        trait = bare_trait(fact.details.get("implements", "")) if fact.kind in _WAYS else ""
        mark = next((one for one in marks if trait in _turns(one, fact)), None) if trait else None
        if mark is not None:
            details = {**fact.details, "derived": _WAYS[fact.kind]}
            other = replace(fact, kind="extension_changed", old=None, new=None, parts=(), details=details)
            made[id(fact)] = other
            traits, first = told.get(id(mark), (set(), fact))
            told[id(mark)] = (traits | {trait}, first)
    spoken: set[int] = set()
    for mark in marks:
        traits, first = told.get(id(mark), (set(), mark))
        if first is not mark and not (_named(mark.old) ^ _named(mark.new)) - traits:
            made[id(first)] = replace(made[id(first)], lines=lines_of_all((made[id(first)], mark)))
            spoken.add(id(mark))
    return tuple(made.get(id(fact), fact) for fact in facts if id(fact) not in spoken)


def _derives(fact: Fact) -> bool:
    return any(DERIVES.match(side or "") for side in (fact.old, fact.new))


def _named(written: str | None) -> set[str]:
    """Give the names in an attribute that derives something, without the paths to them."""
    if written is None or not DERIVES.match(written):
        return set()
    return set(_WORD.findall(_PATH.sub("", written))) - {"derive"}


def _turns(mark: Fact, block: Fact) -> set[str]:
    """Give what an attribute of the type of a block derives on one side alone, the block on the other."""
    if mark.where[-1:] != (block.name.rpartition(".")[2].partition("<")[0],):
        return set()
    was, now = _named(mark.old), _named(mark.new)
    return now - was if block.kind == "extension_removed" else was - now


def without_other_paths(parts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Mark the trait of a block that is only named by another path."""
    return tuple(
        replace(part, details={**part.details, "path": "yes"})
        if part.kind == "of_changed" and same_by_path(part.old or "", part.new or "")
        else part
        for part in parts
    )


def same_by_path(old: str, new: str) -> bool:
    """Tell whether two texts of Rust name the same, one of them by a longer path: `fmt::Result`.

    A name without a path is another one than one with it, unless it was imported from there.
    """
    was, now = _paths(old), _paths(new)
    if len(was) != len(now) or _PATH.sub("", old) != _PATH.sub("", new):
        return False
    return all(
        one == other or (min(len(one), len(other)) > 1 and (_ends(one, other) or _ends(other, one)))
        for one, other in zip(was, now, strict=True)
    )


def _paths(written: str) -> list[list[str]]:
    return [path.split("::") for path in re.findall(r"[\w:]+", written)]


def _ends(path: list[str], tail: list[str]) -> bool:
    return path[-len(tail) :] == tail
