"""Whether the workflows of a repository are what others call, or only how the repository itself is kept."""

import re
from collections.abc import Callable, Iterable

from diff_insight.model import FileChange

_WORKFLOW = re.compile(r"\.github/workflows/[^/]+\.ya?ml", re.IGNORECASE)
_ACTIONS = ("action.yml", "action.yaml")
_MANIFESTS = (
    "pyproject.toml",
    "setup.py",
    "setup.cfg",
    "package.json",
    "Cargo.toml",
    "go.mod",
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
    "composer.json",
    "Gemfile",
    "CMakeLists.txt",
    "mix.exs",
    "pubspec.yaml",
)
"""What stands at the root of a repository that is a program or a library."""


def is_workflow(path: str) -> bool:
    """Tell whether a file is a workflow of GitHub."""
    return _WORKFLOW.fullmatch(path) is not None


def keeps_its_own(changes: Iterable[FileChange], read: Callable[[str], str | None]) -> bool:
    """Tell whether a repository's workflows are its own: it is a program, and offers no action.

    Where no manifest is known, most of the range says what the repository is made of.

    Args:
        changes: The files of the range.
        read: Gives what stands at a path where the range ends.
    """
    paths = [change.path for change in changes]
    if any(path.rpartition("/")[2] in _ACTIONS for path in paths) or any(
        read(path) is not None for path in _ACTIONS
    ):
        return False
    if any(path in _MANIFESTS for path in paths) or any(read(path) is not None for path in _MANIFESTS):
        return True
    return 2 * sum(map(is_workflow, paths)) < len(paths)
