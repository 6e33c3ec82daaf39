"""Puts small faults into the rooms of meaning, one at a time, and says which share of them no test notices.

    python -m bench.mutants [--modules N] [--sample N] [--seed N] [--least SHARE]

mutmut makes the mutants of what `tool.mutmut` in pyproject.toml names and runs the tests that reach each. All
modules have some twenty-five thousand, which take an hour to make; so modules are drawn first, in a copy of
the tree, then a sample of their mutants, evenly. The share that is killed is printed by room, with the 95 %
interval of the whole. Those that live are shown as what was changed. Exits with 1 where fewer than the least
share are killed.
"""

import argparse
import json
import math
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

from mutmut.stats import status_by_exit_code

NOTICED = {"killed", "timeout", "segfault", "suspicious"}


def _drawn(tree: Path, number: int, draw: random.Random) -> None:
    """Leave only some modules to be mutated in a copy of the tree; 0 leaves all."""
    settings = tree / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    globs = tomllib.loads(text)["tool"]["mutmut"]["only_mutate"]
    modules = sorted(
        str(path.relative_to(tree)) for glob in globs for path in tree.glob(glob) if path.suffix == ".py"
    )
    if number:
        modules = draw.sample(modules, min(number, len(modules)))
    row = f"only_mutate = {json.dumps(modules)}"
    settings.write_text(re.sub(r"(?m)^only_mutate = .*$", lambda _: row, text), encoding="utf-8")


def _copied(tree: Path) -> None:
    """Copy what git holds of the tree that this is run in, as it stands in the work tree."""
    names = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if Path(name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(name, tree / name)


def _mutants(tree: Path) -> dict[str, str]:
    """Give every mutant that mutmut made with what became of it."""
    found: dict[str, str] = {}
    for meta in sorted((tree / "mutants/src").rglob("*.meta")):
        for name, code in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            found[name] = status_by_exit_code[code]
    return found


def _mutmut(tree: Path, *arguments: str) -> str:
    """Run it, and give what it says."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    done = subprocess.run(
        command, cwd=tree, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return done.stdout


def _end(said: str) -> str:
    return "\n".join(said.splitlines()[-20:])


def _changed(said: str) -> str:
    """Give the rows of a mutant's diff that differ."""
    rows = (row for row in said.splitlines() if row.startswith(("+", "-")))
    return "\n".join(f"      {row}" for row in rows if not row.startswith(("+++", "---")))


def interval(killed: int, of: int) -> tuple[float, float]:
    """Give Wilson's 95 % interval of a share."""
    z = 1.96
    share, spread = killed / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return middle - half, middle + half


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--modules", type=int, default=24, help="how many modules; 0 for all")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.85)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder), options)


def _measured(tree: Path, options: argparse.Namespace) -> int:
    draw = random.Random(options.seed)  # noqa: S311 - a sample, no secret
    _copied(tree)
    _drawn(tree, options.modules, draw)
    said = _mutmut(tree, "run", "none.of.them")  # makes the mutants, and stops at a name that none has
    names = sorted(_mutants(tree))
    if not names:
        print(f"mutmut made no mutants:\n{_end(said)}", file=sys.stderr)
        return 2
    drawn = draw.sample(names, min(options.sample, len(names)))
    said = _mutmut(tree, "run", *drawn)
    became = {name: status for name, status in _mutants(tree).items() if name in set(drawn)}
    tried = {name: status for name, status in became.items() if status not in {"not checked", "skipped"}}
    if not tried:
        print(f"mutmut tried no mutant:\n{_end(said)}", file=sys.stderr)
        return 2
    killed = {name for name, status in tried.items() if status in NOTICED}
    room = {name: name.split(".")[1] for name in tried}
    for one, count in sorted(Counter(room.values()).items()):
        dead = sum(room[name] == one for name in killed)
        print(f"{one:<12} {dead:>4} of {count:>4} killed  {dead / count:.0%}")
    low, high = interval(len(killed), len(tried))
    share = len(killed) / len(tried)
    whole = f"{share:.0%} ({low:.0%} to {high:.0%} of all {len(names)})"
    print(f"{'all':<12} {len(killed):>4} of {len(tried):>4} killed  {whole}")
    for name in sorted(set(tried) - killed):
        print(f"  {tried[name]:<9} {name}\n{_changed(_mutmut(tree, 'show', name))}")
    return int(share < options.least)


if __name__ == "__main__":
    sys.exit(main())
