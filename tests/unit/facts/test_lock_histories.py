"""Invented histories of every kind of lock file: facts say what an independent parse finds."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from tests.lock_oracles import oracle_of
from tests.lock_pairs import differences
from tests.unit.facts.lock_writers import WRITERS, Packages, go_sum, pnpm_9, swift_1, swift_2, uv

NAMES = (
    "barn",
    "clover",
    "cow-bell",
    "fence",
    "hay",
    "moss",
    "oat",
    "pony",
    "straw",
    "trough",
    "wheat",
    "yoke",
)


def versions(random: Random) -> str:
    return f"{random.randint(0, 3)}.{random.randint(0, 12)}.{random.randint(0, 9)}"


def history(random: Random, length: int, *, several: bool) -> list[Packages]:
    """Give what a lock file holds after each of some commits: packages come, go and move."""
    held = {(name, versions(random)) for name in random.sample(NAMES, 7)}
    made: list[Packages] = [sorted(held)]
    while len(made) < length:
        names = sorted({name for name, _ in held})
        for name in random.sample(names, 3):
            mine = sorted(one for one in held if one[0] == name)
            held.discard(random.choice(mine))
            if random.random() < 0.7:  # most move, some go
                held.add((name, versions(random)))
        new = random.choice(NAMES)
        if several or all(name != new for name, _ in held):
            held.add((new, versions(random)))
        if sorted(held) != made[-1]:
            made.append(sorted(held))
    return made


@pytest.mark.parametrize(
    ("path", "write", "several"), WRITERS, ids=[write.__name__ for _, write, _ in WRITERS]
)
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2))])
def test_the_packages_told_are_exactly_those_that_came_went_or_moved(
    path: str, write: Callable[[Packages], str], several: bool, seed: int, tmp_path: Path
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    steps = history(random, 5, several=several)
    for old, new in pairwise(write(packages) for packages in steps):
        assert differences(path, old, new, tmp_path) == []


@pytest.mark.parametrize(
    ("path", "write", "several"), WRITERS, ids=[write.__name__ for _, write, _ in WRITERS]
)
def test_the_oracle_reads_what_was_written(
    path: str, write: Callable[[Packages], str], several: bool
) -> None:
    random = Random(9)  # noqa: S311 - no secret
    packages = history(random, 3, several=several)[-1]
    read = [version for held in oracle_of(path, write(packages)).values() for version in held]
    assert len(read) == len(packages) + (path == "Gemfile.lock")


PINS = [("cow-bell", "1.2.0"), ("hay", "2.0.1")]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(
            "go.sum",
            go_sum(PINS),
            go_sum([*PINS, ("hay", "2.1.0")]).replace(
                "example.com/hay v2.0.1 h1:", "example.com/moss v1 h1:"
            ),
            id="one of the two lines of a module goes",
        ),
        pytest.param(
            "Package.resolved",
            swift_1(PINS),
            swift_2([("cow-bell", "1.2.0"), ("hay", "2.0.2")]),
            id="another edition names packages otherwise",
        ),
        pytest.param(
            "pnpm-lock.yaml",
            pnpm_9([*PINS, ("@barn/oat", "https://example.com/oat@f07e1a3")]),
            pnpm_9([*PINS, ("@barn/oat", "https://example.com/oat@722c34c")]),
            id="a package comes from an address",
        ),
        pytest.param(
            "uv.lock",
            uv(PINS),
            uv(PINS).replace(
                'version = "2.0.1"\nsource = { registry = "https://example.com/simple" }',
                'version = "2.1.0.dev0"\nsource = { directory = "../hay" }',
            ),
            id="a package comes from a folder beside the project",
        ),
    ],
)
def test_what_once_passed_unseen_or_was_told_twice(path: str, old: str, new: str, tmp_path: Path) -> None:
    assert differences(path, old, new, tmp_path) == []
