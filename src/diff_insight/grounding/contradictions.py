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
_AGAIN = re.compile(r"(?:这些|これらの|\bthese |\bdiese )[^，。；,.;、\n]{0,24}", re.IGNORECASE)
"""What takes up again what an item has told."""
_SENTENCE = re.compile(r"[^。\n]{1,400}?(?:。|\.(?=\s|$)|$)")
_CAME_OR_WENT = frozenset({"added", "removed"})
_CLAUSE = re.compile(r"[^,，、;；。\n]+")


def misheaded(text: str) -> Iterator[tuple[int, int]]:
    """Give the heads of items that say of something the contrary of what their items say.

    Args:
        text: The whole text.
    """
    items = sorted((*_HEADED.finditer(text), *_LISTED.finditer(text)), key=lambda item: item.start())
    ends = (*(one.start() for one in items[1:]), len(text))
    for item, after in zip(items, ends, strict=False):  # where there is no item, one end is left over
        head = _turns(item["head"])
        if len(head) != 1:
            continue
        first = _SENTENCE.match(item["body"])
        said = [_turns(first[0] if first else item["body"])]
        clause = _CLAUSE.match(item["body"])
        said += [_turns(clause[0])] if clause else []
        said += [_turns(again[0]) for again in _AGAIN.finditer(text, item.start("body"), after)]
        if any(len(one) == 1 and one != head for one in said):
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
