"""The only place that makes a PyGithub client, and the rules by which it asks.

Every request goes through `GitHubClient.request` (a path of the REST API) or `GitHubClient.call` (any
use of PyGithub's objects), which retry within the deadline and turn each failure into one error.
"""

import json
import queue
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar
from urllib.parse import urlsplit

from diff_insight import __version__
from diff_insight.errors import InputError
from diff_insight.github_api.failures import failure_of, malformed, out_of_time
from diff_insight.github_api.pacing import Clock, Deadline, Refusal, SystemClock, wait_before

if TYPE_CHECKING:
    from github import Github

API_URL = "https://api.github.com"
SERVER_URL = "https://github.com"
API_VERSION = "2022-11-28"

_TIMEOUT = 60
_READ_PAUSE = 0.05
_WRITE_PAUSE = 1.0
_NOTICEABLE = 5.0
_MOST_DETAILS = 5
_GRACE = 2.0
"""Seconds after the deadline for which an answer that was asked for before is still waited for."""

Method = Literal["GET", "POST", "PATCH", "PUT", "DELETE"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer with a status below 400. Header names are in lower case."""

    request: str
    status: int
    headers: Mapping[str, str]
    text: str

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            GitHubError: It is none.
        """
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError) as error:
            raise malformed(self.request, f"no JSON ({error})") from error

    def read(self, shape: type[T]) -> T:
        """The body as one of the `shapes`.

        Raises:
            GitHubError: It is no JSON, or does not fit.
        """
        from diff_insight.github_api.response_shapes import fitted  # noqa: PLC0415 - pydantic is slow to import

        try:
            return fitted(self.json(), shape)
        except ValueError as error:
            raise malformed(self.request, str(error)) from error


class GitHubClient:
    """GitHub's API on one server, with one token.

    Args:
        token: The token, or None to ask as nobody.
        api_url: As `GITHUB_API_URL` has it; on an enterprise server it ends in `/api/v3`.
        server_url: As `GITHUB_SERVER_URL` has it.
        deadline: Seconds from now in which all waiting has to fit.
        clock: Time.
        paced: False for tests against a loopback server: no pause between requests.

    Attributes:
        on_wait: Is told in a sentence of every wait that a person would notice; None at first.
        requests: How many requests were made.
    """

    def __init__(
        self,
        *,
        token: str | None,
        api_url: str = API_URL,
        server_url: str = SERVER_URL,
        deadline: float = 900,
        clock: Clock | None = None,
        paced: bool = True,
    ) -> None:
        for name, url in (("GITHUB_API_URL", api_url), ("GITHUB_SERVER_URL", server_url)):
            if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
                raise InputError(
                    f"{name} is {url!r}, which is no address of a server.",
                    remedy=f"Leave it unset for github.com, or give a URL like {API_URL}.",
                )
        self.api_url = api_url.rstrip("/")
        self.server_url = server_url.rstrip("/")
        self.token = _checked(token)
        self.requests = 0
        self._clock = clock or SystemClock()
        self._deadline = Deadline(deadline, self._clock)
        self._paced = paced
        self.on_wait: Callable[[str], None] | None = None
        self._github: Github | None = None
        self._seen: dict[tuple[str, str], tuple[str, Reply]] = {}

    def __repr__(self) -> str:
        return f"GitHubClient({self.api_url!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        if self._github is not None:
            self._github.close()
            self._github = None

    @property
    def seconds_left(self) -> float:
        """Seconds until the deadline, never negative."""
        return self._deadline.left

    def sleep(self, seconds: float) -> None:
        """Wait, by this client's clock, but not beyond the deadline."""
        self._clock.sleep(min(seconds, self._deadline.left))

    def monotonic(self) -> float:
        """Seconds that only go forward, by this client's clock."""
        return self._clock.monotonic()

    def time(self) -> float:
        """Seconds since 1970, UTC, by this client's clock."""
        return self._clock.time()

    @property
    def github(self) -> "Github":
        """PyGithub's own client; whatever is done with it belongs inside `call`."""
        if self._github is None:
            from github import Auth, Github  # noqa: PLC0415 - slow to import, and many runs need none

            self._github = Github(
                auth=Auth.Token(self.token) if self.token else None,
                base_url=self.api_url,
                user_agent=f"diff-insight/{__version__}",
                timeout=_TIMEOUT,
                retry=None,
                lazy=True,
                seconds_between_requests=_READ_PAUSE if self._paced else 0,
                seconds_between_writes=_WRITE_PAUSE if self._paced else 0,
                api_version=API_VERSION,
            )
        return self._github

    def get(
        self, path: str, *, parameters: Mapping[str, str | int] | None = None, accept: str | None = None
    ) -> Reply:
        """Read one path of the REST API. An answer seen before is asked for conditionally, which is free.

        Args:
            path: Below the API's root, with a leading `/`, each segment quoted.
            parameters: The query.
            accept: A media type other than JSON.

        Raises:
            GitHubError: As `request`.
        """
        key = (f"{path}?{sorted((parameters or {}).items())}", accept or "")
        etag, known = self._seen.get(key, ("", None))
        headers = {"If-None-Match": etag} if etag else {}
        reply = self.request(
            "GET", path, parameters=parameters, headers=headers | ({"Accept": accept} if accept else {})
        )
        if reply.status == HTTPStatus.NOT_MODIFIED and known is not None:
            return known
        if "etag" in reply.headers:
            self._seen[key] = (reply.headers["etag"], reply)
        return reply

    def request(
        self,
        method: Method,
        path: str,
        *,
        parameters: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> Reply:
        """Make one request, again where that is safe and there is time.

        POST alone is not repeated after a server's failure or a broken connection, since it may have
        done its work.

        Raises:
            GitHubError: It did not work out.
        """

        def once() -> Reply:
            status, answered, text = self.github.requester.requestJson(
                method, path, dict(parameters or {}), dict(headers or {}), body
            )
            if status >= HTTPStatus.BAD_REQUEST:
                raise _RefusedError(status, answered, _message(text))
            if status >= HTTPStatus.MULTIPLE_CHOICES and status != HTTPStatus.NOT_MODIFIED:
                raise malformed(request, f"a redirect ({status}), which is not followed with a token")
            return Reply(request=request, status=status, headers=answered, text=text)

        request = f"{method} {path}"
        return self.call(once, request=request, repeatable=method != "POST")

    def graphql(self, query: str, variables: Mapping[str, Any]) -> Any:
        """Ask in GraphQL once and give the answer, its `errors` included: they come with a status of 200.

        Raises:
            GitHubError: There is no answer.
        """

        def once() -> Any:
            # Not PyGithub's graphql_query: it drops the errors' types when there is more than one.
            requester = self.github.requester
            document = {"query": query, "variables": dict(variables)}
            return requester.requestJsonAndCheck("POST", requester.graphql_url, input=document)[1]

        return self.call(once, request="POST /graphql", repeatable=False)

    def call(self, action: Callable[[], T], *, request: str, repeatable: bool) -> T:
        """Do something with PyGithub, again where that is safe and there is time.

        Args:
            action: Asks GitHub at most once with an effect.
            request: What it does, for the reader of an error.
            repeatable: Whether doing it twice is the same as doing it once.

        Raises:
            GitHubError: It did not work out.
        """
        attempt = 0
        while True:
            attempt += 1
            self.requests += 1
            try:
                return self._in_time(action, request)
            except Exception as error:
                refusal = _refusal(error, request, repeatable=repeatable)
                now = self._clock.time()
                wait = wait_before(attempt, refusal, now=now, left=self._deadline.left)
                if wait is None:
                    raise failure_of(request, refusal, now=now, attempts=attempt) from error
            if self.on_wait and wait >= _NOTICEABLE:
                self.on_wait(f"GitHub asks for patience ({refusal.status}): waiting {wait:.0f} seconds.")
            self._clock.sleep(wait)

    def _in_time(self, action: Callable[[], T], request: str) -> T:
        """Do something, and stop waiting for it soon after the deadline, whatever it waits for.

        A timeout of a socket does not do: it begins anew with every byte, and PyGithub waits by itself. What
        is left behind ends with the process.
        """
        done: queue.SimpleQueue[tuple[bool, Any]] = queue.SimpleQueue()

        def work() -> None:
            try:
                done.put((True, action()))
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                done.put((False, error))

        left = self._deadline.left
        if left <= 0:
            raise out_of_time(request)
        threading.Thread(target=work, daemon=True, name="GitHub").start()
        try:
            worked, result = done.get(timeout=min(left + _GRACE, threading.TIMEOUT_MAX))
        except queue.Empty:
            self._github = None  # its connection is still in use
            raise out_of_time(request) from None
        if not worked:
            raise result
        answer: T = result
        return answer


class _RefusedError(Exception):
    """A status of 400 or more."""

    def __init__(self, status: int, headers: Mapping[str, str], message: str) -> None:
        super().__init__(status, message)
        self.status = status
        self.headers = headers
        self.message = message


def _refusal(error: Exception, request: str, *, repeatable: bool) -> Refusal:
    """Say what an exception of PyGithub, requests or ours means; anything else is raised again."""
    from github import GithubException  # noqa: PLC0415 - slow to import
    from requests import RequestException  # noqa: PLC0415 - comes with PyGithub

    if isinstance(error, _RefusedError):
        return Refusal(
            status=error.status, headers=error.headers, message=error.message, repeatable=repeatable
        )
    if isinstance(error, GithubException):
        headers = {str(name).lower(): str(value) for name, value in (error.headers or {}).items()}
        message = error.data.get("message") if isinstance(error.data, dict) else None
        return Refusal(
            status=error.status, headers=headers, message=str(message or ""), repeatable=repeatable
        )
    if isinstance(error, RequestException):
        return Refusal(status=None, headers={}, message=_reason(error), repeatable=repeatable)
    if isinstance(error, RecursionError):
        nested = "JSON" in str(error)  # Python's words for it
        why = "JSON that is nested too deep" if nested else "redirects without an end"
        raise malformed(request, why) from error
    if isinstance(error, json.JSONDecodeError) or (
        isinstance(error, RuntimeError) and "redirect" in str(error)
    ):
        # PyGithub's words for JSON cut off in the middle, and for a redirect to another server.
        raise malformed(request, str(error)) from error
    raise error


def _checked(token: str | None) -> str | None:
    """The token without surrounding blanks; one that no header can hold would be printed by requests."""
    token = (token or "").strip()
    if not token.isascii() or not token.isprintable() or " " in token:
        raise InputError(
            "The GitHub token holds a blank, a line break or a letter that no token has.",
            remedy="Set GITHUB_TOKEN or the github-token input to the token alone.",
        )
    return token or None


def _reason(error: Exception) -> str:
    """The innermost reason of a network failure, without the object ids that requests prints."""
    while error.__cause__ or error.__context__:
        inner = error.__cause__ or error.__context__
        if not isinstance(inner, Exception):
            break
        error = inner
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _message(text: str) -> str:
    with suppress(ValueError, RecursionError):
        answer = json.loads(text)
        if isinstance(answer, dict) and isinstance(answer.get("message"), str):
            return "; ".join([str(answer["message"]), *_details(answer.get("errors"))])
    return ""


def _details(errors: object) -> Iterator[str]:
    """Give what GitHub says of single fields: a failed validation says no more than that in its message."""
    for error in errors[:_MOST_DETAILS] if isinstance(errors, list) else ():
        if isinstance(error, str):
            yield error
        elif isinstance(error, dict) and isinstance(error.get("message"), str):
            yield error["message"]
        elif isinstance(error, dict) and isinstance(error.get("field"), str):
            yield f"{error['field']} is {error.get('code', 'wrong')}"
