"""Names and prices of models at those who serve them."""

import pytest

from diff_insight.claude.claude_settings import Provider
from diff_insight.claude.prices import Price, shipped_prices
from diff_insight.claude.providers import name_at, plain_name, with_names_of

PRICES = shipped_prices()
HAIKU = PRICES["claude-haiku-5-5"]
PROFILE = "arn:aws:bedrock:us-east-1:123456789012:inference-profile"


@pytest.mark.parametrize(
    ("provider", "model", "name"),
    [
        ("bedrock", "claude-haiku-5-5", "anthropic.claude-haiku-5-5"),
        ("bedrock", "eu.anthropic.claude-haiku-5-5", "eu.anthropic.claude-haiku-5-5"),
        ("bedrock", "arn:aws:bedrock:x", "arn:aws:bedrock:x"),
        ("vertex", "claude-haiku-5-5", "claude-haiku-5-5"),
        ("anthropic", "claude-haiku-5-5", "claude-haiku-5-5"),
    ],
)
def test_a_model_is_asked_for_by_the_name_that_its_provider_knows(
    provider: Provider, model: str, name: str
) -> None:
    assert name_at(provider, model) == name


@pytest.mark.parametrize(
    "name",
    [
        "claude-haiku-4-5",
        "anthropic.claude-haiku-4-5",
        "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        "global.anthropic.claude-haiku-4-5-20251001-v1:0",
        *(
            f"{area}.anthropic.claude-haiku-4-5-20251001-v1:0"
            for area in ("eu", "apac", "jp", "au", "us-gov")
        ),
        "us-gov.anthropic.claude-haiku-4-5",
        "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0",
        "arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0",
        "claude-haiku-4-5@20251001",
        "claude-haiku-4-5@default",
        "claude-haiku-4-5-v2@20251001",
        "claude-haiku-4-5-20251001",
    ],
)
def test_a_name_leads_to_anthropics_own(name: str) -> None:
    assert plain_name(name) == "claude-haiku-4-5"


@pytest.mark.parametrize(
    ("provider", "model", "region", "times"),
    [
        ("anthropic", "claude-haiku-5-5", None, 1.0),
        ("anthropic", "claude-haiku-5-5-20261001", None, 1.0),
        ("bedrock", "anthropic.claude-haiku-5-5", None, 1.1),
        ("bedrock", "us.anthropic.claude-haiku-5-5-v1:0", None, 1.1),
        ("bedrock", "global.anthropic.claude-haiku-5-5", None, 1.0),
        ("bedrock", "global.anthropic.claude-haiku-5-5", "eu-west-1", 1.0),
        ("bedrock", "apac.anthropic.claude-haiku-5-5", "ap-northeast-1", 1.1),
        ("bedrock", "us-gov.anthropic.claude-haiku-5-5-v1:0", None, 1.2),
        ("bedrock", "anthropic.claude-haiku-5-5", "us-gov-west-1", 1.2),
        ("bedrock", f"{PROFILE}/us.anthropic.claude-haiku-5-5-v1:0", None, 1.1),
        ("bedrock", f"{PROFILE}/global.anthropic.claude-haiku-5-5-v1:0", None, 1.0),
        ("vertex", "claude-haiku-5-5@default", "global", 1.0),
        ("vertex", "claude-haiku-5-5", "global", 1.0),
        ("vertex", "claude-haiku-5-5", "europe-west1", 1.1),
        ("vertex", "claude-haiku-5-5@20261001", None, 1.1),
    ],
)
def test_a_price_is_known_under_the_providers_name_and_dearer_in_a_region(
    provider: Provider, model: str, region: str | None, times: float
) -> None:
    price = with_names_of(provider, [model], PRICES, region=region)[model]
    assert (price.input, price.output) == (HAIKU.input * times, HAIKU.output * times)
    assert price.above is not None
    assert HAIKU.above is not None
    assert price.above.input == HAIKU.above.input * times


@pytest.mark.parametrize(
    "name",
    [
        "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3",
        "us.amazon.nova-lite-v1:0",
        "a.b.anthropic.claude-haiku-5-5",
        "anthropic.claude-haiku-6",
        "my-anthropic.claude-haiku-5-5-x",
    ],
)
def test_what_is_not_known_to_be_a_model_of_anthropics_has_no_price(name: str) -> None:
    assert name not in with_names_of("bedrock", [name], PRICES)


def test_no_price_is_borrowed_and_a_users_own_is_kept() -> None:
    own = {"anthropic.claude-haiku-5-5": Price(input=9.0, output=9.0)}
    found = with_names_of("bedrock", [*own, "house-model"], {**PRICES, **own}, own=own)
    assert found == {**PRICES, **own}
