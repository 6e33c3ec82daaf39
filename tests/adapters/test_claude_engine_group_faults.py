"""Every fault of a model or its server while files are asked about together: no good answer is lost to it."""

import json

import pytest

from diff_insight.claude.notes import NOTES
from tests.fakes.claude_runs import RunOutcome, many_files, run_engine
from tests.fakes.messages_server import (
    Body,
    Response,
    Script,
    answer,
    is_group,
    is_overview,
    message,
    messages_server,
    obedient,
    paths_of,
)
from tests.fakes.model_faults import NOTED, PASSING, PERMANENT, USED, always, first

FILES = many_files(6)
PATHS = [file.change.path for file in FILES]
SPOILT = PATHS[2]


def together(server: object) -> RunOutcome:
    return run_engine(server, FILES, group_characters=12_000)  # type: ignore[arg-type]


def notes(run: RunOutcome) -> list[str | None]:
    return [run.of(path).note for path in PATHS]


@pytest.mark.parametrize("row", PERMANENT)
def test_what_cannot_get_better_is_found_by_the_first_request(row: str) -> None:
    response, said = PERMANENT[row]
    with messages_server(always(response)) as server:
        run = together(server)
    assert len(server.received) == 1
    assert set(notes(run)) == {NOTES["unavailable"]}
    assert said in run.explained.warnings[0]


@pytest.mark.parametrize("row", PASSING)
def test_what_passes_is_tried_again_together(row: str) -> None:
    response, slept = PASSING[row]
    with messages_server(first(response)) as server:
        run = together(server)
    assert notes(run) == [None] * len(FILES)
    assert run.clock.slept == slept
    assert len(server.received) == 3


@pytest.mark.parametrize("row", USED)
def test_an_answer_with_something_around_it_is_read(row: str) -> None:
    with messages_server(USED[row]) as server:
        run = together(server)
    assert notes(run) == [None] * len(FILES)
    assert len(server.received) <= 3


def spoiling(script: Script) -> Script:
    """Answer about one file as a row of the table says, alone and among others, and well about these."""

    def answering(body: Body, number: int) -> Response:
        if is_overview(body) or SPOILT not in paths_of(body):
            return obedient(body, number)
        response = script(body, number)
        if not is_group(body):
            return response
        blocks = response.body["content"]  # type: ignore[index, call-overload]
        try:
            bad = json.loads(blocks[-1]["text"])
            entries = bad.pop("files")
        except (ValueError, LookupError):
            return response  # nothing of a group is answered
        at = paths_of(body).index(SPOILT)
        told = answer(body)
        told["files"][at] = {**entries[at], **bad}
        return Response(body=message(told))

    return answering


@pytest.mark.parametrize("row", NOTED)
def test_an_answer_that_cannot_be_used_costs_its_own_file_alone(row: str) -> None:
    script, reason = NOTED[row]
    with messages_server(spoiling(script)) as server:
        run = together(server)
    assert notes(run) == [NOTES[reason] if path == SPOILT else None for path in PATHS]
    assert run.explained.overviews["all", "en_US"].summary == "Some lines of the pages change."
