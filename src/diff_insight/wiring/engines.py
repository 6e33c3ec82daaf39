"""Which engine writes the texts, and what it may spend."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from diff_insight.errors import EngineError, InputError
from diff_insight.ports import Engine, Progress
from diff_insight.settings.resolve import Settings

if TYPE_CHECKING:
    from diff_insight import pipeline
    from diff_insight.claude.claude_settings import ClaudeSettings
    from diff_insight.claude.engine import ClaudeEngine
    from diff_insight.claude.prices import Price


_CREDENTIALS = (
    "ANTHROPIC_API_KEY",
    "ANTHROPIC_AUTH_TOKEN",
    "ANTHROPIC_FOUNDRY_API_KEY",
    "AWS_BEARER_TOKEN_BEDROCK",
    "AWS_SECRET_ACCESS_KEY",
)
"""What lasts from run to run and nobody has who could not ask, in the order in which they are looked for."""


_KEYS = {
    "anthropic": "ANTHROPIC_API_KEY",
    "foundry": "ANTHROPIC_FOUNDRY_API_KEY",
    "bedrock": "AWS_BEARER_TOKEN_BEDROCK",
}
_REGIONS = {"bedrock": ("AWS_REGION", "AWS_DEFAULT_REGION"), "vertex": ("CLOUD_ML_REGION",)}
"""What tells where the requests go, as the clients look it up."""


def _secret(environ: Mapping[str, str], name: str) -> str | None:
    """Give a key without the line end that a pasted secret often has and no header may have."""
    return environ.get(name, "").strip() or None


def _seal(environ: Mapping[str, str]) -> str:
    """Give what answers in a cache are sealed with; empty where signing in takes no secret (a role, say)."""
    if held := next((environ[name] for name in _CREDENTIALS if environ.get(name)), ""):
        return held
    try:  # Vertex AI: the key of a service account is in a file
        account = json.loads(_on_disk(environ.get("GOOGLE_APPLICATION_CREDENTIALS", "")))
    except (OSError, ValueError, RecursionError):
        return ""
    return str(account.get("private_key") or "") if isinstance(account, dict) else ""


def _on_disk(path: str) -> bytes:
    return Path(path).read_bytes()


def engine_of(
    settings: Settings,
    environ: Mapping[str, str],
    progress: Progress,
    *,
    read_bytes: Callable[[str], bytes] = _on_disk,
    seconds_left: Callable[[], float] | None = None,
) -> Engine:
    """Choose the engine that the settings ask for and the environment has credentials for.

    Args:
        settings: What to ask a model, and which.
        environ: For credentials.
        progress: Hears why there is no model.
        read_bytes: Reads the price file by its name; the action reads it through the API.
        seconds_left: What the run has left for a model.

    Raises:
        EngineError: claude was asked for by name, and there are no credentials.
        InputError: The price file cannot be read.
    """
    from diff_insight.telling.offline import OfflineEngine  # noqa: PLC0415

    offline = OfflineEngine()
    _prices(settings, read_bytes)  # a wrong file is a fault, whoever writes the texts
    if settings.engine == "offline":
        return offline
    from diff_insight.claude.sender import credentials  # noqa: PLC0415

    if not credentials(settings.provider, environ):
        name = (
            "ANTHROPIC_API_KEY"
            if settings.provider == "anthropic"
            else f"what {settings.provider} signs in with"
        )
        missing = f"{name} is not set"
        if settings.engine == "claude":
            raise EngineError(
                f"The claude engine has no credentials: {missing}.", remedy="Set it, or take `--engine auto`."
            )
        progress.notice(f"The offline engine writes the report: {missing}.")
        return offline
    asked = claude_settings(settings, environ, read_bytes=read_bytes)
    return _claude(replace(asked, seconds_left=seconds_left), offline)


def _claude(settings: "ClaudeSettings", offline: Engine) -> "ClaudeEngine":
    from diff_insight.claude.engine import ClaudeEngine  # noqa: PLC0415

    engine = ClaudeEngine(settings, fallback=offline)
    engine.prepare()
    return engine


def claude_settings(
    settings: Settings, environ: Mapping[str, str], *, read_bytes: Callable[[str], bytes] = _on_disk
) -> "ClaudeSettings":
    """Say to the claude engine what it may do.

    Raises:
        InputError: The price file cannot be read.
    """
    from diff_insight.claude.claude_settings import ClaudeSettings  # noqa: PLC0415
    from diff_insight.claude.prices import shipped_prices  # noqa: PLC0415
    from diff_insight.claude.providers import name_at, with_names_of  # noqa: PLC0415

    shipped = shipped_prices()
    prices = _prices(settings, read_bytes) or shipped
    model, overview_model = (
        name_at(settings.provider, name) for name in (settings.model, settings.overview_model)
    )
    anthropic = settings.provider == "anthropic"  # the other clients look up their own variables
    return ClaudeSettings(
        model=model,
        overview_model=overview_model,
        provider=settings.provider,
        base_url=(environ.get("ANTHROPIC_BASE_URL") or None) if anthropic else None,
        api_key=_secret(environ, _KEYS[settings.provider]) if settings.provider in _KEYS else None,
        auth_token=_secret(environ, "ANTHROPIC_AUTH_TOKEN") if anthropic else None,
        max_cost_usd=settings.max_cost,
        ceiling_asked_for=settings.max_cost_asked_for,
        prices=with_names_of(
            settings.provider,
            (model, overview_model),
            prices,
            own={name for name, price in prices.items() if price is not shipped.get(name)},
            region=next(filter(None, map(environ.get, _REGIONS.get(settings.provider, ()))), None),
        ),
        concurrency=settings.concurrency,
        deadline_seconds=settings.deadline,
        cache=Path(settings.cache) if settings.cache else None,
        seal=_seal(environ),
        explain=settings.explain,
        judge=settings.judge,
        effort=settings.effort,
        glossary=settings.glossary,
        audience=settings.audience,
        instructions=settings.instructions,
        required=settings.engine == "claude",
    )


def _prices(settings: Settings, read_bytes: Callable[[str], bytes]) -> "Mapping[str, Price] | None":
    """Read the price file, None where none is named."""
    if not settings.prices:
        return None
    from diff_insight.claude.prices import read_prices  # noqa: PLC0415

    try:
        return read_prices(read_bytes(settings.prices).decode(), name=settings.prices)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(
            f"The prices {settings.prices} cannot be read: {why}.", remedy="Name a file of prices (TOML)."
        ) from None


def forecast(
    settings: Settings, reading: "pipeline.Reading", *, read_bytes: Callable[[str], bytes] = _on_disk
) -> str:
    """Say what a run would ask and cost, without a request."""
    from diff_insight.claude.estimate import estimate  # noqa: PLC0415

    found = estimate(
        reading.analyzed,
        locales=settings.locales,
        settings=claude_settings(settings, {}, read_bytes=read_bytes),
    )
    cost = (
        "unknown (a model has no price: give it with --prices)"
        if found.cost_usd is None
        else f"about ${found.cost_usd:.4f}"
    )
    most = "" if found.most_usd is None else f", at most ${found.most_usd:.4f}"
    files = sum(map(len, reading.categories.values()))
    return (
        f"files: {files}, of which a model is asked about {found.files}\n"
        f"requests: {found.requests}\n"
        f"tokens: about {found.input_tokens} in, {found.output_tokens} out\n"
        f"cost: {cost}{most}\n"
    )
