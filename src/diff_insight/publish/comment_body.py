"""What a sticky comment says: the report in numbered parts, each with the mark that finds it again."""

import hashlib
import re
from collections.abc import Sequence

from diff_insight.publish.commands import utf16_units
from diff_insight.publish.split import blocks, pack, shorten

COMMENT_LIMIT = 65_000
"""UTF-16 units of one comment; GitHub refuses 65,536 characters."""

MOST_PARTS = 8
"""Comments per report at most; beyond that the patches, then the end, are left to the job summary."""

_HEAD_ROOM = 400
_RUN_LINK = re.compile(r"/actions/runs/\d+(?:/attempts/\d+)?")


def marker(configuration: str) -> str:
    """Give the hidden first line of our comments, one per configuration.

    Args:
        configuration: What tells one configuration from another (a path, a workflow's name); only a
            digest of it is shown.
    """
    digest = hashlib.sha256(configuration.encode("utf-8", "surrogatepass")).hexdigest()
    return f"<!-- diff-insight:{digest[:16]} -->"


def comment_parts(
    texts: Sequence[str],
    *,
    configuration: str,
    full_report: str | None,
    limit: int = COMMENT_LIMIT,
    most_parts: int = MOST_PARTS,
) -> tuple[str, ...]:
    """Give the bodies of the comments, in order; no report makes no comment.

    Args:
        texts: The reports, rendered for GitHub, in result order.
        configuration: See `marker`.
        full_report: Link to a place that holds what did not fit (the job summary), or None.
        limit: UTF-16 units of one body at most.
        most_parts: Bodies at most.
    """
    text = "\n---\n\n".join(text.strip("\n") + "\n" for text in texts if text.strip())
    if not text:
        return ()
    room = limit - _HEAD_ROOM
    parts = _parts(text, room=room, most_parts=most_parts, where=_where(full_report))
    mark = marker(configuration)
    if len(parts) == 1:
        return (f"{mark}\n{parts[0]}",)
    return tuple(
        f"{mark}\n**Part {number} of {len(parts)}**\n\n{part}" for number, part in enumerate(parts, start=1)
    )


def same_body(one: str, other: str) -> bool:
    """Tell whether two bodies show the same.

    GitHub may store other line ends and no white space at the end, and a link to the run that wrote
    the comment is no reason to write it again.
    """
    return _plain(one) == _plain(other)


def _parts(text: str, *, room: int, most_parts: int, where: str) -> list[str]:
    left_out = f"_Too long for a comment; left out here.{where}_"
    end = f"_The report goes on, but a comment cannot hold it.{where}_"
    for whole in (room * most_parts, room * most_parts * 3 // 4, room * most_parts // 2, room):
        fitting = shorten(text, limit=whole, left_out=left_out, end=end, block_limit=room)
        parts = pack(blocks(fitting), limit=room)
        if len(parts) <= most_parts:
            break
    return [part.rstrip("\n") for part in parts]


def _where(full_report: str | None) -> str:
    return f" [Full report]({full_report})." if full_report else ""


def _plain(body: str) -> str:
    lines = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    return _RUN_LINK.sub("/actions/runs/0", lines)


def fits(body: str, limit: int = COMMENT_LIMIT) -> bool:
    """Tell whether GitHub takes the body."""
    return utf16_units(body) <= limit
