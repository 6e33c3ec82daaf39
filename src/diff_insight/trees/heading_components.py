"""Components at the end of a heading (`Suspense <Badge text="3.2+" />`): marks of it, no part of its name."""

import re

_ALONE = re.compile(r"<[A-Z][\w.-]{0,60}(?:\s[^<>]{0,400})?/>")
_AROUND = re.compile(r"<([A-Z][\w.-]{0,60})(?:\s[^<>]{0,400})?>[^<>]{0,100}</\1>")
_MOST = 4
"""Components that one heading has."""


def apart(heading: str) -> tuple[str, str]:
    """Give a heading without the components at its end, and these; one that is nothing else stays whole."""
    name = heading.rstrip()
    for _ in range(_MOST):
        at = name.rfind("<")
        if name.endswith("/>"):
            found = _ALONE.fullmatch(name, at) if at > 0 else None
        else:
            at = name.rfind("<", 0, at) if at > 0 else -1
            found = _AROUND.fullmatch(name, at) if at > 0 else None
        if found is None or name[:at].count("`") % 2:
            break
        name = name[:at].rstrip()
    return (name, heading[len(name) :].strip()) if name else (heading, "")
