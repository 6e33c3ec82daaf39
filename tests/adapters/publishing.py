"""What the tests of the publishers share: a hosted repository, a client, a clock that does not wait."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from diff_insight.github_api.client import GitHubClient
from diff_insight.publish.commit import BranchWriter
from diff_insight.publish.plan import Publication, Reported
from tests.fakes.clock import FakeClock
from tests.fakes.github import GitHubServer, Hosted
from tests.fakes.github.graphql import GraphQLWrites
from tests.repositories import Repository

NAME = "octo/docs"


@dataclass
class World:
    """A GitHub with one repository, and a program that talks to it."""

    github: GitHubServer
    writes: GraphQLWrites
    hosted: Hosted
    clock: FakeClock

    def client(self, **more: object) -> GitHubClient:
        fields = {
            "token": "loopback-token",
            "api_url": self.github.api_url,
            "server_url": self.github.url,
            "clock": self.clock,
            "paced": False,
            **more,
        }
        return GitHubClient(**fields)  # type: ignore[arg-type]

    def writer(self, branch: str = "main", **more: object) -> BranchWriter:
        fields = {"client": self.client(), "repository": NAME, "branch": branch, "clock": self.clock, **more}
        return BranchWriter(**fields, jitter=lambda: 1.0)  # type: ignore[arg-type]

    def head(self, branch: str = "main") -> str:
        return self.hosted.branches()[branch]

    def show(self, path: str, branch: str = "main") -> str:
        return self.hosted.git_bytes("show", f"{branch}:{path}").decode()

    def files(self, branch: str = "main") -> list[str]:
        return self.hosted.git("ls-tree", "-r", "--name-only", "-z", branch).rstrip("\0").split("\0")

    def log(self, branch: str = "main") -> list[str]:
        return self.hosted.git("log", "--format=%s", branch).split("\n")

    def comments(self, number: int = 7) -> list[str]:
        return [comment["body"] for comment in self.hosted.comments.get(number, [])]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    repository = Repository.create(tmp_path / "hosted")
    repository.commit({"README.md": "read me\n", "docs/a.md": "a\n"}, message="First")
    writes = GraphQLWrites()
    with GitHubServer(writes) as github:
        hosted = github.host(NAME, repository)
        yield World(github=github, writes=writes, hosted=hosted, clock=FakeClock())


def publication(name: str = "a", markdown: str = "# A\n", **more: object) -> Publication:
    """A run's files: one report, its result, the state."""
    fields = {
        "reports": {f"reports/{name}.md": markdown.encode()},
        "message": f"docs: report {name}",
        "result": (f"reports/{name}.json", b"{}\n"),
        "reported": Reported(
            path=".diff-insight/state.json", repository="octo/other", branch=name, head=name * 40
        ),
        **more,
    }
    return Publication(**fields)  # type: ignore[arg-type]


class Killed(BaseException):
    """The process is gone: nothing catches this."""


@contextmanager
def killed_at(write: int) -> Iterator[None]:
    """Let the process die at its n-th write: GitHub has done it, nobody reads the answer."""
    count = 0
    send = requests.Session.send

    def counting(self: requests.Session, request: requests.PreparedRequest, **more: object) -> object:
        nonlocal count
        body = request.body or b""
        text = body if isinstance(body, str) else body.decode("utf-8", "replace")
        reply = send(self, request, **more)  # type: ignore[arg-type]
        count += request.method != "GET" and '"query": "query' not in text
        if count == write:
            raise Killed
        return reply

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(requests.Session, "send", counting)
        yield


def die_at_every_write(run: Callable[[], object], restore: Callable[[], object]) -> Iterator[int]:
    """Restore the old state and run until killed at each write in turn; yield after each death."""
    write = 1
    while True:
        restore()
        try:
            with killed_at(write):
                run()
        except Killed:
            yield write
            write += 1
            continue
        return
