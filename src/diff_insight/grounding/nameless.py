"""What a clause says of things that it does not name: `one import is gone`, `the file is new`.

No token of such a clause stands anywhere, so it is held against the facts of things of that kind, and against
the status of the file: wrong where the contrary happened to all of them.
"""

import re
from collections.abc import Iterator

from diff_insight.grounding.amounts import Asked, things_of
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import FILE_ITSELF, actions_in

_CLAUSE = re.compile(r"[^;；。\n、]+")
_ONE = re.compile(r"\b(?:one|an?|eine?[mnrs]?) |(?<!\d)1 ?(?=[^\d\s.,])")
_CONTRARY = {"added": "removed", "removed": "added"}


def turned(template: str, shown: Shown) -> Iterator[str]:
    """Give the clauses of a sentence that say the contrary of what happened.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        shown: The evidence.
    """
    for clause in _CLAUSE.finditer(template):
        actions = actions_in(clause[0])
        if actions is None:
            continue
        (action,) = actions
        itself = isinstance(shown, Evidence) and FILE_ITSELF.search(clause[0].strip())
        if itself and isinstance(shown, Evidence) and shown.change.status == _CONTRARY.get(action):
            yield clause[0].strip()
            continue
        for one in _ONE.finditer(clause[0]):
            things = things_of(clause[0][one.end() :])
            if things is not None and shown.amounts(Asked(things=things, actions=actions)) == frozenset():
                yield clause[0].strip()
                break
