"""A repository as the server holds it: a real git folder and what GitHub keeps beside it."""

import os
import re
import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.fakes.github.objects import Objects
from tests.fakes.github.routing import ApiError
from tests.repositories import Repository

_READS = frozenset({"cat-file", "diff", "ls-tree", "log", "merge-base", "rev-list", "show"})
_IDS = re.compile(r"[0-9a-f]{40}(?:\.\.[0-9a-f]{40})?")
_EVERY_REF = ("--all", "--branches", "--glob", "--remotes", "--tags")


@dataclass(kw_only=True)
class PullRequest:
    """A pull request; its head may live in a fork, and stands still (`head_sha`) once it is closed.

    GitHub keeps as its base what the base branch was when somebody last pushed to it (`base_sha`).
    """

    number: int
    base: str
    head: str
    head_repository: str
    state: str = "open"
    title: str = "A change"
    author: str = "ada"
    body: str | None = None
    head_sha: str | None = None
    base_sha: str | None = None
    merged_at: str | None = None
    merge_commit: str | None = None


@dataclass(kw_only=True)
class Release:
    """A release: a tag with a date of its own."""

    tag: str
    published_at: str | None
    draft: bool = False
    prerelease: bool = False
    body: str | None = None


@dataclass(kw_only=True)
class Hosted:
    """One hosted repository.

    Attributes:
        full_name: `owner/name`.
        git_dir: Where its objects and refs are; what a test commits there is public at once.
        withheld: Paths whose patch compare does not show although they changed.
        readers: Tokens that may read a private repository.
        writers: Tokens that may write.
        labels: Names of labels by issue number.
        edits: Versions of comments and descriptions by their GraphQL id, oldest first.
        locked: Issue numbers whose conversation is locked.
        archived: Whether nobody may write.
        actions_may_open_pulls: The repository's setting for workflows.
        comments: Issue comments by issue number, oldest first (the write endpoints keep them).
    """

    full_name: str
    git_dir: Path
    id: int
    default_branch: str = "main"
    private: bool = False
    parent: str | None = None
    withheld: frozenset[str] = frozenset()
    readers: set[str] = field(default_factory=set)
    writers: set[str] = field(default_factory=set)
    pulls: list[PullRequest] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)
    labels: dict[int, list[str]] = field(default_factory=dict)
    edits: dict[str, list[str]] = field(default_factory=dict)
    locked: set[int] = field(default_factory=set)
    archived: bool = False
    actions_may_open_pulls: bool = True
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    last_comment_id: int = 5000
    protected: set[str] = field(default_factory=set)
    _read: dict[tuple[str, ...], bytes] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def objects(self) -> Objects:
        """What its names name."""
        return Objects(self.git_dir)

    def close(self) -> None:
        """Have no process left."""
        self.objects.close()

    @property
    def owner(self) -> str:
        return self.full_name.partition("/")[0]

    @property
    def name(self) -> str:
        return self.full_name.partition("/")[2]

    def git_bytes(self, *arguments: str, data: bytes | None = None) -> bytes:
        """Run git here; what it says of commits that are named by their ids it is asked once."""
        if _says_the_same_always(arguments) and arguments in self._read:
            return self._read[arguments]
        environment = os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
        printed = subprocess.run(
            ["git", f"--git-dir={self.git_dir}", *arguments],
            input=data,
            capture_output=True,
            check=True,
            env=environment,
        ).stdout
        if _says_the_same_always(arguments):
            self._read[arguments] = printed
        return printed

    def git(self, *arguments: str, data: bytes | None = None) -> str:
        return self.git_bytes(*arguments, data=data).decode("utf-8", "replace").removesuffix("\n")

    def commit_id(self, ref: str) -> str:
        """The commit that a SHA, branch or tag names.

        Raises:
            ApiError: 422, as GitHub says it for a commit that is not there.
        """
        for name in (f"refs/heads/{ref}", f"refs/tags/{ref}", ref):
            found = self.objects.find(f"{name}^{{commit}}")
            if found is not None:
                return found.id
        raise ApiError(422, f"No commit found for SHA: {ref}")

    def edit(self, node: str, before: str | None, after: str) -> None:
        """Keep a version of a text, as GitHub does from the first edit on."""
        self.edits.setdefault(node, [before or ""]).append(after)

    def branches(self) -> dict[str, str]:
        listed = self.git("for-each-ref", "--format=%(refname:lstrip=2) %(objectname)", "refs/heads")
        return dict(line.split(" ") for line in listed.split("\n") if line)

    def tags(self) -> dict[str, str]:
        listed = self.git("for-each-ref", "--format=%(refname:lstrip=2)", "refs/tags")
        return {name: self.commit_id(name) for name in listed.split("\n") if name}

    def take(self, other: "Hosted", commit: str) -> None:
        """Have the objects of a fork too: GitHub keeps a network of forks in one store."""
        if other is not self:
            self.git("fetch", "--quiet", "--no-write-fetch-head", str(other.git_dir), commit)


def _says_the_same_always(arguments: tuple[str, ...]) -> bool:
    """Tell whether git reads only what ids name."""
    command, *rest = arguments
    named = [one for one in rest if not one.startswith("-")]
    return (
        command in _READS
        and bool(named)
        and all(map(_IDS.fullmatch, named))
        and not any(one.startswith(_EVERY_REF) for one in rest)
    )


def git_dir_of(repository: Repository) -> Path:
    """The git folder of a test's repository, bare or not."""
    inside = repository.folder / ".git"
    return inside if inside.is_dir() else repository.folder
