"""Several texts of a page that are framed in another way now: as notes, as headings, as plain text."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural
from diff_insight.model import Fact
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

NOTES = Plural("one text is a note now", "{n} texts are notes now")
NOTES_TITLE = Plural("Makes a note of one text", "Makes notes of {n} texts")
NO_NOTES = Plural("one note is plain text now", "{n} notes are plain text now")
NO_NOTES_TITLE = Plural("Makes one note plain text", "Makes {n} notes plain text")
HEADINGS = Plural("one paragraph is a heading now", "{n} paragraphs are headings now")
HEADINGS_TITLE = Plural("Makes a heading of a paragraph", "Makes headings of {n} paragraphs")
NO_HEADINGS = Plural("one heading is a paragraph now", "{n} headings are paragraphs now")
NO_HEADINGS_TITLE = Plural("Makes a paragraph of a heading", "Makes paragraphs of {n} headings")
ITEMS = Plural("one paragraph is a list item now", "{n} paragraphs are list items now")
ITEMS_TITLE = Plural("Makes a list item of a paragraph", "Makes list items of {n} paragraphs")
NO_ITEMS = Plural("one list item is a paragraph now", "{n} list items are paragraphs now")
NO_ITEMS_TITLE = Plural("Makes a paragraph of a list item", "Makes paragraphs of {n} list items")
LISTS = Plural("one paragraph is a list now", "{n} paragraphs are lists now")
LISTS_TITLE = Plural("Makes a list of a paragraph", "Makes lists of {n} paragraphs")
NO_LISTS = Plural("one list is a paragraph now", "{n} lists are paragraphs now")
NO_LISTS_TITLE = Plural("Makes a paragraph of a list", "Makes paragraphs of {n} lists")
_ITEMS = frozenset({"list", "list_item"})


def is_of_list(fact: Fact) -> bool:
    """Tell whether a fact tells that texts are entries of a list now, or were."""
    return fact.kind == "paragraph_changed" and not _ITEMS.isdisjoint(fact.details.values())


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how several such texts are told by their number; None for others, and for one note or heading."""
    forms = {
        (fact.kind, fact.details.get("text"), fact.details.get("was_a"), fact.details.get("becomes"))
        for fact in facts
    }
    return _WAYS.get(forms.pop()) if (len(facts) > 1 or is_of_list(facts[0])) and len(forms) == 1 else None


def _counted(clause: Plural, title: Plural) -> Way:
    def said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        return phrases.words.plural(*clause, len(facts))

    def titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
        yield phrases.words.plural(*title, len(facts))

    return Way(said, titles)


_WAYS = {
    ("admonition_added", "stays", None, None): _counted(NOTES, NOTES_TITLE),
    ("admonition_removed", "stays", None, None): _counted(NO_NOTES, NO_NOTES_TITLE),
    ("heading_changed", None, "paragraph", None): _counted(HEADINGS, HEADINGS_TITLE),
    ("heading_changed", None, None, "paragraph"): _counted(NO_HEADINGS, NO_HEADINGS_TITLE),
    ("paragraph_changed", None, None, "list_item"): _counted(ITEMS, ITEMS_TITLE),
    ("paragraph_changed", None, "list_item", None): _counted(NO_ITEMS, NO_ITEMS_TITLE),
    ("paragraph_changed", None, None, "list"): _counted(LISTS, LISTS_TITLE),
    ("paragraph_changed", None, "list", None): _counted(NO_LISTS, NO_LISTS_TITLE),
}
