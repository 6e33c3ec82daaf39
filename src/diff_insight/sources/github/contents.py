"""A file of a repository, read through the API: configuration and templates never come from a workspace.

A workspace may hold what a stranger's pull request put there; the commit that the caller names does not.
"""

import base64
import binascii
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

from pydantic import BaseModel, ValidationError

from diff_insight.errors import InputError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError, malformed

MAX_BYTES = 1_000_000
"""Above 1 MB the contents endpoint leaves the content out (docs: Get repository content)."""


class _File(BaseModel):
    type: Literal["file", "symlink", "submodule"]
    url: str
    encoding: str = "none"
    content: str = ""
    size: int = 0


def read_file(client: GitHubClient, repository: str, path: str, *, ref: str) -> bytes | None:
    """Give the bytes of a file at a commit, branch or tag; None where there is none.

    Args:
        client: The API.
        repository: `owner/name`.
        path: From the repository's root, `/` between segments.
        ref: A commit id, a branch or a tag.

    Raises:
        InputError: The path is a folder, a link or a submodule, or the file is over `MAX_BYTES`.
        GitHubError: GitHub could not be asked.
    """
    try:
        found = _read(client, repository, path, ref)
        if found is not None and parse_qs(urlsplit(found.url).query).get("ref", [ref]) != [ref]:
            # The repository was renamed, and PyGithub drops the query when it follows the redirect.
            found = _read(client, full_name(client, repository), path, ref)
    except GitHubError as error:
        if error.kind == "not found":
            return None
        raise
    if found is None:
        raise InputError(
            f"{path} in {repository} at {ref} is a folder.", remedy="Name a file of the repository."
        )
    if found.type != "file":
        raise InputError(f"{path} in {repository} at {ref} is a {found.type}.", remedy="Name a regular file.")
    if found.encoding != "base64":
        raise InputError(
            f"{path} in {repository} at {ref} has {found.size} bytes.",
            remedy=f"It may have at most {MAX_BYTES}.",
        )
    try:
        return base64.b64decode(found.content)
    except binascii.Error as error:
        raise malformed(f"{repository}:{path}", str(error)) from error


def names_in(client: GitHubClient, repository: str, folder: str, *, ref: str) -> tuple[str, ...] | None:
    """Give the names of the files of a folder at a commit, branch or tag; None where there is no such folder.

    Raises:
        GitHubError: GitHub could not be asked.
    """
    try:
        reply = client.get(
            f"/repos/{repository}/contents/{quote(folder.strip('/'))}", parameters={"ref": ref}
        )
    except GitHubError as error:
        if error.kind == "not found":
            return None
        raise
    answer = reply.json()
    if not isinstance(answer, list):
        return None
    rows = [row for row in answer if isinstance(row, dict) and row.get("type") == "file"]
    return tuple(str(row.get("name", "")) for row in rows)


def full_name(client: GitHubClient, repository: str) -> str:
    """Give the name that a repository has now, after any renaming.

    Raises:
        GitHubError: There is none, or GitHub could not be asked.
    """
    reply = client.get(f"/repos/{repository}")
    answer = reply.json()
    if not isinstance(answer, dict) or not isinstance(answer.get("full_name"), str):
        raise malformed(reply.request, "it names no repository")
    return str(answer["full_name"])


def _read(client: GitHubClient, repository: str, path: str, ref: str) -> _File | None:
    reply = client.get(f"/repos/{repository}/contents/{quote(path.strip('/'))}", parameters={"ref": ref})
    answer = reply.json()
    if isinstance(answer, list):
        return None
    try:
        return _File.model_validate(answer)
    except ValidationError as error:
        raise malformed(reply.request, str(error.errors()[0]["msg"])) from error
