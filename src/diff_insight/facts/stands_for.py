"""A function that a name stands for on one side and is on the other.

Where `module.exports = function (url) {…}` becomes `function got(url) {…}` with `module.exports = got`, the
same function has a name of its own now, and users find it where they did: what its body says is compared,
and nothing is gone.
"""

from collections.abc import Iterator
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.model import Fact

_EXPORTED = ("module.exports", "exports.")
"""What others know a function by, whatever its name is inside."""
_ASSIGNED = frozenset({"variable_added", "variable_removed"})


def named_otherwise(before: Entry, after: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Give each function of a file that a name stands for on the other side only, with its partner there."""
    for olds, news in ((before, after), (after, before)):
        plain = {one.node.name: one for one in olds.children if _is_function(one)}
        theirs = {one.node.name: one for one in news.children}
        for one in news.children:
            old, other = plain.get(one.node.name), _stands_for(one.node.text)
            new = theirs.get(other) if other not in plain else None
            if old is not None and new is not None and _is_function(new):
                yield (old, new) if olds is before else (new, old)


def found_as_before(facts: tuple[Fact, ...], _before: Entry, _after: Entry) -> tuple[Fact, ...]:
    """Mark functions that others know by what the module exports, whatever their name is inside."""
    renamed = {(fact.previous_name, fact.name): fact for fact in facts if fact.action == "renamed"}
    found: dict[int, Fact] = {}
    for fact in facts:
        if fact.kind not in _ASSIGNED or not fact.name.startswith(_EXPORTED):
            continue
        named = _stands_for(fact.old or fact.new or "")
        other = renamed.get((fact.name, named) if fact.action == "added" else (named, fact.name))
        if other is not None:
            details = {key: value for key, value in other.details.items() if key != "was"}  # a function still
            found[id(other)] = replace(other, details={**details, "answered": "yes"})
            found[id(fact)] = replace(
                fact, kind=f"assignment_{fact.action}", name="", details={"about": fact.name}
            )
    return tuple(found.get(id(fact), fact) for fact in facts)


def _is_function(entry: Entry) -> bool:
    return "signature" in entry.node.details


def _stands_for(said: str) -> str:
    """Give the one name that an assignment gives to another: `got` in `module.exports = got`."""
    name = said.partition("=")[2].rstrip("; ").lstrip()
    return name if name.replace("$", "_").isidentifier() else ""
