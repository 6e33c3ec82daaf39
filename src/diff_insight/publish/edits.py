"""What a text on GitHub said before our edit: GitHub has no guarded write for comments and descriptions.

Between reading a text and writing it somebody else may write: a newer run, or a person. GitHub keeps every
version, so that after each write the versions are looked at, and what should stand there is written again,
until nothing newer is found. So whoever writes last has seen what all others wrote.
"""

from collections.abc import Callable
from dataclasses import dataclass

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.publish.graphql_calls import versions

_MOST_LOOKS = 10
"""Looks after one write; each further one means that yet another run has written in between."""


def plain(text: str | None) -> str:
    """A text without what GitHub may change in it: line ends, and white space at the end."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The versions of one text.

    Attributes:
        client: GitHub.
        node: The GraphQL id of the comment or pull request.
        head_in: The head that a version was written for; None where it says none.
        is_older: Whether the first head is known to be older than the second.
    """

    client: GitHubClient
    node: str
    head_in: Callable[[str], str | None]
    is_older: Callable[[str, str], bool]

    def settle(
        self,
        read: str,
        written: str,
        *,
        merge: Callable[[str, str], str],
        write: Callable[[str], object],
    ) -> bool:
        """After a write, look what it replaced, and write again where it should not have been replaced.

        Args:
            read: The text as it was read before the write.
            written: The text as it was written.
            merge: Makes the text that should stand there, of what somebody wrote meanwhile and the version of
                the newest head.
            write: Writes a text.

        Returns:
            Whether the text of a newer head stands there now.
        """
        gave_way = False
        for _ in range(_MOST_LOOKS):
            try:
                found = versions(self.client, self.node)  # newest first
            except PublishError:
                return gave_way  # the server does not tell
            shown = [plain(version) for version in found]
            if plain(written) not in shown:
                return gave_way  # it shows something else than whole texts
            newest = self._newest(written, found)
            older = found[shown.index(plain(written)) + 1 :]
            # Equal texts in a row are one write that was made twice.
            before = next((version for version in older if plain(version) != plain(written)), read)
            wanted = merge(written if plain(before) == plain(read) else before, newest)
            if plain(wanted) == plain(written):
                return gave_way
            gave_way = gave_way or newest != written
            write(wanted)
            read, written = written, wanted
        return gave_way

    def _newest(self, written: str, found: tuple[str, ...]) -> str:
        newest = written
        for version in found:
            head, best = self.head_in(version), self.head_in(newest)
            if head and best and self.is_older(best, head):
                newest = version
        return newest
