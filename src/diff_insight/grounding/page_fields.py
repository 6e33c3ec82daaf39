"""What is said of a page's fields in words: `the author is removed` of `ms.author`, with no name of a key.

The word for a field is that of its key in English, so that a text in another language names no token of the
page. It is held against the facts of the keys that have it: wrong where the contrary happened to all.
"""

import re
from collections.abc import Iterator

from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import DENIED, FIELDS, turns_of

_CLAUSE = re.compile(r"(?:[^,，、;；。.\n]|\.(?=\S))+")
_CONTRARY = {"removed": "added", "added": "removed"}
_NEAR = 40
"""Characters between a field and what is said of it."""


def misfielded(template: str, shown: Shown) -> Iterator[tuple[int, int]]:
    """Give the clauses, by offsets of the template, that say of a field the contrary of what happened.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        shown: The evidence.
    """
    for clause in _CLAUSE.finditer(template):
        turns = list(turns_of(clause[0]))
        if len(turns) != 1 or DENIED.search(clause[0]):
            continue
        action, start, end = turns[0]
        near = clause[0][max(0, start - _NEAR) : end + _NEAR]
        keys = [key for key, words in _FIELDS if words.search(near)]
        happened = [shown.field_actions(key) for key in keys]
        if len(keys) == 1 and happened[0] == {_CONTRARY[action]}:
            yield clause.span()


_FIELDS = tuple((key, re.compile(words)) for key, words in FIELDS.items())
