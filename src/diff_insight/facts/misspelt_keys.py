"""Keys of one mapping whose name is spelt otherwise by one letter: `descripton` is `description` now.

With its name, its value often changes as well, so that nothing but the name shows which key it was.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry

_KEYS = frozenset({"key", "metadata", "environment_variable"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[^a-zA-Z]+")
_LEAST = 6
"""Letters of a word of which one may be wrong: of shorter ones (`min`, `mid`) many are words themselves."""
_MOST = 60
"""Letters of a name; longer ones are no word that somebody misspells."""


def misspelt(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the keys without a partner that stand in one place and differ by a letter, each the only one.

    Args:
        olds: What the mapping of the version before holds, matched already but for these.
        news: That of its partner.
    """
    runs: dict[int, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        kept = 0
        for entry in entries:
            if entry.partner is not None:
                kept = id(entry if side else entry.partner)
            elif entry.node.thing in _KEYS and _LEAST <= len(entry.node.name) <= _MOST:
                runs[kept][side].append(entry)
    for of_old, of_new in runs.values():
        if of_old and of_new:
            yield from _alike(of_old, of_new)


def _alike(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    forms: dict[str, list[Entry]] = defaultdict(list)
    for entry in news:
        for form in _forms(entry.node.name):
            forms[form].append(entry)
    found = {
        (id(old), id(new)): (old, new)
        for old in olds
        for form in _forms(old.node.name)
        for new in forms.get(form, ())
        if old.node.thing == new.node.thing and _is_one_letter(old.node.name, new.node.name)
    }
    times: dict[int, int] = defaultdict(int)
    for sides in found:
        for side in sides:
            times[side] += 1
    for (of_old, of_new), pair in found.items():
        if times[of_old] == times[of_new] == 1:
            yield pair


def _forms(name: str) -> set[str]:
    """Give a name and what it is without one of its letters: names that differ by one share some."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def _is_one_letter(old: str, new: str) -> bool:
    """Tell whether one letter inside a word is another one, missing, added or exchanged with the next.

    Where it is the first or the last both may be words: `tslint` and `eslint`, `source` and `sources`.
    """
    was, now = _WORD.findall(old), _WORD.findall(new)
    apart = [(one, other) for one, other in zip(was, now, strict=False) if one != other]
    if len(was) != len(now) or len(apart) != 1:
        return False
    ((one, other),) = apart
    if not (one.isalpha() and other.isalpha()) or max(len(one), len(other)) < _LEAST:
        return False
    begins = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    if not begins or one[-1] != other[-1]:
        return False
    rest = one[begins:], other[begins:]
    return (
        rest[0][1:] in {rest[1], rest[1][1:]}
        or rest[0] == rest[1][1:]
        or (rest[0][1::-1] == rest[1][:2] and rest[0][2:] == rest[1][2:])
    )
