"""How a frame on a page is stated that only one version has: a note, a tab, a component, a quote.

One that came around what was there, or left it standing, says nothing new itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all, minus, plus
from diff_insight.facts.pages import all_was_there, held, holds_what_stays, quiet
from diff_insight.facts.put_around import begins_with
from diff_insight.facts.state import State
from diff_insight.model import Action, Fact

_FRAMES = frozenset({"tab", "zone", "component", "directive"})
"""Places that hold blocks of a page, one in another."""
_AROUND_PICTURES = frozenset({"a", "br", "center", "div", "figure", "img", "p", "picture", "source", "span"})
"""Tags that show nothing beside the pictures in them."""
_TAG = re.compile(r"</?([a-zA-Z][\w-]{0,40})")
_ELSEWHERE = frozenset({"from", "from_heading", "from_under"})
"""Details of what came from another place of a page."""


def around(state: State, entry: Entry) -> Sequence[Fact]:
    """State a place that only one version has; one that came around what was there is told so."""
    if entry.node.thing == "admonition" and _in_another_note(entry):
        lines = state.lines(entry, None) if entry.old else state.lines(None, entry)
        beside = [fact for fact in held(state, entry) if fact.action != "layout"]
        layout = replace(state.fact("layout", None, entry, lines=lines), old=None, new=None)
        return quiet(state, entry, None, (*beside, layout))
    if entry.node.thing in {"admonition", "quote"} and not holds_what_stays(entry) and all_was_there(entry):
        return _set_otherwise(state, entry)
    if not (holds_what_stays(entry) or all_was_there(entry) or _frames_what_stays(entry)):
        return state.single_as_any(entry)
    if entry.node.thing == "admonition" and entry.node.name == entry.node.attributes.get("type"):
        return _set_otherwise(state, entry)
    inside = tuple(map(stands_inside, held(state, entry)))
    own = minus(state.lines(entry, None) if entry.old else state.lines(None, entry), State.union(inside))
    if not own:
        return inside
    action: Action = "removed" if entry.old else "added"
    fact = state.fact(action, entry if entry.old else None, None if entry.old else entry, lines=own)
    told_inside = any("around" in one.details for one in inside)
    around = {} if told_inside else {"around": _says_of_held(entry)}
    return (replace(fact, details={**fact.details, **around}), *inside)


def lone_html(state: State, entry: Entry) -> Sequence[Fact]:
    """State HTML that only one version has; around nothing but pictures of both, only its form changed."""
    shown = [child for child in entry.children if child.weight or child.node.attributes]
    pictures = all(one.node.thing == "image" and one.partner is not None and one.changed for one in shown)
    alone = "shows" not in entry.node.details and _AROUND_PICTURES.issuperset(_tags(entry))
    if not (shown and pictures and alone):
        return state.single_as_any(entry)
    inside = tuple(map(stands_inside, held(state, entry)))
    if inside:
        lines = plus(inside[-1].lines, minus(state.lines(None, entry), State.union(inside)))
        return (*inside[:-1], replace(inside[-1], lines=lines))
    theirs = lines_of_all(state.fact("layout", one, None, lines=state.lines(one, None)) for one in shown)
    own = minus(state.lines(entry, None), theirs)
    return (replace(state.fact("layout", entry, None, lines=own), old=None, new=None),) if own else ()


def _tags(entry: Entry) -> set[str]:
    return {found[1].lower() for found in _TAG.finditer(entry.node.text)}


def stands_inside(fact: Fact) -> Fact:
    """Give a fact of what came to stand in a place: where it stood there before, it did not move."""
    if fact.action != "moved" or not _ELSEWHERE.isdisjoint(fact.details):
        return fact
    return replace(fact, kind=f"{fact.thing}_layout", previous_name=None, old=None, new=None)


def _in_another_note(entry: Entry) -> bool:
    """Tell whether all that a note says stands in others of its kind: several became one, or one several."""
    said = [one for one in entry.all() if one.node.thing == "sentence"]
    kind = entry.node.attributes.get("type")
    return bool(said) and all(
        one.partner is not None
        and any(
            owner.node.thing == "admonition" and owner.node.attributes.get("type") == kind
            for owner in one.partner.owners()
        )
        for one in said
    )


def _set_otherwise(state: State, entry: Entry) -> Sequence[Fact]:
    """State a note or a quote whose text the other version has outside of it: only its frame came or went."""
    (fact,) = state.single_as_any(entry)
    news = [part for part in fact.parts if part.action not in {"moved", "layout", "added", "removed"}]
    if entry.node.thing == "quote":
        return (replace(fact, kind="quote_layout", old=None, new=None, parts=()), *news)
    details = {**fact.details, "text": "stays"}
    says = details.get("says", "")
    sides = [(one.old, one.new) for part in news for one in part.all() if one.old and one.new]
    if any(says in pair and not all(says in side for side in pair) for pair in sides):
        del details["says"]  # reworded: what it says now was no text before, which is told
    return (replace(fact, parts=(), details=details), *news)


def _frames_what_stays(entry: Entry) -> bool:
    """Tell whether a new place is around one that is new around what was there: tabs, say."""
    frames = [child for child in entry.children if child.node.thing in _FRAMES and child.partner is None]
    return any(holds_what_stays(one) or all_was_there(one) or _frames_what_stays(one) for one in frames)


def _says_of_held(entry: Entry) -> str:
    """Give the words with which what stands in a place begins; empty where it has none."""
    stays = [one for one in entry.children if one.partner is not None or not one.changed]
    return begins_with((stays or entry.children)[0]) if entry.children else ""
