"""One row for each kind of thing: how it is matched and stated."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diff_insight.model import Fact

if TYPE_CHECKING:
    from diff_insight.facts.entry import Entry
    from diff_insight.facts.state import State

Pair = Callable[["State", "Entry", "Entry"], Sequence[Fact]]
"""States two versions of one thing: what happened between them."""
Single = Callable[["State", "Entry"], Sequence[Fact]]
"""States a thing that only one version has; the entry's `old` tells which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """How a kind of thing is matched and stated.

    Attributes:
        name: As in `Node.thing` and in front of a fact's action.
        frame: It is a place: what changes inside it is told with it as `where`, never as a change of it.
        dotted: Its name goes on the name of its owner (`Client.get`).
        inner: Inside a thing that is new or gone it is not stated by itself.
        family: Things of one family may turn into one another; its own name where it is empty.
        ordered: Its place among its siblings says something, so that another place is a move.
        placed: Its place says nothing, but where it went to another one its lines show no layout: it moved.
        alike: From which share of equal words on (0 to 1) two of them of different names or texts are one
            that was renamed or changed; above 1 they never are.
        at_once: Where nothing in it changed but its layout, it is told as one thing, unless only things in
        it did.
        exact: Its marks say something, so that lines which differ in them are no layout.
        stays: It belongs to its owner: the same in another owner is another one.
        turns: It may turn into a thing of another family: one name in one owner is one thing.
        rooted: Where its first line stays it is the same, whatever owner it has come into.
        beside: Those of different texts are one only where one took the other's lines.
        by_text: Where it says the same it is the same, whatever links or marks are in it.
        recased: Where it says the same in other capitals it is the same.
        by_detail: The detail by which two of different names are one: where an entry leads.
        only: Where one of them is left on both sides of an owner, it is the same, however it has changed.
        quoted: Whether its text stands in the fact.
        pair: States two versions of it; None: as every thing.
        single: States one that is new or gone; None: as every thing.
    """

    name: str
    frame: bool = False
    dotted: bool = False
    inner: bool = False
    family: str = ""
    ordered: bool = False
    placed: bool = False
    alike: float = 0.6
    at_once: bool = False
    exact: bool = False
    stays: bool = False
    rooted: bool = False
    beside: bool = False
    turns: bool = False
    by_text: bool = False
    recased: bool = False
    by_detail: str = ""
    only: bool = False
    quoted: bool = True
    pair: Pair | None = None
    single: Single | None = None
