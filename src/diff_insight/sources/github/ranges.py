"""What compare's answer says about a range, and what to say where there is no answer.

GitHub names no reason when it cannot compare: a repository that is not there, one that the token may
not see and a ref that does not exist are all 404. The reader gets to know which it is.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import quote, unquote, urlsplit

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from diff_insight.commits import read_commit
from diff_insight.errors import InputError, SourceError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError, malformed
from diff_insight.model import Commit
from diff_insight.sources.told import written_at

CAP = 300
"""Files that compare shows at most, without a word about more (docs: Compare two commits)."""

_REPOSITORY = re.compile(r"[A-Za-z0-9_-]+/[A-Za-z0-9._-]+")
_COMMIT_ID = re.compile(r"[0-9a-f]{7,64}")
_PERMALINK_HEAD = re.compile(r"(?:\.\.\.|:)([0-9a-f]{7,64})$")
_DIFF = "application/vnd.github.diff"
_SHA = "application/vnd.github.sha"

CommitId = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$")]


class _Commit(BaseModel):
    sha: CommitId


class _Author(BaseModel):
    name: str | None = None
    date: str | None = None


class _Written(BaseModel):
    message: str
    author: _Author | None = None


class ListedCommit(BaseModel):
    """One commit as lists and comparisons show it."""

    sha: CommitId
    commit: _Written

    @property
    def read(self) -> Commit:
        """What it says."""
        author = self.commit.author or _Author()
        date = written_at(author.date or "")
        return read_commit(self.sha, self.commit.message, author=author.name or "", date=date)


class Row(BaseModel):
    """One file as compare lists it. GitHub adds fields at any time, so what is not named is ignored."""

    filename: str
    previous_filename: str | None = None
    status: Literal["added", "removed", "modified", "renamed", "copied", "changed", "unchanged"]
    sha: str | None = None
    additions: int = Field(ge=0)
    deletions: int = Field(ge=0)
    changes: int = Field(ge=0)
    patch: str | None = None


class _Answer(BaseModel):
    html_url: str
    permalink_url: str
    total_commits: int
    base_commit: _Commit
    merge_base_commit: _Commit
    commits: list[ListedCommit]
    files: list[Row] = []


class EmptyRepositoryError(InputError):
    """The repository has no commit yet.

    Args:
        repository: `owner/name`.
    """

    def __init__(self, repository: str) -> None:
        super().__init__(f"{repository} is empty: it has no commit yet.", remedy="Push one first.")
        self.repository = repository


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One answer of compare.

    Attributes:
        repository: The name that the repository has now.
        base: Commit id of the base.
        head: Commit id of the head.
        merge_base: Where the comparison starts.
        rows: At most `CAP` files.
        commits: At most the newest 250, oldest first.
        total_commits: How many there are.
    """

    repository: str
    base: str
    head: str
    merge_base: str
    rows: tuple[Row, ...]
    commits: tuple[Commit, ...] = ()
    total_commits: int = 0


def checked_repository(repository: str) -> str:
    """Give the name back if it is `owner/name`.

    Raises:
        InputError: It is not.
    """
    if not _REPOSITORY.fullmatch(repository) or repository.endswith(("/.", "/..")):
        raise InputError(f"{repository!r} names no repository on GitHub.", remedy="Write OWNER/NAME.")
    return repository


def owner_of(ref: str, repository: str) -> str:
    """The owner of one side: `owner:ref` names it, else it is the repository's."""
    named, colon, _ = ref.partition(":")
    return named if colon else repository.partition("/")[0]


def compare(client: GitHubClient, repository: str, base: str, head: str) -> Comparison:
    """Ask for a three-dot comparison.

    Raises:
        InputError: The repository, a ref or a merge base is not there; says which.
        GitHubError: GitHub could not be asked.
    """
    try:
        reply = client.get(_path(repository, base, head))
    except GitHubError as error:
        if error.kind == "not found":
            raise _missing(client, repository, base, head, error) from error
        raise
    try:
        answer = _Answer.model_validate(reply.json())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise malformed(reply.request, f"{where}: {first['msg']}") from error
    return Comparison(
        repository=_name_now(answer.html_url) or repository,
        base=answer.base_commit.sha,
        head=_head(answer) or commit_of(client, repository, head),
        merge_base=answer.merge_base_commit.sha,
        rows=tuple(answer.files),
        commits=tuple(each.read for each in answer.commits),
        total_commits=answer.total_commits,
    )


def _head(answer: _Answer) -> str | None:
    """The head's id, which no field of its own holds; None where the answer does not show it.

    Commits come oldest first, unpaged always with the newest; without any the head is the merge base.
    The permalink ends with the head's first digits.
    """
    if answer.commits:
        head = answer.commits[-1].sha
    elif answer.total_commits == 0:
        head = answer.merge_base_commit.sha
    else:
        return None
    digits = _PERMALINK_HEAD.search(answer.permalink_url)
    return head if digits and head.startswith(digits[1]) else None


def compare_as_diff(client: GitHubClient, comparison: Comparison) -> bytes | None:
    """Ask for the same comparison as a unified diff; None where the server does not offer that.

    By commit ids, since a branch may have moved in the meantime.

    Raises:
        GitHubError: GitHub could not be asked.
    """
    path = _path(comparison.repository, comparison.base, comparison.head)
    try:
        reply = client.get(path, accept=_DIFF)
    except GitHubError as error:
        if error.kind == "invalid":  # 406 or 415, also for what is too large to be shown so
            return None
        raise
    text = reply.text
    return text.encode("utf-8", "replace") if not text or text.startswith("diff --git ") else None


def commit_of(client: GitHubClient, repository: str, ref: str) -> str:
    """The commit id that a SHA, branch, tag or `owner:ref` names.

    Raises:
        InputError: The repository or the ref is not there.
        GitHubError: GitHub could not be asked.
    """
    owner, colon, name = ref.partition(":")
    place = f"{owner}/{repository.partition('/')[2]}" if colon else repository
    name = name if colon else ref
    try:
        found = client.get(f"/repos/{place}/commits/{quote(name)}", accept=_SHA).text.strip()
    except GitHubError as error:
        if error.kind == "conflict":
            raise EmptyRepositoryError(place) from error
        if error.kind not in {"not found", "invalid"}:
            raise
        if error.kind == "not found":
            raise no_repository(place, client) from error
        raise _unknown_ref(client, place, name) from error
    if not re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", found):
        raise malformed(f"GET /repos/{place}/commits/{name}", "it is no commit id")
    return found


def no_repository(repository: str, client: GitHubClient) -> SourceError:
    """What to say of a repository that is not there or may not be seen: GitHub does not tell which."""
    remedy = (
        "Check the name, and that the token may read its contents."
        if client.token
        else "Check the name; if it is private, set GITHUB_TOKEN to a token that may read its contents."
    )
    return SourceError(f"{client.server_url} shows no repository {repository}.", remedy=remedy)


def _path(repository: str, base: str, head: str) -> str:
    return f"/repos/{repository}/compare/{quote(base, safe='/:')}...{quote(head, safe='/:')}"


def _name_now(html_url: str) -> str | None:
    name = unquote(urlsplit(html_url).path).partition("/compare/")[0].strip("/")
    return name if _REPOSITORY.fullmatch(name) else None


def _missing(
    client: GitHubClient, repository: str, base: str, head: str, error: GitHubError
) -> SourceError | InputError:
    if "no common ancestor" in error.message.lower():
        return InputError(
            f"{base!r} and {head!r} have no merge base in {repository}: their histories are unrelated.",
            remedy=f"Compare them tree against tree: `{base}..{head}`.",
        )
    try:
        for ref in (base, head):
            commit_of(client, repository, ref)
    except (InputError, SourceError) as reason:
        return reason
    return error


def _unknown_ref(client: GitHubClient, repository: str, ref: str) -> InputError:
    if _COMMIT_ID.fullmatch(ref):
        return InputError(
            f"{repository} holds no commit {ref}.",
            remedy="Check the id; a force push may have made the commit unreachable.",
        )
    return InputError(
        f"{repository} has no branch, tag or commit {ref!r}.",
        remedy=f"See `git ls-remote {client.server_url}/{repository}` for what it has.",
    )
