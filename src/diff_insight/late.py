"""Expressions that are compiled when they are first asked.

Python compiles an expression in a tenth of a millisecond, one that names the letters of the East in two, and
a small report asks a quarter of ours. Those that take long and that most ranges do not need are `late`.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep the methods: this is not called for them again."""
        compiled = re.compile(*self._source)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give an expression that is compiled when one of its methods is first called.

    It does all that a compiled one does but for the functions of `re`: these take compiled ones alone.

    Args:
        pattern: As `re.compile` takes it; an error in it shows at the first call.
        flags: Of `re`.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
