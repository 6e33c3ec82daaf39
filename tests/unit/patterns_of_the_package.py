"""Every regular expression of the package with its place, as JSON: of its modules and of its tables."""

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import diff_insight

SOURCE = Path(diff_insight.__file__).parent


def main() -> None:
    compiled = re.compile
    found: dict[str, tuple[str, int]] = {}

    def spy(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        made = compiled(pattern, flags)
        frame: Any = sys._getframe(1)
        while Path(frame.f_code.co_filename).name in {"functools.py", "__init__.py"} and frame.f_back:
            frame = frame.f_back  # of re and of a cache
        place = Path(frame.f_code.co_filename)
        if SOURCE in place.parents and isinstance(made.pattern, str):
            where = f"{place.relative_to(SOURCE).as_posix()}:{frame.f_lineno}"
            found.setdefault(made.pattern, (where, made.flags))
        return made

    re.compile = spy  # type: ignore[assignment]
    importlib.import_module("diff_insight.late").late = spy  # at its place, and now
    for module in pkgutil.walk_packages(diff_insight.__path__, "diff_insight."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    read_tables()
    for where, pattern in of_languages():
        found.setdefault(pattern, (where, compiled(pattern).flags))
    rows = [[where, pattern, flags] for pattern, (where, flags) in found.items()]
    sys.stdout.write(json.dumps(rows))


def read_tables() -> None:
    """Compile what the package compiles when a table of expressions is asked for the first time."""
    secrets = importlib.import_module("diff_insight.diff.secrets")
    importlib.import_module("diff_insight.trees.shapes").shapes()
    for form in secrets.forms():
        _ = form.pattern


def of_languages() -> Iterator[tuple[str, str]]:
    """Give what tells the tests of each language, with the place that compiles it for a text."""
    for row in importlib.import_module("diff_insight.trees.languages").rows():
        for pattern in filter(None, (row.tests.path, row.tests.name, row.tests.marks)):
            yield "trees/definitions.py:1", pattern


if __name__ == "__main__":
    main()
