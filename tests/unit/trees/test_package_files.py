"""Every format that names packages: what its reader makes of a whole file, of pieces, of what is none."""

import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.trees.formats import format_of, read
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.package_files import table
from diff_insight.trees.text import Text
from tests.trials import trials
from tests.unit.trees.package_samples import SAMPLES, Sample
from tests.unit.trees.sections import sections

EXPECTED = sections(Path(__file__).with_name("package_trees.txt"))
LONGEST = 3
"""Seconds of work that no file of 200 KB may take."""
MANY = 60_000
"""Lines of a large lock file."""


def packages(text: Text) -> Node:
    """Read a lock file, or the packages alone of a manifest."""
    if table.is_lock(text.path):
        return table.parse(text)
    last = text.source.count("\n") + 1
    return table.grafted(Node(thing="file", first=1, last=last), text)


def told(node: Node, depth: int = 0) -> list[str]:
    """Write a tree as lines: thing, name, rows, text, details."""
    details = [f"{key}={value}" for key, value in node.details.items()]
    line = " ".join([f"{node.thing} {node.name!r} {node.first}-{node.last} {node.text!r}", *details])
    return [f"{'  ' * depth}{line}", *(row for child in node.children for row in told(child, depth + 1))]


def versions(root: Node) -> set[tuple[str, str, int]]:
    """Give name, version and last line of every package."""
    return {(node.name, node.text, node.first) for node in root.all() if node.thing == "package"}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_whole_file_is_read_as_its_packages(name: str) -> None:
    sample = SAMPLES[name]
    root = packages(Text.of(sample.old, path=sample.path))
    assert [row for child in root.children for row in told(child)] == EXPECTED[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_broken_file_names_no_package(name: str) -> None:
    sample = SAMPLES[name]
    try:
        root = packages(Text.of(sample.broken, path=sample.path))
    except UnreadableError:
        return
    assert {node.thing for node in root.all()} <= {"file", "lock_format"}


@pytest.mark.parametrize("name", SAMPLES)
def test_packages_stand_inside_the_tree_of_the_file(name: str) -> None:
    sample = SAMPLES[name]
    text = Text.of(sample.old, path=sample.path)
    root = read(text, format_of(sample.path, sample.old.split("\n", 1)[0]))
    alone = packages(text)
    assert versions(root) == versions(alone)
    assert nested(root)


def nested(node: Node) -> bool:
    """Tell whether all children lie inside their parents."""
    return all(
        node.first <= child.first <= child.last <= node.last and nested(child) for child in node.children
    )


@lru_cache(maxsize=1)
def whole_of(name: str) -> Node:
    """Read a sample once for all pieces of it."""
    sample = SAMPLES[name]
    return packages(Text.of(sample.old, path=sample.path))


def headings(rows: list[str], starts: list[int]) -> dict[int, str]:
    """Give the heading that git puts on a hunk: the last line before it that begins with a letter."""
    found: dict[int, str] = {}
    for start in starts:
        heading = next(
            (row for row in reversed(rows[: start - 1]) if row[:1].isalpha() or row[:1] in {"_", "$"}), ""
        )
        if heading:
            found[start] = heading
    return found


@pytest.mark.parametrize("name", SAMPLES)
@trials(25)
@given(data=st.data())
def test_what_pieces_show_is_in_the_whole(name: str, data: st.DataObject) -> None:
    sample = SAMPLES[name]
    rows = sample.old.split("\n")
    starts = data.draw(st.lists(st.integers(1, len(rows)), min_size=1, max_size=3))
    length = data.draw(st.integers(1, 12))
    lines = {n: rows[n - 1] for start in starts for n in range(start, min(start + length, len(rows)) + 1)}
    text = Text.sparse(lines, headings=headings(rows, starts), path=sample.path)
    try:
        found = packages(text).renumbered(text.numbers)
    except UnreadableError:
        return
    whole = whole_of(name)
    known = {(name, version) for name, version, _ in versions(whole)}
    assert {(name, version) for name, version, _ in versions(found)} <= known
    kinds = {(n.name, n.text): n.details.get("kind") for n in whole.all() if n.thing == "package"}
    for node in found.all():
        if node.thing == "package" and node.details.get("kind"):
            assert node.details["kind"] == kinds[node.name, node.text]


@pytest.mark.parametrize("name", SAMPLES)
@trials(25)
@given(data=st.data())
def test_any_text_is_read_or_refused(name: str, data: st.DataObject) -> None:
    sample = SAMPLES[name]
    rows = data.draw(
        st.lists(st.sampled_from([*sample.old.split("\n"), "", "{", "]", '"', "  ", "\x00"]), max_size=25)
    )
    noise = data.draw(st.text(max_size=20))
    source = "\n".join([*rows, noise])
    for whole in (True, False):
        text = Text(source=source, whole=whole, path=sample.path)
        try:
            root = packages(text)
        except UnreadableError:
            continue
        last = source.count("\n") + 1
        assert all(1 <= node.first <= node.last <= last for node in root.all())
        assert all(nested(child) for child in root.children)


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_a_large_file_is_read_in_time_linear_in_its_length(name: str) -> None:
    sample = SAMPLES[name]
    for source in (sample.old * 200, hostile(sample)):
        start = time.process_time()
        with suppress(UnreadableError):
            packages(Text.of(source, path=sample.path))
        assert time.process_time() - start < LONGEST, len(source)


def hostile(sample: Sample) -> str:
    """Give openings without ends, one after another, and one very long line."""
    row = next(row for row in sample.old.split("\n") if len(row) > 3)
    return "\n".join(
        [*("[{(<'\"" for _ in range(2_000)), row * 3_000, '"' * 20_000, "<a" * 20_000, '\\"' * 20_000]
    )


@pytest.mark.slow
def test_a_lock_file_of_sixty_thousand_lines_takes_seconds_at_most() -> None:
    entries = [
        f'    "node_modules/hay{number}": {{\n      "version": "1.0.{number}",\n'
        f'      "resolved": "https://registry.example.com/hay/-/hay-1.0.{number}.tgz",\n'
        f'      "integrity": "sha512-{number:086}==",\n'
        '      "engines": {\n        "node": ">=18"\n      }\n    }'
        for number in range(MANY // 7)
    ]
    source = '{\n  "lockfileVersion": 3,\n  "packages": {\n' + ",\n".join(entries) + "\n  }\n}\n"
    start = time.process_time()
    root = packages(Text.of(source, path="package-lock.json"))
    assert time.process_time() - start < 5  # a fifth of it, without the measure of coverage
    assert len(versions(root)) == MANY // 7


def test_nesting_without_end_is_refused() -> None:
    deep = "{\n" + '"a": {\n' * 10_000
    for path in ("package-lock.json", "bun.lock", "composer.lock", "flake.lock"):
        with pytest.raises(UnreadableError):
            packages(Text.of(deep, path=path))
    steps = "\n".join(f"{' ' * depth}a:" for depth in range(5_000))
    with pytest.raises(UnreadableError):
        packages(Text.of(steps, path="pnpm-lock.yaml"))


@pytest.mark.parametrize(
    ("path", "lock"),
    [
        ("a/b/package-lock.json", True),
        ("requirements.txt", True),
        ("requirements/dev.in", True),
        ("dev-requirements.txt", True),
        ("docs/requirements-docs.txt", True),
        ("constraints.txt", True),
        ("requirements.md", False),
        ("my-package-lock.json", False),
        ("go.sum", True),
        ("Cargo.toml", False),
    ],
)
def test_lock_files_are_known_by_their_names(path: str, lock: bool) -> None:
    assert table.is_lock(path) is lock


@pytest.mark.parametrize(
    "path", ["src/App.csproj", ".github/workflows/a.yaml", "x/pom.xml", "Dockerfile.dev"]
)
def test_manifests_are_known_by_their_names(path: str) -> None:
    assert table.names_packages(path)


def test_the_heading_of_a_hunk_owns_nothing() -> None:
    """Git takes the last line before a hunk that begins with a letter; a quoted key may stand between."""
    lines = {40: '  version "1.0.2"', 41: '  resolved "https://registry.example.com/x"'}
    text = Text.sparse(lines, headings={40: "hay@^7.5.0:"}, path="yarn.lock")
    assert packages(text).children == ()
