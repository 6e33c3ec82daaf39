"""The sticky comment: one per pull request and key, however often and from wherever it is written.

Ours are the comments that begin with our mark and were written by us; a mark in someone else's comment
is just text. They are put right in order, like a list: the first holds the first part. So a deleted
comment, a part more or less, a killed run and a second run at the same time all end in the same list.
Each says which head it was written for, and a run on an older head gives way to what stands there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient, Method
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.pacing import Clock
from diff_insight.github_api.response_shapes import CommentRow, UserRow
from diff_insight.publish.comment_body import head_in, marker, same_body
from diff_insight.publish.edits import Versions
from diff_insight.publish.graphql_calls import viewer_login
from diff_insight.publish.precedence import Heads, head_of_pull_request
from diff_insight.publish.refusals import LostError, NotAllowedError, refused

MOST_ROUNDS = 5
ACTIONS_LOGIN = "github-actions[bot]"
"""Who the token of a workflow writes as; taken where the server does not tell who the token is."""

_PAGE = 100
_PAUSE = 1.0
_LATE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One of our comments as it stands."""

    id: int
    node: str
    body: str
    url: str


@dataclass(slots=True, kw_only=True)
class CommentWriter:
    """Keeps the comments of one key on one pull request.

    Args:
        client: GitHub.
        repository: `owner/name`.
        number: The pull request.
        key: See `comment_body.marker`.
        head: The commit id that the parts were made for.
        clock: Time.

    Attributes:
        gave_way: Whether the comment of a newer head was left as it is.
    """

    client: GitHubClient
    repository: str
    number: int
    key: str
    head: str
    clock: Clock
    gave_way: bool = False
    _login: str = ACTIONS_LOGIN
    _made: dict[int, Comment] = field(default_factory=dict)
    _refusing: set[int] = field(default_factory=set)
    _unanswered: bool = False

    def publish(self, parts: Sequence[str]) -> str | None:
        """Make our comments be exactly the parts; give the address of the first.

        Raises:
            PublishError: It did not work out; `refusals` says in which way.
        """
        self._login = viewer_login(self.client) or ACTIONS_LOGIN
        trouble: PublishError | None = None
        for round_number in range(MOST_ROUNDS):
            if trouble is not None:
                self.clock.sleep(_PAUSE * 2.0 ** (round_number - 1))
            ours = self._ours()
            try:
                if self._overtaken(ours):
                    return self._give_way(ours)
                if not self._put_right(ours, parts):
                    if not self._unanswered:
                        return ours[0].url if ours else None
                    self._unanswered = False
                    self.clock.sleep(_LATE)  # what GitHub took without an answer may show up only now
                trouble = None
            except LostError as error:
                trouble = error  # whether it was done shows in the next round
        if trouble is None:
            # Another run of this head writes here at the same moment; one of the two reports stands whole.
            ours = self._ours()
            return ours[0].url if ours else None
        raise PublishError(
            f"The comment on #{self.number} in {self.repository} may be incomplete. {trouble.what}",
            remedy=trouble.remedy or "Run again.",
        )

    def _overtaken(self, ours: list[Comment]) -> bool:
        """Tell whether one of the comments was written for a newer head."""
        heads = {head_in(comment.body, self.key) for comment in ours} - {None, self.head}
        return any(self._order().is_older(self.head, head) for head in heads if head)

    def _order(self) -> Heads:
        now = partial(head_of_pull_request, self.client, self.repository, self.number)
        return Heads(self.client, self.repository, now)

    def _give_way(self, ours: list[Comment]) -> str | None:
        """Take away what this run has written beside the first comment, which is whoever's is newest."""
        self.gave_way = True
        for comment in ours[1:]:
            if comment.id in self._made and head_in(comment.body, self.key) == self.head:
                self._write("DELETE", f"issues/comments/{comment.id}", None)
        return ours[0].url

    def _put_right(self, ours: list[Comment], parts: Sequence[str]) -> bool:
        """Write what differs; tell whether the list has to be looked at again."""
        if still := self._refusing & {comment.id for comment in ours}:
            raise NotAllowedError(
                f"The comment {min(still)} on #{self.number} in {self.repository} cannot be changed."
            )
        gone = set()
        for comment, part in zip(ours, parts, strict=False):
            if same_body(comment.body, part):
                continue
            if self._write("PATCH", f"issues/comments/{comment.id}", part) is None:
                gone.add(comment.id)
            elif self._restored(comment, part):
                return True  # the next look finds the newer head, and gives way
        self._refusing |= gone  # or refused in the words of "not found": the next look tells
        self._made = {number: comment for number, comment in self._made.items() if number not in gone}
        missing = parts[len(ours) :]
        for part in missing:
            made = self._write("POST", f"issues/{self.number}/comments", part)
            if made is None:
                raise LostError(f"GitHub did not say which comment it made on #{self.number}.")
            # What wrote it is the surest answer to who we are; a wrong one would write it again and again.
            self._login = (made.get("user") or {}).get("login") or self._login
            comment = _comment(made)
            self._made[comment.id] = comment
        for surplus in ours[len(parts) :]:
            self._write("DELETE", f"issues/comments/{surplus.id}", None)
            self._made.pop(surplus.id, None)
        return bool(missing or gone)

    def _restored(self, comment: Comment, part: str) -> bool:
        """Put a newer head's text back where our write came after it."""
        kept = Versions(
            client=self.client,
            node=comment.node,
            head_in=lambda body: head_in(body, self.key),
            is_older=self._order().is_older,
        )
        return kept.settle(
            comment.body,
            part,
            merge=lambda _, newest: newest,
            write=lambda body: self._write("PATCH", f"issues/comments/{comment.id}", body),
        )

    def _write(self, method: Method, rest: str, body: str | None) -> CommentRow | None:
        """Do one write and give the comment as GitHub says it stands now; None where it is gone."""
        try:
            reply = self.client.request(
                method, f"/repos/{self.repository}/{rest}", body=None if body is None else {"body": body}
            )
            return None if method == "DELETE" else reply.read(CommentRow)
        except GitHubError as error:
            if error.kind == "not found" and method != "POST":
                return None
            self._unanswered |= method == "POST"
            raise refused(error, f"the comment on #{self.number} in {self.repository}") from error

    def _ours(self) -> list[Comment]:
        mark = marker(self.key)
        found = dict(self._made)  # a list that lags behind must not make us write them again
        for row in self._all():
            comment = _comment(row)
            if comment.body.startswith(mark) and _is_by(row.get("user") or {}, self._login):
                found[comment.id] = comment
        return sorted(found.values(), key=lambda comment: comment.id)

    def _all(self) -> Iterator[CommentRow]:
        page = 1
        while True:
            try:
                rows = self.client.get(
                    f"/repos/{self.repository}/issues/{self.number}/comments",
                    parameters={"per_page": _PAGE, "page": page},
                ).read(list[CommentRow])
            except GitHubError as error:
                raise refused(
                    error, f"reading the comments on #{self.number} in {self.repository}"
                ) from error
            yield from rows
            if len(rows) < _PAGE:
                return
            page += 1


def _comment(row: CommentRow) -> Comment:
    return Comment(id=row["id"], node=row.get("node_id", ""), body=row.get("body") or "", url=row["html_url"])


def _is_by(user: UserRow, login: str) -> bool:
    name = user.get("login")
    # GraphQL may name an app without the ending that REST gives it; nobody can sign up with a bracket.
    return name == login or (name == f"{login}[bot]" and user.get("type") == "Bot")
