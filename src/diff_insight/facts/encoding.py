"""How characters are written: line ends, a byte order mark, bytes that are not UTF-8, Unicode's normal forms.

A file that goes from CRLF to LF changes in every line and says what it said; a line whose bytes are not
UTF-8 may read as before and be another. What Unicode holds to be the same text in two normal forms (one
character, or a letter and its mark) looks the same, so neither is shown as what the other was.
"""

import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

from diff_insight.facts.changed import Changed
from diff_insight.model import Fact, Lines
from diff_insight.trees.text import MARK, Text

NEAR = 50
"""Lines that may have come in between two that were kept: beyond, equal lines are equal by chance."""
_REPLACED = "\ufffd"
_FORMS: tuple[Literal["NFC"], Literal["NFD"]] = ("NFC", "NFD")
WIDE = 1_000_000
"""Old times new lines beyond which each old line is given the next equal one."""


def apart(changed: Changed) -> tuple[tuple[Fact, ...], Changed]:
    """Take the lines out that keep their characters and change their bytes; state them as facts of the file.

    `line_ends_changed` holds the ends as `old` and `new`, `CRLF` or `LF`. A byte order mark is white space
    (U+FEFF, zero width no-break space); of bytes that are not UTF-8 nothing but their lines is known.
    `normal_form_changed` holds `NFC` and `NFD` as `old` and `new` where all that changed is in either.
    """
    facts = []
    for stated in (_line_ends, _byte_order_mark, _unknown_bytes, _normal_form):
        fact = stated(changed)
        if fact is not None:
            facts.append(fact)
            changed = without(changed, fact.lines)
    return tuple(facts), changed


def without(changed: Changed, lines: Lines) -> Changed:
    """Give the changed lines without some that are told."""
    removed, added = set(lines.removed), set(lines.added)
    return Changed(
        {number: line for number, line in changed.removed.items() if number not in removed},
        {number: line for number, line in changed.added.items() if number not in added},
        changed.newline,
    )


def composed(text: Text, numbers: Collection[int]) -> Text:
    """Give a version with some of its lines in the normal form NFC: what is known to be the same reads so.

    Args:
        text: The version.
        numbers: Of the lines, 1-based.
    """
    if not numbers:
        return text
    rows = text.source.split("\n")
    for at, row in enumerate(rows):
        if (text.numbers[at] if text.numbers else at + 1) in numbers:
            rows[at] = unicodedata.normalize("NFC", row)
    return replace(text, source="\n".join(rows))


def _line_ends(changed: Changed) -> Fact | None:
    ends = [any(line.endswith("\r") for line in side.values()) for side in (changed.removed, changed.added)]
    if ends[0] == ends[1]:
        return None
    lines = _pairs(changed, lambda old, new: old != new)
    if not lines.removed:
        return None
    names = ("CRLF", "LF") if ends[0] else ("LF", "CRLF")
    return Fact(kind="line_ends_changed", old=names[0], new=names[1], lines=lines)


def _byte_order_mark(changed: Changed) -> Fact | None:
    old, new = changed.removed.get(1), changed.added.get(1)
    if old is None or new is None or old == new or old.removeprefix(MARK) != new.removeprefix(MARK):
        return None
    return Fact(kind="whitespace_changed", lines=Lines(removed=(1,), added=(1,)))


def _unknown_bytes(changed: Changed) -> Fact | None:
    """State lines that read alike for the same replacement characters: git says that their bytes differ."""
    if not all(any(_REPLACED in line for line in side.values()) for side in (changed.removed, changed.added)):
        return None
    lines = _pairs(changed, lambda old, new: old == new and _REPLACED in old)
    return Fact(kind="text_changed", lines=lines) if lines.removed else None


def _normal_form(changed: Changed) -> Fact | None:
    """State lines that differ in the normal form of their characters alone."""
    sides = (changed.removed, changed.added)
    if all(unicodedata.is_normalized("NFC", line) for side in sides for line in side.values()):
        return None
    lines = _pairs(changed, lambda old, new: old != new, _composed)
    if not lines.removed:
        return None
    pairs = zip(lines.removed, lines.added, strict=True)
    forms = {_forms(changed.removed[old], changed.added[new]) for old, new in pairs}
    old, new = forms.pop() if len(forms) == 1 else (None, None)
    return Fact(kind="normal_form_changed", old=old, new=new, lines=lines)


def _composed(line: str) -> str:
    return unicodedata.normalize("NFC", line.removesuffix("\r"))


def _forms(old: str, new: str) -> tuple[str | None, str | None]:
    """Give the forms of what differs between two lines, in either; nothing where it is in no one form."""
    first = _begin_alike(old, new)
    last = _begin_alike(old[first:][::-1], new[first:][::-1])
    parts = [line[first : len(line) - last] for line in (old, new)]
    forms = [[form for form in _FORMS if unicodedata.is_normalized(form, part)] for part in parts]
    return (forms[0][0], forms[1][0]) if all(len(one) == 1 for one in forms) else (None, None)


def _begin_alike(one: str, other: str) -> int:
    """Count the characters that two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _pairs(
    changed: Changed,
    wanted: Callable[[str, str], bool],
    said: Callable[[str], str] = lambda line: line.removesuffix("\r"),
) -> Lines:
    """Give the lines that were kept but for what `said` leaves out of them, as far as they are wanted."""
    olds, news = list(changed.removed.items()), list(changed.added.items())
    one, other = ([said(line) for _, line in side] for side in (olds, news))
    kept = [(olds[at], news[to]) for at, to in _kept(one, other)]
    pairs = [(old[0], new[0]) for old, new in kept if wanted(old[1], new[1])]
    return Lines(removed=tuple(old for old, _ in pairs), added=tuple(new for _, new in pairs))


def _kept(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Give which old line is which new one."""
    if len(one) * len(other) <= WIDE:
        blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        return [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]
    places: dict[str, deque[int]] = defaultdict(deque)
    for to, line in enumerate(other):
        places[line].append(to)
    found: list[tuple[int, int]] = []
    last = -1
    for at, line in enumerate(one):
        ahead = places.get(line)
        while ahead and ahead[0] <= last:
            ahead.popleft()
        if ahead and ahead[0] <= last + NEAR:
            last = ahead.popleft()
            found.append((at, last))
    return found
