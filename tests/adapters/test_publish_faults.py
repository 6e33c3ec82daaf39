"""Every answer of GitHub to the publishers on a pull request or release, spoilt in each way.

A run either does its work or ends with an error that names GitHub or what is incomplete; the next run makes
everything whole. `test_hostile_servers` does the same to a commit.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import requests

from diff_insight.errors import DiffInsightError
from tests.adapters.publishing import World, world
from tests.adapters.test_publish_newest_wins import NOTES, Line, block, body, line

__all__ = ["line", "world"]

Fault = Callable[[requests.Response], None]


def _answered(status: int, text: bytes, **headers: str) -> Fault:
    def spoil(reply: requests.Response) -> None:
        reply.status_code = status
        reply._content = text
        reply.headers.update({"Content-Length": str(len(text)), **headers})

    return spoil


def _lost(_: requests.Response) -> None:
    raise requests.ConnectionError("Connection aborted.")


FAULTS: dict[str, Fault] = {
    "lost": _lost,
    "500": _answered(500, b"{}"),
    "502 of a proxy": _answered(502, b"<html>Bad Gateway</html>"),
    "403": _answered(403, b'{"message": "Resource not accessible by integration"}'),
    "a redirect": _answered(302, b"", Location="https://elsewhere.example/"),
    "an empty object": _answered(200, b"{}"),
    "an empty list": _answered(200, b"[]"),
    "a list of nothing": _answered(200, b"[null]"),
    "nothing": _answered(200, b""),
    "null": _answered(200, b"null"),
    "a sign-in page": _answered(200, b"<html>Sign in</html>"),
    "half an answer": _answered(200, b'{"id": 1, "body": "x'),
    "other types": _answered(200, json.dumps({"id": "x", "body": 3, "data": [], "head": 1}).encode()),
}

_QUICK = "an empty object"
"""The one that says nothing of what was asked; the others are slow."""
PUBLISHERS = ("comment", "describe", "release", "label")


@contextmanager
def spoilt(at: int, fault: Fault, *, done: bool, always: bool) -> Iterator[list[str]]:
    """Spoil the n-th answer, or it and all later ones; give the requests that were spoilt."""
    send, count = requests.Session.send, 0
    spoilt: list[str] = []

    def sending(
        self: requests.Session, request: requests.PreparedRequest, **more: object
    ) -> requests.Response:
        nonlocal count
        count += 1
        here = count == at or (always and count > at)
        if here:
            spoilt.append(f"{request.method} {request.path_url}")
        if here and not done:
            unsent = requests.Response()
            unsent.request, unsent.url = request, str(request.url)
            fault(unsent)
            return unsent
        reply = send(self, request, **more)  # type: ignore[arg-type]
        if here:
            fault(reply)
        return reply

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(requests.Session, "send", sending)
        yield spoilt


def state(line: Line, publisher: str) -> object:
    """What the publisher is there for, as it stands."""
    return {
        "comment": line.world.comments(),
        "describe": line.pull.body,
        "release": line.notes,
        "label": line.labels(),
    }[publisher]


@pytest.mark.parametrize(
    ("done", "always"),
    [
        pytest.param(False, False, id="not done-once"),
        pytest.param(True, False, id="done-once"),
        pytest.param(False, True, id="not done-always"),
        pytest.param(True, True, id="done-always", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize(
    "fault", [pytest.param(name, marks=[] if name == _QUICK else pytest.mark.slow) for name in FAULTS]
)
@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_a_spoilt_answer_is_made_good_or_named(
    line: Line, publisher: str, fault: str, undescribed: list[str], *, done: bool, always: bool
) -> None:
    older, head = line.heads[1:]

    def run() -> None:
        more = ("bug fix",) if publisher == "label" else ()
        getattr(line, publisher)(head, *more)

    def restore() -> None:
        line.world.hosted.comments.clear()
        line.world.hosted.edits.clear()
        line.pull.body = block(older)
        line.world.hosted.releases[0].body = block(older)
        line.world.hosted.labels[7] = ["help wanted", "breaks"]

    wanted = {
        "comment": [body(head)],
        "describe": block(head),
        "release": block(head),
        "label": ["fix", "help wanted"],
    }[publisher]
    at = 0
    while True:
        at += 1
        restore()
        with spoilt(at, FAULTS[fault], done=done, always=always) as requests_spoilt:
            try:
                run()
            except DiffInsightError as error:
                assert "fault of diff-insight" not in str(error)
                assert "GitHub" in str(error) or "(403 " in str(error)
            else:
                assert state(line, publisher) == wanted, requests_spoilt
        run()
        assert state(line, publisher) == wanted, requests_spoilt
        if not requests_spoilt:
            break
    assert at > 3
    assert NOTES.rstrip() in (line.pull.body or "")
    undescribed.clear()


def test_a_comment_that_arrives_late_is_taken_away_again(line: Line) -> None:
    """The server took it, kept its answer to itself, and shows it some seconds later."""
    head = line.heads[2]
    world: World = line.world
    arrivals: list[float] = []
    send = requests.Session.send
    held: list[requests.PreparedRequest] = []

    def sending(
        self: requests.Session, request: requests.PreparedRequest, **more: object
    ) -> requests.Response:
        if request.method == "POST" and "/issues/7/comments" in request.path_url and not arrivals:
            arrivals.append(world.clock.monotonic() + 8)
            held.append(request.copy())
            raise requests.ReadTimeout("Read timed out.")
        if held and world.clock.monotonic() >= arrivals[0]:
            send(self, held.pop(), **more)  # type: ignore[arg-type]
        return send(self, request, **more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(requests.Session, "send", sending)
        line.comment(head)
    assert arrivals
    assert not held
    assert world.comments() == [body(head)]


def test_a_comment_that_arrives_after_the_run_is_taken_away_by_the_next(line: Line) -> None:
    older, head = line.heads[1:]
    line.comment(head)
    late = f"{body(older)}"
    line.world.hosted.comments[7].append(
        {**line.world.hosted.comments[7][0], "id": 10**6, "node_id": "IC_late", "body": late}
    )
    line.comment(head)
    assert line.world.comments() == [body(head)]
