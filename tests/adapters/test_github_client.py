"""The client's manners, over real HTTP: what it repeats, how long it waits, what it says in the end."""

import logging
import time
from typing import Any

import pytest

from diff_insight.errors import InputError
from diff_insight.github_api import client as client_module
from diff_insight.github_api.client import GitHubClient, Method
from diff_insight.github_api.failures import GitHubError
from tests.fakes.clock import FakeClock
from tests.fakes.github import Answer, GitHubServer
from tests.repositories import Repository

TOKEN = "loopback-token"


@pytest.fixture(autouse=True)
def _hosted(github: GitHubServer, repository: Repository) -> None:
    repository.commit({"a.md": "a\n"})
    github.host("octo/docs", repository)


def said(status: int, message: str = "", **headers: str) -> Answer:
    return Answer(
        status=status,
        json={"message": message, "documentation_url": "https://docs.github.com/rest"},
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


SLOW_DOWN = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."


def lasting(name: str, answers: list[Answer], kind: str, waits: list[float], text: str) -> Any:
    return pytest.param((answers, kind, waits, text), id=name)


NO = [
    lasting(
        "401",
        [said(401, "Bad credentials")],
        "unauthorized",
        [],
        "GitHub does not know the token (401 Bad credentials) on GET /repos/octo/docs. Check GITHUB_TOKEN or "
        "the github-token input: it may have expired or belong to another server.",
    ),
    lasting(
        "403 without rights",
        [said(403, "Resource not accessible by integration", X_Accepted_GitHub_Permissions="contents=read")],
        "forbidden",
        [],
        "The token may not do this (403 Resource not accessible by integration): GET /repos/octo/docs. "
        "Give the token one of these permissions: contents: read.",
    ),
    lasting(
        "403 ip allow list",
        [said(403, "The `octo` organization has an IP allow list enabled, and yours is not in it.")],
        "forbidden",
        [],
        "The token may not do this (403 The `octo` organization has an IP allow list enabled, and yours is "
        "not in it.): GET /repos/octo/docs. Add the runner's addresses to the organization's IP allow list, "
        "or run on a runner of your own.",
    ),
    lasting(
        "410",
        [said(410, "This issue was deleted")],
        "gone",
        [],
        "GitHub no longer has GET /repos/octo/docs (410 This issue was deleted). Issues or pull requests may "
        "be turned off in the repository (Settings, General, Features), or what is asked for was deleted. "
        "Turn them on, or leave out of `publish` what needs them.",
    ),
    *(
        lasting(
            f"{status} blocked",
            [said(status, "Repository access blocked")],
            "blocked",
            [],
            f"GitHub blocks access to GET /repos/octo/docs ({status} Repository access blocked). GitHub "
            "blocks the repository for a legal claim (such as DMCA) or for its terms of service; its page "
            "says why. No token helps: its owner has to settle that with GitHub. Until then name another "
            "repository.",
        )
        for status in (403, 451)
    ),
    lasting(
        "403 single sign-on",
        [said(403, "Resource protected by organization SAML enforcement.", X_GitHub_SSO="required; url=x")],
        "forbidden",
        [],
        "The token may not do this (403 Resource protected by organization SAML enforcement.): "
        "GET /repos/octo/docs. The organization asks for single sign-on: authorize the token for it.",
    ),
    lasting(
        "Retry-After of an hour",
        [said(403, "You have exceeded a secondary rate limit.", Retry_After="3600")],
        "rate limit",
        [],
        "GitHub's rate limit stops GET /repos/octo/docs (403 You have exceeded a secondary rate limit.). "
        "GitHub asks to wait until 2027-01-15 09:00 UTC, longer than the run's deadline allows. "
        "Run again then, or raise --deadline; a token of another kind does not help.",
    ),
    lasting(
        "422",
        [
            Answer(
                status=422,
                json={
                    "message": "Validation Failed",
                    "documentation_url": "https://docs.github.com/rest",
                    "errors": [
                        {
                            "resource": "Issue",
                            "code": "custom",
                            "field": "body",
                            "message": "body is too long",
                        },
                        {"resource": "Issue", "code": "missing_field", "field": "title"},
                    ],
                },
            )
        ],
        "invalid",
        [],
        "GitHub refused GET /repos/octo/docs "
        "(422 Validation Failed; body is too long; title is missing_field).",
    ),
    lasting(
        "primary limit",
        [said(403, "API rate limit exceeded", X_RateLimit_Remaining="0", X_RateLimit_Reset="1800002000")],
        "rate limit",
        [],
        "GitHub's rate limit stops GET /repos/octo/docs (403 API rate limit exceeded). GitHub asks to wait "
        "until 2027-01-15 08:33 UTC, longer than the run's deadline allows. Run again then, "
        "raise --deadline, or use a token of a higher limit.",
    ),
    lasting(
        "secondary limit without a time",
        [said(403, SLOW_DOWN)] * 9,
        "rate limit",
        [60],
        f"GitHub's rate limit stops GET /repos/octo/docs (403 {SLOW_DOWN}) after 2 attempts. "
        "Run again in a few minutes; a token of another kind does not help.",
    ),
    lasting(
        "404",
        [said(404, "Not Found")],
        "not found",
        [],
        "GitHub has nothing at GET /repos/octo/docs (404 Not Found). Check the name and the token's rights.",
    ),
    lasting(
        "500",
        [said(500, "Server Error")] * 9,
        "server",
        [0.5, 1, 2, 4],
        "GitHub failed on GET /repos/octo/docs (500 Server Error) after 5 attempts. Run again later; "
        "https://www.githubstatus.com tells of outages.",
    ),
    lasting(
        "502",
        [Answer(status=502, body=b"<html>Bad Gateway</html>", headers={"Content-Type": "text/html"})] * 9,
        "server",
        [0.5, 1, 2, 4],
        "GitHub failed on GET /repos/octo/docs (502) after 5 attempts. Run again later; "
        "https://www.githubstatus.com tells of outages.",
    ),
]


@pytest.mark.parametrize("failure", NO)
def test_a_failure_that_lasts_ends_in_one_clear_message(
    client: GitHubClient, github: GitHubServer, clock: FakeClock, failure: tuple[Any, ...]
) -> None:
    answers, kind, waits, text = failure
    github.fail("GET", "/repos/octo/docs", *answers)

    with pytest.raises(GitHubError) as caught:
        client.get("/repos/octo/docs")

    assert (str(caught.value), caught.value.kind, caught.value.exit_code) == (text, kind, 1)
    assert clock.slept == waits
    assert len(github.requests) == len(waits) + 1


PASSING = [
    pytest.param(said(500, "Server Error"), [0.5], id="500"),
    pytest.param(said(502), [0.5], id="502"),
    pytest.param(said(503, "Unavailable", Retry_After="7"), [7], id="503 with Retry-After"),
    pytest.param(said(403, "You have exceeded a secondary rate limit.", Retry_After="20"), [20], id="403"),
    pytest.param(said(403, "You have exceeded a secondary rate limit."), [60], id="403 without a time"),
    pytest.param(said(429, "Too many requests", Retry_After="9"), [9], id="429"),
    pytest.param(
        said(429, "Too many", Retry_After="Fri, 15 Jan 2027 08:00:30 GMT"), [30], id="429 until a date"
    ),
    pytest.param(
        said(403, "API rate limit exceeded", X_RateLimit_Remaining="0", X_RateLimit_Reset="1800000100"),
        [101],
        id="primary limit that ends in time",
    ),
    pytest.param(Answer(json={"id": 1}, cut=0), [0.5], id="cut before the answer's body"),
    pytest.param(Answer(body=b'{"id": 1, "name": "docs"}', cut=9), [0.5], id="cut inside the answer"),
]


@pytest.mark.parametrize(("answer", "waits"), PASSING)
def test_a_failure_that_passes_is_waited_out(
    client: GitHubClient, github: GitHubServer, clock: FakeClock, answer: Answer, waits: list[float]
) -> None:
    github.fail("GET", "/repos/octo/docs", answer)

    assert client.get("/repos/octo/docs").json()["full_name"] == "octo/docs"
    assert clock.slept == pytest.approx(waits)


_COMMENT = "/repos/octo/docs/issues/1/comments"
_EDIT = "/repos/octo/docs/issues/comments/1"
_FILE = "/repos/octo/docs/contents/a.md"
WRITES: list[tuple[Method, str, dict[str, str] | None]] = [
    ("POST", _COMMENT, {"body": "hello"}),
    ("PATCH", _EDIT, {"body": "hello"}),
    ("PUT", _FILE, {"message": "add a file", "content": ""}),
    ("DELETE", _EDIT, None),
]


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write[0])
@pytest.mark.parametrize("answer", [said(500, "Server Error"), Answer(json={}, cut=0)], ids=["500", "cut"])
def test_only_a_write_that_could_be_doubled_is_not_repeated(
    client: GitHubClient, github: GitHubServer, write: tuple[Method, str, Any], answer: Answer
) -> None:
    method, path, body = write
    github.fail(method, path, answer, said(404, "Not Found"))

    with pytest.raises(GitHubError) as caught:
        client.request(method, path, body=body)

    first = "server" if answer.status == 500 else "network"
    seen = (len(github.requests), caught.value.kind)
    assert seen == ((1, first) if method == "POST" else (2, "not found"))


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write[0])
def test_a_write_that_the_rate_limit_stopped_is_made_later(
    client: GitHubClient, github: GitHubServer, clock: FakeClock, write: tuple[Method, str, Any]
) -> None:
    method, path, body = write
    github.fail(method, path, said(429, "Slow down", Retry_After="5"), said(404, "Not Found"))

    with pytest.raises(GitHubError, match="404"):
        client.request(method, path, body=body)

    assert clock.slept == [5]


@pytest.mark.parametrize("status", [200, 403])
def test_an_answer_that_is_nested_without_end_is_named(
    client: GitHubClient, github: GitHubServer, undescribed: list[str], status: int
) -> None:
    github.fail("GET", "/repos/octo/docs", Answer(status=status, body=b'{"message":' * 100_000))
    with pytest.raises(GitHubError, match=r"no JSON .*recursion|JSON that is nested too deep") as caught:
        client.get("/repos/octo/docs").json()
    assert caught.value.kind == "malformed"
    undescribed.clear()


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b'{"id": 1, "na'),
        Answer(body=b"<html>Please sign in</html>", headers={"Content-Type": "text/html"}),
        Answer(body=b""),
    ],
    ids=["broken", "html", "empty"],
)
def test_an_answer_that_is_no_json_says_so(
    client: GitHubClient, github: GitHubServer, undescribed: list[str], answer: Answer
) -> None:
    github.fail("GET", "/repos/octo/docs", answer)

    with pytest.raises(
        GitHubError, match=r"GET /repos/octo/docs is not what .* no JSON .* Check that GITHUB_API_URL"
    ) as caught:
        client.get("/repos/octo/docs").json()

    assert caught.value.kind == "malformed"
    undescribed.clear()


def test_writes_are_a_pause_apart_as_github_asks(
    github: GitHubServer, undescribed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client_module._WRITE_PAUSE >= 1.0  # what GitHub's best practices ask for
    monkeypatch.setattr(client_module, "_WRITE_PAUSE", 0.2)
    start = time.monotonic()

    with GitHubClient(token=TOKEN, api_url=github.api_url) as client:
        for _ in range(2):
            with pytest.raises(GitHubError):  # there is no such branch
                client.request("PATCH", "/repos/octo/docs/git/refs/heads/none", body={"sha": "0" * 40})

    assert time.monotonic() - start >= 0.2
    undescribed.clear()


def test_nobody_listening_says_where_and_why(clock: FakeClock) -> None:
    client = GitHubClient(token=None, api_url="http://127.0.0.1:9", clock=clock, paced=False)

    with pytest.raises(
        GitHubError,
        match=r"broke on GET /repos/octo/docs after 5 attempts: ConnectionRefusedError: .* GITHUB_API_URL",
    ):
        client.get("/repos/octo/docs")

    client.close()


def test_what_was_read_before_is_asked_for_conditionally(client: GitHubClient, github: GitHubServer) -> None:
    first = client.get("/repos/octo/docs")

    assert client.get("/repos/octo/docs") is first
    assert github.requests[1].header("If-None-Match") == first.headers["etag"]


def test_a_failure_inside_pygithubs_objects_reads_the_same(
    client: GitHubClient, github: GitHubServer, clock: FakeClock
) -> None:
    github.fail("GET", "/repos/octo/docs/branches/*", *[said(500, "Server Error")] * 9)
    branch = client.github.get_repo("octo/docs")

    with pytest.raises(
        GitHubError, match=r"failed on reading the branch \(500 Server Error\) after 5 attempts"
    ):
        client.call(lambda: branch.get_branch("main"), request="reading the branch", repeatable=True)

    assert clock.slept == [0.5, 1, 2, 4]


ELSEWHERE = Answer(status=301, body=b"", headers={"Location": "https://elsewhere.example/repos/octo/docs"})


@pytest.mark.parametrize("answer", [Answer(body=b'{"id": 1, "na'), ELSEWHERE], ids=["broken", "elsewhere"])
def test_what_pygithub_itself_cannot_read_is_malformed(
    client: GitHubClient, github: GitHubServer, undescribed: list[str], answer: Answer
) -> None:
    github.fail("GET", "/repos/octo/docs", answer)

    with pytest.raises(GitHubError, match="reading the repository is not what") as caught:
        client.call(
            lambda: client.github.withLazy(lazy=False).get_repo("octo/docs"),
            request="reading the repository",
            repeatable=True,
        )

    assert caught.value.kind == "malformed"
    undescribed.clear()


def test_a_mistake_of_the_program_is_not_dressed_up_as_githubs(client: GitHubClient) -> None:
    with pytest.raises(ZeroDivisionError):
        client.call(lambda: 1 // 0, request="dividing", repeatable=True)


def test_a_long_wait_is_announced(client: GitHubClient, github: GitHubServer, clock: FakeClock) -> None:
    github.fail("GET", "/repos/octo/docs", said(500, "Error"), said(429, "Slow down", Retry_After="42"))
    told: list[str] = []
    client.on_wait = told.append

    client.get("/repos/octo/docs")

    assert clock.slept == [0.5, 42]
    assert told == ["GitHub asks for patience (429): waiting 42 seconds."]


def test_the_token_stands_in_no_log_and_no_error(
    client: GitHubClient, github: GitHubServer, caplog: pytest.LogCaptureFixture
) -> None:
    github.fail("GET", "/repos/octo/docs", said(401, "Bad credentials"))

    with caplog.at_level(logging.DEBUG), pytest.raises(GitHubError) as caught:
        client.get("/repos/octo/docs")

    assert caplog.records
    assert TOKEN not in caplog.text + str(caught.value) + repr(client)
    assert github.requests[0].token == TOKEN


@pytest.mark.parametrize("token", ["ghp_one\nghp_two", "ghp one", "ghp_\u00e9", "ghp_\x00"])
def test_a_token_that_no_header_can_hold_is_refused_without_being_shown(token: str) -> None:
    with pytest.raises(InputError) as caught:
        GitHubClient(token=token)

    assert "ghp" not in str(caught.value)


@pytest.mark.parametrize("url", ["api.github.com", "", "file:///etc/passwd", "https://"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="GITHUB_API_URL"):
        GitHubClient(token=None, api_url=url)
