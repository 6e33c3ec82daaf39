"""What the authors of a range say: its commits, oldest first, from a clone.

By plumbing alone: `rev-list` shows no signature, so no program that checks one is run, and one
`diff-tree --stdin` tells the paths of all commits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.commits import read_commit
from diff_insight.diff.paths import path_text
from diff_insight.errors import SourceError
from diff_insight.model import Commit
from diff_insight.sources.git_command import Git
from diff_insight.sources.told import MOST_COMMITS, Told, left_out, written_at

MOST_WITH_PATHS = 2_000
"""Their paths take half a second in the repository of git itself, four times what listing them takes."""

_FIELDS = ("%an", "%aI", "%B")
_FORMAT = "".join(f"%x00{field}" for field in _FIELDS) + "%x00"
_SHA = re.compile(r"\s*commit ([0-9a-f]{40,64})\s*")


def commits_between(git: Git, base: str | None, head: str, *, pathspecs: tuple[str, ...] = ()) -> Told:
    """Give the commits that `git log base..head -- PATH...` lists.

    Args:
        git: Git in the clone.
        base: Full commit id; None: all that the head has.
        head: Full commit id.
        pathspecs: What they are restricted to; empty: nothing.
    """
    ends = [head, *([f"^{base}"] if base else [])]
    try:
        listed = git.must(
            *("rev-list", "--date-order", "--reverse", f"--max-count={MOST_COMMITS}", "--encoding=UTF-8"),
            *(f"--format=tformat:{_FORMAT}", *ends),
            pathspecs=pathspecs,
        )
        commits = list(_commits(listed.out))
        warnings: tuple[str, ...] = ()
        if len(commits) == MOST_COMMITS:
            warnings = left_out(int(git.must("rev-list", "--count", *ends, pathspecs=pathspecs).text))
    except SourceError as error:
        return Told(warnings=(f"The commits of the range are not told. {error}",))
    touched = _paths(git, [commit.sha for commit in commits[-MOST_WITH_PATHS:]], pathspecs)
    commits = [replace(each, paths=touched.get(each.sha)) for each in commits]
    return Told(commits=tuple(commits), warnings=warnings)


def _commits(listed: bytes) -> Iterator[Commit]:
    fields = listed.decode("utf-8", "replace").split("\0")
    for sha, author, date, message in zip(*[iter(fields)] * 4, strict=False):
        if found := _SHA.fullmatch(sha):
            yield read_commit(found[1], message, author=author, date=written_at(date))


def _paths(git: Git, commits: Sequence[str], pathspecs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Give the paths that each commit touches: none for a merge, which brings what others wrote.

    In a clone without all trees nobody knows.
    """
    arguments = ("diff-tree", "--stdin", "-r", "-z", "--root", "--raw", "--no-renames", "--no-abbrev")
    listed = "".join(f"{sha}\n" for sha in commits).encode()
    done = git.run(*arguments, data=listed, pathspecs=pathspecs)
    if done.code:
        return {}
    touched: dict[str, list[str]] = {sha: [] for sha in commits}
    current: list[str] = []
    fields = iter(done.out.split(b"\0")[:-1])
    for field in fields:
        if field.startswith(b":"):
            current.append(path_text(next(fields, b"")))
        else:
            current = touched.setdefault(field.strip().decode("ascii", "replace"), [])
    return {sha: tuple(names) for sha, names in touched.items()}
