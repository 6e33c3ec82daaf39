"""Every threshold of the telling in one place, each with its unit and the reason for its value."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much a text says.

    Attributes:
        title: Characters of a title: one line of a list of commits.
        bullets: Entries of an explanation's list: more are not read, they are counted.
        explanation: Characters of an explanation: a screen of a phone.
        names: Names that a list says before it counts: more are not remembered.
        enumerated: The same where a file is told, to those who read on: all of them where they are short.
        unit: Characters of a sentence or value that is quoted whole; a longer one is named by its place.
        code: Characters of code that is quoted whole: a line of it.
        short: Characters of a statement that is read at a glance, both sides of it.
        cell: The same for a value inside a row, where several stand side by side.
        cells: The same of all values of a row together.
        named: Characters of names that are all said, however many they are: a glance takes them in.
        title_unit: The same of code inside a title, so that a verb and a place have room.
        title_prose: The same of prose inside a title: a sentence that fits says more than its place.
        points: Entries of a list of the overview: a list is read in ten seconds.
        news: Entries of the lists of what breaks and what is new: each of them may be the one for a reader.
        clauses: Clauses that one place says of itself before the rest is counted.
        bullet: Characters of one entry of a list, beyond which its further clauses are counted.
        entries: Changelog entries that are quoted whole: a screen of them.
        commits: Commits that are listed before they are only counted.
    """

    title: int = 80
    bullets: int = 7
    explanation: int = 1_500
    names: int = 3
    enumerated: int = 8
    unit: int = 200
    code: int = 100
    short: int = 40
    cell: int = 72
    cells: int = 240
    named: int = 64
    title_unit: int = 48
    title_prose: int = 64
    points: int = 12
    news: int = 24
    clauses: int = 5
    bullet: int = 360
    entries: int = 6
    commits: int = 10


BOUNDS = Bounds()


def heavy(names: Sequence[str]) -> bool:
    """Tell whether names are so long that a list of them is no reading."""
    return weight(names) > BOUNDS.code


def weight(names: Sequence[str]) -> int:
    """Count the characters of names together."""
    return sum(map(len, names))
