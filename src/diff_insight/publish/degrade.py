"""Who may write: known from the payload or the actor where that is possible, else from a refused write.

GitHub gives a workflow that a fork's pull request or Dependabot started a token that can only read. A
publisher that runs by default gives way to the job summary then; one that was asked for by name is
tried, because a token of another kind may have been given to it.
"""

from collections.abc import Mapping
from typing import Any, Literal

from diff_insight.publish.refusals import REASONS, NotAllowedError

PublisherName = Literal[
    "commit", "comment", "description", "labels", "pull-request", "release", "summary", "files"
]

PERMISSIONS: Mapping[str, str] = {
    "commit": "`contents: write`",
    "comment": "`pull-requests: write`",
    "description": "`pull-requests: write`",
    "labels": "`pull-requests: write`",
    "release": "`contents: write`",
    "pull-request": "`contents: write` and `pull-requests: write`",
}

_IN_SUMMARY = "The report is in the job summary."
READ_ONLY_EVENTS = frozenset({"pull_request", "pull_request_review", "pull_request_review_comment"})
_DEPENDABOT = "dependabot[bot]"
_DEPENDABOT_EVENTS = READ_ONLY_EVENTS | {"push", "create", "deployment", "deployment_status"}


def read_only_reason(event: str, payload: Mapping[str, Any], *, actor: str) -> str | None:
    """Give why the token of this run can only read, or None where that cannot be known beforehand.

    Args:
        event: The name of the event (`GITHUB_EVENT_NAME`).
        payload: The event's payload, from outside: nothing about its shape is taken for granted.
        actor: Who started the run (`GITHUB_ACTOR`).
    """
    if event in _DEPENDABOT_EVENTS and actor == _DEPENDABOT:
        return "Dependabot started this run, and its token can only read"
    if event in READ_ONLY_EVENTS and _is_from_fork(payload):
        return "the pull request comes from a fork, and its token can only read"
    return None


def is_bot(payload: Mapping[str, Any]) -> bool:
    """Tell whether a bot opened the pull request of the payload."""
    user = _at(payload, "pull_request", "user")
    login = _at(user, "login")
    return _at(user, "type") == "Bot" or (isinstance(login, str) and login.endswith("[bot]"))


def permission_advice(publisher: PublisherName, reason: str) -> str:
    """Say what is missing for a publisher, and the two ways out."""
    return (
        f"No {publisher} was made: {reason}. It needs {PERMISSIONS.get(publisher, 'no permission')}. "
        f"Either give the job that permission (`permissions:` in the workflow, or a `github-token` "
        f"that has it), or let a `workflow_run` workflow publish from a trusted job "
        f"(examples/workflow-run-comment.yml). {_IN_SUMMARY}"
    )


def refusal_advice(publisher: PublisherName, error: NotAllowedError) -> str:
    """Say why a publisher could not write, and what helps against that reason."""
    if error.reason == "permission":
        return permission_advice(publisher, error.what.rstrip("."))
    return (
        f"No {publisher} was made: {error.what} {error.remedy or REASONS[error.reason].remedy} {_IN_SUMMARY}"
    )


def _is_from_fork(payload: Mapping[str, Any]) -> bool:
    pull_request = _at(payload, "pull_request")
    if not isinstance(pull_request, Mapping):
        return False
    base = _at(pull_request, "base", "repo", "full_name")
    head = _at(pull_request, "head", "repo", "full_name")  # None where the fork was deleted
    return base is not None and base != head


def _at(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
