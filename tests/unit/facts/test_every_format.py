"""No format is claimed that no test shows: each has a pair of its own and a broken file told as lines.

What the pairs give is compared in `test_pairs` and `test_packages`; here only that there is one for every
format, and that of a broken file some lines are told by their place alone.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.trees.package_samples import SAMPLES

from diff_insight.trees.formats import FORMATS, Format, format_of
from diff_insight.trees.languages import rows
from diff_insight.trees.package_files.table import LOCKS, MANIFESTS, Row

PAIRS = Path(__file__).parent / "pairs"

NAMED = {
    **{
        name: f"broken-{name}"
        for name in (
            *("json", "json5", "jsonc", "toml", "ini", "env", "properties", "plist"),
            *("workflow", "gitlab", "dockerfile", "compose", "kubernetes", "helm-values", "helm-template"),
            *(
                "helm-helpers",
                "playbook",
                "terraform",
                "jenkinsfile",
                "makefile",
                "justfile",
                "cmake",
                "meson",
                "bazel",
                "ant",
            ),
            *("mix", "package-swift", "licence", "debian-changelog", "man-page", "changelog"),
            *("sql", "rails-migration", "proto", "graphql", "openapi", "json-schema", "avro"),
            *("css", "scss", "less", "html", "template", "svg", "vue", "svelte"),
            *("notebook", "csv", "tsv", "lfs", "po", "arb", "resx", "strings", "snapshot"),
        )
    },
    "yaml-documents": "broken-yaml",
    "yaml-anchors": "broken-yaml",
    "yaml-blocks": "broken-yaml",
    "bazel-module": "broken-bazel",
    "rails-schema": "broken-rails",
    "page-sections": "broken-markdown",
    "news-fragment": "broken-markdown",
    "changelog-rst": "broken-rst",
    "history": "broken-rst",
    "page-adoc": "broken-adoc",
}
"""Formats by their pair, each with the pair of a broken file."""
LOCK_FILES = {
    **{
        f"{name}_lock": f"broken-{name}-lock"
        for name in (
            "cargo",
            "chart",
            "composer",
            "gemfile",
            "mix",
            "packages",
            "pipfile",
            "pubspec",
        )
    },
    **{name: f"broken-{name}-lock" for name in ("bun", "pdm", "poetry", "uv")},
    "flake": "broken-flake-lock",
    "go_sum": "broken-go-sum",
    "npm_lock_3": "broken-package-lock",
    "package_resolved": "broken-package-resolved",
    "pnpm_9": "broken-pnpm-lock",
    "terraform_lock": "broken-terraform-lock",
    "yarn_1": "broken-yarn-lock",
}
"""Lock files by their sample, each with the pair of a broken file."""
OF_ANY_TEXT = ("plain-text", "ignored")
"""Pairs of formats that no text breaks."""
CODE = {
    "code-a-signature-its-decorator-and-a-body": "python",
    "code-an-optional-parameter": "javascript",
    "code-a-function-type-and-the-function": "typescript",
    "code-go": "go",
    "code-rust": "rust",
    "code-a-renamed-class": "java",
    "code-c": "c",
    "code-c-plus-plus": "c-plus-plus",
    "code-overloads-as-a-set": "c-sharp",
    "code-new-methods-of-a-class-and-nothing-of-their-neig": "ruby",
    "code-a-type-of-a-parameter": "php",
    "code-shell": "shell",
    "code-kotlin": "kotlin",
    "code-swift": "swift",
    "code-scala": "scala",
}
ALL = {**NAMED, **{pair: f"broken-code-{language}" for pair, language in CODE.items()}}

_OF_LINES = re.compile(r"(?m)^ *(?:text|plain_line|line|code_line|sentence|sql_action)_\w+ .*\[[-+ \d]+\]$")


def text_of(pair: str) -> str:
    return (PAIRS / f"{pair}.txt").read_text(encoding="utf-8")


def path_of(pair: str) -> str:
    return text_of(pair).partition("\n")[0].removeprefix("path ").strip()


def facts_of(pair: str) -> str:
    """Give the facts that the whole files of a pair tell."""
    return text_of(pair).partition("=== facts\n")[2].partition("=== facts of")[0]


def is_of(pair: str) -> tuple[Format | None, str | None]:
    """Tell format and language of a pair."""
    path = path_of(pair)
    first_line = text_of(pair).partition("=== before\n")[2].partition("\n")[0]
    row = format_of(path, first_line)
    return row, row.language(path, first_line) if row else None


def shown() -> Iterator[str]:
    """Give the path of every pair and sample of this table."""
    yield from (path_of(pair) for pair in (*ALL, *OF_ANY_TEXT))
    yield from (sample.path for sample in SAMPLES.values())


@pytest.mark.parametrize("pair", ALL)
def test_a_format_has_a_pair_and_a_broken_file_of_which_lines_are_told_by_their_place(pair: str) -> None:
    assert text_of(pair).partition("=== facts\n")[2].count("\n") > 1
    broken = ALL[pair]
    assert is_of(broken)[0] == is_of(pair)[0]
    assert _OF_LINES.search(facts_of(broken))


@pytest.mark.parametrize("sample", LOCK_FILES)
def test_of_a_broken_lock_file_lines_are_told_by_their_place(sample: str) -> None:
    broken = LOCK_FILES[sample]
    reading = next(row for row in (*LOCKS, *MANIFESTS) if row.takes(SAMPLES[sample].path))
    assert reading.takes(path_of(broken))
    assert _OF_LINES.search(facts_of(broken))


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: f"{row.module} {FORMATS.index(row)}")
def test_every_row_of_the_formats_is_in_this_table(row: Format) -> None:
    assert row in {format_of(path) for path in shown()}


@pytest.mark.parametrize("language", sorted({row.language for row in rows()}))
def test_every_language_is_in_this_table(language: str) -> None:
    assert language in {is_of(pair)[1] for pair in CODE}


@pytest.mark.parametrize("row", [*LOCKS, *MANIFESTS], ids=lambda row: f"{row.module} {row.reader}")
def test_every_file_that_names_packages_has_a_sample_or_a_pair(row: Row) -> None:
    assert any(map(row.takes, shown()))
