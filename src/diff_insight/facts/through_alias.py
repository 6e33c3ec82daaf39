"""What a type implements through the type that its name stands for now.

Where `struct Herd` becomes `type Herd = Group<..>`, every implementation for `Group` is one for `Herd`: that
the implementation for `Herd` itself is gone takes nothing from who uses it. `details["through"]` of such an
`extension_removed` is the name of the type that implements the same. Where a macro that names the type and
what it implemented stands there now, what that makes is not said in the file: the implementation changes.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.model import Fact

_OF_ALIAS = re.compile(r"\btype [^=]{1,400}=\s?(?:\w{1,100}::){0,20}(\w{1,100})")
_WORD = re.compile(r"\w+")
_MACRO = re.compile(r"(?:\w{1,100}::){0,9}\w{1,100}! ?[(\[{]")
_LAST = re.compile(r"(?:\w+::){0,9}(\w+)")


def through_alias(facts: tuple[Fact, ...], _before: Entry, _after: Entry) -> tuple[Fact, ...]:
    """Mark what is no longer implemented for a name because what the name stands for implements it."""
    named = dict(_aliases(facts))
    implemented = {
        (fact.name, _trait(fact)): fact.name
        for fact in facts
        if fact.kind == "extension_added" and "implements" in fact.details
    }
    return tuple(
        replace(fact, details={**fact.details, "through": through})
        if fact.kind == "extension_removed"
        and (through := implemented.get((named.get(fact.name, ""), _trait(fact))))
        else fact
        for fact in facts
    )


def by_a_macro(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """State what a macro of Rust may implement now as something that changes."""
    calls = [set(_WORD.findall(fact.new)) for fact in facts if _is_macro(fact) and fact.new]
    if not calls:
        return facts
    return tuple(
        replace(fact, kind="extension_changed", old=None, new=None, parts=())
        if fact.kind == "extension_removed"
        and (trait := _trait(fact))
        and any({trait, *_WORD.findall(fact.name)} <= words for words in calls)
        else fact
        for fact in facts
    )


def _is_macro(fact: Fact) -> bool:
    return fact.kind == "call_added" and _MACRO.match(fact.new or "") is not None


def _aliases(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    found = [
        (fact.name, _OF_ALIAS.search(fact.new or ""))
        for fact in facts
        if fact.thing == "type_alias" and fact.new
    ]
    return [(name, said[1]) for name, said in found if said is not None]


def _trait(fact: Fact) -> str:
    """Give the name of what is implemented, without the path to it and what it is given."""
    said = _LAST.match(fact.details.get("implements", ""))
    return said[1] if said is not None else ""
