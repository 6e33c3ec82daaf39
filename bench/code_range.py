"""A range of code from a clone: 40 files beside start-up, and 2,000 files beside the floor of such a report.

The floor is what no reading of both versions can do without: `git diff`, the contents of both versions of
every file from one git, unidiff's parse of the diff and tree-sitter's of both versions. Each side runs in a
process of its own, the floor in one process; the ratios of one run count.

    python -m bench.code_range [--files 2000]
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.large_diff import NAMES, sentence
from bench.speed import best, timed

FEW = 40
MOST_SECONDS = 1.2
MOST_TIMES = 6
MOST_MEGABYTES = 250


def word(random: Random) -> str:
    return random.choice(NAMES[:10])


def python(random: Random, name: str, methods: int) -> list[list[str]]:
    return [
        [
            f'"""{sentence(random)}"""',
            "",
            "import asyncio",
            f"from . import {word(random)}_base",
            "",
        ],
        [f"class {name.title()}(Base):", f'    """{sentence(random)}"""', ""],
        *(
            [
                f"    def {word(random)}_{at}(self, limit: int = {random.randint(1, 99)}, name=None):",
                f'        """{sentence(random)}"""',
                f"        if limit > {random.randint(1, 999)} and name is not None:",
                f"            raise ValueError({word(random)!r})",
                f"        found = self.client.{word(random)}(limit, name=name)",
                f"        for item in found[:{random.randint(1, 9)}]:",
                "            self.items.append(item.value)",
                "        return found",
                "",
            ]
            for at in range(methods)
        ),
    ]


def typescript(random: Random, name: str, methods: int) -> list[list[str]]:
    return [
        ['import { Client } from "./client";', ""],
        [f"/** {sentence(random)} */", f"export class {name.title()} extends Base {{"],
        *(
            [
                f"  /** {sentence(random)} */",
                f"  async {word(random)}{at}(limit: number = {random.randint(1, 99)}, name?: string) {{",
                f"    if (limit > {random.randint(1, 999)} && name) {{",
                f'      throw new Error("{word(random)}");',
                "    }",
                f"    const found = await this.client.{word(random)}(limit, name);",
                "    return found.map((item) => item.value);",
                "  }",
                "",
            ]
            for at in range(methods)
        ),
        ["}"],
    ]


def go(random: Random, name: str, methods: int) -> list[list[str]]:
    return [
        [f"package {name}", "", 'import "errors"', ""],
        [
            f"// {name.title()} says: {sentence(random)}",
            f"type {name.title()} struct {{",
            "\tlimit int",
            "}",
            "",
        ],
        *(
            [
                f"// {word(random).title()}{at} says: {sentence(random)}",
                f"func (s *{name.title()}) {word(random).title()}{at}(limit int, name string) int {{",
                f"\tif limit > {random.randint(1, 999)} {{",
                f'\t\tpanic(errors.New("{word(random)}"))',
                "\t}",
                f"\tfound := s.client.{word(random).title()}(limit, name)",
                "\treturn found.Value",
                "}",
                "",
            ]
            for at in range(methods)
        ),
    ]


LANGUAGES: dict[str, Callable[[Random, str, int], list[list[str]]]] = {
    "py": python,
    "ts": typescript,
    "go": go,
}


def changed(random: Random, blocks: list[list[str]]) -> list[list[str]]:
    """Give the same file later: values edited, a definition gone, one new, one line put in."""
    later = [list(block) for block in blocks]
    inner = range(2, len(later) - 1)
    for at in random.sample(inner, k=min(4, len(inner))):
        later[at] = [line.replace("limit", "most", 1) if " > " in line else line for line in later[at]]
    for at in random.sample(inner, k=2):
        later[at][0] = later[at][0].replace("name", "title")
    gone = random.choice(inner)
    later.insert(random.choice(inner), [line.replace("found", "made") for line in later[gone]])
    del later[random.choice(inner)]
    return later


def text_of(blocks: list[list[str]]) -> str:
    return "".join(f"{line}\n" for block in blocks for line in block)


def make(folder: Path, files: int, *, seed: int = 1) -> Path:
    """Make a clone of two commits between which this many files changed; about 250 lines each."""
    random = Random(seed)  # noqa: S311 - no secret
    clone = folder / str(files)
    before, after = {}, {}
    for number in range(files):
        suffix = list(LANGUAGES)[number % len(LANGUAGES)]
        path = f"src/{word(random)}/part_{number}.{suffix}"
        blocks = LANGUAGES[suffix](random, f"part{number}", random.randint(10, 45))
        before[path], after[path] = text_of(blocks), text_of(changed(random, blocks))
    git(folder, "init", "--quiet", str(clone))
    for texts in (before, after):
        for path, text in texts.items():
            place = clone / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        git(clone, "add", "--all")
        git(clone, "-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "--quiet", "-m", "Change")
    return clone


def git(folder: Path, *arguments: str) -> bytes:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **own}
    ).stdout


def floor(clone: Path) -> None:
    """Do what no such report can do without."""
    import tree_sitter_go  # noqa: PLC0415 - its import is part of the floor
    import tree_sitter_python  # noqa: PLC0415
    import tree_sitter_typescript  # noqa: PLC0415
    from tree_sitter import Language, Parser  # noqa: PLC0415
    from unidiff.patch import PatchSet  # noqa: PLC0415

    parsers = {
        "py": Parser(Language(tree_sitter_python.language())),
        "ts": Parser(Language(tree_sitter_typescript.language_typescript())),
        "go": Parser(Language(tree_sitter_go.language())),
    }
    diff = PatchSet(git(clone, "diff", "HEAD~1", "HEAD").decode("utf-8", "replace"))
    paths = [file.path for file in diff]
    wanted = [f"{side}:{path}" for path in paths for side in ("HEAD~1", "HEAD")]
    out = subprocess.run(
        ["git", "cat-file", "--batch"],
        input="\n".join(wanted).encode(),
        cwd=clone,
        capture_output=True,
        check=True,
    ).stdout
    at = 0
    for name in wanted:
        end = out.index(b"\n", at)
        size = int(out[at:end].split()[2])
        parsers[name.rpartition(".")[2]].parse(out[end + 1 : end + 1 + size])
        at = end + size + 2


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--files", type=int, nargs="+", default=[500, 2000])
    arguments.add_argument("--floor", help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.floor:
        floor(Path(options.floor))
        return
    program = [sys.executable, "-m", "diff_insight"]
    report = [*program, "report", "HEAD~1...HEAD", "--engine", "offline", "--format", "json", "--git"]
    with TemporaryDirectory() as folder:
        start = best(5, *program, "--version")
        _, least_memory = timed(*program, "--version")
        seconds = best(3, *report, str(make(Path(folder), FEW)))
        print("| what | seconds | start-up | more | at most |\n| --- | --- | --- | --- | --- |")
        print(f"| {FEW} files | {seconds:.2f} | {start:.2f} | {seconds - start:.2f} | {MOST_SECONDS} |\n")
        print("| files | floor, s | report, s | ratio | at most | memory above start-up, MB | at most |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for files in options.files:
            clone = make(Path(folder), files)
            least, _ = timed(sys.executable, "-m", "bench.code_range", "--floor", str(clone))
            seconds, memory = timed(*report, str(clone))
            print(
                f"| {files} | {least:.1f} | {seconds:.1f} | {seconds / least:.1f} | {MOST_TIMES} "
                f"| {memory - least_memory:.0f} | {MOST_MEGABYTES} |"
            )


if __name__ == "__main__":
    main()
