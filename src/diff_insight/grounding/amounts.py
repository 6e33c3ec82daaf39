"""How many of what: a count is held against the facts of the things that its noun names, not any number.

The nouns are those of the catalogues (`one row`, `{n} 个行`), so that a text can count in every language that
reports are written in. A noun that no thing bears leaves every grouping of the facts open.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from diff_insight.grounding.folding import words
from diff_insight.languages import messages
from diff_insight.model import LOCALES, Fact

_ONE = re.compile(r"one ([a-z][a-z -]*)")
_COUNTED = re.compile(r"(?:\{n\}|eine?[mnrs]?) ?([^{}]+)")
"""A counted noun: with its measure word, where the language has one, which is what stands behind a number."""
_MEASURE = re.compile(r"^(?:つ|個|件|箇所|か所|本|点|行|枚|个|处|条|项|名|种|段)の? ?(?=.)")
"""What stands between a number and its noun in Chinese and Japanese, which may be another one or none."""
_WORD = re.compile(r"[^\W\d_]+")
_COUNTED_OTHERWISE = frozenset({"file", "page"})
"""Things that are counted by what a range has, not by facts: most files have no fact of their own."""
_CONTRARY = frozenset({"added", "removed"})
"""What comes is never said of what goes."""
_LONGEST = 24
"""Characters of a noun, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a count counts.

    Attributes:
        things: Words of which one is in the name of the thing (`row` of `table_row`); None: anything.
        actions: What happened to them; None: anything.
        places: Names of places that the sentence gives before it.
    """

    things: frozenset[str] | None = None
    actions: frozenset[str] | None = None
    places: frozenset[str] = frozenset()


@cache
def _nouns() -> dict[str, str]:
    """Give the English noun of every noun that the catalogues count, in lower case."""
    found: dict[str, str] = {}
    for locale in LOCALES:
        for one, forms in messages(locale).plurals.items():
            english = _ONE.fullmatch(one)
            if english is None:
                continue
            found[" ".join(words(english[1]))] = english[1]
            for form in forms:
                counted = _COUNTED.fullmatch(form)
                if counted is not None:
                    noun = counted[1].strip().lower()
                    found[noun] = found[_MEASURE.sub("", noun)] = english[1]
    return found


def things_of(after: str) -> frozenset[str] | None:
    """Give the words by which the things are known that stand right behind a number; None for any thing.

    Args:
        after: The text behind the number, folded and in lower case.
    """
    nouns = _nouns()
    english = _WORD.findall(after.strip()[:_LONGEST].partition(",")[0].partition("(")[0])[:3]
    for length in range(len(english), 0, -1):
        said = " ".join(english[:length])
        noun = nouns.get(" ".join(words(said))) or nouns.get(said)
        if noun is not None:
            return _known(noun)
    after = _MEASURE.sub("", after.lstrip())
    for length in range(min(len(after), _LONGEST), 0, -1):
        if after[:length] in nouns and not after[:length].isascii():
            return _known(nouns[after[:length]])
    return None


def _known(noun: str) -> frozenset[str] | None:
    if noun in _COUNTED_OTHERWISE:
        return None
    return frozenset(words(noun)[-1:])


def amounts(files: Sequence[Sequence[Fact]], asked: Asked) -> frozenset[int] | None:
    """Give the numbers of such things that the facts bear out; None where the facts know no such thing.

    Args:
        files: The outermost facts of each file.
        asked: What is counted.
    """
    found: list[_Row] = []
    for at, facts in enumerate(files):
        for outer in facts:
            found += [(at, outer, fact) for fact in outer.all() if _is_one(fact, asked.things)]
    if not found:
        return None
    if asked.actions is not None:
        alike = [row for row in found if row[2].action in asked.actions]
        came_or_went = asked.actions <= _CONTRARY and any(row[2].action in _CONTRARY for row in found)
        found = alike if alike or came_or_went else [row for row in found if row[2].action not in _CONTRARY]
    if asked.places:
        there = [row for row in found if not asked.places.isdisjoint(_places(row[2]))]
        if there:
            return frozenset(_sizes_at(there, asked.places))
    return frozenset(_sizes(found))


def amounts_of_any(views: Sequence[Sequence[Sequence[Fact]]], asked: Asked) -> frozenset[int] | None:
    """Give the numbers by any of several views of the same files."""
    found = [numbers for files in views if (numbers := amounts(files, asked)) is not None]
    return frozenset().union(*found) if found else None


_Row = tuple[int, Fact, Fact]
"""The file's index, the outermost fact and the fact itself."""


def _is_one(fact: Fact, things: frozenset[str] | None) -> bool:
    return things is None or not things.isdisjoint(words(fact.thing.replace("_", " ")))


def _places(fact: Fact) -> Iterator[str]:
    """Give what a text may call the place of a fact: an owner, or the owners joined."""
    yield from map(str.lower, fact.where)
    for end in range(2, len(fact.where) + 1):
        yield ".".join(fact.where[:end]).lower()


def _sizes_at(found: Sequence[_Row], places: frozenset[str]) -> Iterator[int]:
    """Give how many there are in a place that is named: all, in each such place, and by name."""
    groups: defaultdict[object, list[Fact]] = defaultdict(list)
    for at, _, fact in found:
        groups[None].append(fact)
        groups[at, fact.where].append(fact)
        groups[fact.action].append(fact)
        groups[fact.thing].append(fact)
        groups[fact.kind].append(fact)
        for place in places.intersection(_places(fact)):
            groups[place].append(fact)
            groups[place, fact.kind].append(fact)
    for facts in groups.values():
        yield len(facts)
        yield len({(fact.name, fact.old, fact.new) for fact in facts})


def _sizes(found: Sequence[_Row]) -> Iterator[int]:
    """Give the sizes of every group that a text may count: all, of a place, of a file, alike, by name."""
    groups: Counter[tuple[object, ...]] = Counter()
    names: dict[tuple[object, ...], set[object]] = {}
    for at, outer, fact in found:
        details = fact.details
        alike: set[tuple[object, ...]] = {
            (),
            ("file", at),
            ("in", at, id(outer)),
            *(("where", at, fact.where[:end]) for end in range(1, len(fact.where) + 1)),
            ("at", at, fact.where),
            *((("by itself", at, fact.where),) if fact is outer else ()),
            ("public", at, fact.public, fact.where),
            *((("pair", fact.old, fact.new),) if fact.old and fact.new else ()),
            *((key, details[key]) for key in ("language", "from", "to") if details.get(key)),
        }
        for key in product(alike, (fact.action, None), (fact.thing, None)):
            groups[key] += 1
            names.setdefault(key, set()).add((fact.name, fact.old, fact.new))
    yield from groups.values()
    yield from map(len, names.values())
