"""Commands of a recipe that come or go: whole ones run, rows of one that goes over several are but lines."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

RUN = Plural("{names} runs now", "{names} run now")
RUN_COUNTED = Plural("one more command runs", "{n} more commands run")
RUN_TITLE = msgid("Runs {names}")
RUN_NO_LONGER = Plural("{names} no longer runs", "{names} no longer run")
RUN_NO_LONGER_COUNTED = Plural("one command no longer runs", "{n} commands no longer run")
RUN_NO_LONGER_TITLE = msgid("No longer runs {names}")


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how commands are said that run now or no longer do; None where some are parts of others."""
    kinds = {fact.kind for fact in facts}
    runs = all(fact.details.get("command") == "whole" for fact in facts)
    return _WAYS.get(next(iter(kinds))) if runs and len(kinds) == 1 else None


def _told(clause: Plural, counted: Plural, title: str) -> Way:
    def said(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        shown = names(phrases, facts)
        if not shown:
            return phrases.words.plural(*counted, len(facts))
        return phrases.words.plural(*clause, len(facts), names=shown)

    def titles(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
        if shown := names(phrases, facts):
            yield phrases.words.text(title, names=shown)

    def names(phrases: "Phrases", facts: Sequence[Fact]) -> str:
        sides = [phrases.side(fact.new or fact.old, fact) for fact in facts]
        shown = [side for side in sides if side]
        return phrases.several(shown, unsaid=len(sides) - len(shown)) if shown else ""

    return Way(said, titles)


_WAYS = {
    "recipe_line_added": _told(RUN, RUN_COUNTED, RUN_TITLE),
    "recipe_line_removed": _told(RUN_NO_LONGER, RUN_NO_LONGER_COUNTED, RUN_NO_LONGER_TITLE),
}
