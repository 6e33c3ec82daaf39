"""Small files share a request; a bad answer about one costs none of the others."""

from pathlib import Path
from typing import Any

import pytest

from tests.fakes.claude_runs import changed_file, many_files, run_engine
from tests.fakes.messages_server import (
    Body,
    Response,
    answer,
    error,
    is_group,
    is_overview,
    message,
    messages_server,
    obedient,
    paths_of,
)

TOGETHER: dict[str, Any] = {"group_characters": 12_000}


def test_small_files_are_asked_about_together_and_answered_by_path() -> None:
    def by_path(body: Body, number: int) -> Response:
        if is_overview(body):
            return obedient(body, number)
        told = answer(body)
        for entry in told["files"]:
            entry["texts"]["en_US"]["title"] = f"Lines of `{entry['path']}` change"
        told["files"].reverse()
        return Response(body=message(told))

    with messages_server(by_path) as server:
        run = run_engine(server, many_files(32), **TOGETHER)
    assert len(server.received) <= 8
    assert {run.of(file.change.path).modification_title for file in many_files(32)} == {
        f"Lines of `{file.change.path}` change" for file in many_files(32)
    }
    schemas = {str(body["output_config"]) for body in server.bodies if is_group(body)}
    assert len(schemas) == 1


def test_neighbours_share_a_request_and_a_large_file_has_its_own() -> None:
    files = [changed_file("b/x.md"), changed_file("a/y.md"), changed_file("a/big.md", lines=300)]
    with messages_server() as server:
        run_engine(server, files, **TOGETHER)
    assert [paths_of(body) for body in server.bodies[:-1]] == [["a/big.md"], ["a/y.md", "b/x.md"]]


def test_three_locales_leave_room_for_fewer_files() -> None:
    with messages_server() as server:
        run_engine(server, many_files(20), locales=("en_US", "zh_CN", "ja_JP"), **TOGETHER)
    assert max(len(paths_of(body)) for body in server.bodies) == 12
    assert max(body["max_tokens"] for body in server.bodies) <= 21_000


def spoiled(body: Body, what: str) -> Any:
    told = answer(body)
    entry = told["files"][1]
    if what == "missing":
        del told["files"][1]
    elif what == "another path":
        entry["path"] = "docs/made-up.md"
    elif what == "unknown type":
        entry["modification_type"] = "huge"
    elif what == "extra key":
        entry["html"] = "<b>"
    elif what == "a locale missing":
        entry["texts"] = {}
    return told


@pytest.mark.parametrize("what", ["missing", "another path", "unknown type", "extra key", "a locale missing"])
def test_an_answer_that_cannot_be_used_is_asked_for_singly_and_costs_no_other(what: str) -> None:
    def script(body: Body, number: int) -> Response:
        return Response(body=message(spoiled(body, what))) if is_group(body) else obedient(body, number)

    with messages_server(script) as server:
        run = run_engine(server, many_files(4), **TOGETHER)
    assert {run.of(file.change.path).note for file in many_files(4)} == {None}
    assert [paths_of(body) for body in server.bodies[1:-1]] == [["docs/page-001.md"]]


@pytest.mark.parametrize(
    "response",
    [
        Response(body=message("nothing of use")),
        Response(body=message({"files": "none"})),
        Response(body=message("", stop_reason="max_tokens")),
        Response(body=message("", stop_reason="refusal")),
        error(413, "request_too_large", "too large"),
    ],
)
def test_a_group_without_any_answer_is_asked_about_file_by_file(response: Response) -> None:
    def script(body: Body, number: int) -> Response:
        return response if is_group(body) else obedient(body, number)

    with messages_server(script) as server:
        run = run_engine(server, many_files(3), **TOGETHER)
    assert {run.of(file.change.path).note for file in many_files(3)} == {None}
    assert len(server.received) == 1 + 3 + 1


def test_a_text_with_faults_is_mended_by_itself() -> None:
    def script(body: Body, number: int) -> Response:
        if not is_group(body):
            return obedient(body, number)
        told = answer(body)
        told["files"][2]["texts"]["en_US"]["title"] = ""
        return Response(body=message(told))

    with messages_server(script) as server:
        run = run_engine(server, many_files(3), **TOGETHER)
    assert {run.of(file.change.path).note for file in many_files(3)} == {None}
    assert "title: is empty" in server.bodies[1]["messages"][-1]["content"]
    assert len(server.received) == 3


def test_answers_of_a_group_are_kept_per_file(tmp_path: Path) -> None:
    with messages_server() as server:
        run_engine(server, many_files(5), cache=tmp_path, **TOGETHER)
        first = len(server.received)
        run = run_engine(server, many_files(7), cache=tmp_path, **TOGETHER)
    asked = [paths_of(body) for body in server.bodies[first:] if not is_overview(body)]
    assert asked == [["docs/page-005.md", "docs/page-006.md"]]
    assert run.explained.usage.cached == 5


def test_a_group_that_is_cut_off_raises_the_room_for_what_is_asked_after_it() -> None:
    def cut(body: Body, number: int) -> Response:
        cut_off = is_group(body)
        return Response(body=message("", stop_reason="max_tokens")) if cut_off else obedient(body, number)

    with messages_server(cut) as server:
        run = run_engine(server, many_files(3), overview_model="small", **TOGETHER)
    assert {run.of(file.change.path).note for file in many_files(3)} == {None}
    group, *singly = [body["max_tokens"] for body in server.bodies if not is_overview(body)]
    assert group == 2048 + 3 * 512
    assert singly == [2 * (2048 + 512)] * 3
    assert all("format" in body["output_config"] for body in server.bodies)  # the schema was not the fault
