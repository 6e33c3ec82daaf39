"""What is told as gone or new and stands, as a whole or for the most part, on the other side too.

The last look of all, whatever the kinds of things are: matching knows the formats and what they call one
thing, this knows but words. A test that is called by another function, a condition that asks for more, a
command with one more option: the reader sees one line give way to a line which says nearly that.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import SAMPLE
from diff_insight.facts.said_elsewhere import COMPOUND, SIMPLE
from diff_insight.late import late
from diff_insight.model import Fact

IN_PLACE = 0.5
"""Share of telling words from which on two things in one run of changed lines are one."""
_LEAST = 3
"""Words that a thing must say to be known by them, but for one that its heir says whole."""
_HEAD = 4
"""Lines of a thing that tell in which run of changed lines it begins: the first may be blank or a comment."""
_COMMON = 12
"""Lines that may hold a word before it leads nowhere: time stays linear."""
_AROUND = 12
"""Lines that a text may be wrapped over."""
_TELLS = 3
"""Letters of a word from which on it counts in full: shorter ones recur in whatever is said."""
_ALL = 0.3
"""What the words of a thing must tell that its heir says whole: more than a name that stands everywhere."""
_DONE = 0.75
"""Share of the words of a block that the other side has where it does the same."""
_FRAMES = frozenset({"begin", "do", "done", "else", "end", "fi", "then"})
"""Words that only frame what a block does."""
_WIDE = 2_000
"""Pairs of one run beyond which they are not compared: time stays linear."""
_WORD = late(r"[\u3400-\u9fff]|[\u3041-\u309f]+|[^\W_\u3041-\u309f\u3400-\u9fff]+")
_BLOCKS = frozenset({"code_block", "paragraph", "quote"})
"""What a page shows as a whole, known by its lines where they are too long to be quoted."""
_ANYWHERE = _BLOCKS | frozenset({"sentence", "list_item", "function"})
"""What a file says once."""
_IN_ITS_PLACE = COMPOUND | SIMPLE | frozenset({"method", "code_line", "line", "entry"})
"""What another function, type, example or list may well say, too: it is looked for in its place alone."""
_SIGNED = re.compile(r"\w+|[^\w\s;,.:|`*\"']")
"""Words and what joins them in a program, without marks that only end or show something."""
_OTHER_MARKS = re.compile(r"\?[.?]|\?$")
"""What begins as a choice does, and is none; at the end of a line it may be one or a question."""
_LEFT_OUT = "…"


@dataclass(frozen=True)
class _Leftover:
    at: int
    fact: Fact
    words: Counter[str]


class Heirs:
    """Looks for what took the place of what is gone in a file.

    Args:
        changed: The changed lines of the file.
    """

    def __init__(self, changed: Changed) -> None:
        self._changed = changed
        self._rows: dict[tuple[int, bool], str] = {}

    def pairs(self, facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
        """Give, by their places, what is gone with what came in its place and shares half of its words.

        Args:
            facts: What is told of the file; those that are new or gone are looked at.
        """
        runs: dict[int, tuple[list[_Leftover], list[_Leftover]]] = defaultdict(lambda: ([], []))
        for at, fact in enumerate(facts):
            if fact.action not in {"added", "removed"}:
                continue
            old = fact.action == "removed"
            numbers = fact.lines.removed if old else fact.lines.added
            spots = {self._changed.spot(number, old=old) for number in numbers[:_HEAD]}
            left = _Leftover(at, fact, self._words(fact)) if spots else None
            for spot in spots if left else ():
                if spot is not None and left is not None:
                    runs[spot][0 if old else 1].append(left)
        taken: set[int] = set()
        for gone, come in runs.values():
            if gone and come and len(gone) * len(come) <= _WIDE:
                yield from self._best(gone, come, taken)

    def stands(self, fact: Fact) -> bool:
        """Tell whether what is told as gone is said word for word by lines that came, or the other way round.

        It is said in fewer lines of its own side than of the other, or in as many.
        """
        if fact.thing not in _IN_ITS_PLACE | _ANYWHERE:
            return False
        old = fact.action == "removed"
        numbers = fact.lines.removed if old else fact.lines.added
        said = (fact.old if old else fact.new) or ""
        if not said and fact.thing in _BLOCKS:
            side = self._changed.removed if old else self._changed.added
            said = "\n".join(side[number] for number in numbers[:SAMPLE])
        words = tuple(_SIGNED.findall(said))
        if len(_WORD.findall(said)) < _LEAST or _LEFT_OUT in said or len(said) > SAMPLE:
            return False
        spots = None
        if fact.thing in _IN_ITS_PLACE:
            spots = {self._changed.spot(number, old=old) for number in numbers[:_HEAD]}
        if fact.thing in COMPOUND and not self._holds(numbers, spots or set(), old=old):
            return False
        if fact.thing in COMPOUND and not old:  # what is done then is new, whatever was asked
            return fact.thing == "condition" and self._chose(words, len(numbers), spots)
        here, there = (self._times(words, len(numbers), spots, old=of_old) for of_old in (old, not old))
        return 0 < here <= there

    def _holds(self, numbers: Sequence[int], spots: AbstractSet[int | None], *, old: bool) -> bool:
        """Tell whether what a block of these lines does is done on the other side, too."""
        side = self._changed.removed if old else self._changed.added
        said = [
            word
            for number in numbers[1:]
            for word in _WORD.findall(side[number][:SAMPLE])
            if word not in _FRAMES
        ]
        there = self._run_words[1 if old else 0]
        known = sum(1 for word in said if any(word in there.get(spot, ()) for spot in spots))
        return known >= _DONE * len(said)

    @cached_property
    def _run_words(self) -> tuple[Mapping[int | None, set[str]], Mapping[int | None, set[str]]]:
        """The words of each run of changed lines, of each side."""
        found: tuple[dict[int | None, set[str]], dict[int | None, set[str]]] = ({}, {})
        for words, side, old in zip(
            found, (self._changed.removed, self._changed.added), (True, False), strict=True
        ):
            for number, line in side.items():
                spot = self._changed.spot(number, old=old)
                words.setdefault(spot, set()).update(_WORD.findall(line[:SAMPLE]))
        return found

    def _chose(self, words: Sequence[str], rows: int, spots: AbstractSet[int | None] | None) -> bool:
        """Tell whether an expression that went from a place chose by this condition: `fed ? hay : straw`."""
        if not spots or not spots.isdisjoint(self._doubtful):
            return False
        for chosen in ((*words, "?"), ("if", *words, "else")):
            was, now = (self._times(chosen, rows, spots, old=old) for old in (True, False))
            if was > now:
                return True
        return False

    @cached_property
    def _doubtful(self) -> AbstractSet[int | None]:
        """The runs in which a mark that ends a condition may be another one."""
        return {
            self._changed.spot(number, old=True)
            for number, line in self._changed.removed.items()
            if _OTHER_MARKS.search(line[:SAMPLE])
        }

    def _times(
        self, words: Sequence[str], rows: int, spots: AbstractSet[int | None] | None, *, old: bool
    ) -> int:
        """Count how often the changed lines of one side say all these words, one behind the other."""
        side = self._changed.removed if old else self._changed.added
        holders = self._holders[0 if old else 1]
        lines = min((holders.get(word, []) for word in _WORD.findall(" ".join(words))), key=len)
        if len(lines) > _COMMON:
            return 0
        said = f" {' '.join(words)} "
        around = max(_AROUND, rows)
        found = 0
        behind = 0
        for number in lines:
            if number <= behind or (spots is not None and self._changed.spot(number, old=old) not in spots):
                continue
            near = range(number - around, number + around + 1)
            text = " ".join(self._row(side, at, old=old) for at in near if at in side)
            times = f" {text} ".count(said)
            if times:
                found += times
                behind = near[-1]
        return found

    def _row(self, side: Mapping[int, str], at: int, *, old: bool) -> str:
        """Give the words of a changed line, which several things may look at."""
        if (at, old) not in self._rows:
            self._rows[at, old] = " ".join(_SIGNED.findall(side[at][:SAMPLE]))
        return self._rows[at, old]

    @cached_property
    def _holders(self) -> tuple[Mapping[str, list[int]], Mapping[str, list[int]]]:
        """In which changed lines of each side a word stands."""
        found: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        for holders, side in zip(found, (self._changed.removed, self._changed.added), strict=True):
            for number, line in side.items():
                for word in dict.fromkeys(_WORD.findall(line[:SAMPLE])):
                    holders.setdefault(word, []).append(number)
        return found

    def _best(
        self, gone: Sequence[_Leftover], come: Sequence[_Leftover], taken: set[int]
    ) -> Iterator[tuple[int, int]]:
        """Give the pairs of one run, the most alike first, each thing once."""
        scores = [
            (-score, old.at, new.at)
            for old in gone
            for new in come
            if (score := self._share(old, new)) >= IN_PLACE
        ]
        for _, old, new in sorted(scores):
            if not {old, new} & taken:
                taken |= {old, new}
                yield old, new

    def _words(self, fact: Fact) -> Counter[str]:
        """Give the words of a thing: of its text, or of its lines where that does not say all."""
        said = fact.old if fact.action == "removed" else fact.new
        if not said or _LEFT_OUT in said:
            side = self._changed.removed if fact.action == "removed" else self._changed.added
            numbers = fact.lines.removed if fact.action == "removed" else fact.lines.added
            said = _sample(side, numbers)
        return Counter(_WORD.findall(said[:SAMPLE]))

    def _share(self, old: _Leftover, new: _Leftover) -> float:
        """Give the share of what two things say that both do, by how much each word tells.

        Of two of one kind the one may say all that the other does, and more.
        """
        was, now = old.words, new.words
        common = self._weight(was & now)
        if old.fact.thing == new.fact.thing and common >= _ALL and (was <= now or now <= was):
            return 1.0
        if min(was.total(), now.total()) < _LEAST:
            return 0.0
        return 2 * common / (self._weight(was) + self._weight(now))

    def _weight(self, words: Counter[str]) -> float:
        return sum(
            times * (1 if len(word) >= _TELLS or not word.isascii() else 0.25) / self._often(word)
            for word, times in words.items()
        )

    def _often(self, word: str) -> int:
        """Count the changed lines of one side in which a word stands, the more of both."""
        return max(1, *(len(holders.get(word, ())) for holders in self._holders))


def _sample(side: Mapping[int, str], numbers: Sequence[int]) -> str:
    said: list[str] = []
    room = SAMPLE
    for number in numbers:
        said.append(side[number])
        room -= len(said[-1])
        if room <= 0:
            break
    return "\n".join(said)
