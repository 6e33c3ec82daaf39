"""Facts in a few words for a prompt: what a model misreads most (direction, place), said in advance."""

from collections.abc import Iterable, Iterator, Sequence

from diff_insight.model import Fact

from .parts import Part

_VALUE = 48
"""Most characters of one quoted value: the patch is there too."""
_UNTOLD = frozenset({"text_changed", "whitespace_changed"})


def digest(facts: Sequence[Fact], *, within: Part | None, most: int) -> str:
    """Give one line per fact, in order, what is inside another below it, as many as fit.

    Args:
        facts: What the patch shows.
        within: Only those with lines in this part.
        most: Characters in all.
    """
    lines: list[str] = []
    left = most
    for line in dict.fromkeys(_tree(facts, within, depth=0)):
        if len(line) + 1 > left:
            continue
        lines.append(line)
        left -= len(line) + 1
    return "\n".join(lines)


def first_line(facts: Sequence[Fact]) -> str:
    """Give the first fact that tells something, in a few words; empty where none does."""
    return next((_line(fact).removeprefix("- ") for fact in facts if _tells(fact, None)), "")


def _tree(facts: Sequence[Fact], within: Part | None, *, depth: int) -> Iterator[str]:
    for fact in facts:
        told = _tells(fact, within)
        if told:
            yield f"{'  ' * depth}{_line(fact)}"
        yield from _tree(fact.parts, within, depth=depth + told)


def _tells(fact: Fact, within: Part | None) -> bool:
    if fact.kind in _UNTOLD:
        return False
    return within is None or within.holds(fact)


def _line(fact: Fact) -> str:
    parts = [fact.kind.replace("_", " ")]
    parts += [f"{name} {_short(value)}".strip() for name, value in _places(fact) if value]
    if fact.old is not None and fact.new is not None:
        parts.append(f"{_short(fact.old)} -> {_short(fact.new)}")
    elif fact.old is not None or fact.new is not None:
        parts.append(_short(fact.old or fact.new or ""))
    return "- " + " | ".join(parts)


def _places(fact: Fact) -> Iterable[tuple[str, str | None]]:
    yield "", fact.name
    yield "in", " / ".join(fact.where)
    yield "before", fact.previous_name
    yield "breaks:", fact.breaking


def _short(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= _VALUE else f"{flat[: _VALUE - 1]}…"
