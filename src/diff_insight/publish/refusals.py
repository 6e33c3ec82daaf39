"""What GitHub's answer to a write means: gone through, lost, overtaken, not allowed, or protected.

Each needs another step: look again, try again, give way to the summary, or go through a pull request.
GitHub says the same thing in several words over REST, GraphQL, branch protection and rulesets, and says
different things with one status: a 403 may be a permission, a setting, a lock, an archive or a limit. Each
reason has a row of its own with what helps against it; docs/troubleshooting.md shows the table.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from diff_insight.errors import PublishError
from diff_insight.github_api.failures import BLOCKED, GONE, IP_ALLOW_LIST, GitHubError

ReasonName = Literal[
    "locked",
    "pull requests by actions",
    "archived",
    "single sign-on",
    "ip allow list",
    "turned off",
    "blocked",
    "secondary limit",
    "primary limit",
    "permission",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why GitHub refuses a write.

    Attributes:
        words: What GitHub says, as a reader meets it.
        pattern: What is looked for in its message.
        means: What it means, as a clause.
        remedy: What helps.
        besides: What else helps where a failure says itself when to run again.
    """

    words: str
    pattern: re.Pattern[str]
    means: str
    remedy: str
    besides: str = ""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


REASONS: Mapping[ReasonName, Reason] = {
    "locked": Reason(
        words="Unable to create comment because issue is locked.",
        pattern=_words(r"\b(?:issue|conversation|pull request) is locked\b|\blocked to collaborators\b"),
        means="the conversation is locked",
        remedy="Unlock the conversation, or leave `comment` out of `publish`: a locked pull request takes "
        "comments from nobody's workflow.",
    ),
    "pull requests by actions": Reason(
        words="GitHub Actions is not permitted to create or approve pull requests.",
        pattern=_words(r"not permitted to create or approve pull requests"),
        means="the repository's settings forbid workflows to open pull requests",
        remedy='Turn on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, '
        "General, Workflow permissions; an organization's setting goes before the repository's), or give a "
        "`github-token` of an app or a person.",
    ),
    "archived": Reason(
        words="Repository was archived so is read-only.",
        pattern=_words(r"\barchived\b"),
        means="the repository is archived, and nobody can write to it",
        remedy="Unarchive it, or write elsewhere with `target-repository`.",
    ),
    "single sign-on": Reason(
        words="Resource protected by organization SAML enforcement.",
        pattern=_words(r"\bSAML\b|single sign-on"),
        means="the organization asks for single sign-on, and the token is not authorized for it",
        remedy="Authorize the token for the organization (Settings, Developer settings, the token, Configure "
        "SSO); `github.token` needs no authorization.",
    ),
    "ip allow list": Reason(
        words="… has an IP allow list enabled, and your IP address is not permitted to access this resource.",
        pattern=_words(r"\bIP allow list\b"),
        means="the organization lets only known addresses in, and the runner's is none of them",
        remedy=IP_ALLOW_LIST,
    ),
    "turned off": Reason(
        words="Issues are disabled for this repo",
        pattern=_words(r"\b(?:issues|pull requests) (?:are|is|has been) disabled\b|\b(?:was|been) deleted\b"),
        means="issues or pull requests are turned off there, or what is written to was deleted",
        remedy=GONE,
    ),
    "blocked": Reason(
        words="Repository access blocked",
        pattern=_words(r"\baccess blocked\b"),
        means="GitHub itself blocks the repository",
        remedy=BLOCKED,
    ),
    "secondary limit": Reason(
        words="You have exceeded a secondary rate limit.",
        pattern=_words(r"secondary rate limit|\babuse detection\b|submitted too quickly"),
        means="GitHub's secondary limit stops too many writes in a short time",
        remedy="Run again in a few minutes; fewer jobs that write at the same time (a `concurrency` group) "
        "keep below it. A token of another kind does not help.",
        besides="Fewer jobs that write at the same time (a `concurrency` group) keep below it.",
    ),
    "primary limit": Reason(
        words="API rate limit exceeded",
        pattern=_words(r"\brate limit\b"),
        means="the requests of this hour are used up",
        remedy="Run again after the time that the message names, or give a `github-token` with a higher "
        "limit (an app's); `github.token` has 1,000 requests an hour for the whole repository.",
        besides="`github.token` has 1,000 requests an hour for the whole repository.",
    ),
    "permission": Reason(
        words="Resource not accessible by integration",
        pattern=_words(
            r"not accessible by|must have (?:admin|push|write)|\bpermissions?\b|not permitted|read.?only"
        ),
        means="the token may not write here",
        remedy="Give the job the permission that the message names (`permissions:` in the workflow), or a "
        "`github-token` that has it; for forks and Dependabot let a `workflow_run` workflow publish.",
    ),
}
"""In the order in which they are looked for: what is said more exactly comes first."""

_PROTECTED = _words(
    r"protected (?:branch|ref)|branch is protected|rule violations?|through a pull request|"
    r"at least \d+ approving review|required status check|reference update failed|verified signatures"
)
_OVERTAKEN = _words(
    r"not a fast.?forward|expected branch to point to|reference (?:does not exist|already exists)|"
    r"reference cannot be updated|is at [0-9a-f]{40} but expected"
)
_REFUSING: Mapping[str, ReasonName] = {
    "forbidden": "permission",
    "not found": "permission",
    "gone": "turned off",
    "blocked": "blocked",
}
"""What a failure means whose words say no reason."""

_NO_SUCH_FIELD = frozenset({"undefinedField", "undefinedType", "argumentNotAccepted"})
_RULE_LINE = re.compile(r"[-*\s]+")
_NO_RULE = _words(r"protected branch update failed|repository rule violations? found|reference update failed")


class OvertakenError(PublishError):
    """The branch moved between reading and writing: read again."""


class LostError(PublishError):
    """No answer, or one that does not tell whether the write was done: look."""


class NotAllowedError(PublishError):
    """GitHub lets nobody, or not this token, write here.

    Args:
        what: As in `DiffInsightError`.
        remedy: As in `DiffInsightError`; empty: the reason's own.
        reason: Why.
    """

    def __init__(self, what: str, *, remedy: str = "", reason: ReasonName = "permission") -> None:
        super().__init__(what, remedy=remedy)
        self.reason: ReasonName = reason


class ProtectedError(PublishError):
    """The branch takes no commits from this token but through a pull request.

    Args:
        what: As in `DiffInsightError`.
        message: GitHub's own words, which name the rule.
    """

    def __init__(self, what: str, *, message: str = "") -> None:
        rule = rule_of(message)
        said = " ".join(what.split()).rstrip(".")
        super().__init__(
            f"{said}. The branch is protected{f' by a rule: {rule}' if rule else ''}.",
            remedy="Publish through a pull request (`publish: pull-request`), write to another branch "
            "(`target-branch`), or let this token pass the rule (the bypass list in Settings, Rules or "
            "Branches).",
        )


class NoMutationError(PublishError):
    """This server has no such GraphQL mutation, or no GraphQL."""


def reason_of(message: str) -> ReasonName | None:
    """Say why GitHub refused something, by its words; None where they say none of the known reasons."""
    return next((name for name, reason in REASONS.items() if reason.pattern.search(message)), None)


def rule_of(message: str) -> str:
    """Give the rule of a protected branch that a message names; empty where it names none."""
    lines = (_RULE_LINE.sub(" ", line, count=1).strip() for line in message.splitlines())
    named = [line.rstrip(".") for line in lines if line and not _NO_RULE.search(line)]
    return "; ".join(named)[:300]


def refused(error: GitHubError, what: str) -> PublishError:
    """Turn a failed REST call into what it means.

    Args:
        error: The failure.
        what: What was to be written, for the reader (`the commit to main in o/n`).
    """
    said = f"{what[0].upper()}{what[1:]} failed: {error.what}"
    if error.kind in {"network", "server", "malformed"}:
        return LostError(said, remedy=error.remedy)
    if error.kind == "rate limit":
        reason = reason_of(error.message) or "primary limit"
        return PublishError(said, remedy=_of_limit(error.remedy, REASONS[reason]))
    if _PROTECTED.search(error.message):
        return ProtectedError(said, message=error.message)
    if error.kind in {"conflict", "invalid"} and (
        error.kind == "conflict" or _OVERTAKEN.search(error.message)
    ):
        return OvertakenError(said)
    refusing = _refusing_reason(error.message)
    if error.kind in _REFUSING or refusing not in {None, "permission"}:
        return _not_allowed(said, refusing or _REFUSING[error.kind], remedy=error.remedy)
    return PublishError(said, remedy=error.remedy)


def _of_limit(remedy: str, reason: Reason) -> str:
    """Give what helps against a limit: the failure itself may say when to run again."""
    return f"{remedy} {reason.besides}" if remedy else reason.remedy


def _refusing_reason(message: str) -> ReasonName | None:
    found = reason_of(message)
    return found if found not in {"secondary limit", "primary limit"} else None


def _not_allowed(said: str, reason: ReasonName, *, remedy: str = "") -> NotAllowedError:
    if reason != "permission":
        said, remedy = f"{said.rstrip('.')}: {REASONS[reason].means}.", REASONS[reason].remedy
    return NotAllowedError(said, remedy=remedy, reason=reason)


def refused_by_graphql(errors: Sequence[Mapping[str, Any]], what: str) -> PublishError:
    """Turn the errors of a GraphQL answer into what they mean; GitHub sends them with status 200."""
    kinds = {str(error.get("type", "")) for error in errors}
    extensions = [error.get("extensions") for error in errors]
    codes = {str(each.get("code", "")) for each in extensions if isinstance(each, dict)}
    message = " ".join(str(error.get("message", "")).strip() for error in errors)[:1000]
    said = f"{what[0].upper()}{what[1:]} failed: {message or 'GitHub gave no reason'}"
    if codes & _NO_SUCH_FIELD:
        return NoMutationError(said)
    if "BRANCH_PROTECTION_RULE_VIOLATION" in kinds or _PROTECTED.search(message):
        return ProtectedError(
            said, message="\n".join(str(error.get("message", "")) for error in errors)[:1000]
        )
    if "STALE_DATA" in kinds or _OVERTAKEN.search(message):
        return OvertakenError(said)
    refusing = _refusing_reason(message)
    if kinds & {"FORBIDDEN", "INSUFFICIENT_SCOPES", "NOT_FOUND"} or refusing:
        return _not_allowed(said, refusing or "permission")
    if kinds & {"RATE_LIMITED", "INTERNAL", "SERVICE_UNAVAILABLE"} or kinds <= {""}:
        return LostError(said)  # such as "Something went wrong while executing your query": it may be done
    return PublishError(said)
