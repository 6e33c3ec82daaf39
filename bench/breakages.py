"""Compares the breaking facts of a Python library's release with those that griffe finds.

    python -m bench.breakages --griffe PYTHON PACKAGE OLD NEW

`PYTHON` is an interpreter with griffe installed; OLD and NEW are folders that hold both versions of PACKAGE
(`pip download --no-deps` and unzip). Prints what griffe finds and no fact says, and what a fact says of a
private module; exits 1 where more than 5 % of griffe's are missing or one is invented. Names that a module's
`__getattr__` still answers to are gone for griffe alone: they are counted by themselves.
"""

import argparse
import difflib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Fact, FileChange, Versions

HERE = Path(__file__).parent
SHARE = 0.95
"""Of griffe's breakages that must be breaking facts."""

KINDS = {
    "parameter_removed": {"parameter_removed", "parameter_renamed"},
    "parameter_moved": {"parameter_moved"},
    "parameter_changed_kind": {"kind_changed"},
    "parameter_changed_default": {"default_changed"},
    "parameter_changed_required": {"default_removed"},
    "parameter_added_required": {"parameter_added", "parameter_renamed"},
    "return_changed_type": {"returns_changed"},
    "object_removed": {"*_removed", "*_renamed"},
    "object_changed_kind": {"*_changed"},
    "attribute_changed_type": {"type_changed"},
    "attribute_changed_value": {"value_changed", "value_removed"},
    "class_removed_base": {"base_removed"},
}
"""Which facts say what griffe says; a name that one calls renamed is for the other gone and come."""


def changes(old: Path, new: Path, package: str) -> Iterator[tuple[FileChange, Versions]]:
    """Give the files of a package that differ, with both texts."""
    names = {
        path.relative_to(root).as_posix() for root in (old, new) for path in (root / package).rglob("*.py*")
    }
    for name in sorted(names):
        before = (old / name).read_text("utf-8") if (old / name).exists() else None
        after = (new / name).read_text("utf-8") if (new / name).exists() else None
        if before == after or not name.endswith((".py", ".pyi")):
            continue
        rows = list(
            difflib.unified_diff((before or "").split("\n"), (after or "").split("\n"), lineterm="", n=3)
        )[2:]
        status = "added" if before is None else "removed" if after is None else "modified"
        yield (
            FileChange(path=name, status=status, additions=1, deletions=1, patch="\n".join(rows)),
            Versions(before=before, after=after),
        )


def stated(package: str, old: Path, new: Path) -> list[tuple[str, Fact]]:
    """Give the facts of a release, each with the file that it is in."""
    pairs = list(changes(old, new, package))
    versions = {change.path: both for change, both in pairs}
    known = Known(versions=lambda change: versions[change.path])
    return [
        (file.change.path, fact)
        for file in analyze([change for change, _ in pairs], known)
        for top in file.facts
        for fact in top.all()
    ]


def said(breakage: dict[str, str | None], facts: list[tuple[str, Fact]]) -> bool:
    """Tell whether a fact says what griffe says."""
    kinds = KINDS[breakage["kind"] or ""]
    parts = (breakage["own"] or "").split(".")
    for path, fact in facts:
        module = re.sub(r"(/__init__)?\.pyi?$", "", path).split("/")
        if parts[: len(module)] != module:
            if fact.kind == "file_removed" and parts[: len(module)] == module:
                return True
            continue
        inside = parts[len(module) :]
        kind = fact.kind if fact.kind in kinds else f"*_{fact.action}"
        if fact.kind == "file_removed":
            return True
        if kind not in kinds:
            continue
        names = {fact.previous_name, fact.name, *fact.where}
        wanted = breakage["parameter"] if breakage["kind"].startswith("parameter") else None
        dotted = ".".join(inside)
        stands = (
            dotted in names
            or ".".join(fact.where).startswith(dotted)
            or [one for one in (*fact.where, fact.name) if one != "__init__"][-len(inside) :] == inside
        )
        owner = [".".join(inside[: at + 1]) for at in range(len(inside))]
        gone = fact.action == "removed" and (fact.name in owner)
        if (stands and (wanted is None or wanted in names)) or gone:
            return True
    return False


def main() -> int:
    """Compare one release."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--griffe", required=True, help="a Python that has griffe")
    parser.add_argument("package")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    options = parser.parse_args()
    command = [
        options.griffe,
        str(HERE / "griffe_dump.py"),
        options.package,
        str(options.old),
        str(options.new),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    every = stated(options.package, options.old, options.new)
    answered = [(path, fact) for path, fact in every if fact.details.get("answered") == "yes"]
    facts = [(path, fact) for path, fact in every if fact.breaking]
    missing = [one for one in found if not said(one, facts)]
    kept = [one for one in missing if said(one, answered)]
    missing = [one for one in missing if one not in kept]
    for one in missing:
        print("missing:", one["kind"], one["own"], one["parameter"] or "")
    private = [
        (path, fact)
        for path, fact in facts
        if re.search(r"/_(?!_)", path) and not re.search(r"__all__", (options.old / path).read_text("utf-8"))
    ]
    for path, fact in private:
        print("invented in a private module:", path, fact.kind, fact.name)
    print(
        f"griffe {len(found)}, found {len(found) - len(missing) - len(kept)}, facts {len(facts)};"
        f" still answered by the module {len(kept)}"
    )
    return int(len(missing) > (1 - SHARE) * (len(found) - len(kept)) or bool(private))


if __name__ == "__main__":
    sys.exit(main())
