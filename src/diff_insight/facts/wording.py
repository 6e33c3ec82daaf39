"""What differs between two texts: the one stretch of words that gave way to another, where it is one."""

import re
from collections import Counter
from collections.abc import Sequence

from diff_insight.facts.eastern_words import are_torn, is_of_word, only_particles, suffix_behind
from diff_insight.late import late

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![^\W_])\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_HALF = r" ?[AaPp]\.?[Mm](?![^\W_])\.?"
_TIME = rf"(?:,? (?:at )?\d{{1,2}}:\d\d(?::\d\d)?(?![^\W_])(?:{_HALF})?(?: [A-Z]{{3,4}}(?![^\W_]))?)?"
_YEAR = r",? \d{4}(?![^\W_])"
_DATE = (
    rf"(?<![^\W_])(?:{_MONTH} {_DAY}(?![^\W_])(?:{_YEAR})?{_TIME}|{_DAY}\.? {_MONTH}{_YEAR}{_TIME}"
    rf"|\d{{1,2}}:\d\d(?::\d\d)?{_HALF})"
)
"""A day with its month, and what stands with it: one value, which blanks do not part."""
_EASTERN_DATE = r"\d{1,4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?|\d{1,2}\s?月\s?\d{1,2}\s?日"
_PATH = r"(?<![\w/.])(?:\.{1,2}/){1,9}[\w~@+-]+(?:[./][\w~@+-]+)*"
"""A path from the page that it stands on: what leads up is a part of it."""
_PROSE = late(
    rf"{_DATE}|{_EASTERN_DATE}|{_PATH}" + r"|https?://\S+|`[^`]*`|[^\W_]+(?:[-.,:/'’_][^\W_]+)*|\s+|[^\w\s]|_"
)
_CODE = re.compile(r"(?:\\[^\w\s]|[^\s\"'`=&?<>(){}\[\],;|])+|\s+|[\"'`=&?<>(){}\[\],;|]")
_JOINTS = frozenset("/#?")
_SEGMENT = re.compile(r"[^/#?]+|[/#?]")
_SAID = re.compile(r"\w")
_HAN = late(r"[\u3040-\u30ff\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa]")
_JAPANESE = late(
    _EASTERN_DATE
    + r"|[\u30a1-\u30ff\u3400-\u9fff々]+[\u3041-\u309f]*|[\u3041-\u309f]+|[^\u3040-\u30ff\u3400-\u9fff々]+|."
)
"""A word of Japanese as far as its scripts show it: Han or katakana with an inflection."""
_CHINESE = late(_EASTERN_DATE + r"|[\u3040-\u30ff\u3400-\u9fff]|[^\u3040-\u30ff\u3400-\u9fff]+")
"""A character of Chinese, or a whole word of another script beside it."""
NEIGHBOURS = 4
"""Characters on each side that a word may have besides the one that changed."""
_PARTICLES = frozenset("はがをにでとのもへや")
_AHEAD = 3
"""Words before a stretch that say what it is."""
_CLAUSE = 16
"""Characters of Chinese in front of a stretch among which the clause has to begin that is quoted."""
_HALVES = 24
"""Words, blanks and marks among which the other half of a bracket is looked for."""
_BRACKETS = tuple(
    (pair[0], pair[1]) for pair in ("()", "[]", "{}", "（）", "【】", "「」", "『』", "《》", "“”")
)
_BEHIND_A_BRACKET = " ,;:.，、；：。"
"""Marks with which no quoted piece begins."""
_KEPT = 16
"""Characters that stay from which on words that only came or only went are told by themselves."""
_SHORT = re.compile(r"\s+")
_JOINING = re.compile(r"[a-z]{2,3}")
"""A word that names nothing."""
_FEW = 3
"""Words that changed of which one needs a neighbour to see what they are about."""
_MORE = 2
"""Words that a short one may take the place of (`is` for `should be`)."""
_LONG = 20_000
"""Characters from which on two texts are not compared word by word."""


def stretch(old: str, new: str, *, code: bool = False) -> dict[str, str]:
    """Give what was replaced by what, as details of a fact: `was`, `is` and the words `ahead` of them.

    Empty where the texts are too long, or where more differs than stays: then only the whole says it.
    """
    if len(old) > _LONG or len(new) > _LONG:
        return {}
    before, after = tokens(old, code=code), tokens(new, code=code)
    start = _common(before, after)
    end = _common(before[: start - 1 if start else None : -1], after[: start - 1 if start else None : -1])
    gone, come = before[start : len(before) - end], after[start : len(after) - end]
    kept = len("".join(before[:start]).strip()) + len("".join(before[len(before) - end :]).strip())
    sizes = [len("".join(side).strip()) for side in (gone, come)]
    least = max(sizes) if all(sizes) else min(max(sizes), _KEPT)
    if kept < least or not any(sizes) or (not code and _stays_inside(gone, come)):
        return {}
    if not code:
        start, end = _not_one_character(before, after, start, end)
        sides = before[start : len(before) - end], after[start : len(after) - end]
        start -= bool(start and any(map(only_particles, sides)) and not before[start - 1].isspace())
        start, end = _with_other_halves(before, after, start, end)
        gone, come = before[start : len(before) - end], after[start : len(after) - end]
    was, now = _without_particle("".join(gone).strip(), "".join(come).strip())
    if not code and (only_joins(was, now) or are_torn(was, now)):
        return {}
    ahead = "".join(before[_begin(before, start) : start]).strip()
    ahead = ahead if code else _behind_a_half(ahead)
    return {key: said for key, said in (("was", was), ("is", now), ("ahead", ahead)) if said}


def _begin(pieces: Sequence[str], start: int) -> int:
    """Give where the words in front of a stretch begin: of Chinese, whose words no blanks part, a clause."""
    begin = max(0, start - 2 * _AHEAD)
    if not (
        begin and begin < start and _is_one_of_many(pieces[begin - 1]) and _is_one_of_many(pieces[begin])
    ):
        return begin
    least = max(0, start - _CLAUSE)
    while begin > least and _is_one_of_many(pieces[begin - 1]):
        begin -= 1
    return start if begin and _is_one_of_many(pieces[begin - 1]) else begin


def _behind_a_half(text: str) -> str:
    """Give a text from behind the last bracket in it that nothing in it opens."""
    for one, other in _BRACKETS:
        depth = last = 0
        for at, letter in enumerate(text, 1):
            depth += (letter == one) - (letter == other)
            last, depth = (at, 0) if depth < 0 else (last, depth)
        text = text[last:].lstrip(_BEHIND_A_BRACKET) if last else text
    return text


def _is_one_of_many(piece: str) -> bool:
    return len(piece) == 1 and _HAN.match(piece) is not None


def _with_other_halves(before: Sequence[str], after: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Widen what differs by what stands around it until each bracket in it has its other half."""
    for _ in range(_HALVES):
        sides = ["".join(side[start : len(side) - end]) for side in (before, after)]
        opens, closes = (any(_unpaired(said)[at] for said in sides) for at in (0, 1))
        if not (opens or closes):
            return start, end
        if (opens and not end) or (closes and not start):
            break
        start, end = start - closes, end - opens
    return start, end


def _unpaired(text: str) -> tuple[bool, bool]:
    """Tell whether a bracket of a text lacks the half behind it, and whether one lacks that before it."""
    opens = closes = False
    for one, other in _BRACKETS:
        depth = least = 0
        for letter in text:
            depth += (letter == one) - (letter == other)
            least = min(least, depth)
        opens, closes = opens or depth > least, closes or least < 0
    return opens, closes


def beside(old: str, new: str, *, most: int = 1) -> tuple[str, str] | None:
    """Give the few words that gave way to others, with those behind them or, at the end, the one before them.

    Args:
        old: The text before.
        new: The text after.
        most: Words behind them at most.
    """
    before, after = old.split(), new.split()
    start = _common(before, after)
    end = _common(before[: start - 1 if start else None : -1], after[: start - 1 if start else None : -1])
    if max(len(before), len(after)) - start - end > _FEW or not start + end:
        return None
    start, end = (start, max(end - most, 0)) if end else (start - 1, end)
    was, now = (" ".join(words[start : len(words) - end]).rstrip(".,;:") for words in (before, after))
    return (was, now) if was and now else None


def only_joins(was: str, now: str) -> bool:
    """Tell whether one side is a short word and the other several more: a sentence was built otherwise there.

    `and` is nothing that could take the place of what several words name.
    """
    sides = sorted((_SHORT.split(was.strip()), _SHORT.split(now.strip())), key=len)
    return len(sides[0]) == 1 and len(sides[1]) > _MORE and bool(_JOINING.fullmatch(sides[0][0]))


def _stays_inside(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Tell whether most words of a stretch stay: then more than one thing in it changed."""
    before, after = (
        Counter(w for word in side if _SAID.search(w := word.strip("`"))) for side in (gone, come)
    )
    few = min(before.total(), after.total())
    return few > 1 and 2 * (before & after).total() > few


def segments(old: str, new: str) -> dict[str, str]:
    """Give the segments in which two targets differ as `was` and `is`: the same from every folder."""
    before, after = _SEGMENT.findall(old), _SEGMENT.findall(new)
    start = _common(before, after)
    start = 0 if before[:start] == ["/"] else start  # a path from the root stays one
    left, right = before[start:], after[start:]
    end = _common(left[::-1], right[::-1])
    was, now = "".join(left[: len(left) - end]), "".join(right[: len(right) - end])
    if start or not was.startswith("/"):
        was, now = was.strip("/"), now.strip("/")
    return {"was": was, "is": now} if was and now and (was, now) != (old, new) else {}


def shortened(old: str, new: str) -> tuple[str, str]:
    """Give the segments in which two targets differ, with a mark where what both share is left out."""
    before, after = _SEGMENT.findall(old), _SEGMENT.findall(new)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    while end and before[len(before) - end] in _JOINTS:
        end -= 1  # a folder is known by the mark behind it
    while start and (before[start - 1][-1] in "/#?:" or min(len(before), len(after)) <= start + end + 1):
        start -= 1
    was, now = (
        f"{'…' if start else ''}{''.join(side[start : len(side) - end])}{'…' if end else ''}"
        for side in (before, after)
    )
    return was, now


def tokens(text: str, *, code: bool = False) -> list[str]:
    """Give the words of a text, its blanks and its marks, in order."""
    found = (_CODE if code else _PROSE).findall(text)
    if code or not _HAN.search(text):
        return found
    parts = (_JAPANESE if _KANA.search(text) else _CHINESE).findall
    return [piece for word in found for piece in (parts(word) if _HAN.search(word) else [word])]


def _not_one_character(before: Sequence[str], after: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Widen what differs where it is one character of Chinese, which is seldom a word by itself."""
    sides = before[start : len(before) - end], after[start : len(after) - end]
    if any(len(side) > 1 or any(len(one) > 1 or not _HAN.match(one) for one in side) for side in sides):
        return start, end
    ends = suffix_behind(before[len(before) - end :])
    end -= ends
    for _ in range(NEIGHBOURS):
        end -= bool(end and not ends and is_of_word(before[-end]))
        start -= bool(start and is_of_word(before[start - 1]))
    return start, end


def _without_particle(was: str, now: str) -> tuple[str, str]:
    """Give two stretches of Japanese without the particle that both end with."""
    both = len(was) > 1 and len(now) > 1 and was[-1] == now[-1] and was[-1] in _PARTICLES
    return (was[:-1], now[:-1]) if both and not _KANA.fullmatch(was[-2] + now[-2]) else (was, now)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left.strip("`") != right.strip("`"):
            break
        count += 1
    return count


def one_rule(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Give the rule by which all of several texts changed.

    Returns:
        `put_before` and `put_behind`, or `taken_before` and `taken_behind`; `was` and `is` where all changed
        alike; empty where there is no such rule.
    """
    if len(set(pairs)) == 1:
        return {"was": pairs[0][0], "is": pairs[0][1]}
    for added, kind in ((True, "put"), (False, "taken")):
        inner = [one if added else other for one, other in pairs]
        outer = [other if added else one for one, other in pairs]
        at = outer[0].find(inner[0]) if inner[0] else -1
        if at < 0:
            continue
        before, behind = outer[0][:at], outer[0][at + len(inner[0]) :]
        if all(f"{before}{small}{behind}" == large for small, large in zip(inner, outer, strict=True)):
            said = {f"{kind}_before": before.strip(), f"{kind}_behind": behind.strip()}
            return {key: value for key, value in said.items() if value}
    return {}
