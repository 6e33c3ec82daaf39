"""A small invented file of every format that names packages, its next version, and one that is broken.

Each file of `packages` holds a path and the three texts.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sample:
    """A file and its next version.

    Attributes:
        path: Its path.
        old: Its text.
        new: That of its next version.
        broken: A text that is no file of the format any more.
    """

    path: str
    old: str
    new: str
    broken: str


def _read(file: Path) -> Sample:
    head, _, rest = file.read_text(encoding="utf-8").partition("=== before\n")
    old, _, rest = rest.partition("=== after\n")
    new, _, broken = rest.partition("=== broken\n")
    return Sample(head.removeprefix("path ").strip(), old, new, broken)


SAMPLES = {file.stem: _read(file) for file in sorted(Path(__file__).with_name("packages").glob("*.txt"))}
