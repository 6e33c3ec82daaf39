"""Texts of a page that say what they said, marked with another role: `:cpy-file:` where `:file:` stood.

What is read of a role that refers to nothing known is its words, so that texts with another one are the same.
But its name tells what the words are, and with roles of a project's own where they lead.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import folded
from diff_insight.late import late
from diff_insight.model import Fact
from diff_insight.trees.cross_references import is_reference, shown

_ROLE = late(
    r"(?<![\w:`])(?::([a-zA-Z][\w:+.-]{0,60}):|\{([a-zA-Z][\w:+.-]{0,60})\})`([^`\n]{1,500})`(?![`_\w])"
)
"""A role of Sphinx or of MyST with what it is given."""
_TEXTS = frozenset({"paragraph", "list_item", "sentence"})


def by_other_roles(facts: tuple[Fact, ...], changed: Changed) -> tuple[Fact, ...]:
    """Give the facts with those of texts that differ in the names of their roles alone told by these.

    Args:
        facts: Of a file.
        changed: Its changed lines.
    """
    if not any(map(_ROLE.search, changed.added.values())):
        return facts
    return tuple(told for fact in facts for told in _told(fact, changed))


def _told(fact: Fact, changed: Changed) -> Sequence[Fact]:
    if fact.thing not in _TEXTS or fact.action not in {"layout", "changed"}:
        return (replace(fact, parts=by_other_roles(fact.parts, changed)),) if fact.parts else (fact,)
    was, now = (
        folded(" ".join(lines[at] for at in numbers))
        for lines, numbers in ((changed.removed, fact.lines.removed), (changed.added, fact.lines.added))
    )
    turned = dict.fromkeys(
        (one, other)
        for one, other in zip(_ROLE.findall(was), _ROLE.findall(now), strict=False)
        if one != other
    )
    same = _ROLE.sub(_words, was) == _ROLE.sub(_words, now)
    if not turned or not same or any(is_reference(role[0] or role[1]) for pair in turned for role in pair):
        return (fact,)
    return [
        replace(
            fact,
            kind="reference_role_changed",
            name=f"`{shown(one[0] or one[1], one[2]).words}`",
            old=None,
            new=None,
            details={"was_role": _name(one), "by_role": _name(other), "marks": "yes"},
        )
        for one, other in turned
    ]


def _words(found: re.Match[str]) -> str:
    return f"`\0{found[3]}`"


def _name(role: tuple[str, str, str]) -> str:
    return f":{role[0]}:" if role[0] else f"{{{role[1]}}}"
