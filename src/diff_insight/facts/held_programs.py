"""What a page defines in a program that it holds: an object that it exports, in a script, in an example.

Nobody outside uses it: no rule speaks of it.
"""

from diff_insight.facts import symbols
from diff_insight.facts.rule import Rule

THINGS = tuple(thing for thing in symbols.THINGS if thing.name in {"variable", "constant"})
RULES: tuple[Rule, ...] = ()
