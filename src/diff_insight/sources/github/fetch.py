"""The exact diff of two commits of a repository on GitHub, by git itself.

Two commits without history and without file contents, then the contents that changed, in one batch; so
the price follows from the number of paths and of changed files, not from the age of the repository.
The token goes to git through its environment: not into an address, an argument or a file.
"""

import base64
import os
import shutil
import subprocess
import tempfile
import weakref
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from diff_insight.errors import SourceError
from diff_insight.github_api.client import GitHubClient
from diff_insight.model import FileChange, Versions
from diff_insight.sources.git_command import process_environment
from diff_insight.sources.git_diff import TreeDiff, changes_between
from diff_insight.sources.github.contents import full_name

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""What git calls a tree without files; it knows it without fetching."""

_ATTEMPTS = 3
_PASSING = (
    "HTTP 5",
    "early EOF",
    "RPC failed",
    "Connection",
    "Could not resolve",
    "timed out",
    "unexpected disconnect",
)
_FETCH = (
    *("-c", "fetch.negotiationAlgorithm=noop", "-c", "credential.helper=", "-c", "gc.auto=0"),
    *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"),
    *("--filter=blob:none", "--no-auto-maintenance"),
)


def exact_changes(client: GitHubClient, places: Sequence[str], base: str, head: str) -> TreeDiff:
    """Compare two commits tree against tree.

    Args:
        client: For the server's address, the token and the time that is left.
        places: Repositories (`owner/name`) that may hold the head, first the one that holds the base.
        base: Full commit id of the older side, or `EMPTY_TREE`.
        head: Full commit id of the newer side.

    Raises:
        SourceError: git is missing, or cannot get or compare the commits.
    """
    folder = _Folder()
    fetcher = _Fetcher(client, folder.path / "range.git")
    fetcher.run("init", "--quiet", "--bare", str(fetcher.git_dir), bare=True)
    commits = [commit for commit in (base, head) if commit != EMPTY_TREE]
    holders = fetcher.fetch_commits(tuple(dict.fromkeys(places)), commits)
    batches: dict[str, list[str]] = {}
    for commit, contents in zip((base, head), fetcher.changed_contents(base, head), strict=True):
        if contents:
            batches.setdefault(holders[commit], []).extend(contents)
    for place, contents in batches.items():
        # Git asks for none that is here already, as after a fetch from a server that knows no filter.
        fetcher.fetch(place, list(dict.fromkeys(contents)), depth=False)
    diff = changes_between(fetcher.git_dir, base, head, seconds_left=lambda: client.seconds_left)
    return replace(diff, versions=partial(_versions, folder, diff.versions))


class _Folder:
    """A temporary folder that goes with the last who reads there; a forked process leaves it alone."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="diff-insight-"))
        weakref.finalize(self, _remove, self.path, os.getpid())


def _remove(folder: Path, pid: int) -> None:
    if pid == os.getpid():
        shutil.rmtree(folder, ignore_errors=True)


def _versions(_folder: _Folder, read: Callable[[FileChange], Versions], change: FileChange) -> Versions:
    """Read from the repository in a folder that stays as long as this can be called."""
    return read(change)


class _Fetcher:
    """Git in one bare repository of our own, with the client's token."""

    def __init__(self, client: GitHubClient, git_dir: Path) -> None:
        self.git_dir = git_dir
        self._client = client
        self._environment = _environment(client)

    def fetch(self, repository: str, objects: Sequence[str], *, depth: bool) -> None:
        """Get objects by their ids, under the repository's present name if it was renamed.

        Raises:
            SourceError: They cannot be had.
        """
        try:
            self._fetch(repository, objects, depth=depth)
        except SourceError as error:
            # Where an answer leads elsewhere, git does not follow: it would take the token along. The API
            # tells the name that the repository has now on the same server.
            if "returned error: 3" not in error.what:
                raise
            present = full_name(self._client, repository)
            if present == repository:
                raise
            self._fetch(present, objects, depth=depth)

    def _fetch(self, repository: str, objects: Sequence[str], *, depth: bool) -> None:
        url = f"{self._client.server_url}/{repository}.git"
        promise = (
            *("-c", f"remote.origin.url={url}", "-c", "remote.origin.promisor=true"),
            *("-c", "remote.origin.partialCloneFilter=blob:none"),
        )
        arguments = (*promise, *_FETCH, *(["--depth=1"] if depth else []), "--stdin", "origin")
        wanted = "".join(f"{each}\n" for each in objects).encode()
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                self.run(*arguments, data=wanted)
            except SourceError as error:
                passing = any(words in error.what for words in _PASSING) and "HTTP 4" not in error.what
                if attempt == _ATTEMPTS or not passing or self._client.seconds_left < attempt:
                    raise
                self._client.sleep(attempt)
            else:
                return

    def fetch_commits(self, places: Sequence[str], commits: Sequence[str]) -> dict[str, str]:
        """Get commits from the first place or, where that does not serve one, from another; says which.

        Raises:
            SourceError: One of them cannot be had anywhere.
        """
        try:
            self.fetch(places[0], commits, depth=True)
        except SourceError:
            if len(places) == 1:
                raise
            return {commit: self._holder(places, commit) for commit in commits}
        return dict.fromkeys(commits, places[0])

    def _holder(self, places: Sequence[str], commit: str) -> str:
        for place in places[:-1]:
            with suppress(SourceError):
                self.fetch(place, [commit], depth=True)
                return place
        self.fetch(places[-1], [commit], depth=True)
        return places[-1]

    def changed_contents(self, base: str, head: str) -> tuple[list[str], list[str]]:
        """The blob ids that a change took away and those that it brought; submodules have none here."""
        raw = self.run("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", base, head)
        sides: tuple[dict[str, None], dict[str, None]] = ({}, {})
        for field in raw.split(b"\0")[0:-1:2]:
            old_mode, new_mode, old, new, _ = field.decode().lstrip(":").split(" ")
            for side, mode, blob in ((sides[0], old_mode, old), (sides[1], new_mode, new)):
                if mode not in {"000000", "160000"}:
                    side[blob] = None
        return list(sides[0]), list(sides[1])

    def run(self, *arguments: str, data: bytes = b"", bare: bool = False) -> bytes:
        """Run git and give its standard output.

        Raises:
            SourceError: It is missing, fails or takes longer than the run may.
        """
        place = [] if bare else [f"--git-dir={self.git_dir}"]
        name = next(word for word in arguments if word in {"init", "fetch", "diff-tree"})
        try:
            done = subprocess.run(  # noqa: S603 - no shell; every argument is ours or a checked id
                ["git", "--no-pager", *place, *arguments],  # noqa: S607 - the user's git
                input=data,
                capture_output=True,
                check=False,
                env=self._environment,
                timeout=max(1.0, self._client.seconds_left),
            )
        except OSError as error:
            raise SourceError(
                f"git could not be started: {error.strerror}.", remedy="Install git and put it on PATH."
            ) from error
        except subprocess.TimeoutExpired as error:
            raise SourceError(
                f"git {name} took longer than the run may.", remedy="Raise --deadline."
            ) from error
        if done.returncode:
            said = " ".join(done.stderr.decode("utf-8", "replace").split())
            raise SourceError(
                f"git {name} failed: {_without(said, self._client.token)}",
                remedy="Check GITHUB_SERVER_URL, and that the token may read the repository's contents.",
            )
        return done.stdout


def _environment(client: GitHubClient) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in _KEPT}
    settings = [("safe.bareRepository", "all"), ("http.followRedirects", "false")]
    if client.token:
        # The empty value drops whatever other configuration sends to this server: two would be refused.
        key = f"http.{client.server_url}/.extraheader"
        secret = base64.b64encode(f"x-access-token:{client.token}".encode()).decode()
        settings += [(key, ""), (key, f"Authorization: Basic {secret}")]
    numbered = {f"GIT_CONFIG_KEY_{number}": key for number, (key, _) in enumerate(settings)}
    numbered |= {f"GIT_CONFIG_VALUE_{number}": value for number, (_, value) in enumerate(settings)}
    return (
        process_environment()
        | kept
        | numbered
        | {
            "GIT_CONFIG_COUNT": str(len(settings)),
            "GIT_ALLOW_PROTOCOL": "http:https",
            "GIT_ASKPASS": "true",
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_OPTIONAL_LOCKS": "0",
            "LC_ALL": "C",
            "LANGUAGE": "",
        }
    )


_PROXY = ("all_proxy", "http_proxy", "https_proxy", "no_proxy")
_KEPT = frozenset(
    {
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM",
        "GIT_SSL_CAINFO",
        "GIT_SSL_CAPATH",
        "HOME",
        "SSL_CERT_DIR",
        "SSL_CERT_FILE",
        "XDG_CONFIG_HOME",
        *_PROXY,
        *map(str.upper, _PROXY),
    }
)
"""What fetching needs besides: the way out of this network, and what the user trusts there."""


def _without(text: str, token: str | None) -> str:
    return text.replace(token, "***") if token else text
