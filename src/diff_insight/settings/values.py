"""Every setting that options, inputs and configuration share: its type, its meaning, what is allowed.

This one model reads all three, so that a value means the same wherever it stands. Field names are the
option names with `_` for `-`; descriptions are what the documentation and `--help` print.
"""

import datetime as dt
import zoneinfo
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from diff_insight.model import LOCALES, Flavor, Headings, Locale, ModificationType, TypeRule

Engine = Literal["auto", "claude", "offline"]
Explain = Literal["needed", "all"]
Format = Literal["markdown", "json"]
Provider = Literal["anthropic", "bedrock", "vertex", "foundry"]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\x00]*$")]


def _locale_list(value: Any) -> Any:
    """Read `zh_CN,en_US` as a list; `zh-CN` and `zh_cn` are what people mean by `zh_CN`."""
    parts = [part.strip() for part in value.split(",")] if isinstance(value, str) else value
    if not isinstance(parts, list):
        raise ValueError(f"is not a list of locales; allowed: {', '.join(LOCALES)}")  # noqa: TRY004 - pydantic
    known = {locale.lower(): locale for locale in LOCALES}
    locales = [known.get(str(part).replace("-", "_").lower()) for part in parts]
    if not parts or None in locales:
        bad = [str(part) for part, locale in zip(parts, locales, strict=True) if locale is None]
        named = ", ".join(map(repr, bad)) if bad else "nothing"
        raise ValueError(f"names {named}; allowed: {', '.join(LOCALES)}")
    return list(dict.fromkeys(locales))


def _day(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        value = value.date()
    try:
        return (value if isinstance(value, dt.date) else dt.date.fromisoformat(value)).isoformat()
    except (TypeError, ValueError):
        raise ValueError(f"is {value!r}; allowed: a day as YYYY-MM-DD") from None


def _timezone(value: Any) -> Any:
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, OSError, TypeError, ValueError):
        raise ValueError(
            f"is {value!r}; allowed: a name of the IANA time zone database, such as Asia/Tokyo"
        ) from None
    return value


def _cost(value: Any) -> Any:
    """Read a ceiling in US dollars; `none` is no ceiling."""
    if isinstance(value, str) and value.strip().lower() == "none":
        return None
    try:
        cost = -1.0 if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        cost = -1.0
    if not 0 <= cost < float("inf"):
        raise ValueError(f"is {value!r}; allowed: US dollars of 0 or more, or none")
    return cost


def _segments(value: Any) -> Any:
    if not isinstance(value, list) or not value or not all(isinstance(part, str) and part for part in value):
        raise ValueError(
            "is not a list of paths; allowed: prefixes such as docs/api and globs such as **/*.md"
        )
    return value


Patterns = Annotated[list[str], BeforeValidator(_segments)]


class CategoryValues(BaseModel):
    """One category of the configuration: its paths, and types that take the place of a rule's own."""

    model_config = ConfigDict(extra="forbid")

    paths: Patterns
    types: dict[TypeRule, ModificationType] = {}


class Values(BaseModel):
    """What can be set; the meaning of each field stands in the table of options.

    None stands for "follows from something else" (the flavor, the clock, the entry point).
    """

    model_config = ConfigDict(extra="forbid")

    categories: Annotated[dict[Text, CategoryValues], Field(min_length=1)] | None = None
    ignore: list[Text] = []
    locales: Annotated[list[Locale], BeforeValidator(_locale_list)] = ["en_US"]
    timezone: Annotated[str, BeforeValidator(_timezone)] = "UTC"
    headings: Headings = "english"
    title: Text = "[{locale}] Diff Insight Report - {category}"
    glossary: dict[Text, dict[Locale, Text]] = {}
    git: Text | None = None
    repo: Annotated[str, StringConstraints(pattern=r"^[\w.-]+/[\w.-]+$")] | None = None
    diff: Text | None = None
    permalink: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    engine: Engine = "auto"
    explain: Explain = "needed"
    date: Annotated[str, BeforeValidator(_day)] | None = None
    flavor: Flavor = "pandoc"
    format: Format = "markdown"
    output: Text | None = None
    result: Text | None = None
    model: Text = "claude-haiku-5-5"
    overview_model: Text = "claude-sonnet-5-5"
    provider: Provider = "anthropic"
    max_cost: Annotated[float | None, BeforeValidator(_cost)] = None
    prices: Text | None = None
    concurrency: Annotated[int, Field(ge=1, le=64)] = 8
    deadline: Annotated[float, Field(gt=0, le=86_400)] = 900
    cache: Text | None = None
    estimate: bool = False
    visuals: bool | None = None
