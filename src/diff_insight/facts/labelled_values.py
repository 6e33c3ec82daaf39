"""Entries of a list that are a label with a value: "Default: `2`" is the entry that said "Default: `1`".

Such a line has so few words that another value makes it another text. Its label says which one it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry, text_of

_LABELLED = re.compile(r"([^`:：]{1,40}[:：])\s?(?:`[^`]{1,300}`|[\"']?[\w.+%/-]{1,40}[\"']?)[.。]?")
"""A label with a single value behind it, code or one word."""
_TEXTS = frozenset({"list_item", "sentence"})
"""What a line of a list is, and what it says."""


def of_one_label(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give pairs of entries of which each is the only one on its side that gives a label a value.

    Args:
        olds: Of one owner, without a partner.
        news: Of its partner.
    """
    found: dict[tuple[str, str], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if label := label_of(entry):
                found[entry.node.thing, label][side].append(entry)
    for of_old, of_new in found.values():
        if len(of_old) == len(of_new) == 1:
            yield of_old[0], of_new[0]


def label_of(entry: Entry) -> str:
    """Give the label of a line of a list that gives it a value; empty where it is none."""
    said = _LABELLED.fullmatch(_said(entry)) if entry.node.thing in _TEXTS else None
    return said[1] if said is not None else ""


def same_label(old: Entry, new: Entry) -> bool:
    """Tell whether two lines of a list give one label a value each."""
    label = label_of(new)
    return label != "" and label == label_of(old)


def _said(entry: Entry) -> str:
    """Give the only text of an entry; empty where it holds more than that."""
    if entry.node.thing == "sentence":
        return entry.node.text
    texts = [one for one in entry.children if one.node.thing == "sentence"]
    others = any(one.node.thing in {"list_item", "paragraph"} for one in entry.children)
    return entry.node.details.get("whole", "") or text_of(texts[0]) if len(texts) == 1 and not others else ""
