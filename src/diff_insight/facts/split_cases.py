"""Cases, and handlers of errors, that the other version has as several: `case A, B` and `case A`, `case B`.

Then none of them is new or gone: one `case_changed`, or `catch_changed`, says so. `details["split_into"]` of
it: the several, a line each, what one does behind a tab where each does one thing; `details["made_of"]` the
same of the other way round; `old` or `new` is the one. `details["cases"]`: `split` or `joined`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.caught import caught
from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.facts.said_elsewhere import LEFT_OUT, SIMPLE
from diff_insight.facts.state import State
from diff_insight.model import Fact

_KINDS = frozenset({"case", "catch"})
_QUOTES = frozenset("\"'`")
_OPEN, _CLOSED = frozenset("([{<"), frozenset(")]}>")
_SEVERAL = 2
_MOST = 100
"""Cases of one choice that are told so, at most: time stays linear."""
_GLANCE = 60
"""Characters of what a case does that stand behind it."""
_SIDE_BY_SIDE = 80
"""Characters of two statements that are told side by side."""


def split_cases(facts: Sequence[Fact], old: Entry, new: Entry) -> list[Fact]:
    """State cases of one version that are several in the other one as that.

    Args:
        facts: What happened within a choice, or within a block whose errors are handled.
        old: The choice, or the block, in the version before.
        new: The same in the version after.
    """
    made = list(facts)
    for one, several in [*_found(old, new), *_found(new, old)][:_MOST]:
        mine = [fact for fact in made if _is_of(fact, [one, *several])]
        if not mine:
            continue
        each = [_with_what_it_does(case) for case in several]
        whole = all(each) and bool(_with_what_it_does(one))
        said = "\n".join(each if whole else (case.node.text for case in several))
        parts = () if whole else tuple(part for fact in mine for part in fact.parts)
        fact = replace(
            mine[0],
            kind=f"{one.node.thing}_changed",
            old=one.node.text if one.old else None,
            new=None if one.old else one.node.text,
            parts=(),
            lines=minus(lines_of_all(mine), lines_of_all(parts)),
            details={"cases": "split", "split_into": said}
            if one.old
            else {"cases": "joined", "made_of": said},
        )
        at = made.index(mine[0])
        rest = [each for each in made[at:] if all(each is not own for own in mine)]
        made = [*made[:at], fact, *parts, *rest]
    return made


def _found(ones: Entry, others: Entry) -> Iterator[tuple[Entry, list[Entry]]]:
    """Give each case with those of the other version that are together for what it is for alone."""
    said = {one.node.text for one in ones.children if one.node.thing in _KINDS}
    there = [one for one in others.children if one.node.thing in _KINDS and one.node.text not in said]
    if len(there) < _SEVERAL:
        return
    kept = {one.node.text for one in others.children if one.node.thing in _KINDS}
    labels = {id(other): _labels(other) for other in there}
    of_label = {label: at for at, other in enumerate(there) for label in labels[id(other)]}
    times = Counter(label for other in there for label in labels[id(other)])
    for one in ones.children:
        if one.node.thing not in _KINDS or one.node.text in kept or LEFT_OUT in one.node.text:
            continue
        own = _labels(one)
        if any(times[label] != 1 for label in own):
            continue
        parts = [there[at] for at in sorted({of_label[label] for label in own})]
        if len(parts) >= _SEVERAL and all(
            other.node.thing == one.node.thing and labels[id(other)] <= own for other in parts
        ):
            yield one, parts


def _labels(entry: Entry) -> set[str]:
    """Give what a case is for, or the types of errors that a handler is for."""
    return caught(entry) if entry.node.thing == "catch" else {*_pieces(entry.node.text.removeprefix("case "))}


def _pieces(text: str) -> Iterator[str]:
    """Give what stands between the commas and bars of a text that are in no brackets and no quotes."""
    depth, quote, start = 0, "", 0
    for at, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in _QUOTES:
            quote = sign
        elif sign in _OPEN:
            depth += 1
        elif sign in _CLOSED:
            depth -= 1
        elif sign in ",|" and not depth:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def _is_of(fact: Fact, cases: Sequence[Entry]) -> bool:
    """Tell whether a fact is what happened to one of some cases as a whole."""
    if fact.thing not in _KINDS:
        return False
    olds = {line for case in cases if case.old for line in range(case.node.first, case.node.last + 1)}
    news = {line for case in cases if not case.old for line in range(case.node.first, case.node.last + 1)}
    return bool(fact.lines.removed or fact.lines.added) and (
        olds.issuperset(fact.lines.removed) and news.issuperset(fact.lines.added)
    )


def _with_what_it_does(case: Entry) -> str:
    """Give a case with the one thing that it does behind a tab; empty where that is more or too long."""
    held = [one for one in case.children if one.node.thing != "comment"]
    does = held[0].node.text.rstrip(";") if len(held) == 1 and held[0].node.thing in SIMPLE else ""
    return f"{case.node.text}\t{does}" if does and len(does) <= _GLANCE and LEFT_OUT not in does else ""


def does_otherwise(state: State, old: Entry, new: Entry, parts: Sequence[Fact]) -> Fact | None:
    """State a case in which one statement takes the place of another one, by both; None for all else."""
    pair = {part.action: part for part in parts}
    together = pair.get("changed")
    gone, come = pair.get("removed", together), pair.get("added", together)
    if gone is None or come is None or len(parts) != len(pair) or len(pair) > len({id(gone), id(come)}):
        return None
    if any(part.parts or part.thing not in SIMPLE - {"assignment"} for part in parts):
        return None
    did, does = gone.old or "", come.new or ""
    if not did or not does or len(did) + len(does) > _SIDE_BY_SIDE:
        return None
    if did == does:  # with the word for it or without
        return state.fact("layout", old, new, lines=state.lines(old, new))
    details = {"of_case": new.node.text, "did": did, "does": does}
    made = state.fact("changed", old, new, lines=state.lines(old, new))
    return replace(made, old=None, new=None, details=details)
