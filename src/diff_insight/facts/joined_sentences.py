"""How sentences are stated that were made one, and one that was made several."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.bare_lines import QUOTE
from diff_insight.facts.blanks import only_blanks
from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.line_sets import plus
from diff_insight.facts.state import State
from diff_insight.facts.wording import stretch
from diff_insight.model import Fact

_SENTENCE = frozenset({"sentence"})


def joined_anew(state: State, old: Entry, new: Entry) -> Fact:
    """State sentences that were made one, or one that was made several.

    Where others stand between them, their number is told with the first as it is now.
    """
    lines = state.lines(old, new)
    for one in old.joined:
        lines = plus(lines, state.lines(one, None))
    for one in new.joined:
        lines = plus(lines, state.lines(None, one))
    inside = tuple(fact for fact in state.inside(old, new) if fact.action != "layout")
    fact = replace(state.fact("changed", old, new, lines=lines, parts=inside), old=None, new=None)
    olds, news = _side_by_side(old), _side_by_side(new)
    was, now = (folded(" ".join(one.node.text for one in side)) for side in (olds, news))
    if olds and news and (was == now or only_blanks(was, now)):
        return state.fact("layout", old, new, lines=lines)
    if not (olds and news) or _in_several_entries(olds) or _in_several_entries(news):
        first = min((new, *new.joined), key=lambda one: (one.node.first, _place(one)))
        parted = {"parted": str(len(new.joined) + 1)} if not old.joined else {}
        merged = {"merged": str(len(old.joined) + 1)} if not new.joined else {}
        said = {"begins_now": folded(first.node.text)} if parted or merged else {}
        return replace(fact, details={**fact.details, **parted, **merged, **said})
    if max(len(was), len(now)) > QUOTE:
        return fact
    return replace(fact, old=was, new=now, details={**fact.details, **stretch(was, now)})


def _in_several_entries(beside: Sequence[Entry]) -> bool:
    """Tell whether sentences stand in several entries of a list: together they are no one text."""
    owners = [one.parent for one in beside]
    return any(one is not owners[0] and one.node.thing == "list_item" for one in owners if one is not None)


def _side_by_side(entry: Entry) -> Sequence[Entry]:
    """Give a sentence and those that are told with it in order; nothing where others stand between them."""
    told = {id(entry), *map(id, entry.joined)}
    owner = entry.parent.parent if entry.parent is not None else None
    beside: list[Entry] = []
    for text in owner.children if owner is not None else ():
        said = [one for one in text.children if one.node.thing in _SENTENCE]
        beside += said or [text]  # an example, say, which stands between two paragraphs
    places = [at for at, one in enumerate(beside) if id(one) in told]
    if len(places) < len(told) or places[-1] - places[0] >= len(places):
        return ()
    return beside[places[0] : places[-1] + 1]


def _place(entry: Entry) -> int:
    """Give the place of a sentence among those beside it."""
    return (
        next((at for at, one in enumerate(entry.parent.children) if one is entry), 0) if entry.parent else 0
    )
