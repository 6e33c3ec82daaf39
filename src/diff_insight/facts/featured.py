"""Whether the authors of a file's commits call what happens to it a feature of the program."""

from collections.abc import Sequence

from diff_insight.commits import is_feature, is_merge, says_nothing
from diff_insight.facts.roles import role_of
from diff_insight.model import Commit


def is_called_a_feature(path: str, commits: Sequence[Commit]) -> bool:
    """Tell whether at least half of what commits do to a file are features that no other source file gives.

    Args:
        path: Of the file.
        commits: Those that touch it.
    """
    found = [commit for commit in commits if not (is_merge(commit) or says_nothing(commit))]
    features = [commit for commit in found if is_feature(commit) and _is_alone(path, commit)]
    return 0 < 2 * len(features) >= len(found)


def _is_alone(path: str, commit: Commit) -> bool:
    return all(other == path or role_of(other) != "source" for other in commit.paths or ())
