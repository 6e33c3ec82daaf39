"""Paragraphs that lost or gained most of what they say, known by a sentence that stays in them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry, folded

_TELLING = 12
"""Characters of a sentence that is not said in any place."""


def with_a_sentence_kept(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give paragraphs of one owner without partners that have a sentence which no other of them has."""
    found: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if entry.node.thing != "paragraph" or entry.partner is not None:
                continue
            for said in {folded(one.node.text) for one in entry.children if one.node.thing == "sentence"}:
                if len(said) >= _TELLING:
                    found[said][side].append(entry)
    for of_old, of_new in found.values():
        if len(of_old) == len(of_new) == 1 and of_old[0].partner is None and of_new[0].partner is None:
            yield of_old[0], of_new[0]
