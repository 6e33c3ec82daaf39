"""Payloads as GitHub sends them are understood; of others it is said what is wrong."""

import json
import os
from typing import Any

import pytest

from diff_insight.action.events import Trigger, plan_of
from diff_insight.action.plans import Nothing
from diff_insight.action.range_lookup import resolve
from diff_insight.errors import InputError
from tests.fakes.github.description import UnavailableError, npm_member
from tests.unit.action.known_github import (
    A,
    B,
    C,
    Known,
    push,
    trigger,
)


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
