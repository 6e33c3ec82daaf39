"""Marks of Rust by which other crates no longer make a value by its fields, nor name all that it may be.

`#[non_exhaustive]` takes both from them. Where a field of a struct was private they had neither before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.rule import Subject
from diff_insight.facts.state import State
from diff_insight.model import Fact

_CLOSES = re.compile(r"#\[non_exhaustive\]")


def closed(state: State, old: Entry, stated: Sequence[Fact]) -> Sequence[Fact]:
    """Give what is stated of a type, with `details["closes"]` at a mark that takes something from others."""
    if not _open(state, old):
        return stated
    return [
        replace(fact, details={**fact.details, "closes": "yes"})
        if fact.kind == "decorator_added" and _CLOSES.fullmatch(fact.new or "")
        else fact
        for fact in stated
    ]


def _open(state: State, old: Entry) -> bool:
    """Tell whether others could make or take apart what a type held; of fields that are not shown, no."""
    if old.node.thing != "struct":
        return old.node.thing in {"enum", "enum_member"}
    fields = [one for one in old.children if one.node.thing == "field"]
    return not state.gaps and all(one.node.attributes.get("visibility") == "pub" for one in fields)


def closes(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a mark takes from other crates how they made or took apart a value."""
    return fact.details.get("closes") == "yes"
