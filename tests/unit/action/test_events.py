"""Every row of the contract's table of events, with its ladder."""

import json
import os
from dataclasses import dataclass, field
from typing import Any

import pytest

from diff_insight.action.events import Nothing, Trigger, plan_of
from diff_insight.action.ranges import RangeRequest, resolve
from diff_insight.errors import InputError
from diff_insight.sources.github.lookups import Pull
from tests.fakes.github.description import UnavailableError, npm_member

A, B, C, D = ("a" * 40, "b" * 40, "c" * 40, "d" * 40)
ZERO = "0" * 40
REPOSITORY = {"full_name": "octo/docs", "default_branch": "main"}


@dataclass
class Known:
    """A GitHub in a dictionary: a line of commits per branch, oldest first."""

    lines: dict[str, list[str]] = field(default_factory=lambda: {"main": [A, B, C]})
    tags: dict[str, str] = field(default_factory=dict)
    releases: list[str] = field(default_factory=list)
    pulls: list[tuple[str, Pull]] = field(default_factory=list)
    reported: dict[tuple[str, str], str] = field(default_factory=dict)

    def _ids(self, ref: str) -> list[str]:
        """The commits up to a ref, oldest first; empty where it is lost."""
        ref = self.tags.get(ref, ref)
        if ref in self.lines:
            return self.lines[ref]
        line = next((line for line in self.lines.values() if ref in line), [])
        return line[: line.index(ref) + 1] if line else []

    def merge_base(self, _: str, base: str, head: str) -> str | None:
        older = self._ids(base)
        return next((commit for commit in reversed(self._ids(head)) if commit in older), None)

    def parent(self, _: str, commit: str) -> str | None:
        line = self._ids(commit)
        return line[-2] if len(line) > 1 else None

    def default_branch(self, _: str) -> str:
        return "main"

    def branch_head(self, _: str, branch: str) -> str | None:
        return self.lines[branch][-1] if branch in self.lines else None

    def commit(self, _: str, ref: str) -> str:
        return self._ids(ref)[-1]

    def last_release(self, _: str) -> str | None:
        return self.releases[-1] if self.releases else None

    def previous_release(self, _: str, tag: str) -> str | None:
        at = self.releases.index(tag) if tag in self.releases else len(self.releases)
        return self.releases[at - 1] if at else None

    def pull_request(self, _: str, number: int) -> Pull | None:
        return next((pull for _, pull in self.pulls if pull.number == number), None)

    def open_pull_requests(self, _: str, owner: str, branch: str) -> tuple[Pull, ...]:
        return tuple(pull for name, pull in self.pulls if name == f"{owner}:{branch}")

    def last_reported(self, repository: str, branch: str) -> str | None:
        return self.reported.get((repository, branch))


def trigger(event: str, payload: dict[str, Any], **inputs: Any) -> Trigger:
    return Trigger(
        event=event,
        payload=payload,
        workflow_repository="octo/docs",
        **({"repository": "octo/docs"} | inputs),
    )


def chosen(known: Known, event: str, payload: dict[str, Any], **inputs: Any) -> RangeRequest | Nothing:
    return resolve(plan_of(trigger(event, payload, **inputs)), known)


def push(before: str, after: str, **more: Any) -> dict[str, Any]:
    return {"ref": "refs/heads/main", "before": before, "after": after, "repository": REPOSITORY, **more}


def pull_payload(*, fork: bool = False) -> dict[str, Any]:
    own = {"full_name": "octo/docs", "owner": {"login": "octo"}}
    theirs = {"full_name": "grace/docs", "owner": {"login": "grace"}} if fork else own
    sides = {
        "base": {"sha": A, "ref": "main", "repo": own},
        "head": {"sha": D, "ref": "work", "repo": theirs},
    }
    return {"action": "opened", "number": 7, "pull_request": {"number": 7, **sides}}


def run_payload(head: str = D) -> dict[str, Any]:
    run = {
        "head_sha": head,
        "head_branch": "work",
        "head_repository": {"full_name": "grace/docs", "owner": {"login": "grace"}},
        "pull_requests": [{"number": 99}],
    }
    return {"action": "completed", "workflow_run": run, "repository": REPOSITORY}


PULL = Pull(number=7, base=A, head=D, head_owner="grace")


def request(base: str | None, head: str, rule: Any, words: str, **more: Any) -> RangeRequest:
    return RangeRequest(repository="octo/docs", base=base, head=head, rule=rule, words=words, **more)


ROWS: dict[str, tuple[Known, str, dict[str, Any], RangeRequest | Nothing]] = {
    "push": (
        Known(),
        "push",
        push(A, C),
        request(A, C, "push", "The push to main: from the commit before to the commit after.", branch="main"),
    ),
    "push of a branch with a slash": (
        Known({"main": [A], "docs/new": [A, B, C]}),
        "push",
        push(B, C, ref="refs/heads/docs/new"),
        request(
            B,
            C,
            "push",
            "The push to docs/new: from the commit before to the commit after.",
            branch="docs/new",
        ),
    ),
    "push of a new branch": (
        Known({"main": [A, B], "work": [A, C, D]}),
        "push",
        push(ZERO, D, ref="refs/heads/work", created=True),
        request(A, D, "new branch", "The push to work made it anew: from where it left main.", branch="work"),
    ),
    "push of a new branch without commits of its own": (
        Known({"main": [A, B]}),
        "push",
        push(ZERO, B, ref="refs/heads/work"),
        request(
            A, B, "last commit", "The push to work made it anew: the last commit (bbbbbbb).", branch="work"
        ),
    ),
    "push that lost the commit before": (
        Known({"main": [A, B], "work": [A, D]}),
        "push",
        push(C, D, ref="refs/heads/work", forced=True),
        request(
            A,
            D,
            "lost before",
            "The push to work left no way back to the commit before (ccccccc): from where it left main.",
            branch="work",
        ),
    ),
    "push that lost the commit before, on the default branch": (
        Known({"main": [A, B]}),
        "push",
        push(C, B, forced=True),
        request(
            A,
            B,
            "last commit",
            "The push to main left no way back to the commit before (ccccccc): the last commit (bbbbbbb).",
            branch="main",
        ),
    ),
    "first push of all": (
        Known({"main": [A]}),
        "push",
        push(ZERO, A),
        request(
            None,
            A,
            "last commit",
            "The push to main made it anew: the first commit (aaaaaaa).",
            branch="main",
        ),
    ),
    "push of a new annotated tag": (
        Known({"main": [A, B, C]}),
        "push",
        push(ZERO, D, ref="refs/tags/v1", head_commit={"id": B}),
        request(A, B, "last commit", "The push of a tag made it anew: the last commit (bbbbbbb)."),
    ),
    "push that deletes": (
        Known(),
        "push",
        push(A, ZERO, deleted=True),
        Nothing(why="The push deleted main: there is nothing to report."),
    ),
    "pull request": (
        Known(),
        "pull_request",
        pull_payload(),
        request(
            A,
            D,
            "pull request",
            "Pull request #7: its base and its head.",
            pull_request=7,
            configuration_ref=A,
        ),
    ),
    "pull request of a fork": (
        Known(),
        "pull_request_target",
        pull_payload(fork=True),
        request(
            A,
            D,
            "pull request",
            "Pull request #7: its base and its head.",
            pull_request=7,
            head_owner="grace",
            configuration_ref=A,
        ),
    ),
    "workflow run": (
        Known(
            pulls=[("grace:work", Pull(number=6, base=A, head=B, head_owner="grace")), ("grace:work", PULL)]
        ),
        "workflow_run",
        run_payload(),
        request(
            A,
            D,
            "workflow run",
            "The workflow run was for ddddddd, the head of pull request #7.",
            pull_request=7,
            head_owner="grace",
            configuration_ref=A,
        ),
    ),
    "workflow run without a pull request": (
        Known(),
        "workflow_run",
        run_payload(),
        Nothing(why="No open pull request has the workflow run's commit ddddddd as its head."),
    ),
    "release": (
        Known(tags={"v1": A, "v2": C}, releases=["v1", "v2"]),
        "release",
        {"action": "published", "release": {"tag_name": "v2", "draft": False}},
        request("v1", "v2", "previous release", "Release v2: since the release before (v1)."),
    ),
    "first release": (
        Known(tags={"v1": C}, releases=["v1"]),
        "release",
        {"action": "published", "release": {"tag_name": "v1", "draft": False}},
        request(B, C, "last commit", "Release v1 has none before it: the last commit (ccccccc)."),
    ),
    "deleted release": (
        Known(),
        "release",
        {"action": "deleted", "release": {"tag_name": "v1", "draft": False}},
        Nothing(why="The release v1 was deleted: there is nothing to report."),
    ),
    "drafted release": (
        Known(),
        "release",
        {"action": "created", "release": {"tag_name": "v1", "draft": True}},
        Nothing(why="The release v1 is a draft, whose tag need not exist yet."),
    ),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_an_event_chooses_its_range(
    row: tuple[Known, str, dict[str, Any], RangeRequest | Nothing],
) -> None:
    known, event, payload, expected = row
    assert chosen(known, event, payload) == expected


WATCHED = {"branch": "main", "moves_state": True}
LADDER: dict[str, tuple[Known, RangeRequest | Nothing]] = {
    "state": (
        Known(reported={("octo/docs", "main"): A}),
        request(A, C, "state file", "Since the last report on octo/docs main (aaaaaaa).", **WATCHED),
    ),
    "nothing new": (
        Known(reported={("octo/docs", "main"): C}),
        Nothing(why="Nothing new on octo/docs main since the last report (ccccccc)."),
    ),
    "state that a force push lost": (
        Known(reported={("octo/docs", "main"): D}, tags={"v1": A}, releases=["v1"]),
        request(
            "v1",
            C,
            "last release",
            "The last report on octo/docs main ended at ddddddd, which is lost: since the last release (v1).",
            **WATCHED,
        ),
    ),
    "last release": (
        Known(tags={"v1": B}, releases=["v1"]),
        request(
            "v1",
            C,
            "last release",
            "The state file holds no report on octo/docs main: since the last release (v1).",
            **WATCHED,
        ),
    ),
    "nothing since the last release": (
        Known(tags={"v1": C}, releases=["v1"]),
        Nothing(
            why="The state file holds no report on octo/docs main, and nothing is new since the last "
            "release (v1)."
        ),
    ),
    "last release of another history": (
        Known({"main": [A, B, C], "old": [D]}, tags={"v1": D}, releases=["v1"]),
        request(
            B,
            C,
            "last commit",
            "The state file holds no report on octo/docs main, and the last release (v1) is no start: "
            "the last commit (ccccccc).",
            **WATCHED,
        ),
    ),
    "last commit": (
        Known(),
        request(
            B,
            C,
            "last commit",
            "The state file holds no report on octo/docs main, and there is no release: "
            "the last commit (ccccccc).",
            **WATCHED,
        ),
    ),
}


@pytest.mark.parametrize("rung", LADDER.values(), ids=LADDER)
@pytest.mark.parametrize(
    ("event", "payload"),
    [
        ("schedule", {"schedule": "0 6 * * 1"}),
        ("workflow_dispatch", {"inputs": None, "ref": "refs/heads/main", "repository": REPOSITORY}),
        ("repository_dispatch", {"action": "go", "branch": "main", "client_payload": {}}),
    ],
)
def test_an_event_without_a_range_goes_down_the_ladder(
    event: str, payload: dict[str, Any], rung: tuple[Known, RangeRequest | Nothing]
) -> None:
    assert chosen(rung[0], event, payload) == rung[1]


def test_the_inputs_are_stronger_than_any_event() -> None:
    for event, payload in [("push", push(A, C)), ("pull_request", pull_payload()), ("nonsense", {})]:
        assert chosen(Known(), event, payload, base="v1", head="v2") == request(
            "v1", "v2", "inputs", "The inputs name the range v1...v2."
        )


@pytest.mark.parametrize(
    ("event", "payload", "head"),
    [
        ("push", push(A, C), C),
        ("pull_request", pull_payload(), D),
        ("release", {"action": "published", "release": {"tag_name": "v2"}}, "v2"),
        ("workflow_dispatch", {"ref": "refs/heads/next"}, "next"),
        ("schedule", {}, "HEAD"),
    ],
)
def test_a_base_alone_goes_with_the_events_head(event: str, payload: dict[str, Any], head: str) -> None:
    found = chosen(Known(), event, payload, base="v1")

    assert found == request("v1", head, "inputs", f"The inputs name the range v1...{head}.")


@pytest.mark.parametrize(("head", "watched"), [("next", True), ("refs/heads/next", True), ("v1", False)])
def test_a_head_alone_is_the_watched_branch(head: str, watched: bool) -> None:
    known = Known({"main": [A], "next": [A, B, C]}, tags={"v1": C}, reported={("octo/docs", "next"): B})

    found = chosen(known, "schedule", {}, head=head)

    assert isinstance(found, RangeRequest)
    assert (found.head, found.rule, found.branch, found.moves_state) == (
        (C, "state file", "next", True) if watched else (C, "last commit", None, False)
    )


def test_another_repository_is_never_read_by_this_ones_event() -> None:
    known = Known(reported={("other/docs", "main"): A})

    found = chosen(known, "push", push(D, B), repository="other/docs")

    assert isinstance(found, RangeRequest)
    assert (found.repository, found.base, found.head, found.rule) == ("other/docs", A, C, "state file")


def test_a_pull_request_can_be_named() -> None:
    known = Known(pulls=[("grace:work", PULL)])

    found = chosen(known, "workflow_dispatch", {"ref": "refs/heads/main"}, pull_request=7)

    assert isinstance(found, RangeRequest)
    assert (found.base, found.head, found.rule, found.pull_request) == (A, D, "pull request", 7)
    assert chosen(known, "workflow_dispatch", {}, pull_request=8) == Nothing(
        why="octo/docs has no pull request #8."
    )


def test_a_number_that_does_not_fit_the_workflow_runs_commit_is_not_believed() -> None:
    known = Known(pulls=[("grace:work", PULL)])

    fitting = chosen(known, "workflow_run", run_payload(D), pull_request=7)
    forged = chosen(known, "workflow_run", run_payload(B), pull_request=7)

    assert isinstance(fitting, RangeRequest)
    assert forged == Nothing(why="No open pull request has the workflow run's commit bbbbbbb as its head.")


@pytest.mark.parametrize(
    ("event", "payload", "text"),
    [
        ("issues", {}, "The event 'issues' names no commit range. Give the inputs `base` and `head`"),
        ("push", {}, "The payload of 'push' is not as GitHub describes it: ref: Field required."),
        ("push", push(A, "--upload-pack=x"), "is not as GitHub describes it: after: String should match"),
        ("pull_request", {"pull_request": None}, "pull_request: Input should be a valid dictionary"),
        ("release", {"action": "published", "release": {"tag_name": ""}}, "release.tag_name: String should"),
    ],
)
def test_an_event_that_cannot_be_read_says_what_to_do(event: str, payload: dict[str, Any], text: str) -> None:
    with pytest.raises(InputError) as caught:
        plan_of(trigger(event, payload))

    assert text in str(caught.value)


@pytest.fixture(scope="module")
def published() -> dict[str, list[dict[str, Any]]]:
    """GitHub's own examples of payloads, by event."""
    try:
        data = npm_member("@octokit/webhooks-examples@7.6.1", "package/api.github.com/index.json")
    except UnavailableError as reason:
        if os.environ.get("DIFF_INSIGHT_REQUIRE_NPM"):
            raise
        pytest.skip(f"GitHub's examples cannot be had: {reason}")
    return {each["name"]: each["examples"] for each in json.loads(data)}


REAL = {
    "push": {"last commit", None},
    "pull_request": {"pull request"},
    "workflow_run": {None},
    "workflow_dispatch": {"last commit"},
    "repository_dispatch": {"last commit"},
    "release": {"last commit", None},
}


@pytest.mark.parametrize("event", REAL)
def test_real_payloads_are_understood(published: dict[str, list[dict[str, Any]]], event: str) -> None:
    rules = set()
    for payload in published[event]:
        name = payload["repository"]["full_name"]
        line = [A, payload.get("after", C)]
        known = Known({"main": line, "master": line, payload.get("release", {}).get("tag_name", "x"): line})
        found = resolve(
            plan_of(Trigger(event=event, payload=payload, workflow_repository=name, repository=name)), known
        )
        rules.add(found.rule if isinstance(found, RangeRequest) else None)
        if event == "pull_request":
            assert isinstance(found, RangeRequest)
            pull = payload["pull_request"]
            assert (found.base, found.head) == (pull["base"]["sha"], pull["head"]["sha"])
    assert rules == REAL[event]
