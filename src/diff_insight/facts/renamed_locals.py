"""Names within a function that are others now: `barn := find()` is `stall := find()`, and each use follows.

Found where a statement that sets it differs from one of the other version in names alone, and where each of
the names stands in one version alone. `details["set_before"]` of the statement that sets it first: its name
before. What differs elsewhere in that name alone is layout.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import COMPOUND, FUNCTIONS, LEFT_OUT, SIMPLE

RENAMED = "renamed_from"
"""Detail of a statement: the name before of what it sets, and behind a line feed the name that it has now."""
_NAME = r"(?<!\w)(?:(?<!\.)|(?<=\.\.\.))[A-Za-z_$][\w$]*"
_NAMES = re.compile(_NAME)
_PLAIN = re.compile(r"[\[(]?[\w$]{1,80}(?:, [\w$]{1,80}){0,9}[\])]?")
_Set = tuple[Entry, Entry, list[tuple[str, str]]]
_WORD = re.compile(r"[\w$]+")
_PIECE = re.compile(rf"({_NAME})|[\w$]+|\s+|[^\w\s$]")


def rename_locals(old: Entry, new: Entry) -> None:
    """Join what sets a name that is another one now; all else that it is in says the same but for that."""
    olds, news = ([one for one in side.all() if _may_say(one)] for side in (old, new))
    if not olds or not news:
        return
    words = [_words(side) for side in (old, new)]
    alone = words[0] - words[1], words[1] - words[0]
    if not alone[0] or not alone[1]:
        return
    sets = list(_setting(olds, news, alone))
    renamed = _one_to_one(pair for _, _, pairs in sets for pair in pairs)
    renamed = {
        was: now
        for was, now in renamed.items()
        if not (_is_defined_around(was, new) or _is_defined_around(now, old))
    }
    first = _first_set(sets, renamed)
    while first.keys() != renamed.keys():  # what is set by a statement that calls another function, too
        renamed = {was: renamed[was] for was in first}
        first = _first_set(sets, renamed)
    for name, (one, other) in first.items():
        if RENAMED in one.node.details:  # of several names that one statement sets the first is told
            continue
        _join(one, other)
        rest = {was: now for was, now in renamed.items() if was != name}
        details = {**one.node.details, RENAMED: f"{name}\n{renamed[name]}"}
        one.node = replace(one.node, same=_with(one.node.same or one.node.text, rest), details=details)
    for one in olds if renamed else ():
        said = one.node.same or one.node.text
        if RENAMED not in one.node.details and (now := _with(said, renamed)) != said:
            one.node = replace(one.node, same=now)
    if renamed:
        _digest(old)


def renamed_from(old: Entry) -> dict[str, str]:
    """Give as details the name that a statement set before, and that which it sets now."""
    was, _, now = old.node.details.get(RENAMED, "").partition("\n")
    return {"set_before": was, "about": now} if was else {}


def sets_still(entry: Entry, name: str) -> bool:
    """Tell whether the function of a statement sets a name in the other version, or no variable has it."""
    function = next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)
    other = function.partner if function is not None else None
    if not _WORD.fullmatch(name):
        return True
    return other is not None and any(
        one.node.thing == "assignment" and name in _set_by(one) for one in other.all()
    )


def _may_say(entry: Entry) -> bool:
    return entry.changed and entry.node.thing in SIMPLE | COMPOUND and LEFT_OUT not in entry.node.text


def _words(function: Entry) -> set[str]:
    return {word for one in function.all() for word in _WORD.findall(f"{one.node.name} {one.node.text}")}


def _setting(olds: list[Entry], news: list[Entry], alone: tuple[set[str], set[str]]) -> Iterator[_Set]:
    """Give each statement that sets something with the one that differs from it in names of one version."""
    sides: dict[tuple[str, str], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for one in entries:
            if one.node.thing == "assignment":
                sides[one.node.thing, _shape(one.node.text, alone[side])][side].append(one)
    for of_old, of_new in sides.values():
        for one, other in zip(of_old, of_new, strict=False) if len(of_old) == len(of_new) else ():
            names = [
                [name for name in _NAMES.findall(entry.node.text) if name in alone[side]]
                for side, entry in enumerate((one, other))
            ]
            if names[0]:
                yield one, other, list(zip(*names, strict=True))


def _shape(said: str, names: set[str]) -> str:
    """Give a statement with a mark in place of each name that one version alone has, without white space."""
    return "".join(
        "\0" if piece[1] in names and piece[1] else piece[0]
        for piece in _PIECE.finditer(said)
        if not piece[0].isspace() or piece[0] == " "
    )


def _one_to_one(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Give the names that always go over into the same one, and no two of them into one."""
    to: dict[str, set[str]] = defaultdict(set)
    come: dict[str, set[str]] = defaultdict(set)
    for was, now in pairs:
        to[was].add(now)
        come[now].add(was)
    return {was: now for was, nows in to.items() if len(nows) == 1 for now in nows if come[now] == {was}}


def _first_set(sets: list[_Set], renamed: Mapping[str, str]) -> dict[str, tuple[Entry, Entry]]:
    """Give each name with the first statement that sets it and differs in no name but the renamed ones."""
    first: dict[str, tuple[Entry, Entry]] = {}
    for one, other, pairs in sets:
        if all(renamed.get(was) == now for was, now in pairs):
            for name in _set_by(one):
                if name in renamed:
                    first.setdefault(name, (one, other))
    return first


def _set_by(entry: Entry) -> list[str]:
    """Give the plain names that a statement sets: none of an object, whose keys they are."""
    about = entry.node.details.get("about", "")
    return _NAMES.findall(about) if _PLAIN.fullmatch(about) else []


def _is_defined_around(name: str, function: Entry) -> bool:
    """Tell whether what a function stands in defines a name: then the function does not name it."""
    return any(owner.named(name) for owner in _around(function))


def _around(function: Entry) -> Iterator[Entry]:
    at = function.parent
    while at is not None:
        yield at
        at = at.parent


def _with(said: str, renamed: Mapping[str, str]) -> str:
    return _NAMES.sub(lambda name: renamed.get(name[0], name[0]), said)


def _join(one: Entry, other: Entry) -> None:
    for side in (one, other):
        if (before := side.partner) is not None:
            before.partner = side.partner = None
    one.partner, other.partner = other, one


def _digest(function: Entry) -> None:
    """Work out anew what is said, from the innermost."""
    for one in reversed([*function.all()]):
        one.say_anew()
