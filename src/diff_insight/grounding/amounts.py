"""How many of what: a count is held against the facts of the things that its noun names, not any number.

The nouns are those of the things in every language that reports are written in. A noun that no thing bears
leaves every grouping of the facts open. What a text lists beside a count is in the group that it counts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from diff_insight.grounding.folding import words
from diff_insight.grounding.vocabulary import DECLARED
from diff_insight.languages import messages
from diff_insight.languages.things import things
from diff_insight.model import LOCALES, Fact

_COUNTED = re.compile(r"(?:\{n\}|eine?[mnrs]?) ?([^{}]+)")
"""A counted noun: with its measure word, where the language has one, which is what stands behind a number."""
_MEASURE = re.compile(
    r"^(?:つ|個|件|箇所|か所|本|点|行|枚|个|处|条|项|名|种|段)?の? ?"
    r"(?:新しい|新たな|新規の?|新增的|新的?|开发|运行时|直接|间接)? ?(?=.)"
)
"""What stands between a number and its noun in Chinese and Japanese, which may be another one or none."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE = re.compile(
    r"([^\s、。，「」『』“”()（）□`]{1,16})[がをはも] ?$|([^\s、。，「」『』“”()（）□`]{1,16}) $"
)
"""In Japanese a thing may stand before its number: `文が 2 つ`."""
_NO_ADJECTIVE = re.compile(
    r"of|in|on|for|from|to|with|and|or|that|which|is|are|was|were|has|have|von|im|aus|für|mit|und"
)
"""Behind these another thing is named than the one that is counted."""
_CALLED_TOO = {
    "hyperlink": "link", "hyperlinks": "links", "notice": "note", "code snippet": "example",
    "code block": "example", "章节": "小节", "超链接": "链接", "示例代码": "示例", "代码块": "示例",
    "セクション": "節", "ハイパーリンク": "リンク", "注意事項": "注意書き", "カラム": "列",
    "codeblock": "beispiel", "warning": "note", "警告": "注意書き", "warnhinweis": "hinweis",
    "dependency": "package", "dependencies": "packages", "依赖": "包", "依赖项": "包",
    "依存関係": "パッケージ", "abhängigkeit": "paket", "abhängigkeiten": "pakete",
}  # fmt: skip
"""What writers call what this program's texts call otherwise."""
_COUNTED_OTHERWISE = frozenset({"file", "page"})
"""Things that are counted by what a range has, not by facts: most files have no fact of their own."""
_FILES = re.compile(r"(?:files?|pages?)$|ファイル|ページ|文件|页面")
"""What is counted where this stands behind a noun: `two test files`."""
_ONE_ANYWHERE = frozenset({"package"})
"""Things that are the same one wherever they are used."""
_CONTRARY = frozenset({"added", "removed"})
"""What comes is never said of what goes."""
_FUNCTIONS = frozenset({"method"})
"""What is a function as well where a text tells in how many something changed."""
_PAIR = 2
_ENDS = re.compile(r"[,、(;；。]")
"""What ends a noun."""
_LONGEST = 32
"""Characters of a noun, at most."""
_WORDS = 3
"""Words of a noun, at most; as many may stand before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a count counts.

    Attributes:
        things: Names of things, or words in them (`row` of `table_row`); None: anything.
        actions: What happened to them; None: anything.
        places: Names of places that the sentence gives before it.
        names: Names that are listed as some of what is counted.
        only: Whether nothing else is counted.
        near: What the text names before it, where its own clause gives no place; None: it may be any place.
    """

    things: frozenset[str] | None = None
    actions: frozenset[str] | None = None
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    only: bool = False
    near: frozenset[str] | None = None


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """Give what each noun may be the name of, in every language and lower case."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for thing, (_, _, noun, nouns) in things().items():
        one, many = words(noun), words(nouns)
        head = next((word for word, other in zip(one, many, strict=False) if word != other), one[-1])
        known = {head} if head in _COUNTED_OTHERWISE else {head, thing}
        for said in (noun, nouns):
            found[" ".join(words(said))] |= known
        for locale in LOCALES:
            for form in messages(locale).plurals.get(f"one {noun}", ()):
                counted = _COUNTED.search(form)
                if counted is not None:
                    own = counted[1].strip().lower()
                    found[own] |= known
                    found[_MEASURE.sub("", own)] |= known
    for said, noun in _CALLED_TOO.items():
        found[said] |= found[noun]
    return {noun: frozenset(known) for noun, known in found.items()}


def things_of(after: str) -> frozenset[str] | None:
    """Give what may be called so that stands right behind a number; None for any thing.

    Args:
        after: The text behind the number, folded and in lower case.
    """
    nouns = _nouns()
    said = _WORD.findall(_ENDS.split(after.strip()[:_LONGEST], maxsplit=1)[0])
    for start in range(min(len(said), _WORDS)):
        if _NO_ADJECTIVE.fullmatch(said[start]):
            break
        for length in range(_WORDS, 0, -1):
            noun = " ".join(said[start : start + length])
            if said[start + length : start + length + 1] and _FILES.match(said[start + length]):
                return None
            known = nouns.get(" ".join(words(noun))) or nouns.get(noun)
            if known is not None:
                return _known(known)
    after = _MEASURE.sub("", after.lstrip())
    for length in range(min(len(after), _LONGEST), 0, -1):
        if after[:length] in nouns and not after[:length].isascii():
            return None if _FILES.match(after, length) else _known(nouns[after[:length]])
    return None


def things_before(before: str) -> frozenset[str] | None:
    """Give what may be called so that stands before a number with its particle; None for any thing.

    Args:
        before: The text before the number, folded and in lower case.
    """
    nouns, found = _nouns(), _BEFORE.search(before)
    said = (found[1] or found[2]) if found else ""
    named = next((said[at:] for at in range(len(said)) if said[at:] in nouns), None)
    return _known(nouns[named]) if named else None


def things_ending(text: str) -> frozenset[str] | None:
    """Give what may be called so that a text ends with; None for any thing.

    Args:
        text: Folded and in lower case.
    """
    nouns, said = _nouns(), text.rstrip()
    spoken = " ".join(words(said[-_LONGEST:])[-_WORDS:])
    for noun in (said[-length:] for length in range(_LONGEST, 1, -1)):
        if noun in nouns and not noun[-1].isascii():
            return _known(nouns[noun])
    at = 0
    while spoken[at:]:
        if spoken[at:] in nouns:
            return _known(nouns[spoken[at:]])
        at = spoken.find(" ", at) + 1 or len(spoken)
    return None


def _known(things: frozenset[str]) -> frozenset[str] | None:
    return None if things <= _COUNTED_OTHERWISE else things


def amounts(files: Sequence[Sequence[Fact]], asked: Asked) -> frozenset[int] | None:
    """Give the numbers of such things that the facts bear out; None where the facts know no such thing.

    Args:
        files: The outermost facts of each file.
        asked: What is counted.
    """
    every: list[_Row] = []
    kinds = asked.things
    if kinds and "function" in kinds and (asked.actions is None or asked.actions.isdisjoint(_CONTRARY)):
        kinds |= _FUNCTIONS
    for at, facts in enumerate(files):
        for outer in facts:
            every += [(at, outer, fact) for fact in outer.all() if _is_one(fact, kinds)]
    if asked.only:
        every = [row for row in every if not asked.names.isdisjoint((row[2].name.lower(), _last(row[2])))]
    if not every:
        return None
    there = [row for row in every if not asked.places.isdisjoint(_places(row[2]))]
    every = there or every
    found = _acted(every, asked.actions)
    if asked.actions is not None and asked.actions < _CONTRARY and not asked.only:
        renamed = [row for row in every if row[2].action == "renamed"]  # under its new name it is new
        if renamed:
            found_so = _acted(every, asked.actions | {"renamed"})
            return frozenset((*_numbers(found, asked), *_numbers(found_so, asked)))
    return frozenset(_numbers(found, asked))


def _numbers(found: Sequence["_Row"], asked: Asked) -> Iterator[int]:
    there = [row for row in found if not asked.places.isdisjoint(_places(row[2]))]
    if there:
        groups: list[Sequence[Fact]] = list(_groups_at(there, asked.places))
    else:
        groups = list(_groups(found, anywhere=asked.near is None))
        if asked.near:
            groups += _groups_at(
                [row for row in found if not asked.near.isdisjoint(_places(row[2]))], asked.near
            )
    if asked.names:
        groups = _holding(groups, asked.names) or groups
    yield from (size for group in groups for size in _sizes(group))
    if asked.names:  # of those that are alike a list names one
        yield from (
            len({(one.name, one.old, one.new) for one in group}) for group in groups if len(group) > _PAIR
        )


def _acted(every: list["_Row"], actions: frozenset[str] | None) -> list["_Row"]:
    if actions is None:
        return every
    alike = [row for row in every if row[2].action in actions]
    came_or_went = actions <= _CONTRARY and any(row[2].action in _CONTRARY for row in every)
    if alike or came_or_went:
        return alike
    return (
        every if actions.isdisjoint(_CONTRARY) else [row for row in every if row[2].action not in _CONTRARY]
    )


def amounts_of_any(views: Sequence[Sequence[Sequence[Fact]]], asked: Asked) -> frozenset[int] | None:
    """Give the numbers by any of several views of the same files."""
    found = [numbers for files in views if (numbers := amounts(files, asked)) is not None]
    return frozenset().union(*found) if found else None


def listed(files: Sequence[Sequence[Fact]], names: frozenset[str]) -> frozenset[int] | None:
    """Give how many there are of what a text names some of: things alike, or places of one fact.

    Args:
        files: The outermost facts of each file.
        names: What the text names, in lower case.

    Returns:
        None where no such things have the names.
    """
    every = [(at, outer, fact) for at, facts in enumerate(files) for outer in facts for fact in outer.all()]
    called = names.intersection(fact.name.lower() for _, _, fact in every)
    if called:
        alike = (group for group in _groups(every, anywhere=True) if len({fact.kind for fact in group}) == 1)
        groups = _holding(alike, called)
        return frozenset(size for group in groups for size in _sizes(group)) or None
    where: defaultdict[object, dict[tuple[str, ...], set[str]]] = defaultdict(dict)
    for _, _, fact in every:
        for key in (fact.kind, fact.thing, (fact.kind, fact.old, fact.new)):
            where[key][fact.where] = {*_places(fact)}
    held = {key: set().union(*places.values()) for key, places in where.items()}
    stood = names.intersection(set().union(*held.values()))
    return frozenset(len(where[key]) for key, known in held.items() if stood and stood <= known) or None


_Row = tuple[int, Fact, Fact]
"""The file's index, the outermost fact and the fact itself."""


def _is_one(fact: Fact, things: frozenset[str] | None) -> bool:
    """Whether a fact is of such a thing, or of one whose name ends so: a `table_row` is a row."""
    return things is None or fact.thing in things or words(fact.thing.replace("_", " "))[-1] in things


def _places(fact: Fact) -> Iterator[str]:
    """Give what a text may call the place of a fact: an owner, or the owners joined."""
    yield from map(str.lower, fact.where)
    for end in range(2, len(fact.where) + 1):
        yield ".".join(fact.where[:end]).lower()


def _holding(groups: Iterable[Sequence[Fact]], names: frozenset[str]) -> list[Sequence[Fact]]:
    """Give the groups that have something of each name that any of them has."""
    called = [
        (group, {name for fact in group for name in (fact.name.lower(), _last(fact))}) for group in groups
    ]
    known = names.intersection(*([set().union(*(own for _, own in called))] if called else [()]))
    return [group for group, own in called if known and known <= own]


def _last(fact: Fact) -> str:
    return fact.name.rpartition(".")[2].lower()


def _sizes(group: Sequence[Fact]) -> Iterator[int]:
    same = all(fact.thing in _ONE_ANYWHERE for fact in group)
    yield len({(fact.name, fact.old, fact.new) for fact in group}) if same else len(group)


def _groups_at(found: Sequence[_Row], places: frozenset[str]) -> Iterator[list[Fact]]:
    """Give what there is in a place that is named: all, in each such place, alike, and by name."""
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
    yield from groups.values()


def _groups(found: Sequence[_Row], *, anywhere: bool) -> Iterator[list[Fact]]:
    """Give every group that a text may count: all, of a file, alike, and of any place where it may be so."""
    groups: defaultdict[tuple[object, ...], list[Fact]] = defaultdict(list)
    same: defaultdict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for at, outer, fact in found:
        details = fact.details
        alike: set[tuple[object, ...]] = {
            (),
            ("file", at),
            *((("below", at),) if fact.where else ()),
        }
        if anywhere:
            alike |= {
                ("in", at, id(outer)),
                *(("where", at, fact.where[:end]) for end in range(1, len(fact.where) + 1)),
                ("at", at, fact.where),
                *((("by itself", at, fact.where),) if fact is outer else ()),
                *((("public", at, fact.public, fact.where),) if fact.thing in DECLARED else ()),
            }
        else:
            alike |= {("by itself", at)} if fact is outer else set()
            alike |= {("public", at, fact.public)} if fact.thing in DECLARED else set()
        for key in product(alike, (fact.action, None), (fact.thing, None)):
            groups[key].append(fact)
        if fact.old and fact.new:
            same["pair", fact.kind, fact.old, fact.new].append(fact)
        for part in ("language", "from", "to"):
            if details.get(part):
                same[part, fact.kind, details[part]].append(fact)
    yield from groups.values()
    yield from (group for group in same.values() if len(group) > 1)
