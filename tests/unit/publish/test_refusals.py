"""Each reason that GitHub has for refusing a write is told apart, with what helps against it."""

import pytest

from diff_insight.github_api.failures import GitHubError
from diff_insight.publish.degrade import refusal_advice
from diff_insight.publish.refusals import (
    REASONS,
    LostError,
    NotAllowedError,
    OvertakenError,
    ProtectedError,
    reason_of,
    refused,
    refused_by_graphql,
    rule_of,
)

SAID = {
    "locked": "Unable to create comment because issue is locked.",
    "pull requests by actions": "GitHub Actions is not permitted to create or approve pull requests.",
    "archived": "Repository was archived so is read-only.",
    "single sign-on": "Resource protected by organization SAML enforcement. You must grant your Personal "
    "Access token access to this organization.",
    "ip allow list": "Although you appear to have the correct authorization credentials, the `octo` "
    "organization has an IP allow list enabled, and your IP address is not permitted to access this resource."
    "",
    "turned off": "Issues are disabled for this repo",
    "blocked": "Repository access blocked",
    "secondary limit": "You have exceeded a secondary rate limit. Please wait a few minutes before you try "
    "again.",
    "primary limit": "API rate limit exceeded for installation ID 123.",
    "permission": "Resource not accessible by integration",
}


def failure(message: str, *, kind: str = "forbidden", status: int = 403, remedy: str = "") -> GitHubError:
    said = f"GitHub says no: {message}"
    return GitHubError(said, kind=kind, status=status, message=message, remedy=remedy)  # type: ignore[arg-type]


def test_every_reason_has_an_example_here() -> None:
    assert SAID.keys() == REASONS.keys()


@pytest.mark.parametrize("name", SAID)
def test_a_reason_is_known_by_githubs_words(name: str) -> None:
    assert reason_of(SAID[name]) == name


@pytest.mark.parametrize(
    "name",
    [
        *("locked", "pull requests by actions", "archived", "single sign-on", "ip allow list", "turned off"),
        "blocked",
    ],
)
def test_a_refused_write_says_its_own_reason_and_remedy(name: str) -> None:
    meant = refused(failure(SAID[name]), "the comment on #7 in o/n")

    assert isinstance(meant, NotAllowedError)
    reason = REASONS[name]  # type: ignore[index]
    assert meant.what.endswith(f"{reason.means}.")
    assert meant.remedy == reason.remedy
    advice = refusal_advice("comment", meant)
    assert advice.startswith("No comment was made: The comment on #7 in o/n failed:")
    assert reason.remedy in advice
    assert "permissions:" not in advice or "permissions:" in reason.remedy


def test_a_missing_permission_names_the_permission_of_the_publisher() -> None:
    meant = refused(failure(SAID["permission"]), "the comment on #7 in o/n")

    assert isinstance(meant, NotAllowedError)
    assert "It needs `pull-requests: write`." in refusal_advice("comment", meant)
    assert "It needs `contents: write`." in refusal_advice("release", meant)


@pytest.mark.parametrize(
    ("kind", "status", "reason"), [("gone", 410, "turned off"), ("blocked", 451, "blocked")]
)
def test_what_is_gone_or_blocked_is_told_so_without_githubs_words_too(
    kind: str, status: int, reason: str
) -> None:
    meant = refused(failure("", kind=kind, status=status), "the comment on #7 in o/n")

    assert isinstance(meant, NotAllowedError)
    assert meant.reason == reason
    assert REASONS[reason].remedy in refusal_advice("comment", meant)  # type: ignore[index]


@pytest.mark.parametrize("name", ["secondary limit", "primary limit"])
def test_the_two_limits_have_remedies_of_their_own_and_are_no_missing_permission(name: str) -> None:
    meant = refused(failure(SAID[name], kind="rate limit"), "the comment on #7 in o/n")

    assert not isinstance(meant, NotAllowedError)
    assert meant.remedy == REASONS[name].remedy  # type: ignore[index]
    later = failure(SAID[name], kind="rate limit", remedy="At noon.")
    assert refused(later, "the comment").remedy == f"At noon. {REASONS[name].besides}"  # type: ignore[index]


@pytest.mark.parametrize(
    ("message", "rule"),
    [
        (
            (
                "Protected branch update failed for refs/heads/main.\n- Changes must be made through a pull "
                "request."
            ),
            "Changes must be made through a pull request",
        ),
        (
            (
                'Repository rule violations found\n\nRequired status check "ci" is expected.\n\nCommits must '
                "have verified signatures.\n"
            ),
            'Required status check "ci" is expected; Commits must have verified signatures',
        ),
        ("At least 1 approving review is required by reviewers with write access.", None),
        ("Cannot update this protected ref.", None),
    ],
)
def test_a_protected_branch_is_told_with_its_rule(message: str, rule: str | None) -> None:
    rule = rule or message.rstrip(".")

    assert rule_of(message) == rule
    for meant in (
        refused(failure(message, kind="invalid", status=422), "the commit to `main` in o/n"),
        refused(failure(message, kind="conflict", status=409), "the commit to `main` in o/n"),
        refused_by_graphql([{"type": "UNPROCESSABLE", "message": message}], "the commit to `main` in o/n"),
    ):
        assert isinstance(meant, ProtectedError)
        assert meant.what.endswith(f"The branch is protected by a rule: {rule}.")
        assert "`publish: pull-request`" in meant.remedy


@pytest.mark.parametrize("name", ["locked", "archived", "single sign-on", "blocked", "permission"])
def test_graphql_says_the_same_reasons(name: str) -> None:
    meant = refused_by_graphql([{"type": "FORBIDDEN", "message": SAID[name]}], "the commit to `main` in o/n")

    assert isinstance(meant, NotAllowedError)
    assert meant.reason == name


def test_what_is_no_refusal_is_none() -> None:
    assert isinstance(refused(failure("boom", kind="server", status=502), "it"), LostError)
    moved = failure("Update is not a fast forward", kind="invalid", status=422)
    assert isinstance(refused(moved, "it"), OvertakenError)
