"""Classes that came to and went from a list of them: of an element, or of what `@apply` puts together.

The list stands alone, or in one text of an expression: `cn("flex gap-2", open && "hidden")`. What works out a
part of such a text is no class, and stays as it is.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from diff_insight.model import Fact

_CLASS = re.compile(r"[\w!:./\[\]%#&>*(),'=-]{1,80}")
"""A word that names a class, as style sheets and those who write them by classes alone spell it."""
_NAMES = frozenset(
    {"class", "classname", ":class", "v-bind:class", "class:list", "classes", "contentclassname"}
)
_APPLY = "@apply "
_QUOTES = "\"'`"
_MANY = 2
"""Words of a list from which on one that differs is told by itself."""


def class_words(fact: Fact) -> Mapping[str, str]:
    """Give what classes came and went, as pieces of a change; nothing where that is not all of it."""
    old, new = fact.old or "", fact.new or ""
    if fact.action != "changed" or not old or not new:
        return {}
    if fact.thing == "html_attribute" and fact.name.lower() in _NAMES:
        return _of_lists(old.split(), new.split()) or _in_text(old, new)
    if fact.thing == "style_statement" and old.startswith(_APPLY) and new.startswith(_APPLY):
        return _of_lists(old.split()[1:], new.split()[1:])
    return {}


def _in_text(old: str, new: str) -> Mapping[str, str]:
    """Compare the one text in quotation marks in which both sides differ."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    at = max(old.rfind(quote, 0, alike) for quote in _QUOTES)
    if at < 0 or sum(map(old[:at].count, _QUOTES)) % 2:
        return {}
    ends = [side.find(old[at], at + 1) for side in (old, new)]
    if min(ends) < 0 or old[ends[0] :] != new[ends[1] :]:
        return {}
    return _of_lists(old[at + 1 : ends[0]].split(), new[at + 1 : ends[1]].split())


def _of_lists(was: Sequence[str], now: Sequence[str]) -> Mapping[str, str]:
    gone = [word for word in was if word not in now]
    come = [word for word in now if word not in was]
    stays = min(len(was) - len(gone), len(now) - len(come))
    if not gone + come or not stays or not all(map(_CLASS.fullmatch, (*gone, *come))):
        return {}
    if len(gone) == len(come) == 1 and len(was) >= _MANY:
        return {"was": gone[0], "is": come[0]}
    sides = [("gains", come), ("loses", gone)]
    return {"listed": "words", **{key: " ".join(words) for key, words in sides if words}}
