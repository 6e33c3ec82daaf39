"""Sections that are steps of instructions: one that nobody has to take any more breaks nothing."""

import re

from diff_insight.late import late
from diff_insight.model import Fact

_STEP = late(
    r"(?:step|schritt|ステップ|手順|步骤)\s?\d|第\s?(?:\d{1,2}|[一二三四五六七八九十])\s?步", re.IGNORECASE
)
"""How a heading begins that calls itself a step."""
_NUMBERED = re.compile(r"\d{1,2}[.)．、:：]\s?(?=[^\W\d])")
"""How a heading begins that has a number: a step where instructions stand around it, else a chapter."""
_INSTRUCTIONS = late(
    r"\b(?:quick ?starts?|getting started|get started|how to|tutorials?|walk-?through|step by step)\b"
    r"|快速(?:入门|开始|上手)|教程|操作步骤|クイックスタート|チュートリアル|入門"
    r"|\b(?:schnellstart|anleitung|erste schritte)\b",
    re.IGNORECASE,
)


def is_step(fact: Fact) -> bool:
    """Tell whether a section is a step: it says so, or has a number under a heading that tells how to."""
    if _STEP.match(fact.name):
        return True
    return bool(_NUMBERED.match(fact.name)) and any(map(_INSTRUCTIONS.search, fact.where))
