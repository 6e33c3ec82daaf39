"""What of a page is told first among what matters alike: its title, figures, words, and at last its form."""

import re
from enum import IntEnum

from diff_insight.facts.differs import differing
from diff_insight.model import Fact
from diff_insight.telling.kinds import Order
from diff_insight.telling.point import Point
from diff_insight.telling.said_of_itself import HEADINGS

_FORM = frozenset({"level", "language", "highlighted_lines", "block_options", "heading_anchor"})
"""What a page says of how it is shown."""
_FIGURED = frozenset({"sentence", "list_item", "table_cell", "code_line", "footnote", "definition"})
"""What may say a figure."""
_DIGIT = re.compile(r"\d")
_LONG = 40
"""Characters of a figure with what belongs to it: a version, a date, an amount."""


class Rank(IntEnum):
    """How much of a page's news a change is."""

    TITLE = 0
    SECTIONS = 1
    FIGURES = 2
    WORDS = 3
    FORM = 4


def rank(point: Point) -> Rank:
    """Tell how much of a page's news a point is; of what is no text of a page all are alike."""
    first = point.facts[0]
    if first.kind == "metadata_changed" and first.name.lower() == "title" and not _same_words(first):
        return Rank.TITLE
    if point.order is not Order.CONTENT:
        return Rank.WORDS
    if first.thing in HEADINGS and first.action != "moved":
        return Rank.SECTIONS
    if all(_is_form(fact) for fact in point.facts):
        return Rank.FORM
    return Rank.FIGURES if all(_is_figure(fact) for fact in point.facts) else Rank.WORDS


def _is_form(fact: Fact) -> bool:
    """Tell a change of how something is shown: the mark of a note, the depth of a heading, a fence."""
    marked = fact.kind == "admonition_changed" and not fact.parts
    return marked or (fact.thing in _FORM and fact.action == "changed")


def _is_figure(fact: Fact) -> bool:
    """Tell whether one figure gave way to another: a version, a date, an amount."""
    if fact.action != "changed" or fact.thing not in _FIGURED:
        return False
    sides = fact.details.get("was"), fact.details.get("is")
    was, now = sides if all(sides) else differing(fact.old or "", fact.new or "") or ("", "")
    return all(said and len(said) <= _LONG and _DIGIT.search(said) for said in (was, now))


def _same_words(fact: Fact) -> bool:
    """Tell whether a title is only spelled otherwise: with other capitals, blanks or marks."""
    was, now = ("".join(filter(str.isalnum, said or "")).casefold() for said in (fact.old, fact.new))
    return was == now
