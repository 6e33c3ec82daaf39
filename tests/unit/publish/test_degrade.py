from typing import Any

import pytest

from diff_insight.publish.degrade import is_bot, permission_advice, read_only_reason


def pull(head: Any, base: Any = "octo/docs", user: Any = None) -> dict[str, Any]:
    return {
        "pull_request": {
            "head": {"repo": None if head is None else {"full_name": head}},
            "base": {"repo": {"full_name": base}},
            "user": user or {"login": "ada", "type": "User"},
        }
    }


@pytest.mark.parametrize(
    ("event", "payload", "actor", "reason"),
    [
        ("pull_request", pull("octo/docs"), "ada", None),
        (
            "pull_request",
            pull("fork/docs"),
            "ada",
            "the pull request comes from a fork, and its token can only read",
        ),
        (
            "pull_request",
            pull(None),
            "ada",
            "the pull request comes from a fork, and its token can only read",
        ),
        ("pull_request_target", pull("fork/docs"), "ada", None),
        ("push", {}, "ada", None),
        ("push", {}, "dependabot[bot]", "Dependabot started this run, and its token can only read"),
        (
            "pull_request",
            pull("octo/docs"),
            "dependabot[bot]",
            "Dependabot started this run, and its token can only read",
        ),
        ("schedule", {}, "dependabot[bot]", None),
        ("pull_request", {}, "ada", None),
        ("pull_request", {"pull_request": []}, "ada", None),
        ("pull_request", {"pull_request": {"base": "x", "head": 1}}, "ada", None),
    ],
)
def test_read_only_tokens_are_known_from_payload_and_actor(
    event: str, payload: dict[str, Any], actor: str, reason: str | None
) -> None:
    assert read_only_reason(event, payload, actor=actor) == reason


def test_bots_are_known_by_type_or_name() -> None:
    assert is_bot(pull("octo/docs", user={"login": "renovate[bot]"}))
    assert is_bot(pull("octo/docs", user={"login": "x", "type": "Bot"}))
    assert not is_bot(pull("octo/docs"))
    assert not is_bot({"pull_request": None})
    assert not is_bot({})


def test_the_advice_names_the_permission_and_both_ways_out() -> None:
    assert permission_advice("comment", "the token can only read") == (
        "No comment was made: the token can only read. It needs `pull-requests: write`. Either give the job "
        "that permission (`permissions:` in the workflow, or a `github-token` that has it), or let a "
        "`workflow_run` workflow publish from a trusted job (examples/workflow-run-comment.yml). "
        "The report is in the job summary."
    )
