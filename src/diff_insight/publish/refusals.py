"""What GitHub's answer to a write means: gone through, lost, overtaken, not allowed, or protected.

Each needs another step: look again, try again, give way to the summary, or go through a pull request.
GitHub says the same thing in several words over REST, GraphQL, branch protection and rulesets.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from diff_insight.errors import PublishError
from diff_insight.github_api.failures import GitHubError

_PROTECTED = re.compile(
    r"protected branch|branch is protected|rule violations?|through a pull request|"
    r"at least \d+ approving review|required status check|reference update failed",
    re.IGNORECASE,
)
_OVERTAKEN = re.compile(
    r"not a fast.?forward|expected branch to point to|reference (?:does not exist|already exists)|"
    r"reference cannot be updated|is at [0-9a-f]{40} but expected",
    re.IGNORECASE,
)
_NOT_ALLOWED = re.compile(
    r"not accessible by|must have (?:push|write)|permission|not permitted|archived|read.?only", re.IGNORECASE
)
_NO_SUCH_FIELD = frozenset({"undefinedField", "undefinedType", "argumentNotAccepted"})


class OvertakenError(PublishError):
    """The branch moved between reading and writing: read again."""


class LostError(PublishError):
    """No answer, or one that does not tell whether the write was done: look."""


class NotAllowedError(PublishError):
    """The token may not write here."""


class ProtectedError(PublishError):
    """The branch takes no commits from this token but through a pull request."""


class NoMutationError(PublishError):
    """This server has no such GraphQL mutation, or no GraphQL."""


def refused(error: GitHubError, what: str) -> PublishError:
    """Turn a failed REST call into what it means.

    Args:
        error: The failure.
        what: What was to be written, for the reader (`the commit to main in o/n`).
    """
    said = f"{what[0].upper()}{what[1:]} failed: {error.what}"
    if error.kind in {"network", "server", "malformed"}:
        return LostError(said, remedy=error.remedy)
    if _PROTECTED.search(error.message):
        return ProtectedError(said, remedy=error.remedy)
    if error.kind in {"conflict", "invalid"} and (
        error.kind == "conflict" or _OVERTAKEN.search(error.message)
    ):
        return OvertakenError(said)
    if error.kind in {"forbidden", "not found"}:
        return NotAllowedError(said, remedy=error.remedy)
    return PublishError(said, remedy=error.remedy)


def refused_by_graphql(errors: Sequence[Mapping[str, Any]], what: str) -> PublishError:
    """Turn the errors of a GraphQL answer into what they mean; GitHub sends them with status 200."""
    kinds = {str(error.get("type", "")) for error in errors}
    codes = {str((error.get("extensions") or {}).get("code", "")) for error in errors}
    message = " ".join(str(error.get("message", "")).strip() for error in errors)[:1000]
    said = f"{what[0].upper()}{what[1:]} failed: {message or 'GitHub gave no reason'}"
    if codes & _NO_SUCH_FIELD:
        return NoMutationError(said)
    if "BRANCH_PROTECTION_RULE_VIOLATION" in kinds or _PROTECTED.search(message):
        return ProtectedError(said)
    if "STALE_DATA" in kinds or _OVERTAKEN.search(message):
        return OvertakenError(said)
    if kinds & {"FORBIDDEN", "INSUFFICIENT_SCOPES", "NOT_FOUND"} or _NOT_ALLOWED.search(message):
        return NotAllowedError(said)
    if kinds & {"RATE_LIMITED", "INTERNAL", "SERVICE_UNAVAILABLE"} or kinds == {""}:
        return LostError(said)  # such as "Something went wrong while executing your query": it may be done
    return PublishError(said)
