"""Prints the breakages that griffe finds between two versions of a Python package, as JSON lines.

Runs in an environment that has griffe and nothing of this project: `bench.breakages` starts it.
"""

import json
import sys
from typing import Any

import griffe


def called(at: Any, parameter: Any) -> dict[str, Any]:
    """Give how callers give the parameter of a function: what `bench.explained` asks."""
    if parameter is None or not hasattr(parameter, "kind") or at.is_alias or not at.is_function:
        return {}
    names = [one.name for one in at.parameters]
    collects = "var" in parameter.kind.name
    return {
        "receiver": at.parent.is_class and "staticmethod" not in at.labels and names[:1] == [parameter.name],
        "collects": collects and any(one.kind == parameter.kind for one in at.parameters),
        "by_position": parameter.kind.name == "positional_only" or parameter.name.startswith("__"),
    }


package, old, new = sys.argv[1:]
before = griffe.load(package, search_paths=[old], allow_inspection=False)
after = griffe.load(package, search_paths=[new], allow_inspection=False)
for breakage in griffe.find_breaking_changes(before, after):
    at = breakage.obj
    found = {
        "kind": breakage.kind.name.lower(),
        "object": at.path,
        "parameter": getattr(breakage.old_value, "name", None) or getattr(breakage.new_value, "name", None),
        "file": str(at.relative_package_filepath)
        if not at.is_alias
        else str(at.target.relative_package_filepath),
        "own": at.canonical_path,
        "base": " ".join(map(str, breakage.old_value))
        if breakage.kind.name == "CLASS_REMOVED_BASE"
        else None,
        "gave": str(breakage.old_value) if breakage.kind.name == "RETURN_CHANGED_TYPE" else None,
        "names": str(getattr(at, "value", None)) if breakage.kind.name == "OBJECT_CHANGED_KIND" else None,
        **called(at, breakage.old_value if hasattr(breakage.old_value, "kind") else breakage.new_value),
    }
    print(json.dumps(found))
