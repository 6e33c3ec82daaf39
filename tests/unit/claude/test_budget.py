"""The ceiling holds whatever a server does, and the most important files get the money."""

import json
import random
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.claude.budget import check_prices
from diff_insight.claude.claude_settings import ClaudeSettings
from diff_insight.claude.engine import ClaudeEngine
from diff_insight.claude.prices import Price, read_prices, shipped_price_file, shipped_prices
from diff_insight.claude.replies import Fault, Reply, Tokens
from diff_insight.claude.requests import Dialect, Request
from diff_insight.errors import ConfigurationError, InputError
from diff_insight.model import Explained, Fact, Lines
from tests.fakes.claude_runs import PRICES, SkippingClock, analyzed_range, changed_file, many_files, trusting
from tests.fakes.engines import PlainEngine, RecordedProgress
from tests.fakes.messages_server import answer, data_of
from tests.trials import trials


def dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a test's dice


@dataclass
class RandomModel:
    """Answers with random usage, or fails at random having billed or not; keeps its own books."""

    dice: random.Random
    prices: dict[str, Price] = field(default_factory=lambda: PRICES)
    billed: float = 0.0
    asked: list[str] = field(default_factory=list)

    async def send(self, request: Request, *, dialect: Dialect, seconds: float) -> Reply:
        del seconds
        body = request.body(dialect)
        self.asked.append(data_of(body))
        most = len(json.dumps(body, ensure_ascii=False).encode())
        total = self.dice.randint(0, most)
        creation = self.dice.randint(0, total)
        read = self.dice.randint(0, total - creation)
        tokens = Tokens(
            input=total - creation - read,
            cache_creation=creation,
            cache_read=read,
            output=self.dice.randint(0, request.max_tokens),
        )
        luck = self.dice.random()
        if luck < 0.15:
            raise Fault("busy", "later", status=429)
        self.billed += self.prices[request.model].cost(tokens)
        if luck < 0.3:
            raise Fault("down", "cut", perhaps_billed=True)
        text = "rubbish" if luck < 0.5 else json.dumps(answer(body))
        return Reply(text=text, stop_reason="end_turn", tokens=None if luck > 0.95 else tokens)

    async def close(self) -> None:
        pass


def run(
    model: RandomModel, files: int, *, ceiling: float | None, concurrency: int = 8, **more: Any
) -> Explained:
    engine = ClaudeEngine(
        ClaudeSettings(
            model="small",
            overview_model="large",
            prices=model.prices,
            max_cost_usd=ceiling,
            concurrency=concurrency,
            **more,
        ),
        fallback=PlainEngine(),
        check=trusting,
        connect=lambda _settings: model,
        clock=SkippingClock().clock(),
    )
    every = many_files(files)
    condition = Fact(kind="condition_changed", lines=Lines(removed=(1,), added=(1,)))
    every[::2] = [replace(file, facts=(condition,)) for file in every[::2]]  # looked at twice
    return engine.explain(analyzed_range({"all": every}), locales=("en_US",), progress=RecordedProgress())


@pytest.mark.slow
@trials(80)
@given(
    seed=st.integers(0, 2**32),
    ceiling=st.floats(0.0, 0.6),
    files=st.integers(1, 12),
    concurrency=st.integers(1, 8),
)
def test_the_ceiling_is_never_passed(seed: int, ceiling: float, files: int, concurrency: int) -> None:
    model = RandomModel(dice(seed))
    explained = run(model, files, ceiling=ceiling, concurrency=concurrency)
    assert model.billed <= ceiling + 1e-9
    assert len(explained.summaries) == files
    assert (explained.usage.cost_usd or 0.0) <= model.billed + 1e-6


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_ceiling_is_never_passed_in_500_trials_with_groups_a_judge_and_repetitions() -> None:
    looked, grouped, repeated, left_out = 0, 0, 0, 0

    @trials(500, database=None)
    @given(
        seed=st.integers(0, 2**32),
        ceiling=st.floats(0.0, 1.2),
        files=st.integers(1, 24),
        concurrency=st.integers(1, 8),
        group_characters=st.sampled_from([0, 600, 2_000, 12_000]),
        judge=st.booleans(),
    )
    def trial(seed: int, ceiling: float, files: int, concurrency: int, **more: Any) -> None:
        nonlocal looked, grouped, repeated, left_out
        model = RandomModel(dice(seed))
        explained = run(model, files, ceiling=ceiling, concurrency=concurrency, **more)
        assert model.billed <= ceiling + 1e-9
        assert len(explained.summaries) == files
        assert (explained.usage.cost_usd or 0.0) <= model.billed + 1e-6
        looked += any("\n1: " in asked for asked in model.asked)
        grouped += any(asked.count("\npath: ") > 1 for asked in model.asked)
        repeated += len(set(model.asked)) < len(model.asked)
        left_out += any("Raise --max-cost" in warning for warning in explained.warnings)

    trial()
    assert min(looked, grouped, repeated, left_out) > 50  # of each enough, or the trials say nothing


@dataclass
class DearModel(RandomModel):
    """Answers every time and always uses all it may."""

    async def send(self, request: Request, *, dialect: Dialect, seconds: float) -> Reply:
        del seconds
        body = request.body(dialect)
        self.asked.append(data_of(body))
        tokens = Tokens(input=request.most_input_tokens - 1000, output=request.max_tokens)
        self.billed += self.prices[request.model].cost(tokens)
        return Reply(text=json.dumps(answer(body)), stop_reason="end_turn", tokens=tokens)


def test_money_goes_to_breaking_changes_then_features_then_the_largest() -> None:
    files = [
        changed_file("small.md"),
        changed_file("large.md", lines=4),
        changed_file("feature.md", modification_type="new feature"),
        changed_file("breaking.md", modification_type="breaking change"),
    ]
    model = DearModel(dice(0))
    engine = ClaudeEngine(
        ClaudeSettings(
            model="small",
            overview_model="small",
            prices=PRICES,
            max_cost_usd=0.1,
            concurrency=1,
            group_characters=0,
        ),
        fallback=PlainEngine(),
        check=trusting,
        connect=lambda _settings: model,
        clock=SkippingClock().clock(),
    )
    explained = engine.explain(
        analyzed_range({"all": files}), locales=("en_US",), progress=RecordedProgress()
    )
    told = [path for path, texts in explained.summaries.items() if texts["en_US"].explained_by == "claude"]
    assert told == ["feature.md", "breaking.md"]
    assert "breaking.md" in model.asked[0]
    assert model.billed <= 0.1
    assert any("Raise --max-cost" in warning for warning in explained.warnings)


def test_a_price_that_is_not_known_is_an_error_where_the_ceiling_was_asked_for() -> None:
    model = RandomModel(dice(0), prices={})
    with pytest.raises(InputError, match=r"price of `small` and `large` is not known.*--prices"):
        run(model, 1, ceiling=1.0)
    assert model.asked == []


@pytest.mark.parametrize(
    "name", ["house-model", "eu.anthropic.claude-new-1", "arn:aws:bedrock:eu:1:profile/x"]
)
def test_the_table_to_write_for_a_price_that_is_not_known_can_be_copied(name: str) -> None:
    (said,) = check_prices(models=(name,), prices={}, ceiling_asked_for=False)
    table = said[said.index("[models.") : said.index("] with") + 1]
    found = read_prices(f"date = 2026-11-22\n{table}\ninput = 1.0\noutput = 5.0\n", name="prices.toml")
    assert found[name] == Price(input=1.0, output=5.0)


def test_a_price_that_is_not_known_is_a_warning_where_the_ceiling_is_the_default() -> None:
    engine = ClaudeEngine(
        ClaudeSettings(
            model="small", overview_model="large", prices={}, max_cost_usd=1.0, ceiling_asked_for=False
        ),
        fallback=PlainEngine(),
        check=trusting,
        connect=lambda _settings: Free(dice(0)),
        clock=SkippingClock().clock(),
    )
    explained = engine.explain(
        analyzed_range({"all": many_files(1)}), locales=("en_US",), progress=RecordedProgress()
    )
    assert "the default ceiling on cost does not bind" in explained.warnings[0]
    assert explained.usage.cost_usd is None
    assert explained.usage.requests == 2


class Free(RandomModel):
    """Answers every time."""

    async def send(self, request: Request, *, dialect: Dialect, seconds: float) -> Reply:
        del seconds
        body = request.body(dialect)
        return Reply(text=json.dumps(answer(body)), stop_reason="end_turn", tokens=Tokens(input=1, output=1))


def test_costs_are_per_million_tokens_with_cache_rates_and_the_tier_of_large_requests() -> None:
    haiku = shipped_prices()["claude-haiku-5-5"]
    assert haiku.cost(Tokens(input=10_000, output=2_000)) == pytest.approx(0.001 + 0.001)
    assert haiku.cost(Tokens(cache_creation=10_000, cache_read=10_000)) == pytest.approx(0.00125 + 0.0001)
    assert haiku.cost(Tokens(input=200_000, output=1_000)) == pytest.approx(0.1 + 0.0025)
    assert haiku.ceiling(input_tokens=100_001, output_tokens=0) == pytest.approx(100_001 * 0.5 * 1.25 / 1e6)


def test_prices_ship_with_their_date_and_those_of_the_default_models() -> None:
    assert shipped_price_file().date.isoformat() == "2026-11-22"
    assert {ClaudeSettings().model, ClaudeSettings().overview_model} <= set(shipped_prices())


def test_a_users_prices_stand_over_the_shipped_ones() -> None:
    own = read_prices('date = 2026-12-01\n[models."my/model"]\ninput = 1\noutput = 2\n', name="p.toml")
    assert own["my/model"] == Price(input=1.0, output=2.0)
    assert own["claude-opus-5"] == shipped_prices()["claude-opus-5"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("date = ", "is not TOML"),
        ("date = " + "9" * 5_000, "a number of too many digits"),
        ("date = " + "[" * 50_000 + "]" * 50_000, "nested too deep"),
        ("[models.a]\ninput = -1\noutput = 1\n", "models.a.input"),
        ("date = 2026-01-01\n[models.a]\ninput = 1\noutput = 1\nhourly = 2\n", "models.a.hourly"),
        ("date = 2026-01-01\n[models.a]\ninput = inf\noutput = 1\n", "models.a.input"),
    ],
)
def test_a_price_file_with_a_fault_names_the_key(text: str, fault: str) -> None:
    with pytest.raises(ConfigurationError, match=fault):
        read_prices(text, name="prices.toml")
