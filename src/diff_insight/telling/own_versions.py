"""The version of the repository itself, which many of its files write: one step, told once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling.kinds import Order
from diff_insight.telling.news import Told
from diff_insight.telling.point import FILE, Point

_LEAST = 2
"""Files in which a step stands from which on it is said of all of them together."""
_VERSION = re.compile(r"v?\d[\w.+-]{0,80}")
_STEPPING = frozenset({"project_version_changed", "package_changed"})


@dataclass(frozen=True, slots=True)
class Step:
    """What all projects of a report had and get, and the files that write it.

    Attributes:
        old: The version before.
        new: The version after.
        told: The step as one point.
    """

    old: str
    new: str
    told: Told

    def takes(self, fact: Fact) -> bool:
        """Tell whether a fact is no more than this step, or a version that is brought up to it in passing."""
        if fact.kind in _STEPPING:
            return (fact.old, fact.new) == (self.old, self.new)
        was = fact.details.get("was", fact.old or "")
        new = fact.details.get("is", fact.new or "")
        return fact.action == "changed" and new == self.new and _VERSION.fullmatch(was) is not None

    def brings(self, one: Told) -> bool:
        """Tell whether a point is upkeep of the files that take the step: a tag, when something was made."""
        stepping = {file.change.path for file in self.told.files}
        return one.point.order is Order.UPKEEP and stepping.issuperset(file.change.path for file in one.files)


def step_of(files: Sequence[AnalyzedFile]) -> Step | None:
    """Give the one step that the projects of a report take, if it is one and several files write it.

    Args:
        files: Those of the report.
    """
    found = [(fact, file) for file in files for fact in _all(file) if fact.kind in _STEPPING]
    projects = [(fact.old, fact.new) for fact, _ in found if fact.kind == "project_version_changed"]
    if len(set(projects)) != 1 or not all(projects[0]):
        return None
    old, new = projects[0]
    taking = [(fact, file) for fact, file in found if (fact.old, fact.new) == (old, new)]
    paths = {file.change.path: file for _, file in taking}
    if len(paths) < _LEAST:
        return None
    first = next(fact for fact, _ in taking if fact.kind == "project_version_changed")
    return Step(old or "", new or "", Told(Point((first,), (FILE,), Order.PACKAGES), tuple(paths.values())))


def _all(file: AnalyzedFile) -> Iterator[Fact]:
    return (fact for outer in file.facts for fact in outer.all())
