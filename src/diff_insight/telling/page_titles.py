"""What a page that is new or gone is called: by its metadata, else by the heading of all of it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from diff_insight.model import Fact
from diff_insight.telling import new_components
from diff_insight.telling.said_of_itself import HEADINGS

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

_PARTIAL = re.compile(
    r"(?:^|/)_(?!index\.|sidebar\.|navbar\.|toc\.|coverpage\.)[^/]*\.(?:mdx?|rst|adoc)$", re.IGNORECASE
)
"""A page that is only shown within others, by the mark that makers of sites go by."""


def is_partial(fact: Fact) -> bool:
    """Tell whether a file is only shown within the pages that include it."""
    return fact.thing == "file" and _PARTIAL.search(fact.name) is not None


def _heading_of(fact: Fact) -> Fact | None:
    """Give the heading that all of a page stands under; None where it has several side by side."""
    headings = [part for part in fact.parts if part.thing in HEADINGS]
    return headings[0] if len(headings) == 1 else None


def opened_parts(fact: Fact) -> Sequence[Fact]:
    """Give what a page holds under its title; of a part of others, or a component, all that it holds."""
    if is_partial(fact):
        return fact.parts
    if new_components.is_made_of_parts(fact):
        return new_components.opened(fact)
    first = _heading_of(fact)
    if first is None:
        return new_components.taking(fact.parts)
    return [inner for part in fact.parts for inner in (part.parts if part is first else (part,))]


def title_of(phrases: "Phrases", fact: Fact) -> str:
    """Give the title of a page that is new or gone; empty where the file is none, or a part of others."""
    if is_partial(fact):
        return ""
    first = _heading_of(fact)
    titles = [
        part
        for outer in fact.parts
        for part in outer.all()
        if part.thing == "metadata" and part.name.lower() == "title"
    ]
    said = (titles[0].new or titles[0].old or "") if titles else first.name if first else ""
    return phrases.shown(said, quoted=True)
