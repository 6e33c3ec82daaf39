"""What a text says of those that a change leaves alone: the rest of the code, its users, how it behaves.

A range holds what changed. That all else is as it was, that callers have something to do or nothing, that it
behaves as before: some of this the facts decide, and the rest no diff shows.
"""

import re
from collections.abc import Iterator

from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings.unseen import (
    NOTHING_BREAKS,
    REST_STAYS,
    SAME_BEHAVIOUR,
    USERS_ADAPT,
    USERS_STAY,
)
from diff_insight.model import Fact

_DOES_NOTHING = frozenset({"comment", "docstring", "whitespace", "line_ends", "normal_form"})
"""Things of code that do nothing."""


def unseen(template: str, shown: Shown) -> Iterator[str]:
    """Give the words of a sentence for what stays as it is, or has to follow, where no fact bears them out.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        shown: The evidence.
    """
    for wording, holds in (
        (REST_STAYS, _is_one_change),
        (USERS_ADAPT, _breaks),
        (USERS_STAY, _is_idle),
        (SAME_BEHAVIOUR, _is_idle),
    ):
        said = wording.search(template)
        if said is not None and not holds(shown) and not _on_page(wording, shown):
            yield said[0]


def unbroken(template: str, shown: Shown) -> bool:
    """Whether a sentence says that nothing breaks, or that nobody has to do anything, where a fact breaks.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        shown: The evidence.
    """
    return any(
        wording.search(template) and _breaks(shown) and not _on_page(wording, shown)
        for wording in (NOTHING_BREAKS, USERS_STAY)
    )


def _facts(shown: Shown) -> Iterator[Fact]:
    for part in (shown,) if isinstance(shown, Evidence) else shown.parts:
        yield from part.facts


def _innermost(shown: Shown) -> list[Fact]:
    """Give the facts that have no parts."""
    return [fact for outer in _facts(shown) for fact in outer.all() if not fact.parts]


def _is_one_change(shown: Shown) -> bool:
    """Whether nothing else can have changed than what the text tells, as there is one change alone."""
    return len(_innermost(shown)) == 1


def _breaks(shown: Shown) -> bool:
    return any(fact.breaking for outer in _facts(shown) for fact in outer.all())


def _is_idle(shown: Shown) -> bool:
    """Whether all that changed does nothing."""
    every = _innermost(shown)
    return bool(every) and all(fact.action == "layout" or fact.thing in _DOES_NOTHING for fact in every)


def _on_page(wording: re.Pattern[str], shown: Shown) -> bool:
    """Whether changed lines say so themselves, as a changelog or a guide does."""
    return any(wording.search(shown.sides[side].low) for side in ("removed", "added"))
