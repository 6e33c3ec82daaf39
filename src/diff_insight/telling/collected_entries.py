"""Files of one changelog entry each that a release collects in its changelog: there they are told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.point import Point

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases


def put_together(
    told_of: Mapping[str, Sequence[Point]], files: Sequence[AnalyzedFile]
) -> dict[str, Sequence[Point]]:
    """Give points in which a file that is gone only is so where the changelog has all of its entries now.

    What a new entry says is neither gone, nor told a second time.

    Args:
        told_of: What each file tells, by path.
        files: The files.
    """
    every = (one for file in files for top in file.facts for one in top.all())
    begins = {_plain(one.new or "") for one in every if one.kind == "changelog_entry_added"}
    return {path: [_without_collected(point, begins) for point in points] for path, points in told_of.items()}


def only_entry(phrases: "Phrases", fact: Fact) -> str:
    """Quote the one entry of a changelog that a file is, or was: its text is all that there is to it."""
    if len(fact.parts) != 1 or fact.parts[0].thing != "changelog_entry":
        return ""
    return replace(phrases, unit=BOUNDS.bullet).shown(
        fact.parts[0].new or fact.parts[0].old or "", quoted=True
    )


def _without_collected(point: Point, said: set[str]) -> Point:
    facts = tuple(
        replace(fact, parts=()) if fact.kind == "file_removed" and _is_collected(fact, said) else fact
        for fact in point.facts
    )
    return replace(point, facts=facts) if facts != point.facts else point


def _is_collected(fact: Fact, said: set[str]) -> bool:
    """Tell whether all that a file held are entries, each of which begins one of the changelog."""
    entries = [_plain(part.old or "") for part in fact.parts if part.kind == "changelog_entry_removed"]
    whole = len(entries) == len(fact.parts) > 0 and all(entries)
    return whole and all(any(one.startswith(entry) for one in said) for entry in entries)


def _plain(text: str) -> str:
    """Give the words of an entry alone: the number of its issue is written behind it, or before its stop."""
    return " ".join(text.split()).rstrip(".")
