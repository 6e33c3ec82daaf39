"""What a text on GitHub said before our edit: GitHub has no guarded write for comments and descriptions.

Between reading a text and writing it somebody else may write: a newer run, or a person. GitHub keeps every
version, so that after a write we look which one we replaced, and give way to it where it was not the one
that we had read.
"""

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.publish.graphql import versions


def plain(text: str | None) -> str:
    """A text without what GitHub may change in it: line ends, and white space at the end."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n").strip()


def replaced_version(client: GitHubClient, node: str, *, read: str, written: str) -> str | None:
    """Give the version that our write replaced where it is not the one that we had read.

    Args:
        client: GitHub.
        node: The GraphQL id of the comment or pull request.
        read: The text as we read it.
        written: The text as we wrote it.

    Returns:
        None where nothing came between, and where the server does not tell.
    """
    try:
        found = versions(client, node)  # newest first
    except PublishError:
        return None
    shown = [plain(version) for version in found]
    if plain(written) not in shown:
        return None  # it shows something else than whole texts
    older = found[shown.index(plain(written)) + 1 :]
    # Equal texts in a row are one write that was made twice.
    before = next((version for version in older if plain(version) != plain(written)), None)
    return before if before is not None and plain(before) != plain(read) else None
