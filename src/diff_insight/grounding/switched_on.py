"""Whether a name is on or off after a change, by what happened to its value or by the lines that came."""

import re
from collections.abc import Iterable

from diff_insight.grounding.folding import stream
from diff_insight.model import Fact

_VALUE = re.compile(r"(?:(?P<on>true|on|yes|enabled)|false|off|no|disabled)", re.IGNORECASE)
_OWNERS = re.compile(r"[.:#/]+")
_SWITCH = re.compile(r"(?:is_?)?(?:enabled?|active|on)", re.IGNORECASE)
"""A key that says of what holds it whether it is on."""


def switches_of(facts: Iterable[Fact], rows: Iterable[str], name: str) -> frozenset[bool]:
    """Give whether what bears the name is on after the change: by facts, else by the lines that came.

    Args:
        facts: What happened.
        rows: The added lines.
        name: Of an option, with or without its owners.
    """
    own = _OWNERS.split(name.strip().removesuffix("()"))[-1]
    found = {
        _VALUE.fullmatch(value)
        for fact in facts
        if fact.new is not None and _is_of(fact, own, name)
        for value in (fact.new.strip("\"'`"),)
    }
    if on := {bool(value["on"]) for value in found if value is not None}:
        return frozenset(on)
    beside = re.compile(
        rf"(?<![\w.-])[\"']?{re.escape(own)}[\"']?\s{{0,4}}(?::\s{{0,4}}\w{{1,20}}\s{{0,4}})?(?:[:=]|=>)\s{{0,4}}[\"']?"
        rf"(?:{_VALUE.pattern})\b(?!\s*[(.])",
        re.IGNORECASE,
    )
    return frozenset(bool(row["on"]) for line in rows for row in beside.finditer(line))


def _is_of(fact: Fact, own: str, name: str) -> bool:
    """Whether a fact is about the value of that name, or of the key that switches what bears it."""
    if fact.thing == "table_cell" and fact.where and stream(fact.where[-1]) in {stream(own), stream(name)}:
        return True
    last = _OWNERS.split(fact.name)[-1]
    if stream(last) == stream(own):
        return True
    return bool(_SWITCH.fullmatch(last)) and stream(fact.where[-1] if fact.where else "") == stream(own)
