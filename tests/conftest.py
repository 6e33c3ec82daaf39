"""Fixtures for every test: loopback only, a real git, nobody's settings."""

import gc
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import requests

from tests.fakes.github import GitHubServer
from tests.fakes.github.description import UnavailableError, description
from tests.repositories import Repository
from tests.trials import number

# as the program does it: thousands of tests and what they read live to the end
gc.set_threshold(100_000, 50, 1_000)

hypothesis.settings.register_profile(
    "suite",
    max_examples=number(100),
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("suite")


@pytest.fixture(scope="session")
def suite() -> Iterator[pytest.MonkeyPatch]:
    """What holds for every test is set once."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="session", autouse=True)
def _no_network_beyond_loopback(suite: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "local"
        if isinstance(host, str) and not (host in {"localhost", "::1", "local"} or host.startswith("127.")):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)

    suite.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session", autouse=True)
def undescribed(suite: pytest.MonkeyPatch) -> list[str]:
    """Check all that is said to a loopback GitHub, and all that it answers, against GitHub's description."""
    faults: list[str] = []
    send = requests.Session.send

    def checked(self: requests.Session, request: requests.PreparedRequest, **more: Any) -> requests.Response:
        response = send(self, request, **more)
        if "/api/v3" in (request.url or ""):
            with suppress(UnavailableError):
                faults.extend(description().faults(response))
        return response

    suite.setattr(requests.Session, "send", checked)
    return faults


@pytest.fixture(autouse=True)
def _as_github_describes(undescribed: list[str]) -> Iterator[None]:
    undescribed.clear()
    yield
    assert undescribed == []


@pytest.fixture
def github() -> Iterator[GitHubServer]:
    """A GitHub on loopback, empty."""
    with GitHubServer() as server:
        yield server


@pytest.fixture(scope="session", autouse=True)
def _bare_environment(suite: pytest.MonkeyPatch) -> None:
    """A test sees no credentials, no runner variables and nobody's git configuration."""
    for name in (
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_AUTH_TOKEN",
        "ANTHROPIC_BASE_URL",
        "GITHUB_ACTIONS",
        "GITHUB_API_URL",
        "GITHUB_EVENT_NAME",
        "GITHUB_EVENT_PATH",
        "GITHUB_OUTPUT",
        "GITHUB_REPOSITORY",
        "GITHUB_SERVER_URL",
        "GITHUB_STEP_SUMMARY",
        "GITHUB_TOKEN",
    ):
        suite.delenv(name, raising=False)
    suite.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    suite.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty git repository in a temporary folder."""
    return Repository.create(tmp_path / "repository")


def pytest_collection_finish() -> None:
    """Let the collector pass over what is never freed: thousands of tests and their modules."""
    gc.collect()
    gc.freeze()
