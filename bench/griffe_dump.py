"""Prints the breakages that griffe finds between two versions of a Python package, as JSON lines.

Runs in an environment that has griffe and nothing of this project: `bench.breakages` starts it.
"""

import json
import sys

import griffe

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
    }
    print(json.dumps(found))
