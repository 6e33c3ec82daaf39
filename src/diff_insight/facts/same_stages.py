"""Stages of a Dockerfile that got another name and were rewritten: known by the image that they build on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry

_STAGE = "stage"
_BASES = frozenset({"package", "base_image"})
"""What a stage is built on: an image of a registry, another stage, nothing at all."""


def of_one_base(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give stages without a partner whose image no other such stage of their side is built on, in pairs."""
    sides: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if entry.node.thing == _STAGE and entry.partner is None and (base := _base(entry)):
                sides[base][side].append(entry)
    for of_old, of_new in sides.values():
        if len(of_old) == len(of_new) == 1:
            yield of_old[0], of_new[0]


def _base(stage: Entry) -> str:
    return next((child.node.name for child in stage.children if child.node.thing in _BASES), "")
