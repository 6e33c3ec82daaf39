"""Where two pieces of code differ, by the brackets around it: an argument, an option, an entry of a list.

What stands outside of every bracket must be the same; then what the brackets hold is compared entry by entry,
by key where entries have keys, else by place. Inside of an entry that differs the same is done again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from diff_insight.facts.differs import TEXT, is_balanced

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_BRACKETS.values())
_KEY = re.compile(r"(?P<key>:?\$?\w[\w.-]*|\"[^\"]*\"|'[^']*')\s*(?:=>|:(?!:)|=(?![=>~]))\s*")
_LAST_NAME = re.compile(r"(?<!\w)\w+!?$")
_COMPARES = re.compile(r"=>|->|<=|>=|<<|>>| [<>] ")
_COMPUTED = re.compile(r"\bfor\b|;")
_DECLARES = frozenset(
    {"function", "func", "fn", "def", "new", "if", "while", "for", "switch", "match", "catch"}
)
"""Words in front of a bracket that call nothing."""
_LONG = 20_000
"""Characters of code from which on it is not compared."""
_MANY = 400
"""Entries between two brackets from which on they are not compared."""
_DEEP = 12
"""Brackets inside of one another that are looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place at which two pieces of code differ.

    Attributes:
        was: What stood there, empty where nothing did.
        now: What stands there.
        call: The function that it is an argument of; empty where it is none.
    """

    was: str = ""
    now: str = ""
    call: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands between two brackets, entry by entry, and the name of what is called with it."""

    opens: str
    entries: tuple[str, ...]
    call: str


class _Unlike(Exception):  # noqa: N818 - no error: the whole differs
    """Two pieces of code have no shape in common."""


def differences(old: str, new: str) -> Sequence[Difference]:
    """Give the places at which two pieces of code differ; nothing where they are not of one shape."""
    if len(old) + len(new) > _LONG:
        return ()
    try:
        found = [*_compared(old, new, 0)]
    except _Unlike:
        return ()
    whole = all(is_balanced(side) and _is_angled(side) for one in found for side in (one.was, one.now))
    stays = any(
        _holds(other, piece)
        for one in found
        for piece, other in ((one.was, new), (one.now, old))
        if not (one.was and one.now)
    )
    return tuple(_joined(found, old, new)) if whole and not stays else ()


def _compared(old: str, new: str, depth: int) -> Iterator[Difference]:
    was, now = _pieces(old), _pieces(new)
    sides = [[piece if isinstance(piece, str) else piece.opens for piece in side] for side in (was, now)]
    if sides[0] != sides[1] or depth > _DEEP:
        raise _Unlike
    for one, other in zip(was, now, strict=True):
        if isinstance(one, _Group) and isinstance(other, _Group):
            yield from _entries_compared(one, other, depth)


def _entries_compared(old: _Group, new: _Group, depth: int) -> Iterator[Difference]:
    """Give what differs between two brackets: by key first, then what has none by its place."""
    if old.entries == new.entries:
        return
    if len(old.entries) + len(new.entries) > _MANY or any(map(_is_computed, (*old.entries, *new.entries))):
        raise _Unlike
    before, after = _keyed(old.entries), _keyed(new.entries)
    both = before.keys() & after.keys()
    if not both and not {*old.entries} & {*new.entries} and max(len(old.entries), len(new.entries)) > 1:
        raise _Unlike  # nothing of it stays
    call = old.call if old.call == new.call else ""
    for key in (key for key in before if key in both):
        if before[key] != after[key]:
            yield from _narrowed(before[key], after[key], call, depth)
    left = [[one for one in side if _key(one) not in both] for side in (old.entries, new.entries)]
    if Counter(left[0]) == Counter(left[1]) and left[0] != left[1]:
        raise _Unlike  # only their order differs
    for kind, one, two, three, four in SequenceMatcher(None, left[0], left[1], autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _placed(left[0][one:two], left[1][three:four], call, depth, listed=old.opens != "(")


def _placed(
    gone: Sequence[str], come: Sequence[str], call: str, depth: int, *, listed: bool
) -> Iterator[Difference]:
    """Give what came in the place of as many others; in a list more than one are a set."""
    several = listed and len(gone) > 1
    if several and len(gone) == len(come) and all(map(_is_same_record, gone, come)):
        several = False
    if len(gone) == len(come) and not several and not any(map(_key, (*gone, *come))):
        for was, now in zip(gone, come, strict=True):
            yield from _narrowed(was, now, call, depth)
    else:
        yield from (Difference(was=piece, call=call) for piece in gone)
        yield from (Difference(now=piece, call=call) for piece in come)


def _is_same_record(old: str, new: str) -> bool:
    """Tell whether two entries of a list have the same keys and one value in common: one changed in place."""
    try:
        sides = [[one for one in _pieces(side) if one] for side in (old, new)]
    except _Unlike:
        return False
    groups = [side[0] for side in sides if len(side) == 1]
    was, now = (group.entries if isinstance(group, _Group) else () for group in (groups * 2)[:2] or ("", ""))
    keys = [{_key(one) for one in side} for side in (was, now)]
    return (
        len(groups) > 1
        and bool(keys[0])
        and keys[0] == keys[1]
        and "" not in keys[0]
        and bool({*was} & {*now})
    )


def _narrowed(old: str, new: str, call: str, depth: int) -> Iterator[Difference]:
    """Give what differs inside of an entry, or the entry where that cannot be said."""
    try:
        found = [*_compared(old, new, depth + 1)]
    except _Unlike:
        found = []
    yield from found or [Difference(was=old, now=new, call=call)]


def _joined(found: Sequence[Difference], old: str, new: str) -> Iterator[Difference]:
    """Put together what came, or went, side by side."""
    last: Difference | None = None
    for one in found:
        if last is not None and last.call == one.call:
            was, now = (", ".join(filter(None, pair)) for pair in ((last.was, one.was), (last.now, one.now)))
            if (not now and was in old) or (not was and now in new):
                last = replace(last, was=was, now=now)
                continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _pieces(code: str) -> list[str | _Group]:
    """Give code as text and brackets, in order."""
    masked = TEXT.sub(lambda text: "_" * len(text[0]), code)
    found: list[str | _Group] = []
    at, depth, begin = 0, 0, 0
    commas: list[int] = []
    for end, letter in enumerate(masked):
        if letter in _BRACKETS:
            depth += 1
            if depth == 1:
                found.append(" ".join(code[at:end].split()))
                begin, commas = end, []
        elif letter in _CLOSING:
            depth -= 1
            if depth < 0 or (not depth and _BRACKETS[masked[begin]] != letter):
                raise _Unlike
            if not depth:
                found.append(_group(code, at, [begin, *commas, end]))
                at = end + 1
        elif letter == "," and depth == 1:
            commas.append(end)
    if depth:
        raise _Unlike
    return [*found, " ".join(code[at:].split())]


def _group(code: str, at: int, marks: Sequence[int]) -> _Group:
    entries = (code[one + 1 : two].strip() for one, two in pairwise(marks))
    opens = code[marks[0]]
    name = _LAST_NAME.search(code[at : marks[0]].rstrip())
    call = name[0] if name and opens == "(" and name[0] not in _DECLARES else ""
    return _Group(opens, tuple(filter(None, entries)), call)


def _keyed(entries: Sequence[str]) -> dict[str, str]:
    """Give entries by their keys, those whose key stands once."""
    times = Counter(map(_key, entries))
    return {key: one for one in entries if (key := _key(one)) and times[key] == 1}


def _key(entry: str) -> str:
    found = _KEY.match(entry)
    return found["key"].strip("\"':") if found else ""


def _is_computed(entry: str) -> bool:
    """Tell whether an entry is no entry: what makes a list of another, or statements."""
    return bool(_COMPUTED.search(TEXT.sub("_", entry)))


def _is_angled(piece: str) -> bool:
    """Tell whether a comma between the angles of a type has torn nothing."""
    plain = _COMPARES.sub("", TEXT.sub("_", piece))
    return plain.count("<") == plain.count(">")


def _holds(code: str, piece: str) -> bool:
    """Tell whether code says a piece somewhere, no part of a longer word."""
    at = code.find(piece) if piece else -1
    while at >= 0:
        ends = f"{code[max(at - 1, 0) : at]}{piece[0]}", f"{piece[-1]}{code[at + len(piece) :][:1]}"
        if not any(len(end) > 1 and end.replace("_", "a").isalnum() for end in ends):
            return True
        at = code.find(piece, at + 1)
    return False
