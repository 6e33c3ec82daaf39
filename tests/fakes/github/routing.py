"""What a request and an answer are, and which handler serves which path.

Read endpoints, write endpoints and GraphQL live in modules of their own; each has a `Routes` and the
server is given the ones that a test needs. A pattern is a path below the API's root, as GitHub's
description writes it: `{name}` is one segment, `{name:path}` the rest. GraphQL is `POST /graphql`.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from tests.fakes.github.server import GitHubServer


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request; `token` is what the caller gave as bearer or basic password."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    token: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def repository(self) -> str:
        return f"{self.parameters['owner']}/{self.parameters['repo']}"

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer: `json` or, for other media types, `body`.

    `cut` is how many bytes are sent before the connection is dropped. It leaves with `handled` False
    before the handler ran, with True after it did (the answer to a successful write gets lost).
    """

    status: int = 200
    json: Any = None
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    handled: bool = False

    @property
    def payload(self) -> bytes:
        if self.body is not None:
            return self.body
        return b"" if self.json is None else json.dumps(self.json).encode()


class ApiError(Exception):
    """An answer that says no, in GitHub's shape."""

    def __init__(self, status: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.answer = Answer(
            status=status,
            json={"message": message, "documentation_url": "https://docs.github.com/rest", **more},
        )


Handler = Callable[["GitHubServer", Request], Answer]


class Routes:
    """Handlers by method and pattern; the first that matches serves."""

    def __init__(self) -> None:
        self._routes: list[tuple[str, str, re.Pattern[str], Handler]] = []

    def add(self, method: str, pattern: str) -> Callable[[Handler], Handler]:
        expression = re.compile(
            re.sub(
                r"\\\{(\w+)(:path)?\\\}",
                lambda found: f"(?P<{found[1]}>{'.+' if found[2] else '[^/]+'})",
                re.escape(pattern),
            )
        )

        def register(handler: Handler) -> Handler:
            self._routes.append((method, pattern, expression, handler))
            return handler

        return register

    def find(self, method: str, path: str) -> tuple[str, Handler, dict[str, str]] | None:
        """Give pattern, handler and unquoted parameters, or None."""
        for verb, pattern, expression, handler in self._routes:
            found = expression.fullmatch(path)
            if found and verb == method:
                return pattern, handler, {name: unquote(text) for name, text in found.groupdict().items()}
        return None
