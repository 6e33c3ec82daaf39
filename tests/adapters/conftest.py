"""A client for the loopback GitHub, on a clock that does not wait."""

from collections.abc import Iterator

import pytest

from diff_insight.github_api.client import GitHubClient
from tests.fakes.clock import FakeClock
from tests.fakes.github import GitHubServer


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def client(github: GitHubServer, clock: FakeClock) -> Iterator[GitHubClient]:
    with GitHubClient(
        token="loopback-token",
        api_url=github.api_url,
        server_url=github.url,
        deadline=300,
        clock=clock,
        paced=False,
    ) as client:
        yield client
