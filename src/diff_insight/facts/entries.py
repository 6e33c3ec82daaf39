"""Entries of lists in data: the pages of a table of contents are known by their names, not by their keys."""

import re
from collections.abc import Sequence

from diff_insight.model import Fact

_ENTRY = re.compile(r"\[\]\.(?:name|title|question|label)$")
_NEAR = 6
"""Lines below its name in which the other keys of an entry stand."""


def is_entry(fact: Fact) -> bool:
    """Tell whether a key is the name of an entry of a list: of a page in a table of contents, say."""
    return (
        fact.kind in {"value_added", "value_removed"}
        and _ENTRY.search(fact.key or "") is not None
        and bool((fact.new or fact.old or "").strip())
    )


def by_entry(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out the other keys of an entry that came or went: its name stands for them."""
    kept: list[Fact] = []
    entry: Fact | None = None
    for fact in facts:
        if entry is not None and fact.kind == entry.kind and _belongs(fact, entry):
            continue
        entry = fact if is_entry(fact) else None
        kept.append(fact)
    return kept


def _belongs(fact: Fact, entry: Fact) -> bool:
    parent, own = (entry.key or "").rpartition(".")[0], (fact.key or "").rpartition(".")
    first, at = (entry.added or entry.removed)[:1], (fact.added or fact.removed)[:1]
    return own[0] == parent and own[2] != (entry.key or "").rpartition(".")[2] and at <= (first[0] + _NEAR,)
