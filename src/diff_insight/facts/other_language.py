"""A program that is written in another language now: JavaScript that becomes TypeScript says types it had."""

from dataclasses import replace
from operator import is_

from diff_insight.model import Fact

_TYPED = {"javascript": "typescript"}
"""Languages by the one that is the same but for types, in which not every parameter may be left out."""


def retyped(facts: tuple[Fact, ...], was: str | None, language: str | None) -> tuple[Fact, ...]:
    """Give the facts of a program without what only follows from its other language.

    What takes an argument takes it as before, and which may be left out JavaScript never said.

    Args:
        facts: Those of a file, in order.
        was: The language of the version before.
        language: The language of the version after.
    """
    if was == language or not {(was, language), (language, was)} & set(_TYPED.items()):
        return facts
    return tuple(found for fact in facts if (found := _without(fact)) is not None)


def _without(fact: Fact) -> Fact | None:
    if fact.thing == "optional":
        return None
    if fact.thing == "type" and "of" in fact.details:
        return replace(fact, details={key: said for key, said in fact.details.items() if key != "of"})
    parts = tuple(found for part in fact.parts if (found := _without(part)) is not None)
    same = len(parts) == len(fact.parts) and all(map(is_, parts, fact.parts))
    return fact if same else replace(fact, parts=parts)  # itself: where it came from is known by it
