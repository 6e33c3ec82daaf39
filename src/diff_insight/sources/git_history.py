"""What landed on a branch of a local clone, and when: its line of first parents."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from diff_insight.sources.git_command import Git, no_limit
from diff_insight.sources.git_refs import Refs
from diff_insight.sources.github.history import Landed


def landed_in_clone(
    directory: Path, ref: str, *, since: datetime, seconds_left: Callable[[], float] = no_limit
) -> tuple[Landed, ...]:
    """Give what landed on a ref since a moment, newest first.

    Raises:
        InputError: No clone, or no such ref.
    """
    git = Git.inside(directory, seconds_left=seconds_left)
    head = Refs.open(git, directory).commit(ref)
    # Not `git log`: it runs the program that `log.showSignature` and `gpg.program` name.
    printed = git.must(
        "rev-list",
        "--first-parent",
        "--parents",
        "--timestamp",
        f"--since={since.timestamp():.0f}",
        head,
        "--",
    )
    line = []
    for row in printed.text.splitlines():
        seconds, commit, *parents = row.split()
        at = datetime.fromtimestamp(int(seconds), UTC)
        line.append(Landed(commit=commit, parent=parents[0] if parents else None, at=at))
    return tuple(line)
