"""Lock files of public projects, read from what they publish and checked with their formats' own parsers."""

import json
import subprocess
import sys
import tarfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.fakes.github.description import UnavailableError, npm_member

from diff_insight.facts.analyze import facts_of
from diff_insight.model import Fact, FileChange, Versions

pytestmark = pytest.mark.slow

Held = dict[str, set[str]]


def of_npm(text: str) -> Held:
    """Read the first format of `npm-shrinkwrap.json`."""
    held: Held = defaultdict(set)
    pending = [json.loads(text)]
    while pending:
        for name, entry in pending.pop().get("dependencies", {}).items():
            held[name].add(entry["version"])
            pending.append(entry)
    return held


def of_uv(text: str) -> Held:
    """Read `uv.lock`."""
    held: Held = defaultdict(set)
    for package in tomllib.loads(text)["package"]:
        if not {"editable", "virtual"} & package["source"].keys():
            held[package["name"]].add(package["version"])
    return held


def from_npm(version: str, _folder: Path) -> str:
    return npm_member(f"appium@{version}", "package/npm-shrinkwrap.json").decode()


def from_pypi(version: str, folder: Path) -> str:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--no-binary",
        ":all:",
        f"flask=={version}",
    ]
    if subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=100).returncode:
        raise UnavailableError("pip does not reach the index")
    with tarfile.open(folder / f"flask-{version}.tar.gz") as archive:
        member = archive.extractfile(f"flask-{version}/uv.lock")
        assert member is not None
        return member.read().decode()


def patch_between(old: str, new: str, folder: Path) -> str:
    """Give the hunks that git makes of two texts."""
    for name, text in (("old", old), ("new", new)):
        (folder / name).write_text(text, encoding="utf-8")
    command = ["git", "diff", "--no-index", "old", "new"]
    diff = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60).stdout.decode()
    return diff[diff.index("@@") :].rstrip("\n")


def packages(facts: Iterable[Fact]) -> list[Fact]:
    return [
        fact for one in facts for fact in one.all() if fact.thing == "package" and fact.action != "layout"
    ]


@pytest.mark.parametrize(
    ("path", "download", "parse", "versions"),
    [
        ("npm-shrinkwrap.json", from_npm, of_npm, ("1.21.0", "1.22.3")),
        ("uv.lock", from_pypi, of_uv, ("3.1.1", "3.1.3")),
    ],
)
def test_two_releases_differ_in_exactly_the_packages_that_their_parser_finds(
    path: str,
    download: Callable[[str, Path], str],
    parse: Callable[[str], Held],
    versions: tuple[str, str],
    tmp_path: Path,
) -> None:
    try:
        old, new = (download(version, tmp_path) for version in versions)
    except UnavailableError as error:
        pytest.skip(str(error))
    was, now = parse(old), parse(new)
    change = FileChange(path=path, patch=patch_between(old, new, tmp_path))
    told = packages(facts_of(change, Versions(before=old, after=new)))
    assert told
    for name in {*was, *now, *(fact.name for fact in told)}:
        own = [fact for fact in told if fact.name == name]
        assert {fact.new for fact in own} - {None} == now.get(name, set()) - was.get(name, set()), name
        assert {fact.old for fact in own} - {None} == was.get(name, set()) - now.get(name, set()), name
    for fact in packages(facts_of(change)):
        assert fact.old is None or fact.old in was[fact.name]
        assert fact.new is None or fact.new in now[fact.name]
