"""Parse a synthetic diff of 50 MB and 800,000 lines, and unidiff's own parse of the same text beside it.

Each side runs in a process of its own: seconds of the parse, peak resident memory of the process.
What counts are the ratios; `--megabytes` twice shows whether time is linear in size.

    python bench/large_diff.py [--megabytes 50 100]
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from unidiff.patch import PatchSet

from diff_insight.diff.parse import parse_diff

WORDS: tuple[str, ...] = tuple(
    """the service model deployment request token limit region resource azure endpoint you can use this
article shows how to configure a new version of the index with vector search and semantic ranking when
preview features are available for customers 提供 模型 部署 リソース 検索 café naïve""".split()  # noqa: SIM905 - words are read as words
)
NAMES = WORDS[:20]


def sentence(random: Random, words: int = 11) -> str:
    return " ".join(random.choices(WORDS, k=words)).capitalize() + "."


def markdown_line(random: Random) -> str:
    word, number = random.choice(NAMES), random.randint(1, 4096)
    made = (
        lambda: "",
        lambda: f"## {sentence(random, 4)}",
        lambda: f"- [{sentence(random, 3)}](how-to/{word}.md)",
        lambda: f"| `{word}` | {number} | {sentence(random, 5)} |",
        lambda: sentence(random, random.randint(6, 22)),
    )
    return random.choices(made, weights=(15, 7, 13, 10, 55))[0]()


def code_line(random: Random) -> str:
    word, name, number = random.choice(NAMES), random.choice(NAMES), random.randint(1, 9999)
    made = (
        lambda: "",
        lambda: f"def {word}_{number}(request, limit={number}):",
        lambda: f"    {word} = client.{name}({number})  # {sentence(random, 3)}",
    )
    return random.choices(made, weights=(10, 10, 80))[0]()


def hunk(random: Random, line: int, *, code: bool) -> tuple[list[str], int]:
    make = code_line if code else markdown_line
    rows, old, new = [], 0, 0
    for size, sign in ((3, " "), (random.randint(0, 6), "-"), (random.randint(1, 9), "+"), (3, " ")):
        rows += [sign + make(random) for _ in range(size)]
        old += size * (sign != "+")
        new += size * (sign != "-")
    return [f"@@ -{line},{old} +{line},{new} @@ {make(random)[:40]}".rstrip(), *rows], old


def file_section(random: Random, number: int) -> str:
    code = random.choices((True, False), weights=(30, 70))[0]
    path = f"articles/{random.choice(NAMES)}/page-{number}.{'py' if code else 'md'}"
    rows = [
        f"diff --git a/{path} b/{path}",
        "index 1111111..2222222 100644",
        f"--- a/{path}",
        f"+++ b/{path}",
    ]
    line = 1
    for _ in range(random.randint(1, 40)):
        body, old = hunk(random, line, code=code)
        rows += body
        line += old + random.randint(5, 60)
    return "\n".join(rows) + "\n"


def synthetic_diff(megabytes: float, *, seed: int = 1) -> bytes:
    """Give a valid diff of about this size; the same for the same seed."""
    random = Random(seed)  # noqa: S311 - no secret
    parts: list[bytes] = []
    size = number = 0
    while size < megabytes * 1_000_000:
        parts.append(file_section(random, number).encode())
        size += len(parts[-1])
        number += 1
    return b"".join(parts)


def parse_with_unidiff(data: bytes) -> tuple[int, int, int]:
    patch = PatchSet(data.decode("utf-8", "surrogateescape"))
    return len(patch), patch.added, patch.removed


def parse_with_us(data: bytes) -> tuple[int, int, int]:
    changes = parse_diff(data)
    return len(changes), sum(c.additions for c in changes), sum(c.deletions for c in changes)


PARSERS = {"unidiff": parse_with_unidiff, "diff_insight": parse_with_us}


def write_synthetic_diff(path: Path, megabytes: float) -> tuple[int, int]:
    """Write such a diff and give its bytes and lines."""
    data = synthetic_diff(megabytes)
    path.write_bytes(data)
    return len(data), data.count(b"\n")


def measured(name: str, path: Path) -> dict[str, float]:
    """Run one parser over the file in a process of its own."""
    command = [sys.executable, __file__, "--one", name, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def one(name: str, path: Path) -> None:
    data = path.read_bytes()
    start = time.perf_counter()
    totals = PARSERS[name](data)
    seconds = time.perf_counter() - start
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "megabytes": kilobytes / 1024, "totals": totals}))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--megabytes", type=float, nargs="+", default=[25, 50])
    arguments.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.one:
        one(options.one[0], Path(options.one[1]))
        return
    print(
        f"{'MB':>5} {'lines':>9} {'parser':>13} {'seconds':>8} {'peak MB':>8} {'time ×':>7} {'memory ×':>9}"
    )
    with TemporaryDirectory() as folder:
        for megabytes in options.megabytes:
            path = Path(folder, "large.diff")
            size, lines = write_synthetic_diff(path, megabytes)
            base = measured("unidiff", path)
            for name in PARSERS:
                result = base if name == "unidiff" else measured(name, path)
                if result["totals"] != base["totals"]:
                    raise SystemExit(f"{name} and unidiff disagree: {result['totals']} and {base['totals']}")
                print(
                    f"{size / 1e6:5.0f} {lines:9,} {name:>13} {result['seconds']:8.2f} "
                    f"{result['megabytes']:8.0f} {result['seconds'] / base['seconds']:7.2f} "
                    f"{result['megabytes'] / base['megabytes']:9.2f}"
                )


if __name__ == "__main__":
    main()
