"""Links of a sentence that says what it said: an address that got words, several links that are one now."""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.state import State
from diff_insight.model import Fact

_WORD = re.compile(r"\w+")
_WHOLE_WORD = re.compile(r"\w[\w.-]*")
_SITE = re.compile(r"https?://([^/?#\s]{1,200})/?(.*)")


def worded_links(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State the links that are all that differs in two versions of a sentence; nothing where more does."""
    was, now = _links(old), _links(new)
    if folded(old.node.text) == folded(new.node.text):
        one = now[0] if len(now) == 1 < len(was) else None
        if one is None or not all(link.node.name and link.node.name in one.node.name for link in was):
            return ()
        merged = state.fact("changed", was[0], one, lines=state.lines(old, new))
        return (_as(merged, {"joined": str(len(was)), "target": one.node.attributes.get("target", "")}),)
    said, worded = old.node.text, []
    for link in now:
        target, name = link.node.attributes.get("target", ""), link.node.name
        if "://" in target and name and target != name and target in said:
            said = said.replace(target, name, 1)
            worded.append(link)
    if not worded or folded(said) != folded(new.node.text):
        worded = _named_by_what_stood_before(old, new, now)
    if not worded:
        return ()
    lines = state.lines(old, new)
    return [
        _as(
            state.fact("changed", None, link, lines=lines),
            {"worded": "yes", "address": link.node.attributes["target"]},
        )
        for link in worded
    ]


def _named_by_what_stood_before(old: Entry, new: Entry, now: Sequence[Entry]) -> list[Entry]:
    """Give the links whose addresses are all that a sentence lost: words that it had lead there now."""
    said, named = old.node.text, []
    for link in now:
        target, name = link.node.attributes.get("target", ""), link.node.name
        if "://" in target and name and target not in name and said.count(target) == 1:
            said = said.replace(target, "", 1)
            named.append(link)
    if _WORD.findall(said) != _WORD.findall(new.node.text):
        return []
    return named


def _links(entry: Entry) -> list[Entry]:
    return [one for one in entry.children if one.node.thing == "link"]


def _as(fact: Fact, details: dict[str, str]) -> Fact:
    return replace(fact, old=None, new=None, parts=(), details={**fact.details, **details})


def shows_its_address(fact: Fact) -> bool:
    """Tell whether a link that came or went is an address that both versions have: pages show it as one."""
    return fact.kind in {"link_added", "link_removed"} and not (fact.new or fact.old) and "://" in fact.name


def are_two_links(old: Entry, new: Entry) -> bool:
    """Tell whether two links of other words and targets are two.

    The words of one of them stand in the other version of its text, and lead nowhere; or they lead to two
    sites and have no word in common.
    """
    was, now = (folded(one.parent.node.text) if one.parent is not None else "" for one in (old, new))
    names = folded(old.node.name), folded(new.node.name)
    if names[1] in was.replace(names[0], "", 1) or names[0] in now.replace(names[1], "", 1):
        return True
    sites = [_SITE.match(one.node.attributes.get("target", "")) for one in (old, new)]
    if sites[0] is None or sites[1] is None:
        return False
    homes, pages = ([site[at] for site in sites if site is not None] for at in (1, 2))
    words = [set(_WHOLE_WORD.findall(name.casefold())) for name in names]
    same = _domain(homes[0]) == _domain(homes[1]) or pages[0] == pages[1] != ""
    return not same and words[0].isdisjoint(words[1])


def _domain(host: str) -> str:
    """Give the last two names of a host: a site has its languages and manuals under these."""
    return ".".join(host.casefold().split(".")[-2:])
