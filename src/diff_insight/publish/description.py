"""Keeps our block in the description of a pull request, and leaves every other character alone.

A description is written as a whole, so between reading and writing somebody else's words could get lost.
After each write we look which version it replaced: a newer run's block is put back, and what a person
wrote meanwhile gets our block in its place.
"""

from dataclasses import dataclass
from functools import partial

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.pacing import Clock
from diff_insight.github_api.response_shapes import PullRow
from diff_insight.publish.comment_body import same_body
from diff_insight.publish.edits import Versions
from diff_insight.publish.marked_block import MarkedBlock
from diff_insight.publish.precedence import Heads, head_of_pull_request
from diff_insight.publish.refusals import LostError, refused

DESCRIPTION_LIMIT = 65_000
"""UTF-16 units of a description, the author's own among them; GitHub refuses 65,536."""

MOST_ROUNDS = 5
_PAUSE = 1.0


@dataclass(slots=True, kw_only=True)
class DescriptionWriter:
    """Writes our block into one description.

    Args:
        client: GitHub.
        repository: `owner/name`.
        number: The pull request.
        key: What tells our block from that of another job.
        head: The commit id that the content was made for.
        clock: Time.

    Attributes:
        gave_way: Whether the block of a newer head was left as it is.
    """

    client: GitHubClient
    repository: str
    number: int
    key: str
    head: str
    clock: Clock
    gave_way: bool = False

    def room(self) -> int:
        """Say how many UTF-16 units the author's own text leaves for ours."""
        return MarkedBlock(key=self.key).room(self._read()[0], limit=DESCRIPTION_LIMIT)

    def publish(self, content: str) -> None:
        """Make the block show the content; nothing takes the block away.

        Raises:
            PublishError: It did not work out; `refusals` says in which way.
        """
        block = MarkedBlock(key=self.key)
        order = Heads(
            self.client,
            self.repository,
            partial(head_of_pull_request, self.client, self.repository, self.number),
        )
        trouble: PublishError | None = None
        for round_number in range(MOST_ROUNDS):
            if trouble is not None:
                self.clock.sleep(_PAUSE * 2.0 ** (round_number - 1))
            text, node = self._read()
            stands = block.head_in(text)
            if stands and order.is_older(self.head, stands):
                self.gave_way = True
                return
            wanted = block.place(text, content, head=self.head)
            if same_body(text, wanted):
                return
            try:
                self._write(wanted)
                kept = Versions(client=self.client, node=node, head_in=block.head_in, is_older=order.is_older)
                if kept.settle(text, wanted, merge=block.moved, write=self._write):
                    self.gave_way = True
                    return
                trouble = None
            except LostError as error:
                trouble = error  # whether it was done shows in the next round
        if trouble is not None:
            raise PublishError(
                f"The description of #{self.number} in {self.repository} may be out of date. {trouble.what}",
                remedy=trouble.remedy or "Run again.",
            )

    def _read(self) -> tuple[str, str]:
        try:
            found = self.client.get(f"/repos/{self.repository}/pulls/{self.number}").read(PullRow)
        except GitHubError as error:
            raise refused(error, f"reading the description of #{self.number} in {self.repository}") from error
        return found.get("body") or "", found.get("node_id", "")

    def _write(self, text: str) -> None:
        try:
            path = f"/repos/{self.repository}/pulls/{self.number}"
            self.client.request("PATCH", path, body={"body": text}).read(PullRow)
        except GitHubError as error:
            raise refused(error, f"the description of #{self.number} in {self.repository}") from error
