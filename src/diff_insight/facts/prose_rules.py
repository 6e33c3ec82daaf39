"""x"""

from diff_insight.facts.rule import Rule

RULES: tuple[Rule, ...] = ()
