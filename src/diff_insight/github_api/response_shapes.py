"""What this program reads in GitHub's answers, and what an answer has to hold to prove a write.

An answer is outside data: a proxy, a login page or a fault of the server may send anything with status 200.
A reader takes what it needs by one of these shapes and ignores the rest; what does not fit is GitHub's fault
and told as such (`failures.malformed`). Source: GitHub's OpenAPI description.
"""

from collections.abc import Hashable
from functools import lru_cache
from typing import Annotated, Any, NotRequired, TypeVar, cast

from pydantic import StringConstraints, TypeAdapter, ValidationError
from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

T = TypeVar("T")

ObjectId = Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{40}|[0-9a-f]{64})\z")]
Text = Annotated[str, StringConstraints(min_length=1)]


class RepositoryRow(TypedDict):
    """A repository."""

    full_name: Text
    node_id: NotRequired[str]
    default_branch: Text


class Pointed(TypedDict):
    """What a ref points to."""

    sha: ObjectId


class RefRow(TypedDict):
    """A ref, read or moved."""

    object: Pointed


class Made(TypedDict):
    """A blob, tree or commit that was made."""

    sha: ObjectId


class CommitRow(TypedDict):
    """A commit of the git data API."""

    sha: ObjectId
    tree: Pointed


class TreeEntry(TypedDict):
    """One entry of a tree."""

    path: Text
    mode: Text
    sha: ObjectId


class TreeRow(TypedDict):
    """A tree."""

    tree: list[TreeEntry]
    truncated: NotRequired[bool]


class BlobRow(TypedDict):
    """A blob."""

    content: str


class CompareRow(TypedDict):
    """How two commits stand to one another."""

    status: Text


class UserRow(TypedDict):
    """Who did something."""

    login: NotRequired[str]
    type: NotRequired[str]


class CommentRow(TypedDict):
    """A comment, read or written."""

    id: int
    node_id: NotRequired[str]
    body: NotRequired[str | None]
    html_url: Text
    user: NotRequired[UserRow | None]


class HeadRepository(TypedDict):
    """Where a pull request comes from."""

    full_name: NotRequired[str]


class HeadRow(TypedDict):
    """The head of a pull request."""

    sha: ObjectId
    repo: NotRequired[HeadRepository | None]


class PullRow(TypedDict):
    """A pull request, read or written."""

    number: int
    node_id: NotRequired[str]
    html_url: Text
    title: NotRequired[str]
    body: NotRequired[str | None]
    head: HeadRow


class ReleaseRow(TypedDict):
    """A release, read or written."""

    id: int
    html_url: Text
    body: NotRequired[str | None]


class LabelRow(TypedDict):
    """A label."""

    name: str


@lru_cache(maxsize=64)
def _adapter(shape: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("Any", shape))


def fitted(value: object, shape: type[T]) -> T:
    """Give the value as the shape has it, without what the shape does not name.

    Raises:
        ValueError: It does not fit; says briefly where.
    """
    try:
        checked: T = _adapter(cast("Hashable", shape)).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "the answer"
        raise ValueError(f"{place}: {first['msg']}") from None
    return checked
