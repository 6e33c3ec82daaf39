"""How many examples a property is tried on: all of them in `make slow`, a third in what one waits for."""

import os
from typing import Any

from hypothesis import settings

WHOLE = os.environ.get("TRIALS") == "all"


def number(whole: int) -> int:
    """Give how many of so many examples this run tries."""
    return whole if WHOLE else max(2, whole // 3)


def trials(whole: int, **more: Any) -> settings:
    """Try a property on so many examples, or on a third of them."""
    return settings(max_examples=number(whole), **more)
