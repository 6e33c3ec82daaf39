"""What changed in a file: the most important place first, the others as a list, the rest counted."""

from collections.abc import Sequence

from diff_insight.languages import Messages
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.point import Point


def explanation(points: Sequence[Point], words: Messages) -> str:
    """Give the explanation of a file's change as Markdown; empty where there is nothing to tell."""
    phrases = Phrases(words=words)
    clauses = list(
        dict.fromkeys(
            words.text("{sentence}.", sentence=Phrases.raised(phrases.sentence(point))) for point in points
        )
    )
    if len(clauses) <= 2:  # noqa: PLR2004 - two sentences are a paragraph
        return words.sentences(clauses)
    told: list[str] = []
    room = BOUNDS.explanation
    for clause in clauses[: BOUNDS.bullets]:
        if len(clause) + 3 > room:
            break
        told.append(clause)
        room -= len(clause) + 3
    left = len(clauses) - len(told)
    if left:
        told.append(words.plural("One more change.", "{n} more changes.", left))
    return "\n".join(f"- {clause}" for clause in told)
