"""The fault table: what a model or its server can do wrong, each as a script of a Messages server."""

import json
from collections.abc import Callable
from typing import Any

from diff_insight.claude.notes import Reason
from tests.fakes.messages_server import (
    TEXTS,
    Body,
    Response,
    Script,
    answer,
    error,
    is_overview,
    message,
    obedient,
)


def always(response: Response) -> Script:
    return lambda body, number: response  # noqa: ARG005 - a script


def saying(make: Callable[[Body], Any], **other: Any) -> Script:
    """Answer files with what `make` gives, and overviews as asked."""
    return lambda body, number: (
        obedient(body, number) if is_overview(body) else Response(body=message(make(body), **other))
    )


def first(response: Response) -> Script:
    return lambda body, number: response if number == 1 else obedient(body, number)


PERMANENT = {
    "401": (
        error(401, "authentication_error", "invalid x-api-key"),
        "The API key was not accepted (HTTP 401",
    ),
    "402": (error(402, "billing_error", "no money"), "The account has no credit (HTTP 402"),
    "400 credit": (
        error(400, "invalid_request_error", "Your credit balance is too low to access the API."),
        "The account has no credit (HTTP 400",
    ),
    "403": (error(403, "permission_error", "not for you"), "The key may not use this model (HTTP 403"),
    "404 model": (
        error(404, "not_found_error", "model: small"),
        "The model or the address was not found (HTTP 404",
    ),
}
"""What no later request gets past: the answer, and what the warning says."""

PASSING: dict[str, tuple[Response, list[float]]] = {
    "429 of a second": (error(429, "rate_limit_error", "slow down", retry_after="1"), [1.0]),
    "500": (error(500, "api_error", "oops"), [0.5]),
    "529": (error(529, "overloaded_error", "busy"), [0.5]),
    "connection cut mid-body": (Response(body=message("{}"), cut=20), [0.5]),
    "no Message": (Response(body=b"<html>gateway</html>"), [0.5]),
    "JSON of another kind": (Response(body=[1, 2]), [0.5]),
}
"""What passes: the answer, and how long is waited."""


def changed(**texts: Any) -> Callable[[Body], Any]:
    return lambda body: answer(body, en_US=texts)


NOTED: dict[str, tuple[Script, Reason]] = {
    "truncated": (saying(lambda _: '{"modification_type": ', stop_reason="max_tokens"), "truncated"),
    "refusal": (saying(lambda _: "", stop_reason="refusal"), "refused"),
    "empty content": (always(Response(body={**message(""), "content": []})), "unreadable"),
    "wrong type": (saying(lambda body: {**answer(body), "modification_type": 3}), "unreadable"),
    "unknown type": (saying(lambda body: {**answer(body), "modification_type": "huge"}), "unreadable"),
    "extra keys": (saying(lambda body: {**answer(body), "html": "<b>"}), "unreadable"),
    "a locale missing": (saying(lambda body: {**answer(body), "texts": {}}), "unreadable"),
    "text empty": (saying(changed(explanation="")), "form"),
    "title empty": (saying(changed(title="  ")), "form"),
    "wrong language": (saying(changed(**TEXTS["ja_JP"])), "form"),
    "1 MB of text": (saying(changed(explanation="The page changes. " * 60_000)), "form"),
    "a heading": (saying(changed(explanation="# News\n\nSome lines of the page change.")), "form"),
    "the prompt": (saying(changed(explanation="Locale: en_US. Some lines of the page change.")), "form"),
    "an apology": (saying(changed(explanation="I am sorry, I cannot describe the change.")), "form"),
    "context too large": (saying(lambda _: "", stop_reason="model_context_window_exceeded"), "size"),
}
"""What cannot be used of an answer about one file, and the reason that its note gives."""

USED: dict[str, Script] = {
    "thinking first": lambda body, number: Response(  # noqa: ARG005
        body=message(answer(body), before=({"type": "thinking", "thinking": '{"a": 1}', "signature": "s"},))
    ),
    "prose around it": saying(
        lambda body: f"Here {{it}} is:\n```json\n{json.dumps(answer(body))}\n```\nDone."
    ),
    "no usage": lambda body, number: Response(body={**message(answer(body)), "usage": None}),  # noqa: ARG005
    "control characters": saying(
        changed(
            title="Lines\x07 of the\npage change", explanation="Some lines\x1b[31m\u202e of the page change."
        )
    ),
}
"""What is around an answer that can be used."""
