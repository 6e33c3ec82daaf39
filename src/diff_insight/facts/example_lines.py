"""The lines of an example: which gave way to which, and where in it they stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from diff_insight.facts.comment_marks import is_comment, parted
from diff_insight.facts.drawn_tables import even_row, is_border, rows_of_one_name, same_rows
from diff_insight.facts.entry import Entry, only_spaced
from diff_insight.facts.example_keys import keys_of
from diff_insight.facts.in_order import out_of_order
from diff_insight.facts.line_sets import plus
from diff_insight.facts.spelled_alike import language_of_both, spelled_alike
from diff_insight.facts.state import State
from diff_insight.facts.wording import stretch
from diff_insight.facts.wrapped_lines import only_broken_otherwise
from diff_insight.model import Fact

_PAIRED = 0.5
"""Share of equal characters from which on a line of an example changed into the one in its place."""
_COMPARED = 60
"""Changed lines of an example beyond which they are counted and not compared."""


def code_lines(state: State, old: Entry, new: Entry) -> list[Fact]:
    """State the lines of an example: each that became the one in its place, else what went and what came."""
    gone = [child for child in old.children if child.partner is None and child.changed]
    come = [child for child in new.children if child.partner is None and child.changed]
    same = {id(one) for pair in same_rows(gone, come) for one in pair}
    gone, come = ([one for one in side if id(one) not in same] for side in (gone, come))
    drawn = [[one for one in side if not is_border(one.node.text)] for side in (gone, come)]
    if all(drawn) and len(drawn[0]) < len(gone) and len(drawn[1]) < len(come):
        gone, come = drawn  # another column, which the rows tell
    if max(len(gone), len(come)) > _COMPARED:
        return [fact for child in (*gone, *come) for fact in state.single_as_any(child)]
    language = language_of_both(old, new)
    broken = {
        id(one)
        for olds, news in _places(state, gone, come)
        for one in only_broken_otherwise(olds, news, language)
    }
    gone, come = ([one for one in side if id(one) not in broken] for side in (gone, come))
    rows = list(rows_of_one_name(gone, come))
    named = {id(one) for pair in rows for one in pair}
    pairs = rows + _pairs(state, *([one for one in side if id(one) not in named] for side in (gone, come)))
    found: list[tuple[float, Fact]] = []
    keys = (keys_of(old), keys_of(new)) if pairs else ({}, {})
    for one, other in pairs:
        texts = one.node.text, other.node.text
        if _only_spaced(*texts) or spelled_alike(*texts, language):
            continue
        fact = _even(state.fact("changed", one, other, lines=state.lines(one, other)))
        if fact.old and fact.new:
            fact = replace(fact, details=stretch(fact.old, fact.new, code=True))
        was, now = keys[0].get(one.node.first), keys[1].get(other.node.first)
        if was and now and was[0] == now[0] and was[1] != now[1]:
            fact = replace(fact, details={**fact.details, "key": was[0], "from": was[1], "to": now[1]})
        found.append((other.node.first, fact))
    paired = {id(one) for pair in pairs for one in pair}
    for child in (*gone, *come):
        if id(child) not in paired:
            at = state.changed.place(child.node.first) if child.old else child.node.first
            found += [(at, _even(fact)) for fact in state.single_as_any(child)]
    return [fact for _, fact in sorted(found, key=lambda one: one[0])]


def _only_spaced(old: str, new: str) -> bool:
    """Tell whether nothing but the blanks in the comment of a line changes that say nothing there."""
    code, comment = parted(old)
    theirs, other = parted(new)
    return code == theirs and bool(code or is_comment(old)) and only_spaced(comment, other)


def _even(fact: Fact) -> Fact:
    """Give the fact of a row of a drawn table without the blanks that make it as wide as the others."""
    was, now = ("" if is_border(side or "") else even_row(side or "") for side in (fact.old, fact.new))
    return replace(fact, old=was or fact.old, new=now or fact.new) if was or now else fact


def reordered(state: State, old: Entry, new: Entry) -> list[Fact]:
    """State the lines of an example that only stand in another order: commands run one after the other.

    One line is told with another one that it was on the other side of, where each of them stands once and
    holds a word; several are told as that.
    """
    apart = out_of_order(old, new)
    moved = [child for child in new.children if id(child) in apart]
    if not moved:
        return []
    lines = state.lines(None, None)
    for child in moved:
        lines = plus(lines, state.lines(child.partner, child))
    told = state.fact("moved", moved[0].partner, moved[0], lines=lines)
    passed = _passed(old, new, moved[0]) if len(moved) == 1 else {}
    return [replace(told, old=None, new=moved[0].node.text if passed else None, details=passed)]


def _passed(old: Entry, new: Entry, line: Entry) -> dict[str, str]:
    """Give the line that one line now stands right behind, or before, and was on the other side of."""
    texts = [child.node.text for child in new.children]
    was = [child.node.text for child in old.children]
    at = texts.index(line.node.text)
    for key, beside in (("behind", at - 1), ("ahead_of", at + 1)):
        if not 0 <= beside < len(texts):
            continue
        pair = (line.node.text, texts[beside])
        once = all(side.count(one) == 1 for one in pair for side in (was, texts))
        crossed = once and (was.index(pair[0]) < was.index(pair[1])) == (key == "behind")
        if crossed and all(any(map(str.isalpha, one)) for one in pair):
            return {key: pair[1]}
    return {}


def _pairs(state: State, gone: Sequence[Entry], come: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Give the lines that became others: all of them in order, else those of each place that has as many."""
    if len(gone) == len(come) and all(map(_alike, gone, come)):
        return list(zip(gone, come, strict=True))
    places = _places(state, gone, come)
    if len(places) < 2:  # noqa: PLR2004 - one place is all of it
        return []
    return [
        pair
        for olds, news in places
        if len(olds) == len(news) and all(map(_alike, olds, news))
        for pair in zip(olds, news, strict=True)
    ]


def _places(
    state: State, gone: Sequence[Entry], come: Sequence[Entry]
) -> Sequence[tuple[list[Entry], list[Entry]]]:
    """Give the lines that went from and came to each place of an example."""
    places: dict[int, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for child in (*gone, *come):
        place = state.changed.kept_before(child.node.first, old=child.old)
        places[place][0 if child.old else 1].append(child)
    return list(places.values())


def in_several_places(state: State, lines: Sequence[Fact]) -> bool:
    """Tell whether lines of an example came or went in one place of it, and others changed in another.

    Rows of a drawn table are known by their names, wherever they stand.
    """
    places = {
        state.changed.kept_before(number, old=old)
        for fact in lines
        if fact.thing == "code_line"
        for old, numbers in ((True, fact.lines.removed), (False, fact.lines.added))
        for number in numbers
    }
    rows = any(fact.kind == "code_line_changed" and even_row(fact.old or "") for fact in lines)
    return (len(places) > 1 or rows) and len({fact.action for fact in lines if fact.thing == "code_line"}) > 1


def only_wrapped(old: Entry, new: Entry, parts: Sequence[Fact]) -> bool:
    """Tell whether the lines of an example only break in other places."""
    if len(old.children) == len(new.children) or any(part.thing != "code_line" for part in parts):
        return False
    was, now = ("".join("".join(child.node.text.split()) for child in side.children) for side in (old, new))
    return was == now


def _alike(one: Entry, other: Entry) -> bool:
    left, right = one.node.text[:2_000], other.node.text[:2_000]
    if not stretch(left, right, code=True):
        matcher = (
            SequenceMatcher(None, left, right, autojunk=False) if len(left) * len(right) < 10**5 else None
        )
        return matcher is not None and matcher.ratio() >= _PAIRED
    return True
