"""A project's version and runtimes that one table of a manifest lost and another one has.

Who moves a manifest from `[tool.poetry]` to `[project]` neither takes its version away nor asks for Python
anew.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.line_sets import plus
from diff_insight.facts.versions import step
from diff_insight.model import Fact

_THINGS = frozenset({"runtime", "project_version"})


def elsewhere_in_file(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Join what is gone and what is new of one runtime, and of the version of the only project."""
    sides: dict[tuple[str, str], tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
    for fact in (one for outer in facts for one in outer.all()):
        if fact.thing in _THINGS and fact.action in {"added", "removed"}:
            name = fact.name if fact.thing == "runtime" else ""
            sides[fact.thing, name][fact.action == "added"].append(fact)
    joined: dict[int, Fact] = {}
    dropped: set[int] = set()
    for olds, news in sides.values():
        if _are_one(olds, news):
            joined[id(news[0])] = _join(olds[0], news[0])
            dropped.add(id(olds[0]))
    return with_joined(facts, joined, dropped) if joined else tuple(facts)


def _are_one(olds: Sequence[Fact], news: Sequence[Fact]) -> bool:
    """Tell whether one stands on each side, of one name; a hunk may not show that of the project."""
    return len(olds) == len(news) == 1 and (
        olds[0].name == news[0].name or not olds[0].name or not news[0].name
    )


def _join(old: Fact, new: Fact) -> Fact:
    name, lines = new.name or old.name, plus(old.lines, new.lines)
    if old.old == new.new:
        return replace(new, kind=f"{new.thing}_layout", name=name, new=None, lines=lines)
    details = {**new.details, "step": step(old.old or "", new.new or "")}
    return replace(new, kind=f"{new.thing}_changed", name=name, old=old.old, lines=lines, details=details)


def with_joined(facts: Sequence[Fact], joined: Mapping[int, Fact], dropped: set[int]) -> tuple[Fact, ...]:
    """Put joined facts in the place of the new ones; a whole that held a dropped one keeps its own lines."""
    made: list[Fact] = []
    for fact in facts:
        if id(fact) in dropped:
            continue
        if id(fact) in joined:
            made.append(joined[id(fact)])
        elif fact.parts:
            parts = with_joined(fact.parts, joined, dropped)
            lines = fact.lines
            for part in parts:
                lines = plus(lines, part.lines)
            made.append(replace(fact, parts=parts, lines=lines) if parts != fact.parts else fact)
        else:
            made.append(fact)
    return tuple(made)
