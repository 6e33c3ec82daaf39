"""Both versions of the files that compare shows: their contents, about a hundred in one request of GraphQL.

They are asked for at once, before the facts are stated in several processes, and kept compressed for the run,
up to a bound. A text counts only if the file's patch takes the one version to the other: GraphQL decodes what
is not UTF-8 in a way of its own. Without them the range is as true, and its files are told from their hunks.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from pydantic import BaseModel, ValidationError

from diff_insight.diff.hunks import apply
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError, malformed
from diff_insight.model import FileChange, Versions
from diff_insight.sources.blobs import MOST_BYTES, is_read, versions_of
from diff_insight.sources.github.ranges import CommitId, Comparison

MOST_KEPT = 64 << 20
"""Bytes of compressed contents."""
_FILES = 50
"""In one request: a hundred contents."""
_LEVEL = 1
"""zlib's fastest: it shrinks text to a third at some 60 MB a second."""

_ANONYMOUS = (
    "Files are told from their changed lines alone: GitHub gives nobody whole files without a token. "
    "Set GITHUB_TOKEN, or install git."
)
_BLOB = "fragment blob on Blob { oid byteSize isBinary isTruncated text }"


class _Blob(BaseModel):
    oid: CommitId
    byteSize: int  # noqa: N815 - GitHub's name
    isBinary: bool | None  # noqa: N815
    isTruncated: bool  # noqa: N815
    text: str | None


@dataclass(frozen=True, slots=True)
class Texts:
    """What could be had.

    Attributes:
        changes: The files, with the ids of both contents as far as they are known now.
        warnings: Why some of it could not be had, in one sentence.
    """

    changes: tuple[FileChange, ...]
    warnings: tuple[str, ...] = ()
    _kept: dict[str, bytes] = field(default_factory=dict, repr=False)

    def versions(self, change: FileChange) -> Versions:
        """Give a file before and after."""
        return versions_of(change, self._content)

    def _content(self, blob: str) -> bytes | None:
        packed = self._kept.get(blob)
        return None if packed is None else zlib.decompress(packed)


def read_texts(client: GitHubClient, comparison: Comparison, changes: Sequence[FileChange]) -> Texts:
    """Ask for the contents of changed files; that they cannot be had is no error."""
    if client.token is None:
        return Texts(tuple(changes), (_ANONYMOUS,) if any(map(is_read, changes)) else ())
    named = {change.path: change for change in changes}
    kept: dict[str, bytes] = {}
    size = 0
    wanted = filter(is_read, changes)
    try:
        while batch := list(islice(wanted, _FILES)):
            for change, sides in _ask(client, comparison, batch):
                packed = [
                    (blob.oid, zlib.compress((blob.text or "").encode(), _LEVEL)) for blob in sides if blob
                ]
                size += sum(len(content) for _, content in packed)
                if size <= MOST_KEPT:
                    kept |= dict(packed)
                    old, new = (blob.oid if blob else None for blob in sides)
                    named[change.path] = replace(change, old_blob=old, new_blob=new)
    except GitHubError as error:
        said = "Whole files could not be read from GitHub, so some are told from their changed lines alone."
        return Texts(tuple(named.values()), (f"{said} {error.what}",), kept)
    return Texts(tuple(named.values()), (), kept)


_Sides = tuple["_Blob | None", "_Blob | None"]


def _ask(
    client: GitHubClient, comparison: Comparison, batch: Sequence[FileChange]
) -> Iterator[tuple[FileChange, _Sides]]:
    """Ask for both sides of some files; gives those that could be had whole."""
    owner, _, name = comparison.repository.partition("/")
    variables = {"owner": owner, "name": name}
    declared, asked = ["$owner: String!", "$name: String!"], []
    for number, change in enumerate(batch):
        # compare tells one content by its id, mostly; the other is found by commit and path
        old = (change.old_blob, f"{comparison.merge_base}:{change.previous_path or change.path}")
        new = (change.new_blob, f"{comparison.head}:{change.path}")
        for side, status, (oid, expression) in (("o", "added", old), ("n", "removed", new)):
            if change.status != status:
                variables[f"{side}{number}"] = oid or expression
                kind, by = ("GitObjectID", "oid") if oid else ("String", "expression")
                declared.append(f"${side}{number}: {kind}")
                asked.append(f"{side}{number}: object({by}: ${side}{number}) {{ ...blob }}")
    inside = f"repository(owner: $owner, name: $name) {{ {' '.join(asked)} }}"
    answer = client.graphql(f"query ({', '.join(declared)}) {{ {inside} }} {_BLOB}", variables)
    data = answer.get("data") if isinstance(answer, dict) else None
    rows = data.get("repository") if isinstance(data, dict) else None
    if not isinstance(rows, dict):
        errors = answer.get("errors") if isinstance(answer, dict) else None
        raise malformed("POST /graphql", str(errors)[:200] if errors else "it holds no repository")
    for number, change in enumerate(batch):
        sides = _blob(rows.get(f"o{number}")), _blob(rows.get(f"n{number}"))
        if _fits(change, *sides):
            yield change, sides


def _blob(row: object) -> _Blob | None:
    if not row:  # nothing there, or an object of another kind
        return None
    try:
        blob = _Blob.model_validate(row)
    except ValidationError as error:
        raise malformed("POST /graphql", str(error.errors()[0]["msg"])) from error
    whole = blob.text is not None and not blob.isBinary and not blob.isTruncated
    return blob if whole and blob.byteSize <= MOST_BYTES else None


def _fits(change: FileChange, before: _Blob | None, after: _Blob | None) -> bool:
    """Tell whether both contents are there and the patch leads from the one to the other."""
    if (before is None) != (change.status == "added") or (after is None) != (change.status == "removed"):
        return False
    return apply(change.patch, (before and before.text) or "") == ((after and after.text) or "")
