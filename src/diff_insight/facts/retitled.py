"""Sections that bear another title now: in one place, and of the same words or with what stayed in both.

Of a section that was written anew nearly to its end the words tell little: the heading in its place, with
the text below it that stayed, tells that it is one. So does a title that gained or lost words, with a text
of the section, wherever among its neighbours it stands. So does a title whose words stand in another form,
alone between the two sections that it stood between: `Testing` is `Tests` now.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, even
from diff_insight.facts.replaced_sections import is_called, slots
from diff_insight.late import late

_WORD = re.compile(r"\w+")
_HAN = late(r"[\u3040-\u30ff\u3400-\u9fff]")
_TELLING = 2
"""Words of the shorter title that tell which section it is; one, such as `Options`, recurs."""
_SAYS = 40
"""Characters of a text that does not stand below two headings by chance."""
_TELLING_SIGNS = 4
"""The same in signs of a script that sets no blanks between words."""
_WIDE = 2_000
"""Pairs of sections beyond which none is sought at another place, so that time stays linear."""
_STEM = 4
"""Letters that two forms of one word begin with."""
_ENDINGS = frozenset(
    {"", "s", "es", "e", "ed", "er", "ing", "al", "ly", "ion", "ions", "ation", "ations", "ment", "ments"}
)
"""What English puts behind what its words begin with; `Contributors` is no form of `Contributing`."""


def retitled(olds: Sequence[Entry], news: Sequence[Entry], changed: Changed) -> Iterator[tuple[Entry, Entry]]:
    """Give those of one owner of which one came where the other went, its title in the other one."""
    runs: dict[int, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if entry.node.thing == "section" and entry.partner is None and entry.node.heads:
                runs[changed.kept_before(entry.node.heads[0], old=entry.old)][side].append(entry)
    for of_old, of_new in runs.values():
        if not len(of_old) == len(of_new) == 1:
            continue
        old, new = of_old[0], of_new[0]
        of_one = _holds(old.node.name, new.node.name) or _keeps(old, new, changed)
        if of_one and changed.together(old.node.heads[0], new.node.heads[0]):
            yield old, new
    yield from _in_one_slot(olds, news)
    yield from _with_their_text(olds, news)


def _with_their_text(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give those of which one's title holds that of the other, and no third one's, and which share a text."""
    gone, come = (
        [one for one in side if one.node.thing == "section" and one.partner is None] for side in (olds, news)
    )
    if len(gone) * len(come) > _WIDE:
        return
    pairs = [
        (old, new)
        for old in gone
        for new in come
        if _holds(old.node.name.casefold(), new.node.name.casefold())
    ]
    for old, new in pairs:
        alone = sum(old is one or new is other for one, other in pairs) == 1
        if alone and not _texts(old).isdisjoint(_texts(new)):
            yield old, new


def _texts(section: Entry) -> set[bytes]:
    """Give the texts below a heading that stand below no other one by chance."""
    blocks = [one for one in section.children if one.weight >= _SAYS]
    return {one.digest for block in blocks for one in (block, *block.children) if one.weight >= _SAYS}


def _in_one_slot(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give those that are alone between the same two sections, with the words of one title in two forms."""
    now = slots(news)
    for around, of_old in slots(olds).items():
        of_new = now.get(around, [])
        if len(of_old) != 1 or len(of_new) != 1:
            continue
        old, new = of_old[0], of_new[0]
        as_deep = old.node.details.get("level") == new.node.details.get("level")
        if as_deep and not is_called(old.node.name) and _in_two_forms(old.node.name, new.node.name):
            yield old, new


def _in_two_forms(was: str, now: str) -> bool:
    """Tell whether two titles have as many words, each the same or another form of the one in its place."""
    said, says = (_WORD.findall(even(title).casefold()) for title in (was, now))
    return len(said) == len(says) > 0 and all(map(_is_form, said, says))


def _is_form(one: str, other: str) -> bool:
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one == other or (stem >= _STEM and _ENDINGS.issuperset((one[stem:], other[stem:])))


def _keeps(old: Entry, new: Entry, changed: Changed) -> bool:
    """Tell whether what a section begins with stays, and the other one, as deep, begins with it.

    What is called by its title, an option or a function, is another one under another title.
    """
    if old.node.details.get("level") != new.node.details.get("level"):
        return False
    if is_called(old.node.name) or is_called(new.node.name):
        return False
    kept = next((one for one in old.children if not one.changed and one.weight >= _SAYS), None)
    line = changed.new_line(kept.node.first) if kept is not None else None
    return line is not None and any(one.node.first == line and not one.changed for one in new.children)


def _holds(was: str, now: str) -> bool:
    """Tell whether one title has all words of the other side by side."""
    shorter, longer = sorted((_WORD.findall(even(was)), _WORD.findall(even(now))), key=len)
    if _HAN.search(was) and _HAN.search(now):
        said, says = sorted(("".join(shorter), "".join(longer)), key=len)
        return len(said) >= _TELLING_SIGNS and said in says
    return len(shorter) >= _TELLING and f" {' '.join(shorter)} " in f" {' '.join(longer)} "
