"""A file that git knows as a copy: its diff is against another file, which still stands.

So nothing of the other is gone and nobody breaks: what the copy leaves out, calls otherwise or says otherwise
is part of that it is a copy with changes. What users can see under a name of its own is new.
"""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.said_elsewhere import FUNCTIONS
from diff_insight.facts.state import State
from diff_insight.model import Fact

_DEFINITIONS = FUNCTIONS | {"class", "interface", "struct", "enum", "trait"}


def of_a_copy(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """State a copied file with the definitions that are only in it; give those of any other file as they are.

    Args:
        facts: Those of a file: what happened to it itself, then what a comparison of both versions finds.
    """
    if not facts or not facts[0].details.get("copied"):
        return tuple(facts)
    file, *found = facts
    own = (fact for fact in found if fact.thing in _DEFINITIONS and fact.public and not fact.where)
    new = [_new(fact) for fact in own if fact.action in {"added", "renamed"}]
    told, rest = State.union(new), State.union(found)
    lines = replace(
        rest,
        removed=tuple(sorted({*rest.removed} - {*told.removed})),
        added=tuple(sorted({*rest.added} - {*told.added})),
    )
    details = {**file.details, "copied": "changed" if rest else "yes"}
    return replace(file, lines=lines, details=details), *new


def _new(fact: Fact) -> Fact:
    """Give a definition under another name as what it is in the copy: new."""
    if fact.action == "added":
        return fact
    return replace(fact, kind=f"{fact.thing}_added", previous_name=None, old=None, parts=())
