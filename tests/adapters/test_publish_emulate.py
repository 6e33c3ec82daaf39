"""The publishers against emulate, a GitHub that others wrote; it has no GraphQL, so REST is all there is."""

import os
import shutil
import socket
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diff_insight.github_api.client import GitHubClient
from diff_insight.publish.comment import CommentWriter
from diff_insight.publish.comment_body import marker
from diff_insight.publish.commit import BranchWriter, Committed
from diff_insight.publish.pull_request import PullRequestWriter
from tests.adapters.publishing import NAME, publication
from tests.fakes.clock import FakeClock
from tests.fakes.github.description import cache_folder

pytestmark = pytest.mark.slow
PACKAGE = "emulate@0.12.2"
KEY = "c"
HEAD = "1" * 40


@pytest.fixture(scope="module")
def emulate() -> Path:
    """The folder that the package is installed in, outside the project."""
    folder = cache_folder() / PACKAGE.replace("@", "-")
    npm = shutil.which("npm")
    if not (folder / "node_modules" / "emulate").is_dir():
        command = [
            npm or "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            PACKAGE,
        ]
        folder.mkdir(parents=True, exist_ok=True)
        if npm is None or subprocess.run(command, cwd=folder, check=False, timeout=110).returncode:
            if os.environ.get("DIFF_INSIGHT_REQUIRE_NPM"):
                pytest.fail(f"npm cannot install {PACKAGE}")
            pytest.skip(f"npm cannot install {PACKAGE}")
    return folder


@pytest.fixture
def address(emulate: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["node", str(Path(__file__).with_name("emulate.mjs")), str(emulate), str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        line = server.stdout.readline().strip()
        assert line.startswith("http://127.0.0.1:"), "emulate did not start"
        yield line
        server.stdin.close()


def client(address: str, token: str = "loopback-token") -> GitHubClient:  # noqa: S107 - a made-up one
    return GitHubClient(token=token, api_url=address, server_url=address, paced=False, clock=FakeClock())


def writer(address: str, branch: str) -> BranchWriter:
    return BranchWriter(client=client(address), repository=NAME, branch=branch, clock=FakeClock())


def get(address: str, rest: str, **parameters: str | int) -> Any:
    return client(address).get(f"/repos/{NAME}/{rest}", parameters=parameters).json()


@pytest.mark.parametrize("branch", ["main", "reports/new"])
def test_a_commit_and_no_second_one(address: str, branch: str) -> None:
    done = writer(address, branch).commit(publication())
    assert get(address, f"git/ref/heads/{branch}")["object"]["sha"] == done.sha
    content = get(address, "contents/reports/a.md", ref=branch)["content"]
    assert b64decode(content) == b"# A\n"
    assert writer(address, branch).commit(publication(result=("reports/a.json", b"[]"))) == Committed(
        sha=None
    )
    assert writer(address, branch).commit(publication(markdown="# B\n")).paths == ("reports/a.md",)
    messages = [row["commit"]["message"] for row in get(address, "commits", sha=branch)]
    assert messages[:2] == ["docs: report a"] * 2


def comment(address: str, number: int, *texts: str) -> None:
    CommentWriter(
        client=client(address), repository=NAME, number=number, key=KEY, head=HEAD, clock=FakeClock()
    ).publish([f"{marker(KEY, HEAD)}\n{text.strip()}" for text in texts])


def bodies(address: str, number: int) -> list[str]:
    pages = [get(address, f"issues/{number}/comments", per_page=100, page=page) for page in (1, 2, 3, 4)]
    return [row["body"] for page in pages for row in page]


def test_one_sticky_comment_among_250_others_and_a_forged_one(address: str) -> None:
    opened = client(address).request("POST", f"/repos/{NAME}/issues", body={"title": "x"}).json()
    number = opened["number"]
    other = client(address, "other-token")
    comments = f"/repos/{NAME}/issues/{number}/comments"
    other.request("POST", comments, body={"body": f"{marker(KEY, HEAD)}\nforged"})
    for index in range(125):
        other.request("POST", comments, body={"body": f"{index}"})
    comment(address, number, "# A\n")
    for index in range(125):
        other.request("POST", comments, body={"body": f"{index}"})
    comment(address, number, "# B\n")
    found = bodies(address, number)
    assert len(found) == 252
    assert found[0].endswith("forged")
    assert found[126] == f"{marker(KEY, HEAD)}\n# B"
    comment(address, number, *(f"Part {n}" for n in range(5)))  # as older versions wrote a long report
    assert [text.split("\n")[1] for text in bodies(address, number) if text.startswith(marker(KEY))][1:] == [
        f"Part {n}" for n in range(5)
    ]
    comment(address, number)
    assert len(bodies(address, number)) == 251


def test_one_pull_request_opened_and_updated(address: str) -> None:
    def publish(name: str) -> str | None:
        return (
            PullRequestWriter(client=client(address), repository=NAME, target=None, clock=FakeClock())
            .publish(publication(name))
            .url
        )

    assert publish("a") == publish("b")
    (pull,) = get(address, "pulls", state="all")
    assert (pull["title"], pull["base"]["ref"], pull["head"]["ref"]) == (
        "docs: report b", "main", "diff-insight/main",
    )  # fmt: skip
