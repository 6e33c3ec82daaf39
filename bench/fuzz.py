"""Mutated inputs, thousands of them: each ends in a report or in one clear error, in time and memory.

    python -m bench.fuzz [--rounds N] [--seed S] [--seconds T]

Diffs, run results, configurations and a model's answers are taken apart and put together anew.
What ends otherwise than in a report or an error of the program's own is printed with its seed, and so is what
takes longer than 20 seconds; the process may take 1 GB.
"""

import argparse
import io
import json
import random
import resource
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from diff_insight import cli
from diff_insight.claude.answers import FileAnswer, Unreadable, read_answer
from diff_insight.errors import DiffInsightError
from diff_insight.settings.configuration import read_configuration

ROOT = Path(__file__).resolve().parents[1]
DIFF = (ROOT / "docs/images/example.diff").read_bytes()
CONFIGURATION = b"""categories:
  api: {paths: [docs/api, "src/**"], types: {}}
ignore: ["**/*.lock"]
locales: [zh_CN, en_US]
title: "[{locale}] {category}"
glossary: &g {word: {zh_CN: x}}
max_cost: 0.5
"""
ANSWER = json.dumps(
    {"modification_type": "bug fix", "texts": {"en_US": {"title": "A title", "explanation": "One."}}}
).encode()
HOSTILE = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\r",
        b"\n",
        b"\n\n",
        b"\x1b[31m",
        "\u202e".encode(),
        "\u2028".encode(),
        b"```",
        b"<!--",
    ),
    *(
        b"<script>",
        b"::error::x",
        b"##[x]",
        b"@@ -1 +1 @@\n",
        b"--- a/x\n+++ b/x\n",
        b"rename from ",
        b"Binary files ",
    ),
    *(
        b"*a",
        b"&a [*a]",
        b"!!bool x",
        b"9" * 5000,
        b"{" * 300,
        b"[" * 300,
        b"\\",
        b'"',
        b"'",
        b"|",
        b": ",
        b"- ",
    ),
    *(
        b"null",
        b"{}",
        b"[]",
        b"1e999",
        b"-1",
        b"GIT binary patch\n",
        b"diff --git a/x b/y\n",
        b"160000",
        b"../../x",
    ),
]
LONGEST = 20.0
MOST_MEMORY = 1_000_000_000


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """Change a few places of a text: cut, doubled, moved, replaced by what hostile texts are made of."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in "ab")
        to = min(to, at + chance.choice([1, 8, 200]))
        piece = bytes(data[at:to])
        new = chance.choice(
            [b"", piece * 2, piece * 50, piece[::-1], chance.choice(HOSTILE), chance.choice(HOSTILE)]
        )
        data[at:to] = new
    return bytes(data)


def command(*arguments: str) -> Callable[[bytes], None]:
    """Run a command of the command line on the input; its exit code and its words are looked at."""

    def run(data: bytes) -> None:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
        kept = sys.stdin, sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(data)), out, err
        try:
            cli.main(list(arguments))
        except SystemExit as ended:
            said = err.getvalue()
            if "fault of diff-insight" in said or "Traceback" in said or ended.code not in {0, 1, 2}:
                raise AssertionError(said[:500]) from None
        finally:
            sys.stdin, sys.stdout, sys.stderr = kept

    return run


def result_of(diff: bytes) -> bytes:
    """Give the run result of a diff, as JSON."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    kept = sys.stdin, sys.stdout
    sys.stdin, sys.stdout = io.TextIOWrapper(io.BytesIO(diff)), out
    try:
        cli.main(["report", "--diff", "-", "--engine", "offline", "--format", "json"])
    except SystemExit:
        return out.buffer.getvalue()  # type: ignore[attr-defined, no-any-return]
    finally:
        sys.stdin, sys.stdout = kept


def configuration(data: bytes) -> None:
    """Read a configuration."""
    read_configuration(data, name="c.yml")


def answer(data: bytes) -> None:
    """Read a model's answer."""
    read_answer(data.decode("utf-8", "replace"), kind=FileAnswer, locales=("en_US",))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--seconds", type=float, default=600.0)
    given = arguments.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY * 4, MOST_MEMORY * 4))
    result = result_of(DIFF)
    targets: dict[str, tuple[bytes, Callable[[bytes], None]]] = {
        "diff": (DIFF, command("report", "--diff", "-", "--engine", "offline", "--date", "2026-02-03")),
        "diff for GitHub": (
            DIFF,
            command("report", "--diff", "-", "--engine", "offline", "--flavor", "github"),
        ),
        "result": (result, command("render", "-")),
        "verified result": (result, command("verify", "-")),
        "configuration": (CONFIGURATION, configuration),
        "answer": (ANSWER, answer),
    }
    ends, made, wrong = time.monotonic() + given.seconds, 0, 0
    for number in range(given.rounds):
        for name, (seed, run) in targets.items():
            if time.monotonic() > ends:
                break
            chance = random.Random(f"{given.seed}/{number}/{name}")  # noqa: S311 - the same in every run
            data, start = mutated(seed, chance), time.monotonic()
            made += 1
            try:
                run(data)
            except (DiffInsightError, Unreadable):
                pass
            except BaseException:  # noqa: BLE001 - whatever it is, it is what is looked for
                wrong += 1
                print(f"{given.seed}/{number}/{name}: {traceback.format_exc()[-700:]}")
            if time.monotonic() - start > LONGEST:
                wrong += 1
                print(f"{given.seed}/{number}/{name}: {time.monotonic() - start:.0f} seconds")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{made} inputs, {wrong} faults, at most {most} MB")
    return 1 if wrong or most * 1_000_000 > MOST_MEMORY else 0


if __name__ == "__main__":
    sys.exit(main())
