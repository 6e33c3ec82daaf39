"""A GitHub on the loopback interface: real HTTP, real git, scripted faults, every request written down.

Laid out as GitHub Enterprise Server is: REST below `/api/v3`, GraphQL at `/api/graphql`, git at
`/OWNER/NAME.git`. So `GITHUB_API_URL` and `GITHUB_SERVER_URL` are all that a program under test needs.
"""

import base64
import fnmatch
import hashlib
import socket
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.github import smart_http
from tests.fakes.github.graphql import QUERIES
from tests.fakes.github.hosted import Hosted, PullRequest, git_dir_of
from tests.fakes.github.reads import READS
from tests.fakes.github.routing import Answer, ApiError, Request, Routes
from tests.fakes.github.shapes import Shapes
from tests.repositories import Repository

_API = "/api/v3"


@dataclass
class _Fault:
    method: str
    pattern: str
    answers: deque[Answer]
    sent: list[Answer] = field(default_factory=list)


class GitHubServer:
    """Hosts repositories while it is entered.

    Attributes:
        requests: Every REST and GraphQL request, in order of arrival; `path` is below the API's root.
        git_requests: Every request for git over HTTP.
        tokens: Tokens that exist, with the login behind each; any other is a 401.
        git_settings: Configuration of the git behind HTTP: filters and any SHA are on, as on GitHub.
        renamed: Old full name to new full name; both REST and git answer with a redirect.
    """

    def __init__(self, *routes: Routes) -> None:
        self.routes = (*routes, READS, QUERIES)
        self.repositories: dict[str, Hosted] = {}
        self.git_settings = dict(smart_http.DEFAULTS)
        self.renamed: dict[str, str] = {}
        self.tokens: dict[str, str] = {"loopback-token": "github-actions[bot]"}
        self.requests: list[Request] = []
        self.git_requests: list[Request] = []
        self.lock = threading.RLock()
        self._faults: list[_Fault] = []
        self._http = _Listener(("127.0.0.1", 0), _Handler)
        self._http.github = self
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
        for hosted in self.repositories.values():
            hosted.close()

    @property
    def url(self) -> str:
        """What `GITHUB_SERVER_URL` is on this server."""
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def api_url(self) -> str:
        """What `GITHUB_API_URL` is on this server."""
        return self.url + _API

    @property
    def environment(self) -> dict[str, str]:
        """What the runner sets for a program that talks to this server."""
        return {
            "GITHUB_API_URL": self.api_url,
            "GITHUB_SERVER_URL": self.url,
            "GITHUB_TOKEN": "loopback-token",
        }

    @property
    def shapes(self) -> Shapes:
        """The JSON shapes with this server's links."""
        return Shapes(self.url, self.api_url)

    def host(self, full_name: str, repository: Repository, **more: Any) -> Hosted:
        """Serve a repository; what is committed to it later is served too."""
        hosted = Hosted(
            full_name=full_name, git_dir=git_dir_of(repository), id=1000 + len(self.repositories), **more
        )
        hosted.writers.add("loopback-token")
        self.repositories[full_name.lower()] = hosted
        return hosted

    def open_pull(self, full_name: str, number: int, *, head: str, base: str = "main") -> PullRequest:
        """Open a pull request; `head` is `branch` or `owner/name:branch`. Its head is in the base, too."""
        hosted = self.repositories[full_name.lower()]
        place, _, branch = head.rpartition(":")
        fork = self.repositories[place.lower()] if place else hosted
        pull = PullRequest(number=number, base=base, head=branch, head_repository=fork.full_name)
        hosted.pulls.append(pull)
        hosted.take(fork, fork.commit_id(branch))
        hosted.git("update-ref", f"refs/pull/{number}/head", fork.commit_id(branch))
        return pull

    def fail(self, method: str, pattern: str, *answers: Answer) -> None:
        """Give these answers, in order, to the next requests whose path matches (`fnmatch`).

        An answer with `cut` and `handled` does the work first; all others never reach the handler.
        """
        self._faults.append(_Fault(method, pattern, deque(answers)))

    def repository(self, request: Request, *, write: bool = False) -> Hosted:
        """The repository of a request, if its token may see (or write) it.

        Raises:
            ApiError: 401, 403 or 404, as GitHub says it.
        """
        if request.token is not None and request.token not in self.tokens:
            raise ApiError(401, "Bad credentials")
        hosted = self.repositories.get(request.repository.lower())
        known = request.token is not None and hosted is not None
        if hosted is None or (
            hosted.private and not (known and request.token in hosted.readers | hosted.writers)
        ):
            raise ApiError(404, "Not Found")
        if write and request.token not in hosted.writers:
            raise ApiError(403, "Resource not accessible by integration")
        if write and hosted.archived:
            raise ApiError(403, "Repository was archived so is read-only.")
        return hosted

    def answer(self, request: Request) -> Answer:
        """Serve one request below the API's root."""
        with self.lock:
            self.requests.append(request)
            fault = self._next_fault(request)
            if fault and not fault.handled:
                return fault
            answer = self._conditional(request, self._handle(request))
            return replace(answer, cut=fault.cut) if fault else answer

    def _next_fault(self, request: Request) -> Answer | None:
        for fault in self._faults:
            if (
                fault.answers
                and fault.method == request.method
                and fnmatch.fnmatchcase(request.path, fault.pattern)
            ):
                return fault.answers.popleft()
        return None

    @staticmethod
    def _conditional(request: Request, answer: Answer) -> Answer:
        """Give a readable answer its `ETag`, or a 304 to who has it already."""
        if request.method != "GET" or answer.status != HTTPStatus.OK:
            return answer
        etag = f'"{hashlib.sha256(answer.payload).hexdigest()}"'
        if request.header("If-None-Match") == etag:
            return Answer(status=304, headers={"ETag": etag})
        return replace(answer, headers={**answer.headers, "ETag": etag})

    def _handle(self, request: Request) -> Answer:
        try:
            moved = self._moved(request)
            if moved is not None:
                return moved
            path = self._by_name(request.path)
            for routes in self.routes:
                found = routes.find(request.method, path)
                if found:
                    return found[1](self, replace(request, path=path, parameters=found[2]))
        except ApiError as error:
            return error.answer
        return ApiError(404, "Not Found").answer

    def _moved(self, request: Request) -> Answer | None:
        parts = request.path.split("/")
        if len(parts) < 4 or parts[1] != "repos":
            return None
        new = self.renamed.get(f"{parts[2]}/{parts[3]}")
        if new is None:
            return None
        target = "/".join([f"{self.api_url}/repositories/{self.repositories[new.lower()].id}", *parts[4:]])
        return Answer(
            status=301 if request.method in {"GET", "HEAD"} else 307,
            json={
                "message": "Moved Permanently",
                "url": target,
                "documentation_url": "https://docs.github.com/rest",
            },
            headers={"Location": target},
        )

    def _by_name(self, path: str) -> str:
        """`/repositories/ID/rest` as `/repos/OWNER/NAME/rest`."""
        parts = path.split("/")
        if parts[1] != "repositories" or len(parts) < 3:
            return path
        for hosted in self.repositories.values():
            if str(hosted.id) == parts[2]:
                return "/".join(["", "repos", hosted.full_name, *parts[3:]])
        raise ApiError(404, "Not Found")


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    github: GitHubServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    disable_nagle_algorithm = True  # head and body are two writes; waiting for the first costs 40 ms each
    server: _Listener

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the base class names it so
        """Stay silent."""

    def _serve(self) -> None:
        github = self.server.github
        split = urlsplit(self.path)
        request = Request(
            method=self.command,
            path=split.path,
            query=dict(parse_qsl(split.query, keep_blank_values=True)),
            headers=dict(self.headers.items()),
            body=self._body(),
            token=_token(self.headers.get("Authorization", "")),
        )
        if split.path.startswith(_API + "/"):
            self._send(github.answer(replace(request, path=split.path.removeprefix(_API))))
        elif split.path == "/api/graphql":
            self._send(github.answer(replace(request, path="/graphql")))
        else:
            github.git_requests.append(request)
            self._send(smart_http.answer(github, request, split.query))

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _serve  # noqa: N815 - the base class names them so

    def _body(self) -> bytes:
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            chunks = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                chunks.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(chunks)
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _send(self, answer: Answer) -> None:
        payload = answer.payload
        self.send_response(answer.status)
        headers = {"Content-Type": "application/json; charset=utf-8", **answer.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        if answer.cut is None:
            self.wfile.write(payload)
            return
        self.wfile.write(payload[: answer.cut])
        self.wfile.flush()
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True


def _token(authorization: str) -> str | None:
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() == "basic":
        return base64.b64decode(value).decode().partition(":")[2]
    return value or None
