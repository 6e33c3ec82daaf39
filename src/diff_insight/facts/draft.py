"""A fact in the making: lines may still be added to it, and it may still turn out to be a move."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from diff_insight.diff.hunks import HunkLine
from diff_insight.facts.marks import Unit, squeezed
from diff_insight.model import Fact, FactKind

QUOTE_LIMIT = 2_000
"""Characters of the patch that one fact quotes at most on each side."""


class Draft:
    """One fact before its lines are final.

    Args:
        kind: What happened.
        at: Position in the patch of the first line it speaks of.
        fields: Further fields of the fact.

    Attributes:
        digest: Of the whole content of a one-sided fact, modulo whitespace; 0 for others.
        weight: Characters of that content.
    """

    __slots__ = ("added", "at", "digest", "fields", "kind", "removed", "weight")

    def __init__(self, kind: FactKind, at: int, /, **fields: Any) -> None:
        self.kind = kind
        self.at = at
        self.fields = fields
        self.removed: list[int] = []
        self.added: list[int] = []
        self.digest = 0
        self.weight = 0

    def cover(self, lines: Iterable[HunkLine]) -> "Draft":
        """Count these lines among those that the fact speaks of."""
        for line in lines:
            if line.old is None:
                if line.new is not None:
                    self.added.append(line.new)
            elif line.new is None:
                self.removed.append(line.old)
        return self

    def identify(self, content: str) -> "Draft":
        """Remember what a one-sided fact is about, so that the other half of a move is found."""
        plain = squeezed(content)
        self.digest = int.from_bytes(blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest())
        self.weight = len(plain)
        return self

    def fact(self) -> Fact:
        """Give the final fact; what is empty is not quoted."""
        for side in ("old", "new"):
            if self.fields.get(side) == "":
                del self.fields[side]
        return Fact(
            kind=self.kind,
            removed=tuple(sorted(set(self.removed))),
            added=tuple(sorted(set(self.added))),
            **self.fields,
        )


def place(unit: Unit) -> dict[str, Any]:
    """Give the fields that say where a unit stands."""
    mark = unit.mark
    where: dict[str, Any] = {}
    if mark.section is not None:
        where["section"] = mark.section
    if mark.symbol is not None:
        where["symbol"] = mark.symbol
    if mark.language is not None:
        where["language"] = mark.language
    return where


def quote(text: str) -> str:
    """Give as much of a text as a fact quotes: all of it, or its beginning."""
    text = text.strip()
    return text if len(text) <= QUOTE_LIMIT else text[:QUOTE_LIMIT].rstrip()
