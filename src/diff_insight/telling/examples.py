"""An example of a page told as one: the lines that it gained, lost, or that gave way to others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

LANGUAGE = msgid("the {language} example")
ANY = msgid("an example")
TITLE_LANGUAGE = msgid("{language} example")
TITLE_ANY = msgid("Example")
LINES = Plural("one line", "{n} lines")
GAINS = msgid("{example} gains {lines}")
GAINS_MANY = msgid("{example} gains {lines}, the first {line}")
LOSES = msgid("{example} loses {lines}")
LOSES_MANY = msgid("{example} loses {lines}, the first {line}")
GIVES_WAY = msgid("in {example}, {old} gives way to {new}")
GIVE_WAY = Plural("in {example}, {gone} gives way to {come}", "in {example}, {gone} give way to {come}")
CHANGES = msgid("{example} changes in {lines}, such as {old} → {new}")
TITLE_CHANGES = msgid("{example}: changes {lines}")
TITLE_GAINS = msgid("{example}: adds {lines}")
TITLE_LOSES = msgid("{example}: removes {lines}")
TITLE_GIVES_WAY = msgid("{example}: {old} → {new}")
TITLE_REPLACES = msgid("{example}: replaces {gone} with {come}")

FEW = 3
"""Lines that are quoted; more of them are counted."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def told(fact: Fact, parts: Sequence[Fact]) -> Fact | None:
    """Give an example whose lines are told together as one thing; None where each line is told by itself."""
    if not parts:
        return None
    actions = {part.action for part in parts}
    if actions == {"changed"} and len(parts) <= FEW:
        return None
    if actions not in ({"added"}, {"removed"}):
        return replace(fact, kind="code_block_replaced", parts=tuple(parts))
    action = "gains" if actions == {"added"} else "loses"
    said = "\n".join(part.new or part.old or "" for part in parts)
    sides = {"new": said} if action == "gains" else {"old": said}
    return replace(fact, kind=f"code_block_{action}", parts=tuple(parts), **sides)  # type: ignore[arg-type]


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how an example is told as one."""
    return _WAYS.get(facts[0].kind)


def _lines(parts: Sequence[Fact], action: str) -> tuple[Fact, ...]:
    return tuple(part for part in parts if part.action in {action, "changed"})


def _only(parts: Sequence[Fact], action: str) -> tuple[Fact, ...]:
    return tuple(part for part in parts if part.action == action)


def _example(phrases: "Phrases", fact: Fact) -> str:
    language = phrases.shown(fact.details.get("language", ""), quoted=False)
    if phrases.markdown:
        return phrases.words.text(LANGUAGE, language=language) if language else phrases.words.text(ANY)
    return (
        phrases.words.text(TITLE_LANGUAGE, language=language) if language else phrases.words.text(TITLE_ANY)
    )


def _quoted(phrases: "Phrases", parts: Sequence[Fact]) -> str:
    """Quote a few lines; empty where they are many, long, or nothing but brackets."""
    said = [phrases.shown(part.new or part.old or "", quoted=False) for part in parts]
    telling = len(said) == 1 or any(_WORD.search(line) for line in said)
    if not all(said) or not telling or len(said) > FEW:
        return ""
    return phrases.series(said)


def _first(phrases: "Phrases", parts: Sequence[Fact]) -> str:
    said = (phrases.shown(part.new or part.old or "", quoted=False) for part in parts)
    return next((line for line in said if _WORD.search(line)), "")


def _count(phrases: "Phrases", parts: Sequence[Fact]) -> str:
    return phrases.words.plural(*LINES, len(parts))


def _one_way(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    fact = facts[0]
    come = fact.kind == "code_block_gains"
    example = _example(phrases, fact)
    lines = _quoted(phrases, fact.parts)
    if lines:
        return phrases.words.text(GAINS if come else LOSES, example=example, lines=lines)
    line = _first(phrases, fact.parts)
    count = _count(phrases, fact.parts)
    if line and len(fact.parts) > 1:
        return phrases.words.text(GAINS_MANY if come else LOSES_MANY, example=example, lines=count, line=line)
    return phrases.words.text(GAINS if come else LOSES, example=example, lines=count)


def _one_way_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    fact = facts[0]
    template = TITLE_GAINS if fact.kind == "code_block_gains" else TITLE_LOSES
    example = _example(phrases, fact)
    lines = _quoted(phrases, fact.parts)
    if lines:
        yield phrases.words.text(template, example=example, lines=lines)
    yield phrases.words.text(template, example=example, lines=_count(phrases, fact.parts))


def _pair(phrases: "Phrases", parts: Sequence[Fact]) -> tuple[str, str] | None:
    """Give the first line that can be quoted on both sides, where each line became the one in its place."""
    if any(part.action != "changed" for part in parts):
        return None
    both = ((phrases.side(part.old, part), phrases.side(part.new, part)) for part in parts)
    return next((pair for pair in both if all(pair)), None)


def _replaced(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    fact = facts[0]
    gone, come = _lines(fact.parts, "removed"), _lines(fact.parts, "added")
    example = _example(phrases, fact)
    pair = _pair(phrases, fact.parts)
    if pair is not None:
        lines = _count(phrases, fact.parts)
        return phrases.words.text(CHANGES, example=example, lines=lines, old=pair[0], new=pair[1])
    if len(gone) == len(come) == 1:
        old, new = _quoted(phrases, _only(gone, "removed")), _quoted(phrases, _only(come, "added"))
        if old and new:
            return phrases.words.text(GIVES_WAY, example=example, old=old, new=new)
    quoted = _quoted(phrases, _only(come, "added")) if len(come) == len(_only(come, "added")) else ""
    counts = {"gone": _count(phrases, gone), "come": quoted or _count(phrases, come)}
    return phrases.words.plural(*GIVE_WAY, len(gone), example=example, **counts)


def _replaced_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    fact = facts[0]
    gone, come = _lines(fact.parts, "removed"), _lines(fact.parts, "added")
    example = _example(phrases, fact)
    if all(part.action == "changed" for part in fact.parts):
        yield phrases.words.text(TITLE_CHANGES, example=example, lines=_count(phrases, fact.parts))
        return
    if len(gone) == len(come) == 1:
        old, new = _quoted(phrases, _only(gone, "removed")), _quoted(phrases, _only(come, "added"))
        if old and new:
            yield phrases.words.text(TITLE_GIVES_WAY, example=example, old=old, new=new)
    counts = {"gone": _count(phrases, gone), "come": _count(phrases, come)}
    yield phrases.words.text(TITLE_REPLACES, example=example, **counts)


_ONE_WAY = Way(_one_way, _one_way_title)
_WAYS = {
    "code_block_gains": _ONE_WAY,
    "code_block_loses": _ONE_WAY,
    "code_block_replaced": Way(_replaced, _replaced_title),
}
