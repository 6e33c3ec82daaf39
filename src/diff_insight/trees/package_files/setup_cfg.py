"""The packages of `setup.cfg` (https://setuptools.pypa.io/en/latest/userguide/declarative_config.html)."""

from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.package import (
    BUILD,
    DEVELOPMENT,
    DIRECT,
    OPTIONAL,
    RUNTIME,
    package,
    project_version,
    runtime,
)
from diff_insight.trees.package_files.pip_files import named
from diff_insight.trees.text import Text

_LISTS = {"install_requires": RUNTIME, "setup_requires": BUILD, "tests_require": DEVELOPMENT}
_EXTRAS = "options.extras_require"


def packages(text: Text) -> Iterator[Node]:
    """Give packages, the least Python and the project's version; a key counts by its section."""
    section, kind, name = "", "", ""
    for row, raw in enumerate(text.source.split("\n"), 1):
        line = raw.strip()
        if not line:
            if not text.whole:
                section = kind = ""
            continue
        if line[0] in "#;":
            continue
        if line[0] == "[" and line[-1] == "]":
            section, kind = line[1:-1].strip(), ""
            continue
        value = line
        if raw[:1] not in " \t":
            key, _, value = (piece.strip() for piece in line.partition("="))
            kind = OPTIONAL if section == _EXTRAS else _kind(section, key, text)
            name = value if (section, key) == ("metadata", "name") else name
            yield from _own(section, key, value, name, row)
        found = named(value) if kind and value else None
        if found is not None:
            yield package(*found, (row, row), ecosystem="pypi", kind=kind, direct=DIRECT)


def _kind(section: str, key: str, text: Text) -> str:
    """Tell what the packages of a list are for; its section may stand outside a hunk."""
    return _LISTS.get(key, "") if section == "options" or not (section or text.whole) else ""


def _own(section: str, key: str, value: str, name: str, row: int) -> Iterator[Node]:
    if (section, key) == ("metadata", "version") and ":" not in value:
        yield project_version(name, value, (row, row))
    elif key == "python_requires":
        yield runtime("python", value, (row, row))
