"""Which files come first where money, time or room is short."""

from collections.abc import Mapping, Sequence

from diff_insight.model import MODIFICATION_TYPES, AnalyzedFile, ModificationType

RANK: Mapping[ModificationType, int] = {
    "breaking change": 0,
    "new feature": 1,
    "bug fix": 2,
    "minor update": 3,
}
assert set(RANK) == set(MODIFICATION_TYPES)  # noqa: S101 - a new type needs a rank


def by_importance(files: Sequence[AnalyzedFile]) -> list[AnalyzedFile]:
    """Order files so that money and time go to the most important first: by type, then by size."""
    return sorted(
        files, key=lambda file: (RANK[file.modification_type], -file.change.changes, file.change.path)
    )
