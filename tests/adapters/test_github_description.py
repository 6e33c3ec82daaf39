"""The suite's check against GitHub's description is itself able to fail."""

import os

import pytest
import requests

from tests.fakes.github import Answer, GitHubServer, PullRequest, Release
from tests.fakes.github.description import Description, UnavailableError, description
from tests.repositories import Repository


@pytest.fixture
def described() -> Description:
    try:
        return description()
    except UnavailableError as reason:
        if os.environ.get("DIFF_INSIGHT_REQUIRE_NPM"):
            raise
        pytest.skip(f"GitHub's description cannot be had: {reason}")


@pytest.mark.usefixtures("described")
def test_an_answer_that_leaves_out_what_github_promises_is_a_fault(
    github: GitHubServer, repository: Repository, undescribed: list[str]
) -> None:
    repository.commit({"a.md": "a\n"})
    github.host("octo/docs", repository)
    github.fail("GET", "/repos/octo/docs", Answer(json={"id": 1}))

    requests.get(f"{github.api_url}/repos/octo/docs", timeout=5)

    assert len(undescribed) == 1
    assert "InvalidData" in undescribed[0]
    undescribed.clear()


@pytest.mark.usefixtures("described")
def test_an_endpoint_that_github_does_not_have_is_a_fault(
    github: GitHubServer, undescribed: list[str]
) -> None:
    requests.get(f"{github.api_url}/repos/octo/docs/differences", timeout=5)

    assert undescribed == [
        "GET /repos/octo/docs/differences: no such endpoint in the description (or in _REPOSITORY_PATHS)"
    ]
    undescribed.clear()


@pytest.mark.usefixtures("described")
def test_a_request_body_that_github_would_refuse_is_a_fault(
    github: GitHubServer, undescribed: list[str]
) -> None:
    requests.post(f"{github.api_url}/repos/octo/docs/issues/1/comments", json={"text": "hello"}, timeout=5)

    assert len(undescribed) == 1
    assert "InvalidRequestBody" in undescribed[0]
    undescribed.clear()


@pytest.mark.parametrize(
    "path",
    [
        "", "/commits?sha=main", "/commits/main", "/branches", "/branches/main", "/tags", "/releases",
        "/releases/latest", "/pulls?state=open", "/pulls/3", "/contents/docs/a.md?ref=main",
        "/git/ref/heads/main", "/compare/v1...main", "/contents/docs",
    ],
)  # fmt: skip
def test_what_the_loopback_server_gives_is_as_described(
    described: Description, github: GitHubServer, repository: Repository, path: str
) -> None:
    repository.commit({"docs/a.md": "a\n"})
    repository.git("tag", "v1")
    repository.commit({"docs/a.md": "b\n"})
    hosted = github.host("octo/docs", repository)
    hosted.pulls.append(PullRequest(number=3, base="main", head="main", head_repository="octo/docs"))
    hosted.releases.append(Release(tag="v1", published_at="2026-01-02T03:04:05Z"))
    before = described.checked

    answer = requests.get(f"{github.api_url}/repos/octo/docs{path}", timeout=5)

    assert answer.status_code == 200
    assert described.checked == before + 1
