"""Methods that a type has still, now that it is an interface: Go writes them outside of a struct.

Who calls `herd.Drive()` calls it as before, so it is neither gone nor new.
"""

from dataclasses import replace

from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact


def with_methods_kept(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """State a method that went beside a type and came in the interface that it is now as changed."""
    turned = {fact.name for fact in facts if fact.kind == "interface_changed" and "was" in fact.details}
    if not turned:
        return facts
    sides: dict[str, dict[str, Fact]] = {"method_removed": {}, "method_added": {}}
    for fact in facts:
        if fact.kind in sides and fact.name.rpartition(".")[0] in turned:
            sides[fact.kind][fact.name] = fact
    gone, come = sides.values()
    kept = gone.keys() & come.keys()
    made = {
        id(come[name]): replace(
            come[name],
            kind="method_changed",
            old=gone[name].old,
            lines=lines_of_all((gone[name], come[name])),
            parts=(),
        )
        for name in kept
    }
    left = {id(gone[name]) for name in kept}
    return tuple(made.get(id(fact), fact) for fact in facts if id(fact) not in left)
