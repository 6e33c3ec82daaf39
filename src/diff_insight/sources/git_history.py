"""What landed on a branch of a local clone, and when: its line of first parents."""

import re
from datetime import UTC, datetime
from pathlib import Path

from diff_insight.errors import InputError
from diff_insight.sources.git_command import Git
from diff_insight.sources.git_refs import Refs
from diff_insight.sources.github.history import Landed

_ROW = re.compile(r"([0-9a-f]+) (\d+) ?([0-9a-f]*)")


def landed_in_clone(directory: Path, ref: str, *, since: datetime) -> tuple[Landed, ...]:
    """Give what landed on a ref since a moment, newest first.

    Raises:
        InputError: No clone, or no such ref.
    """
    git = Git.inside(directory)
    head = Refs.open(git, directory).commit(ref)
    printed = git.must(
        "log", "--first-parent", "--format=%H %ct %P", f"--since={since.timestamp():.0f}", head
    )
    line = []
    for row in printed.text.splitlines():
        found = _ROW.match(row)
        if found is None:
            raise InputError(f"git log printed a line that is none of its own: {row!r}.")
        at = datetime.fromtimestamp(int(found[2]), UTC)
        line.append(Landed(commit=found[1], parent=found[3] or None, at=at))
    return tuple(line)
