"""Values that leave a function by a name that they are given first, or as a part of what leaves it now."""

import re

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import EXITS, LEFT_OUT
from diff_insight.model import Fact

_WORD = re.compile(r"\w+")
_OF_SUBSTANCE = 8
"""Characters of what is called from which on it is known by itself."""


def leaves_by_another_way(entry: Entry, other: Entry | None) -> dict[str, str] | None:
    """Give how what is returned, or raised, by a statement of one version alone leaves by the other one.

    What gets a name first that it is returned by has that as `by_name`. None where it leaves no more.

    Args:
        entry: A statement that only one version has.
        other: Its function in the other version.
    """
    said = entry.node.text
    if entry.node.thing not in EXITS or other is None or LEFT_OUT in said:
        return None
    if "(" not in said or len(said) < _OF_SUBSTANCE or said == entry.node.thing:
        return None
    statements = [*other.all()]
    given = {name for one in statements if one.partner is None and (name := _named(one, said))}
    leaves = [one for one in statements if one.node.thing == entry.node.thing]
    if alone := [one.node.text for one in leaves if one.node.text in given]:
        return {"by_name": alone[0]} if entry.old and entry.node.thing == "return" else {}
    stays = any(
        given & {*_WORD.findall(one.node.text)} or (_is_another(one) and _holds(one.node.text, said))
        for one in leaves
    )
    return {} if stays else None


def is_renamed(fact: Fact) -> bool:
    """Tell whether nothing but the name is another one that an assignment sets."""
    sides = [(side or "").partition("=") for side in (fact.old, fact.new)]
    name = _WORD.fullmatch(fact.details.get("about", ""))
    return name is not None and bool(sides[0][2]) and sides[0][1:] == sides[1][1:]


def _is_another(entry: Entry) -> bool:
    """Tell whether the other version has no statement that says this."""
    return entry.partner is None or entry.partner.node.text != entry.node.text


def _named(entry: Entry, said: str) -> str:
    """Give the name to which an assignment sets just that value; empty for all else."""
    if entry.node.thing != "assignment":
        return ""
    target, sign, value = entry.node.text.partition("=")
    names = _WORD.findall(entry.node.details.get("about", "") or target)
    return names[-1] if sign and names and value.strip().rstrip(";") == said else ""


def _holds(text: str, said: str) -> bool:
    """Tell whether a value stands in what leaves, no part of a longer name."""
    before, found, _ = text.partition(said)
    return bool(found) and not (before[-1:].isalnum() or before[-1:] in {"_", "."})
