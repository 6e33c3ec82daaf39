"""Where a report goes by default, and on which thread its comment stands."""

from typing import Any

import pytest

from diff_insight.action.events import default_publishers, thread_number
from tests.unit.action.known_github import ZERO, A, C, pull_payload, push, released, run_payload, trigger


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
