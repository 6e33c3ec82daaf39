"""Every regular expression that the package compiles when it is imported, with its place, as JSON."""

import importlib
import json
import pkgutil
import re
import sys
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
    for module in pkgutil.walk_packages(diff_insight.__path__, "diff_insight."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    rows = [[where, pattern, flags] for pattern, (where, flags) in found.items()]
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main()
