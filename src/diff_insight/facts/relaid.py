"""Blocks of a page that say the same in another form: HTML that is Markdown now, a list that is a table.

The matcher compares things of one kind, so that both forms are left over. The words are neither gone nor new:
what a page still says in the same place is told as another form or as layout.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import even
from diff_insight.facts.line_sets import plus
from diff_insight.facts.relisted import blocks, words_of
from diff_insight.facts.shared_words import share
from diff_insight.facts.wording import tokens
from diff_insight.model import Fact

_WORD = re.compile(r"\w+")
_TAG_ALONE = re.compile(r"`{0,2}<([A-Z][\w.]{0,60})(?:\s[^<>]{0,400})?/>`{0,2}")
"""A component that is shown as it is written."""
_FEW = 300
"""Facts beyond which a page is not searched: time stays linear."""
_NEARLY = 0.7
"""Share of equal words from which on an entry of a list is a row of a table."""
_HEADS = frozenset({"section_added", "heading_added"})
_OTHER = {"added": "removed", "removed": "added"}


def relaid(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give a page's facts with each block that has another form now told as that."""
    if len(facts) > _FEW:
        return facts
    found = list(facts)
    for one in facts:
        other = _OTHER.get(one.action, "")
        if one.thing == "html" and other and (same := _same_words(found, one, other)):
            _put(found, one, same[:1], _laid_out(same[0]))
            found[:] = [_laid_out(fact) if any(fact is part for part in same[1:]) else fact for fact in found]
        elif one.thing == "table" and other and (same := _list(found, one, other)):
            form = {"was_a": "list"} if one.action == "added" else {"becomes": "list"}
            form |= {} if words_of((one,)) == words_of(same) else {"reworded": "yes"}
            told = Fact(kind="table_changed", where=one.where, public=one.public, details=form)
            _put(found, one, same, told)
        elif one.thing == "heading" and other and (text := _paragraph(found, one, other)) is not None:
            form = {"was_a": "paragraph"} if one.action == "added" else {"becomes": "paragraph"}
            told = replace(one, kind="heading_changed", details={**one.details, **form})
            _put(found, one, (text,), told)
        elif one.thing == "component" and other and (text := _source(found, one, other)) is not None:
            form = {"was_a": "text"} if one.action == "added" else {"becomes": "text"}
            told = replace(one, kind="component_changed", parts=(), details={**one.details, **form})
            _put(found, one, (text,), told)
        elif one.kind in _HEADS and (item := _item(found, one)) is not None:
            told = one if one.parts else _laid_out(item)
            _put(found, one, (item,), told)
    return tuple(found)


def _same_words(found: Sequence[Fact], html: Fact, other: str) -> Sequence[Fact]:
    """Give what says, in the place of a piece of HTML, exactly what that showed."""
    said = _WORD.findall(html.details.get("shows", ""))
    if not said:
        return ()
    wanted = ("paragraph", other, html.where)
    ways: list[tuple[Fact, ...]] = [(one,) for one in found if (one.thing, one.action, one.where) == wanted]
    ways += [some for _, some in blocks(found, html.where, other)]
    ways += [
        (one,) for one in found if (one.thing, one.action, one.where) == ("code_block", other, html.where)
    ]
    return next((some for some in ways if said in (words_of(some), _headed(some))), ())


def _headed(some: Sequence[Fact]) -> list[str]:
    """Give the words of a table with those of its head, which HTML shows too."""
    columns = [part.name for one in some for part in one.parts if part.thing == "table_column"]
    return _WORD.findall(" ".join(columns)) + words_of(some) if columns else []


def _list(found: Sequence[Fact], table: Fact, other: str) -> Sequence[Fact]:
    """Give the items of the list that says what the rows of a table say."""
    said = words_of((table,))
    some = [some for kind, some in blocks(found, table.where, other) if kind == "list"]
    return next((items for items in some if said and words_of(items) == said), ()) or next(
        (items for items in some if _are_rows(items, table)), ()
    )


def _are_rows(items: Sequence[Fact], table: Fact) -> bool:
    """Tell whether each entry of a list says, in order, nearly what a row of a table says."""
    rows = [part for part in table.parts if part.thing == "table_row"]
    return len(rows) == len(items) and all(
        _share(words_of((item,)), words_of((replace(table, parts=(row,)),))) >= _NEARLY
        for item, row in zip(items, rows, strict=True)
    )


def _share(ones: Sequence[str], others: Sequence[str]) -> float:
    """Give the share of words that two texts have in common."""
    one, other = (Counter(word for said in side for word in tokens(said)) for side in (ones, others))
    return share(one, other)


def _paragraph(found: Sequence[Fact], heading: Fact, other: str) -> Fact | None:
    """Give the paragraph that says in the other version what a heading says."""
    said = even(heading.name)
    return next(
        (
            one
            for one in found
            if one.kind == f"paragraph_{other}"
            and one.where == heading.where
            and said
            and even(one.old or one.new or "") == said
        ),
        None,
    )


def _source(found: Sequence[Fact], component: Fact, other: str) -> Fact | None:
    """Give the paragraph that shows in the other version the tag of a component: it was escaped there."""
    for one in found:
        if one.kind == f"paragraph_{other}" and one.where == component.where:
            tag = _TAG_ALONE.fullmatch(one.old or one.new or "")
            if tag is not None and tag[1] == component.name:
                return one
    return None


def _item(found: Sequence[Fact], head: Fact) -> Fact | None:
    """Give the item of a list that is a heading now."""
    words = _WORD.findall(head.name)
    return next(
        (
            one
            for one in found
            if one.kind == "list_item_removed"
            and one.where == head.where
            and words
            and _WORD.findall(one.old or "") == words
        ),
        None,
    )


def _laid_out(fact: Fact) -> Fact:
    return Fact(kind=f"{fact.thing}_layout", where=fact.where, public=fact.public, lines=fact.lines)


def _put(found: list[Fact], one: Fact, others: Sequence[Fact], told: Fact) -> None:
    """Put one fact in the place of several, on the lines of all of them."""
    lines = one.lines
    for other in others:
        lines = plus(lines, other.lines)
    gone = set(map(id, others))
    found[:] = [replace(told, lines=lines) if fact is one else fact for fact in found if id(fact) not in gone]
