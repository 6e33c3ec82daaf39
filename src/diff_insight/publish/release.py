"""Keeps our block below the notes of a release, and leaves every other character of them alone.

A release may have an event more than once (created, published, released), so two runs may write at once:
each reads again before it writes and looks again after it, and both end with one block.
"""

from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.pacing import Clock
from diff_insight.github_api.response_shapes import ReleaseRow
from diff_insight.publish.comment_body import same_body
from diff_insight.publish.marked_block import MarkedBlock
from diff_insight.publish.precedence import Heads, commit_of_tag
from diff_insight.publish.refusals import LostError, refused

RELEASE_LIMIT = 125_000
"""Characters that GitHub takes as the notes of a release, the handwritten ones among them."""

MOST_ROUNDS = 5
_PAUSE = 1.0


@dataclass(slots=True, kw_only=True)
class ReleaseWriter:
    """Writes our block into the notes of one release.

    Args:
        client: GitHub.
        repository: `owner/name`.
        tag: The release's tag.
        key: What tells our block from that of another job.
        head: The commit id that the content was made for.
        clock: Time.

    Attributes:
        gave_way: Whether the block of a newer head was left as it is.
    """

    client: GitHubClient
    repository: str
    tag: str
    key: str
    head: str
    clock: Clock
    gave_way: bool = False

    def room(self) -> int:
        """Say how many UTF-16 units the handwritten notes leave for ours."""
        notes = str(self._read().get("body") or "")
        return MarkedBlock(key=self.key).room(notes, limit=RELEASE_LIMIT)

    def publish(self, content: str) -> str:
        """Make the block show the content; give the release's address.

        Raises:
            PublishError: It did not work out; `refusals` says in which way.
        """
        block = MarkedBlock(key=self.key)
        now = partial(commit_of_tag, self.client, self.repository, self.tag)
        order, tagged, wrote = Heads(self.client, self.repository, now), now(), False
        trouble: PublishError | None = None
        url = ""
        for round_number in range(MOST_ROUNDS):
            if trouble is not None:
                self.clock.sleep(_PAUSE * 2.0 ** (round_number - 1))
            release = self._read()
            notes, url = str(release.get("body") or ""), str(release.get("html_url", ""))
            stands = block.head_in(notes)
            if stands and order.is_older(self.head, stands):
                self.gave_way = True
                return url
            wanted = block.place(notes, content, head=self.head)
            if same_body(notes, wanted):
                if wrote and tagged and now() not in {tagged, None}:
                    break
                return url
            try:
                wrote = True
                self._write(int(release["id"]), wanted)
                trouble = None
            except LostError as error:
                trouble = error  # whether it was done shows in the next round
        # GitHub keeps no earlier notes: whether a run on the new commit wrote in between cannot be seen
        why = trouble.what if trouble else "The tag was moved, or somebody else writes them at the same time."
        raise PublishError(
            f"The notes of the release {self.tag} in {self.repository} may be out of date. {why}",
            remedy=(trouble.remedy if trouble else "") or "Run again.",
        )

    def _read(self) -> ReleaseRow:
        path = f"/repos/{self.repository}/releases/tags/{quote(self.tag)}"
        try:
            return self.client.get(path).read(ReleaseRow)
        except GitHubError as error:
            if error.kind == "not found":
                raise PublishError(
                    f"There is no release for the tag {self.tag} in {self.repository} to write to.",
                    remedy="Publish the release first: `on: release`, or make it in a step before this one.",
                ) from error
            raise refused(error, f"reading the release {self.tag} in {self.repository}") from error

    def _write(self, number: int, notes: str) -> None:
        try:
            path = f"/repos/{self.repository}/releases/{number}"
            self.client.request("PATCH", path, body={"body": notes}).read(ReleaseRow)
        except GitHubError as error:
            raise refused(error, f"the notes of the release {self.tag} in {self.repository}") from error
