"""Whether an entry of a changelog, or a commit, says of a runtime what a manifest shows: it is told once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.telling.news import Told

_CALLED = {
    "python": {"python", "cpython"},
    "node": {"node", "nodejs"},
    "go": {"go", "golang"},
    "rust": {"rust", "rustc", "msrv"},
    "java": {"java", "jdk"},
    "php": {"php"},
    "ruby": {"ruby"},
}
"""What people call a runtime, in small letters, by its name in manifests."""
_WORD = re.compile(r"[^\W\d_]+")
_VERSION = re.compile(r"(?<![\w.])\d{1,4}(?:\.\d{1,4}){0,3}(?![\w])")
_OFFERS = re.compile(r"\W{0,8}(?:[a-z]{1,20}: )?(?:add|allow|support|test)(?:s|ed)?\b", re.IGNORECASE)
"""How one begins that says what may be used besides."""


def restates(said: str, told: Sequence[Told]) -> bool:
    """Tell whether a text says which runtime is asked for now, or no longer does, as a point has it.

    Args:
        said: An entry of a changelog, or the subject of a commit.
        told: What breaks.
    """
    if _OFFERS.match(said):
        return False
    words = {word.casefold() for word in _WORD.findall(said)}
    versions = set(_versions(said))
    return any(
        fact.kind == "runtime_changed"
        and not words.isdisjoint(_CALLED.get(fact.name, {fact.name.casefold()}))
        and not versions.isdisjoint(_versions(f"{fact.old} {fact.new}"))
        for one in told
        for fact in one.point.facts
    )


def without_restated(notes: Sequence[Told], told: Sequence[Told]) -> Iterator[Told]:
    """Give the entries of changelogs without those that say what a manifest shows.

    Args:
        notes: The entries.
        told: What breaks.
    """
    for one in notes:
        facts = tuple(fact for fact in one.point.facts if not restates(fact.new or "", told))
        if len(facts) == len(one.point.facts):
            yield one
        elif facts:
            yield replace(one, point=replace(one.point, facts=facts))


def _versions(said: str) -> Iterator[tuple[int, ...]]:
    """Give the versions in a text; `1.71` is `1.71.0`."""
    for version in _VERSION.findall(said):
        numbers = [int(number) for number in version.split(".")]
        while len(numbers) > 1 and not numbers[-1]:
            numbers.pop()
        yield tuple(numbers)
