"""Labelled changes: invented texts in the shape of real ones, each with the type that a person gave it."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from diff_insight.model import FileChange, FileStatus


@dataclass(frozen=True)
class Case:
    """One labelled change."""

    name: str
    change: FileChange
    modification_type: str
    rule: str


def labelled() -> list[Case]:
    """Read the labelled cases."""
    cases = []
    text = (Path(__file__).parent / "type_cases.txt").read_text("utf-8")
    for block in text.split("=== ")[1:]:
        title, _, patch = block.partition("\n")
        name, path, modification_type, rule, *status = (part.strip() for part in title.split(" | "))
        lines = patch.removesuffix("\n").split("\n")
        change = FileChange(
            path=path,
            previous_path="guide/before.md" if status == ["renamed"] else None,
            status=cast("FileStatus", status[0] if status else "modified"),
            patch="\n".join(lines),
            additions=sum(line.startswith("+") for line in lines),
            deletions=sum(line.startswith("-") for line in lines),
        )
        cases.append(Case(name, change, modification_type, rule))
    return cases
