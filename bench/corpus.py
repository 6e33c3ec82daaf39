"""Where the reference reports lie; a benchmark that needs them says so and stops where they are not there."""

import sys
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "shared" / "reference"


def reference() -> Path:
    if not REFERENCE.is_dir():
        print("skipped: the reference reports are not on this machine")
        sys.exit(0)
    return REFERENCE
