"""What a definition is generic over now, and whether that asks more of those who use it."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.wider import is_wider, parts_of
from diff_insight.model import Fact
from diff_insight.trees.type_parameters import Generic, is_demand, read

GENERICS = "generics"
_HINTS = frozenset({"python"})
"""Languages whose type parameters nothing checks when a program runs."""
_ARROWS = (("->", "  "), ("<:", "  "), (">:", "  "), ("=>", "  "))


def demanded(fact: Fact) -> Fact:
    """Give what a definition is generic over without what it demands of that before and after.

    Where the type parameters stay as they are, what is demanded is told alone.
    """
    sides = (units_of(fact.old), units_of(fact.new))
    taken = [[unit for unit in side if not is_demand(unit)] for side in sides]
    only = taken[0] == taken[1]
    gone, come = (
        [unit for unit in one if unit not in other or not (only or is_demand(unit))]
        for one, other in (sides, sides[::-1])
    )
    if not gone and not come:
        return fact
    how = "changed" if gone and come else "added" if come else "removed"
    return replace(
        fact,
        kind=f"{GENERICS}_{how}",
        old=", ".join(gone) or None,
        new=", ".join(come) or None,
        details={**fact.details, **({"demands": "yes"} if only else {})},
    )


def of_type(fact: Fact) -> Fact:
    """Give what a type is generic over as that: whoever names it gives it types."""
    return replace(fact, details={**fact.details, "of_type": "yes"}) if fact.thing == GENERICS else fact


def units_of(said: str | None) -> Sequence[str]:
    """Give each type parameter and each demand of a list of them."""
    units: list[str] = []
    at = 0
    for part in parts_of(_without_arrows(said or ""), ","):
        unit = (said or "")[at : at + len(part)].strip()
        at += len(part) + 1
        if units and is_demand(units[-1]) and not is_demand(unit):  # of C#, whose demands are listed
            units[-1] = f"{units[-1]}, {unit}"
        elif unit:
            units.append(unit)
    return units


def _without_arrows(said: str) -> str:
    for arrow, blank in _ARROWS:
        said = said.replace(arrow, blank)
    return said


def asks_more(fact: Fact, language: str | None) -> bool:
    """Tell whether what was given for its type parameters no longer does, or they are others in number.

    Whoever calls a function leaves its type parameters out: how many there are is no matter.
    """
    if language in _HINTS:
        return False
    old, new = (read(_of_language(units_of(side), language), language) for side in (fact.old, fact.new))
    if fact.details.get("of_type") == "yes" and "demands" not in fact.details and _other_number(old, new):
        return True
    same = len(old.names) == len(new.names)
    called = dict(zip(old.names, new.names, strict=False)) if same else {}
    was = {called.get(name, name): held for name, held in old.bounds.items()}
    kept = set(new.bounds) if was.keys() <= new.bounds.keys() else set(was)  # another may stand for it
    come = set() if same else set(new.names) - set(old.names)
    return any(
        _narrower(was.get(name, frozenset()), held, language)
        for name, held in new.bounds.items()
        if name in kept - come
    )


def _of_language(units: Sequence[str], language: str | None) -> Sequence[str]:
    """Give the units of Go, which says a bound once for several names."""
    if language != "go":
        return units
    found: list[str] = []
    waiting: list[str] = []
    for unit in units:
        waiting.append(unit)
        if " " in unit:
            found.append(", ".join(waiting))
            waiting = []
    return found


def _other_number(old: Generic, new: Generic) -> bool:
    """Tell whether a type has to be given other type parameters than before."""
    if len(new.names) < len(old.names):
        return True
    return any(name not in new.given for name in new.names[len(old.names) :]) or any(
        name not in new.given for name, was in zip(new.names, old.names, strict=False) if was in old.given
    )


def _narrower(old: frozenset[str], new: frozenset[str], language: str | None) -> bool:
    """Tell whether less holds to the bounds of a type parameter: there are more, or one lost a part."""
    if old < new:
        return True
    gone, come = old - new, new - old
    return len(gone) == len(come) == 1 and is_wider(next(iter(come)), next(iter(gone)), language)
