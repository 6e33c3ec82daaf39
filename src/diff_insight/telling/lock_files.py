"""What of a lock file its manifest says already: the lock only follows it."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.model import AnalyzedFile
from diff_insight.telling.bumps import is_beside
from diff_insight.telling.point import Point


def follows(file: AnalyzedFile, files: Sequence[AnalyzedFile]) -> bool:
    """Tell whether a lock file changes with a manifest of its project: one beside it or under its folder.

    Args:
        file: The lock file, or another one, which follows nothing.
        files: Those of the report.
    """
    if file.role != "lock":
        return False
    folder = file.change.path.rpartition("/")[0]
    kept = {fact.details.get("ecosystem") for outer in file.facts for fact in outer.all()} - {None}
    return any(
        fact.thing == "package" and fact.details.get("ecosystem") in kept
        for other in files
        if other.role != "lock" and (not folder or other.change.path.startswith(f"{folder}/"))
        for outer in other.facts
        for fact in outer.all()
    )


def own(told: Sequence[Point]) -> list[Point]:
    """Give what only a lock file that follows a manifest says: no checksums, no second version of a package.

    Args:
        told: What the lock file tells.
    """
    kept = []
    for point in told:
        facts = tuple(
            fact
            for fact in point.facts
            if fact.thing not in {"module_checksum", "package_copy"} and not is_beside(fact)
        )
        if facts:
            kept.append(replace(point, facts=facts) if len(facts) < len(point.facts) else point)
    return kept
