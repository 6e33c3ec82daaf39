"""Labels of links that bear another name now: what leads through them still leads where it led."""

from collections.abc import Mapping
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.model import Fact

_Renamed = Mapping[tuple[str, str], None]


def through_renamed_labels(facts: tuple[Fact, ...], after: Entry) -> tuple[Fact, ...]:
    """Give a page's facts without links that lead through another label to the address of before."""
    found = [fact for fact in facts if fact.kind == "link_target_renamed" and not (fact.old or fact.new)]
    labels = {
        one.node.name
        for one in (after.all() if found else ())
        if one.node.thing == "link_target" and one.node.attributes.get("target")
    }
    renamed = {(f"[{fact.previous_name}]", f"[{fact.name}]"): None for fact in found if fact.name in labels}
    if not renamed:
        return facts
    return tuple(_laid_out(_without(fact, renamed), renamed) for fact in facts)


def _without(fact: Fact, renamed: _Renamed) -> Fact:
    kept = tuple(_without(part, renamed) for part in fact.parts if not _leads_there(part, renamed))
    same = len(kept) == len(fact.parts) and all(
        one is other for one, other in zip(kept, fact.parts, strict=True)
    )
    return fact if same else replace(fact, parts=kept)


def _laid_out(fact: Fact, renamed: _Renamed) -> Fact:
    label = fact.kind == "link_target_renamed" and (f"[{fact.previous_name}]", f"[{fact.name}]") in renamed
    if not label and not (fact.kind == "link_changed" and _leads_there(fact, renamed)):
        return fact
    kind = f"{fact.thing}_layout"
    return replace(fact, kind=kind, previous_name=None, old=None, new=None, details={})


def _leads_there(fact: Fact, renamed: _Renamed) -> bool:
    return fact.thing == "link" and (fact.old or "", fact.new or "") in renamed
