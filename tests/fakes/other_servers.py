"""Servers that speak Messages and are not Anthropic's, each with what sets it apart.

They answer as asked only where they are asked in a way that they heed: a schema that stands in the rules.
Sources: the projects' own pages on their Messages endpoints, and what was seen before a real one.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.fakes.messages_server import Body, Response, answer, message

IN_WORDS = "It must fit this JSON schema"


def told_in_words(body: Body) -> bool:
    """Tell whether the rules quote the schema."""
    system = body["system"]
    rules = system if isinstance(system, str) else "".join(block["text"] for block in system)
    return IN_WORDS in rules


def said(body: Body) -> str:
    """What a model answers that sees the rules alone: prose, or JSON with something around it."""
    if not told_in_words(body):
        return "Here is a summary: some lines of the page change, and {this} is no JSON."
    return f"Sure! Here it is:\n```json\n{json.dumps(answer(body), ensure_ascii=False)}\n```\nAnything else?"


def ollama(body: Body, number: int) -> Response:
    """Heeds no schema, thinks aloud, counts roughly and keeps no prompt cache."""
    del number
    thinking = {"type": "thinking", "thinking": "The page changes.", "signature": ""}
    told = message(said(body), before=(thinking,))
    told["usage"] = {"input_tokens": 1200, "output_tokens": 80}
    return Response(body=told)


def litellm(body: Body, number: int) -> Response:
    """Refuses what the model behind it does not know, in the form of another API."""
    del number
    if "output_config" in body:
        wrong = {
            "message": "litellm.UnsupportedParamsError: house does not support parameters: ['output_config']",
            "type": "None",
            "param": "None",
            "code": "400",
        }
        return Response(status=400, body={"error": wrong})
    told = message(said(body), stop_reason="stop")
    told["usage"] = {
        "input_tokens": 900,
        "output_tokens": 70,
        "total_tokens": 970,
        "cache_read_input_tokens": None,
    }
    return Response(body=told)


def llama_cpp(body: Body, number: int) -> Response:
    """Heeds no schema; has no room for more than a part of what a group of files takes."""
    del number
    if len(json.dumps(body)) > 9_000:
        wrong = {"code": 400, "message": "the request exceeds the available context size (4096 tokens)"}
        return Response(status=400, body={"error": {**wrong, "type": "exceed_context_size_error"}})
    return Response(body=message(f"<think>\n{{a draft}}\n</think>\n{said(body)}"))


def vllm(body: Body, number: int) -> Response:
    """Takes no list of blocks for the rules, names no usage and ends with another API's word."""
    del number
    if "output_config" in body or not isinstance(body["system"], str):
        wrong = {"type": "invalid_request_error", "message": "1 validation error: extra inputs"}
        return Response(status=400, body={"type": "error", "error": wrong})
    told = message(said(body), stop_reason="stop")
    del told["usage"]
    return Response(body=told)


def streaming(body: Body, number: int) -> Response:
    """Sends its answer in pieces, whether anybody asked for that or not."""
    del number
    text = said(body)
    half = len(text) // 2
    events: list[Mapping[str, Any]] = [
        {
            "type": "message_start",
            "message": {"content": [], "usage": {"input_tokens": 500, "output_tokens": 1}},
        },
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        {"type": "content_block_delta", "index": 0, "delta": {"type": "thinking_delta", "thinking": "hm"}},
        {"type": "ping"},
        *(
            {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": piece}}
            for piece in (text[:half], text[half:])
        ),
        {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 40}},
        {"type": "message_stop"},
    ]
    rows = [f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events]
    return Response(body="".join(rows).encode(), headers={"content-type": "text/event-stream"})


def careless(body: Body, number: int) -> Response:
    """Gives its text without blocks, numbers that are none, and no reason for its end."""
    del number
    told = {**message(said(body)), "content": said(body), "usage": {"input_tokens": "many"}}
    return Response(body={name: value for name, value in told.items() if name != "stop_reason"})


SERVERS: dict[str, Callable[[Body, int], Response]] = {
    "Ollama": ollama,
    "LiteLLM": litellm,
    "llama.cpp": llama_cpp,
    "vLLM": vllm,
    "a gateway that streams": streaming,
    "a careless one": careless,
}
