"""A server that leads elsewhere, hangs or answers nonsense: no credential goes there, no run waits for it."""

import os
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from diff_insight.errors import PublishError, SourceError
from diff_insight.github_api.client import GitHubClient, Method
from diff_insight.github_api.failures import GitHubError
from diff_insight.publish.comment import CommentWriter
from diff_insight.publish.pull_request import PullRequestWriter
from diff_insight.sources.github.fetch import exact_changes
from tests.adapters.publishing import World, publication
from tests.adapters.publishing import world as world  # noqa: PLC0414 - a fixture
from tests.e2e.test_command_line import run
from tests.fakes.clock import FakeClock
from tests.fakes.github import Answer, GitHubServer
from tests.fakes.hanging import Way, hanging
from tests.repositories import Repository


@pytest.fixture
def elsewhere() -> Iterator[GitHubServer]:
    """Another server, which keeps whatever is sent to it."""
    with GitHubServer() as server:
        yield server


@pytest.fixture
def pair(repository: Repository) -> tuple[str, str]:
    return repository.commit({"a": "1\n"}), repository.commit({"a": "2\n"})


def test_git_takes_the_token_to_no_other_server(
    github: GitHubServer,
    elsewhere: GitHubServer,
    client: GitHubClient,
    repository: Repository,
    pair: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    github.host("octo/docs", repository)
    elsewhere.host("octo/docs", repository)
    monkeypatch.setattr(
        "tests.fakes.github.smart_http.answer",
        lambda server, request, query: (
            Answer(status=301, body=b"", headers={"Location": f"{elsewhere.url}{request.path}?{query}"})
            if server is github
            else pytest.fail(f"{request.method} {request.path} with {request.token}")
        ),
    )
    with pytest.raises(SourceError, match="returned error: 301"):
        exact_changes(client, ["octo/docs"], *pair)
    assert not elsewhere.git_requests


def test_a_renamed_repository_is_fetched_under_the_name_that_it_has_now(
    github: GitHubServer, client: GitHubClient, repository: Repository, pair: tuple[str, str]
) -> None:
    github.host("octo/docs", repository)
    github.renamed["octo/old"] = "octo/docs"
    assert [each.path for each in exact_changes(client, ["octo/old"], *pair).changes] == ["a"]


def test_git_that_fetches_gets_what_it_needs_of_the_environment_and_no_more(
    github: GitHubServer,
    client: GitHubClient,
    repository: Repository,
    pair: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    github.host("octo/docs", repository)
    real = next(
        place for each in os.environ["PATH"].split(os.pathsep) if (place := Path(each, "git")).exists()
    )
    spy = tmp_path / "git"
    spy.write_text(f"#!/bin/sh\nenv >> '{tmp_path}/environment'\nexec '{real}' \"$@\"\n")
    spy.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    for name in ("INPUT_ANTHROPIC-API-KEY", "ANTHROPIC_API_KEY", "GITHUB_TOKEN", "GIT_SSH_COMMAND"):
        monkeypatch.setenv(name, "secret-of-the-run")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    exact_changes(client, ["octo/docs"], *pair)
    seen = (tmp_path / "environment").read_text()
    assert "secret-of-the-run" not in seen
    assert "NO_PROXY=127.0.0.1" in seen


@pytest.mark.slow
@pytest.mark.parametrize("way", ["silent", "dripping", "pending"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_request_ends_with_the_deadline_whatever_the_server_does(way: Way, method: Method) -> None:
    if (way, method) == ("pending", "POST"):
        return  # a 202 to a write is an answer
    start = time.monotonic()
    with (
        hanging(way) as url,
        GitHubClient(token="t", api_url=url, server_url=url, deadline=0.5, paced=False) as client,
        pytest.raises(GitHubError) as caught,
    ):
        client.request(method, "/repos/octo/docs")
    assert caught.value.kind == "deadline"
    assert str(caught.value) == (
        f"GitHub gave no answer to {method} /repos/octo/docs within the run's time. "
        "Raise --deadline, then run again: what was done is found then."
    )
    assert time.monotonic() - start < 0.5 + 5


def test_nothing_is_asked_after_the_deadline(github: GitHubServer, clock: FakeClock) -> None:
    with GitHubClient(
        token="t",
        api_url=github.api_url,
        server_url=github.url,
        deadline=5,
        clock=clock,
        paced=False,
    ) as client:
        client.sleep(60)
        assert clock.slept == [5]  # no wait passes it either
        with pytest.raises(GitHubError, match="within the run's time"):
            client.get("/repos/octo/docs")
    assert not github.requests


@pytest.mark.parametrize("status", [300, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
def test_no_redirect_takes_the_token_along(
    github: GitHubServer, elsewhere: GitHubServer, client: GitHubClient, status: int, method: Method
) -> None:
    place = {"Location": f"{elsewhere.api_url}/repos/octo/docs"}
    github.fail(method, "*", *[Answer(status=status, body=b"{}", headers=place)] * 9)
    path = {"GET": "", "POST": "/issues/7/comments", "PATCH": "/issues/comments/1"}[method]
    with pytest.raises(GitHubError) as caught:
        client.request(method, f"/repos/octo/docs{path}", body=None if method == "GET" else {"body": "x"})
    assert caught.value.kind == "malformed"
    assert f"a redirect ({status}), which is not followed with a token" in caught.value.what
    assert not elsewhere.requests


@pytest.mark.parametrize(
    "hops",
    [
        pytest.param(("/repos/a/a", "/repos/a/a"), id="itself"),
        pytest.param(("/repos/a/a", "/repos/b/b", "/repos/a/a"), id="a circle", marks=pytest.mark.slow),
    ],
)
def test_redirects_without_an_end_are_githubs_fault(
    github: GitHubServer, client: GitHubClient, hops: tuple[str, ...]
) -> None:
    for here, there in pairwise(hops):
        answer = Answer(status=301, body=b"{}", headers={"Location": github.api_url + there})
        github.fail("GET", here, *[answer] * 2000)
    with pytest.raises(GitHubError) as caught:
        client.get(hops[0])
    assert caught.value.kind == "malformed"


PROVING_NOTHING = {
    "302": Answer(status=302, body=b"", headers={"Location": "/elsewhere"}),
    "an empty object": Answer(status=200, body=b"{}"),
    "nothing": Answer(status=200, body=b""),
    "null": Answer(status=200, body=b"null"),
    "a list": Answer(status=200, body=b"[[]]"),
    "a page": Answer(status=200, body=b"<html>Sign in</html>", headers={"Content-Type": "text/html"}),
    "an id of text": Answer(status=201, body=b'{"id": "x", "html_url": 3}'),
    "deep": Answer(status=200, body=b"[" * 200_000),
}


@pytest.mark.parametrize("answer", PROVING_NOTHING.values(), ids=PROVING_NOTHING)
def test_a_comment_that_no_answer_proves_is_an_error(
    world: World, answer: Answer, undescribed: list[str]
) -> None:
    world.github.fail("POST", "/repos/octo/docs/issues/7/comments", *[answer] * 50)
    writer = CommentWriter(
        client=world.client(), repository="octo/docs", number=7, key="k", head="1" * 40, clock=world.clock
    )
    with pytest.raises(PublishError, match="may be incomplete") as caught:
        writer.publish(["<!-- diff-insight k -->\ntext"])
    assert "fault" not in str(caught.value)
    undescribed.clear()  # which is the point here


@pytest.mark.parametrize(
    "answer",
    ["an empty object", *(pytest.param(name, marks=pytest.mark.slow) for name in ("302", "a list"))],
)  # a list is refused as an object that lacks all is, and a redirect wherever it comes from
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "*/git/ref/*"),
        ("GET", "*/git/trees/*"),
        ("GET", "/repos/octo/docs"),
        ("POST", "/graphql"),
        ("POST", "*/git/refs"),
        ("POST", "*/git/blobs"),
        ("POST", "*/git/trees"),
        ("POST", "*/git/commits"),
        ("PATCH", "*/git/refs/*"),
        ("POST", "*/pulls"),
        ("GET", "*/pulls"),
    ],
    ids="".join,
)
def test_a_commit_that_no_answer_proves_is_an_error(
    world: World, answer: str, method: Method, path: str, undescribed: list[str]
) -> None:
    if path.startswith("*/git") and method != "GET":
        world.github.fail("POST", "/graphql", *[Answer(status=404, body=b"{}")] * 50)
    world.github.fail(method, path, *[PROVING_NOTHING[answer]] * 50)
    writer = PullRequestWriter(
        client=world.client(), repository="octo/docs", target="main", clock=world.clock
    )
    with pytest.raises(PublishError) as caught:
        writer.publish(publication())
    assert "GitHub" in str(caught.value)
    undescribed.clear()


@pytest.mark.slow
def test_a_whole_run_ends_with_its_deadline_and_says_so(tmp_path: Path) -> None:
    with hanging("silent") as url:
        start = time.monotonic()
        done = run(
            *("report", "--repo", "octo/docs", "--deadline", "1", "main...topic"),
            cwd=tmp_path,
            GITHUB_API_URL=url,
            GITHUB_SERVER_URL=url,
        )
    assert done.returncode == 1
    assert "within the run's time" in done.stderr.decode()
    assert time.monotonic() - start < 1 + 5


@pytest.mark.slow
@pytest.mark.parametrize("way", ["silent", "dripping"])
def test_a_model_that_hangs_costs_no_more_than_the_deadline(repository: Repository, way: Way) -> None:
    repository.commit({"a.md": "# A\n\none\n"})
    repository.commit({"a.md": "# A\n\nIt takes two minutes and fails.\n"})
    with hanging(way) as url:
        start = time.monotonic()
        done = run(
            *("report", "--deadline", "2", "--explain", "all"),
            cwd=repository.folder,
            ANTHROPIC_API_KEY="key",
            ANTHROPIC_BASE_URL=url,
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"---\n")
    assert time.monotonic() - start < 2 + 8  # the import of the client among it


@pytest.mark.parametrize("status", [302, 307])
def test_no_request_to_a_model_follows_a_redirect(
    repository: Repository, elsewhere: GitHubServer, github: GitHubServer, status: int
) -> None:
    repository.commit({"a.md": "# A\n\none\n"})
    repository.commit({"a.md": "# A\n\nIt takes two minutes and fails.\n"})
    leading = Answer(status=status, body=b"", headers={"Location": f"{elsewhere.api_url}/v1/messages"})
    github.fail("POST", "*", *[leading] * 50)
    done = run(
        *("report", "--explain", "all", "--deadline", "20"),
        cwd=repository.folder,
        ANTHROPIC_API_KEY="key",
        ANTHROPIC_BASE_URL=github.api_url,
    )
    assert done.returncode == 0, done.stderr
    assert github.requests
    assert not elsewhere.requests
