"""Where a text contradicts itself over what came and what went: one of the two is wrong, whatever changed.

The head of a list's item against what the item says (`**Adds a limit**: the limit is removed`), and two
things of which one is there instead of the other, though both are said to have gone, or both to have come.
"""

import re
from collections.abc import Iterator

from diff_insight.grounding.folding import fold
from diff_insight.grounding.wordings import DENIED, IN_ITS_PLACE, all_actions_in

_HEADED = re.compile(
    r"^[ \t]{0,8}(?:[-*+]|\d{1,3}[.)、])?[ \t]{0,8}\*\*(?P<head>[^*\n]{1,80})\*\*"
    r"[ \t]{0,8}(?:[:：]?[ \t]{0,8}\n[ \t]{2,8}[-*+][ \t]|[:：]?)(?P<body>[^\n]+)",
    re.MULTILINE,
)
_LISTED = re.compile(
    r"^[ \t]{0,8}(?:[-*+]|\d{1,3}[.)、])[ \t]{0,8}(?P<head>[^*\n:：。.`\"「“]{2,24})[:：](?P<body>[^\n]{4,})",
    re.MULTILINE,
)
"""The head of an item without marks: a few words up to a colon."""
_SENTENCE = re.compile(r"[^。\n]{1,400}?(?:。|\.(?=\s|$)|$)")
_CAME_OR_WENT = frozenset({"added", "removed"})
_CLAUSE = re.compile(r"[^,，、;；。\n]+")


def misheaded(text: str) -> Iterator[tuple[int, int]]:
    """Give the heads of items that say of something the contrary of what their items say.

    Args:
        text: The whole text.
    """
    for item in (*_HEADED.finditer(text), *_LISTED.finditer(text)):
        first = _SENTENCE.match(item["body"])
        head, body = (_turns(said) for said in (item["head"], first[0] if first else item["body"]))
        if len(head) == len(body) == 1 and head != body:
            yield item.span("head")


def said_of_both(template: str) -> bool:
    """Whether a sentence says of what is there instead of another thing the same as of that.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
    """
    for clause in _CLAUSE.finditer(template):
        if IN_ITS_PLACE.match(clause[0]):
            before, behind = _turns(_last(template[: clause.start()])), _turns(clause[0])
            if len(before) == 1 and before == behind:
                return True
    return False


def _last(before: str) -> str:
    """Give the last clause that says what came or went."""
    return next((clause for clause in reversed(_CLAUSE.findall(before)) if _turns(clause)), "")


def _turns(said: str) -> frozenset[str]:
    """Give whether it says that something came, or went; nothing where it denies it."""
    folded = fold(said).lower()
    return frozenset() if DENIED.search(folded) else all_actions_in(folded) & _CAME_OR_WENT
