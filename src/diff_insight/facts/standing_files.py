"""Files as they stand where a range ends, changed or not: what a stranger laid out, so there are bounds.

A package may name as many modules as its texts have room for, and each is looked for under some thirty names.
What asks for more than a range may is told so, and then nothing is known: that says less, and nothing false.
"""

import json
import tomllib
from collections.abc import Callable, Mapping

Read = Callable[[str], str | None]
"""Gives the text of a file where the range ends; None where there is none."""

_MOST = 200_000
"""Paths that a range may ask for; a package of some hundred modules asks for 16,000."""
_ROOM = 50_000_000
"""Characters of what stands at them, together."""
_LONGEST = 4_096
"""Characters of a path; no system has longer ones."""
_DOTS = 2_000_000
"""The squares of the dots of each line of TOML, added up: its reader keeps each beginning of `a.a.a = 1`."""
_STEPS = 1_000_000
"""Names that are followed from module to module: a ring of them hands each on as often as it has modules."""


class TooMuch(Exception):  # noqa: N818 - no fault of anybody
    """A range asked for more files than it may."""


class Standing:
    """What stands at paths, each asked for once.

    Args:
        read: Gives what stands at a path.
        most: Paths that may be asked for.
    """

    def __init__(self, read: Read, most: int = _MOST) -> None:
        self._read = read
        self._kept: dict[str, str | None] = {}
        self._manifests: dict[str, Mapping[str, object]] = {}
        self._most = most
        self._room = _ROOM
        self._steps = 0

    def __call__(self, path: str) -> str | None:
        """Give what stands at a path.

        Raises:
            TooMuch: The range asked for more than it may.
        """
        if path not in self._kept:
            if len(self._kept) >= self._most or self._room < 0:
                raise TooMuch
            text = self._read(path) if len(path) <= _LONGEST else None
            self._kept[path] = text
            self._room -= len(text or "") + len(path)
        return self._kept[path]

    def spend(self, steps: int) -> None:
        """Count what is made of the files.

        Raises:
            TooMuch: The range made more of them than it may.
        """
        self._steps += steps
        if self._steps > _STEPS:
            raise TooMuch

    def manifest(self, path: str) -> Mapping[str, object]:
        """Give what a manifest in JSON or TOML holds; nothing where it is none.

        Raises:
            TooMuch: The range asked for more than it may.
        """
        if path not in self._manifests:
            text = self(path) or ""
            self._manifests[path] = mapping_of(text) if path.endswith(".json") else toml_of(text)
        return self._manifests[path]


def mapping_of(text: str) -> Mapping[str, object]:
    """Give what a text in JSON holds by its keys; nothing where it is none."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def toml_of(text: str) -> Mapping[str, object]:
    """Give what a text in TOML holds; nothing where it is none, or one that would fill the memory."""
    if sum(line.count(".") ** 2 for line in text.splitlines()) > _DOTS:
        return {}
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return {}
