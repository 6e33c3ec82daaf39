"""Functions without a name that give one expression, in one version as a block around that alone.

`.map_err(|e| Muddy(e))` and `.map_err(|e| { Muddy(e) })` say the same: what differs is the expression.
"""

from dataclasses import replace

from diff_insight.facts.differs import is_balanced
from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.said_elsewhere import LEFT_OUT, SIMPLE
from diff_insight.facts.state import State
from diff_insight.model import Fact

_BLOCK = f"{{ {LEFT_OUT} }}"
_GIVES = {"|": "statement", "=>": "return", "->": "return"}
"""What a block gives its value by, after what stands in front of it: Rust's last expression needs no word."""


def given_by_block(state: State, old: Entry, new: Entry) -> Fact | None:
    """State what differs in the one expression that a function without a name gives; None for all else."""
    for block, bare in ((new, old), (old, new)):
        given = _alone(block)
        ahead, found, behind = folded(block.node.text).partition(_BLOCK)
        said = folded(bare.node.text)
        if given is None or not found or LEFT_OUT in ahead + behind + said + given.node.text:
            continue
        fits = said.startswith(ahead) and said.endswith(behind) and len(said) > len(ahead) + len(behind)
        by = next((by for sign, by in _GIVES.items() if ahead.rstrip().endswith(sign)), "")
        value = said[len(ahead) : len(said) - len(behind)]
        if not fits or given.node.thing != by or not is_balanced(value) or bare.children:
            continue
        lines = state.lines(old, new)
        if value == folded(given.node.text):
            return state.fact("layout", old, new, lines=lines)
        sides = (value, given.node.text) if block is new else (given.node.text, value)
        made = state.fact("changed", old, new, lines=lines)
        return replace(made, kind="statement_changed", old=sides[0], new=sides[1], details={})
    return None


def _alone(entry: Entry) -> Entry | None:
    """Give what a block holds where that is one simple statement."""
    one = entry.children[0] if len(entry.children) == 1 else None
    return one if one is not None and one.node.thing in SIMPLE and not one.children else None
