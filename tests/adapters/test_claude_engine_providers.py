"""The SDK's client of every provider, before the same loopback server: its path, its sign-in, our body."""

import pytest

from diff_insight.claude.claude_settings import Provider
from tests.fakes.claude_runs import changed_file, run_engine
from tests.fakes.messages_server import messages_server

PATH = "docs/page.md"


@pytest.mark.parametrize(
    ("provider", "path", "header"),
    [
        ("anthropic", "/v1/messages", ("authorization", "Bearer key-of-a-test")),
        ("foundry", "/v1/messages", ("api-key", "key-of-a-test")),
        ("bedrock", "/model/small/invoke", ("authorization", "Bearer key-of-a-test")),
        (
            "vertex",
            "/projects/a-project/locations/global/publishers/anthropic/models/small:rawPredict",
            ("authorization", "Bearer key-of-a-test"),
        ),
    ],
)
def test_every_provider_is_reached_through_its_own_client(
    provider: Provider, path: str, header: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOUD_ML_REGION", "global")
    monkeypatch.setenv("ANTHROPIC_VERTEX_PROJECT_ID", "a-project")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    with messages_server() as server:
        run = run_engine(server, [changed_file()], provider=provider)
    assert run.of(PATH).explained_by == "claude", run.explained.warnings
    request = server.received[0]
    assert request.path == path
    assert request.headers[header[0]] == header[1]
    assert request.body["max_tokens"] == 2048 + 512
    assert "tools" not in request.body


def test_the_base_url_and_the_key_of_the_environment_are_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    with messages_server() as server:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
        monkeypatch.setenv("ANTHROPIC_API_KEY", "key-of-the-environment")
        run = run_engine(server, [changed_file()], base_url=None, api_key=None)
    assert run.of(PATH).explained_by == "claude"
    assert server.received[0].headers["authorization"] == "Bearer key-of-the-environment"


@pytest.mark.parametrize("provider", ["anthropic", "vertex", "foundry"])
def test_a_client_without_credentials_is_a_warning_that_says_what_is_missing(provider: Provider) -> None:
    run = run_engine("http://127.0.0.1:9", [changed_file()], provider=provider, api_key=None)
    assert run.of(PATH).explained_by == "offline"
    assert "could not be set up" in run.explained.warnings[0]
    assert run.explained.usage.requests <= 1
