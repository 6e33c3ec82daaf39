"""Keys of which every record of a list has another one now, with the value that it had: told once.

Record by record they would be as many keys that are gone and new. A key that says nothing but what its entry
is known by is no thing of its own, so that its new name is looked for here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.facts.record_names import record_name
from diff_insight.model import Fact, Lines
from diff_insight.trees.held_values import KNOWN_BY

_LEAST = 2
"""Records that change alike, and values that they keep, from which on that is no chance."""
_KEYS = frozenset({"key", "metadata"})
"""What a record holds in a file of data, and in the front matter of a page."""
_PLAIN = ("text_changed", "whitespace_changed")
"""Kinds of fact that claim no more of a line than that it changed."""

Names = tuple[str, str]


def renamed_alike(owner: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Give the keys of an owner's records that all of them have under another name now, with their partners.

    Args:
        owner: Of the new version, what it holds matched already.
    """
    records = [(one.partner, one) for one in owner.children if one.changed and one.partner and one.children]
    if len(records) < _LEAST:
        return
    stays: set[str] = set()
    counts: Counter[tuple[bool, str]] = Counter()
    pairs: dict[Names, list[tuple[Entry, Entry]]] = defaultdict(list)
    for old, new in records:
        olds, news = _free_keys(old), _free_keys(new)
        stays |= {one.node.name for one in (*old.children, *new.children) if one.partner is not None}
        counts.update((one.old, one.node.name) for one in (*olds, *news))
        for one in olds:
            for other in news:
                pairs[one.node.name, other.node.name].append((one, other))
    found = {
        names: some
        for names, some in pairs.items()
        if len(some) == counts[True, names[0]] == counts[False, names[1]]
        and not {*names} & stays
        and _keep_their_values(some)
    }
    times = Counter(name for names in found for name in names)
    for names, some in found.items():
        if times[names[0]] == times[names[1]] == 1:
            yield from some


def together(facts: tuple[Fact, ...], _before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Give the facts with each key that records have under another name now as one fact of their list."""
    renamed = {
        (fact.name, line): fact
        for fact in facts
        if fact.action == "renamed" and fact.thing in _KEYS
        for line in fact.lines.added
    }
    every = lines_of_all(facts)
    changed = frozenset(every.removed), frozenset(every.added)
    found: dict[Names, list[tuple[Entry, Lines]]] = defaultdict(list)
    taken: list[Lines] = []
    instead: dict[int, Fact | None] = {}
    for owner in _changed(after):
        alike: dict[Names, list[tuple[Entry, Fact]]] = defaultdict(list)
        for record in owner.children:
            if (names := _known_otherwise(record)) is not None:
                taken.append(_own_lines(record, changed))
                found[names].append((record, taken[-1]))
            for key in record.children if renamed else ():
                fact = renamed.get((_dotted(key), key.node.first))
                if fact is not None and key.partner is not None:
                    alike[key.partner.node.name, key.node.name].append((record, fact))
        for names, some in alike.items():
            if len(some) >= _LEAST:
                found[names] += [(record, fact.lines) for record, fact in some]
                instead |= {id(fact): _valued(fact) for _, fact in some}
    told = [_as_one(names, records) for names, records in found.items()]
    if not told:
        return facts
    lines = Lines(
        removed=tuple(line for one in taken for line in one.removed),
        added=tuple(line for one in taken for line in one.added),
    )
    rest = (_without(one, lines) for fact in facts if (one := instead.get(id(fact), fact)) is not None)
    return (*told, *(fact for fact in rest if fact is not None))


def _changed(root: Entry) -> Iterator[Entry]:
    """Give an entry and all in it that changed, outer ones first."""
    if root.changed:
        yield root
        for child in root.children:
            yield from _changed(child)


def _free_keys(record: Entry) -> list[Entry]:
    return [one for one in record.children if one.partner is None and one.node.thing in _KEYS]


def _keep_their_values(some: Sequence[tuple[Entry, Entry]]) -> bool:
    """Tell whether most keys have the value of their partner, and not all of them the same one."""
    kept = [_value(one) for one, other in some if _value(one) == _value(other)]
    return 2 * len(kept) > len(some) and len(set(kept)) >= _LEAST


def _value(entry: Entry) -> tuple[str, ...]:
    return (entry.node.text, *(str(child.digest) for child in entry.children))


def _known_otherwise(record: Entry) -> Names | None:
    """Give the two keys that a record is known by where one took the place of the other."""
    old = record.partner
    if old is None or not record.changed or old.node.name != record.node.name:
        return None
    was, now = old.node.details.get(KNOWN_BY), record.node.details.get(KNOWN_BY)
    if not was or not now or was == now:
        return None
    before, after = ({child.node.name for child in one.children} for one in (old, record))
    return (was, now) if was not in after and now not in before else None


def _own_lines(record: Entry, changed: tuple[frozenset[int], frozenset[int]]) -> Lines:
    """Give the changed lines of a record that none of what it holds stands on; all where there are none."""
    old = record.partner
    assert old is not None  # noqa: S101 - asked of a record that has a partner
    sides = []
    for one, known in ((old, changed[0]), (record, changed[1])):
        inside = {line for child in one.children for line in range(child.node.first, child.node.last + 1)}
        every = [line for line in range(one.node.first, one.node.last + 1) if line in known]
        sides.append(tuple(line for line in every if line not in inside) or tuple(every))
    return Lines(removed=sides[0], added=sides[1])


def _dotted(key: Entry) -> str:
    """Give the name that the fact of a key bears."""
    names = [key.node.name]
    for owner in key.owners():
        if owner.node.thing not in _KEYS:
            break
        names.append(owner.node.name)
    return ".".join(reversed(names))


def _as_one(names: Names, records: Sequence[tuple[Entry, Lines]]) -> Fact:
    """Make the fact of a key that records have under another name: of what all of them stand in."""
    places = [
        [name for one in reversed([*record.owners()]) if (name := one.node.name or record_name(one))]
        for record, _ in records
    ]
    if len(records) == 1:
        places[0].append(records[0][0].node.name)
    thing = "metadata" if records[0][0].node.thing == "metadata_record" else "key"
    return Fact(
        kind=f"{thing}_renamed",
        name=names[1],
        previous_name=names[0],
        where=tuple(
            some[0] for some in takewhile(lambda some: len({*some}) == 1, zip(*places, strict=False))
        ),
        lines=lines_of_all(Fact(kind=f"{thing}_renamed", lines=lines) for _, lines in records),
        details={"record": "yes"} | ({"records": str(len(records))} if len(records) > 1 else {}),
    )


def _valued(fact: Fact) -> Fact | None:
    """Give what is left to say of a key whose new name is told: another value."""
    return replace(fact, kind=f"{fact.thing}_changed", previous_name=None) if fact.old != fact.new else None


def _without(fact: Fact, lines: Lines) -> Fact | None:
    """Give a fact that claims little without lines that are told; None where nothing is left of it."""
    if fact.kind not in _PLAIN and fact.action != "layout":
        return fact
    left = minus(fact.lines, lines)
    return replace(fact, lines=left) if left else None
