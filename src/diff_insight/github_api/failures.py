"""What can go wrong with GitHub, each in one paragraph: what failed, on which value, what to do.

The texts hold the request's path and GitHub's own message, never a header: a token cannot get in.
"""

import re
from datetime import UTC, datetime
from typing import Literal

from diff_insight.errors import SourceError
from diff_insight.github_api.pacing import Refusal, is_rate_limit, is_secondary, requested_wait

FailureKind = Literal[
    "unauthorized", "forbidden", "rate limit", "not found", "invalid", "conflict", "server", "network",
    "malformed", "deadline", "gone", "blocked",
]  # fmt: skip


IP_ALLOW_LIST = (
    "Add the runner's addresses to the organization's IP allow list, or run on a runner of your own."
)
GONE = (
    "Issues or pull requests may be turned off in the repository (Settings, General, Features), or what is "
    "asked for was deleted. Turn them on, or leave out of `publish` what needs them."
)
BLOCKED = (
    "GitHub blocks the repository for a legal claim (such as DMCA) or for its terms of service; its page "
    "says why. No token helps: its owner has to settle that with GitHub. Until then name another repository."
)
_IP_ALLOW_LIST = re.compile(r"\bIP allow list\b", re.IGNORECASE)
_BLOCKED = re.compile(r"\baccess blocked\b", re.IGNORECASE)


class GitHubError(SourceError):
    """A request to GitHub that did not work out.

    Args:
        what: As in `DiffInsightError`.
        kind: What sort of failure it is.
        status: The HTTP status, None where there was none.
        message: GitHub's own words.
        remedy: As in `DiffInsightError`.
    """

    def __init__(
        self, what: str, *, kind: FailureKind, status: int | None = None, message: str = "", remedy: str = ""
    ) -> None:
        super().__init__(what, remedy=remedy)
        self.kind = kind
        self.status = status
        self.message = message


def failure_of(request: str, refusal: Refusal, *, now: float, attempts: int) -> GitHubError:
    """Turn the last refusal of a request into an error.

    Args:
        request: Method and path, for the reader.
        refusal: What came back.
        now: UTC, seconds since 1970.
        attempts: How often the request was made.
    """
    kind = _kind(refusal)
    said = f" ({refusal.status} {refusal.message})" if refusal.message else f" ({refusal.status})"
    times = f" after {attempts} attempts" if attempts > 1 else ""
    what, remedy = {
        "unauthorized": (
            f"GitHub does not know the token{said} on {request}.",
            "Check GITHUB_TOKEN or the github-token input: it may have expired or belong to another server.",
        ),
        "forbidden": (
            f"The token may not do this{said}: {request}.",
            _permission(refusal),
        ),
        "rate limit": (
            f"GitHub's rate limit stops {request}{said}{times}.",
            _limit_remedy(refusal, now),
        ),
        "not found": (f"GitHub has nothing at {request}{said}.", "Check the name and the token's rights."),
        "gone": (f"GitHub no longer has {request}{said}.", GONE),
        "blocked": (f"GitHub blocks access to {request}{said}.", BLOCKED),
        "conflict": (f"GitHub refused {request} because things changed meanwhile{said}.", "Run again."),
        "invalid": (f"GitHub refused {request}{said}.", ""),
        "server": (
            f"GitHub failed on {request}{said}{times}.",
            "Run again later; https://www.githubstatus.com tells of outages.",
        ),
        "network": (
            f"The connection to GitHub broke on {request}{times}: {refusal.message}.",
            "Check the network, a proxy, and GITHUB_API_URL, then run again.",
        ),
        "malformed": (f"GitHub's answer to {request} cannot be read.", ""),
        "deadline": (f"GitHub gave no answer to {request} within the run's time.", "Raise --deadline."),
    }[kind]
    return GitHubError(what, kind=kind, status=refusal.status, message=refusal.message, remedy=remedy)


def malformed(request: str, why: str) -> GitHubError:
    """An answer that is no JSON or lacks what GitHub promises."""
    return GitHubError(
        f"The answer to {request} is not what GitHub's description promises: {why}.",
        kind="malformed",
        remedy="Check that GITHUB_API_URL names GitHub's API, not a proxy or a login page, then run again.",
    )


def out_of_time(request: str) -> GitHubError:
    """The run's deadline has come; whether a write was done is not known."""
    return GitHubError(
        f"GitHub gave no answer to {request} within the run's time.",
        kind="deadline",
        remedy="Raise --deadline, then run again: what was done is found then.",
    )


def _kind(refusal: Refusal) -> FailureKind:
    if refusal.status is None:
        return "network"
    if is_rate_limit(refusal):
        return "rate limit"
    named: dict[int, FailureKind] = {
        401: "unauthorized", 403: "forbidden", 404: "not found", 409: "conflict", 410: "gone", 451: "blocked",
    }  # fmt: skip
    if _BLOCKED.search(refusal.message):
        return "blocked"
    if refusal.status in named:
        return named[refusal.status]
    return "server" if refusal.status >= 500 else "invalid"  # noqa: PLR2004 - HTTP's border


def _permission(refusal: Refusal) -> str:
    if "x-github-sso" in refusal.headers:
        return "The organization asks for single sign-on: authorize the token for it."
    if _IP_ALLOW_LIST.search(refusal.message):
        return IP_ALLOW_LIST
    needed = refusal.headers.get("x-accepted-github-permissions")
    if needed:
        return f"Give the token one of these permissions: {needed.replace('=', ': ')}."
    return "Give the token the permission, for reading `contents: read` and `pull-requests: read`."


def _limit_remedy(refusal: Refusal, now: float) -> str:
    wait = requested_wait(refusal, now)
    secondary = is_secondary(refusal)
    if wait is None:
        other = (
            "; a token of another kind does not help" if secondary else ", or with a token of a higher limit"
        )
        return f"Run again in a few minutes{other}."
    until = datetime.fromtimestamp(now + wait, UTC)
    return (
        f"GitHub asks to wait until {until:%Y-%m-%d %H:%M} UTC, longer than the run's deadline allows. "
        + (
            "Run again then, or raise --deadline; a token of another kind does not help."
            if secondary
            else "Run again then, raise --deadline, or use a token of a higher limit."
        )
    )
