"""How long a regular expression takes on the worst that can be made for it, and how that grows.

The expression is taken apart by the standard library's own parser. Each repetition in it is fed what its
body matches, many times, behind what has to stand before it and with an end that does not match: what makes
a search start again at every place, and a repetition give back what it took.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Use = Callable[[re.Pattern[str], str], Any]

USES: dict[str, Use] = {
    "search": lambda pattern, text: pattern.search(text),
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "finditer": lambda pattern, text: sum(1 for _ in pattern.finditer(text)),
}
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
_MANY = 30
_SHORT = 250
_TINY = (12, 16, 20, 24, 32, 48, 64, 96, 128)
_NOTICEABLE = 0.002
_TRIALS = 5
"""How often what seems slow is tried: a machine that does much else is slow now and then."""
_ALPHABET = "a0 _-./\n\tZ'\"`*#[](){}<>|:,=@$\\、あ"


def slow(pattern: re.Pattern[str], use: Use) -> str | None:
    """Give the worst case whose time more than triples when it doubles, or None."""
    for seed, form in _attacks(pattern):
        for size in _TINY:  # else what grows exponentially would never end
            if _seconds(pattern, use, form(seed, size)) > _NOTICEABLE * 4:
                return f"{form(seed, size)!r}: no end"
        before = _seconds(pattern, use, form(seed, _SHORT))
        for size in (_SHORT * 2, _SHORT * 4, _SHORT * 8, _SHORT * 16):
            now = _seconds(pattern, use, form(seed, size))
            if now > _NOTICEABLE and now > 3 * before:
                tried = [[_best(pattern, use, form(seed, each)) for each in (size // 2, size)]]
                while tried[-1][1] > 3 * tried[-1][0] and len(tried) < _TRIALS:
                    tried.append([_best(pattern, use, form(seed, each)) for each in (size // 2, size)])
                half, whole = tried[-1]
                if whole > 3 * half:
                    return f"{form(seed, 24)!r}: {half * 1000:.1f} ms, then {whole * 1000:.1f} ms"
            before = now
    return None


def _best(pattern: re.Pattern[str], use: Use, text: str) -> float:
    return min(_seconds(pattern, use, text) for _ in range(3))


def _seconds(pattern: re.Pattern[str], use: Use, text: str) -> float:
    start = time.process_time()
    use(pattern, text)
    return time.process_time() - start


def _attacks(
    pattern: re.Pattern[str],
) -> Iterator[tuple[tuple[str, str], Callable[[tuple[str, str], int], str]]]:
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    seeds = dict.fromkeys(
        (before, body) for before, inner in _repeats(tree, "") for body in _samples(inner) if body
    )
    yield from product(seeds, (_once, _again))


def _once(seed: tuple[str, str], size: int) -> str:
    return seed[0] + seed[1] * (size // len(seed[1])) + "\0"


def _again(seed: tuple[str, str], size: int) -> str:
    unit = seed[0] + seed[1] * 2
    return unit * (size // len(unit)) + "\0"


def _repeats(tree: Iterable[Any], before: str) -> Iterator[tuple[str, Any]]:
    """Every repetition without a small limit, with the shortest text that leads to it."""
    for code, given in tree:
        if code in _REPEATS:
            _, most, inner = given
            if most > _MANY:
                yield before, inner
            yield from _repeats(inner, before)
        else:
            for inner in _inside(code, given):
                yield from _repeats(inner, before)
        before += next(iter(_samples([(code, given)])), "")


def _inside(code: Any, given: Any) -> Sequence[Any]:
    if code is codes.SUBPATTERN:
        return [given[3]]
    if code is codes.BRANCH:
        return list(given[1])
    if code in {codes.ASSERT, codes.ASSERT_NOT}:
        return [given[1]]
    if code is codes.ATOMIC_GROUP:
        return [given]
    return []


def _samples(tree: Iterable[Any]) -> list[str]:
    """Some texts that the tree matches: each alternative, and each of a few letters for a class."""
    samples = [""]
    for code, given in tree:
        if code in _REPEATS:
            least = given[0]
            parts = [each * max(1, least) for each in _samples(given[2])][:8]
        elif code is codes.BRANCH:
            parts = [each for inner in given[1] for each in _samples(inner)[:3]]
        elif code in {codes.SUBPATTERN, codes.ATOMIC_GROUP}:
            parts = _samples(given[3] if code is codes.SUBPATTERN else given)
        elif code in {codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY, codes.CATEGORY}:
            parts = _letters(code, given)
        else:
            continue  # places and looks around take no room
        samples = [left + right for left in samples[:6] for right in parts[:14]][:28] if parts else samples
    return samples


def _letters(code: Any, given: Any) -> list[str]:
    if code is codes.LITERAL:
        return [chr(given)]
    single = parser.SubPattern(parser.State(), [(code, given)])
    compiled = re._compiler.compile(single, re.DOTALL)  # type: ignore[attr-defined]
    named = [chr(one) for kind, one in given if kind is codes.LITERAL] if code is codes.IN else []
    return [letter for letter in dict.fromkeys([*named[:4], *_ALPHABET]) if compiled.match(letter)]
