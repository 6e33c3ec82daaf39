"""A condition that a model tells in words: borne out by the code, shown beside it, or nobody's to say.

The words of a condition stand on the changed lines whichever way round it is told. Where the lines do not
decide it, a sentence is kept only with the code of a condition quoted beside it, so that a reader sees it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.relations import bears_out
from diff_insight.grounding.union import Shown
from diff_insight.grounding.vocabulary import OF_PROGRAMS
from diff_insight.grounding.wordings.under_conditions import CONDITIONAL, OMITTED

_HEAD = re.compile(
    r"\b(?:if|elif|elsif|unless|while|when|guard|case|assert|until|match|where)\b|\?|&&|\|\||\band\b|\bor\b"
)
"""What a line has that holds a condition."""
_CONDITION = re.compile(
    r"^(?:if|elif|elsif|else if|unless|while|when|guard|case|assert|until)\b|[<>=!]=|(?<![-=])[<>](?![\w/>])"
    r"|&&|\|\||^!|\b(?:not|and|or|in|is|instanceof)\b|\?|\w\([^()\n]{0,80}\)"
)
"""What code has that says a condition, and is no name alone."""


def undecided(
    text: str, span: tuple[int, int], template: str, places: Mapping[int, Claim], shown: Shown
) -> str | None:
    """Give the word of a sentence that tells a condition which neither lines nor quoted code bear out.

    Args:
        text: The whole text.
        span: Of the sentence in it.
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    said = CONDITIONAL.search(template)
    if said is None:
        return None
    parts = [part for part in _parts(shown) if not part.stems.isdisjoint(OF_PROGRAMS)]
    if not parts or any(OMITTED.search(template) and "parameter" in part.stems for part in parts):
        return None
    if any(_is_quoted(code, part) for code in _codes(text, span) for part in parts):
        return None
    return None if any(bears_out(template, places, part) for part in parts) else said[0]


def _parts(shown: Shown) -> Sequence[Evidence]:
    return (shown,) if isinstance(shown, Evidence) else shown.parts


_SPAN = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]{1,300})\1(?!`)")


def _codes(text: str, span: tuple[int, int]) -> Iterator[str]:
    """Give what stands in code marks in the row of a sentence."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    for match in _SPAN.finditer(text, start, len(text) if end < 0 else end):
        yield match[2].strip()


def _is_quoted(code: str, shown: Evidence) -> bool:
    """Whether code says a condition, and a line that changed or that changed lines stand under has it."""
    if not _CONDITION.search(code):
        return False
    changed = (*shown.lines["removed"].lines, *shown.lines["added"].lines)
    if any(code in line and _HEAD.search(line) for line in changed):
        return True
    return any(
        code in f"if {guard.code}" for piece in shown.guarded if piece.changed for guard in piece.guards
    )
