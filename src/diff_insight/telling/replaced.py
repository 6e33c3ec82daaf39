"""One name that gave way to another throughout a file: said once, not statement by statement."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.differs import TEXT
from diff_insight.facts.said_elsewhere import COMPOUND, SIMPLE
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.point import Place

_NAME = re.compile(r"[^\W\d]\w*|[^\w\s]|\d\w*")
_IDENTIFIER = re.compile(r"[^\W\d]\w*")
_TYPES = frozenset({"class", "interface", "struct", "enum", "trait", "type_alias"})
_SAYING = frozenset(
    f"{thing}_changed"
    for thing in (*COMPOUND, *SIMPLE, *("value", "default", "docstring", "comment", "decorator", "base"))
)
"""Kinds of what may say the name of a thing."""
_TYPED = frozenset({"type_changed", "returns_changed", "value_changed", "parameter_changed", "base_changed"})
"""Kinds of what names types."""
_LIST_OF_WORDS = re.compile(r"%[wWiI][(\[{<][^)\]}>]*")
"""Ruby's lists of texts that have no quotes."""
_LONG = 4_000
"""Characters of a statement from which on its names are not compared."""

_Leaf = tuple[Fact, Place]


def with_names_replaced(leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
    """Give the facts with each statement in which only one name is another told as that name's replacement.

    An import that follows the replacement is told with it, and so is the use of a thing that is renamed here.
    """
    told = [(fact, place, _pair(fact)) for fact, place in leaves]
    times = Counter(pair for _, _, pair in told if pair)
    renamed = {(fact.previous_name, fact.name) for fact, _ in leaves if fact.action == "renamed"}
    own_names = {(_last(old or ""), _last(new)) for old, new in renamed}
    types = {
        (_last(fact.previous_name or ""), _last(fact.name)): bool(fact.breaking)
        for fact, _ in leaves
        if fact.action == "renamed" and fact.thing in _TYPES
    }
    begun = {name for fact, _ in leaves if fact.action == "added" for name in _names_given(fact)}
    pairs = {
        pair
        for fact, _, pair in told
        if pair
        and pair[0] not in begun
        and (times[pair] > 1 or pair in renamed or (len(fact.old or "") > BOUNDS.short and _is_used(fact)))
    }
    for fact, place, pair in told:
        if pair in renamed or _bears_the_new_name(fact, types) or _says_the_new_name(fact, own_names):
            continue
        if pair in pairs:
            said = replace(fact, kind="replaced_changed", name="", old=pair[0], new=pair[1])
            yield replace(said, parts=(), details={}), place
        elif not _follows(fact, pairs):
            yield fact, place


def _names_given(fact: Fact) -> Iterator[str]:
    """Give the name that something which is new has, or sets: where it was another thing's, that lost it."""
    yield _last(fact.name)
    if fact.thing == "assignment":
        yield fact.details.get("about", "")


def _is_used(fact: Fact) -> bool:
    """Tell whether what differs in a statement is used there: the name that one sets is but given."""
    sides = (fact.old or ""), (fact.new or "")
    targets, values = zip(*(side.partition("=")[::2] for side in sides), strict=True)
    return fact.kind != "assignment_changed" or targets[0] == targets[1] or values[0] != values[1]


def _pair(fact: Fact) -> tuple[str, str] | None:
    if fact.kind not in {
        "call_changed",
        "assignment_changed",
        "statement_changed",
        "return_changed",
        "base_changed",
    }:
        return None
    old, new = fact.old or "", fact.new or ""
    if not old or not new or len(old) + len(new) > _LONG:
        return None
    before, after = _NAME.findall(old), _NAME.findall(new)
    if len(before) != len(after):
        return None
    found = {(one, other) for one, other in zip(before, after, strict=True) if one != other}
    if len(found) != 1:
        return None
    (pair,) = found
    if pair[0] not in _IDENTIFIER.findall(
        _LIST_OF_WORDS.sub("", TEXT.sub("", old))
    ):  # a text says it, and no name
        return None
    kept = len(before) - sum(one == pair[0] for one in before)
    return pair if all(map(_IDENTIFIER.fullmatch, pair)) and kept > 1 else None


def _bears_the_new_name(fact: Fact, types: Mapping[tuple[str, str], bool]) -> bool:
    """Tell a type that changed in nothing but the new names of others: who uses it meets their renaming."""
    old, new = fact.old or "", fact.new or ""
    if fact.kind not in _TYPED or not types or len(old) + len(new) > _LONG:
        return False
    before, after = _NAME.findall(old), _NAME.findall(new)
    pairs = {(one, other) for one, other in zip(before, after, strict=False) if one != other}
    said = all(types.get(pair, False) or (pair in types and not fact.breaking) for pair in pairs)
    return bool(pairs) and len(before) == len(after) and said


def _says_the_new_name(fact: Fact, renamed: set[tuple[str, str]]) -> bool:
    """Tell a statement or a comment in which nothing but names of things that are renamed changed."""
    old, new = fact.old or "", fact.new or ""
    if fact.kind not in _SAYING or not renamed or not old or not new or len(old) + len(new) > _LONG:
        return False
    before, after = _NAME.findall(old), _NAME.findall(new)
    pairs = {(one, other) for one, other in zip(before, after, strict=False) if one != other}
    return bool(pairs) and len(before) == len(after) and pairs <= renamed


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _follows(fact: Fact, pairs: set[tuple[str, str]]) -> bool:
    if fact.thing != "import":
        return False
    last = re.split(r"[.:/\\]", fact.name)[-1]
    return any(last == (new if fact.action == "added" else old) for old, new in pairs)
