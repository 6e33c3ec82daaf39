"""Where a publisher may write: below its root and nowhere else.

Paths come from templates, and templates from configuration; categories, refs and locales are put into
them. What `report.naming` makes is safe already; this is the last gate, the same for a commit and for
the workspace.
"""

import re

from diff_insight.errors import PublishError
from diff_insight.late import late
from diff_insight.printing import one_line

_FORBIDDEN = late(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
_SEGMENT_BYTES = 255
_PATH_BYTES = 4096


def safe_path(path: str) -> str:
    """Give back a relative path of one or more plain segments, `/` between them.

    Raises:
        PublishError: The path is absolute, leaves its root, names git's own folder, or holds what a
            file system or git refuses.
    """
    fault = _fault(path)
    if fault:
        raise PublishError(
            f"`{one_line(path)}` is not a path to write to: {fault}.",
            remedy="Change the template or the category's name; paths are relative to the root.",
        )
    return path


def _fault(path: str) -> str | None:  # noqa: PLR0911 - one return per fault reads as the list it is
    if not path:
        return "it is empty"
    if path.startswith("/") or re.match(r"[A-Za-z]:", path):
        return "it is absolute"
    if _FORBIDDEN.search(path):
        return "it holds a control character or a backslash"
    if len(path.encode()) > _PATH_BYTES:
        return f"it is longer than {_PATH_BYTES} bytes"
    for segment in path.split("/"):
        if segment in {"", ".", ".."}:
            return "a segment of it is empty, `.` or `..`"
        if _is_git_folder(segment):
            return "a segment of it is git's own folder"
        if len(segment.encode()) > _SEGMENT_BYTES:
            return f"a segment of it is longer than {_SEGMENT_BYTES} bytes"
    return None


def _is_git_folder(segment: str) -> bool:
    # What a file system that ignores case, trailing dots or short names takes for .git; git refuses them too.
    plain = re.sub(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", "", segment).lower()
    return plain.split(":")[0].rstrip(". ") in {".git", "git~1"}
