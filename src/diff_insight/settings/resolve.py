"""From options, configuration and defaults to the settings of one run."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from diff_insight.diff.classify import Category
from diff_insight.errors import InputError
from diff_insight.model import Flavor, Headings, Locale, ModificationType, Role
from diff_insight.settings.checks import DEFAULTS, Effort, Engine, Explain, Format, Provider, Values, check

DEFAULT_CONFIGURATION = ".github/diff-insight.yml"
# what the action writes where nobody says otherwise
DEFAULT_OUTPUT = "reports/{date:%Y%m}/{locale}/report-{date:%Y%m%d}-{head}-{category}.md"
DEFAULT_RESULT = "reports/{date:%Y%m}/result-{date:%Y%m%d}-{head}.json"
DEFAULT_STATE_FILE = ".diff-insight/state.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a run can be told, resolved. The meaning of each field stands in the table of options.

    Attributes:
        date: ISO 8601 day, always set.
        format: None where nobody said: what fits standard output.
        max_cost: US dollars, None for no ceiling.
        max_cost_asked_for: Whether somebody set the ceiling, or it is only a default.
        deadline: Seconds.
        confined: Which of `output` and `result` come from a configuration that was only found: they stay
            below the current folder, whatever links lie there.
    """

    categories: tuple[Category, ...]
    ignore: tuple[str, ...]
    locales: tuple[Locale, ...]
    headings: Headings
    title: str
    glossary: Mapping[str, Mapping[Locale, str]]
    audience: str
    instructions: str
    roles: Mapping[Role, tuple[str, ...]]
    labels: Mapping[ModificationType, str]
    git: str | None
    repo: str | None
    diff: str | None
    permalink: str | None
    engine: Engine
    explain: Explain
    date: str
    flavor: Flavor
    format: Format | None
    open: bool
    quiet: bool
    template: str | None
    output: str | None
    result: str | None
    model: str
    overview_model: str
    effort: Effort | None
    provider: Provider
    max_cost: float | None
    max_cost_asked_for: bool
    prices: str | None
    concurrency: int
    deadline: float
    cache: str | None
    estimate: bool
    visuals: bool
    authors: bool
    judge: bool
    confined: frozenset[str] = frozenset()


def read_options(options: Mapping[str, Any]) -> Values:
    """Check options or inputs; None and empty text are "not given".

    Raises:
        InputError: Lists every fault with its option and what is allowed.
    """
    given = {key: value for key, value in options.items() if value is not None and value != ""}
    checked, faults = check(given)
    if faults:
        raise InputError(" ".join(f"--{option_name(fault)}." for fault in faults))
    return checked


def option_name(fault: str) -> str:
    """Write the key at the start of a fault as an option or input is written."""
    key, colon, rest = fault.partition(":")
    return key.replace("_", "-") + colon + rest


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
    # a source named by an option takes the place of any other in the configuration
    if any(name in options for name in _SOURCES):
        configuration = {name: value for name, value in configuration.items() if name not in _SOURCES}
    places = (options, configuration, defaults or {}, DEFAULTS)

    def value(name: str) -> Any:
        return next(place[name] for place in places if name in place)

    special: dict[str, Any] = {
        "categories": _categories(value("categories")),
        "labels": {**DEFAULTS["labels"], **value("labels")},
        "date": value("date") or _day(now, value("timezone")),
        "max_cost_asked_for": "max_cost" in options or "max_cost" in configuration,
        "confined": frozenset(),
    }
    plain: dict[str, Any] = {
        name: value(name) for name in Settings.__dataclass_fields__ if name not in special
    }
    return Settings(**plain, **special)


_SOURCES = ("git", "repo", "diff")


def _day(now: dt.datetime, timezone: str) -> str:
    if timezone == "UTC":
        return now.astimezone(dt.UTC).date().isoformat()
    import zoneinfo  # noqa: PLC0415 - it reads how Python was built, which takes longer than all settings

    return now.astimezone(zoneinfo.ZoneInfo(timezone)).date().isoformat()


def _categories(configured: Mapping[str, Any] | None) -> tuple[Category, ...]:
    if configured is None:
        return (Category(name="all"),)
    return tuple(
        Category(name=name, paths=category["paths"], types=category["types"])
        for name, category in configured.items()
    )
