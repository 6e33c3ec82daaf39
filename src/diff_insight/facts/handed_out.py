"""What a module of Node.js hands out by name, whatever the way: `exports.f = f` or `module.exports = {f}`.

Who asks for `require('./barn').open` finds it as before where the names stay; a module that only hands
them out in another way breaks nobody and offers nothing new.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.late import late
from diff_insight.model import Fact
from diff_insight.trees.node import Node

_ONE = re.compile(r"(?:module\.)?exports\.([\w$]+)")
"""One name that is handed out."""
_ALL = frozenset({"module.exports", "exports"})
"""What is set to all that is handed out."""
_NAME = re.compile(r"[\w$]+")
_NESTED = re.compile(r"[{(\[][^{}()\[\]]*[})\]]")
_KEY = late(r"(?:^|,)\s{0,9}['\"]?([\w$]{1,100})['\"]?(?:\s{0,9}:\s{0,9}([\w$]{1,100})(?=\s{0,9}(?:,|$)))?")
_BRACKET = re.compile(r"[{}()\[\]]")
_DEEP = 20
_FUNCTIONS = frozenset({"function", "method", "class"})


def as_handed_out(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Restate what only hands out names in another way; what a module still hands out is marked as found.

    `details["answered"]` is yes for what users find by the name that it had.
    """
    olds, news = (list(_handed_out(root.node)) for root in (before, after))
    if not olds or not news:
        return facts
    was, now = (frozenset(name for name, _ in side) for side in (olds, news))
    left, known = _all_in(olds, now), _all_in(news, was)
    return tuple(_restated(fact, was, now, known if fact.action == "added" else left) for fact in facts)


def names_handed_out(root: Entry) -> frozenset[str]:
    """Give the names that a module hands out as CommonJS does."""
    return frozenset(name for name, _ in _handed_out(root.node))


def _all_in(side: Sequence[tuple[str, str]], names: frozenset[str]) -> frozenset[str]:
    """Give what a module hands out by names alone that the other version hands out too."""
    others = {of for name, of in side if name not in names}
    return frozenset(of for _, of in side if of not in others)


def _restated(fact: Fact, was: frozenset[str], now: frozenset[str], found: frozenset[str]) -> Fact:
    name = fact.previous_name or fact.name
    one = _ONE.fullmatch(name)
    stays = one is not None and one[1] in (was if fact.action == "added" else now)
    if fact.name in _ALL and fact.action != "renamed":
        all_known = now <= was if fact.action == "added" else was <= now
        if fact.action in {"added", "removed"} and not fact.parts and all_known:
            return _assignment(fact)
        return _all_found(fact) if fact.action == "changed" and was <= now else fact
    if stays and fact.thing == "variable" and (fact.action == "renamed" or not fact.parts):
        return _assignment(fact)
    if fact.action == "added" and name in found:  # users had it by the name that it is handed out by
        return replace(fact, public=False)
    if fact.action in {"removed", "renamed"} and (stays or (fact.thing in _FUNCTIONS and name in found)):
        return replace(fact, details={**fact.details, "answered": "yes"})
    return fact


def _assignment(fact: Fact) -> Fact:
    """Give what a name is handed out by as the assignment that it is."""
    how = "changed" if fact.action == "renamed" else fact.action
    about = {"about": fact.previous_name or fact.name}
    parts = tuple(part for part in fact.parts if part.thing != "value" or part.parts)  # both sides show it
    return replace(fact, kind=f"assignment_{how}", name="", previous_name=None, parts=parts, details=about)


def _all_found(fact: Fact) -> Fact:
    """Mark that all that a module handed out is in what it hands out now."""
    parts = tuple(
        replace(part, details={**part.details, "answered": "yes"}) if part.kind == "value_changed" else part
        for part in fact.parts
    )
    return replace(fact, parts=parts)


def _handed_out(root: Node) -> Iterator[tuple[str, str]]:
    """Give the names that a module hands out, each with what it is a name of in the file."""
    held = {node.name: node for node in root.children if node.name}
    for node in root.children:
        value = node.attributes.get("value", "").strip()
        if (one := _ONE.fullmatch(node.name)) is not None:
            yield one[1], value or node.name
        elif node.name in _ALL and _NAME.fullmatch(value):
            yield from ((name, value) for name, _ in (_members(held[value]) if value in held else ()))
        elif node.name in _ALL:
            yield from _members(node)


def _members(node: Node) -> Iterator[tuple[str, str]]:
    """Give the names of what an object that is written out holds, and what each is given."""
    value = node.attributes.get("value", "").strip()
    if not value.startswith("{"):
        return
    yield from ((child.name, child.name) for child in node.children if child.name)
    inner = value[1:-1]
    for _ in range(_DEEP):
        flat = _NESTED.sub("", inner)
        if flat == inner:
            break
        inner = flat
    if not _BRACKET.search(inner):
        yield from ((name, given or name) for name, given in _KEY.findall(inner))
