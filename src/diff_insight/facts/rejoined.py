"""Sentences that were joined, parted or put in another form: neither new nor gone.

The matcher pairs a sentence with one that says nearly the same in the paragraph that it was in. Where an
author makes one sentence of two, a section of an entry of a list, or a list of a paragraph, some are left
over that say nothing new. Such a sentence belongs to one that says nearly the same in its place, or to one
that holds all that it says.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, likeness
from diff_insight.facts.kept_links import keep_links, section_of
from diff_insight.facts.kept_sentences import join_by_sentences
from diff_insight.facts.kinship import says_alike
from diff_insight.facts.menu_entries import is_label
from diff_insight.facts.wording import tokens
from diff_insight.late import late

REWORDED = 0.6
"""Share of equal words from which on a sentence in the same place is the same, reworded."""
HELD = 0.75
"""Share of the pairs of words of a sentence that another one has to hold, in which it then is."""
BOTH = 0.8
"""Share of equal words from which on one sentence is two others, one behind the other."""
_COMPARED = 400
"""Characters of sentences that are compared word by word."""
_TELLING = 3
"""Pairs of words that a sentence has at least to be looked for in another one."""
_COMMON = 40
"""Sentences that may have a word in common before it tells nothing about them: time stays linear."""
_LONG = 4_000
"""Characters of a sentence beyond which it is none."""
_WORD = re.compile(r"\w+")
_UNSPACED = late(r"([\u3040-\u30ff\u3400-\u9fff]+)")
"""Chinese and Japanese, which put no blanks between words."""


def rejoin(before: Entry, after: Entry, changed: Changed) -> None:
    """Make partners of sentences that matching left over.

    A sentence that is a part of another one becomes one of its `joined`.
    """
    olds, news = _sentences(before), _sentences(after)
    loose = [one for one in (*olds, *news) if one.partner is None]
    if not loose or not olds or not news:
        return
    _reworded(olds, news, changed)
    for ones, others in ((olds, news), (news, olds)):
        _inside(ones, others)
        _run_on(ones)
    keep_links(before, after)
    join_by_sentences(before)


def _sentences(root: Entry) -> list[Entry]:
    """Give the sentences of changed lines, in order."""
    found: list[Entry] = []
    waiting = [root]
    while waiting:
        entry = waiting.pop()
        if not entry.changed:
            continue
        waiting += entry.children[::-1]
        if entry.node.thing == "sentence" and len(entry.node.text) <= _LONG and not is_label(entry):
            found.append(entry)
    return found


def _reworded(olds: Sequence[Entry], news: Sequence[Entry], changed: Changed) -> None:
    """Join what says nearly the same in the place of it, the most alike first."""
    loose = [one for one in olds if one.partner is None], [one for one in news if one.partner is None]
    sections = [[section_of(one) for one in side] for side in loose]
    spots = [[changed.spot(one.node.first, old=one.old) for one in side] for side in loose]
    scores = []
    for at, to in _candidates(*loose, _words):
        spot = spots[0][at]
        together = spot is not None and spot == spots[1][to]
        if not (together or sections[0][at] is sections[1][to]):
            continue
        old, new = loose[0][at], loose[1][to]
        score = likeness(old, new, REWORDED)
        if score >= REWORDED and (not _in_entries(old, new) or says_alike(old, new)):
            scores.append((-score, not together, at, to))
    for _, _, at, to in sorted(scores):
        old, new = loose[0][at], loose[1][to]
        if old.partner is None and new.partner is None:
            old.partner, new.partner = new, old


def _in_entries(old: Entry, new: Entry) -> bool:
    owners = (one.parent for one in (old, new))
    return all(owner is not None and owner.node.thing == "list_item" for owner in owners)


def _candidates(
    ones: Sequence[Entry], others: Sequence[Entry], words: Callable[[Entry], list[str]]
) -> Iterator[tuple[int, int]]:
    """Give the pairs that have a telling word in common, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for to, other in enumerate(others):
        for word in set(words(other)):
            holders[word].append(to)
    for at, one in enumerate(ones):
        found: set[int] = set()
        for word in set(words(one)):
            if len(holders.get(word, ())) <= _COMMON:
                found.update(holders.get(word, ()))
        yield from ((at, to) for to in sorted(found))


def _inside(ones: Sequence[Entry], others: Sequence[Entry]) -> None:
    """Give what one version says in a sentence of its own to the one of the other version that holds it."""
    loose = [one for one in ones if one.partner is None and _tells(one)]
    best: dict[int, tuple[float, Entry]] = {}
    rooms: dict[int, Counter[tuple[str, str]]] = {}
    for at, held_by in groupby(_candidates(loose, others, _units), key=itemgetter(0)):
        said = _pairs(loose[at])
        total = said.total()
        for _, to in held_by:
            other = others[to]
            if other.partner is not None and other.partner.digest == other.digest:
                continue
            room = rooms[to] if to in rooms else rooms.setdefault(to, _room(other))
            if said.keys().isdisjoint(room.keys()):  # as of most others
                continue
            share = sum([min(said[pair], room[pair]) for pair in said.keys() & room.keys()]) / total
            if share >= HELD and share > best.get(at, (0.0, other))[0]:
                best[at] = share, other
    for at, (_, other) in best.items():
        one = loose[at]
        if other.partner is None:
            one.partner, other.partner = other, one
        else:  # it is a part beside the one that is told
            one.partner = other
            other.partner.joined += (one,)


def _tells(entry: Entry) -> bool:
    """Tell whether a sentence says enough to be found in another one: two signs say less than two words."""
    least = _TELLING * 3 if _UNSPACED.search(entry.node.text) else _TELLING
    return len(_units(entry)) > least


def _room(entry: Entry) -> Counter[tuple[str, str]]:
    """Give the pairs of words of a sentence that its partner has not."""
    return _pairs(entry) - (_pairs(entry.partner) if entry.partner is not None else Counter())


def _run_on(ones: Sequence[Entry]) -> None:
    """Give a sentence to the one beside it where the other version has both as one.

    A stop that was left out at the end of a line makes one sentence of two; set right, both are told with it.
    """
    for at, one in enumerate(ones):
        if one.partner is not None or len(one.node.text) > _COMPARED:
            continue
        for beside, ahead in ((ones[at - 1 : at], False), (ones[at + 1 : at + 2], True)):
            other = beside[0] if beside else None
            whole = other.partner if other is not None else None
            if other is None or whole is None or whole.partner is not other or other.parent is not one.parent:
                continue
            both = (one, other) if ahead else (other, one)
            if _is_both(whole.node.text, *(part.node.text for part in both), new=other.node.text):
                one.partner = whole
                other.joined += (one,)
                break


def _is_both(whole: str, first: str, second: str, *, new: str) -> bool:
    """Tell whether a text says nearly what two say one behind the other, and much more than the one alone."""
    said, both, alone = tokens(whole), tokens(f"{first} {second}"), tokens(new)
    if max(len(said), len(both)) > _COMPARED:
        return False
    if SequenceMatcher(None, said, both, autojunk=False).quick_ratio() < BOTH:
        return False
    alike, least = (SequenceMatcher(None, said, one, autojunk=False).ratio() for one in (both, alone))
    return alike >= BOTH > least


def _words(entry: Entry) -> list[str]:
    return _words_of(entry.node.text)


@lru_cache(maxsize=2_000)
def _words_of(text: str) -> list[str]:
    """Give the words of a sentence, which is looked at several times."""
    return _WORD.findall(text.casefold())


def _units(entry: Entry) -> list[str]:
    return _units_of(entry.node.text)


@lru_cache(maxsize=2_000)
def _units_of(text: str) -> list[str]:
    """Give the words of a sentence; of a language that does not part them, two signs at a time."""
    found: list[str] = []
    for word in _words_of(text):
        for at, part in enumerate(_UNSPACED.split(word)):
            found += [part[to : to + 2] for to in range(len(part) - 1)] or [part] if at % 2 else [part]
    return [unit for unit in found if unit]


def _pairs(entry: Entry) -> Counter[tuple[str, str]]:
    return Counter(pairwise(_units(entry)))
