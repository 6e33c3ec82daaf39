"""A value comes from the option, else the configuration, else the default."""

import datetime as dt
from typing import Any

import pytest

from diff_insight.diff.classify import Category
from diff_insight.errors import InputError
from diff_insight.settings.checks import CHECKS, DEFAULTS, Values
from diff_insight.settings.options import OPTIONS
from diff_insight.settings.resolve import Settings, read_options, resolve

NOW = dt.datetime(2026, 5, 31, 20, 0, tzinfo=dt.UTC)


def settings(
    options: dict[str, Any], configuration: Values | None = None, defaults: Values | None = None
) -> Settings:
    return resolve(read_options(options), configuration or {}, now=NOW, defaults=defaults)


def test_an_option_wins_over_the_configuration_and_that_over_the_default() -> None:
    configuration = {"model": "from-file", "concurrency": 3}
    resolved = settings({"model": "from-option"}, configuration, {"concurrency": 1, "deadline": 5})
    assert (resolved.model, resolved.concurrency, resolved.deadline) == ("from-option", 3, 5)
    assert resolved.overview_model == "claude-sonnet-5-5"


def test_without_a_configuration_there_is_one_category_that_takes_everything() -> None:
    assert settings({}).categories == (Category(name="all"),)


@pytest.mark.parametrize(
    ("timezone", "day"),
    [("UTC", "2026-05-31"), ("Asia/Tokyo", "2026-06-01"), ("America/New_York", "2026-05-31")],
)
def test_the_date_is_today_in_the_configured_time_zone(timezone: str, day: str) -> None:
    assert settings({}, {"timezone": timezone}).date == day


def test_the_given_date_stands() -> None:
    assert settings({"date": "2020-02-29"}).date == "2020-02-29"


@pytest.mark.parametrize(
    ("options", "configured", "shown"),
    [
        ({}, None, False),
        ({"flavor": "github"}, None, False),
        ({"visuals": True}, False, True),
        ({}, True, True),
    ],
)
def test_visuals_are_off_unless_somebody_asks(
    options: dict[str, Any], configured: bool | None, shown: bool
) -> None:
    configuration = {} if configured is None else {"visuals": configured}
    assert settings(options, configuration).visuals is shown


def test_the_format_is_left_open_where_nobody_says() -> None:
    assert settings({}).format is None
    assert settings({}, {"format": "json"}).format == "json"


def test_no_ceiling_can_be_asked_for_over_a_default_ceiling() -> None:
    resolved = settings({"max_cost": "none"}, defaults={"max_cost": 1.0})
    assert (resolved.max_cost, resolved.max_cost_asked_for) == (None, True)
    resolved = settings({}, defaults={"max_cost": 1.0})
    assert (resolved.max_cost, resolved.max_cost_asked_for) == (1.0, False)


def test_a_source_named_by_an_option_takes_the_place_of_the_configured_one() -> None:
    resolved = settings({"diff": "x.diff"}, {"repo": "o/n"})
    assert (resolved.git, resolved.repo, resolved.diff) == (None, None, "x.diff")


def test_locales_are_read_as_people_write_them_and_stand_once() -> None:
    assert settings({"locale": "zh-cn, en_US,ZH_CN"}).locales == ("zh_CN", "en_US")
    assert settings({"locale": "ja,zh,en_US,EN,de"}).locales == ("ja_JP", "zh_CN", "en_US", "de_DE")


def test_all_wrong_options_are_named_at_once() -> None:
    with pytest.raises(InputError) as raised:
        read_options(
            {"engine": "foo", "overview_model": "\0", "max_cost": "x", "repo": "nobody", "deadline": "0"}
        )
    assert str(raised.value) == (
        "--engine: is 'foo'; allowed: auto, claude, offline. "
        "--overview-model: is '\\x00'; allowed: text that is not empty. "
        "--max-cost: is 'x'; allowed: US dollars of 0 or more, or none. "
        "--repo: is 'nobody'; allowed: OWNER/NAME. "
        "--deadline: is '0'; allowed: seconds, above 0 and at most 86400."
    )


def test_the_table_of_options_the_checks_and_the_defaults_know_the_same_settings() -> None:
    table = {name.replace("-", "_") for name in OPTIONS} - {"config", "since_tag"}
    assert {"locale" if name == "locales" else name for name in CHECKS} == table
    assert CHECKS.keys() == DEFAULTS.keys()


def test_the_defaults_in_the_table_are_the_real_ones() -> None:
    for name in (
        "engine",
        "explain",
        "flavor",
        "model",
        "provider",
        "timezone",
        "headings",
        "title",
    ):
        assert OPTIONS[name].default == DEFAULTS[name]
    assert OPTIONS["overview-model"].default == DEFAULTS["overview_model"]
    assert OPTIONS["locale"].default == ",".join(DEFAULTS["locales"])
    assert (int(OPTIONS["concurrency"].default), float(OPTIONS["deadline"].default)) == (
        8,
        DEFAULTS["deadline"],
    )


@pytest.mark.parametrize("name", [name for name, value in DEFAULTS.items() if value])
def test_every_default_passes_its_own_check(name: str) -> None:
    default = DEFAULTS[name]
    assert CHECKS[name](list(default) if isinstance(default, tuple) else default) == default
