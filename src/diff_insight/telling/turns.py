"""What differs in a sentence that changed in more than one stretch: each piece that gave way to another.

A piece that only came or only went is told with the word beside it, so that both sides say something. Pieces
are whole words of either side; a sentence of which too little stays has none.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from diff_insight.facts.eastern_words import (
    is_clause_part,
    is_eastern,
    is_joint,
    is_of_word,
    only_joints,
    suffix_behind,
    unit_behind,
    word_behind,
)
from diff_insight.facts.wording import NEIGHBOURS, only_joins, tokens
from diff_insight.telling.quoting import bare

MOST = 3
"""Pieces that are all told."""
FEW = 2
"""Pieces that are told of more than that."""
LONG = 90
"""Characters of a piece that is read at a glance."""
_STAYS = 0.4
"""Share of a sentence that stays at least where what differs says how it changed."""
_STAYS_OF_SIGNS = 0.6
"""The same of Chinese where not all that differs can be told: single signs of it recur by chance."""
_COMPARED = 250_000
"""Pairs of tokens beyond which two sentences are not compared."""
_NAME = 2
"""Tokens of a name in one word and the blank behind it."""
_SAID = re.compile(r"\w")
_TELLS = re.compile("[^\\W\u3041-\u309f]")
"""What a word of it says something by: an ending or a particle of Japanese does not."""
_SIGNS = frozenset("/\\-.@$#_~:")
"""Marks that a name, a path or an option begins with."""
_TELLING = re.compile(r"[^\W\d_]{5,}|[A-Z]{2}|\d|[^\x00-\x7f]|[^\W_][-._/][^\W_]|[-/.@$_]\w")
"""What is no function word: a longer one, a figure, a name with marks in it."""
_ENDS_WHAT_STOOD = re.compile(r"[.!?;:]\s")
"""A mark that ends what stands in front of it, with the blank behind it."""
_PAIRED = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"), ("「", "」"))

Turn = tuple[str, str]


def turns(old: str, new: str) -> tuple[list[Turn], bool]:
    """Give what gave way to what, in order, and whether that is all; of many pieces only the largest."""
    before, after = tokens(bare(old)), tokens(bare(new))
    if not before or not after or len(before) * len(after) > _COMPARED:
        return [], False
    blocks = list(_joined(before, _blocks(before, after)))
    gone = sum(len("".join(before[one:two])) for one, two, _, _ in blocks)
    come = sum(len("".join(after[one:two])) for _, _, one, two in blocks)
    stays = min(1 - gone / len(bare(old)), 1 - come / len(bare(new)))
    if stays < _STAYS:
        return [], False
    found = [_turn(before, after, block) for block in blocks]
    told = [(was, now) for was, now in found if _differ(was, now)]
    telling = [
        turn
        for turn in told
        if (any(map(_TELLING.search, turn)) and not any(map(only_joints, turn))) or _is_doubled(*turn)
    ]
    if len(told) <= MOST and telling == told and all(map(_is_whole, told)):
        return told, True
    if stays < _STAYS_OF_SIGNS and any(map(is_eastern, before)):
        return [], False
    within = [turn for turn in telling if not any(map(is_clause_part, turn))]
    largest = sorted(filter(_is_whole, within), key=lambda turn: -sum(map(len, turn)))[:FEW]
    return [turn for turn in told if turn in largest], False


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return ((a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")


def _joined(
    before: Sequence[str], blocks: Iterator[tuple[int, int, int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Make one of pieces between which nothing but a word stands."""
    held: tuple[int, int, int, int] | None = None
    for block in blocks:
        if held is not None and sum(map(bool, map(_SAID.search, before[held[1] : block[0]]))) <= 1:
            held = (held[0], block[1], held[2], block[3])
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _turn(before: Sequence[str], after: Sequence[str], block: tuple[int, int, int, int]) -> Turn:
    """Give both sides of a piece, with the word before or behind it where one side says nothing."""
    first, last, begin, end = _with_its_twin(before, after, block)
    if (first == last) != (begin == end):
        behind = word_behind(before[last:], after[end:])
        last, end = last + behind, end + behind
    while not all(_TELLS.search("".join(said)) for said in (before[first:last], after[begin:end])):
        if first and begin:
            first, begin = first - 1, begin - 1
        elif last < len(before) and end < len(after):
            last, end = last + 1, end + 1
        else:
            break
    while first and begin and before[first - 1] == after[begin - 1] and before[first - 1] in _SIGNS:
        first, begin = first - 1, begin - 1
    if (
        first
        and begin
        and any(map(_ENDS_WHAT_STOOD.match, map("".join, (before[first:last], after[begin:end]))))
    ):
        first, begin = first - 1, begin - 1  # with the word that the mark ends
    sides = before[first:last], after[begin:end]
    alone = (first, last) != block[:2] or all(len(said) == 1 for said in sides)
    if alone and any(len(said) == 1 and is_eastern(said[0]) for said in sides):
        first, last, begin, end = _with_neighbours(before, after, (first, last, begin, end))
    if _is_figure(before[first:last]) and _is_figure(after[begin:end]):  # what it is a number of
        if name := _named_before(before[:first], after[:begin], before[last:]):
            first, begin = first - name, begin - name
        else:
            same = unit_behind(before[last:], after[end:])
            last, end = last + same, end + same
    was, now = ("".join(said).strip() for said in (before[first:last], after[begin:end]))
    return was.strip(" ,;"), now.strip(" ,;")


def _named_before(before: Sequence[str], after: Sequence[str], behind: Sequence[str]) -> int:
    """Give how far the name stands before a figure that is no number of what follows: `Node.js 18 或更高`."""
    counts = next((one for one in behind if not one.isspace()), "")
    if not is_joint(counts) or len(before) < _NAME or before[-_NAME:] != after[-_NAME:]:
        return 0
    name, blank = before[-_NAME:]
    return _NAME if blank.isspace() and name.isascii() and _SAID.search(name) else 0


def _with_its_twin(
    before: Sequence[str], after: Sequence[str], block: tuple[int, int, int, int]
) -> tuple[int, int, int, int]:
    """Widen a piece that came or went to the equal one beside it: of `and and` either may be the one."""
    first, last, begin, end = block
    if (first == last) == (begin == end):
        return block
    side, start, stop = (before, first, last) if last > first else (after, begin, end)
    size = stop - start
    if side[stop : stop + size] == side[start:stop]:
        return first, last + size, begin, end + size
    if start >= size and side[start - size : start] == side[start:stop]:
        return first - size, last, begin - size, end
    return block


def _with_neighbours(
    before: Sequence[str], after: Sequence[str], block: tuple[int, int, int, int]
) -> tuple[int, int, int, int]:
    """Widen a piece that is one character of Chinese, which is seldom a word by itself."""
    first, last, begin, end = block
    ends = suffix_behind(before[last:]) and suffix_behind(after[end:])
    last, end = last + ends, end + ends
    for at in range(2 * NEIGHBOURS):
        if first and begin and before[first - 1] == after[begin - 1] and is_of_word(before[first - 1]):
            first, begin = first - 1, begin - 1
        behind = before[last : last + 1]
        if at < NEIGHBOURS and not ends and behind == after[end : end + 1] and is_of_word("".join(behind)):
            last, end = last + 1, end + 1
    return first, last, begin, end


def _is_doubled(was: str, now: str) -> bool:
    """Tell whether one side says twice what the other says once."""
    few, many = sorted((was, now), key=len)
    return many == f"{few} {few}"


def _is_figure(said: Sequence[str]) -> bool:
    return len(said) == 1 and said[0].isdecimal()


def _differ(was: str, now: str) -> bool:
    return _SAID.findall(was) != _SAID.findall(now)


def _is_whole(turn: Turn) -> bool:
    return not only_joins(*turn) and all(
        said
        and len(said) <= LONG
        and said.count('"') % 2 == 0
        and _SAID.search(said)
        and all(said.count(one) == said.count(other) for one, other in _PAIRED)
        for said in turn
    )
