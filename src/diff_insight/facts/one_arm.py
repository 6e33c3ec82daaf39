"""Matches of Rust that ask for one pattern: `match x { P => …, _ => … }` is `if let P = x` now, or was."""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.state import State
from diff_insight.model import Fact

_LET = re.compile(r"let (?P<pattern>[^=]{1,200}) = (?P<asked>.{1,400})", re.DOTALL)


def put_in_place(facts: Sequence[Fact]) -> list[Fact]:
    """Give a match and the condition in its place as one: what it runs was run before, by the same test."""
    found = list(facts)
    for match in [fact for fact in facts if fact.kind in {"switch_removed", "switch_added"}]:
        came, asked = match.action == "added", match.new or match.old
        kind = "condition_removed" if came else "condition_added"
        lets = [
            fact
            for fact in found
            if fact.kind == kind
            and asked
            and (let := _LET.fullmatch(fact.old or fact.new or ""))
            and "".join(let["asked"].split()) == "".join(asked.split())
        ]
        if len(lets) != 1:
            continue
        as_let, as_match = f"if {lets[0].old or lets[0].new}", f"match {asked}"
        made = replace(
            match,
            kind="statement_changed",
            old=as_let if came else as_match,
            new=as_match if came else as_let,
            lines=State.union((match, lets[0])),
            parts=(),
            details={},
        )
        found[[id(fact) for fact in found].index(id(lets[0]))] = made
        found = [fact for fact in found if fact is not match]
    return found
