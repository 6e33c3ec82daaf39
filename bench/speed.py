"""How long a user waits: start-up, a small report, and a very large one beside unidiff's own parse of it.

Every measurement runs in a process of its own; the figures that count are ratios within one run.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.large_diff import write_synthetic_diff

MEGABYTES = 50
TEN_FILES = 10
_PARSE = "import sys, unidiff; unidiff.PatchSet(open(sys.argv[1], newline='\\n', errors='surrogateescape'))"
_TIMED = """
import resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds = time.perf_counter() - start
print(done.returncode, seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def timed(*command: str) -> tuple[float, float]:
    """Give seconds and the peak memory in MB (of the largest process) of a command."""
    watched = [sys.executable, "-c", _TIMED, *command]
    printed = subprocess.run(watched, capture_output=True, text=True, check=True)
    code, seconds, megabytes = printed.stdout.split()
    if code != "0":
        raise SystemExit(f"{' '.join(command)} failed: {printed.stderr}")
    return float(seconds), float(megabytes)


def best(runs: int, *command: str) -> float:
    return min(timed(*command)[0] for _ in range(runs))


def small_diff() -> str:
    return "".join(
        f"diff --git a/docs/{name}.md b/docs/{name}.md\n--- a/docs/{name}.md\n+++ b/docs/{name}.md\n"
        f"@@ -1,4 +1,5 @@\n ---\n-ms.date: 01/02/2026\n+ms.date: 0{name % 9 + 1}/03/2026\n ---\n"
        f" # Page {name}\n"
        "+One more line.\n"
        for name in range(TEN_FILES)
    )


def main() -> None:
    program = [sys.executable, "-m", "diff_insight"]
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.diff"), Path(folder, "large.diff")
        small.write_text(small_diff(), encoding="utf-8")
        write_synthetic_diff(large, MEGABYTES)
        report = [*program, "report", "--engine", "offline", "--diff"]
        rows = [
            ("python -c pass", best(5, sys.executable, "-c", "pass"), None),
            ("--version", best(5, *program, "--version"), 0.3),
            ("offline report of ten files", best(5, *report, str(small)), 0.7),
            (
                "the same in three languages",
                best(3, *report, str(small), "--locale", "zh_CN,ja_JP,en_US"),
                None,
            ),
        ]
        print("| what | seconds | at most |\n| --- | --- | --- |")
        for name, seconds, limit in rows:
            print(f"| {name} | {seconds:.2f} | {limit or ''} |")
        start = time.perf_counter()
        base_seconds, base_memory = timed(sys.executable, "-c", _PARSE, str(large))
        seconds, memory = timed(*report, str(large))
        size = large.stat().st_size / 1e6
        print(f"\n{size:.0f} MB, measured in {time.perf_counter() - start:.0f} s\n")
        print(
            "| what | unidiff's parse | offline report | ratio | at most |\n| --- | --- | --- | --- | --- |"
        )
        print(f"| seconds | {base_seconds:.1f} | {seconds:.1f} | {seconds / base_seconds:.1f} | 10 |")
        print(f"| peak memory, MB | {base_memory:.0f} | {memory:.0f} | {memory / base_memory:.1f} | 3 |")


if __name__ == "__main__":
    main()
