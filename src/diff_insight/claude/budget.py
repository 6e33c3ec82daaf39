"""The ceiling in money: nothing is sent whose dearest outcome would pass it.

Before every attempt its worst cost is set aside, and given back when the real cost is known. An attempt
that ended without an answer may have been billed all the same, so what was set aside for it stays so.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from diff_insight.errors import InputError
from diff_insight.model import Usage

from .prices import Price
from .replies import Fault, Tokens
from .requests import Request


class OverBudget(Exception):  # noqa: N818 - an outcome, told in a note
    """The request does not fit under the ceiling, and nothing that is on its way could make room."""


@dataclass(slots=True)
class Attempt:
    """One attempt on its way.

    Attributes:
        worst: US dollars set aside.
        tokens: What it used, once known.
        unsent: Whether it was given up before anything was sent.
    """

    worst: float
    tokens: Tokens | None = None
    unsent: bool = False


class Budget:
    """What a run may spend and has spent.

    Args:
        ceiling_usd: None: no ceiling.
        prices: Per model; models without a price cost nothing here, and the total is unknown.
    """

    def __init__(self, *, ceiling_usd: float | None, prices: Mapping[str, Price]) -> None:
        self._ceiling = ceiling_usd
        self._prices = prices
        self._spent = 0.0
        self._lost = 0.0
        self._on_the_way = 0.0
        self._unpriced = False
        self._requests = 0
        self._cached = 0
        self._tokens = Tokens()
        self._queue = asyncio.Lock()
        self._settled = asyncio.Condition()

    def worst(self, request: Request) -> float:
        """Give the most that one attempt can cost, in US dollars; 0 where the price is unknown."""
        price = self._prices.get(request.model)
        if price is None:
            return 0.0
        return price.ceiling(input_tokens=request.most_input_tokens, output_tokens=request.max_tokens)

    @asynccontextmanager
    async def attempt(self, request: Request, *, spare_usd: float = 0.0) -> AsyncIterator[Attempt]:
        """Hold the worst cost of one attempt while it runs; the caller sets `tokens` on an answer.

        Attempts are let through in the order they ask, so that the most important go first.

        Args:
            request: What is about to be sent.
            spare_usd: Part of the ceiling that this attempt may not touch.

        Raises:
            OverBudget: It can no longer fit.
        """
        attempt = Attempt(self.worst(request))
        async with self._queue:
            await self._room_for(attempt.worst + spare_usd)
            self._on_the_way += attempt.worst
        try:
            yield attempt
        except Fault as fault:
            self._lost += attempt.worst if fault.perhaps_billed else 0.0
            raise
        except BaseException:  # out of time half way: nobody will ever know what it cost
            self._lost += 0.0 if attempt.unsent else attempt.worst
            raise
        else:
            self._lost += attempt.worst if attempt.tokens is None else 0.0
        finally:
            self._on_the_way -= attempt.worst
            self._requests += not attempt.unsent
            if attempt.tokens is not None:
                self._count(request.model, attempt.tokens)
            async with self._settled:
                self._settled.notify_all()

    async def _room_for(self, usd: float) -> None:
        if self._ceiling is None:
            return
        async with self._settled:
            while self._spent + self._lost + self._on_the_way + usd > self._ceiling:
                if self._on_the_way <= 0:
                    raise OverBudget
                await self._settled.wait()

    def _count(self, model: str, tokens: Tokens) -> None:
        price = self._prices.get(model)
        if price is None:
            self._unpriced = True
        else:
            self._spent += price.cost(tokens)
        total = self._tokens
        self._tokens = Tokens(
            input=total.input + tokens.input,
            output=total.output + tokens.output,
            cache_creation=total.cache_creation + tokens.cache_creation,
            cache_read=total.cache_read + tokens.cache_read,
        )

    def count_cached(self) -> None:
        """Count an answer that was kept from an earlier run."""
        self._cached += 1

    @property
    def lost_usd(self) -> float:
        """What attempts without an answer may have cost, in US dollars."""
        return self._lost

    @property
    def usage(self) -> Usage:
        """What has been used so far; attempts count as requests, answered or not."""
        return Usage(
            requests=self._requests,
            cached=self._cached,
            input_tokens=self._tokens.input,
            output_tokens=self._tokens.output,
            cache_read_input_tokens=self._tokens.cache_read,
            cache_creation_input_tokens=self._tokens.cache_creation,
            cost_usd=None if self._unpriced else round(self._spent, 6),
        )


_BARE = re.compile(r"[A-Za-z0-9_-]+")
"""A key of TOML that stands without quotes; the dots of a provider's name would make tables in tables."""


def check_prices(
    *, models: tuple[str, ...], prices: Mapping[str, Price], ceiling_asked_for: bool
) -> tuple[str, ...]:
    """Give a warning for each model without a price, where a ceiling is the default.

    Raises:
        InputError: A person asked for a ceiling that cannot be held without a price.
    """
    unknown = [model for model in dict.fromkeys(models) if model not in prices]
    if not unknown:
        return ()
    listed = " and ".join(f"`{model}`" for model in unknown)
    name = unknown[0] if _BARE.fullmatch(unknown[0]) else json.dumps(unknown[0], ensure_ascii=False)
    remedy = (
        f"Give the price in a file with --prices (the form is that of the shipped prices.toml: "
        f"[models.{name}] "
        "with input and output in USD per million tokens), or set --max-cost none."
    )
    if ceiling_asked_for:
        raise InputError(f"--max-cost cannot be held: the price of {listed} is not known.", remedy=remedy)
    return (f"The price of {listed} is not known, so the default ceiling on cost does not bind. {remedy}",)
