"""What each thing is called, how its names are shown, and how much a reader has to know of it."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from diff_insight.facts.no_news import is_no_news
from diff_insight.facts.said_elsewhere import COMPOUND, SIMPLE
from diff_insight.languages import Plural
from diff_insight.languages.things import Style, things
from diff_insight.model import Fact

_MOMENT = re.compile(r"[\"']?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?[\d.:Z+-]{0,16}[\"']?\Z", re.ASCII)
"""When something was made, to the minute: a machine wrote it, and nobody waits for it."""

_RELEASED_AS = ("project", "scm", "tag")
"""Where Maven's release tool writes the tag that a version gets: the version says as much."""


class Order(IntEnum):
    """What a reader has to know first."""

    BREAKING = 0
    SECURITY = 1
    NEW = 2
    FIX = 3
    DEPRECATED = 4
    BEHAVIOUR = 5
    CONTENT = 6
    VALUES = 7
    PACKAGES = 8
    TESTS = 9
    UPKEEP = 10


@dataclass(frozen=True, slots=True)
class Kind:
    """One row.

    Attributes:
        thing: As in a fact's kind.
        order: Of a change of it; what is new or breaks stands before.
        style: How its names are shown.
        noun: Its English noun.
        nouns: The plural.
        row: Its place in the table.
    """

    thing: str
    order: Order
    style: Style
    noun: str
    nouns: str
    row: int

    @property
    def named(self) -> Plural:
        """The message of one thing or several with their names."""
        return Plural(f"the {self.noun} {{names}}", f"the {self.nouns} {{names}}")

    @property
    def bare(self) -> str:
        """The message of an attribute of something that has no name."""
        return f"the {self.noun}"

    @property
    def owned(self) -> str:
        """The message of an attribute of something that has a name."""
        return f"the {self.noun} of {{name}}"

    @property
    def counted(self) -> Plural:
        """The message of a number of them."""
        return Plural(f"one {self.noun}", f"{{n}} {self.nouns}")

    @property
    def messages(self) -> tuple[str | Plural, ...]:
        """All messages of the row, which no extractor finds in the source."""
        if self.style == "of":
            return self.owned, self.bare, self.counted
        return self.named, self.counted


@cache
def kinds() -> dict[str, Kind]:
    """Give the row of every thing by its name."""
    return {
        thing: Kind(thing, Order[order.upper()], style, noun, nouns, row)
        for row, (thing, (order, style, noun, nouns)) in enumerate(things().items())
    }


def kind_of(fact: Fact) -> Kind:
    """Give the row of a fact's thing; a thing without one is called by its own name."""
    found = kinds().get(fact.details.get("noun", fact.thing))
    if found is None:
        noun = fact.thing.replace("_", " ") or "passage"
        return Kind(fact.thing, Order.CONTENT, "code", noun, f"{noun}s", len(kinds()))
    return found


def order_of(fact: Fact) -> Order:
    """Tell how much a reader has to know of a fact."""
    kind = kind_of(fact)
    if fact.breaking:
        return Order.BREAKING
    if fact.details.get("shown") and fact.public:
        return Order.NEW
    if _is_upkeep(fact):
        return Order.UPKEEP
    if fact.action == "added" and fact.public and kind.order <= Order.CONTENT and _stands_alone(fact):
        return Order.NEW
    return kind.order


def _is_upkeep(fact: Fact) -> bool:
    """Tell what nobody has to do anything about: layout, places, and when something was made."""
    if fact.action == "layout" or fact.kind == "whitespace_changed" or "sample" in fact.details:
        return True
    if fact.kind == "paragraph_changed" and not {"becomes", "was_a"}.isdisjoint(fact.details):
        return True
    if all(_MOMENT.match(said or "") for said in (fact.old, fact.new)):
        return True
    if fact.where[-3:] == _RELEASED_AS:
        return True
    return fact.action == "moved" and not {"from", "to", "asked_before"} & fact.details.keys()


def _stands_alone(fact: Fact) -> bool:
    """Tell whether users can use it: no statement of a body, no attribute of a thing, no sentence."""
    private = fact.name.rpartition(".")[2].startswith("_") and not fact.name.endswith("__")
    known = kind_of(fact).style != "of" and fact.thing not in _INSIDE and not private
    return known and not is_no_news(fact) and not _came_from_others(fact)


def _came_from_others(fact: Fact) -> bool:
    """Tell of a new file whether nothing that it defines is new: it stood in other files."""
    if fact.thing != "file" or not any("from" in part.details for part in fact.parts):
        return False
    return all(part.action != "added" or part.thing in _AROUND for part in fact.parts)


_AROUND = frozenset({"namespace", "import", "comment", "docstring", "export"})
"""What stands in a file around what it defines."""
_INSIDE = (
    COMPOUND
    | SIMPLE
    | frozenset(
        [
            "decorator",
            "base",
            "deprecated",
            "optional",
            "attribute",
            "overload",
            "text",
            "plain_line",
            "sentence",
            "paragraph",
            "quote",
            "code_block",
            "code_line",
            "language",
            "footnote",
            "link",
            "reference_role",
            "image",
            "html",
            "html_attribute",
            "changelog_entry",
            "returns",
            "admonition",
            "available_since",
            "changed_since",
            "deprecated_since",
            "removed_since",
            "heading",
            "directive",
            "definition",
            "table",
            "list_item",
            "component",
            "include",
            "toc_entry",
            "suite",
            "language",
        ]
    )
)
"""Things that are part of others: new ones of them are no news by themselves."""
