"""Batches over real HTTP: submitted, collected into the cache, interrupted, and at half the price."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diff_insight.claude.batches import Batches, Collected, Submitted
from diff_insight.claude.claude_settings import ClaudeSettings
from diff_insight.errors import EngineError, InputError
from diff_insight.model import Commit, Fact, Lines
from tests.fakes.claude_runs import PRICES, analyzed_range, changed_file, many_files, run_engine
from tests.fakes.messages_server import (
    Body,
    MessagesServer,
    Response,
    answer,
    data_of,
    error,
    is_overview,
    is_second_look,
    message,
    messages_server,
    obedient,
    paths_of,
)


def batches(server: MessagesServer, cache: Path, **settings: Any) -> Batches:
    return Batches(
        ClaudeSettings(
            model="small",
            overview_model="large",
            prices=PRICES,
            base_url=server.url,
            api_key="key-of-a-test",
            cache=cache,
            **{"group_characters": 0, **settings},
        )
    )


@pytest.mark.slow
def test_what_a_batch_answers_costs_the_next_run_no_request(tmp_path: Path) -> None:
    with messages_server() as server:
        assert batches(server, tmp_path).submit(
            [analyzed_range({"all": many_files(3)})], locales=("en_US",)
        ) == Submitted(batches=("msgbatch_1",), requests=3)
        assert batches(server, tmp_path).collect() == Collected(
            answers=3, cost_usd=round(3 * (100 * 1.0 + 50 * 5.0) / 1e6 / 2, 6)
        )
        before = len(server.received)
        run = run_engine(server, many_files(3), cache=tmp_path)
    assert len(server.received) == before + 1
    assert run.explained.usage.cached == 3
    assert run.of("docs/page-002.md").explained_by == "claude"


@pytest.mark.slow
def test_a_batch_that_is_not_done_is_collected_by_a_later_process(tmp_path: Path) -> None:
    with messages_server() as server:
        server.batches_end = False
        batches(server, tmp_path).submit([analyzed_range({"all": many_files(2)})], locales=("en_US", "ja_JP"))
        assert batches(server, tmp_path).collect() == Collected(waiting=1)
        server.batches_end = True
        assert batches(server, tmp_path).collect().answers == 2
        assert batches(server, tmp_path).collect() == Collected()


def test_what_is_kept_already_is_not_submitted_again(tmp_path: Path) -> None:
    with messages_server() as server:
        run_engine(server, many_files(2), cache=tmp_path)
        assert batches(server, tmp_path).submit(
            [analyzed_range({"all": many_files(3)})], locales=("en_US",)
        ) == Submitted(batches=("msgbatch_1",), requests=1, known=2)
        assert batches(server, tmp_path).submit(
            [analyzed_range({"all": many_files(2)})], locales=("en_US",)
        ) == Submitted(known=2)


def test_failed_and_unreadable_results_are_counted_and_asked_for_by_an_ordinary_run(tmp_path: Path) -> None:
    def script(body: Body, number: int) -> Response:
        said = data_of(body)
        if "page-000" in said:
            return error(500, "api_error", "oops")
        return Response(body=message("rubbish")) if "page-001" in said else obedient(body, number)

    with messages_server(script) as server:
        batches(server, tmp_path).submit([analyzed_range({"all": many_files(3)})], locales=("en_US",))
        collected = batches(server, tmp_path).collect()
        assert (collected.answers, collected.failed) == (1, 2)
        server.script = obedient
        run = run_engine(server, many_files(3), cache=tmp_path)
    assert run.explained.usage.cached == 1
    assert run.of("docs/page-000.md").explained_by == "claude"


def test_a_ceiling_leaves_out_what_it_cannot_pay_for_at_half_the_price(tmp_path: Path) -> None:
    with messages_server() as server:
        told = batches(server, tmp_path, max_cost_usd=0.03).submit(
            [analyzed_range({"all": many_files(5)})], locales=("en_US",)
        )
    assert told.requests + told.over_budget == 5
    assert told.over_budget > 0


def test_a_key_that_does_not_work_is_an_error_that_says_so(tmp_path: Path) -> None:
    with messages_server() as server:
        server.batch_fault = error(401, "authentication_error", "no")
        with pytest.raises(EngineError, match="Check the key"):
            batches(server, tmp_path).submit([analyzed_range({"all": many_files(1)})], locales=("en_US",))


def test_a_batch_that_the_server_knows_no_more_is_forgotten_and_asked_for_anew(tmp_path: Path) -> None:
    with messages_server() as server:
        batches(server, tmp_path).submit([analyzed_range({"all": many_files(2)})], locales=("en_US",))
        server.batch_fault = error(404, "not_found_error", "no such batch")
        assert batches(server, tmp_path).collect() == Collected(failed=2)
        assert batches(server, tmp_path).collect() == Collected()


def test_a_ceiling_without_a_price_sends_off_nothing(tmp_path: Path) -> None:
    with messages_server() as server:
        unpriced = batches(server, tmp_path, max_cost_usd=1.0)
        unpriced._settings = replace(unpriced._settings, model="house-model")
        with pytest.raises(InputError, match="`house-model` is not known"):
            unpriced.submit([analyzed_range({"all": many_files(1)})], locales=("en_US",))
    assert server.received == []


def test_a_foreign_file_among_the_tickets_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "batches").mkdir()
    (tmp_path / "batches" / "x.json").write_text('{"evil": true}')
    with messages_server() as server:
        assert batches(server, tmp_path).collect() == Collected()


def test_batches_need_anthropic_and_a_cache(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="takes no batches"):
        Batches(ClaudeSettings(provider="bedrock", cache=tmp_path))
    with pytest.raises(InputError, match="--cache DIR"):
        Batches(ClaudeSettings())


def test_small_files_share_a_request_of_a_batch_and_a_bad_answer_costs_no_good_one(tmp_path: Path) -> None:
    def script(body: Body, number: int) -> Response:
        del number
        told = answer(body)
        told["files"][1]["modification_type"] = "huge"
        told["files"].append({**told["files"][0], "path": "docs/of-another-range.md"})
        return Response(body=message(told))

    with messages_server(script) as server:
        together = batches(server, tmp_path, group_characters=12_000)
        assert together.submit([analyzed_range({"all": many_files(4)})], locales=("en_US",)) == Submitted(
            batches=("msgbatch_1",), requests=1
        )
        assert together.collect() == Collected(
            answers=3, failed=1, cost_usd=round((100 * 1.0 + 50 * 5.0) / 1e6 / 2, 6)
        )
        server.script = obedient
        run = run_engine(server, many_files(4), cache=tmp_path)
    assert run.explained.usage.cached == 3
    asked = [paths_of(body) for body in server.bodies if "messages" in body and not is_overview(body)]
    assert asked == [["docs/page-001.md"]]


def test_a_file_that_an_author_calls_a_fix_is_asked_about_though_its_facts_say_all(tmp_path: Path) -> None:
    file = changed_file(facts=(), rule="dates")
    fix = Commit(sha="1" * 40, subject="fix: the date", type="fix", author="Ann", paths=(file.change.path,))
    with messages_server() as server:
        told = [
            batches(server, tmp_path).submit(
                [replace(analyzed_range({"all": [file]}), commits=commits)], locales=("en_US",)
            )
            for commits in ((), (fix,))
        ]
    assert [submitted.requests for submitted in told] == [0, 1]


def test_what_a_batch_answers_is_looked_at_again_by_the_run_that_finds_it(tmp_path: Path) -> None:
    condition = Fact(kind="condition_changed", lines=Lines(removed=(1,), added=(1,)))
    files = [changed_file("src/a.py", facts=(condition,)), changed_file("src/b.py", facts=(condition,))]
    with messages_server() as server:
        there = batches(server, tmp_path, group_characters=12_000)
        there.submit([analyzed_range({"all": files})], locales=("en_US",))
        there.collect()
        run = run_engine(server, files, cache=tmp_path)
        again = run_engine(server, files, cache=tmp_path)
    assert sum(is_second_look(body) for body in server.bodies if "messages" in body) == 1
    assert run.explained.usage.cached == 2
    assert again.explained.usage.requests == 0
    assert run.explained.summaries == again.explained.summaries
