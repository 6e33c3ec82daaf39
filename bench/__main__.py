"""Run every benchmark that this machine can run: `python -m bench [NAME ...]`.

Each prints a table of ratios against a baseline measured in the same run. Those that compare two
versions of other people's code need these named, and are run by themselves.
"""

import subprocess
import sys
from pathlib import Path

_BY_THEMSELVES = {
    "model_texts",
    "breakages",
    "fuzz",
    "definitions",
    "explained",
    "explained_tags",
    "griffe_dump",
    "lock_histories",
    "mutants",
    "secret_rules",
}
NAMES = sorted({path.stem for path in Path(__file__).parent.glob("[a-z]*.py")} - _BY_THEMSELVES)


def main() -> None:
    for name in sys.argv[1:] or NAMES:
        print(f"\n## {name}\n", flush=True)
        subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False)


if __name__ == "__main__":
    main()
