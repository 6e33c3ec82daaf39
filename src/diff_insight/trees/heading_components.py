"""Components and comments at the end of a heading (`<Badge text="3.2+" />`): marks, no part of its name."""

import re

_ALONE = re.compile(r"<[A-Z][\w.-]{0,60}(?:\s[^<>]{0,400})?/>")
_AROUND = re.compile(r"<([A-Z][\w.-]{0,60})(?:\s[^<>]{0,400})?>[^<>]{0,100}</\1>")
_COMMENT = re.compile(r"<!--[^<>]{1,200}-->")
_MOST = 4
"""Marks that one heading has."""


def apart(heading: str) -> tuple[str, str]:
    """Give a heading without the components and comments at its end, and these; one of these alone stays."""
    name = heading.rstrip()
    for _ in range(_MOST):
        at = name.rfind("<")
        if name.endswith("-->"):
            found = _COMMENT.fullmatch(name, at) if at > 0 else None
        elif name.endswith("/>"):
            found = _ALONE.fullmatch(name, at) if at > 0 else None
        else:
            at = name.rfind("<", 0, at) if at > 0 else -1
            found = _AROUND.fullmatch(name, at) if at > 0 else None
        if found is None or name[:at].count("`") % 2:
            break
        name = name[:at].rstrip()
    return (name, heading[len(name) :].strip()) if name else (heading, "")
