"""What a sentence is about in words alone (a race, retries, speed), where the file has nothing of the kind.

No token of such a sentence can be looked up. But code and pages that are about a notion have words for it:
`retry`, `attempt` or `backoff` where something is tried again. Where a file has none of them, neither on
changed lines nor around them, the sentence is about something else.
"""

import re
from collections.abc import Iterator

from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.sidetext import SideText
from diff_insight.grounding.told_facts import SIDES, Side
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import DENIED, GONE_NOW
from diff_insight.grounding.wordings.effects import BEYOND_DIFF
from diff_insight.grounding.wordings.notion import Notion
from diff_insight.grounding.wordings.topics import OF_CODE

_CLAUSE = re.compile(r"[^,，、;；:。\n]+")


def unshown(template: str, shown: Shown, *, also: SideText | None = None) -> Iterator[str]:
    """Give the words of a sentence for what no line of the files is about.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        shown: The evidence.
        also: Words of others that a text may repeat as theirs.
    """
    parts = (shown,) if isinstance(shown, Evidence) else shown.parts
    if not any(part.hunks for part in parts):
        return  # an image says nothing of what it shows
    for clause in _CLAUSE.finditer(template):
        for words, notion in _said(clause[0], OF_CODE):
            rest = clause[0].replace(words, " ")
            if not DENIED.search(rest) and not GONE_NOW.search(rest) and not _is_shown(notion, shown, also):
                yield words


def unborne(template: str, shown: Shown) -> Iterator[str]:
    """Give the words of a sentence for a reason or an effect that the files themselves do not speak of.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        shown: The evidence.
    """
    for words, notion in _said(template, BEYOND_DIFF):
        if not _is_shown(notion, shown, None):
            yield words


def _said(text: str, notions: tuple[Notion, ...]) -> Iterator[tuple[str, Notion]]:
    for notion in notions:
        match = notion.said.search(text)
        if match is not None:
            yield match[0], notion


def _is_shown(notion: Notion, shown: Shown, also: SideText | None) -> bool:
    changed = [shown.sides[side].low for side in _CHANGED]
    texts = changed if notion.changed or notion.beyond else [shown.sides[side].low for side in SIDES]
    texts += [also.low] if also else []
    if notion.contrary is not None and not any(map(notion.contrary.search, changed)):
        return True
    return any(notion.shown.search(text) or notion.said.search(text) for text in texts)


_CHANGED: tuple[Side, ...] = ("removed", "added", "path")
