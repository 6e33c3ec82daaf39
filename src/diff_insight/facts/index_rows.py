"""Rows of a table that list a page which is new itself: the page is what is new, not that it is listed."""

from collections.abc import Iterable

from diff_insight.facts.rule import Subject
from diff_insight.model import Fact

_HEADS = frozenset({"index", "_index", "readme"})
"""Names of pages that are known by their folder."""
_LEAST = 3
"""Characters of a page's name that two do not share by chance."""


def page_of(target: str) -> str:
    """Give what a page is called in an address or a path: its last part without its ending, or its folder."""
    *folders, name = target.partition("#")[0].partition("?")[0].strip("/").casefold().split("/")
    stem = (
        name.rpartition(".")[0] or name if name.endswith((".md", ".mdx", ".rst", ".html", ".adoc")) else name
    )
    named = folders[-1] if stem in _HEADS and folders else stem
    return named if len(named) >= _LEAST else ""


def new_pages(paths: Iterable[str]) -> frozenset[str]:
    """Give what the new pages of a range are called."""
    return frozenset(filter(None, map(page_of, paths)))


def lists_a_new_page(fact: Fact, subject: Subject) -> bool:
    """Tell whether a row that is new leads to a page that is new in the same range."""
    return fact.action == "added" and any(
        one.kind == "link_added"
        and "://" not in (one.new or "")
        and page_of(one.new or "") in subject.pages_new
        for one in fact.all()
    )
