"""A definition that went to another file, its two versions as if they were those of one file.

What a type has lost and gained on the way, and which of its members take or give something else now, is then
found as everywhere. All lines keep their numbers: of each file the rest is left blank.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.model import Fact, FileChange, Lines, Versions

Compare = Callable[[int, int, Fact, Fact], Sequence[Fact]]
"""Gives, for the places of two files and what stood in the one and stands in the other, what differs."""
Apart = tuple[Fact | None, tuple[Fact, ...], tuple[Fact, ...]]
"""What is told of a type itself, what is gone of it where it stood, and what is told where it stands."""
LONGEST = 3_000
"""Lines of a definition beyond which it is not compared."""
_HEAD = ("<?php", "package ", "namespace ")
"""How lines begin that say what a whole file is."""
_MEMBERS = frozenset(
    {"method", "function", "field", "constant", "property", "variable", "enum_member", "parameter", "base"}
    | {"class", "interface", "struct", "enum", "trait", "type_alias"}
)
"""What is told of a type beside its head."""


def as_one_file(
    change: FileChange, texts: tuple[str, str], lines: Lines | None
) -> tuple[FileChange, Versions]:
    """Give a change of one file that holds a definition alone, before and now.

    Args:
        change: Of the file that it stands in now; `previous_path` is that of the file that it stood in.
        texts: Of the file that it stood in, and of the one that it stands in.
        lines: Those of the definition in both; None keeps all, for one that stands in others.
    """
    before = _alone(texts[0], lines.removed) if lines else texts[0].split("\n")
    after = _alone(texts[1], lines.added) if lines else texts[1].split("\n")
    patch = "\n".join(_patch(before, after))
    whole = Versions(before="\n".join([*before, ""]), after="\n".join([*after, ""]))
    return replace(change, patch=patch, status="renamed"), whole


def _alone(text: str, numbers: Sequence[int]) -> list[str]:
    kept, last = set(numbers), max(numbers, default=0)
    rows = text.split("\n")[:last]
    return [
        row if at in kept or (row.startswith(_HEAD) and not row.endswith("{")) else ""
        for at, row in enumerate(rows, 1)
    ]


def _patch(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    yield f"@@ -1,{len(before)} +1,{len(after)} @@"
    begins = [next((at for at, row in enumerate(side) if row), 0) for side in (before, after)]
    yield from (f"-{row}" for row in before[: begins[0]])
    yield from (f"+{row}" for row in after[: begins[1]])
    was, now = before[begins[0] :], after[begins[1] :]
    for how, one, two, three, four in SequenceMatcher(None, was, now).get_opcodes():
        if how == "equal":
            yield from (f" {row}" for row in was[one:two])
            continue
        yield from (f"-{row}" for row in was[one:two])
        yield from (f"+{row}" for row in now[three:four])


def parted(old: Fact, new: Fact, found: Iterable[Fact]) -> Apart | None:
    """Give what differs between two versions of a type by where it is told; None where they are not one.

    Args:
        old: The definition where it stood.
        new: The same where it stands.
        found: What differs between the two.
    """
    lines = Lines(removed=old.lines.removed, added=new.lines.added)
    inside = (*new.where, new.name.rpartition(".")[2])
    head: Fact | None = None
    went: list[Fact] = []
    came: list[Fact] = []
    for fact in found:
        if (fact.thing, fact.name, fact.where) == (new.thing, new.name, new.where):
            if fact.action in {"added", "removed", "renamed"}:
                return None
            head = fact
        elif fact.where[: len(inside)] != inside or fact.thing not in _MEMBERS:
            continue
        elif fact.action == "removed":
            went.append(_within(fact, Lines(removed=lines.removed)))
        elif fact.action != "layout":
            came.append(_within(fact, Lines(added=lines.added)))
    return head, tuple(went), tuple(came)


def _within(fact: Fact, lines: Lines) -> Fact:
    """Give a fact by the lines of one file alone; what only the other one shows has those of its owner."""
    own = minus(fact.lines, minus(fact.lines, lines))
    parts = tuple(_within(part, lines) for part in fact.parts)
    return replace(fact, lines=own, parts=parts)


def rest(fact: Fact, others: Sequence[Fact]) -> Lines:
    """Give the lines of a fact that others do not have, nor what is in them."""
    return minus(fact.lines, lines_of_all(one for other in others for one in other.all()))
