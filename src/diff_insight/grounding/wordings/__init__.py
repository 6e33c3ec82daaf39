"""The wordings of change in English, Chinese and Japanese, as patterns over a sentence's template.

`□` is a claim. What a wording calls `old` must stand on removed lines, what it calls `new` on added ones.
"""

import re

from diff_insight.grounding.wordings.chinese import CHINESE
from diff_insight.grounding.wordings.english import ENGLISH
from diff_insight.grounding.wordings.japanese import JAPANESE
from diff_insight.grounding.wordings.pattern import Pattern

PATTERNS: tuple[Pattern, ...] = (*ENGLISH, *CHINESE, *JAPANESE)
NEGATED_AFTER = re.compile(r"[^□。，、,.\n]{0,8}(?:ない|ません|なく|ず(?:に|、|。))")
"""A denial right behind a wording, which is where Japanese has it."""
