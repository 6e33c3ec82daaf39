"""Rules that are one rule though the list of their selectors is another one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry, free

MOST = 250_000
"""Pairs of rules that are compared by their lists, at most."""


def selectors(name: str) -> list[str]:
    """Give the selectors of a list; commas between brackets part none."""
    found, depth = [""], 0
    for sign in name:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return [one.strip() for one in found if one.strip()]


def of_one_list(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give rules without partners that say the same and share a selector, each with its like."""
    found: dict[tuple[bytes, ...], list[Entry]] = defaultdict(list)
    for new in free(news):
        if new.node.thing == "style_rule" and new.children:
            found[tuple(child.digest for child in new.children)].append(new)
    for old in free(olds) if found else ():
        said = tuple(child.digest for child in old.children)
        same = found.get(said, ()) if old.node.thing == "style_rule" else ()
        if len(same) == 1 and not set(selectors(old.node.name)).isdisjoint(selectors(same[0].node.name)):
            yield old, found.pop(said)[0]


def of_longer_list(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give rules without partners of which one has all selectors of the other and more, whatever they say."""
    rules = [
        [
            (entry, frozenset(selectors(entry.node.name)))
            for entry in free(some)
            if entry.node.thing == "style_rule"
        ]
        for some in (olds, news)
    ]
    if len(rules[0]) * len(rules[1]) > MOST:
        return iter(())
    nested = [(old, new) for old, has in rules[0] for new, gets in rules[1] if has < gets or gets < has]
    times = Counter(id(entry) for pair in nested for entry in pair)
    return ((old, new) for old, new in nested if times[id(old)] == times[id(new)] == 1)
