"""Facts in a few words for a prompt: what a model misreads most (direction, place), said in advance and once.

The patch stands below them. So a fact names its rows, and quotes what stands there only where that is short
enough to show at a glance which detail is another now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.model import Fact
from diff_insight.telling.kinds import Order, kind_of

from .parts import Part
from .rows import cut, spans

_NAME = 48
"""Most characters of a name or a place."""
_PAIR = 24
"""Most characters of what is quoted as it was and as it is."""
_ROWS = 40
_WHOLE = frozenset({"added", "removed"})
"""What is new or gone as a whole is so with all its parts."""
_UNTOLD = frozenset({"text_changed", "whitespace_changed"})
_OF_STATUS = frozenset({"file_added", "file_removed", "file_renamed", "file_moved"})
"""What the lines above the facts say: path, status and the path before."""


def digest(facts: Sequence[Fact], *, within: Part | None, most: int) -> str:
    """Give one line per fact, in order, what is inside another below it, as many as fit; upkeep where all do.

    Args:
        facts: What the patch shows.
        within: Only those with lines in this part.
        most: Characters in all.
    """
    told = [fact for fact in facts if within is None or within.holds(fact)]
    every = "\n".join(dict.fromkeys(_tree(told, within, whole=True)))
    if len(every) < most:
        return every
    lines: list[str] = []
    left = most
    for line in dict.fromkeys(_tree(_of_use(told), within, whole=False)):
        if len(line) + 1 > left:
            continue
        lines.append(line)
        left -= len(line) + 1
    return "\n".join(lines)


def _of_use(facts: Sequence[Fact]) -> list[Fact]:
    return [replace(fact, parts=tuple(_of_use(fact.parts))) for fact in facts if _is_of_use(fact)]


def _is_of_use(fact: Fact) -> bool:
    """Tell what a reader has to know from layout and upkeep: by the fact itself, or by what is inside it."""
    if fact.breaking:
        return True
    if fact.parts and fact.action == "changed":
        return any(map(_is_of_use, fact.parts))
    return fact.action != "layout" and kind_of(fact).order < Order.UPKEEP


def _tree(
    facts: Sequence[Fact],
    within: Part | None,
    *,
    whole: bool,
    above: frozenset[str] = frozenset(),
    depth: int = 0,
) -> Iterator[str]:
    """Give a line per fact; where all of them stand there, what parts tell is left to the parts."""
    for fact in facts:
        told = _tells(fact, within)
        at_once = fact.action in _WHOLE
        parts = [one for one in fact.parts if one.breaking or not at_once or one.action != fact.action]
        if told:
            by_parts = whole and _is_told_by(parts, fact, within)
            yield f"{'  ' * depth}- {_line(fact, above, by_parts=by_parts)}"
            parts = [one for one in parts if not _is_quoted_in(one, fact)]
        name = fact.name or ""
        inside = frozenset((*fact.where, name, name.rpartition(".")[2])) if told else above
        yield from _tree(parts, within, whole=whole, above=inside, depth=depth + told)


def _tells(fact: Fact, within: Part | None) -> bool:
    if fact.kind in _UNTOLD or (fact.kind in _OF_STATUS and not fact.breaking):
        return False
    return within is None or within.holds(fact)


def _is_told_by(parts: Sequence[Fact], whole: Fact, within: Part | None) -> bool:
    """Tell whether the parts below a fact name every row of it."""
    told = [one.lines for one in parts if _tells(one, within)]
    return (
        bool(told)
        and {row for lines in told for row in lines.removed} == set(whole.lines.removed)
        and {row for lines in told for row in lines.added} == set(whole.lines.added)
    )


def _is_quoted_in(part: Fact, whole: Fact) -> bool:
    """Tell a part that says no more than the pair that stands above it."""
    above, own = _pair(whole), _pair(part)
    if above is None or own is None or part.breaking or part.parts:
        return False
    return own[0] in above[0] and own[1] in above[1]


def _line(fact: Fact, above: frozenset[str], *, by_parts: bool) -> str:
    """Give a fact, without the place that its name or that above tells and the rows that its parts name."""
    told_already = above.issuperset(fact.where) or (fact.name or "").startswith(".".join((*fact.where, "")))
    where = () if told_already else fact.where
    places = (
        ("", fact.name),
        ("in ", " / ".join(where)),
        ("before ", fact.previous_name),
        ("breaks: ", fact.breaking),
    )
    told = [fact.kind.replace("_", " ")]
    told += [f"{word}{cut(' '.join(value.split()), _NAME)}" for word, value in places if value]
    pair = _pair(fact)
    if pair is not None:
        return " | ".join([*told, " -> ".join(pair)])
    return " | ".join(told if by_parts else [*told, cut(spans(fact.lines), _ROWS)]).removesuffix(" | ")


def _pair(fact: Fact) -> tuple[str, str] | None:
    """Give what stood and what stands there, where both are short."""
    if fact.old is None or fact.new is None:
        return None
    old, new = " ".join(fact.old.split()), " ".join(fact.new.split())
    return (old, new) if max(len(old), len(new)) <= _PAIR else None
