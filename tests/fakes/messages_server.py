"""A loopback server that speaks the Messages API over real HTTP: answers, usage, latency and every fault.

What it does with a request is a function of the request and its number, so that a test reads as a script.
"""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = Mapping[str, Any]

TEXTS = {
    "en_US": {
        "title": "Lines of the page change",
        "explanation": "Some lines of the page change.",
    },
    "zh_CN": {"title": "页面部分行有改动", "explanation": "页面的部分行有改动。"},
    "ja_JP": {
        "title": "ページの一部の行を変更",
        "explanation": "ページの一部の行が変わりました。",
    },
    "de_DE": {
        "title": "Zeilen der Seite geändert",
        "explanation": "Einige Zeilen der Seite ändern sich.",
    },
}
OVERVIEWS = {
    "en_US": "Some lines of the pages change.",
    "zh_CN": "页面的部分行有改动。",
    "ja_JP": "ページの一部の行が変わりました。",
    "de_DE": "Einige Zeilen der Seiten ändern sich.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What the server does with one request.

    Attributes:
        status: HTTP status.
        body: Bytes, or a value that is sent as JSON.
        headers: Besides the usual ones.
        latency: Seconds before anything is sent.
        cut: Close the connection after that many bytes of the body.
    """

    status: int = 200
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    latency: float = 0.0
    cut: int | None = None

    @property
    def payload(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A request as it came in."""

    path: str
    headers: Mapping[str, str]
    body: Body
    size: int
    at: float


Script = Callable[[Body, int], Response]


def locales_of(body: Body) -> list[str]:
    """Give the locales that a request asks for, from its schema or, where none is sent, from its rules."""
    schema = body.get("output_config", {}).get("format", {}).get("schema")
    if schema is None:
        system = body["system"]
        rules = system if isinstance(system, str) else system[0]["text"]
        schema = json.loads(rules[rules.index('{"') :].strip())
    return list(_texts(schema)["properties"])


def _texts(schema: Any) -> Any:
    shared = schema.get("$defs", {})

    def followed(node: Any) -> Any:
        return shared[node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node

    if "files" in schema["properties"]:
        entry = followed(schema["properties"]["files"]["items"])
        return followed(entry["properties"]["texts"])
    return followed(schema["properties"]["texts"])


def data_of(body: Body) -> str:
    """Give what a request tells of its files alone, without what it tells of the range."""
    content = body["messages"][0]["content"]
    return str(content if isinstance(content, str) else content[-1]["text"])


def paths_of(body: Body) -> list[str]:
    """Give the files that a request asks about."""
    return [json.loads(path) for path in re.findall(r"^path: (.*)$", data_of(body), re.MULTILINE)]


def pieces_of(body: Body) -> list[str]:
    """Give what a request tells of each file that it asks about, in the order of `paths_of`."""
    return re.split(r"^(?=path: )", data_of(body), flags=re.MULTILINE)[1:]


def is_group(body: Body) -> bool:
    """Tell whether a request asks about several files."""
    return len(paths_of(body)) > 1


def is_overview(body: Body) -> bool:
    return "new_features" in json.dumps(body["system"])


def is_second_look(body: Body) -> bool:
    """Tell whether a request asks whether sentences are borne out."""
    return "borne_out is false" in json.dumps(body["system"])


def answer(body: Body, *, kind: str = "minor update", **texts: Any) -> dict[str, Any]:
    """Give a true and empty answer in every locale asked for; `texts` replaces those of a locale."""
    if is_second_look(body):
        sentences = re.findall(r"^(\d+): ", data_of(body), re.MULTILINE)
        return {"verdicts": [{"number": int(number), "borne_out": True} for number in sentences]}
    locales = locales_of(body)
    if is_overview(body):
        labels = re.findall(r'^\{"file": "([^"]+)"', data_of(body), re.MULTILINE)[:2]
        theme = " ".join(f"`{label}`" for label in labels) if len(labels) > 1 else ""
        return {
            "texts": {
                locale: {
                    "summary": OVERVIEWS[locale],
                    "highlights": OVERVIEWS[locale],
                    "new_features": [],
                    "breaking_changes": [],
                    "other_updates": [OVERVIEWS[locale]],
                    "insights": f"{OVERVIEWS[locale]} {theme}".strip(),
                    **texts.get(locale, {}),
                }
                for locale in locales
            }
        }
    data = data_of(body)
    if not is_group(body):
        return _about_a_file(
            data, kind, {locale: {**TEXTS[locale], **texts.get(locale, {})} for locale in locales}
        )
    told = {locale: {**TEXTS[locale], **texts.get(locale, {})} for locale in locales}
    return {
        "files": [
            {"path": path, **_about_a_file(piece, kind, told)}
            for path, piece in zip(paths_of(body), pieces_of(body), strict=True)
        ]
    }


def _about_a_file(data: str, kind: str, told: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    rows = re.findall(r"^([-+]\d+)\|", data, re.MULTILINE)
    nothing = dict.fromkeys(("before", "after", "who", "do", "why"))
    return {
        "modification_type": kind,
        "texts": {
            locale: {
                "title": text["title"],
                "what": [{"lines": text.get("lines", rows[:1]), "says": text["explanation"]}],
                **nothing,
                **{name: value for name, value in text.items() if name in nothing or name == "what"},
            }
            for locale, text in told.items()
        },
    }


def message(
    text: str | Mapping[str, Any],
    *,
    stop_reason: str = "end_turn",
    usage: Mapping[str, int] | None = None,
    before: tuple[Mapping[str, Any], ...] = (),
) -> dict[str, Any]:
    """Give a Message with one text block, and other blocks before it."""
    said = text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "a-model",
        "content": [*before, {"type": "text", "text": said}],
        "stop_reason": stop_reason,
        "stop_sequence": None,
        "usage": {"input_tokens": 100, "output_tokens": 50, **(usage or {})},
    }


def error(status: int, kind: str, said: str, **headers: str) -> Response:
    """Give an error of the API's form."""
    return Response(
        status=status,
        body={"type": "error", "error": {"type": kind, "message": said}},
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def obedient(body: Body, number: int) -> Response:  # noqa: ARG001 - a script
    """Answer as asked."""
    return Response(body=message(answer(body)))


class MessagesServer:
    """The running server.

    Attributes:
        received: Every request, in the order they came in.
        most_at_once: How many were being answered at the same moment.
        batches: Requests of each batch.
        batches_end: Whether batches are done when they are asked after.
        batch_fault: What every request about batches gets instead.
    """

    def __init__(self, script: Script) -> None:
        self.script = script
        self.received: list[Received] = []
        self.most_at_once = 0
        self.batches: dict[str, list[Body]] = {}
        self.batches_end = True
        self.batch_fault: Response | None = None
        self._at_once = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def bodies(self) -> list[Body]:
        return [request.body for request in self.received]

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def respond(self, request: Received) -> Response:
        with self._lock:
            self.received.append(request)
            number = len(self.received)
        if request.path.startswith("/v1/messages/batches"):
            return self.batch_fault or self._batches(request, number)
        return self.script(request.body, number)

    def _batches(self, request: Received, number: int) -> Response:
        """Take a batch, tell how far it is, or give its results in another order than they came in."""
        parts = request.path.removeprefix("/v1/messages/batches").strip("/").split("/")
        if parts == [""]:
            batch = f"msgbatch_{len(self.batches) + 1}"
            self.batches[batch] = list(request.body["requests"])
            return Response(body=self._batch(batch))
        if parts[1:] == ["results"]:
            rows = [self._result(entry, number) for entry in reversed(self.batches[parts[0]])]
            return Response(body="\n".join(map(json.dumps, rows)).encode())
        return Response(body=self._batch(parts[0]))

    def _batch(self, batch: str) -> dict[str, Any]:
        ended = self.batches_end
        return {
            "id": batch,
            "type": "message_batch",
            "processing_status": "ended" if ended else "in_progress",
            "request_counts": {"processing": 0, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0},
            "created_at": "2026-11-22T00:00:00Z",
            "expires_at": "2026-11-23T00:00:00Z",
            "ended_at": "2026-11-22T01:00:00Z" if ended else None,
            "cancel_initiated_at": None,
            "archived_at": None,
            "results_url": f"{self.url}/v1/messages/batches/{batch}/results" if ended else None,
        }

    def _result(self, entry: Body, number: int) -> dict[str, Any]:
        response = self.script(entry["params"], number)
        result = (
            {"type": "succeeded", "message": response.body}
            if response.status == 200
            else {"type": "errored", "error": response.body}
        )
        return {"custom_id": entry["custom_id"], "result": result}

    def entered(self, by: int) -> None:
        with self._lock:
            self._at_once += by
            self.most_at_once = max(self.most_at_once, self._at_once)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers.get("content-length", "0")))
                server.entered(1)
                try:
                    self._send(
                        server.respond(
                            Received(
                                path=self.path,
                                headers={name.lower(): value for name, value in self.headers.items()},
                                body=json.loads(raw) if raw.startswith(b"{") else {},
                                size=len(raw),
                                at=time.monotonic(),
                            )
                        )
                    )
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    server.entered(-1)

            def do_GET(self) -> None:
                self.do_POST()

            def _send(self, response: Response) -> None:
                if response.latency:
                    time.sleep(response.latency)
                payload = response.payload
                self.send_response(response.status)
                for name, value in {
                    "content-type": "application/json",
                    "request-id": "req_1",
                    **response.headers,
                }.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(payload)))
                self.end_headers()
                if response.cut is not None:
                    self.wfile.write(payload[: response.cut])
                    self.close_connection = True
                    return
                self.wfile.write(payload)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
                pass

        return Handler


@contextmanager
def messages_server(script: Script = obedient) -> Iterator[MessagesServer]:
    """Run a server for the length of a block."""
    server = MessagesServer(script)
    server.start()
    try:
        yield server
    finally:
        server.stop()
