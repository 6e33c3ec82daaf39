"""A commit through the git data API: where a server has no `createCommitOnBranch`, or it is too small.

As atomic as the mutation: blobs, tree and commit are seen by nobody until the branch moves, and it moves
forward only. Without an author GitHub signs what an app's token commits, as it does for the mutation.
"""

from base64 import b64encode
from typing import Any
from urllib.parse import quote

from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.response_shapes import CommitRow, Made, RefRow
from diff_insight.publish.graphql_calls import NewCommit
from diff_insight.publish.refusals import LostError, refused


def create_commit(client: GitHubClient, commit: NewCommit) -> str:
    """Make a commit on the branch, all files at once, and give its id.

    Raises:
        PublishError: One of `refusals`, by what GitHub answered.
    """
    git = f"/repos/{commit.repository}/git"
    try:
        base_tree = client.get(f"{git}/commits/{commit.parent}").read(CommitRow)["tree"]["sha"]
        rows = [
            {
                "path": path,
                "mode": "100644",
                "type": "blob",
                "sha": _post(client, f"{git}/blobs", _blob(data)),
            }
            for path, data in commit.files.items()
        ]
        tree = _post(client, f"{git}/trees", {"base_tree": base_tree, "tree": rows})
        made = _post(
            client, f"{git}/commits", {"message": commit.message, "tree": tree, "parents": [commit.parent]}
        )
        branch = quote(commit.branch, safe="/")
        moved = client.request("PATCH", f"{git}/refs/heads/{branch}", body={"sha": made, "force": False})
        if moved.read(RefRow)["object"]["sha"] != made:
            raise LostError(f"GitHub did not say that `{commit.branch}` has moved for {commit}.")
    except GitHubError as error:
        raise refused(error, str(commit)) from error
    return made


def _blob(data: bytes) -> dict[str, str]:
    return {"content": b64encode(data).decode(), "encoding": "base64"}


def _post(client: GitHubClient, path: str, body: Any) -> str:
    return client.request("POST", path, body=body).read(Made)["sha"]
