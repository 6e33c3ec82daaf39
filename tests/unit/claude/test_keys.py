"""What wiring makes of keys, names and prices for the engine."""

import datetime as dt
import json
from pathlib import Path

import pytest

from diff_insight.claude.claude_settings import ClaudeSettings
from diff_insight.settings.resolve import read_options, resolve
from diff_insight.wiring.engines import claude_settings

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def told(environ: dict[str, str], **options: str) -> ClaudeSettings:
    return claude_settings(resolve(read_options(options), {}, now=NOW), environ)


@pytest.mark.parametrize(
    ("provider", "name"),
    [
        ("anthropic", "ANTHROPIC_API_KEY"),
        ("foundry", "ANTHROPIC_FOUNDRY_API_KEY"),
        ("bedrock", "AWS_BEARER_TOKEN_BEDROCK"),
    ],
)
def test_the_line_end_of_a_pasted_key_is_not_sent(provider: str, name: str) -> None:
    assert told({name: " the-key\r\n"}, provider=provider).api_key == "the-key"
    assert told({name: "\n"}, provider=provider).api_key is None


def test_the_line_end_of_a_gateways_token_is_not_sent() -> None:
    assert told({"ANTHROPIC_AUTH_TOKEN": "token\n"}).auth_token == "token"


def test_models_of_bedrock_have_their_names_and_prices() -> None:
    settings = told({}, provider="bedrock")
    assert (settings.model, settings.overview_model) == (
        "anthropic.claude-haiku-5-5",
        "anthropic.claude-sonnet-5-5",
    )
    assert {settings.model, settings.overview_model} <= set(settings.prices)


def test_the_ceiling_is_a_dollar_until_it_is_lifted() -> None:
    assert (told({}).max_cost_usd, told({}, max_cost="none").max_cost_usd) == (1.0, None)


def test_effort_is_the_models_own_until_somebody_says() -> None:
    assert (told({}).effort, told({}, effort="high").effort) == (None, "high")


def test_answers_are_sealed_with_what_the_provider_is_signed_in_to_with(tmp_path: Path) -> None:
    account = tmp_path / "account.json"
    account.write_text(json.dumps({"type": "service_account", "private_key": "the key"}))
    place = {"GOOGLE_APPLICATION_CREDENTIALS": str(account)}
    assert told(place, provider="vertex").seal == "the key"
    assert told({**place, "AWS_SECRET_ACCESS_KEY": "secret"}, provider="bedrock").seal == "secret"
    for text in ('{"type": "external_account"}', "[]", "no JSON", "[" * 100_000):
        account.write_text(text)
        assert told(place, provider="vertex").seal == ""
    account.unlink()
    assert told(place, provider="vertex").seal == told({}, provider="vertex").seal == ""
