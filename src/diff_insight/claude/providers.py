"""What a model is called by those who serve it, and what they ask for it.

Amazon Bedrock and Google Vertex serve the same models under names of their own: with a prefix
(`us-gov.anthropic.claude-…`) or in an ARN, with a version (`…-v1:0`, `…-v2@…`) or a day (`…@20251001`,
`…@default`). Their prices are Anthropic's, a tenth more where the requests stay in a region, a fifth more in
the regions of the American government; an endpoint that is not said to be global is taken for a regional
one, so that a ceiling holds.
"""

import re
from collections.abc import Container, Iterable, Mapping

from .claude_settings import Provider
from .prices import Price

_ARN = re.compile(
    r"arn:aws[a-z-]{0,16}:bedrock:[a-z0-9-]{0,24}:\d{0,12}:(?:inference-profile|foundation-model)/"
)
_PREFIX = re.compile(r"(?:[a-z]{2,8}(?:-[a-z]{2,8})?\.)?anthropic\.(?=claude-)")
_SUFFIX = re.compile(r"(?:-v\d)?(?:@(?:20\d{6}|default|latest)|-20\d{6})?(?:-v\d{1,2}(?::\d{1,2})?)?$")
_REGION, _GOVERNMENT = 1.1, 1.2
_OF_GOVERNMENT = "us-gov"


def name_at(provider: Provider, model: str) -> str:
    """Give the name under which the provider serves a model of Anthropic's; any other name as it is."""
    return f"anthropic.{model}" if provider == "bedrock" and model.startswith("claude-") else model


def plain_name(model: str) -> str:
    """Give Anthropic's own name of a model, without prefix, version and day."""
    served = model[found.end() :] if (found := _ARN.match(model)) else model
    return _SUFFIX.sub("", served[found.end() :] if (found := _PREFIX.match(served)) else served, count=1)


def with_names_of(
    provider: Provider,
    models: Iterable[str],
    prices: Mapping[str, Price],
    *,
    own: Container[str] = (),
    region: str | None = None,
) -> Mapping[str, Price]:
    """Give the prices with those of these models under the names that the provider has for them.

    Args:
        provider: Who serves them.
        models: As they are asked for.
        prices: Per name.
        own: Names whose price the user has given: it is what they pay.
        region: Of the endpoint, where it is known; the name of a model may say another.
    """
    found = dict(prices)
    for model in models:
        price = prices.get(plain_name(model))
        served = provider == "vertex" or model != plain_name(model)
        if price is None or not served or model in own:
            continue
        found[model] = price.times(_times(model, region)) if provider in {"bedrock", "vertex"} else price
    return found


def _times(model: str, region: str | None) -> float:
    """Say how many times a price of Anthropic's is asked for at an endpoint."""
    profile = model.rpartition("/")[2].partition(".")[0]
    if _OF_GOVERNMENT in model or (region or "").startswith(_OF_GOVERNMENT):
        return _GOVERNMENT
    return 1.0 if "global" in {region, profile} else _REGION
