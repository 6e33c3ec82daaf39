"""The GraphQL calls: who the token is, one commit with many files, one guarded ref, a text's versions.

The texts are checked against GitHub's published schema by the tests.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.response_shapes import UserRow
from diff_insight.publish.refusals import LostError, NoMutationError, refused, refused_by_graphql

CREATE_COMMIT = """
mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}
"""

UPDATE_REF = """
mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}
"""

VIEWER = "query { viewer { login } }"

VERSIONS = """query ($id: ID!) {
  node(id: $id) {
    ... on IssueComment { userContentEdits(first: 20) { nodes { diff } } }
    ... on PullRequest { userContentEdits(first: 20) { nodes { diff } } }
  }
}
"""
"""The versions of a text, the newest first; `diff` holds the whole text of a version."""

MOST_PAYLOAD = 30_000_000
"""Bytes of base64 in one mutation; GitHub is said to fail at about 50 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCommit:
    """A commit to be made on a branch.

    Attributes:
        repository: `owner/name`.
        branch: Its name without `refs/heads/`.
        parent: The commit that the branch has to point to.
        message: Subject, and after the first newline the body.
        files: Path to content; what is not named stays as it is.
    """

    repository: str
    branch: str
    parent: str
    message: str
    files: Mapping[str, bytes]

    def __str__(self) -> str:
        return f"the commit to `{self.branch}` in {self.repository}"


def create_commit(client: GitHubClient, commit: NewCommit) -> str:
    """Make a verified commit on the branch, all files at once, and give its id.

    Raises:
        PublishError: One of `refusals`, by what GitHub answered; NoMutationError also where the
            payload is too large for this way.
    """
    if sum(len(data) for data in commit.files.values()) * 4 // 3 > MOST_PAYLOAD:
        raise NoMutationError(f"{commit} is too large for GraphQL.")
    headline, _, body = commit.message.partition("\n")
    answer = _call(
        client,
        CREATE_COMMIT,
        {
            "input": {
                "branch": {"repositoryNameWithOwner": commit.repository, "branchName": commit.branch},
                "message": {"headline": headline, "body": body.strip("\n")},
                "expectedHeadOid": commit.parent,
                "fileChanges": {
                    "additions": [
                        {"path": path, "contents": b64encode(data).decode()}
                        for path, data in commit.files.items()
                    ]
                },
            }
        },
        what=str(commit),
    )
    made = _below(answer, "createCommitOnBranch", "commit", "oid")
    if not isinstance(made, str) or not made:
        raise LostError(f"GitHub did not say which commit it made for {commit}.")
    return made


def move_ref(client: GitHubClient, repository_id: str, *, branch: str, before: str, after: str) -> None:
    """Point a branch elsewhere, whatever lies between, but only if it still points to `before`.

    Raises:
        PublishError: One of `refusals`.
    """
    update = {"name": f"refs/heads/{branch}", "beforeOid": before, "afterOid": after, "force": True}
    what = f"the move of the branch `{branch}`"
    change = {"input": {"repositoryId": repository_id, "refUpdates": [update]}}
    if not isinstance(_below(_call(client, UPDATE_REF, change, what=what), "updateRefs"), dict):
        raise LostError(f"GitHub did not say that it did {what}.")


def versions(client: GitHubClient, node: str) -> tuple[str, ...]:
    """Give the versions of a comment or of a pull request's description, the newest first.

    Raises:
        PublishError: The server does not tell.
    """
    answer = _call(client, VERSIONS, {"id": node}, what="the question for the versions of a text")
    edits = _below(answer, "node", "userContentEdits", "nodes")
    return tuple(
        edit["diff"]
        for edit in (edits if isinstance(edits, list) else [])
        if isinstance(edit, dict) and isinstance(edit.get("diff"), str)
    )


def viewer_login(client: GitHubClient) -> str | None:
    """Give the login that the token writes as (`github-actions[bot]`), or None where nobody tells."""
    try:
        answer = _call(client, VIEWER, {}, what="the question for the token's login")
        login = _below(answer, "viewer", "login")
    except PublishError:
        login = None
    if not login:
        try:
            login = client.get("/user").read(UserRow).get("login")
        except GitHubError:
            return None
    return login if isinstance(login, str) else None


def _below(answer: object, *names: str) -> object:
    """Go down an answer by names; None where it does not lead there."""
    for name in names:
        answer = answer.get(name) if isinstance(answer, dict) else None
    return answer


def _call(client: GitHubClient, query: str, variables: Mapping[str, Any], *, what: str) -> Mapping[str, Any]:
    try:
        answer = client.graphql(query, variables)
    except GitHubError as error:
        if error.kind == "not found" or error.status == 413:  # noqa: PLR2004 - Payload Too Large
            raise NoMutationError(f"There is no GraphQL for {what}: {error.what}") from error
        raise refused(error, what) from error
    if not isinstance(answer, dict):
        raise LostError(f"GitHub's answer about {what} cannot be read.")
    errors = answer.get("errors")
    if errors:
        rows = [row for row in errors if isinstance(row, dict)] if isinstance(errors, list) else []
        raise refused_by_graphql(rows, what)
    data = answer.get("data")
    return data if isinstance(data, dict) else {}
