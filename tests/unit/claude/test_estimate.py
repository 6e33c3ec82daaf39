"""The forecast: no request, and close to what a run then does."""

from dataclasses import replace

from diff_insight.claude.claude_settings import ClaudeSettings
from diff_insight.claude.estimate import Estimate, estimate
from diff_insight.model import Commit, Fact, Lines
from tests.fakes.claude_runs import PRICES, analyzed_range, changed_file, many_files

SETTINGS = ClaudeSettings(model="small", overview_model="large", prices=PRICES)


def test_files_that_need_no_model_cost_nothing() -> None:
    stated = changed_file(facts=(), rule="dates")
    assert estimate(analyzed_range({"all": [stated]}), locales=("en_US",), settings=SETTINGS) == Estimate(
        files=0, requests=0, input_tokens=0, output_tokens=0, cost_usd=0.0, most_usd=0.0
    )


def test_a_forecast_counts_files_their_groups_and_one_overview_per_category() -> None:
    told = estimate(
        analyzed_range({"a": many_files(5), "b": [changed_file("x.md")]}),
        locales=("en_US",),
        settings=SETTINGS,
    )
    assert (told.files, told.requests, told.output_tokens) == (6, 3, 600 + 6 * 350 + 2 * 2100)
    assert told.cost_usd is not None
    assert told.most_usd is not None
    assert 0 < told.cost_usd < told.most_usd


def test_a_third_locale_adds_output_and_hardly_any_input() -> None:
    one, three = (
        estimate(analyzed_range({"a": [changed_file("a.md", lines=40)]}), locales=locales, settings=SETTINGS)
        for locales in (("en_US",), ("en_US", "zh_CN", "ja_JP"))
    )
    assert three.input_tokens <= 1.2 * one.input_tokens
    assert three.output_tokens > one.output_tokens


def test_an_unknown_price_leaves_the_cost_open() -> None:
    told = estimate(
        analyzed_range({"a": many_files(1)}),
        locales=("en_US",),
        settings=ClaudeSettings(model="?", prices={}),
    )
    assert (told.cost_usd, told.most_usd, told.requests) == (None, None, 2)


def test_a_forecast_counts_the_second_look_and_files_that_an_author_calls_a_fix() -> None:
    condition = Fact(kind="condition_changed", lines=Lines(removed=(1,), added=(1,)))
    code = [changed_file(f"src/{name}.py", facts=(condition,)) for name in "ab"]
    stated = changed_file("docs/dates.md", facts=(), rule="dates")
    fix = Commit(sha="1" * 40, subject="fix: the date", type="fix", author="Ann", paths=("docs/dates.md",))
    range_ = replace(analyzed_range({"a": [*code, stated]}), commits=(fix,))
    told = estimate(range_, locales=("en_US",), settings=SETTINGS)
    assert (told.files, told.requests) == (3, 3)
    unjudged = estimate(range_, locales=("en_US",), settings=replace(SETTINGS, judge=False))
    assert (unjudged.files, unjudged.requests) == (3, 2)
