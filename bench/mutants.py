"""Puts small faults into the rooms of meaning, one at a time, and says which share of them no test notices.

    python -m bench.mutants [--sample N] [--seed N] [--least SHARE]

mutmut makes the mutants of what `tool.mutmut` in pyproject.toml names (some ten thousand) and runs the
tests that reach each; here a sample is drawn, evenly, and the share that is killed is printed
by room, with the 95 % interval of the whole. Those that live are named: `mutmut show NAME` shows one. Exits
with 1 where fewer than the least share are killed.
"""

import argparse
import json
import math
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from mutmut.stats import status_by_exit_code

MADE = Path("mutants/src")
NOTICED = {"killed", "timeout", "segfault", "suspicious"}


def _mutants() -> dict[str, str]:
    """Give every mutant that mutmut made with what became of it."""
    found: dict[str, str] = {}
    for meta in sorted(MADE.rglob("*.meta")):
        for name, code in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            found[name] = status_by_exit_code[code]
    return found


def _mutmut(*names: str) -> str:
    """Run it, and give the end of what it says."""
    command = [sys.executable, "-m", "mutmut", "run", *names]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return "\n".join(done.stdout.splitlines()[-20:])


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
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.85)
    options = parser.parse_args()

    said = _mutmut("none.of.them")  # makes the mutants, and stops at a name that none has
    names = sorted(_mutants())
    if not names:
        print(f"mutmut made no mutants:\n{said}", file=sys.stderr)
        return 2
    drawn = random.Random(options.seed).sample(  # noqa: S311 - a sample, no secret
        names, min(options.sample, len(names))
    )
    said = _mutmut(*drawn)
    became = {name: status for name, status in _mutants().items() if name in set(drawn)}
    tried = {name: status for name, status in became.items() if status not in {"not checked", "skipped"}}
    if not tried:
        print(f"mutmut tried no mutant:\n{said}", file=sys.stderr)
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
        print(f"  {tried[name]:<9} {name}")
    return int(share < options.least)


if __name__ == "__main__":
    sys.exit(main())
