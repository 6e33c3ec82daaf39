"""What a sticky comment says: the report, behind the mark that finds it again."""

import hashlib
import re

from diff_insight.model import RunResult
from diff_insight.reports.fitting import fitting
from diff_insight.reports.own_templates import NO_TEMPLATES, OwnTemplates

COMMENT_LIMIT = 65_000
"""UTF-16 units of one comment; GitHub refuses 65,536 characters."""

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


def comment_body(
    result: RunResult,
    *,
    key: str,
    head: str,
    full_report: str | None,
    own: OwnTemplates = NO_TEMPLATES,
    limit: int = COMMENT_LIMIT,
) -> str:
    """Give the body of the comment; empty where there is no report.

    Args:
        result: The run.
        key: See `marker`.
        head: The commit id that the reports end with.
        full_report: Link to a place that holds what did not fit (the job summary), or None.
        own: Templates of the user's.
        limit: UTF-16 units at most.
    """
    mark = f"{marker(key, head)}\n"
    text = fitting(result, limit=limit - len(mark), full_report=full_report, own=own)
    return mark + text.rstrip("\n") if text else ""


def same_body(one: str, other: str) -> bool:
    """Tell whether two bodies show the same.

    GitHub may store other line ends and no white space at the end, and a link to the run that wrote
    the comment is no reason to write it again.
    """
    return _plain(one) == _plain(other)


def _plain(body: str) -> str:
    lines = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    return _RUN_LINK.sub("/actions/runs/0", lines)
