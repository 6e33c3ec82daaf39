"""Lines that no thing of their file holds: quoted where they are few, else counted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

LINES = Plural("one line changes", "{n} lines change")
BLANK_GONE = Plural("one blank line is gone", "{n} blank lines are gone")
BLANK_NEW = Plural("one blank line is new", "{n} blank lines are new")
BLANK_GONE_TITLE = Plural("Removes one blank line", "Removes {n} blank lines")
BLANK_NEW_TITLE = Plural("Adds one blank line", "Adds {n} blank lines")
WHITE_SPACE_TITLE = Plural("Changes white space in one line", "Changes white space in {n} lines")
LINES_GONE = Plural("one line is gone", "{n} lines are gone")
LINES_NEW = Plural("one line is new", "{n} lines are new")
LINES_GONE_TITLE = Plural("Removes one line", "Removes {n} lines")
LINES_NEW_TITLE = Plural("Adds one line", "Adds {n} lines")
FIRST = msgid("{things}, the first {said}")
LINE_NEW = Plural("the line {lines} is new", "the lines {lines} are new")
LINE_GONE = Plural("the line {lines} is gone", "the lines {lines} are gone")
LINE_NEW_TITLE = Plural("Adds the line {lines}", "Adds the lines {lines}")
LINE_GONE_TITLE = Plural("Removes the line {lines}", "Removes the lines {lines}")
LINES_TITLE = Plural("Changes one line", "Changes {n} lines")
WHITE_SPACE = Plural("white space changes in one line", "white space changes in {n} lines")
PAIR = msgid("{old} → {new}")
BECOMES = msgid("{old} becomes {new}")
_GONE = ((LINES_GONE, LINES_GONE_TITLE), (BLANK_GONE, BLANK_GONE_TITLE))
_NEW = ((LINES_NEW, LINES_NEW_TITLE), (BLANK_NEW, BLANK_NEW_TITLE))
_CHANGED = ((LINES, LINES_TITLE), (WHITE_SPACE, WHITE_SPACE_TITLE))
"""By whether they are blank, then by whether it is a title."""


def lines(phrases: "Phrases", facts: Sequence[Fact], *, title: bool = False) -> str:
    """Say how many lines change: all that plain lines show."""
    gone = sum(len(fact.lines.removed) for fact in facts)
    come = sum(len(fact.lines.added) for fact in facts)
    blank = facts[0].thing == "whitespace"
    quoted = "" if blank else _quoted_lines(phrases, facts, title=title)
    if quoted:
        return quoted
    n = max(gone, come)  # what went from one place and what came in its stead may be two facts
    template, number = (
        (_GONE[blank], gone) if not come else (_NEW[blank], come) if not gone else (_CHANGED[blank], n)
    )
    said = phrases.words.plural(*template[title], number)
    begins = facts[0].details.get("begins_with") or facts[0].new or facts[0].old or ""
    first = (
        phrases.shown(begins, quoted=False) if number > 1 and not (title or blank or (gone and come)) else ""
    )
    return phrases.words.text(FIRST, things=said, said=first) if first else said


def lines_title(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say it as a title; a line that begins one stands as it is in its file."""
    said = lines(phrases, facts, title=True)
    return said if facts[0].old and facts[0].new else phrases.raised(said)


def _quoted_lines(phrases: "Phrases", facts: Sequence[Fact], *, title: bool) -> str:
    """Quote plain lines that are few; empty where they are many, or long."""
    olds = [phrases.shown(fact.old, quoted=False) for fact in facts if fact.old]
    news = [phrases.shown(fact.new, quoted=False) for fact in facts if fact.new]
    if not all((*olds, *news)) or len(olds) + len(news) > phrases.names:
        return ""
    if len(facts) == len(olds) == len(news) == 1:
        return phrases.words.text(PAIR if title else BECOMES, old=olds[0], new=news[0])
    said = olds or news
    if len(said) != len(facts) or (olds and news):
        return ""
    template = ((LINE_GONE, LINE_GONE_TITLE) if olds else (LINE_NEW, LINE_NEW_TITLE))[title]
    return phrases.words.plural(*template, len(said), lines=phrases.series(said))
