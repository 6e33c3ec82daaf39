"""An example of a page told as one: the lines that it gained, lost, or that gave way to others."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.facts.differs import differing
from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.fields import is_whole
from diff_insight.telling.point import Place
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

LANGUAGE = msgid("the {language} example")
ANY = msgid("an example")
TITLE_LANGUAGE = msgid("{language} example")
TITLE_ANY = msgid("Example")
SEVERAL_IN = Plural("one {language} example", "{n} {language} examples")
SEVERAL = Plural("one example", "{n} examples")
TITLE_SEVERAL_IN = msgid("{language} examples")
TITLE_SEVERAL = msgid("Examples")
LINES = Plural("one line", "{n} lines")
GAINS = Plural("{example} gains {lines}", "{example} gain {lines}")
GAINS_MANY = Plural("{example} gains {lines}, the first {line}", "{example} gain {lines}, the first {line}")
GAINS_SUCH = Plural("{example} gains {lines}, among them {line}", "{example} gain {lines}, among them {line}")
LOSES = Plural("{example} loses {lines}", "{example} lose {lines}")
LOSES_MANY = Plural("{example} loses {lines}, the first {line}", "{example} lose {lines}, the first {line}")
LOSES_SUCH = Plural("{example} loses {lines}, among them {line}", "{example} lose {lines}, among them {line}")
DEFINES = Plural("{example} now defines {names}", "{example} now define {names}")
DROPS = Plural("{example} no longer defines {names}", "{example} no longer define {names}")
DEFINES_INSTEAD = msgid("{example} now defines {names} instead of {others}")
TITLE_DEFINES = msgid("{example}: adds {names}")
TITLE_DROPS = msgid("{example}: removes {names}")
GIVES_WAY = msgid("in {example}, {old} gives way to {new}")
GIVE_WAY = Plural("in {example}, {gone} gives way to {come}", "in {example}, {gone} give way to {come}")
GIVE_WAY_FIRST = Plural(
    "in {example}, {gone} gives way to {come}, the first now {line}",
    "in {example}, {gone} give way to {come}, the first now {line}",
)
GIVE_WAY_TO_SUCH = Plural(
    "in {example}, {gone} gives way to {come}, among them {line}",
    "in {example}, {gone} give way to {come}, among them {line}",
)
CHANGES = msgid("{example} changes in {lines}, such as {old} → {new}")
AS_MANY = msgid("{example} changes in {lines}, the first now {line}")
AS_MANY_SUCH = msgid("{example} changes in {lines}, one of which is now {line}")
JUST_AS_MANY = msgid("{example} changes in {lines}")
TITLE_CHANGES = msgid("{example}: changes {lines}")
TITLE_GAINS = msgid("{example}: adds {lines}")
TITLE_LOSES = msgid("{example}: removes {lines}")
TITLE_GIVES_WAY = msgid("{example}: {old} → {new}")
TITLE_NOW = msgid("{example}: now {line}")
TITLE_REPLACES = msgid("{example}: replaces {gone} with {come}")

FEW = 3
"""Lines that are quoted; more of them are counted."""
_LOOKED_AT = 40
"""Lines among which one is looked for that tells what the others are for."""
_PREPARES = re.compile(
    r"\s*+(?:(?:import|from|using|use|require|require_once|include|package|namespace)\b|#include\b"
    r"|(?:const|let|var)\s[^=]{0,200}=\s*+require\b|//|/\*|\*|#|--\s|<!--|;|\"\"\"|'use |\"use "
    r"|[\w.-]++:\s*+$|@\w++\s*+$|\.\.\.)"
)
"""The beginning of a line that does nothing by itself: an import, a comment, a key whose value follows."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def told(fact: Fact, parts: Sequence[Fact]) -> Sequence[Fact]:
    """Give an example as what is told of it: one thing, or what came, went and changed in several places.

    Empty where each line is told by itself.
    """
    actions = {part.action for part in parts}
    if not parts or actions == {"moved"} or (actions == {"changed"} and len(parts) <= FEW):
        return ()
    if actions in ({"added"}, {"removed"}):
        return (_one_sided(fact, parts),)
    if "apart" not in fact.details or actions == {"changed"}:
        return (replace(fact, kind="code_block_replaced", parts=tuple(parts)),)
    changed = [part for part in parts if part.action == "changed"]
    sides = [[part for part in parts if part.action == action] for action in ("added", "removed")]
    return (*(_one_sided(fact, side) for side in sides if side), *(told(fact, changed) or changed))


def _one_sided(fact: Fact, parts: Sequence[Fact]) -> Fact:
    """Give an example that gained lines, or lost some."""
    come = parts[0].action == "added"
    said = "\n".join(part.new or part.old or "" for part in parts)
    details = {key: text for key, text in fact.details.items() if key != ("drops" if come else "defines")}
    sides = {"new": said} if come else {"old": said}
    kind = "code_block_gains" if come else "code_block_loses"
    return replace(fact, kind=kind, parts=tuple(parts), details=details, **sides)  # type: ignore[arg-type]


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how an example is told as one."""
    return _WAYS.get(facts[0].kind)


def _lines(parts: Sequence[Fact], action: str) -> tuple[Fact, ...]:
    return tuple(part for part in parts if part.action in {action, "changed"})


def _only(parts: Sequence[Fact], action: str) -> tuple[Fact, ...]:
    return tuple(part for part in parts if part.action == action)


def _several(fact: Fact) -> int:
    """Give in how many examples it happened."""
    return int(fact.details.get("cells", "1"))


def _example(phrases: "Phrases", fact: Fact) -> str:
    language = phrases.shown(fact.details.get("language", ""), quoted=False)
    n = _several(fact)
    if n > 1 and phrases.markdown:
        return phrases.words.plural(*(SEVERAL_IN if language else SEVERAL), n, language=language)
    if n > 1:
        return phrases.words.text(TITLE_SEVERAL_IN if language else TITLE_SEVERAL, language=language)
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


def _telling(phrases: "Phrases", parts: Sequence[Fact]) -> tuple[str, bool]:
    """Quote of several lines the first that does something, and say whether it is the first of all.

    The first of all stands for them where none does more; nothing where that is long or only brackets.
    """
    said = [part.new or part.old or "" for part in parts[:_LOOKED_AT]]
    for at, text in enumerate(said):
        if _WORD.search(text) and not _PREPARES.match(text) and (line := phrases.shown(text, quoted=False)):
            return line, at == 0
    line = phrases.shown(said[0], quoted=False) if said else ""
    return (line if _WORD.search(line) else ""), True


def _names(phrases: "Phrases", fact: Fact, key: str) -> str:
    """Give the names of what an example defines now, or no longer does."""
    return phrases.series(
        [phrases.shown(name, quoted=False) for name in fact.details.get(key, "").split(", ") if name]
    )


def _count(phrases: "Phrases", parts: Sequence[Fact]) -> str:
    return phrases.words.plural(*LINES, len(parts))


def _one_way(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    fact = facts[0]
    come = fact.kind == "code_block_gains"
    example, n = _example(phrases, fact), _several(fact)
    names = _names(phrases, fact, "defines" if come else "drops")
    if names:
        return phrases.words.plural(*(DEFINES if come else DROPS), n, example=example, names=names)
    lines = _quoted(phrases, fact.parts)
    if lines:
        return phrases.words.plural(*(GAINS if come else LOSES), n, example=example, lines=lines)
    line, first = _telling(phrases, fact.parts)
    count = _count(phrases, fact.parts)
    if line and len(fact.parts) > 1:
        template = (GAINS_MANY if come else LOSES_MANY) if first else (GAINS_SUCH if come else LOSES_SUCH)
        return phrases.words.plural(*template, n, example=example, lines=count, line=line)
    return phrases.words.plural(*(GAINS if come else LOSES), n, example=example, lines=count)


def _one_way_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    fact = facts[0]
    come = fact.kind == "code_block_gains"
    template = TITLE_GAINS if come else TITLE_LOSES
    example = _example(phrases, fact)
    names = _names(phrases, fact, "defines" if come else "drops")
    if names:
        yield phrases.words.text(TITLE_DEFINES if come else TITLE_DROPS, example=example, names=names)
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
    names, others = (_names(phrases, fact, key) for key in ("defines", "drops"))
    if names and others:
        return phrases.words.text(DEFINES_INSTEAD, example=example, names=names, others=others)
    if names or others:
        return phrases.words.plural(*(DEFINES if names else DROPS), 1, example=example, names=names or others)
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
    line, first = ("", True) if quoted else _telling(phrases, come)
    if len(gone) == len(come) and not quoted:
        return phrases.words.text(
            (AS_MANY if first else AS_MANY_SUCH) if line else JUST_AS_MANY,
            example=example,
            lines=_count(phrases, come),
            line=line,
        )
    template = (GIVE_WAY_FIRST if first else GIVE_WAY_TO_SUCH) if line else GIVE_WAY
    return phrases.words.plural(*template, len(gone), example=example, line=line, **counts)


def _replaced_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    fact = facts[0]
    gone, come = _lines(fact.parts, "removed"), _lines(fact.parts, "added")
    example = _example(phrases, fact)
    names, others = (_names(phrases, fact, key) for key in ("defines", "drops"))
    if names and others:
        yield phrases.words.text(TITLE_GIVES_WAY, example=example, old=others, new=names)
    elif names or others:
        template = TITLE_DEFINES if names else TITLE_DROPS
        yield phrases.words.text(template, example=example, names=names or others)
    if all(part.action == "changed" for part in fact.parts) or len(gone) == len(come) > 1:
        yield phrases.words.text(TITLE_CHANGES, example=example, lines=_count(phrases, come or fact.parts))
        return
    if len(gone) == len(come) == 1:
        old, new = _quoted(phrases, _only(gone, "removed")), _quoted(phrases, _only(come, "added"))
        if old and new:
            yield phrases.words.text(TITLE_GIVES_WAY, example=example, old=old, new=new)
        if new and _WORD.search(new):
            yield phrases.words.text(TITLE_NOW, example=example, line=new)
    counts = {"gone": _count(phrases, gone), "come": _count(phrases, come)}
    yield phrases.words.text(TITLE_REPLACES, example=example, **counts)


_ONE_WAY = Way(_one_way, _one_way_title)
_WAYS = {
    "code_block_gains": _ONE_WAY,
    "code_block_loses": _ONE_WAY,
    "code_block_replaced": Way(_replaced, _replaced_title),
}


def by_pieces(leaves: Sequence[tuple[Fact, Place]]) -> Iterator[tuple[Fact, Place]]:
    """Give lines of examples in which one piece gave way to one other without what stands around it."""
    pairs = [_piece_of_line(fact) for fact, _ in leaves]
    times = Counter(pairs)
    for (fact, place), pair in zip(leaves, pairs, strict=True):
        if all(pair) and times[pair] > 1 and fact.old and fact.new:
            kept = {key: pair[at] for at, key in enumerate(("was", "is"))}
            yield replace(fact, old=None, new=None, details=kept), place
        else:
            yield fact, place


def _piece_of_line(fact: Fact) -> tuple[str, str]:
    """Give what gave way to what in a line of an example; empty where that says nothing by itself."""
    if fact.kind != "code_line_changed" or not (fact.old and fact.new) or "key" in fact.details:
        return "", ""
    known = (fact.details.get("was", ""), fact.details.get("is", ""))
    pair = known if any(known) else differing(fact.old, fact.new) or known
    return pair if all(map(is_whole, pair)) else ("", "")
