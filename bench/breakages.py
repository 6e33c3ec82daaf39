"""Compares the breaking facts of a Python library's release with those that griffe finds.

    python -m bench.breakages --griffe PYTHON PACKAGE OLD NEW

`PYTHON` is an interpreter with griffe installed; OLD and NEW are folders that hold both versions of PACKAGE
(`pip download --no-deps` and unzip). Prints what griffe finds and no fact says, by kind, and what a fact says
of a private module; exits 1 where more than 5 % of griffe's are missing or one is invented. What griffe finds
and breaks no caller is counted by the rule of `bench.explained` that says why, and `--show` names each.
"""

import argparse
import difflib
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.explained import Breakage, rule_of
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
PUSHING = {"parameter_moved", "parameter_added", "parameter_removed", "default_removed"}
"""What gives the parameters behind it another place, where a call breaks by it."""


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


def said(breakage: Breakage, facts: list[tuple[str, Fact]]) -> bool:
    """Tell whether a fact says what griffe says.

    A parameter that another one pushed to its place is said with that one: the call that breaks is the same.
    """
    kinds = KINDS[str(breakage["kind"])]
    wanted = breakage["parameter"] if str(breakage["kind"]).startswith("parameter") else None
    pushed = breakage["kind"] == "parameter_moved" and not breakage.get("collects")
    inside = None
    for path, fact in facts:
        inside = _inside(breakage, path)
        if inside is None:
            continue
        kind = fact.kind if fact.kind in kinds else f"*_{fact.action}"
        if fact.kind == "file_removed":
            return True
        if pushed and fact.kind in PUSHING and _stands(fact, inside):
            return True
        if kind not in kinds:
            continue
        names = {fact.previous_name, fact.name, *fact.where}
        owner = [".".join(inside[: at + 1]) for at in range(len(inside))]
        gone = fact.action == "removed" and (fact.name in owner)
        if (_stands(fact, inside) and (wanted is None or wanted in names)) or gone:
            return True
    return False


def _inside(breakage: Breakage, path: str) -> list[str] | None:
    """Give the names down to what breaks in the module of a path; nothing where it is of another one."""
    parts = str(breakage["own"] or "").split(".")
    module = re.sub(r"(/__init__)?\.pyi?$", "", path).split("/")
    return parts[len(module) :] if parts[: len(module)] == module else None


def _stands(fact: Fact, inside: list[str]) -> bool:
    """Tell whether a fact is of a definition, or stands in it."""
    dotted = ".".join(inside)
    return (
        dotted in {fact.previous_name, fact.name, *fact.where}
        or ".".join(fact.where).startswith(dotted)
        or [one for one in (*fact.where, fact.name) if one != "__init__"][-len(inside) :] == inside
    )


def _at(breakage: Breakage, facts: list[tuple[str, Fact]]) -> list[Fact]:
    """Give the facts of the definition that griffe names."""
    return [
        fact
        for path, fact in facts
        if (inside := _inside(breakage, path)) is not None and _stands(fact, inside)
    ]


def main() -> int:
    """Compare one release."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--griffe", required=True, help="a Python that has griffe")
    parser.add_argument("package")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--show", action="store_true")
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
    facts = [(path, fact) for path, fact in every if fact.breaking]
    counts: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for one in found:
        if said(one, facts):
            counts["found"] += 1
            continue
        rule = rule_of(one, _at(one, every))
        if rule:
            counts[rule] += 1
        else:
            missing[one["kind"]] += 1
        if options.show or not rule:
            print(f"{rule or 'missing'}:", one["kind"], one["own"], one["parameter"] or one["base"] or "")
    private = [
        (path, fact)
        for path, fact in facts
        if re.search(r"/_(?!_)", path) and not re.search(r"__all__", (options.old / path).read_text("utf-8"))
    ]
    for path, fact in private:
        print("invented in a private module:", path, fact.kind, fact.name)
    right = counts["found"] + missing.total()
    share = counts["found"] / right if right else 1.0
    print(f"griffe {len(found)}; facts {len(facts)}; invented in private modules {len(private)}")
    for name, count in counts.items():
        print(f"  {count:4}  {name}" + ("" if name == "found" else " (breaks no caller)"))
    for name, count in missing.items():
        print(f"  {count:4}  missing: {name}")
    print(f"of those that break callers {counts['found']} of {right}, {share:.1%}")
    return int(share < SHARE or bool(private))


if __name__ == "__main__":
    sys.exit(main())
