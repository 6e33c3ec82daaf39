"""Where a claim stands in the evidence: on removed, added or unchanged lines, in the path, or nowhere.

A token is looked for as it stands, then by its words, then part by part: models join what a page has
apart (`key: value`), leave out the middle (`a … b`) and write names in the plural.
"""

import re
from collections.abc import Callable, Iterator

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.dates import Day
from diff_insight.grounding.folding import CJK, KANA, bare, literal, tokens, words
from diff_insight.grounding.sidetext import SideText
from diff_insight.grounding.told_facts import SIDES, Side
from diff_insight.grounding.union import Shown

Test = Callable[[SideText], bool]
_ELISION = re.compile(r"\.\.\.+|\u2026|<[^<>]{0,40}>|\[\.\.\.\]")
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./:@#+'-]*(?: [A-Za-z0-9][A-Za-z0-9_./:@#+'-]*)*")
_PARTS = re.compile(r"[\s,;:=(){}\[\]<>\"'|&/]+")
_MISSPELT = 2
_SHORT_ID = 7
_TELLING = 2
"""Latin abbreviations of up to so many letters (`ID`, `AI`) stand in translations of words that lack them."""
_KEYS = re.compile(r"(?![\d.]+$)(?:[\w#-]+|\[\w*\])(?:\[\w*\]|\.[\w#-]+)+")
_JOINED = re.compile(r"[a-z\d]+(?:_+[a-z\d]+)+")
"""A name of several words, which has nothing but a dash or a blank where a page spells it otherwise."""
_STATEMENT = re.compile(r"[=?+*]|\w[(\[]\w")
"""What assigns, computes or calls: its parts stand together."""
_OWNED = re.compile(r"[a-z_]\w*(?:\.[a-z_]\w*)+")
"""A name with its owners, which stand on other lines."""
_EXPRESSION = re.compile(r"[=!<>]=|(?<![-=<])[<>](?![\w/!])|&&|\|\||\b(?:and|or|not|is)\b")
"""What compares or joins: one sign more or less makes the contrary of it."""
_KEY_MARKS = re.compile(r"[.\[\]#]+")
_TRIM = " \t\n.,;:!?\"'`*"


def _trimmed(claim: Claim) -> str:
    """Give a claim without the marks around it; one that is a part of an operator (`!=1.0`) is none."""
    text = literal(claim.text)
    trimmed = text.strip(_TRIM)
    before = text.partition(trimmed)[0] if trimmed else ""
    return f"!{trimmed}" if before.endswith("!") and trimmed.startswith("=") else trimmed


def checkable(claim: Claim, shown: Shown) -> bool:
    """Whether the evidence can speak about the claim: a translated phrase cannot be compared."""
    if claim.mute:
        return False
    if claim.kind == "path" and _may_be_old_name(claim.text, shown) and not standing(claim, shown):
        return False
    if claim.kind not in {"name", "code"} or not CJK.search(claim.text) or claim.day:
        return True
    if any(len(part) > _TELLING for part in _latin(claim.text)):
        return True
    return shown.speaks(kana=bool(KANA.search(claim.text)))


def _may_be_old_name(name: str, shown: Shown) -> bool:
    """Whether a path may be the untold old name of a renamed file, and not its new one misspelt."""
    base = name.rpartition("/")[2]
    return any(
        len(base) != len(new) or sum(one != two for one, two in zip(base, new, strict=True)) > _MISSPELT
        for new in shown.nameless
    )


def standing(claim: Claim, shown: Shown) -> frozenset[Side]:
    """Give the sides on which the claim stands by the strictest reading that finds it at all."""
    for test in _readings(claim, shown):
        sides = frozenset(side for side in SIDES if shown.on(side, test))
        if sides:
            return sides
    if claim.kind == "name" and claim.quoted and _is_title(claim, shown):
        return frozenset({"path"})
    return frozenset()


def _is_title(claim: Claim, shown: Shown) -> bool:
    title = tokens(bare(literal(claim.text).lower()).replace("'", ""))
    if len(title) <= 1 or " " not in claim.text:
        return False
    known = {word for word in title if any(shown.on(side, _has_word(word)) for side in SIDES)}
    return shown.on("path", lambda side: side.titles(title, known))


def _has_word(word: str) -> Test:
    return lambda side: side.has(word)


def stands_on(claim: Claim, shown: Shown, side: Side) -> bool:
    """Whether the claim stands on the side by any reading."""
    return any(shown.on(side, test) for test in _readings(claim, shown))


def stands_in(claim: Claim, shown: Shown, side: SideText) -> bool:
    """Whether the claim stands in other words than those of the evidence, by any reading."""
    return any(test(side) for test in _readings(claim, shown))


def pair_tests(one: Claim, two: Claim, *, loose: bool) -> tuple[Test, Test]:
    """Give the tests for two claims that are set against each other; case counts where all else is one.

    Args:
        one: The old or the new.
        two: The other.
        loose: Whether words and plurals are enough, or letters are needed.
    """
    first, second = _trimmed(one), _trimmed(two)
    exact = first.lower() == second.lower()
    return (
        _plain_test(one, first, exact=exact, loose=loose),
        _plain_test(two, second, exact=exact, loose=loose),
    )


def plain_test(claim: Claim) -> Test:
    """Give the plain test of whether a claim stands on a side."""
    return _plain_test(claim, _trimmed(claim), exact=False, loose=True)


def _plain_test(claim: Claim, text: str, *, exact: bool, loose: bool) -> Test:
    if claim.day is not None:
        return _day(claim.day)
    if claim.numbers:
        return lambda side: side.has_number(claim.numbers[-1])
    if exact:
        return lambda side: side.has_whole(text, exact=True)
    low = text.lower()
    if not loose:
        return lambda side: side.has_whole(low, exact=False)
    phrase = words(low) if "](" in low else words(bare(low)) or words(low)
    return lambda side: side.has(low) or side.has_phrase(phrase)


def _readings(claim: Claim, shown: Shown) -> Iterator[Test]:
    if claim.day is not None:
        yield _day(claim.day)
    text = _trimmed(claim) or literal(claim.text).strip()
    if claim.numbers:
        numbers = claim.numbers
        yield lambda side: side.has_number(numbers[-1])
        joined = literal(claim.text).replace(".", "-")
        if joined != claim.text:
            yield lambda side: side.path and side.has(joined)
        if len(text) >= _SHORT_ID:  # a commit id may happen to have no letter
            yield lambda side: side.has(text)
        if not claim.quoted and len(numbers) == 1:
            return
    low = text.lower()
    yield lambda side: side.has(low, cut=claim.cut)
    if claim.day is not None or claim.kind == "version":
        return
    if claim.kind == "url":
        for other in _same_url(low):
            yield lambda side, other=other: side.has(other)  # type: ignore[misc]
        return
    tag = _OPENING.fullmatch(low)
    if tag is not None:
        yield lambda side: side.has(tag[1])
    yield from _by_words(low, claim, shown)


_OPENING = re.compile(r"(</?[a-z][\w.:-]*)\s?/?>")
"""A tag by its name: a file has it with its attributes."""


def _same_url(low: str) -> Iterator[str]:
    yield low.rstrip("/")
    scheme, _, address = low.partition("://")
    host, slash, rest = address.partition("/")
    if "." in host and scheme in {"http", "https"}:
        yield f"{host}{slash}{rest}".rstrip("/")


_JOINT = re.compile(r"[a-z]{2,8}-\d{1,4}")
"""A name and its number, which code writes as one word."""


def _by_words(low: str, claim: Claim, shown: Shown) -> Iterator[Test]:
    if CJK.search(low):
        yield from _by_latin_words(low, shown)
        return
    if claim.kind == "code" and " " in low:
        run = "".join(low.split())
        yield lambda side: side.has(run)
    if claim.kind == "code" and claim.quoted and _EXPRESSION.search(low):
        yield from _by_pieces(low)
        return  # its words in another order, or with another operator, say something else
    if claim.kind == "code" and claim.quoted and not claim.cut and _JOINED.fullmatch(low):
        yield lambda side: side.has_spelt(low.split("_"))
        return
    yield from _by_prose(low, claim, shown)


def _by_pieces(low: str) -> Iterator[Test]:
    """Read what is left of code around an ellipsis."""
    parted = [part for part in (part.strip(_TRIM) for part in _ELISION.split(low)) if part]
    if len(parted) > 1:
        yield lambda side: all(side.has(part, cut=True) for part in parted)


def _by_prose(low: str, claim: Claim, shown: Shown) -> Iterator[Test]:
    phrase = words(low) if "](" in low else words(bare(low)) or words(low)
    yield lambda side: side.has_phrase(phrase, cut=claim.cut)
    pieces = [piece for piece in (words(bare(piece)) for piece in _ELISION.split(low)) if piece]
    if len(pieces) > 1:
        yield lambda side: all(side.has_phrase(piece) for piece in pieces)
    if claim.kind == "name" and claim.quoted and len(phrase) > 1:
        joined = low.replace(" ", "")
        yield lambda side: side.has_together(phrase) or side.has(joined)
    if claim.kind == "name" and _JOINT.fullmatch(low):
        unjoined = low.replace("-", "")  # `SHA-512` is `sha512` in code
        yield lambda side: side.has(unjoined)
    if claim.kind in {"code", "name"} and _KEYS.fullmatch(low):
        *above, last = [key for key in _KEY_MARKS.split(low) if key]
        if all(any(shown.on(side, _has_word(key)) for side in SIDES) for key in above):
            yield lambda side: side.has(last)
    parts = [part for part in (part.strip(_TRIM) for part in _PARTS.split(low)) if part]
    if claim.kind in {"code", "name"} and len(parts) > 1:
        if claim.kind == "code" and claim.quoted and _STATEMENT.search(low):
            owners = [owner for part in parts for owner in part.split(".")[:-1] if _OWNED.fullmatch(part)]
            if all(any(shown.on(side, _has_word(owner)) for side in SIDES) for owner in owners):
                own = [part.rpartition(".")[2] if _OWNED.fullmatch(part) else part for part in parts]
                yield lambda side: side.has_in_line(own)
        else:
            yield lambda side: all(side.has(part) for part in parts)


def _by_latin_words(low: str, shown: Shown) -> Iterator[Test]:
    """Read a Chinese or Japanese phrase as it stands, or by its Latin words where the page is in neither."""
    if shown.speaks(kana=bool(KANA.search(low))):
        phrase = words(bare(low))
        yield lambda side: side.has_phrase(phrase)
        return
    latin = [words(part) for part in _latin(low)]
    yield lambda side: all(side.has_phrase(part) or side.has_together(part) for part in latin)
    pieces = [piece.strip(_TRIM) for part in _latin(low) for piece in part.split(" ")]
    yield lambda side: all(side.has(piece) for piece in pieces if piece)


def _latin(text: str) -> list[str]:
    return [part.strip(_TRIM) for part in _LATIN.findall(text) if part.strip(_TRIM)]


def _day(day: Day) -> Test:
    return lambda side: side.has_day(day)
