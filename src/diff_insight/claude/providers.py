"""What a model is called by those who serve it, and what they ask for it.

Amazon Bedrock and Google Vertex serve the same models under names of their own: with a prefix
(`us.anthropic.claude-…`), a version (`…-v1:0`) or a day (`…@20251001`). Their prices are Anthropic's, a tenth
more where the requests stay in a region; an endpoint that is not said to be global is taken for such a
one, so that a ceiling holds.
"""

import re
from collections.abc import Container, Iterable, Mapping

from .claude_settings import Provider
from .prices import Price

_PREFIX = re.compile(r"(?:([a-z]{2,8})\.)?anthropic\.(?=claude-)")
_SUFFIX = re.compile(r"(?:[-@]20\d{6})?(?:-v\d{1,2}(?::\d{1,2})?)?$")
_REGION = 1.1


def name_at(provider: Provider, model: str) -> str:
    """Give the name under which the provider serves a model of Anthropic's; any other name as it is."""
    return f"anthropic.{model}" if provider == "bedrock" and model.startswith("claude-") else model


def plain_name(model: str) -> str:
    """Give Anthropic's own name of a model, without prefix, version and day."""
    return _SUFFIX.sub("", _PREFIX.sub("", model, count=1), count=1)


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
        region: Of the endpoint, where it is known.
    """
    found = dict(prices)
    for model in models:
        price = prices.get(plain_name(model))
        served = provider == "vertex" or model != plain_name(model)
        if price is None or not served or model in own:
            continue
        regional = provider in {"bedrock", "vertex"} and "global" not in {region, model.split(".")[0]}
        found[model] = price.times(_REGION) if regional else price
    return found
