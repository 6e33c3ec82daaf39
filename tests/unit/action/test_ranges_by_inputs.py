"""The range where inputs name all of it, or a part, or whose event it is."""

from typing import Any

import pytest

from diff_insight.action.events import plan_of
from diff_insight.action.plans import Nothing
from diff_insight.action.range_lookup import resolve
from diff_insight.action.range_request import RangeRequest
from diff_insight.errors import InputError
from tests.unit.action.known_github import (
    PULL,
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
    trigger,
)


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
