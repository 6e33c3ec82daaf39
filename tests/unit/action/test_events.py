"""Every row of the table of events (docs/action.md), with its ladder."""

import json
import os
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import pytest

from diff_insight.action.events import Trigger, default_publishers, plan_of, thread_number
from diff_insight.action.plans import Nothing
from diff_insight.action.range_lookup import resolve
from diff_insight.action.range_request import RangeRequest
from diff_insight.errors import InputError
from diff_insight.publish.comment_body import marker
from diff_insight.sources.github.lookups import Pull
from diff_insight.sources.github.ranges import EmptyRepositoryError
from diff_insight.sources.tags import Tag
from tests.fakes.github.description import UnavailableError, npm_member

A, B, C, D = ("a" * 40, "b" * 40, "c" * 40, "d" * 40)
ZERO = "0" * 40
STALE = "e" * 40
REPOSITORY = {"full_name": "octo/docs", "default_branch": "main"}


@dataclass
class Known:
    """A GitHub in a dictionary: a line of commits per branch, oldest first."""

    lines: dict[str, list[str]] = field(default_factory=lambda: {"main": [A, B, C]})
    tagged: dict[str, str] = field(default_factory=dict)
    releases: list[str] = field(default_factory=list)
    pulls: list[tuple[str, Pull]] = field(default_factory=list)
    reported: dict[tuple[str, str], str] = field(default_factory=dict)

    def _ids(self, ref: str) -> list[str]:
        """The commits up to a ref, oldest first; empty where it is lost."""
        ref = self.tagged.get(ref, ref)
        if ref in self.lines:
            return self.lines[ref]
        line = next((line for line in self.lines.values() if ref in line), [])
        return line[: line.index(ref) + 1] if line else []

    def merge_base(self, _: str, base: str, head: str) -> str | None:
        older = self._ids(base)
        return next((commit for commit in reversed(self._ids(head)) if commit in older), None)

    def exists(self, _: str, commit: str) -> bool:
        return any(commit in line for line in self.lines.values())

    def parent(self, _: str, commit: str) -> str | None:
        line = self._ids(commit)
        return line[-2] if len(line) > 1 else None

    def default_branch(self, _: str) -> str:
        return "main"

    def branch_head(self, _: str, branch: str) -> str | None:
        return self.lines[branch][-1] if branch in self.lines else None

    def commit(self, _: str, ref: str) -> str:
        found = self._ids(ref.removeprefix("tags/"))
        if not self.lines:
            raise EmptyRepositoryError("octo/docs")
        return (found or self.lines["main"])[-1]

    def last_release(self, _: str) -> str | None:
        return self.releases[-1] if self.releases else None

    def tags(self, _: str) -> tuple[Tag, ...]:
        return tuple(Tag(name, commit) for name, commit in self.tagged.items())

    def nearest(self, _: str, head: str, commits: Collection[str]) -> str | None:
        return next((one for one in reversed(self._ids(head)[:-1]) if one in commits), None)

    def pull_request(self, _: str, number: int) -> Pull | None:
        return next((pull for _, pull in self.pulls if pull.number == number), None)

    def pull_requests_of(
        self, _: str, head_sha: str, *, owner: str | None, branch: str | None
    ) -> tuple[Pull, ...]:
        return tuple(
            pull for name, pull in self.pulls if name == f"{owner}:{branch}" and pull.head == head_sha
        )

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
    found = resolve(plan_of(trigger(event, payload, **inputs)), known)
    if isinstance(found, Nothing):
        return found
    (one,) = found
    return one


def push(before: str, after: str, **more: Any) -> dict[str, Any]:
    return {"ref": "refs/heads/main", "before": before, "after": after, "repository": REPOSITORY, **more}


def pull_payload(*, fork: bool = False, **more: Any) -> dict[str, Any]:
    own = {"full_name": "octo/docs", "owner": {"login": "octo"}}
    theirs = {"full_name": "grace/docs", "owner": {"login": "grace"}} if fork else own
    sides = {
        "base": {"sha": STALE, "ref": "main", "repo": own},
        "head": {"sha": D, "ref": "work", "repo": theirs},
    }
    return {"action": "opened", "number": 7, "pull_request": {"number": 7, **sides, **more}}


def run_payload(head: str = D) -> dict[str, Any]:
    run = {
        "head_sha": head,
        "head_branch": "work",
        "head_repository": {"full_name": "grace/docs", "owner": {"login": "grace"}},
        "pull_requests": [{"number": 99}],
    }
    return {"action": "completed", "workflow_run": run, "repository": REPOSITORY}


def pull(number: int = 7, head: str = D, **more: Any) -> Pull:
    fields = {"base": STALE, "base_branch": "main", "head_branch": "work", "head_owner": "grace", **more}
    return Pull(number=number, head=head, **fields)


PULL = pull()
ONTO_MAIN = "Pull request #7: from the merge base with main as it is now (ccccccc)."


def request(base: str | None, head: str, rule: Any, words: str, **more: Any) -> RangeRequest:
    return RangeRequest(repository="octo/docs", base=base, head=head, rule=rule, words=words, **more)


REWROTE = (
    "The push to work rewrote it: ccccccc is no ancestor of {}, so the two are compared tree against tree."
)
ORPHAN = "The push to pages made it anew, and it shares no commit with main: from its first commit."
FIRST = "Release v1 has none before it in its history: from the first commit."
RELEASES = {"main": [A, B, C, D], "old": [A, STALE]}


def released(tag: str, **more: Any) -> dict[str, Any]:
    return {"action": "published", "release": {"tag_name": tag, "draft": False}, **more}


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
    "push that rewrote the branch": (
        Known({"main": [A], "work": [A, D], "before": [A, B, C]}),
        "push",
        push(C, D, ref="refs/heads/work", forced=True),
        request(
            C,
            D,
            "rewritten branch",
            REWROTE.format("ddddddd"),
            notes=(REWROTE.format("ddddddd"),),
            three_dots=False,
            branch="work",
        ),
    ),
    "push that rewound the branch": (
        Known({"main": [A], "work": [A, B, C]}),
        "push",
        push(C, B, ref="refs/heads/work", forced=True),
        request(
            C,
            B,
            "rewritten branch",
            REWROTE.format("bbbbbbb"),
            notes=(REWROTE.format("bbbbbbb"),),
            three_dots=False,
            branch="work",
        ),
    ),
    "push of a new branch": (
        Known({"main": [A, B], "work": [A, C, D]}),
        "push",
        push(ZERO, D, ref="refs/heads/work", created=True),
        request(
            A,
            D,
            "new branch",
            "The push to work made it anew: from where it left main.",
            base_name="main",
            head_name="work",
            branch="work",
        ),
    ),
    "push of a new branch without commits of its own": (
        Known({"main": [A, B]}),
        "push",
        push(ZERO, B, ref="refs/heads/work"),
        Nothing(why="The push to work made it anew, and it has no commit of its own beside main."),
    ),
    "push of a new branch that shares nothing with the default branch": (
        Known({"main": [A, B], "pages": [C, D]}),
        "push",
        push(ZERO, D, ref="refs/heads/pages"),
        request(None, D, "new branch", ORPHAN, notes=(ORPHAN,), head_name="pages", branch="pages"),
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
            base_name="main",
            head_name="work",
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
    "push of a tag": (
        Known({"main": [A, B, C]}, tagged={"v1": A, "v2": B}),
        "push",
        push(ZERO, D, ref="refs/tags/v2", head_commit={"id": B}),
        request(
            A,
            B,
            "previous release",
            "Release v2: since the release before (v1).",
            base_name="v1",
            head_name="v2",
        ),
    ),
    "push that deletes": (
        Known(),
        "push",
        push(A, ZERO, deleted=True),
        Nothing(why="The push deleted main: there is nothing to report."),
    ),
    "push that deletes a tag": (
        Known(),
        "push",
        push(A, ZERO, ref="refs/tags/v1", deleted=True),
        Nothing(why="The push deleted v1: there is nothing to report."),
    ),
    "pull request": (
        Known(),
        "pull_request",
        pull_payload(),
        request(
            C,
            D,
            "pull request",
            ONTO_MAIN,
            base_name="main",
            head_name="work",
            pull_request=7,
            configuration_ref=C,
        ),
    ),
    "pull request of a fork": (
        Known(),
        "pull_request_target",
        pull_payload(fork=True),
        request(
            C,
            D,
            "pull request",
            ONTO_MAIN,
            base_name="main",
            head_name="grace:work",
            pull_request=7,
            head_owner="grace",
            configuration_ref=C,
        ),
    ),
    "pull request that is merged": (
        Known({"main": [A, B, C]}),
        "pull_request",
        pull_payload(merged_at="2026-01-02T03:04:05Z", merge_commit_sha=C),
        request(
            B,
            D,
            "pull request",
            "Pull request #7: from the merge base with main as the merge found it (bbbbbbb).",
            base_name="main",
            head_name="work",
            pull_request=7,
            configuration_ref=B,
        ),
    ),
    "pull request whose base branch is gone": (
        Known({"other": [A]}),
        "pull_request",
        pull_payload(),
        request(
            STALE,
            D,
            "pull request",
            "Pull request #7: from the merge base with main as it was (eeeeeee).",
            base_name="main",
            head_name="work",
            pull_request=7,
            configuration_ref=STALE,
        ),
    ),
    "review of a pull request": (
        Known(),
        "pull_request_review",
        pull_payload(),
        request(
            C,
            D,
            "pull request",
            ONTO_MAIN,
            base_name="main",
            head_name="work",
            pull_request=7,
            configuration_ref=C,
        ),
    ),
    "comment on a pull request": (
        Known(pulls=[("grace:work", PULL)]),
        "issue_comment",
        {"action": "created", "issue": {"number": 7, "pull_request": {}}, "comment": {"body": "/report"}},
        request(
            C,
            D,
            "pull request",
            ONTO_MAIN,
            base_name="main",
            head_name="grace:work",
            pull_request=7,
            head_owner="grace",
            configuration_ref=C,
        ),
    ),
    "comment on an issue": (
        Known(),
        "issue_comment",
        {"action": "created", "issue": {"number": 8}, "comment": {"body": "hello"}},
        Nothing(why="The comment is on issue #8, which is no pull request."),
    ),
    "comment of our own": (
        Known(pulls=[("grace:work", PULL)]),
        "issue_comment",
        {"issue": {"number": 7, "pull_request": {}}, "comment": {"body": f"{marker('key')}\n# Report"}},
        Nothing(why="The comment on #7 is Diff Insight's own."),
    ),
    "merge group": (
        Known(),
        "merge_group",
        {
            "action": "checks_requested",
            "merge_group": {"base_sha": A, "base_ref": "refs/heads/main", "head_sha": D},
        },
        request(
            A,
            D,
            "merge group",
            "The merge group: from main (aaaaaaa) to its head (ddddddd).",
            base_name="main",
        ),
    ),
    "workflow run": (
        Known(pulls=[("grace:work", pull(6, B)), ("grace:work", PULL)]),
        "workflow_run",
        run_payload(),
        request(
            C,
            D,
            "workflow run",
            f"The workflow run was for ddddddd, the head of pull request #7. {ONTO_MAIN}",
            base_name="main",
            head_name="grace:work",
            pull_request=7,
            head_owner="grace",
            configuration_ref=C,
        ),
    ),
    "workflow run without a pull request": (
        Known(),
        "workflow_run",
        run_payload(),
        Nothing(why="No open pull request has the workflow run's commit ddddddd as its head."),
    ),
    "release": (
        Known(tagged={"v1": A, "v2": C}),
        "release",
        released("v2"),
        request(
            A,
            C,
            "previous release",
            "Release v2: since the release before (v1).",
            base_name="v1",
            head_name="v2",
        ),
    ),
    "release after a backport": (
        Known(RELEASES, tagged={"v1.0.0": A, "v2.0.0": B, "v1.0.1": STALE, "v2.1.0": D}),
        "release",
        released("v2.1.0"),
        request(
            B,
            D,
            "previous release",
            "Release v2.1.0: since the release before (v2.0.0).",
            base_name="v2.0.0",
            head_name="v2.1.0",
        ),
    ),
    "release whose next lower version lies in another history": (
        Known(RELEASES, tagged={"v1.0.0": A, "v1.0.1": STALE, "v2.0.0": D}),
        "release",
        released("v2.0.0"),
        request(
            A,
            D,
            "previous release",
            "Release v2.0.0: since the release before (v1.0.0).",
            base_name="v1.0.0",
            head_name="v2.0.0",
        ),
    ),
    "release of one of two packages": (
        Known(RELEASES, tagged={"@x/a@1.0.0": A, "@x/b@1.0.0": C, "@x/a@1.1.0": D}),
        "release",
        released("@x/a@1.1.0"),
        request(
            A,
            D,
            "previous release",
            "Release @x/a@1.1.0: since the release before (@x/a@1.0.0).",
            base_name="@x/a@1.0.0",
            head_name="@x/a@1.1.0",
        ),
    ),
    "release without a version": (
        Known(RELEASES, tagged={"winter": A, "spring": B, "summer": D}),
        "release",
        released("summer"),
        request(
            B,
            D,
            "previous release",
            "Release summer: since the release before (spring).",
            base_name="spring",
            head_name="summer",
        ),
    ),
    "first release": (
        Known(tagged={"v1": C, "nightly": B}),
        "release",
        released("v1"),
        request(None, C, "first release", FIRST, notes=(FIRST,), head_name="v1"),
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
    "schedule in an empty repository": (
        Known({}),
        "schedule",
        {"schedule": "0 6 * * 1"},
        Nothing(why="octo/docs is empty: it has no commit yet, so there is nothing to report."),
    ),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_an_event_chooses_its_range(
    row: tuple[Known, str, dict[str, Any], RangeRequest | Nothing],
) -> None:
    known, event, payload, expected = row
    assert chosen(known, event, payload) == expected


REWRITTEN = (
    "octo/docs main was rewritten since the last report: ddddddd is no ancestor of ccccccc, so the two are "
    "compared tree against tree."
)
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
        Known(reported={("octo/docs", "main"): D}, tagged={"v1": A}, releases=["v1"]),
        request(
            "v1",
            C,
            "last release",
            "The last report on octo/docs main ended at ddddddd, which is lost: since the last release (v1).",
            base_name="v1",
            head_name="main",
            **WATCHED,
        ),
    ),
    "state of a branch that was rewritten": (
        Known({"main": [A, B, C], "before": [A, D]}, reported={("octo/docs", "main"): D}),
        request(
            D,
            C,
            "state file",
            REWRITTEN,
            notes=(REWRITTEN,),
            three_dots=False,
            **WATCHED,
        ),
    ),
    "last release": (
        Known(tagged={"v1": B}, releases=["v1"]),
        request(
            "v1",
            C,
            "last release",
            "The state file holds no report on octo/docs main: since the last release (v1).",
            base_name="v1",
            head_name="main",
            **WATCHED,
        ),
    ),
    "nothing since the last release": (
        Known(tagged={"v1": C}, releases=["v1"]),
        Nothing(
            why="The state file holds no report on octo/docs main, and nothing is new since the last "
            "release (v1)."
        ),
    ),
    "last release of another history": (
        Known({"main": [A, B, C], "old": [D]}, tagged={"v1": D}, releases=["v1"]),
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
        ("merge_group", {"merge_group": {"base_sha": A, "base_ref": "main", "head_sha": D}}, D),
        ("release", {"action": "published", "release": {"tag_name": "v2"}}, "v2"),
        ("workflow_dispatch", {"ref": "refs/heads/next"}, "next"),
        ("schedule", {}, "HEAD"),
    ],
)
def test_a_base_alone_goes_with_the_events_head(event: str, payload: dict[str, Any], head: str) -> None:
    found = chosen(Known(), event, payload, base="v1")

    assert found == request("v1", head, "inputs", f"The inputs name the range v1...{head}.")


@pytest.mark.parametrize(
    ("event", "payload"),
    [
        ("pull_request", pull_payload(fork=True)),
        ("issue_comment", {"issue": {"number": 7, "pull_request": {}}, "comment": {"body": "x"}}),
        ("workflow_run", run_payload()),
    ],
)
def test_a_base_alone_goes_with_the_pull_requests_head(event: str, payload: dict[str, Any]) -> None:
    found = chosen(Known(pulls=[("grace:work", PULL)]), event, payload, base="v1")

    assert found == request(
        "v1",
        D,
        "inputs",
        f"The inputs name the range v1...{D}.",
        head_name="grace:work",
        pull_request=7,
        head_owner="grace",
        configuration_ref=C,
    )


@pytest.mark.parametrize(("head", "watched"), [("next", True), ("refs/heads/next", True), ("v1", False)])
def test_a_head_alone_is_the_watched_branch(head: str, watched: bool) -> None:
    known = Known({"main": [A], "next": [A, B, C]}, tagged={"v1": C}, reported={("octo/docs", "next"): B})

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
    assert (found.base, found.head, found.rule, found.pull_request) == (C, D, "pull request", 7)
    with pytest.raises(InputError, match="octo/docs has no pull request #8"):
        chosen(known, "workflow_dispatch", {}, pull_request=8)


def test_a_number_that_does_not_fit_the_workflow_runs_commit_is_not_believed() -> None:
    known = Known(pulls=[("grace:work", PULL)])

    fitting = chosen(known, "workflow_run", run_payload(D), pull_request=7)
    forged = chosen(known, "workflow_run", run_payload(B), pull_request=7)

    assert isinstance(fitting, RangeRequest)
    assert forged == Nothing(why="No open pull request has the workflow run's commit bbbbbbb as its head.")


def test_every_pull_request_of_a_workflow_runs_commit_is_served() -> None:
    known = Known(
        pulls=[("grace:work", PULL), ("grace:work", pull(9, base_branch="next")), ("grace:x", pull(3))]
    )

    found = resolve(plan_of(trigger("workflow_run", run_payload())), known)

    assert not isinstance(found, Nothing)
    assert [(one.pull_request, one.base_name) for one in found] == [(7, "main"), (9, "next")]


@pytest.mark.parametrize(
    ("payload", "rule"),
    [
        (push(A, C), "push"),
        (pull_payload(), "pull request"),
        (released("v2"), "previous release"),
        ({"schedule": "0 6 * * 1"}, "state file"),
        ({"inputs": None, "ref": "refs/heads/main"}, "state file"),
    ],
)
def test_a_called_workflow_has_its_callers_event(payload: dict[str, Any], rule: str) -> None:
    known = Known(tagged={"v1": A, "v2": C}, reported={("octo/docs", "main"): A})

    found = chosen(known, "workflow_call", payload)

    assert isinstance(found, RangeRequest)
    assert found.rule == rule


def test_a_tag_prefix_says_whose_releases_count() -> None:
    tagged = {"api-v1": A, "web-v1": B, "api-v2": C}
    known = Known(tagged=tagged, releases=["web-v1"])

    same = chosen(known, "release", released("api-v2"), tag_prefix="api-v")
    other = chosen(known, "release", released("api-v2"), tag_prefix="web-v")
    watched = chosen(Known({"main": [A, B, C, D]}, tagged=tagged), "schedule", {}, tag_prefix="web-v")

    assert isinstance(same, RangeRequest)
    assert (same.base_name, same.base) == ("api-v1", A)
    assert other == Nothing(
        why="The tag api-v2 is a release of another package: it does not begin with web-v."
    )
    assert isinstance(watched, RangeRequest)
    assert (watched.base, watched.rule) == ("web-v1", "last release")


@pytest.mark.parametrize(
    ("event", "payload", "inputs", "expected"),
    [
        ("push", push(A, C), {}, ("commit", "summary")),
        ("push", push(ZERO, C, ref="refs/tags/v1"), {}, ("summary", "files")),
        ("pull_request", pull_payload(), {}, ("comment", "summary")),
        ("pull_request", pull_payload(), {"repository": "octo/other"}, ("summary",)),
        ("pull_request_target", pull_payload(), {"base": "v1", "head": "v2"}, ("comment", "summary")),
        ("pull_request_review", pull_payload(), {}, ("comment", "summary")),
        ("issue_comment", {}, {}, ("comment", "summary")),
        ("merge_group", {}, {}, ("summary",)),
        ("workflow_run", run_payload(), {}, ("comment", "summary")),
        ("workflow_run", run_payload(), {"pull_request": 7}, ("comment", "summary")),
        ("workflow_dispatch", {}, {}, ("commit", "summary")),
        ("workflow_dispatch", {}, {"pull_request": 7}, ("comment", "summary")),
        ("push", push(A, C), {"pull_request": 7}, ("comment", "summary")),
        ("schedule", {}, {}, ("commit", "summary")),
        ("release", released("v1"), {}, ("files", "summary")),
        ("workflow_call", pull_payload(), {}, ("comment", "summary")),
    ],
)
def test_where_a_report_goes_by_default_follows_from_what_the_run_is_about(
    event: str, payload: dict[str, Any], inputs: dict[str, Any], expected: tuple[str, ...]
) -> None:
    assert default_publishers(trigger(event, payload, **inputs)) == expected


def test_the_comment_goes_to_the_events_own_pull_request_also_where_the_inputs_name_the_range() -> None:
    assert thread_number(trigger("pull_request", pull_payload(), base="v1", head="v2")) == 7
    assert thread_number(trigger("pull_request", pull_payload(), pull_request=8)) == 8
    assert thread_number(trigger("pull_request", pull_payload(), repository="octo/other")) is None
    assert thread_number(trigger("push", push(A, C))) is None


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
    "push": {"first release", "last commit", None},
    "pull_request": {"pull request"},
    "pull_request_review": {"pull request"},
    "issue_comment": {None},
    "merge_group": {"merge group"},
    "workflow_run": {None},
    "workflow_dispatch": {"last commit"},
    "repository_dispatch": {"last commit"},
    "release": {"first release", None},
}


@pytest.mark.parametrize("event", REAL)
def test_real_payloads_are_understood(published: dict[str, list[dict[str, Any]]], event: str) -> None:
    rules = set()
    for payload in published[event]:
        name = payload["repository"]["full_name"]
        line = [A, payload.get("before", B), payload.get("after", C)]
        known = Known({"main": line, "master": line, payload.get("release", {}).get("tag_name", "x"): line})
        made = Trigger(event=event, payload=payload, workflow_repository=name, repository=name)
        found = resolve(plan_of(made), known)
        rules |= {None} if isinstance(found, Nothing) else {one.rule for one in found}
        if "pull_request" in payload and "head" in payload["pull_request"]:
            assert not isinstance(found, Nothing)
            shown = payload["pull_request"]
            base = line[-1] if shown["base"]["ref"] in {"main", "master"} else shown["base"]["sha"]
            assert (found[0].base, found[0].head) == (base, shown["head"]["sha"])
    assert rules == REAL[event]
