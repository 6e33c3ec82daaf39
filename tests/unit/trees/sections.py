"""Expected lines in a text file, under `== name` for each case."""

from pathlib import Path


def sections(path: Path) -> dict[str, list[str]]:
    """Read the lines of every case."""
    found: dict[str, list[str]] = {}
    name = ""
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("== "):
            name = row[3:]
            found[name] = []
        elif row:
            found[name].append(row)
    return found
