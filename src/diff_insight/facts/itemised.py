"""Paragraphs that are entries of a list now, or were: their words stay, so their form alone changed.

Matching pairs things of one kind, so that a paragraph and the entry that says the same are left over on both
sides, each as layout of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry, even
from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact

_OTHER = {"paragraph": "list_item", "list_item": "paragraph"}
_FRAMES = frozenset({"admonition", "quote"})
"""What is told by itself where several became one, whatever their texts are now."""


def other_form(entry: Entry) -> Mapping[str, str]:
    """Give as details of what kind a text is, or was, whose every sentence stands in one of that kind.

    Args:
        entry: A paragraph or an item of a list that has no partner.
    """
    other = _OTHER.get(entry.node.thing, "")
    said = [one for one in entry.children if one.node.thing == "sentence"]
    noted = entry.parent is not None and entry.parent.node.thing in _FRAMES
    if noted or not said or len(said) != len(entry.children):
        return {}
    for one in said:
        there = one.partner
        if there is None or there.parent is None or there.parent.node.thing != other or one.joined:
            return {}
        if there.parent.partner is not None or not _says(there, one):
            return {}
        if there.parent.parent is None or there.parent.parent.partner is not entry.parent:
            return {}
    return {"becomes" if entry.old else "was_a": other}


def _says(one: Entry, other: Entry) -> bool:
    """Tell whether two sentences say the same, each with the term in front of it."""
    if even(one.node.text) == even(other.node.text):
        return True
    return all(
        (owner := side.parent) is not None and owner.node.thing in _OTHER for side in (one, other)
    ) and even(with_term(one)) == even(with_term(other))


def with_term(sentence: Entry) -> str:
    """Give a sentence, with the term in front of it where it is the first of an item of a list."""
    owner = sentence.parent
    texts = () if owner is None else (one for one in owner.children if one.node.thing == "sentence")
    first = next(iter(texts), None) is sentence
    said = owner.node.details.get("whole", "") if owner is not None and first else ""
    end = said.find(sentence.node.text)
    return said[: end + len(sentence.node.text)] if end > 0 else sentence.node.text


def itemised(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give a page's facts with each text told once that only has the other form."""
    found = list(facts)
    for was, now in (("paragraph", "list_item"), ("list_item", "paragraph")):
        places = dict.fromkeys(fact.where for fact in found if fact.details.get("becomes") == now)
        for where in places:
            olds = [one for one in found if _is(one, f"{was}_layout", where, "becomes", now)]
            news = [one for one in found if _is(one, f"{now}_layout", where, "was_a", was)]
            if olds and news:
                found = _put(found, olds, news)
    return tuple(
        replace(
            one, details={key: said for key, said in one.details.items() if key not in {"becomes", "was_a"}}
        )
        if one.action == "layout" and one.thing in _OTHER and {"becomes", "was_a"} & one.details.keys()
        else one
        for one in found
    )


def _is(fact: Fact, kind: str, where: tuple[str, ...], key: str, thing: str) -> bool:
    return fact.kind == kind and fact.where == where and fact.details.get(key) == thing


def _put(found: list[Fact], olds: Sequence[Fact], news: Sequence[Fact]) -> list[Fact]:
    """Put a fact for each text in the place of both sides of it, the blank lines between with the last."""
    to_list = olds[0].thing == "paragraph"
    form = {"becomes": "list_item"} if to_list else {"was_a": "list_item"}
    if min(len(olds), len(news)) == 1 < max(len(olds), len(news)):
        form = dict.fromkeys(form, "list")
    many = olds if to_list or len(olds) > 1 else news
    count = 1 if "list" in form.values() else len(many)
    blank = [one for one in found if one.kind == "whitespace_changed" and _between(one, (*olds, *news))]
    gone = set(map(id, (*olds, *news, *blank)))
    told: list[Fact] = []
    for at in range(count):
        last = at == count - 1
        own = (
            *(olds[at:] if last else olds[at : at + 1]),
            *(news[at:] if last else news[at : at + 1]),
            *(blank if last else ()),
        )
        told.append(
            Fact(
                kind="paragraph_changed",
                where=news[0].where,
                public=news[0].public,
                lines=lines_of_all(own),
                details=form,
            )
        )
    first = next(at for at, one in enumerate(found) if id(one) in gone)
    kept = [one for one in found[:first] if id(one) not in gone]
    return [*kept, *told, *(one for one in found[first:] if id(one) not in gone)]


def _between(fact: Fact, texts: Sequence[Fact]) -> bool:
    """Tell whether all lines of a fact stand among those of some texts, or right behind the last."""
    lines = lines_of_all(texts)
    return fact.where == texts[0].where and all(
        _within(own, around)
        for own, around in ((fact.lines.removed, lines.removed), (fact.lines.added, lines.added))
    )


def _within(own: Sequence[int], around: Sequence[int]) -> bool:
    return not own or (bool(around) and around[0] <= own[0] and own[-1] <= around[-1] + 1)
