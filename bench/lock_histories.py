"""Compares the packages that facts call added, removed or moved with an independent parse of lock files.

    python -m bench.lock_histories GIT_DIR PATH [--last 100] [--show]

Each commit of a clone that changed the lock file at PATH is one pair of versions. Both are parsed by
`tests.lock_oracles` in the plainest way that the format allows; what facts say of the pair must be the
difference of the two sets, no more and no less. The hunks alone may know less, but nothing that is not so.
Exits 1 on any difference.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.lock_pairs import differences, held, missing


def git(directory: str, *arguments: str) -> str:
    """Run git."""
    done = subprocess.run(["git", "-C", directory, *arguments], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def history(directory: str, path: str, last: int) -> Iterator[tuple[str, str, str]]:
    """Give commit, old and new text of each change of a file."""
    log = git(directory, "log", f"-{last}", "--format=%H", "--diff-filter=M", "--no-merges", "--", path)
    for commit in log.split():
        yield (
            commit,
            git(directory, "show", f"{commit}~1:{path}"),
            git(directory, "show", f"{commit}:{path}"),
        )


def main() -> None:
    """Compare a history."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("directory")
    arguments.add_argument("path")
    arguments.add_argument("--last", type=int, default=100)
    arguments.add_argument("--show", action="store_true")
    options = arguments.parse_args()
    pairs = bad = moved = 0
    with TemporaryDirectory() as folder:
        for commit, old, new in history(options.directory, options.path, options.last):
            if old == new:
                continue
            pairs += 1
            was, now = held(options.path, old), held(options.path, new)
            moved += len(missing(was, now)) + len(missing(now, was))
            found = differences(options.path, old, new, Path(folder))
            bad += bool(found)
            if options.show:
                for line in found:
                    print(commit[:10], line)
    print(f"{options.path}: {pairs} changes, {moved} versions came or went, {bad} told otherwise")
    sys.exit(bool(bad or not pairs))


if __name__ == "__main__":
    main()
