"""Entries of menus and tables of contents: known by the page that they lead to, whatever they call it.

A label may change and an entry may go elsewhere in the menu: it is the same entry while it leads to the same
page. Two entries that lead to two pages are two, however alike their labels are.
"""

import re
from collections.abc import Iterable, Iterator

from diff_insight.facts.entry import Entry, folded, join

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_ADDRESS = re.compile(r"https?://\S+")


def leads_to(entry: Entry) -> str:
    """Give the page that an entry of a list begins with a link to; empty where it begins otherwise."""
    first = next((one for one in entry.children if one.node.thing != "list_item"), None)
    if entry.node.thing != "list_item" or first is None:
        return ""
    if first.node.thing == "sentence" and _ADDRESS.fullmatch(first.node.text):
        return first.node.text
    link = first.children[0] if is_label(first) else first
    return link.node.attributes.get("target", "").removeprefix("./") if link.node.thing == "link" else ""


def is_label(sentence: Entry) -> bool:
    """Tell whether a sentence of an entry is a link and nothing else."""
    of_entry = sentence.parent is not None and sentence.parent.node.thing == "list_item"
    if not of_entry or sentence.node.thing != "sentence" or len(sentence.children) != 1:
        return False
    link = sentence.children[0].node
    return link.thing == "link" and folded(sentence.node.text) == folded(link.name)


def of_one_page(olds: Iterable[Entry], news: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the entries without partners that alone on either side lead to one page, their labels joined."""
    sides: tuple[dict[str, list[Entry]], dict[str, list[Entry]]] = ({}, {})
    for side, entries in zip(sides, (olds, news), strict=True):
        for entry in entries:
            if page := leads_to(entry):
                side.setdefault(page, []).append(entry)
    for page, of_old in sides[0].items():
        of_new = sides[1].get(page, ())
        if len(of_old) == len(of_new) == 1 and of_old[0].partner is of_new[0].partner is None:
            _join_labels(of_old[0], of_new[0])
            yield of_old[0], of_new[0]


def are_two(old: Entry, new: Entry) -> bool:
    """Tell whether two entries, or the labels of two, lead to two pages: neither became the other.

    One label may lead elsewhere now where it stands, and another number may be in both label and page.
    """
    was, now = (one if one.node.thing == "list_item" else one.parent for one in (old, new))
    if was is None or now is None or was.partner is now:
        return False
    pages = leads_to(was), leads_to(now)
    if not all(pages) or pages[0] == pages[1]:
        return False
    if was.node.name == now.node.name:
        return was.parent is None or was.parent.partner is not now.parent
    return any(
        _NUMBER.sub("0", one) != _NUMBER.sub("0", other)
        for one, other in (pages, (was.node.name, now.node.name))
    )


def _join_labels(old: Entry, new: Entry) -> None:
    """Make the links that two entries begin with one, with the sentences that they are."""
    sides = [next(one for one in side.children if one.node.thing != "list_item") for side in (old, new)]
    if sides[0].node.thing == sides[1].node.thing:
        join(*sides)
        if all(map(is_label, sides)):  # the other one is an address without words
            join(*(one.children[0] for one in sides))
