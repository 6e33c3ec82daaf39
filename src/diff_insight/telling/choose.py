"""Which file needs a model: one whose facts leave something to explain.

What its facts tell in full and well needs none: metadata, dates, links, packages, cells, moves, layout,
whole tests that are new. Operators, conditions, defaults, arguments, calls, permissions and whoever may sign
in always do, and so does a file that an author calls a fix, a matter of security or a revert.
"""

from collections.abc import Sequence
from typing import Literal

from diff_insight import commits as messages_of_commits
from diff_insight.model import AnalyzedFile, Commit, Fact

Explain = Literal["needed", "all"]

_STATED = frozenset(
    {
        "metadata", "metadata_entry", "link", "image", "package", "package_copy", "requirement", "checksums",
        "project_version", "vendored", "table_cell", "table_row", "table_column", "include", "toc_entry",
        "changelog_entry", "release", "mode", "binary", "submodule", "line_ends", "whitespace", "copyright",
        "link_target",
    }
)  # fmt: skip
"""Things whose facts say all there is to say."""
_MOST = 12
"""Facts told one by one; more of them want to be summed up."""


def needs_model(file: AnalyzedFile, commits: Sequence[Commit] = ()) -> bool:
    """Tell whether the facts of a file leave something to explain.

    Args:
        file: The file.
        commits: Of the range: what their authors say of it.
    """
    if file.change.patch is None:
        return False
    if any(
        _to_read(commit)
        for commit in commits
        if commit.paths is not None and file.change.path in commit.paths
    ):
        return True
    if file.change.status == "removed":
        return False
    told = [fact for fact in file.facts if not _told_in_full(fact)]
    return len(file.facts) > _MOST or bool(told)


def to_ask(
    files: Sequence[AnalyzedFile], *, explain: Explain, commits: Sequence[Commit] = ()
) -> tuple[AnalyzedFile, ...]:
    """Give the files that a model is to be asked about, in order; never one without a patch to read."""
    if explain == "all":
        return tuple(file for file in files if file.change.patch)
    return tuple(file for file in files if needs_model(file, commits))


def _told_in_full(fact: Fact) -> bool:
    if fact.breaking:
        return False
    quiet = fact.action in {"layout", "moved"} or fact.kind in {"file_renamed", "file_moved", "test_added"}
    return quiet or (fact.thing in _STATED and all(map(_told_in_full, fact.parts)))


def _to_read(commit: Commit) -> bool:
    """Tell a commit whose author says that something was wrong."""
    said = f"{commit.subject}\n{commit.body}"
    return (
        commit.type in {"fix", "revert", "security"}
        or messages_of_commits.is_revert(commit)
        or bool(messages_of_commits.advisories(said))
        or messages_of_commits.names_a_fix(commit)
    )
