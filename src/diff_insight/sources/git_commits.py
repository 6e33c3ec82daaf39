"""What the authors of a range say: its commits, oldest first, from a clone.

By plumbing alone: `rev-list` shows no signature, so no program that checks one is run, and one
`diff-tree --stdin` tells the paths of all commits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diff_insight.commits import read_commit
from diff_insight.diff.paths import path_text
from diff_insight.errors import SourceError
from diff_insight.model import Commit
from diff_insight.sources.git_command import Git

MOST_COMMITS = 10_000
MOST_WITH_PATHS = 2_000
"""Telling the paths of a commit costs git about a hundred times what listing it costs."""

_FIELDS = ("%an", "%aI", "%B")
_FORMAT = "".join(f"%x00{field}" for field in _FIELDS) + "%x00"
_SHA = re.compile(r"\s*commit ([0-9a-f]{40,64})\s*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:Z|[+-][0-9]{2}:[0-9]{2})")
_MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What the authors say.

    Attributes:
        commits: Oldest first.
        warnings: What the reader should know of their reading.
    """

    commits: tuple[Commit, ...] = ()
    warnings: tuple[str, ...] = ()


def commits_between(git: Git, base: str | None, head: str, *, paths: Sequence[str] = ()) -> Told:
    """Give the commits that `git log base..head -- paths` lists.

    Args:
        git: Git in the clone.
        base: Full commit id; None: all that the head has.
        head: Full commit id.
        paths: Files and folders that restrict them.
    """
    ends = [head, *([f"^{base}"] if base else []), "--", *paths]
    try:
        listed = git.must(
            *("rev-list", "--date-order", "--reverse", f"--max-count={MOST_COMMITS}", "--encoding=UTF-8"),
            *(f"--format=tformat:{_FORMAT}", *ends),
        )
        commits = list(_commits(listed.out))
        warnings: tuple[str, ...] = ()
        if len(commits) == MOST_COMMITS:
            warnings = left_out(int(git.must("rev-list", "--count", *ends).text))
    except SourceError as error:
        return Told(warnings=(f"The commits of the range are not told. {error}",))
    touched = _paths(git, [commit.sha for commit in commits[-MOST_WITH_PATHS:]], paths)
    return Told(tuple(replace(each, paths=touched.get(each.sha)) for each in commits), warnings)


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


def _commits(listed: bytes) -> Iterator[Commit]:
    fields = listed.decode("utf-8", "replace").split("\0")
    for sha, author, date, message in zip(*[iter(fields)] * 4, strict=False):
        if found := _SHA.fullmatch(sha):
            yield read_commit(found[1], message, author=author.strip()[:_MOST_NAME], date=written_at(date))


def _paths(git: Git, commits: Sequence[str], paths: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the paths that each commit touches: none for a merge, which brings what others wrote.

    In a clone without all trees nobody knows.
    """
    arguments = ("diff-tree", "--stdin", "-r", "-z", "--root", "--raw", "--no-renames", "--no-abbrev")
    done = git.run(*arguments, "--", *paths, data="".join(f"{sha}\n" for sha in commits).encode())
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
