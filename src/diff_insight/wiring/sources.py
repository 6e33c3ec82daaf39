"""Which source a commit range is read from."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from diff_insight.errors import InputError
from diff_insight.ports import Source
from diff_insight.settings.resolve import Settings
from diff_insight.wiring.streams import Streams

if TYPE_CHECKING:
    from diff_insight.github_api.client import GitHubClient


def source_of(
    settings: Settings, commit_range: str | None, streams: Streams, *, seconds_left: Callable[[], float]
) -> Source:
    """Choose the source that was named; without one, the clone around the current folder."""
    named = [name for name in ("git", "repo", "diff") if getattr(settings, name)]
    if len(named) > 1 and named != ["git", "diff"]:  # a diff, and the clone that holds its contents
        raise InputError(
            f"{' and '.join('--' + name for name in named)} both name a source.", remedy="Keep one of them."
        )
    if settings.diff:
        return _diff_source(settings, commit_range, streams)
    from diff_insight.sources.git import GitSource, parse_range  # noqa: PLC0415

    server = os.environ.get("GITHUB_SERVER_URL") or "https://github.com"
    if settings.repo:
        if commit_range is None:
            raise InputError("--repo needs a range.", remedy="Write BASE...HEAD behind `report`.")
        return _github_source(settings, *parse_range(commit_range))
    return GitSource(
        Path(settings.git or "."),
        *parse_range(commit_range),
        server,
        authors=settings.authors,
        seconds_left=seconds_left,
    )


def _diff_source(settings: Settings, commit_range: str | None, streams: Streams) -> Source:
    from diff_insight.sources.unified import DiffSource  # noqa: PLC0415

    if commit_range is not None:
        raise InputError(
            f"--diff reads a finished diff, so the range {commit_range} means nothing.",
            remedy="Leave it out, or read the range from a clone: --git without --diff.",
        )
    try:
        data = streams.stdin.read() if settings.diff == "-" else Path(str(settings.diff)).read_bytes()
    except OSError as error:
        raise InputError(
            f"The diff {settings.diff} cannot be read: {error.strerror}.",
            remedy="Name a file, or - for standard input.",
        ) from None
    return DiffSource(data, settings.permalink, Path(settings.git) if settings.git else None)


def _github_source(settings: Settings, base: str, head: str, three_dots: bool) -> Source:  # noqa: FBT001
    from diff_insight.sources.github.compare import GitHubSource  # noqa: PLC0415

    return GitHubSource(
        client=github_client(settings),
        repository=str(settings.repo),
        base=base,
        head=head,
        three_dots=three_dots,
        authors=settings.authors,
    )


def github_client(settings: Settings) -> "GitHubClient":
    """Make a client of the API that the environment names."""
    from diff_insight.github_api.client import GitHubClient  # noqa: PLC0415

    return GitHubClient(
        token=os.environ.get("GITHUB_TOKEN"),
        api_url=os.environ.get("GITHUB_API_URL") or "https://api.github.com",
        server_url=os.environ.get("GITHUB_SERVER_URL") or "https://github.com",
        deadline=settings.deadline,
    )
