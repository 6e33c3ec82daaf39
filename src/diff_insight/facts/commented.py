"""Values that are commented out, or no longer are: one change of one thing, no value gone and a remark come.

The rows of a comment are compared with those of a value as a whole, by letters and digits alone, so that
neither the mark of a comment nor how far they stand in says anything.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from diff_insight.facts.changed import Changed
from diff_insight.facts.line_sets import plus
from diff_insight.model import Fact

_MOST = 200
"""Comments or values on one side beyond which nobody looks for others: each is held against each."""
_LEAST = 4
"""Letters and digits below which two texts are the same by chance."""
_UNSAID = re.compile(r"[\W_]+")


def commented(facts: tuple[Fact, ...], changed: Changed, families: Collection[str]) -> tuple[Fact, ...]:
    """Join each value that came or went with the comments which said the same, or say it now.

    Args:
        facts: Of one file.
        changed: Its changed lines.
        families: Of its format; in a program a statement is more than its words.
    """
    if not families or "symbols" in families:
        return facts
    for action, remark, way in (("removed", "added", "out"), ("added", "removed", "in")):
        remarks = [fact for fact in facts if fact.kind == f"comment_{remark}"]
        values = [fact for fact in facts if fact.action == action and fact.thing != "comment"]
        if remarks and values and len(remarks) <= _MOST and len(values) <= _MOST:
            facts = _joined(facts, values, remarks, changed, way)
    return facts


def _joined(
    facts: Sequence[Fact], values: Sequence[Fact], remarks: Sequence[Fact], changed: Changed, way: str
) -> tuple[Fact, ...]:
    texts = [_rows(remark, changed) for remark in remarks]
    gone: set[int] = set()
    found: dict[int, Fact] = {}
    for value in values:
        said = _rows(value, changed)
        if len(said) < _LEAST:
            continue
        for at in range(len(texts)):
            taken = _covered(texts, at, said, gone, remarks)
            if taken:
                lines = value.lines
                for remark in taken:
                    lines = plus(lines, remark.lines)
                gone |= {id(remark) for remark in taken}
                found[id(value)] = replace(value, lines=lines, details={**value.details, "commented": way})
                break
    return tuple(found.get(id(fact), fact) for fact in facts if id(fact) not in gone)


def _covered(
    texts: Sequence[str], at: int, said: str, gone: set[int], remarks: Sequence[Fact]
) -> Sequence[Fact]:
    """Give the comments from one on that say a text and no more; none where they do not."""
    end, left = at, said
    while left and end < len(texts) and texts[end] and left.startswith(texts[end]):
        if id(remarks[end]) in gone:
            return ()
        left = left[len(texts[end]) :]
        end += 1
    return () if left else remarks[at:end]


def _rows(fact: Fact, changed: Changed) -> str:
    """Give what the rows of something say that only one version has."""
    removed = (changed.removed[row] for row in fact.lines.removed)
    added = (changed.added[row] for row in fact.lines.added)
    return _UNSAID.sub("", "".join((*removed, *added)))
