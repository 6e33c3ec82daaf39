"""An example that is a list or a table now, or was one: what it shows is neither gone nor new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Action, Fact

_WORD = re.compile(r"\w+")
_FEW = 300
"""Blocks beyond which a page is not searched: time stays linear."""
_LEAST = 2
"""Entries that a list has at least."""


def relisted(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give a page's facts with each example that became a list or a table, or was one, told as that."""
    found = list(facts)
    for action, other in (("removed", "added"), ("added", "removed")):
        examples = [fact for fact in found if fact.kind == f"code_block_{action}"]
        if not 0 < len(examples) <= _FEW:
            continue
        for example in examples:
            said = _WORD.findall(_text(example))
            kind, some = next(
                (
                    (kind, some)
                    for kind, some in blocks(found, example.where, other)
                    if words_of(some) == said
                ),
                ("", ()),
            )
            if said and some:
                told = replace(
                    example,
                    kind="code_block_changed",
                    old=None,
                    new=None,
                    parts=(),
                    lines=lines_of_all((example, *some)),
                    details={"becomes" if action == "removed" else "was_a": kind},
                )
                gone = set(map(id, some))
                found = [told if one is example else one for one in found if id(one) not in gone]
    return tuple(found)


def blocks(
    facts: Sequence[Fact], where: tuple[str, ...], action: Action | str
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Give the tables and the list that came to, or left, a place."""
    there = [fact for fact in facts if fact.where == where and fact.action == action]
    for one in there:
        if one.thing == "table":
            yield "table", (one,)
    items = tuple(one for one in there if one.thing == "list_item")
    if _LEAST <= len(items) <= _FEW:
        yield "list", items


def words_of(some: Sequence[Fact]) -> list[str]:
    """Give the words of a table or of the items of a list, in order; the head of a table says none of it."""
    rows = [row for one in some for row in (one.parts if one.thing == "table" else (one,))]
    said: list[str] = []
    for row in rows:
        if row.thing == "table_column":
            continue
        cells = [_text(part) for part in row.parts if part.thing == "table_cell"]
        said += _WORD.findall(" ".join((row.name, *cells) if row.thing == "table_row" else (_text(row),)))
    return said


def _text(fact: Fact) -> str:
    return fact.new or fact.old or ""
