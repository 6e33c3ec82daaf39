"""Servers that speak Messages and are not Anthropic's: what each does otherwise is found out once."""

import json

import pytest

from tests.fakes.claude_runs import many_files, run_engine
from tests.fakes.messages_server import Response, error, messages_server
from tests.fakes.other_servers import IN_WORDS, SERVERS, said, told_in_words

FILES = many_files(12)


@pytest.mark.parametrize("name", SERVERS)
@pytest.mark.parametrize("group_characters", [0, 12_000])
def test_every_file_and_the_overview_are_the_models_and_few_requests_find_out_how(
    name: str, group_characters: int
) -> None:
    with messages_server(SERVERS[name]) as server:
        run = run_engine(
            server, FILES, overview_model="small", concurrency=1, group_characters=group_characters
        )
    assert {run.of(file.change.path).note for file in FILES} == {None}
    assert run.explained.overviews["all", "en_US"].summary == "Some lines of the pages change."
    needed = len(FILES) + 1
    assert len(server.received) <= needed + 4
    answered = [told_in_words(body) for body in server.bodies]
    assert all(answered[answered.index(True) :])


def test_what_a_server_says_it_used_is_counted_and_what_it_does_not_say_is_not_invented() -> None:
    usage = {}
    for name in SERVERS:
        with messages_server(SERVERS[name]) as server:
            run = run_engine(server, FILES[:1], overview_model="small", max_cost_usd=1.0)
        told = run.explained.usage
        usage[name] = (told.input_tokens, told.output_tokens)
        lost = [warning for warning in run.explained.warnings if "may have cost" in warning]
        assert bool(lost) == (name in {"vLLM", "a careless one"})
    assert usage == {
        "Ollama": (3600, 240),
        "LiteLLM": (1800, 140),
        "llama.cpp": (300, 150),
        "vLLM": (0, 0),
        "a gateway that streams": (1500, 120),
        "a careless one": (0, 0),
    }


def test_a_schema_that_is_not_heeded_is_not_sent_twice() -> None:
    with messages_server(SERVERS["Ollama"]) as server:
        run_engine(server, FILES, overview_model="small", concurrency=1)
    first, *others = server.bodies
    assert "format" in first["output_config"]
    assert all("format" not in body.get("output_config", {}) for body in others)
    assert all(json.dumps(body).count(IN_WORDS) == 1 for body in others)


@pytest.mark.parametrize(
    "words",
    [
        "prompt is too long: 210000 tokens > 200000 maximum",
        "input length and `max_tokens` exceed context limit: 190000 + 21000 > 200000",
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
        "the request exceeds the available context size, try increasing it",
    ],
)
def test_what_is_too_large_for_a_model_is_asked_about_in_smaller_pieces(words: str) -> None:
    def small(body: object, number: int) -> Response:
        if len(json.dumps(body)) > 9_000:
            return error(400, "invalid_request_error", words)
        return SERVERS["Ollama"](body, number)  # type: ignore[arg-type]

    with messages_server(small) as server:
        run = run_engine(server, FILES, overview_model="small", concurrency=1, group_characters=12_000)
    assert {run.of(file.change.path).note for file in FILES} == {None}
    assert len(server.received) <= len(FILES) + 4


def test_what_no_server_may_say_ends_no_run() -> None:
    streams = [
        b"event: message_delta\ndata: {}\n\n",
        b"data: [1]\n\n",
        b"data: {\n\n",
        b'data: {"type": "message_start", "message": null}\n\n',
        b'data: {"type": "content_block_delta", "delta": {"text": 5}}\n\n',
        b'{"content": 5}',
        b'{"content": [5]}',
        b"[]",
    ]
    for stream in streams:
        with messages_server(lambda _body, _number, stream=stream: Response(body=stream)) as server:
            run = run_engine(server, FILES[:1])
        assert run.of(FILES[0].change.path).explained_by == "offline"
    assert "JSON" in said({"system": ""})
