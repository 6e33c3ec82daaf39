"""Reads a branch as it stands at one commit: what is there, under which hash, without a clone.

Equality is decided by git's own blob hashes from the trees, so nothing is downloaded but the few files
that are merged (state, index, feed).
"""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha1
from typing import TypeVar
from urllib.parse import quote

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.response_shapes import BlobRow, RefRow, RepositoryRow, TreeRow
from diff_insight.publish.refusals import NotAllowedError

T = TypeVar("T")

_TREE, _SUBMODULE = "040000", "160000"
_FILE_MODES = frozenset({"100644", "100755"})
_IN_THE_WAY = "Change the template, or move what stands in its way."


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """What the publishers have to know of a repository."""

    full_name: str
    node_id: str
    default_branch: str


def read_repository(client: GitHubClient, full_name: str) -> Repository:
    """Look a repository up.

    Raises:
        PublishError: It is not there for this token.
    """
    try:
        found = client.get(f"/repos/{full_name}").read(RepositoryRow)
    except GitHubError as error:
        kind = NotAllowedError if error.kind in {"not found", "forbidden"} else PublishError
        raise kind(f"The repository {full_name} cannot be read: {error.what}", remedy=error.remedy) from error
    return Repository(
        full_name=full_name,
        node_id=found.get("node_id", ""),
        default_branch=found["default_branch"],
    )


def head_of(client: GitHubClient, repository: str, branch: str) -> str | None:
    """Give the commit that a branch points to, or None where there is no such branch."""
    try:
        found = client.get(f"/repos/{repository}/git/ref/heads/{quote(branch, safe='/')}").read(RefRow)
    except GitHubError as error:
        if error.kind in {"not found", "conflict"}:  # 409: the repository is empty
            return None
        raise PublishError(
            f"The branch `{branch}` of {repository} cannot be read: {error.what}", remedy=error.remedy
        ) from error
    return found["object"]["sha"]


@dataclass(slots=True)
class Snapshot:
    """The files of one commit, read tree by tree and only as far as asked.

    Args:
        client: GitHub.
        repository: `owner/name`.
        commit: The commit's id.
    """

    client: GitHubClient
    repository: str
    commit: str
    _trees: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def holds(self, path: str, content: bytes) -> bool:
        """Tell whether exactly this content stands at the path.

        Raises:
            PublishError: A folder of the path is a file, a link or a submodule in the branch, or the
                path itself is a folder.
        """
        entry = self._entry(path)
        if entry is not None and entry[0] in {_TREE, _SUBMODULE}:
            raise PublishError(
                f"`{path}` cannot be written to {self.repository}: a folder stands there.", remedy=_IN_THE_WAY
            )
        return entry is not None and entry[0] in _FILE_MODES and entry[1] == blob_id(content)

    def read(self, path: str) -> bytes:
        """Give a file's content; empty where there is none.

        Raises:
            PublishError: As `holds`.
        """
        entry = self._entry(path)
        if entry is None or entry[0] not in _FILE_MODES:
            return b""
        return b64decode(self._get(f"git/blobs/{entry[1]}", BlobRow)["content"])

    def paths_below(self, folder: str) -> Iterator[str]:
        """Give the paths of all files below a folder; the empty folder is the root."""
        entry = self._entry(folder) if folder else (_TREE, self.commit)
        if entry is None or entry[0] != _TREE:
            return
        pending = [(folder, entry[1])]
        while pending:
            place, tree = pending.pop()
            found = self._get(f"git/trees/{tree}", TreeRow, recursive=1)
            whole = not found.get("truncated")
            if not whole:  # too many for one answer: folder by folder
                found = self._get(f"git/trees/{tree}", TreeRow)
            for row in found["tree"]:
                path = f"{place}/{row['path']}".lstrip("/")
                if row["mode"] in _FILE_MODES:
                    yield path
                elif row["mode"] == _TREE and not whole:
                    pending.append((path, row["sha"]))

    def _entry(self, path: str) -> tuple[str, str] | None:
        mode, object_id = _TREE, self.commit
        done: list[str] = []
        for segment in path.split("/"):
            if mode != _TREE:
                raise PublishError(
                    f"`{path}` cannot be written to {self.repository}: "
                    f"`{'/'.join(done)}` is no folder there.",
                    remedy=_IN_THE_WAY,
                )
            entry = self._tree(object_id).get(segment)
            if entry is None:
                return None
            mode, object_id = entry
            done.append(segment)
        return mode, object_id

    def _tree(self, object_id: str) -> dict[str, tuple[str, str]]:
        if object_id not in self._trees:
            rows = self._get(f"git/trees/{object_id}", TreeRow)["tree"]
            self._trees[object_id] = {row["path"]: (row["mode"], row["sha"]) for row in rows}
        return self._trees[object_id]

    def _get(self, rest: str, shape: type[T], **parameters: int) -> T:
        try:
            return self.client.get(f"/repos/{self.repository}/{rest}", parameters=parameters).read(shape)
        except GitHubError as error:
            raise PublishError(
                f"The branch's files in {self.repository} cannot be read: {error.what}", remedy=error.remedy
            ) from error


def blob_id(content: bytes) -> str:
    """Give git's id of a file's content."""
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
