"""Files that came, or went, beside others: pages by their titles, programs by what they hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling import page_titles, whole
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import kind_of

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

PAGES = Plural("the page {names}", "the pages {names}")
COUNTED = Plural("one page", "{n} pages")
FIRST = msgid("{counted} ({names}, …)")
DEFINED = frozenset({"function", "class", "interface", "struct", "enum", "trait", "macro", "constant"})
"""Things that users of a program call by their names."""
TYPES = frozenset({"class", "interface", "struct", "enum", "trait"})
"""Things of a program that hold others: who names one has named the file that gives it."""
_KINDS = frozenset({"file_added", "file_removed"})


def says_nothing(phrases: "Phrases", facts: Sequence[Fact]) -> bool:
    """Tell whether all that can be said of a file is that it came, or went."""
    if len(facts) != 1 or facts[0].kind not in _KINDS:
        return False
    if facts[0].details.get("copied"):  # from where may be too long to be said
        return not phrases.said(facts[0])
    bare = {phrases.words.text(whole.FILE_NEW), phrases.words.text(whole.FILE_GONE)}
    return whole.whole(phrases, facts[0]) in bare


def named(phrases: "Phrases", facts: Sequence[Fact]) -> tuple[str, int]:
    """Give several files as a noun phrase, and its grammatical number."""
    n = len(facts)
    titles = [title for fact in facts if (title := page_titles.title_of(phrases, fact))]
    if len(titles) < n:
        counted = phrases.words.plural(*kind_of(facts[0]).counted, n)
        if 2 * len(titles) >= n:  # beside pages of a title stands what they include
            return phrases.words.text(FIRST, counted=counted, names=phrases.comma(titles[: phrases.names])), n
        if classes := _types(phrases, facts):
            return phrases.words.text(whole.WITH, clause=counted, things=classes), n
        given = [part for fact in facts for part in page_titles.opened_parts(fact) if part.thing in DEFINED]
        held = whole.holdings(phrases, given, most=2) if given else ""
        few = held and "…" not in held  # links name the files: what only counts things says no more
        return (phrases.words.text(whole.WITH, clause=counted, things=held) if few else counted), n
    if n <= phrases.names + 1 and sum(map(len, titles)) <= BOUNDS.unit:
        return phrases.words.plural(*PAGES, n, names=phrases.series(titles)), n
    first = phrases.comma(titles[: phrases.names])
    return phrases.words.text(FIRST, counted=phrases.words.plural(*COUNTED, n), names=first), n


def _types(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Name the types that files of a program give where each gives one: it is what its users call."""
    given = [
        [part for part in page_titles.opened_parts(fact) if part.thing in TYPES and part.public]
        for fact in facts
    ]
    if not all(given):
        return ""
    first = kind_of(given[0][0])
    named = [phrases.called(part) for some in given for part in some if kind_of(part) is first]
    shown = list(dict.fromkeys(filter(None, named)))
    if not shown:
        return ""
    said = phrases.several(shown, unsaid=len(named) - len(shown))
    return phrases.words.plural(*first.named, len(named), names=said)
