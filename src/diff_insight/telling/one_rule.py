"""Links and pictures of a page that lead elsewhere by one rule: another host, another folder, another ending.

Told one by one they fill a report with what one sentence says, and a count alone would not say which rule.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.facts.wording import segments
from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.kinds import kind_of
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

CLAUSE = msgid("{things} change alike: {was} becomes {is} (now {sample}, …)")
TITLE = msgid("{things}: {was} → {is}")
_LEADING = frozenset({"link_changed", "image_changed", "link_target_changed"})
_OTHERWISE = frozenset({"worded", "joined", "address"})
"""Details of what is more than another target."""
_LEAST = 3
"""Targets that change alike from which on that is a rule."""

Rule = tuple[str, str, str]


def rule_of(fact: Fact) -> Rule | None:
    """Give the kind of a fact with what becomes what in its target; None where that is no piece of it."""
    if fact.kind not in _LEADING or not fact.old or not fact.new or fact.parts:
        return None
    if _OTHERWISE & fact.details.keys():
        return None
    found = segments(fact.old, fact.new)
    was, is_ = found.get("was", fact.old), found.get("is", fact.new)
    stem, _, ending = was.rpartition(".")
    other, _, now = is_.rpartition(".")
    if stem and stem == other:  # of every file its ending
        return fact.kind, f".{ending}", f".{now}"
    return (fact.kind, was, is_) if found else None


def rules(facts: Sequence[Fact]) -> frozenset[Rule]:
    """Give the rules that several targets follow."""
    counts = Counter(rule for fact in facts if (rule := rule_of(fact)))
    return frozenset(rule for rule, times in counts.items() if times >= _LEAST)


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how targets that follow one rule are said; None where they are few or follow none."""
    rule = rule_of(facts[0]) if len(facts) >= _LEAST else None
    return _WAY if rule and all(rule_of(fact) == rule for fact in facts) else None


def _clause(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    samples = (phrases.shown(fact.new or "", quoted=False) for fact in facts)
    sample = next(filter(None, samples), "") or phrases.shown(facts[0].details.get("is", ""), quoted=False)
    return phrases.words.text(CLAUSE, sample=sample, **_sides(phrases, facts)) if sample else ""


def _title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    said = _sides(phrases, facts)
    if said["was"] and said["is"]:
        yield phrases.words.title(TITLE, **said)


def _sides(phrases: "Phrases", facts: Sequence[Fact]) -> dict[str, str]:
    _, was, is_ = rule_of(facts[0]) or ("", "", "")
    sides = {"was": was, "is": is_}
    shown = {key: phrases.shown(said, quoted=False) for key, said in sides.items()}
    return {"things": phrases.words.plural(*kind_of(facts[0]).counted, len(facts)), **shown}


_WAY = Way(_clause, _title)
