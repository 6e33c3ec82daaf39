"""How a text or an example begins, where it is too long to be quoted whole."""

import re
from typing import TYPE_CHECKING

from diff_insight.facts.operands import operands
from diff_insight.model import Fact
from diff_insight.telling.quoting import bare, begun, start_of

if TYPE_CHECKING:
    from diff_insight.telling.fields import Fields

_TELLS = re.compile(r"[^\W\d_]{2,}")
"""A line that says something by itself."""


def opens(fields: "Fields", fact: Fact) -> str:
    """Quote the words that a text begins with now."""
    plain = bare(fact.new or "")
    return fields.shown(start_of(plain) or begun(plain), quoted=True)


def asks(fields: "Fields", fact: Fact) -> str:
    """Give what a condition that is too long to be quoted asks first."""
    asked = fact.new or fact.old or ""
    first, *others = operands(asked)
    return fields.shown(first if others else begun(asked), quoted=False)


def first_line(fields: "Fields", fact: Fact) -> str:
    """Give the first line of an example that says something by itself."""
    if fields.shown(fact.new or "", quoted=False):
        return ""  # all of it can be quoted
    lines = (line.strip() for line in (fact.new or fact.old or "").split("\n"))
    return fields.shown(next((line for line in lines if _TELLS.search(line)), ""), quoted=False)
