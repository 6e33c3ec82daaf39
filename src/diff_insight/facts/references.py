"""Parts of a schema that stand in a definition now which their place refers to, or no longer do.

`{"properties": ...}` and `{"$ref": "#/definitions/cow"}` say the same where the definition says it, so what a
place reaches through a reference to its own file is what it holds: https://json-schema.org/understanding-json-schema/structuring
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from diff_insight.facts.entry import Entry, free, likeness

_LOCAL = re.compile(r"#/(?:definitions|\$defs|components/schemas)/([^/]{1,200})")
_HELD = frozenset({"schema_property", "required_property", "enum_value", "key"})

_MANY = 20
"""References of one place, and parts of it, that are looked at: so that time stays linear."""


def reached(before: Entry, after: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Give what a place held and reaches through a definition now, then what it reached and holds now."""
    yield from _reached(after)
    for new, old in _reached(before):
        yield old, new


def _reached(root: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Give what places of the other version hold with what the same places of this one reach."""
    schemas = {entry.node.name: entry for entry in root.all() if entry.node.thing == "schema"}
    seen: set[int] = set()
    asked: Counter[int] = Counter()
    for entry in root.all() if schemas else ():
        named = _named(entry)
        place = entry if entry.partner is not None else _owner(entry)
        if named not in schemas or place is None or place.partner is None:
            continue
        schema = schemas[named]
        asked[id(place)] += 1
        if schema.partner is not None or id(schema) in seen or asked[id(place)] > _MANY:
            continue
        holders = islice(_holders(place.partner), _MANY)
        holder = max(holders, key=lambda one: _common(one, schema), default=None)
        if holder is not None and _common(holder, schema):
            seen.add(id(schema))
            yield from _pairs(holder, schema)


def _named(entry: Entry) -> str:
    """Give the definition of its own file that a key refers to; empty where it does not."""
    found = _LOCAL.fullmatch(entry.node.text) if entry.node.name == "$ref" else None
    return found[1] if found else ""


def _owner(entry: Entry) -> Entry | None:
    """Give the nearest owner that both versions have."""
    owner = entry.parent
    while owner is not None and owner.partner is None:
        owner = owner.parent
    return owner


def _holders(place: Entry) -> Iterator[Entry]:
    """Give a place and what it holds that the other version does not have."""
    waiting = [place]
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting += [child for child in free(entry.children)[::-1] if child.node.thing in {"entry", "key"}]


def _common(holder: Entry, schema: Entry) -> float:
    """Give how much of what a place holds stands in a definition: names first, then what they say."""
    pairs = list(_pairs(holder, schema))
    return sum(1 + likeness(one, other) for one, other in pairs if one.node.thing == "schema_property")


def _pairs(holder: Entry, schema: Entry) -> Iterator[tuple[Entry, Entry]]:
    there = {_mark(entry): entry for entry in _parts(schema)}
    for entry in _parts(holder):
        if found := there.pop(_mark(entry), None):
            yield entry, found


def _parts(owner: Entry) -> Iterable[Entry]:
    """Give what a schema holds itself that has no partner, and what its `required` and `enum` list."""
    for child in free(owner.children):
        if child.node.thing in _HELD:
            yield child
    for child in owner.children:
        if child.node.name in {"required", "enum"} and child.node.thing == "key":
            yield from free(child.children)


def _mark(entry: Entry) -> tuple[str, str]:
    return entry.node.thing, entry.node.name or entry.node.text
