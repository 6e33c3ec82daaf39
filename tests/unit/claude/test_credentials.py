"""Which environment can sign in where."""

import pytest

from diff_insight.claude.claude_settings import Provider
from diff_insight.claude.sender import credentials, status_fault


@pytest.mark.parametrize(
    ("provider", "environ"),
    [
        ("anthropic", {"ANTHROPIC_API_KEY": "k"}),
        ("anthropic", {"ANTHROPIC_AUTH_TOKEN": "t"}),
        ("anthropic", {"ANTHROPIC_FEDERATION_RULE_ID": "r", "ANTHROPIC_IDENTITY_TOKEN_FILE": "/f"}),
        ("bedrock", {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s"}),
        ("bedrock", {"AWS_WEB_IDENTITY_TOKEN_FILE": "/f", "AWS_ROLE_ARN": "r"}),
        ("bedrock", {"AWS_BEARER_TOKEN_BEDROCK": "t"}),
        ("vertex", {"CLOUD_ML_REGION": "global", "GOOGLE_APPLICATION_CREDENTIALS": "/f"}),
        ("foundry", {"ANTHROPIC_FOUNDRY_API_KEY": "k", "ANTHROPIC_FOUNDRY_RESOURCE": "r"}),
    ],
)
def test_credentials_are_seen(provider: Provider, environ: dict[str, str]) -> None:
    assert credentials(provider, environ)


@pytest.mark.parametrize(
    ("provider", "environ"),
    [
        ("anthropic", {}),
        ("anthropic", {"ANTHROPIC_API_KEY": ""}),
        ("anthropic", {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s"}),
        ("bedrock", {"AWS_ACCESS_KEY_ID": "a"}),
        ("vertex", {"GOOGLE_APPLICATION_CREDENTIALS": "/f"}),
        ("foundry", {"ANTHROPIC_FOUNDRY_API_KEY": "k"}),
    ],
)
def test_half_of_them_are_none(provider: Provider, environ: dict[str, str]) -> None:
    assert not credentials(provider, environ)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after": "Wed"}, None),
        (
            {
                "retry-after": "Sun, 22 Nov 2026 18:00:07 GMT",
                "date": "Sun, 22 Nov 2026 18:00:00 GMT",
            },
            7.0,
        ),
        ({"retry-after": "Sun, 22 Nov 2020 18:00:00 GMT"}, 0.0),
        ({}, None),
    ],
)
def test_the_wait_that_a_server_asks_for_is_read(headers: dict[str, str], seconds: float | None) -> None:
    assert status_fault(429, "slow", headers).retry_after == seconds


def test_what_a_server_says_is_one_printable_line() -> None:
    assert status_fault(500, "a\n::error::b\x1b[31m" + "x" * 500, {}).said.startswith("a ::error::b [31m")
    assert len(status_fault(500, "x" * 500, {}).said) == 200
