"""What the authors of a range say, in one shape for every source, and how much of it is read."""

import re
from dataclasses import dataclass

from diff_insight.model import Commit, PullRequest

MOST_COMMITS = 10_000

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:Z|[+-][0-9]{2}:[0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the authors say.

    Attributes:
        commits: Oldest first.
        pull_request: The one that the range belongs to.
        warnings: What the reader should know of their reading.
    """

    commits: tuple[Commit, ...] = ()
    pull_request: PullRequest | None = None
    warnings: tuple[str, ...] = ()


def left_out(total: int) -> tuple[str, ...]:
    """Say how many commits are not told, where there are any."""
    left = total - MOST_COMMITS
    if left <= 0:
        return ()
    return (
        f"The range has {total} commits; the newest {MOST_COMMITS} are told and the other {left} are not.",
    )


def written_at(date: str) -> str:
    """Give a date in one form, whoever printed it; nothing where it is none."""
    return date.replace("Z", "+00:00") if _DATE.fullmatch(date) else ""
