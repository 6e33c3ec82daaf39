"""What tokens cost, from a dated file that a user can override: known or not, and never guessed."""

import tomllib
from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 - pydantic needs the field `date` and its type apart
from functools import lru_cache
from importlib import resources
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from diff_insight.errors import ConfigurationError

from .replies import Tokens

MILLION = 1_000_000
BATCH_DISCOUNT = 0.5
"""A request in a batch costs half."""

Rate = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Tier(BaseModel):
    """Rates of a request with more than `tokens` input tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tokens: int = Field(gt=0)
    input: Rate
    output: Rate


class Price(BaseModel):
    """US dollars per million tokens of one model.

    Attributes:
        input: Plain input.
        output: Output, thinking included.
        cache_write: What input costs when it is written to the prompt cache, times `input`.
        cache_read: What input costs when it is read from there, times `input`.
        above: Other rates for large requests.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    input: Rate
    output: Rate
    cache_write: Rate = 1.25
    cache_read: Rate = 0.1
    above: Tier | None = None

    def times(self, factor: float) -> "Price":
        """Give this price, so many times as dear."""
        above = self.above and Tier(
            tokens=self.above.tokens, input=self.above.input * factor, output=self.above.output * factor
        )
        dearer = {"input": self.input * factor, "output": self.output * factor, "above": above}
        return self.model_copy(update=dearer)

    def rates(self, input_tokens: int) -> tuple[float, float]:
        """Give the rates of input and output for a request of that size."""
        if self.above is not None and input_tokens > self.above.tokens:
            return self.above.input, self.above.output
        return self.input, self.output

    def cost(self, tokens: Tokens) -> float:
        """Give what an answered request cost, in US dollars."""
        rate_in, rate_out = self.rates(tokens.all_input)
        weighted = (
            tokens.input
            + tokens.cache_creation * max(1.0, self.cache_write)
            + tokens.cache_read * self.cache_read
        )
        return (weighted * rate_in + tokens.output * rate_out) / MILLION

    def ceiling(self, *, input_tokens: int, output_tokens: int) -> float:
        """Give the most that a request of at most these tokens can cost, in US dollars.

        The dearest rate counts: of all tiers up to that size, and as if all input were written to
        the cache.
        """
        tiers = [(self.input, self.output), self.rates(input_tokens)]
        dearest = max(1.0, self.cache_write, self.cache_read)
        return max(input_tokens * i * dearest + output_tokens * o for i, o in tiers) / MILLION


class PriceFile(BaseModel):
    """A file of prices and the day they were read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: Date
    models: dict[str, Price]


@lru_cache(maxsize=1)
def shipped_price_file() -> PriceFile:
    """Give the prices that ship with the program."""
    text = resources.files(__package__).joinpath("prices.toml").read_text(encoding="utf-8")
    return PriceFile.model_validate(tomllib.loads(text))


def shipped_prices() -> Mapping[str, Price]:
    """Give the shipped price of each model."""
    return shipped_price_file().models


def read_prices(text: str, *, name: str) -> Mapping[str, Price]:
    """Give the shipped prices with those of a user's file over them.

    Args:
        text: TOML of the form of the shipped `prices.toml`.
        name: What the reader knows the file by.

    Raises:
        ConfigurationError: The text is not such a file; names each key at fault.
    """
    try:
        own = PriceFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(name, [f"is not TOML: {error}"]) from error
    except RecursionError as error:
        raise ConfigurationError(name, ["is nested too deep"]) from error
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
        raise ConfigurationError(name, faults) from error
    except ValueError as error:  # of tomllib, and no fault of the syntax
        raise ConfigurationError(name, ["holds a number of too many digits"]) from error
    return {**shipped_prices(), **own.models}
