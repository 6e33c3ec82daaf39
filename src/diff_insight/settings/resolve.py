"""From options, configuration and defaults to the settings of one run."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from diff_insight.diff.classify import Category
from diff_insight.errors import ConfigurationError, InputError
from diff_insight.model import Flavor, Headings, Locale
from diff_insight.settings.configuration import checked
from diff_insight.settings.values import Engine, Explain, Format, Provider, Values

DEFAULT_CONFIGURATION = ".github/diff-insight.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a run can be told, resolved. The meaning of each field stands at `Values`.

    Attributes:
        date: ISO 8601 day, always set.
        visuals: Always set; follows the flavor where nobody said.
        max_cost: US dollars, None for no ceiling.
        max_cost_asked_for: Whether somebody set the ceiling, or it is only a default.
        deadline: Seconds.
    """

    categories: tuple[Category, ...]
    ignore: tuple[str, ...]
    locales: tuple[Locale, ...]
    headings: Headings
    title: str
    glossary: Mapping[str, Mapping[Locale, str]]
    git: str | None
    repo: str | None
    diff: str | None
    permalink: str | None
    engine: Engine
    explain: Explain
    date: str
    flavor: Flavor
    format: Format
    output: str | None
    result: str | None
    model: str
    overview_model: str
    provider: Provider
    max_cost: float | None
    max_cost_asked_for: bool
    prices: str | None
    concurrency: int
    deadline: float
    cache: str | None
    estimate: bool
    visuals: bool


def read_options(options: Mapping[str, Any], *, name: str = "the command line") -> Values:
    """Check options or inputs; None and empty text are "not given".

    Raises:
        InputError: Lists every fault with its option and what is allowed.
    """
    given = {key: value for key, value in options.items() if value is not None and value != ""}
    try:
        return checked(given, name=name)
    except ConfigurationError as error:
        faults = [fault.replace("_", "-", fault.partition(":")[0].count("_")) for fault in error.faults]
        raise InputError(" ".join(f"--{fault}." for fault in faults)) from None


def resolve(
    options: Values, configuration: Values, *, now: dt.datetime, defaults: Values | None = None
) -> Settings:
    """Take each value from the options, else the configuration, else the defaults.

    Args:
        options: What the person or the workflow said.
        configuration: What the file says.
        now: The present moment, aware.
        defaults: Where an entry point's defaults differ from the built-in ones.
    """
    places = [place for place in (options, configuration, defaults) if place]
    # a source named by an option takes the place of any other in the configuration
    if any(name in options.model_fields_set for name in ("git", "repo", "diff")):
        configuration = configuration.model_copy(update={"git": None, "repo": None, "diff": None})
        places[1] = configuration

    def value(name: str) -> Any:
        return next(
            (getattr(place, name) for place in places if name in place.model_fields_set),
            getattr(_DEFAULTS, name),
        )

    flavor: Flavor = value("flavor")
    visuals = value("visuals")
    day = value("date") or now.astimezone(zoneinfo.ZoneInfo(value("timezone"))).date().isoformat()
    special: dict[str, Any] = {
        "categories": _categories(value("categories")),
        "ignore": tuple(value("ignore")),
        "locales": tuple(value("locales")),
        "date": day,
        "visuals": flavor == "github" if visuals is None else visuals,
        "max_cost_asked_for": any("max_cost" in place.model_fields_set for place in (options, configuration)),
    }
    plain: dict[str, Any] = {
        name: value(name) for name in Settings.__dataclass_fields__ if name not in special
    }
    return Settings(**plain, **special)


_DEFAULTS = Values()


def _categories(configured: Mapping[str, Any] | None) -> tuple[Category, ...]:
    if configured is None:
        return (Category(name="all"),)
    return tuple(
        Category(name=name, paths=tuple(category.paths), types=category.types)
        for name, category in configured.items()
    )
