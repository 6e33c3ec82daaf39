"""Which file is read by which reader of packages: one row a kind of file."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of file.

    Attributes:
        path: Matches the end of the file's path from a folder's beginning on, without regard to case.
        module: The module beside this one that reads it.
        reader: Its function there: the root of a lock file, or the packages of a manifest.
    """

    path: str
    module: str
    reader: str

    def takes(self, path: str) -> bool:
        """Tell whether a file is of this kind by its path."""
        return _matcher(self.path)(path)


LOCKS = (
    Row(r"package-lock\.json|npm-shrinkwrap\.json", "npm_lock", "parse"),
    Row(r"yarn\.lock", "yarn_lock", "parse"),
    Row(r"pnpm-lock\.yaml", "pnpm_lock", "parse"),
    Row(r"(?:[\w-]+\.)?conda-lock\.ya?ml", "conda_lock", "parse"),
    Row(
        r"(?:[\w.-]*[-_.])?(?:linux|osx|win)-(?:64|32|aarch64|arm64|ppc64le|s390x)(?:\.conda)?\.lock",
        "conda_lock",
        "parse_explicit",
    ),
    Row(r"bun\.lock", "bun_lock", "parse"),
    Row(r"(?:poetry|uv|pdm)\.lock|pylock(?:\.[\w-]+)?\.toml", "toml_lock", "parse_python"),
    Row(r"Cargo\.lock", "toml_lock", "parse_cargo"),
    Row(r"Pipfile\.lock", "pip_files", "parse_pipfile_lock"),
    Row(
        r"(?:[\w.-]*[-_.])?(?:requirements|constraints)(?:[-_.][\w.-]*)?\.(?:txt|in)",
        "pip_files",
        "parse_requirements",
    ),
    Row(r"requirements/[\w.-]+\.(?:txt|in)", "pip_files", "parse_requirements"),
    Row(r"packages\.txt", "pip_files", "parse_list"),
    Row(r"go\.(?:mod|work)", "go_files", "parse_mod"),
    Row(r"go(?:\.work)?\.sum", "go_files", "parse_sum"),
    Row(r"(?:Gemfile|gems)\.lock(?:ed)?|gems\.locked", "ruby_files", "parse_lock"),
    Row(r"composer\.lock", "php_files", "parse_lock"),
    Row(r"(?:buildscript-)?gradle\.lockfile", "java_files", "parse_gradle_lock"),
    Row(r"packages\.(?:[\w.-]+\.)?lock\.json", "dotnet_files", "parse_lock"),
    Row(r"pubspec\.lock", "dart_files", "parse_lock"),
    Row(r"mix\.lock", "elixir_files", "parse_lock"),
    Row(r"Package(?:@swift-[\d.]+)?\.resolved", "swift_files", "parse_lock"),
    Row(r"Chart\.lock|requirements\.lock", "infrastructure_files", "parse_chart_lock"),
    Row(r"\.terraform\.lock\.hcl", "infrastructure_files", "parse_terraform_lock"),
    Row(r"flake\.lock", "infrastructure_files", "parse_flake_lock"),
    Row(r"\.gitmodules", "used_files", "parse_submodules"),
)
"""Files that hold nothing but packages."""

MANIFESTS = (
    Row(r"package\.json", "npm_manifest", "packages"),
    Row(r"pyproject\.toml", "python_manifest", "packages"),
    Row(r"Pipfile", "python_manifest", "pipfile"),
    Row(r"setup\.cfg", "setup_cfg", "packages"),
    Row(r"setup\.py", "setup_py", "packages"),
    Row(r"Cargo\.toml", "cargo_manifest", "packages"),
    Row(r"Gemfile|[^/]*\.gemfile|gems\.rb|[^/]*\.gemspec", "ruby_files", "packages"),
    Row(r"composer\.json", "php_files", "packages"),
    Row(r"pom\.xml|[^/]*\.pom", "java_files", "pom"),
    Row(r"[^/]*\.gradle(?:\.kts)?", "java_files", "gradle"),
    Row(r"[^/]*\.versions\.toml", "java_files", "catalogue"),
    Row(r"[^/]*\.(?:cs|fs|vb)proj|Directory\.[\w.]+\.props|packages\.config", "dotnet_files", "packages"),
    Row(r"dotnet-tools\.json", "dotnet_files", "tools"),
    Row(r"pubspec\.yaml", "dart_files", "packages"),
    Row(r"mix\.exs", "elixir_files", "packages"),
    Row(r"Package(?:@swift-[\d.]+)?\.swift", "swift_files", "packages"),
    Row(r"Chart\.yaml|charts/[\w.-]+/requirements\.yaml", "infrastructure_files", "chart"),
    Row(r"(?:Docker|Container)file(?:\.[\w.-]+)?|[^/]*\.(?:docker|container)file", "used_files", "images"),
    Row(r"\.github/workflows/[^/]+\.ya?ml|action\.ya?ml", "used_files", "actions"),
    Row(r"(?:[\w-]+[-_])?environment[\w.-]*\.ya?ml", "conda_files", "environment"),
    Row(r"meson\.build", "build_files", "meson"),
    Row(r"MODULE\.bazel", "build_files", "bazel"),
    Row(r"\.pre-commit-config\.yaml|\.pre-commit-hooks\.yaml", "used_files", "hooks"),
)
"""Files that name packages among other things, which the reader of their syntax tells."""


_ARE_PACKAGES = frozenset({"key", "entry", "element"})
"""Things that are nothing but the package where they have its rows: `<dependency>`, a key with a version."""


def is_lock(path: str, _first_line: str = "") -> bool:
    """Tell whether a file holds nothing but packages."""
    return _row(LOCKS, path) is not None


def names_packages(path: str) -> bool:
    """Tell whether a file is a lock file or a manifest."""
    return is_lock(path) or _row(MANIFESTS, path) is not None


def parse(text: Text) -> Node:
    """Read a lock file.

    Raises:
        UnreadableError: It is none, or broken.
    """
    row = _row(LOCKS, text.path)
    if row is None:
        raise UnreadableError("no lock file")
    reader: Callable[[Text], Node] = getattr(_module(row), row.reader)
    return reader(text)


def grafted(root: Node, text: Text) -> Node:
    """Give the tree of a manifest with its packages in it, in place of what its syntax says there."""
    row = _row(MANIFESTS, text.path)
    if row is None:
        return root
    reader: Callable[[Text], Iterator[Node]] = getattr(_module(row), row.reader)
    try:
        found = sorted(reader(text), key=lambda node: (node.first, node.last))
    except UnreadableError:
        return root
    return replace(root, children=_graft(root.children, found)) if found else root


def _graft(nodes: Sequence[Node], packages: Sequence[Node]) -> tuple[Node, ...]:
    """Put packages into the innermost things that hold their rows and more; all are in order."""
    firsts = [one.first for one in packages]
    placed: set[int] = set()
    made: list[Node] = []
    for node in nodes:
        within = packages[bisect_left(firsts, node.first) : bisect_right(firsts, node.last)]
        inside = [one for one in within if id(one) not in placed and _holds(node, one)]
        before = bisect_right(firsts, node.first) - 1
        if inside:
            placed.update(map(id, inside))
            told = {
                key: said for key, said in node.attributes.items() if key != "value"
            }  # they are its value
            made.append(replace(node, attributes=told, children=_graft(node.children, inside)))
        elif before < 0 or packages[before].last < node.last:
            made.append(node)
    left = [one for one in packages if id(one) not in placed]
    return tuple(sorted((*made, *left), key=lambda node: node.first))


def _holds(node: Node, package: Node) -> bool:
    wider = node.last - node.first > package.last - package.first
    of_its_own = node.thing not in _ARE_PACKAGES and bool(node.children)  # a step that only uses an action
    return (wider or of_its_own) and node.first <= package.first and package.last <= node.last


def _row(rows: Sequence[Row], path: str) -> Row | None:
    return next((row for row in rows if row.takes(path)), None)


@cache
def _matcher(pattern: str) -> Callable[[str], bool]:
    whole = re.compile(f"(?:.*/)?(?:{pattern})", re.IGNORECASE)
    return lambda path: whole.fullmatch(path) is not None


def _module(row: Row) -> object:
    return import_module(f"diff_insight.trees.package_files.{row.module}")
