"""Choices between cases that begin, or cease, to be for one value: `switch key {` and then `switch {`.

`details["subject"]` of such a `switch_changed`: `gone` or `new`. Its case that only says the value by itself
now, `key == cow` for `cow`, is layout. `details["in_case"]` of a condition that changed: the case that it
stands in now and stood outside of.
"""

from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import LEFT_OUT
from diff_insight.model import Fact

_EQUALS = ("==", "===")


def of_another_subject(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give a choice that changed with whether it has a value that it is for no longer, or only now."""
    bare = ["bare" in one.node.details for one in (old, new)]
    if fact.kind != "switch_changed" or bare[0] == bare[1]:
        return fact
    subject = old.node.text if bare[1] else new.node.text
    parts = tuple(_written_out(part, subject, gone=bare[1]) for part in fact.parts)
    details = {**fact.details, "subject": "gone" if bare[1] else "new"}
    old_said, new_said = (None if bare[0] else fact.old), (None if bare[1] else fact.new)
    return replace(fact, parts=parts, details=details, old=old_said, new=new_said)


def asked_in_case(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give a condition that changed and stands in a case now, where it did not, with that as `in_case`."""
    if fact.kind != "condition_changed" or new.parent is None or old.parent is new.parent.partner:
        return fact
    case = new.parent.node
    stood = any(owner.node.thing == "case" for owner in old.owners())
    if case.thing != "case" or stood or not case.text or LEFT_OUT in case.text:
        return fact
    return replace(fact, details={**fact.details, "in_case": case.text})


def _written_out(part: Fact, subject: str, *, gone: bool) -> Fact:
    if part.kind != "case_changed" or part.parts or part.details:
        return part
    short, long = (part.old, part.new) if gone else (part.new, part.old)
    same = {side for sign in _EQUALS for side in (f"{subject} {sign} {short}", f"{short} {sign} {subject}")}
    return replace(part, kind="case_layout") if long in same else part
