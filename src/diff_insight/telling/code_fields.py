"""Fields of sentences about programs and values that hold several things, or one that is too long."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from diff_insight.facts.differs import begins_inside
from diff_insight.facts.wording import stretch
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.quoting import begun, clean

if TYPE_CHECKING:
    from diff_insight.telling.fields import Fields

_WORD = re.compile(r"[^\W\d_]{4,}|[A-Z]{2}|\d|\w[-_.:/]\w|[^\x00-\x7f]|`")
_SHOWING = re.compile(r"[a-z][a-z0-9]{0,9}")
"""What tags of HTML look like."""

NOT_HELD = frozenset({"of", "in", "record"})
"""What is said of an entry beside what it holds."""


def listed_each(fields: "Fields", fact: Fact, detail: str) -> str:
    """List what a detail holds, each as code; empty where one of them cannot be shown."""
    said = [fields.shown(one, quoted=False) for one in fact.details.get(detail, "").split(", ") if one]
    return _counted(fields, said) if all(said) else ""


def held(fields: "Fields", fact: Fact) -> str:
    """List the values that a key holds side by side, the first where they are many; else its own keys'."""
    if "entries" not in fact.details:
        lines = fact.details.get("keys", "").split("\n")
        return _by_key(fields, (line.partition(": ")[::2] for line in lines if line))
    said = [fields.shown(one, quoted=False) for one in fact.details["entries"].split(", ") if one]
    return _counted(fields, said) if all(said) else ""


def pages(fields: "Fields", fact: Fact) -> str:
    """List the names of the pages that came out of one, the first where they are many."""
    names = (path.rpartition("/")[2] for path in fact.details.get("into", "").split(", "))
    said = [fields.shown(name, quoted=False) for name in names]
    return _counted(fields, said) if all(said) else ""


def several_cases(fields: "Fields", fact: Fact, detail: str) -> str:
    """List cases that are one in the other version, each with the one thing that it does; not in a title."""
    said = []
    for line in fact.details.get(detail, "").split("\n"):
        name, _, does = line.partition("\t")
        case, shown = fields.shown(name, quoted=False), fields.shown(does, quoted=False)
        both = bool(case and shown) and fields.markdown
        said.append(fields.words.text("{name} ({said})", name=case, said=shown) if both else case)
    return _counted(fields, said) if all(said) else ""


def _counted(fields: "Fields", said: Sequence[str]) -> str:
    """List what is shown, the first where it is much."""
    if len(said) <= BOUNDS.entries:
        return fields.listed(said)
    first = fields.listed(said[: BOUNDS.names])
    return fields.words.text("{places} and {n} more", places=first, n=len(said) - BOUNDS.names)


def by_key(fields: "Fields", fact: Fact, most: int | None = None) -> str:
    """List the values of an entry or a key by their keys, all of them or the first."""
    return _by_key(fields, [one for one in fact.details.items() if one[0] not in NOT_HELD][:most])


def _by_key(fields: "Fields", held: Iterable[tuple[str, str]]) -> str:
    """List values by their keys; nothing where one cannot be shown."""
    said = [
        fields.words.text("{name} {value}", name=clean(name), value=shown) if shown else ""
        for name, text in held
        for shown in [fields.shown(text, quoted=False)]
    ]
    return fields.listed(said) if all(said) else ""


def entries(fields: "Fields", fact: Fact) -> str:
    """List what is inside; of a list in a program what is too long to be shown beside others is counted."""
    named = [shown for part in fact.parts if (shown := fields.name(part) or fields.declared(part))]
    said, left = fields.listed(named), len(fact.parts) - len(named)
    if fact.thing != "value" or not said or not left:
        return said
    return fields.words.text("{places} and {n} more", places=said, n=left)


def guard_of(fields: "Fields", fact: Fact) -> str:
    """Give what is asked by a condition that holds what runs where it is not met."""
    return fields.shown((fact.new or "").removeprefix("unless ").removeprefix("guard "), quoted=False)


def exit_of(fields: "Fields", fact: Fact) -> str:
    """Give how a condition leaves a function: what is too long by what it calls."""
    said = fact.details.get("exit", "")
    called = said.partition("(")[0]
    return fields.shown(said, quoted=False) or (
        fields.shown(f"{called}(…)", quoted=False) if called and said.endswith(")") else ""
    )


def members(fields: "Fields", fact: Fact) -> str:
    """List what a new thing took over from another one, or what one that is gone left to it."""
    names = [said for one in fact.details.get("members", "").split("\n") if (said := fields.name(fact, one))]
    return _counted(fields, names)


def part(fields: "Fields", fact: Fact, key: str, *, alone: bool) -> str:
    """Give what a line of code lost or gained, alone or for the other."""
    found = stretch(fact.old or "", fact.new or "", code=True)
    said = found.get(key, "").strip(" ,;")
    sides = {"was": fact.old or "", "is": fact.new or ""}
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*sides.values(), strict=False)))
    if any(begins_inside(*_placed(text, found.get(side, ""), alike)[:2]) for side, text in sides.items()):
        said = _with_quotes(*_placed(sides[key], said, alike)) if not alone else ""
    if alone == ({"was", "is"} <= found.keys()) or not _WORD.search(said):
        return ""
    return fields.shown(said, quoted=False)


def _placed(text: str, piece: str, alike: int) -> tuple[str, str, str]:
    """Give a piece that begins where two texts are no longer alike with what stands on both sides of it."""
    at = max(text.rfind(piece, 0, alike + len(piece)), 0)
    return text[:at], piece, text[at + len(piece) :]


def _with_quotes(ahead: str, piece: str, behind: str) -> str:
    """Give a piece that begins inside of quotes with the ones around it; empty where it ends in none."""
    rest, quote, _ = behind.partition('"')
    return f"{ahead[ahead.rfind(quote) :]}{piece}{rest}{quote}" if piece and quote else ""


def swaps(fields: "Fields", fact: Fact) -> str:
    """Give each piece of a statement that gave way to another as "was → is"."""
    pairs = [line.partition("\t")[::2] for line in fact.details.get("swaps", "").split("\n") if line]
    sides = [(fields.shown(was, quoted=False), fields.shown(now, quoted=False)) for was, now in pairs]
    if not all(was and now for was, now in sides):
        return ""
    return fields.listed([fields.words.text("{old} → {new}", old=was, new=now) for was, now in sides], 12)


def begins(fields: "Fields", fact: Fact) -> str:
    """Give the first words of a line that is too long to be shown whole."""
    return fields.shown(begun(fact.new or ""), quoted=False)


def telling_tag(fields: "Fields", fact: Fact) -> str:
    """Give the name of an element that says more than how a page shows its text: no tag of HTML has it."""
    return "" if _SHOWING.fullmatch(fact.name) else fields.name(fact)
