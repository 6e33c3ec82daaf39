"""Why what griffe calls a breakage breaks no caller: rules with names, for `bench.breakages`.

A rule sees one of griffe's breakages, as `bench.griffe_dump` prints it, and the facts of its definition.
"""

from collections.abc import Callable, Iterable

from diff_insight.model import Fact

Breakage = dict[str, str | bool | None]
NOTHING = "None"


def _answered(_breakage: Breakage, facts: Iterable[Fact]) -> bool:
    """The module's `__getattr__` still answers to the name."""
    return any(fact.details.get("answered") == "yes" for fact in facts)


def _receiver(breakage: Breakage, _facts: Iterable[Fact]) -> bool:
    """It is the object that a method is called on: no caller gives it by a name."""
    return breakage["kind"] == "parameter_added_required" and breakage.get("receiver") is True


def _by_position(breakage: Breakage, facts: Iterable[Fact]) -> bool:
    """Callers gave it by its position alone, before and after: it only has another name."""
    return breakage.get("by_position") is True and any(
        fact.kind == "parameter_renamed"
        and breakage["parameter"] in {fact.name, fact.previous_name}
        and fact.details.get("by_name") != "yes"
        for fact in facts
    )


def _collects(breakage: Breakage, _facts: Iterable[Fact]) -> bool:
    """It collects what callers give (`**attrs`), and one of the same kind and another name does so now."""
    return breakage["kind"] == "parameter_removed" and breakage.get("collects") is True


def _filled_in(breakage: Breakage, facts: Iterable[Fact]) -> bool:
    """The default is `None` now, for which the function sets the value itself."""
    return any(_default(breakage, fact) and fact.new == NOTHING for fact in facts)


def _named(breakage: Breakage, facts: Iterable[Fact]) -> bool:
    """A name stands for the default now, or did: whether that is another value no text of it says."""
    return any(_default(breakage, fact) and fact.new != NOTHING for fact in facts)


def _default(breakage: Breakage, fact: Fact) -> bool:
    same = breakage["kind"] == "parameter_changed_default" and fact.kind == "default_changed"
    return same and fact.name == breakage["parameter"] and not fact.breaking


def _object(breakage: Breakage, _facts: Iterable[Fact]) -> bool:
    """The base that is gone is `object`, which every class has."""
    return breakage["kind"] == "class_removed_base" and breakage.get("base") == "object"


def _gave_nothing(breakage: Breakage, _facts: Iterable[Fact]) -> bool:
    """Callers got nothing of it that they could use, and get something now."""
    return breakage["kind"] == "return_changed_type" and breakage.get("gave") == NOTHING


def _further_name(breakage: Breakage, _facts: Iterable[Fact]) -> bool:
    """What was a function, or a class, is a name of another one, which is called alike."""
    was = breakage["kind"] == "object_changed_kind" and breakage["parameter"] in {"FUNCTION", "CLASS"}
    return was and str(breakage.get("names")).replace(".", "_").isidentifier()


RULES: dict[str, Callable[[Breakage, Iterable[Fact]], bool]] = {
    "still answered by the module": _answered,
    "receiver of a method": _receiver,
    "passed by position alone": _by_position,
    "collecting parameter under another name": _collects,
    "default filled in by the function": _filled_in,
    "default that a name stands for": _named,
    "base that every class has": _object,
    "returned nothing before": _gave_nothing,
    "further name of what is called": _further_name,
}


def rule_of(breakage: Breakage, facts: list[Fact]) -> str | None:
    """Give the name of the first rule that explains a breakage."""
    return next((name for name, explains in RULES.items() if explains(breakage, facts)), None)
