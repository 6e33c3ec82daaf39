"""What a member of an enumeration holds: associated values, fields, the value that it is written as."""

from diff_insight.facts.rule import Subject
from diff_insight.model import Fact
from diff_insight.trees.node import Node

_FIELDS = ("(", "{")
_LANGUAGES = frozenset({"rust", "swift"})
"""Languages in which every use of a member gives, or names, all that it holds."""


def of_member(node: Node, value: Fact) -> dict[str, str]:
    """Give whose value differs and whether it holds fields, but where its owner may add to them."""
    if node.thing != "enum_member" or any(child.name == "non_exhaustive" for child in node.children):
        return {}
    holds = any((side or "").startswith(_FIELDS) for side in (value.old, value.new))
    return {"member": node.name, **({"holds": "yes"} if holds else {})}


def holds_other(fact: Fact, subject: Subject) -> bool:
    """Tell whether those who make or match a member have to write it in another way, or get another value."""
    if "member" not in fact.details or subject.language not in _LANGUAGES:
        return False
    if "holds" in fact.details:
        return True
    return fact.kind == "value_added" and (fact.new or "")[:1] == '"' and not is_its_name(fact)


def is_its_name(fact: Fact) -> bool:
    """Tell whether a member of Swift is written as it is called, which it is without a value too."""
    return f'"{fact.details.get("member")}"' in {fact.old, fact.new}
