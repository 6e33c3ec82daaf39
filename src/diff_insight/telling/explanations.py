"""What changed in a file: the most important place first, the others as a list, the rest counted."""

from collections.abc import Sequence

from diff_insight.languages import Messages
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.story import Point


def explanation(points: Sequence[Point], words: Messages) -> str:
    """Give the explanation of a file's change as Markdown; empty where there is nothing to tell."""
    phrases = Phrases(words=words)
    clauses = list(dict.fromkeys(_sentence(point, phrases) for point in points))
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


def _sentence(point: Point, phrases: Phrases) -> str:
    clause = phrases.clause(point.facts)
    places = [shown for place in point.places if place and (shown := phrases.shown(place, quoted=False))]
    if places and point.facts[0].thing in {"text", "whitespace"}:
        made = phrases.lines(point.facts, phrases.series(places[: BOUNDS.names]))
    elif places:
        made = phrases.words.text("In {place}: {clause}", place=_places(places, phrases), clause=clause)
    else:
        made = clause
    return phrases.words.text("{sentence}.", sentence=Phrases.raised(made))


def _places(places: Sequence[str], phrases: Phrases) -> str:
    left = len(places) - BOUNDS.names
    if left <= 0:
        return phrases.series(places)
    return phrases.words.text("{places} and {n} more", places=phrases.comma(places[: BOUNDS.names]), n=left)
