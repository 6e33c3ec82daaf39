"""Where two long values differ: the version in an image reference or an address, as whole tokens."""

import re
from difflib import SequenceMatcher

_TOKEN = re.compile(
    r":=|===?|=~|!==?|<=|>=|=>|&&|\|\||"  # an operator is not told by half
    r"\d{1,4}(?:[/:.-]\d{1,4})+(?![\w-])|"  # a date or a time is one value
    r"[^\s/:@?&=,;#|(){}\[\]\"'<>.][^\s/:@?&=,;#|(){}\[\]\"'<>]*|[\s/:@?&=,;#|(){}\[\]\"'<>.]"
)

_LIFETIME = re.compile(r"(?<=[&<,\s(])'[a-z_]\w*+(?!')|\w'\w")
"""Quotes that open nothing: Rust's lifetimes, and an apostrophe."""
_QUOTED = re.compile(r'"[^"]*+"')
_ELEMENT = re.compile(r"/>|</")
_TAG_MARK = re.compile(r"<(?=[\w/>])|(?<![-=])>")
TEXT = re.compile(r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*\"|'[^'\\]*+(?:\\.[^'\\]*+)*'|`[^`\\]*+(?:\\.[^`\\]*+)*`")
_SAID = re.compile(r"\"[^\"\n]*\"|'[(){}\[\]]'")
"""Texts, in which a bracket needs no other half."""
_HALF_ASKED = re.compile(r"\A(?:[=!]==?|=~|!~|[<>]=?)(?=[\s\"'\w])|(?<=[\s\"'\w])(?:[=!]==?|=~|!~|[<>]=?)\Z")
"""One side of what is asked, without the other one."""
_BEFORE = frozenset("([{,;")
_WIDER = 8
"""Tokens that two values have in common at the end which may go with what differs."""
_FEW = 400
"""Tokens of two values up to which all places at which they differ are looked for."""
_WORD = re.compile(r"\w+")


def differing(old: str, new: str) -> tuple[str, str] | None:
    """Give the middle of two values that begin or end alike, in whole tokens; None where they share neither.

    A side on which nothing is left between is no middle either, nor do two that differ in marks alone.
    """
    was, now = _TOKEN.findall(old), _TOKEN.findall(new)
    before, after = _alike(was, now)
    if not before and not after:
        return None
    left = _left(was, now, before, after)
    for _ in range(_WIDER):  # half of a bracket is no piece: its other half goes with it
        if not after or all(map(is_balanced, left)):
            break
        after -= 1
        left = _left(was, now, before, after)
    left = _left(was, now, before, after - _its_brackets(was[len(was) - after :], left))
    if was[len(was) - after :][:2] == ["(", ")"] and any("(" in side or "," in side for side in left):
        left = _left(was, now, before, after - 2)  # of several calls the last one would be half a name
    said = [_WORD.findall(side) for side in left]
    torn = any(begins_inside("".join(was[:before]), side) for side in left)
    return left if all(said) and said[0] != said[1] and not torn else None


def everywhere(old: str, new: str) -> list[tuple[str, str]]:
    """Give the pieces that gave way to others wherever two values differ, once each; one side may be empty.

    None where there is half of something among them, or marks alone.
    """
    was, now = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(was) + len(now) > _FEW:
        return []
    found: dict[tuple[str, str], None] = {}
    for kind, one, two, three, four in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            sides = "".join(was[one:two]), "".join(now[three:four])
            found[sides[0].strip(" ,;|"), sides[1].strip(" ,;|")] = None
    whole = all(
        any(map(_WORD.search, sides))
        and all(not side or _WORD.search(side) for side in sides)
        and all(map(is_balanced, sides))
        for sides in found
    )
    return list(found) if whole else []


def quoted(old: str, new: str) -> tuple[str, str] | None:
    """Give the one text in quotes that gave way to one other; None where anything else differs."""
    was, now = (TEXT.findall(side) for side in (old, new))
    if TEXT.sub('""', old) != TEXT.sub('""', new):
        return None
    pairs = [pair for pair in zip(was, now, strict=True) if pair[0] != pair[1]]
    return pairs[0] if len(pairs) == 1 else None


def inserted(old: str, new: str) -> str:
    """Give what the new one of two values says besides; see `inserted_at`."""
    return inserted_at(old, new)[0]


def inserted_at(old: str, new: str) -> tuple[str, int]:
    """Give what the new one of two values says besides, in whole tokens without the marks that join it.

    With it comes where it ends in the new one: the same letters may stand before that. Empty where anything
    else differs, or where what came is no piece by itself: half of a bracket.
    """
    was, now = _TOKEN.findall(old), _TOKEN.findall(new)
    before, after = _alike(was, now)
    if before + after != len(was) or before + after >= len(now):
        return "", 0
    # "a, b" between "x, " and ", c" may be read as "a, b, " or ", a, b", and a key may begin as its neighbour
    # does: of all readings the first counts that is whole and begins behind a mark
    first, tears = ("", 0), False
    while True:
        ahead, come = "".join(now[:before]), "".join(now[before : len(now) - after])
        ended = come.rstrip(" ,;|").removesuffix(" &&")
        piece = ended.lstrip(" ,;|").removeprefix("&& ")
        if is_balanced(piece) and _WORD.search(piece) and not begins_inside(ahead, piece):
            found = piece, len(ahead) + len(ended)
            begins = "".join(now[max(before - 2, 0) : before]).rstrip()[-1:]
            behind = "".join(now[len(now) - after : len(now) - after + 1])
            torn = _is_torn(ahead, come, behind)
            if begins in _BEFORE and not torn:
                return found
            if not first[0] or (tears and not torn):
                first, tears = found, torn
        if not before or now[before - 1] != now[len(now) - after - 1]:
            return first
        before, after = before - 1, after + 1


def _its_brackets(behind: list[str], sides: tuple[str, str]) -> int:
    """Give how many tokens behind what differs belong to its last element: `{1}` to `{2}, Hay` and `{2},`."""
    named = [side[-1:].isalnum() or side[-1:] == "_" for side in sides]
    if not all(sides) or not behind or behind[0] not in "([{" or not any(named) or all(named):
        return 0
    depth = 0
    for count, piece in enumerate(behind, 1):
        depth += (piece in "([{") - (piece in ")]}")
        if not depth:
            return count
    return 0


def _is_torn(ahead: str, come: str, behind: str) -> bool:
    """Tell whether a piece parts a call from what it is given: one more `|| is(b)` in `is(a) || is(c)`.

    Or what is compared from what it is compared with: one more `a == 1 ||` in `a == 1 || a == 2`.
    """
    if _HALF_ASKED.search(come.strip(" ,;|&")):
        return True
    opens = come[:1] in {"(", "["} and (ahead[-1:].isalnum() or ahead[-1:] == "_")
    return opens or (behind[:1] == "(" and (come[-1:].isalnum() or come[-1:] == "_"))


def begins_inside(ahead: str, piece: str) -> bool:
    """Tell whether a piece begins inside of a text in quotes and ends that text."""
    return '"' in piece and ahead.count('"') % 2 == 1


def _left(was: list[str], now: list[str], before: int, after: int) -> tuple[str, str]:
    one, other = was[before : len(was) - after], now[before : len(now) - after]
    return "".join(one).strip(), "".join(other).strip()


def is_balanced(text: str) -> bool:
    """Tell whether every bracket and tag of a text has its other half, in order, and every quote as well."""
    bare = _SAID.sub("", text)  # `"(1"` opens nothing
    for one, other in ("()", "[]", "{}"):
        depth = 0
        for letter in bare:
            depth += (letter == one) - (letter == other)
            if depth < 0:
                return False
        if depth:
            return False
    if _ELEMENT.search(text) and not _has_whole_tags(text):
        return False
    plain = _LIFETIME.sub("", _QUOTED.sub("", text))
    return all(plain.count(quote) % 2 == 0 for quote in "\"'`")


def _has_whole_tags(text: str) -> bool:
    """Tell whether no tag of an element is torn."""
    depth = 0
    for mark in _TAG_MARK.findall(text):
        depth += 1 if mark == "<" else -1
        if depth not in {0, 1}:
            return False
    return not depth


def _alike(was: list[str], now: list[str]) -> tuple[int, int]:
    """Give how many tokens two values have in common at the beginning, and of what is left at the end."""
    before = 0
    while before < min(len(was), len(now)) and was[before] == now[before]:
        before += 1
    after = 0
    while after < min(len(was), len(now)) - before and was[-1 - after] == now[-1 - after]:
        after += 1
    return before, after
