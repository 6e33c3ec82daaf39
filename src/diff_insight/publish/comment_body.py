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
_MARK = "<!-- diff-insight:"
_HEAD = re.compile(r"([0-9a-f]{40,64}) -->")
_RUN_LINK = re.compile(r"/actions/runs/\d+(?:/attempts/\d+)?")


def marker(key: str, head: str | None = None) -> str:
    """Give the hidden first line of our comments: which report it is, and of which head.

    Args:
        key: What tells one report from another on the same pull request (workflow, job, locales); only a
            digest of it is shown.
        head: The commit id that the report ends with; None: only the beginning, by which it is found.
    """
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{_MARK}{digest} " + (f"{head} -->" if head is not None else "")


def is_own_comment(body: str) -> bool:
    """Tell whether a comment begins as ours do."""
    return body.startswith(_MARK)


def head_in(body: str, key: str) -> str | None:
    """Give the head that a comment of ours was written for; None where it says none."""
    found = _HEAD.match(body, len(marker(key)))
    return found[1] if found and body.startswith(marker(key)) else None


def comment_parts(
    texts: Sequence[str],
    *,
    key: str,
    head: str,
    full_report: str | None,
    limit: int = COMMENT_LIMIT,
    most_parts: int = MOST_PARTS,
) -> tuple[str, ...]:
    """Give the bodies of the comments, in order; no report makes no comment.

    Args:
        texts: The reports, rendered for GitHub, in result order.
        key: See `marker`.
        head: The commit id that the reports end with.
        full_report: Link to a place that holds what did not fit (the job summary), or None.
        limit: UTF-16 units of one body at most.
        most_parts: Bodies at most.
    """
    text = "\n---\n\n".join(text.strip("\n") + "\n" for text in texts if text.strip())
    if not text:
        return ()
    room = limit - _HEAD_ROOM
    parts = _parts(text, room=room, most_parts=most_parts, where=_where(full_report))
    mark = marker(key, head)
    if len(parts) == 1:
        return (f"{mark}\n{parts[0]}",)
    return tuple(
        f"{mark}\n**Part {number} of {len(parts)}**\n\n{part}" for number, part in enumerate(parts, start=1)
    )


def fitted(texts: Sequence[str], *, limit: int, full_report: str | None) -> str:
    """Give the reports as one text of so many characters at most, for a place that holds one text.

    Args:
        texts: The reports, rendered for GitHub, in result order.
        limit: UTF-16 units at most.
        full_report: See `comment_parts`.
    """
    text = "\n---\n\n".join(text.strip("\n") + "\n" for text in texts if text.strip())
    room = limit - _HEAD_ROOM
    if not text or room <= 0:
        return ""
    where = _where(full_report)
    return shorten(
        text,
        limit=room,
        left_out=f"_Too long to stand here.{where}_",
        end=f"_The report goes on, but this place cannot hold it.{where}_",
    ).rstrip("\n")


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
