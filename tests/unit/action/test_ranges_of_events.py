"""The range that each event names itself (docs/action.md)."""

from typing import Any

import pytest

from diff_insight.action.plans import Nothing
from diff_insight.action.range_request import RangeRequest
from diff_insight.publish.comment_body import marker
from tests.unit.action.known_github import (
    ONTO_MAIN,
    PULL,
    STALE,
    ZERO,
    A,
    B,
    C,
    D,
    Known,
    chosen,
    pull,
    pull_payload,
    push,
    released,
    request,
    run_payload,
)

REWROTE = (
    "The push to work rewrote it: ccccccc is no ancestor of {}, so the two are compared tree against tree."
)
ORPHAN = "The push to pages made it anew, and it shares no commit with main: from its first commit."
FIRST = "Release v1 has none before it in its history: from the first commit."
RELEASES = {"main": [A, B, C, D], "old": [A, STALE]}


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
