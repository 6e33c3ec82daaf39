"""The lowest version that a constraint allows (`>= 2.57, < 4.0`), as far as its signs say one."""

import re

_BOUND = re.compile(r"(?P<sign>>=|~>|\^|~=|==|=|>|<=|<|!=|~)?\s*v?(?P<version>\d+(?:\.\d+){0,5})")
_LOWER = frozenset({">=", "~>", "^", "~=", "~", ">", "==", "=", None})


def lowest(constraint: str) -> tuple[int, ...] | None:
    """Give the lowest version; None where no sign says one."""
    found = [
        tuple(int(part[:9]) for part in match["version"].split("."))
        for match in _BOUND.finditer(constraint[:200])
        if match["sign"] in _LOWER
    ]
    return max(found) if found else None


def lowest_raised(old: str, new: str) -> bool:
    """Tell whether what was the lowest version does no longer do."""
    was, now = lowest(old), lowest(new)
    if was is None or now is None:
        return False
    length = max(len(was), len(now))
    return now + (0,) * (length - len(now)) > was + (0,) * (length - len(was))
