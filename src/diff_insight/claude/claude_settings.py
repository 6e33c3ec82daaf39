"""What the claude engine can be told, in one frozen value that wiring fills from inputs and configuration."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from diff_insight.model import Locale

from .prices import Price, shipped_prices

Provider = Literal["anthropic", "bedrock", "vertex", "foundry"]
PROVIDERS: tuple[Provider, ...] = get_args(Provider)

Explain = Literal["needed", "all"]

Effort = Literal["low", "medium", "high"]

Glossary = Mapping[str, Mapping[Locale, str]]
"""English term to its fixed translations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaudeSettings:
    """How the engine reaches a model and what it may spend.

    Attributes:
        model: Writes the summary of a file.
        overview_model: Writes the overview of a category.
        provider: Which of the SDK's clients is used.
        base_url: Another server that speaks the Messages API; None: the provider's own.
        api_key: The key; None: the SDK looks it up in the environment, as it documents.
        auth_token: The bearer token of a gateway; None likewise.
        max_cost_usd: Ceiling of the run; None: no ceiling.
        ceiling_asked_for: Whether a person set the ceiling. Only then is an unknown price an error.
        prices: Per model.
        concurrency: Requests on their way at once.
        deadline_seconds: From the call of `explain` to its last request.
        seconds_left: What the run has left for it, where that may be less.
        cache: Directory of the answers kept between runs; None: none are kept.
        seal: The credential that binds what is kept there, never shown; empty where there is none to be had.
        explain: Ask only where facts leave something to explain, or for every file.
        judge: Whether a second, short question is asked about what the check of the grounding cannot decide.
        effort: How much the models think; None: little about a file, more about an overview.
        glossary: Fixed translations of terms.
        audience: Who reads the texts, in the operator's words.
        instructions: What else the operator wants of them.
        required: Whether a model that cannot be had at all is an error instead of a warning.
        patch_characters: Most characters of a patch in one request; a longer one is cut at hunks.
        patch_parts: Most requests for one file; what lies beyond is left out, and said to be.
        group_characters: Most characters of the data of files that share a request, so that none is mixed up.
    """

    model: str = "claude-haiku-5-5"
    overview_model: str = "claude-sonnet-5-5"
    provider: Provider = "anthropic"
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    auth_token: str | None = field(default=None, repr=False)
    max_cost_usd: float | None = None
    ceiling_asked_for: bool = True
    prices: Mapping[str, Price] = field(default_factory=shipped_prices)
    concurrency: int = 8
    deadline_seconds: float = 900.0
    seconds_left: Callable[[], float] | None = None
    cache: Path | None = None
    seal: str = field(default="", repr=False)
    explain: Explain = "needed"
    judge: bool = True
    effort: Effort | None = None
    glossary: Glossary = field(default_factory=dict)
    audience: str = ""
    instructions: str = ""
    required: bool = False
    patch_characters: int = 60_000
    patch_parts: int = 4
    group_characters: int = 12_000
