"""Which source a commit range is read from."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diff_insight.errors import InputError
from diff_insight.ports import Source
from diff_insight.settings.resolve import Settings
from diff_insight.wiring.streams import Streams

if TYPE_CHECKING:
    from diff_insight.github_api.client import GitHubClient


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which range was asked for.

    Attributes:
        commit_range: RANGE as it was written, or None.
        since_tag: How the tag begins that the range starts at; None where it does not start at a tag.
        pathspecs: What the range is restricted to.
    """

    commit_range: str | None = None
    since_tag: str | None = None
    pathspecs: tuple[str, ...] = ()


def countdown(seconds: float) -> Callable[[], float]:
    """Give what tells how many of the seconds are left from now on."""
    ends = time.monotonic() + seconds
    return lambda: ends - time.monotonic()


def source_of(
    settings: Settings, asked: Asked, streams: Streams, *, seconds_left: Callable[[], float]
) -> Source:
    """Choose the source that was named; without one, the clone around the current folder."""
    named = [name for name in ("git", "repo", "diff") if getattr(settings, name)]
    if len(named) > 1 and named != ["git", "diff"]:  # a diff, and the clone that holds its contents
        raise InputError(
            f"{' and '.join('--' + name for name in named)} both name a source.", remedy="Keep one of them."
        )
    if asked.since_tag is not None and (asked.commit_range is not None or settings.diff):
        other = f"the range {asked.commit_range}" if asked.commit_range is not None else "--diff"
        raise InputError(
            f"--since-tag says where the range begins, and so does {other}.", remedy="Keep one of them."
        )
    if settings.diff:
        return _diff_source(settings, asked, streams, seconds_left)
    from diff_insight.sources.git import GitSource, parse_range  # noqa: PLC0415

    if settings.repo:
        if asked.commit_range is None and asked.since_tag is None:
            raise InputError("--repo needs a range.", remedy="Write BASE...HEAD behind `report`.")
        return _github_source(settings, asked)
    return GitSource(
        Path(settings.git or "."),
        *parse_range(asked.commit_range),
        os.environ.get("GITHUB_SERVER_URL") or "https://github.com",
        pathspecs=asked.pathspecs,
        authors=settings.authors,
        since_tag=asked.since_tag,
        seconds_left=seconds_left,
    )


def _diff_source(
    settings: Settings, asked: Asked, streams: Streams, seconds_left: Callable[[], float]
) -> Source:
    from diff_insight.sources.unified import DiffSource  # noqa: PLC0415

    if asked.commit_range is not None:
        raise InputError(
            f"--diff reads a finished diff, so the range {asked.commit_range} means nothing.",
            remedy="Leave it out, or read the range from a clone: --git without --diff.",
        )
    try:
        data = streams.stdin.read() if settings.diff == "-" else Path(str(settings.diff)).read_bytes()
    except OSError as error:
        raise InputError(
            f"The diff {settings.diff} cannot be read: {error.strerror}.",
            remedy="Name a file, or - for standard input.",
        ) from None
    clone = Path(settings.git) if settings.git else None
    return DiffSource(data, settings.permalink, clone, asked.pathspecs, seconds_left)


def _github_source(settings: Settings, asked: Asked) -> Source:
    from diff_insight.sources.git import parse_range  # noqa: PLC0415
    from diff_insight.sources.github.compare import GitHubSource  # noqa: PLC0415

    client, repository = github_client(settings), str(settings.repo)
    base, head, three_dots = parse_range(asked.commit_range)
    name = None
    if asked.since_tag is not None:
        from diff_insight.sources.github.lookups import GitHubLookups  # noqa: PLC0415

        tag = GitHubLookups(client).nearest_tag(repository, head, prefix=asked.since_tag)
        base, name = tag.commit, tag.name
    return GitHubSource(
        client=client,
        repository=repository,
        base=base,
        head=head,
        three_dots=three_dots,
        base_name=name,
        pathspecs=asked.pathspecs,
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
