"""What is added, and public by its words, and all the same no news to those who use a program."""

import re

from diff_insight.model import Fact

_HEAD = re.compile(r"[(=]")
_RECEIVER = re.compile(r"func \((?:\w{1,100} )?\*?(?=[a-z_]\w{0,100}[)\[])")
"""A method of Go whose type has no capital: who reaches that is not said where it stands."""


def is_no_news(fact: Fact) -> bool:
    """Tell whether users gain nothing that they can name: what heirs alone see, what any name could be."""
    if "taken" in fact.details:
        return True
    if _RECEIVER.match(fact.details.get("signature", "")):
        return True
    return is_for_heirs(fact) and fact.details.get("abstract") != "yes"


def is_for_heirs(fact: Fact) -> bool:
    """Tell whether the word in front of a definition keeps it from all but heirs of its type."""
    head = fact.details.get("signature") or fact.new or fact.old or ""
    return "protected" in _HEAD.split(head, maxsplit=1)[0].split()
