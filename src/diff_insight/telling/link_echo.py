"""Links of a text that was reworded: their words are told with the text, and not again as new names.

A link that bears the same new name in several places is told once for all of them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS

_TEXTS = frozenset({"sentence_changed", "list_item_changed", "paragraph_changed", "table_cell_changed"})
_ECHO = frozenset({"link_renamed", "link_added", "link_removed"})
_SEVERAL = 2


def without_links_of_texts(facts: Sequence[Fact]) -> list[Fact]:
    """Give the facts with each text that says what its links are called now told as a text alone."""
    pairs = Counter(
        (fact.previous_name, fact.name)
        for outer in facts
        for fact in outer.all()
        if fact.kind == "link_renamed"
    )
    often = {pair for pair, times in pairs.items() if times >= _SEVERAL}
    return [_without(fact, often) for fact in facts]


def _without(fact: Fact, often: set[tuple[str | None, str]]) -> Fact:
    parts = tuple(_without(part, often) for part in fact.parts)
    if fact.kind in _TEXTS and _can_be_said(fact) and not _by_its_links(fact, often):
        prose = fact.kind == "sentence_changed" or (fact.kind == "list_item_changed" and not _is_link(fact))
        parts = tuple(
            replace(part, kind="link_changed", previous_name=None)
            if prose and _leads_elsewhere(part)
            else part
            for part in parts
            if part.kind not in _ECHO or (prose and (_leads_elsewhere(part) or only_leads(part, fact)))
        )
    return replace(fact, parts=parts) if parts != fact.parts else fact


def _is_link(item: Fact) -> bool:
    """Tell whether an item of a list is nothing but a link: another text is another page."""
    return any(part.thing == "link" and part.name == (item.new or "").strip("`") for part in item.parts)


def only_leads(part: Fact, text: Fact) -> bool:
    """Tell whether the words of a link that came or went stand in both versions: no text says that."""
    other = {"link_added": text.old, "link_removed": text.new}.get(part.kind)
    return bool(other and part.name and (part.old or part.new)) and part.name in (other or "")


def _leads_elsewhere(part: Fact) -> bool:
    """Tell whether a link under other words leads to another place, too: the text does not say that."""
    if part.kind != "link_renamed" or not (part.old and part.new) or part.old == part.new:
        return False
    was, now = (part.previous_name or "").strip("`"), part.name.strip("`")
    by_name = bool(was and now) and part.old.endswith(was) and part.new.endswith(now)
    return not by_name or part.old.removesuffix(was) != part.new.removesuffix(now)


def _can_be_said(fact: Fact) -> bool:
    """Tell whether what differs in a text can be shown: all of it, or the one stretch of it that does."""
    if not (fact.old and fact.new):
        return False
    return bool({"was", "is"} & fact.details.keys()) or max(len(fact.old), len(fact.new)) <= BOUNDS.unit


def _by_its_links(fact: Fact, often: set[tuple[str | None, str]]) -> bool:
    """Tell whether nothing in a text changed but names of links that changed in the same way elsewhere."""
    said = fact.old or ""
    for part in fact.parts:
        if part.kind == "link_renamed" and part.previous_name and (part.previous_name, part.name) in often:
            said = said.replace(part.previous_name, part.name)
    return said == fact.new
