"""Members that are gone from a type and that a base of it has, which another file of the range's end defines.

Who uses the type finds them as before: `details["inherited"]` of the fact is `yes`.
"""

from collections.abc import Callable
from dataclasses import replace

from diff_insight.model import Fact

Gives = Callable[[str, str, str], bool]
"""Tells for the path of a file whether a base of the type that it defines has a member of a name."""
_MEMBERS = frozenset({"method_removed", "field_removed", "property_removed", "attribute_removed"})
_MOST = 200
"""Members of a file that are looked up: what loses more has lost its file."""


def still_inherited(facts: tuple[Fact, ...], path: str, gives: Gives) -> tuple[Fact, ...]:
    """Mark what users find in a base of its type.

    Args:
        facts: Of the file.
        path: Of the file.
        gives: Tells what the bases of its types have.
    """
    gone = [one for top in facts for one in top.all() if one.kind in _MEMBERS][:_MOST]
    found = {id(one) for one in gone if "noun" not in one.details and _is_given(one, path, gives)}
    return tuple(_marked(fact, found) for fact in facts) if found else facts


def _is_given(fact: Fact, path: str, gives: Gives) -> bool:
    owner, _, member = fact.name.rpartition(".")
    if fact.thing == "attribute":
        owner, member = (fact.where[-2], fact.name) if len(fact.where) > 1 else ("", "")
    owner = owner.rpartition(".")[2]
    return bool(owner) and fact.public and "inherited" not in fact.details and gives(path, owner, member)


def _marked(fact: Fact, found: set[int]) -> Fact:
    parts = tuple(_marked(part, found) for part in fact.parts)
    if any(one is not part for one, part in zip(parts, fact.parts, strict=True)):
        return replace(fact, parts=parts)
    if id(fact) not in found:
        return fact
    noun = {} if fact.thing == "attribute" else {"noun": "override"}
    return replace(fact, details={**fact.details, **noun, "inherited": "yes"})
