"""Which version of a Go module took the place of which: `go.sum` lists several of one module, in order.

What was the newest gives way to what is the newest; older ones, which others ask for, come and go by
themselves.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.line_sets import plus
from diff_insight.facts.versions import step
from diff_insight.model import Fact, Lines

_ACTIONS = frozenset({"added", "removed", "changed"})


def newest_first(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Join the versions of a module that went and that came anew, from the newest on.

    Args:
        facts: Of a file, those of one version each or of two.
    """
    modules: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.thing == "module_checksum" and fact.action in _ACTIONS:
            modules[fact.name].append(fact)
    made: dict[int, tuple[Fact, ...]] = {}
    for some in modules.values():
        if len(some) > 1 and any(fact.old for fact in some) and any(fact.new for fact in some):
            made[id(some[0])] = _joined(some)
            made.update((id(fact), ()) for fact in some[1:])
    return tuple(one for fact in facts for one in made.get(id(fact), (fact,)))


def _joined(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of one module, those of its newest versions first."""
    olds = sorted((fact.lines.removed, fact.old) for fact in facts if fact.old)
    news = sorted((fact.lines.added, fact.new) for fact in facts if fact.new)
    details = {key: said for key, said in facts[0].details.items() if key != "step"}
    found: list[Fact] = []
    while olds or news:
        removed, old = olds.pop() if olds else ((), None)
        added, new = news.pop() if news else ((), None)
        about = {**details, "step": step(old, new)} if old and new else details
        action = "changed" if old and new else "removed" if old else "added"
        lines = plus(Lines(removed=removed), Lines(added=added))
        kind = f"module_checksum_{action}"
        found.append(replace(facts[0], kind=kind, old=old, new=new, lines=lines, details=about))
    return tuple(found)
