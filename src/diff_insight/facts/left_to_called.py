"""Checks that a function leaves to another one of its file, or to an overload, that it calls.

What a function no longer raises, or returns, by itself is raised all the same where the function that it
calls now asks the same of what it is given. `details["left_to"]` of such a `condition_moved`: what is called.
Where what is called leaves with the very same, but asks otherwise, a check is gone and what it gave is not.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import COMPOUND, EXITS, FUNCTIONS, LEFT_OUT, SIMPLE
from diff_insight.model import Fact
from diff_insight.trees.node import Node

_CALL = re.compile(r"(?<![\w.$])([A-Za-z_$][\w$.:]{0,199})(?:<[^<>()]{0,200}>)?\(")
_NAMED = re.compile(r"([A-Za-z_]\w{0,99})\s?[=:](?![=:])\s?")
_WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_OPEN, _CLOSED = "([{", ")]}"
_ITSELF = (["self"], ["cls"])
_LONG = 1_000
"""Characters of a statement beyond which no call is looked for in it."""
_OF_ONE_NAME = 12
"""Functions of a name that may be what is called."""
_ROWS = 200
"""Rows of a function beyond which it is not read again."""
_CALLS = 200
"""Calls of a function among which one is looked for that makes a check."""
_CHECKS = 40
"""Conditions of what is called that are looked at."""
_Check = tuple[str, str, str]
"""What is asked, how the function is left then, and with what."""
_Exit = tuple[str, str]
"""How a function is left, and with what."""


_Made = TypeVar("_Made")


class Called:
    """What the functions of one file ask, and what those ask that they call; each is read once."""

    def __init__(self) -> None:
        self._asked: dict[Entry, frozenset[str]] = {}
        self._left: dict[tuple[Entry, bool], Mapping[_Check, str]] = {}
        self._named: dict[Entry, Mapping[str, list[Entry]]] = {}
        self._checks: dict[Entry, Sequence[_Check]] = {}
        self._exits: dict[tuple[Entry, bool], Mapping[_Exit, str]] = {}

    def asks(self, function: Entry, said: str) -> bool:
        """Tell whether a function asks something itself."""
        if function not in self._asked:
            asked = (one.node.text for one in function.all() if one.node.thing == "condition")
            self._asked[function] = frozenset(asked)
        return said in self._asked[function]

    def left_to(self, function: Entry, check: _Check) -> str | None:
        """Give the name by which a function calls what makes a check of what it is given."""
        key = function, check[1] == "return"
        if key not in self._left:
            self._left[key] = self._of_calls(function, given_back=key[1])
        return self._left[key].get(check)

    def still_leaves(self, function: Entry, then: str, exits: str) -> bool:
        """Tell whether what a function calls, and what changed there, leaves it with something."""
        key = function, then == "return"
        if key not in self._exits:
            found: dict[_Exit, str] = {}
            for name, fit in self._fitting(function, given_back=key[1]):
                for exit_ in _in_all([{*_leaves(one, given)} for one, given in fit]):
                    found.setdefault(exit_, name)
            self._exits[key] = found
        return (then, exits) in self._exits[key]

    def _of_calls(self, function: Entry, *, given_back: bool) -> Mapping[_Check, str]:
        """Give all checks that what a function calls makes, each with the name of the first that does."""
        found: dict[_Check, str] = {}
        for name, fit in self._fitting(function, given_back=given_back):
            for check in _in_all([{*self._made(one, given)} for one, given in fit]):
                found.setdefault(check, name)
        return found

    def _fitting(
        self, function: Entry, *, given_back: bool
    ) -> Iterator[tuple[str, Sequence[tuple[Entry, Mapping[str, str]]]]]:
        """Give each name that a function calls, with the definitions that fit it and what they are given."""
        for name, passed in dict.fromkeys(islice(_calls(function, given_back=given_back), _CALLS)):
            called = [one for one in self._definitions(function, _last(name)) if one is not function]
            if len(called) <= _OF_ONE_NAME:
                fit = [(one, given) for one in called if (given := _given(one, name, passed)) is not None]
                yield name, _of_its_types(function, fit)

    def _definitions(self, function: Entry, name: str) -> Sequence[Entry]:
        """Give the functions of a name beside one, or of the file where none is."""
        owner = function.parent
        while owner is not None:
            if owner not in self._named:
                named: dict[str, list[Entry]] = defaultdict(list)
                for one in owner.children:
                    if one.node.thing in FUNCTIONS:
                        named[_last(one.node.name)].append(one)
                self._named[owner] = {**named}
            if found := self._named[owner].get(name):
                return found
            owner = owner.parent
        return ()

    def _made(self, function: Entry, given: Mapping[str, str]) -> Iterator[_Check]:
        """Give the checks that a function makes whatever else holds, in the words of what calls it."""
        if function not in self._checks:
            checks = (
                (one.text, one.details.get("then", ""), one.details.get("exit", ""))
                for one in _read(function).children
                if one.thing == "condition"
            )
            self._checks[function] = [*islice(checks, _CHECKS)]

        for asked, then, exits in self._checks[function]:
            yield _in_words_of(given, asked), then, _in_words_of(given, exits)


def _leaves(function: Entry, given: Mapping[str, str]) -> Iterator[_Exit]:
    """Give how a function is left by what changed in it, in the words of what calls it."""
    exits = (
        one.node
        for one in function.all()
        if one.changed and one.node.thing in EXITS and LEFT_OUT not in one.node.text
    )
    for node in islice(exits, _CHECKS):
        yield node.thing, _in_words_of(given, node.text)


def left_to_called(known: Called, entry: Entry, made: Sequence[Fact]) -> Sequence[Fact] | None:
    """Restate a check that is gone as left to what is called; None where nothing that is called makes it."""
    node = entry.node
    function = next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)
    other = function.partner if function is not None else None
    check = said, then, exits = node.text, node.details.get("then", ""), node.details.get("exit", "")
    if not entry.old or node.thing != "condition" or then not in EXITS or other is None:
        return None
    if not said or LEFT_OUT in said + exits or known.asks(other, said):
        return None
    if (name := known.left_to(other, check)) is None:
        if not exits or not known.still_leaves(other, then, exits):
            return None
        left = {"then", "exit", "panics"}
        return [
            replace(fact, details={key: said for key, said in fact.details.items() if key not in left})
            for fact in made
        ]
    return [replace(fact, kind="condition_moved", details={"left_to": name}, parts=()) for fact in made]


def _in_all(made: Sequence[set[_Made]]) -> set[_Made]:
    """Give what all functions do that may be called."""
    return set.intersection(*made) if made else set()


def _in_words_of(given: Mapping[str, str], text: str) -> str:
    return _WORD.sub(lambda found: given.get(found[0], found[0]), text)


def _calls(function: Entry, *, given_back: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what a function calls, with what it passes; where a result counts, what it gives back alone."""
    for one in function.all():
        text = one.node.text
        if one.node.thing not in COMPOUND | SIMPLE or len(text) > _LONG:
            continue
        for found in _CALL.finditer(text):
            ahead = text[: found.start()]
            if not given_back or (one.node.thing == "return" and ahead in {"", "await ", "return "}):
                yield found[1], _passed(text, found.end())


def _passed(text: str, at: int) -> tuple[str, ...]:
    """Give what a call passes, whose bracket opens in front of a place."""
    found, depth, start = [], 0, at
    for place in range(at, len(text)):
        letter = text[place]
        if depth == 0 and letter in ",)":
            found.append(text[start:place].strip())
            start = place + 1
            if letter == ")":
                break
        depth += (letter in _OPEN) - (letter in _CLOSED)
    return tuple(one for one in found if one)


def _last(name: str) -> str:
    return name.replace("::", ".").rpartition(".")[2]


def _given(function: Entry, name: str, passed: Sequence[str]) -> dict[str, str] | None:
    """Give what a call gives for each parameter of a function; None where it calls another one."""
    parameters = [one.node for one in function.children if one.node.thing == "parameter"]
    names = [one.name for one in parameters]
    names = names[1:] if names[:1] in _ITSELF else names
    whose = name.rpartition(".")[0]
    if parameters and parameters[0].text.startswith("this ") and whose:
        passed = (whose, *passed)  # C# gives its extension methods what they are called of
    optional = sum("default" in one.attributes for one in parameters)
    if not len(names) - optional <= len(passed) <= len(names):
        return None
    found: dict[str, str] = {}
    for at, one in enumerate(passed):
        named = _NAMED.match(one)
        key = named[1] if named is not None and named[1] in names else names[at]
        found[key] = one[named.end() :] if named is not None and named[1] in names else one
    return found


def _of_its_types(
    caller: Entry, fit: Sequence[tuple[Entry, dict[str, str]]]
) -> Sequence[tuple[Entry, dict[str, str]]]:
    """Give those of several functions of a name that take most of what a caller hands on as what it is."""
    types = _types(caller)
    alike = [
        sum(
            given[name] in types and types[given[name]] == said
            for name, said in _types(one).items()
            if name in given
        )
        for one, given in fit
    ]
    return [each for each, often in zip(fit, alike, strict=True) if often == max(alike)]


def _types(function: Entry) -> dict[str, str]:
    parameters = (one.node for one in function.children if one.node.thing == "parameter")
    return {one.name: one.attributes["type"] for one in parameters if "type" in one.attributes}


def _read(function: Entry) -> Node:
    """Give a function with what it does, which is not read with its file where no line of it changed."""
    root = function
    while root.parent is not None:
        root = root.parent
    node = function.node
    if function.changed or root.node.again is None or node.last - node.first > _ROWS:
        return node
    part = root.node.again(node.first, node.last)
    same = (one for one in part.all() if one.thing in FUNCTIONS and _last(one.name) == _last(node.name))
    return next(same, node)
