"""What a run would cost, told without a request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diff_insight.model import AnalyzedRange, Locale
from diff_insight.telling.choose import to_ask

from .budget import Budget
from .files import grouped_requests
from .options import ClaudeSettings
from .overview_data import MOST_CHARACTERS
from .prices import Price
from .replies import Tokens
from .requests import Request, overview_request, wishes_of
from .surroundings import Surroundings

BYTES_PER_TOKEN = 3.0
"""Of input; English prose has about four, code and CJK text about three."""
FILE_OUTPUT = (600, 350)
"""Tokens of a usual answer about a file: thinking and frame, and each locale."""
OVERVIEW_OUTPUT = (1_200, 900)
_ENTRY_CHARACTERS = 450
"""Of a file in the data of an overview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A forecast; requests that are repeated or answered from the cache are not foreseen.

    Attributes:
        files: Files that a model is asked about.
        requests: For them and for the overviews.
        input_tokens: About.
        output_tokens: About.
        cost_usd: About; None where a price is unknown.
        most_usd: What no run of this range can pass without a repetition; None likewise.
    """

    files: int
    requests: int
    input_tokens: int
    output_tokens: int
    cost_usd: float | None
    most_usd: float | None


def estimate(analyzed: AnalyzedRange, *, locales: Sequence[Locale], settings: ClaudeSettings) -> Estimate:
    """Give the forecast of a run."""
    categories = analyzed.categories
    asked = {name: to_ask(files, explain=settings.explain) for name, files in categories.items()}
    spoken = tuple(locales)
    every = [file for files in asked.values() for file in files]
    file_requests = grouped_requests(every, settings=settings, locales=spoken, around=Surroundings(analyzed))
    overviews = [
        overview_request(
            "x" * min(_ENTRY_CHARACTERS * len(categories[name]), MOST_CHARACTERS),
            model=settings.overview_model,
            wishes=wishes_of(settings, spoken),
            effort=settings.effort,
        )
        for name, files in asked.items()
        if files
    ]
    usual = [
        *((request, _tokens(request, FILE_OUTPUT, len(spoken) * files)) for request, files in file_requests),
        *((request, _tokens(request, OVERVIEW_OUTPUT, len(spoken))) for request in overviews),
    ]
    budget = Budget(ceiling_usd=None, prices=settings.prices)
    known = all(request.model in settings.prices for request, _ in usual)
    return Estimate(
        files=sum(map(len, asked.values())),
        requests=len(usual),
        input_tokens=sum(tokens.input for _, tokens in usual),
        output_tokens=sum(tokens.output for _, tokens in usual),
        cost_usd=round(sum(_cost(settings.prices, *one) for one in usual), 6) if known else None,
        most_usd=round(sum(budget.worst(request) for request, _ in usual), 6) if known else None,
    )


def _tokens(request: Request, output: tuple[int, int], locales: int) -> Tokens:
    sent = request.most_input_tokens
    return Tokens(input=round(sent / BYTES_PER_TOKEN), output=output[0] + output[1] * locales)


def _cost(prices: Mapping[str, Price], request: Request, tokens: Tokens) -> float:
    return prices[request.model].cost(tokens)
