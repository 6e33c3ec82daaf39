"""Where the front matter of a page lies in a hunk.

Front matter is certain where the hunk begins with the file's first line. Further down only the shape
of the lines can prove it: every line up to the closing `---` is a key, an entry or empty, and the
hunk heading or a well-known key says that this is no prose with a colon.
"""

import re
from collections.abc import Sequence

_KEY = re.compile(r"([A-Za-z_][\w.-]*+)\s*+:(?:\s++(.*))?$", re.DOTALL)
_FENCES = {"---", "+++", "..."}
_KNOWN = re.compile(
    r"(?:ms\.[\w.-]++|title|titleSuffix|author|manager|description|date|lastmod|draft|weight|layout|permalink|"
    r"slug|tags|categories|keywords|services|reviewer|customIntent|sidebar_\w++|nav_order|parent|template|"
    r"monikerRange|zone_pivot_groups|toc|hide|summary|image|lang|redirect_\w++|versions|intro|type|topics|"
    r"shortTitle|linkTitle|aliases|recommendations|feedback_\w++|no-loc|appliesto|contributors)\s*+:",
    re.IGNORECASE,
)
_FURTHEST = 120
"""Front matter is not looked for further down in a file."""


def key_value(line: str) -> tuple[str, str] | None:
    """Take `key: value` at the beginning of a line apart."""
    match = _KEY.match(line)
    if not match:
        return None
    value = (match[2] or "").strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip() or value
    return match[1], value


def front_matter_end(lines: Sequence[str], *, start: int, heading: str) -> int:
    """Count the lines at the beginning of one side of a hunk that are front matter.

    Args:
        lines: All lines of that side.
        start: 1-based number of the first of them in the file.
        heading: The text behind the hunk's second `@@`.

    Returns:
        The number of lines, the fences included; 0 where nothing proves front matter.
    """
    if not lines or start > _FURTHEST:
        return 0
    return _from_first_line(lines) if start <= 1 else _from_shape(lines, heading)


def _from_first_line(lines: Sequence[str]) -> int:
    if lines[0].lstrip("\ufeff").rstrip() not in {"---", "+++"}:
        return 0
    for at, line in enumerate(lines[1:], start=2):
        if line.rstrip() in _FENCES:
            return at
    return len(lines) if _all_keys(lines[1:]) else 0


def _from_shape(lines: Sequence[str], heading: str) -> int:
    end = next((at for at, line in enumerate(lines) if line.rstrip() in _FENCES), len(lines))
    body, closed = lines[:end], end < len(lines)
    under_key = _KEY.match(heading) is not None
    if not body:
        return 1 if under_key else 0
    known = _KNOWN.match(heading) is not None or any(_KNOWN.match(line) for line in body)
    if not _all_keys(body) or not (known or (closed and under_key)):
        return 0
    return end + closed


def _all_keys(lines: Sequence[str]) -> bool:
    keys = 0
    for line in lines:
        if not line.strip() or line[0] in " \t#-":
            continue
        if not _KEY.match(line):
            return False
        keys += 1
    return keys > 0 or all(line.lstrip().startswith("-") for line in lines if line.strip())
