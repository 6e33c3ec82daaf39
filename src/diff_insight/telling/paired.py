"""The same words gone in one place of a file and new in another: one thing, said once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.changed import Changed
from diff_insight.facts.heirs import Heirs
from diff_insight.facts.still_said import STANDS, is_one, is_told_apart
from diff_insight.model import Fact
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.point import FILE, Place

_Leaf = tuple[Fact, Place]
_ENDS = frozenset({"added", "removed"})
_BLOCKS = frozenset({"condition", "loop", "switch", "with", "try", "catch", "finally", "else", "case"})
_EXITS = frozenset({"return", "raise"})
_LEFT_OUT = "…"
"""What stands for code that is not quoted: two statements that have it may hold anything."""


def paired(leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
    """Give the facts with what is both gone and new told as what it became, or as moved."""
    sides: dict[str, list[int]] = defaultdict(list)
    for at, (fact, _) in enumerate(leaves):
        if fact.action in _ENDS and (said := _said(fact)):
            sides[said].append(at)
    became: dict[int, _Leaf] = {}
    for spots in sides.values():
        facts = [leaves[at][0] for at in spots]
        if sorted(fact.action for fact in facts) != ["added", "removed"]:
            continue
        (gone, left), (come, reached) = sorted(
            (leaves[at] for at in spots), key=lambda leaf: leaf[0].action, reverse=True
        )
        one = _one(gone, come)
        if one is not None and left != reached and left.name and reached.name and one.action == "moved":
            one = replace(
                one,
                details={**one.details, "from": left.name, **({"heading": "yes"} if left.heading else {})},
            )
            left = reached
        if one is not None:
            became[spots[0]] = (one, left if left == reached else FILE)
            became[spots[1]] = (one, FILE)
    taken = set[int]()
    for at, leaf in enumerate(leaves):
        if at not in became:
            yield leaf
        elif id(became[at][0]) not in taken:
            taken.add(id(became[at][0]))
            yield became[at]


def with_heirs(leaves: Sequence[_Leaf], patch: str | None) -> Sequence[_Leaf]:
    """Give the facts with what is gone, and what took its place with much the same words, told as one.

    Args:
        leaves: What is told of a file.
        patch: Of the file.
    """
    leaves = _without_what_stands(leaves)
    if not patch or _ENDS.isdisjoint(fact.action for fact, _ in leaves):
        return leaves
    changed = Changed.of(read_hunks(patch))
    if not (changed.removed and changed.added):
        return leaves
    heirs_of = Heirs(changed)
    found = heirs_of.pairs([fact for fact, _ in leaves])
    became = {
        old: (new, one) for old, new in found if (one := _heir(leaves[old][0], leaves[new][0])) is not None
    }
    heirs = {new for new, _ in became.values()}
    told = [
        (became[at][1], leaves[became[at][0]][1]) if at in became else leaf
        for at, leaf in enumerate(leaves)
        if at not in heirs
    ]
    left = {fact.previous_name for fact, _ in told if fact.previous_name}  # names that others took since
    no_news = [
        fact.action in _ENDS and not fact.breaking and fact.name not in left and heirs_of.stands(fact)
        for fact, _ in told
    ]
    if all(no_news):
        return [(_as_lines(fact), place) for fact, place in told]
    return [leaf for leaf, known in zip(told, no_news, strict=True) if not known]


def _without_what_stands(leaves: Sequence[_Leaf]) -> Sequence[_Leaf]:
    """Leave out what is neither new nor gone where anything else is told."""
    rest = [leaf for leaf in leaves if STANDS not in leaf[0].details]
    return rest or leaves


def _as_lines(fact: Fact) -> Fact:
    """Give what is neither new nor gone, as all of it stands on the other side too, by its lines alone."""
    return Fact(kind="text_changed", where=fact.where, public=fact.public, lines=fact.lines)


def _heir(gone: Fact, come: Fact) -> Fact | None:
    """Give what is told of a thing and the one in its place; None where each is told better by itself."""
    if is_told_apart(gone, come):
        return None
    if not is_one(gone, come):
        return _one(gone, come)
    return replace(come, kind=f"{come.thing}_changed", old=gone.old, parts=())


def _one(gone: Fact, come: Fact) -> Fact | None:
    if gone.thing != come.thing and "parameter" in {gone.thing, come.thing}:
        return None  # inside a function a name stands for another thing than outside of it
    if gone.thing == come.thing:
        if not _is_one_statement(gone, come):
            return None
        if kind_of(come).order is Order.CONTENT and not _says_the_same(gone, come):
            return None  # one name, but another text
        moved = replace(come, kind=f"{come.thing}_moved", parts=())
        return moved if not (gone.breaking or come.breaking) or gone.new == come.new else None
    if kind_of(come).order is Order.CONTENT or "of" in {kind_of(gone).style, kind_of(come).style}:
        return None  # a heading and an entry of a list may say the same; a default value is never a type
    if come.details.get("read") and come.thing == "method":
        come = replace(come, kind="property_added")
    return replace(
        come, kind="became_changed", breaking=gone.breaking, old=None, new=None, parts=(gone, come)
    )


def _is_one_statement(gone: Fact, come: Fact) -> bool:
    """Tell whether a statement that is gone and one that is new may be one: blocks by all that they hold.

    Functions leave alike, and ask alike, without having it from one another.
    """
    if "holds" in gone.details or "holds" in come.details:
        return False
    if gone.thing == "decorator" and gone.where != come.where:
        return False  # what is said of one definition is another matter than what is said of another one
    if gone.name or come.name:
        return True
    if gone.thing in _BLOCKS | _EXITS and gone.where != come.where:
        return False
    if gone.thing in _BLOCKS and not _says_the_same(gone, come):
        return False
    return kind_of(come).order is not Order.BEHAVIOUR or _LEFT_OUT not in _said(gone)


def _says_the_same(gone: Fact, come: Fact) -> bool:
    """Tell whether what went from a page and what came to it say the same, with all that they hold."""
    if gone.thing == "table_cell":  # of another row
        return False
    sides = (
        [
            (fact.thing, fact.name, fact.old or fact.new, *map(fact.details.get, ("says", "leads")))
            for fact in one.all()
        ]
        for one in (gone, come)
    )
    return next(sides) == next(sides)


def _said(fact: Fact) -> str:
    if fact.thing == "attribute":  # a constructor sets it on the object, whose class may hold it now
        return ".".join((*fact.where[:-1], fact.name))
    said = fact.name or fact.new or fact.old or ""
    return said.rstrip(";") if fact.thing == "comment" else said  # which ends statements in many languages
