"""Every fault a model or its server can show: a complete report, the right notes, and a warning that helps.

One row of the fault table per case, each over real HTTP.
"""

import json
import socket

import pytest

from diff_insight.claude.notes import NOTES
from diff_insight.errors import EngineError
from tests.fakes.claude_runs import changed_file, many_files, run_engine
from tests.fakes.messages_server import (
    Body,
    Response,
    answer,
    data_of,
    error,
    is_overview,
    message,
    messages_server,
    obedient,
)
from tests.fakes.model_faults import NOTED, PASSING, PERMANENT, USED, always, changed, first, saying

PATH = "docs/page.md"


@pytest.mark.parametrize("row", PERMANENT)
def test_what_cannot_get_better_is_found_by_the_first_request(row: str) -> None:
    response, said = PERMANENT[row]
    with messages_server(always(response)) as server:
        run = run_engine(server, many_files(20))
    assert len(server.received) == 1
    assert {run.of(file.change.path).note for file in many_files(20)} == {NOTES["unavailable"]}
    assert run.explained.overviews["all", "en_US"].summary == "offline summary en_US"
    assert said in run.explained.warnings[0]
    assert "key-of-a-test" not in " ".join(run.explained.warnings)


@pytest.mark.parametrize("row", PERMANENT)
def test_what_cannot_be_had_at_all_is_an_error_where_it_was_asked_for_by_name(row: str) -> None:
    response, said = PERMANENT[row]
    with messages_server(always(response)) as server, pytest.raises(EngineError) as raised:
        run_engine(server, many_files(3), required=True)
    assert said in str(raised.value)


def test_credit_that_runs_out_half_way_stops_the_requests_and_keeps_what_was_explained() -> None:
    def script(body: Body, number: int) -> Response:
        return obedient(body, number) if number <= 3 else PERMANENT["402"][0]

    with messages_server(script) as server:
        run = run_engine(server, many_files(12), concurrency=1, required=True)
    assert len(server.received) == 4
    told = [run.of(file.change.path).explained_by for file in many_files(12)]
    assert told.count("claude") == 3
    assert "has no credit" in run.explained.warnings[0]


@pytest.mark.parametrize("row", PASSING)
def test_what_passes_is_tried_again(row: str) -> None:
    response, slept = PASSING[row]
    with messages_server(first(response)) as server:
        run = run_engine(server, [changed_file()])
    assert run.of(PATH).explained_by == "claude"
    assert run.of(PATH).note is None
    assert run.clock.slept == slept
    assert len(server.received) == 3


@pytest.mark.parametrize("row", ["connection cut mid-body", "no Message", "JSON of another kind"])
def test_a_way_that_leads_nowhere_is_given_up_after_a_few_attempts(row: str) -> None:
    with messages_server(always(PASSING[row][0])) as server:
        run = run_engine(server, many_files(30))
    assert len(server.received) == 4
    assert {run.of(file.change.path).note for file in many_files(30)} == {NOTES["down"], NOTES["unavailable"]}
    assert "Run again later" in run.explained.warnings[0] or "Check the base URL" in run.explained.warnings[0]


@pytest.mark.parametrize(("row", "sent"), [("429 of a second", 48), ("500", 7), ("529", 7)])
def test_a_server_that_only_says_that_it_is_busy_is_asked_by_one_request_until_the_deadline(
    row: str, sent: int
) -> None:
    with messages_server(always(PASSING[row][0])) as server:
        run = run_engine(server, many_files(30))
    assert (len(server.received), run.clock.moment <= 1060.0) == (sent, True)
    assert {run.of(file.change.path).note for file in many_files(30)} == {NOTES["down"], NOTES["unavailable"]}
    assert "Run again later" in run.explained.warnings[0]


def test_a_retry_after_of_an_hour_is_not_waited_for() -> None:
    with messages_server(always(error(429, "rate_limit_error", "later", retry_after="3600"))) as server:
        run = run_engine(server, many_files(5))
    assert run.clock.slept == []
    assert len(server.received) == 1
    assert "lower --concurrency" in run.explained.warnings[0]


def test_a_server_that_is_not_there_leaves_the_offline_report() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = run_engine(f"http://127.0.0.1:{port}", many_files(3))
    assert {run.of(file.change.path).explained_by for file in many_files(3)} == {"offline"}
    assert "gave no answer" in run.explained.warnings[0]


def test_a_server_that_does_not_answer_in_time_ends_at_the_deadline() -> None:
    with messages_server(always(Response(body=message("{}"), latency=1.0))) as server:
        run = run_engine(server, many_files(3), deadline_seconds=0.6)
    assert {run.of(file.change.path).note for file in many_files(3)} == {NOTES["deadline"]}
    assert "Raise --deadline" in run.explained.warnings[0]


def test_a_request_that_the_server_refuses_is_tried_without_a_schema_then_given_up() -> None:
    with messages_server(always(error(400, "invalid_request_error", "bad request"))) as server:
        run = run_engine(server, [changed_file()])
    assert [sorted(body.get("output_config", ())) for body in server.bodies] == [
        ["effort", "format"],
        ["format"],
        [],
        [],
    ]
    assert isinstance(server.bodies[-1]["system"], str)
    assert run.of(PATH).note == NOTES["request"]
    assert "--model" in run.explained.warnings[0]


def test_a_server_that_refuses_everything_is_left_alone_after_a_few_files() -> None:
    with messages_server(always(error(400, "invalid_request_error", "bad request"))) as server:
        run = run_engine(server, many_files(50))
    assert len(server.received) <= 15
    assert run.of("docs/page-049.md").note == NOTES["unavailable"]


def test_one_change_that_is_too_large_does_not_stop_the_others() -> None:
    def script(body: Body, number: int) -> Response:
        if "page-001" in data_of(body) and not is_overview(body):
            return error(413, "request_too_large", "too large")
        return obedient(body, number)

    with messages_server(script) as server:
        run = run_engine(server, many_files(3))
    assert [run.of(file.change.path).note for file in many_files(3)] == [None, NOTES["size"], None]


def test_an_answer_cut_at_its_limit_is_asked_for_again_with_more_room() -> None:
    script = first(Response(body=message('{"modification_type": "min', stop_reason="max_tokens")))
    with messages_server(script) as server:
        run = run_engine(server, [changed_file()])
    assert server.bodies[1]["max_tokens"] == 2 * server.bodies[0]["max_tokens"]
    assert run.of(PATH).explained_by == "claude"


@pytest.mark.parametrize("row", NOTED)
def test_an_answer_that_cannot_be_used_leaves_the_offline_text_with_its_reason(row: str) -> None:
    script, reason = NOTED[row]
    with messages_server(script) as server:
        run = run_engine(server, [changed_file()])
    summary = run.of(PATH)
    assert (summary.explanation, summary.note) == ("offline explanation en_US", NOTES[reason])
    assert 1 <= len(server.received) <= 2
    assert run.explained.overviews["all", "en_US"].summary == "offline summary en_US"
    assert run.explained.warnings[0].startswith("1 file is explained offline")


@pytest.mark.parametrize("row", USED)
def test_an_answer_with_something_around_it_is_read(row: str) -> None:
    with messages_server(USED[row]) as server:
        run = run_engine(server, [changed_file()])
    assert run.of(PATH).explained_by == "claude"
    assert run.of(PATH).modification_title == "Lines of the page change"


def test_control_characters_are_gone_from_what_is_published() -> None:
    with messages_server(USED["control characters"]) as server:
        run = run_engine(server, [changed_file()])
    assert run.of(PATH).explanation == "Some lines[31m of the page change."


def test_a_server_without_structured_output_is_asked_in_words_from_then_on() -> None:
    def stranger(body: Body, number: int) -> Response:  # noqa: ARG001
        if "output_config" in body:
            return error(400, "invalid_request_error", "output_config: extra inputs are not permitted")
        return Response(body=message("Sure! " + json.dumps(answer(body))))

    with messages_server(stranger) as server:
        run = run_engine(server, many_files(4), concurrency=1)
    assert {run.of(file.change.path).explained_by for file in many_files(4)} == {"claude"}
    files = [body for body in server.bodies if not is_overview(body)]
    assert ["output_config" in body for body in files] == [True, True, False, False, False, False]
    assert "It must fit this JSON schema" in files[2]["system"][0]["text"]


def test_a_model_that_knows_no_effort_is_asked_without_it_from_then_on() -> None:
    def older(body: Body, number: int) -> Response:
        if "effort" in body["output_config"]:
            return error(400, "invalid_request_error", "output_config.effort: extra inputs are not permitted")
        return obedient(body, number)

    with messages_server(older) as server:
        run = run_engine(server, many_files(3), concurrency=1, overview_model="small")
    assert {run.of(file.change.path).explained_by for file in many_files(3)} == {"claude"}
    assert [sorted(body["output_config"]) for body in server.bodies] == [
        ["effort", "format"],
        *[["format"]] * 4,
    ]


ONE_LINE = 512
"""Tokens of an answer about a file with one line replaced."""


def test_models_think_little_about_files_and_more_about_overviews_unless_told_otherwise() -> None:
    with messages_server() as server:
        run_engine(server, [changed_file()])
        run_engine(server, [changed_file()], effort="high")
    assert [(body["output_config"]["effort"], body["max_tokens"]) for body in server.bodies] == [
        ("low", 2048 + ONE_LINE),
        ("medium", 6144 + 2048),
        ("high", 12_288 + ONE_LINE),
        ("high", 12_288 + 2048),
    ]


def test_room_for_an_answer_is_raised_once_and_for_the_whole_run() -> None:
    def thinking(body: Body, number: int) -> Response:
        if body["max_tokens"] < 5_000:
            return Response(body=message("", stop_reason="max_tokens"))
        return obedient(body, number)

    with messages_server(thinking) as server:
        run = run_engine(server, many_files(4), concurrency=1)
    assert {run.of(file.change.path).explained_by for file in many_files(4)} == {"claude"}
    assert [body["max_tokens"] for body in server.bodies] == [
        2048 + ONE_LINE,
        *[2 * (2048 + ONE_LINE)] * 4,
        8192,
    ]
    with messages_server(saying(lambda _: "", stop_reason="max_tokens")) as server:
        run = run_engine(server, [changed_file()])
    assert "lower --effort" in run.explained.warnings[0]


def test_a_server_that_answers_in_prose_is_shown_the_schema_from_then_on() -> None:
    def chatty(body: Body, number: int) -> Response:
        if "It must fit this JSON schema" not in body["system"][0]["text"]:
            return Response(body=message("The page says something else now."))
        return obedient(body, number)

    with messages_server(chatty) as server:
        run = run_engine(server, many_files(4), concurrency=1, overview_model="small")
    assert {run.of(file.change.path).explained_by for file in many_files(4)} == {"claude"}
    shown = ["It must fit this JSON schema" in body["system"][0]["text"] for body in server.bodies]
    assert shown == [False] + [True] * 5


def test_html_images_links_and_mentions_of_a_model_do_not_get_through() -> None:
    hostile = (
        "Some <b>lines</b> of [the page](https://evil.test/x) change. "
        "![x](https://evil.test/p.png) @admin reads it."
    )
    with messages_server(saying(changed(explanation=hostile))) as server:
        run = run_engine(server, [changed_file()])
    assert run.of(PATH).explanation == "Some lines of the page change. x `@admin` reads it."


def test_a_missing_extra_of_a_provider_is_said_and_the_report_comes_out() -> None:
    run = run_engine("http://127.0.0.1:9", [changed_file()], provider="bedrock", api_key=None)
    assert run.of(PATH).note == NOTES["unavailable"]
    assert "'anthropic[bedrock]'" in run.explained.warnings[0]


@pytest.mark.parametrize(("status", "kind"), [(404, "not_found_error"), (403, "permission_error")])
def test_an_overviews_model_that_is_gone_leaves_the_overview_to_the_model_of_the_files(
    status: int, kind: str
) -> None:
    def script(body: Body, number: int) -> Response:
        gone = body["model"] == "large"
        return error(status, kind, "model: large") if gone else obedient(body, number)

    files = {"a": many_files(2), "b": [changed_file()]}
    with messages_server(script) as server:
        run = run_engine(server, files, required=True, concurrency=1)
    assert {overview.summary for overview in run.explained.overviews.values()} == {
        "Some lines of the pages change."
    }
    assert [body["model"] for body in server.bodies].count("large") == 1
    assert run.explained.warnings[0].startswith("`large` writes no overviews, `small` does. ")


def test_what_files_have_in_common_names_two_of_them_or_is_left_to_the_program() -> None:
    def script(body: Body, number: int) -> Response:
        if is_overview(body):
            return Response(
                body=message(answer(body, en_US={"insights": "All pages of `page-001.md` change."}))
            )
        return obedient(body, number)

    with messages_server(script) as server:
        run = run_engine(server, many_files(3))
    overview = run.explained.overviews["all", "en_US"]
    assert overview.insights == "offline insights"
    assert overview.summary == "Some lines of the pages change."
    assert "has to name at least two files" in server.bodies[-1]["messages"][-1]["content"]
