"""A server with limits, and one that is overloaded for a while: every file is explained by the model."""

import datetime as dt
from dataclasses import replace

import pytest

from diff_insight.claude.notes import NOTES
from diff_insight.model import Explained
from tests.fakes.claude_runs import SkippingClock, changed_file, many_files, run_engine
from tests.fakes.messages_server import Body, Response, error, is_overview, messages_server, obedient


def offline_in(explained: Explained) -> int:
    return sum(told["en_US"].explained_by == "offline" for told in explained.summaries.values())


def test_fifty_requests_a_minute_are_kept_to_and_every_file_is_explained() -> None:
    time = SkippingClock()
    window: list[float] = []

    def limited(body: Body, number: int) -> Response:
        window[:] = [moment for moment in window if moment > time.moment - 60.0]
        if len(window) >= 50:
            wait = window[0] + 60.0 - time.moment
            return error(429, "rate_limit_error", "slow down", retry_after=f"{wait:.3f}")
        window.append(time.moment)
        return obedient(body, number)

    with messages_server(limited) as server:
        run = run_engine(server, many_files(120), time=time, deadline_seconds=900.0)
    assert offline_in(run.explained) == 0
    assert run.explained.overviews["all", "en_US"].summary == "Some lines of the pages change."
    assert time.moment < 1_000.0 + 900.0  # slots that sleep at once each move this clock on
    assert len(server.received) < 160
    assert [note for note in run.progress.said if "is busy" in note] == run.progress.said


def test_ten_seconds_of_an_overloaded_server_cost_no_file() -> None:
    time = SkippingClock()

    def overloaded(body: Body, number: int) -> Response:
        if 1_000.0 < time.moment < 1_010.0 or number == 1:
            return error(529, "overloaded_error", "busy")
        return obedient(body, number)

    with messages_server(overloaded) as server:
        run = run_engine(server, many_files(20), time=time)
    assert offline_in(run.explained) == 0


def test_a_limit_that_outlasts_the_time_for_files_leaves_the_overview_to_the_model() -> None:
    def limited(body: Body, number: int) -> Response:
        if number == 1 or is_overview(body):
            return obedient(body, number)
        return error(429, "rate_limit_error", "slow down", retry_after="90")

    with messages_server(limited) as server:
        run = run_engine(server, many_files(20), deadline_seconds=100.0)
    notes = [run.of(file.change.path).note for file in many_files(20)]
    assert (notes.count(None), notes.count(NOTES["deadline"])) == (1, 19)
    assert run.explained.overviews["all", "en_US"].summary == "Some lines of the pages change."


def test_what_is_left_of_a_limit_is_heeded_before_the_server_refuses() -> None:
    reset = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=60)
    headers = {
        "anthropic-ratelimit-requests-limit": "60",
        "anthropic-ratelimit-requests-remaining": "0",
        "anthropic-ratelimit-requests-reset": reset.isoformat(),
    }

    def script(body: Body, number: int) -> Response:
        return Response(body=obedient(body, number).body, headers=headers)

    with messages_server(script) as server:
        run = run_engine(server, many_files(4), concurrency=1)
    assert [0.5 < wait <= 1.05 for wait in run.clock.slept] == [True] * 4
    assert offline_in(run.explained) == 0


@pytest.mark.slow
@pytest.mark.parametrize("group_characters", [0, 12_000])
def test_a_thousand_files_at_fifty_requests_a_minute_end_complete_the_most_important_by_the_model(
    group_characters: int,
) -> None:
    time = SkippingClock()
    window: list[float] = []

    def limited(body: Body, number: int) -> Response:
        window[:] = [moment for moment in window if moment > time.moment - 60.0]
        if len(window) >= 50:
            wait = window[0] + 60.0 - time.moment
            return error(429, "rate_limit_error", "slow down", retry_after=f"{wait:.3f}")
        window.append(time.moment)
        return replace(obedient(body, number), latency=0.01)

    grave = {"modification_type": "breaking change"}
    files = [
        changed_file(f"docs/page-{number:04}.md", **(grave if number % 10 == 0 else {}))
        for number in range(1_000)
    ]
    with messages_server(limited) as server:
        run = run_engine(server, files, time=time, deadline_seconds=900.0, group_characters=group_characters)
    assert time.moment < 1_000.0 + 900.0
    assert set(run.explained.summaries) == {file.change.path for file in files}
    offline = [file for file in files if run.of(file.change.path).explained_by == "offline"]
    assert all(file.modification_type == "minor update" for file in offline)
    assert bool(offline) == (group_characters == 0)  # one by one there is no time for all
    assert run.explained.overviews["all", "en_US"].summary == "Some lines of the pages change."
