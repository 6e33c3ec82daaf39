"""Statements that look like others in whose place they stand, and of which the other version has its own.

What is returned, or raised, may give way to another value in one place and stand in another one still; what
is set may be worked out under a name of its own first: `barn.hay = pick()`, then `hay := pick()` and
`barn.hay = hay`.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.other_homes import says_as_often, still_says
from diff_insight.facts.said_elsewhere import EXITS
from diff_insight.model import Fact

_LEFT = frozenset({"return_changed", "raise_changed"})


def part_exits(loose: Sequence[Entry], new: Entry) -> None:
    """Part what is returned, or raised, from what nearly says it where that itself stands elsewhere now."""
    free = {one.digest for one in loose if one.node.thing in EXITS}
    for entry in new.all() if free else ():
        was = entry.partner
        if was is None or entry.node.thing not in EXITS or was.digest == entry.digest:
            continue
        if was.digest in free and says_as_often(was):
            for one in (*was.all(), *entry.all()):
                one.partner = None


def part_sets(olds: Sequence[Entry], news: Sequence[Entry], new: Entry) -> None:
    """Join what sets something with what sets that still, not with what sets another one or declares it.

    Args:
        olds: Statements of the old version without a partner.
        news: Those of the new one.
        new: The function in its new version.
    """
    given: dict[str, list[Entry]] = defaultdict(list)
    declared: dict[str, list[Entry]] = defaultdict(list)
    for one in news:
        if _sets(one) and (name := _set_by(one)):
            (given if _has_value(one) else declared)[name].append(one)
    for entry in new.all() if given else ():
        was = entry.partner
        if was is None or not (_sets(entry) and _sets(was) and _has_value(was)):
            continue
        name = _set_by(was)
        if (name != _set_by(entry) or not _has_value(entry)) and len(given.get(name, ())) == 1:
            entry.partner = None
            _join(was, given.pop(name)[0])
    for was in olds if declared else ():
        name = _set_by(was)
        free = was.partner is None and name in declared and len(given.get(name, ())) == 1
        if free and _sets(was) and _has_value(was):
            _join(was, given.pop(name)[0])


def _join(old: Entry, new: Entry) -> None:
    old.partner, new.partner = new, old


def _sets(entry: Entry) -> bool:
    return entry.node.thing == "assignment" and not entry.children


def _has_value(entry: Entry) -> bool:
    return "=" in entry.node.text


def _set_by(entry: Entry) -> str:
    return entry.node.details.get("about", "").strip("*& ")


def in_places(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give what is returned, or raised, with the word that what it gave way to still is elsewhere."""
    if old.node.text == new.node.text or fact.kind not in _LEFT:
        return fact
    return replace(fact, details={**fact.details, "in": "places"}) if still_says(old) else fact
