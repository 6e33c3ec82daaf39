"""Every format reads whatever somebody may have laid out: no megabyte takes more than 20 seconds."""

import math
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diff_insight.trees.expressions import hidden, hidden_actions, without_actions
from diff_insight.trees.formats import FORMATS, format_of, read
from diff_insight.trees.languages import rows
from diff_insight.trees.package_files.table import LOCKS, MANIFESTS
from diff_insight.trees.text import Text
from tests.unit.trees.worst_cases import worst_cases

MEGABYTE = 1_000_000
FIRST, SECOND, THIRD = 20_000, 80_000, 250_000
MOST = 20.0

SIGNS = ("/*\n", "/ *", "//\\\n*", "/*a", "-->\n", "*/ ", "---\n", "<!--")

PAGES_AND_VALUES = (
    *(
        "a.md",
        "a.txt",
        "a.rst",
        "a.adoc",
        "debian/changelog",
        "ChangeLog",
        "a.mdx",
        "LICENSE",
        "a.yaml",
        "a.json",
        "a.toml",
        "a.ini",
        "robots.txt",
        "a.plist",
        ".env",
        "a.csv",
    ),
    *(
        "charts/a/templates/a.tpl",
        "Dockerfile",
        "Makefile",
        "justfile",
        ".gitignore",
        "barn.1",
        "Jenkinsfile",
        "CMakeLists.txt",
        "meson.build",
        "MODULE.bazel",
        "a.tf",
        "a.ipynb",
        "a.snap",
        "a.po",
        "a.resx",
    ),
    *(
        "a.html",
        "a.css",
        "a.proto",
        "a.graphql",
        "db/schema.rb",
        "a.sql",
        ".github/workflows/a.yml",
        "openapi.yaml",
    ),
)
PACKAGES = (
    *(
        "package-lock.json",
        "yarn.lock",
        "pnpm-lock.yaml",
        "bun.lock",
        "poetry.lock",
        "Cargo.lock",
        "Pipfile.lock",
    ),
    *("requirements.txt", "go.mod", "go.sum", "Gemfile.lock", "composer.lock", "gradle.lockfile", "mix.lock"),
    *(
        "packages.lock.json",
        "pubspec.lock",
        "Package.resolved",
        "Chart.lock",
        ".terraform.lock.hcl",
        "flake.lock",
        "conda-lock.yml",
    ),
    *(
        ".gitmodules",
        "package.json",
        "pyproject.toml",
        "Pipfile",
        "setup.cfg",
        "setup.py",
        "Cargo.toml",
        "Gemfile",
    ),
    *("composer.json", "pom.xml", "build.gradle", "a.versions.toml", "a.csproj", "pubspec.yaml", "mix.exs"),
    *("Package.swift", "Chart.yaml", "action.yml", "environment.yml", ".pre-commit-config.yaml"),
    ".config/dotnet-tools.json",
)
CODE = tuple(f"a{row.suffixes[0]}" for row in rows() if row.suffixes)
PATHS = (*PAGES_AND_VALUES, *PACKAGES, *CODE)


def seconds(path: str, text: str) -> float:
    start = time.process_time()
    read(Text.of(text, path=path), format_of(path))
    return time.process_time() - start


def of_a_megabyte(path: str, name: str) -> float:
    """How long a text of a megabyte would take, from how long smaller ones do; read where that is too long.

    One that a grammar cannot make sense of is given up from some size on and told as lines.
    """
    small = seconds(path, dict(worst_cases(FIRST))[name]())
    if small * (MEGABYTE / FIRST) ** 2 < MOST:
        return 0.0  # were it the square of its size
    for size, before in ((SECOND, FIRST), (THIRD, SECOND)):
        large = seconds(path, dict(worst_cases(size))[name]())
        growth = max(1.0, math.log(large / small, size / before))
        if large * (MEGABYTE / size) ** growth < MOST:
            return large * (MEGABYTE / size) ** growth
        small = large
    return max(large, seconds(path, dict(worst_cases(MEGABYTE))[name]()))


def test_every_format_is_tried() -> None:
    assert {format_of(path) for path in PATHS} >= set(FORMATS)
    assert len(PACKAGES) >= len(LOCKS) + len(MANIFESTS) - 6  # some read two of the names


@pytest.mark.slow
@pytest.mark.parametrize("path", ["a.rst", "a.json", "go.sum"])
def test_no_text_of_a_few_formats_takes_long(path: str) -> None:
    late = {name: taken for name, make in worst_cases(5_000) if (taken := seconds(path, make())) > 1}
    assert late == {}


@pytest.mark.parametrize("unit", ["{{ a\n", "<% a\n", "{% a\n", "{{ a }}", "{{ a }} ", " "])
@pytest.mark.parametrize("hide", [hidden, hidden_actions, without_actions])
def test_actions_take_time_in_proportion(hide: Callable[[bytes], bytes], unit: str) -> None:
    start = time.process_time()
    assert len(hide(unit.encode() * 60_000)) == len(unit) * 60_000
    assert time.process_time() - start < 2  # looked for from each sign to the end it is minutes


@pytest.mark.slow
def test_a_syntax_of_more_levels_than_a_query_can_hold_open_is_told_as_lines() -> None:
    rows = "".join(f"k{number} = 1\n" for number in range(80_000))  # Rust: one in the other
    start = time.process_time()
    assert read(Text.of(rows, path="a.rs"), format_of("a.rs")).children == ()
    assert time.process_time() - start < 15  # looked through for each level it is a minute


def test_braces_that_close_nothing_take_time_in_proportion() -> None:
    assert seconds("a.css", "}\n" * 60_000) < 5  # looked through from the start at each it is minutes


@pytest.mark.slow
@pytest.mark.worst
@pytest.mark.timeout(900)
@pytest.mark.parametrize("path", PATHS)
def test_no_megabyte_takes_more_than_twenty_seconds(path: str) -> None:
    seconds(path, "a\n")
    late = {name: taken for name, _ in worst_cases(FIRST) if (taken := of_a_megabyte(path, name)) > MOST}
    assert late == {}


@pytest.mark.slow
@pytest.mark.worst
@pytest.mark.timeout(900)
@pytest.mark.parametrize("path", PATHS)
def test_nesting_of_ten_thousand_levels_and_a_hundred_thousand_keys_end(path: str) -> None:
    texts = {
        "brackets": "[" * 10_000 + "]" * 10_000,
        "braces": '{"a":' * 10_000 + "1" + "}" * 10_000,
        "tags": "<a>" * 10_000 + "</a>" * 10_000,
        "blocks": "a {\n" * 10_000 + "}\n" * 10_000,
        "keys": "".join(f"k{number}: 1\n" for number in range(100_000)),
        "members": "{" + ",\n".join(f'"k{number}": 1' for number in range(100_000)) + "}",
        "settings": "".join(f"k{number} = 1\n" for number in range(100_000)),
        "laughs": dict(worst_cases(1_000))["laughs"](),
        "digits": "a: " + "9" * MEGABYTE,
    }
    assert {name: taken for name, text in texts.items() if (taken := seconds(path, text)) > MOST} == {}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system says no peak of a process")
@pytest.mark.parametrize(
    "path",
    [
        "a.py",
        "a.rb",
        *(
            pytest.param(path, marks=pytest.mark.slow)  # six seconds each
            for path in [*CODE, "a.tf", "a.toml", "a.html", "setup.py"]
            if path not in {"a.py", "a.rb"}
        ),
    ],
)
def test_signs_without_an_operand_take_little_memory_in_any_grammar(path: str) -> None:
    program = (
        "from pathlib import Path\n"
        "from tests.unit.trees.test_worst_cases import seconds\n"
        f"units = {SIGNS!r}\n"
        f"taken = [seconds({path!r}, unit * (6_000 // len(unit)) + ' version') for unit in units]\n"
        "state = dict(row.split(':', 1) for row in Path('/proc/self/status').read_text().splitlines())\n"
        "print(max(taken), state['VmHWM'].split()[0])"  # getrusage's peak is the parent's, if that was larger
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    longest, held = done.stdout.split()
    assert float(longest) < 5
    assert int(held) < 200_000
