"""A server that leads elsewhere, hangs or answers nonsense: no credential goes there, no run waits for it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from diff_insight.errors import SourceError
from diff_insight.github_api.client import GitHubClient
from diff_insight.sources.github.fetch import exact_changes
from tests.fakes.github import Answer, GitHubServer
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
