"""Modules of which a file passes on all names, or only those that it lists: `export * from "./cow"`.

Where a list takes the place of the star, the names on it are exported still; what else the module had is not
known. `details["listed"]` of the fact of the star are the names of the list, where they stand by themselves.
"""

from dataclasses import replace

from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact

STAR = "*"


def starred(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Put a star and the list of names of the same module into one fact."""
    stars = [fact for fact in facts if fact.thing == "export" and fact.name == STAR]
    made: dict[int, Fact] = {}
    follows: set[int] = set()
    for star in stars:
        others = [fact for fact in facts if _is_of(fact, star)]
        if not others or any(fact.parts for fact in others):
            continue
        listed = ", ".join(dict.fromkeys(fact.name for fact in others))
        details = {**star.details, "listed": listed}
        made[id(star)] = replace(star, lines=lines_of_all((star, *others)), details=details)
        follows |= {id(fact) for fact in others}
    return tuple(made.get(id(fact), fact) for fact in facts if id(fact) not in follows)


def _is_of(fact: Fact, star: Fact) -> bool:
    """Tell whether a name of the module of a star came where that went, or went where it came."""
    if fact.thing != "export" or {fact.action, star.action} != {"added", "removed"}:
        return False
    same = bool(star.details.get("module")) and fact.details.get("module") == star.details["module"]
    own = fact.name.isidentifier() and fact.name != "default" and "* as " not in (fact.new or fact.old or "")
    return same and own
