"""What a run would cost, told without a request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diff_insight.model import AnalyzedRange, Locale
from diff_insight.telling.choose import to_ask

from .answers import FileAnswer, FileParts
from .budget import Budget
from .claude_settings import ClaudeSettings
from .file_requests import Shared, shared_requests
from .overview_data import MOST_CHARACTERS
from .prices import Price
from .replies import Tokens
from .requests import Request, overview_request, wishes_of
from .second_look import Subject, look_request
from .surroundings import Surroundings

BYTES_PER_TOKEN = 3.0
"""Of input; English prose has about four, code and CJK text about three."""
FILE_OUTPUT = (600, 350)
"""Tokens of a usual answer about a file: thinking and frame, and each locale."""
OVERVIEW_OUTPUT = (1_200, 900)
LOOK_OUTPUT = (600, 100)
"""Of a second look, which speaks no language."""
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
    asked = {
        name: to_ask(files, explain=settings.explain, commits=analyzed.commits)
        for name, files in categories.items()
    }
    spoken = tuple(locales)
    every = [file for files in asked.values() for file in files]
    shared = shared_requests(every, settings=settings, locales=spoken, around=Surroundings(analyzed))
    looks = [look for one in shared for look in _looks(one, settings)]
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
        *((one.request, _tokens(one.request, FILE_OUTPUT, len(spoken) * len(one.members))) for one in shared),
        *((look, _tokens(look, LOOK_OUTPUT, 1)) for look in looks),
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


def _looks(shared: Shared, settings: ClaudeSettings) -> list[Request]:
    """Give the second look at what will be said of some files, if there will be one: two sentences each."""
    if not settings.judge:
        return []
    text = FileParts(title="x" * 80, what=[], before="x" * 100, after=None, who=None, do=None, why=None)
    answer = FileAnswer(modification_type="minor update", texts={"en_US": text})
    subjects = [Subject(one.file, answer) for one in shared.members]
    return [look_request(settings.model, subjects)] if any(any(one.sentences()) for one in subjects) else []


def _tokens(request: Request, output: tuple[int, int], locales: int) -> Tokens:
    sent = request.most_input_tokens
    return Tokens(input=round(sent / BYTES_PER_TOKEN), output=output[0] + output[1] * locales)


def _cost(prices: Mapping[str, Price], request: Request, tokens: Tokens) -> float:
    return prices[request.model].cost(tokens)
