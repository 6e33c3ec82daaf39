"""Which file needs a model: one whose facts leave something to explain.

What its facts tell in full and well needs none: metadata, dates, links, packages, cells, moves of whole
things, layout, whole tests that are new, a page, an example or a test that is gone, and the version or date
of an example. Sentences, operators, conditions, defaults, arguments, calls, permissions and whoever may sign
in always do, wherever they stand now, and so does a file that an author calls a fix, a matter of security or
a revert.
"""

import re
from collections.abc import Sequence
from typing import Literal

from diff_insight import commits as messages_of_commits
from diff_insight.model import AnalyzedFile, Commit, Fact

Explain = Literal["needed", "all"]

_STATED = frozenset(
    {
        "metadata", "metadata_entry", "link", "image", "package", "package_copy", "requirement", "checksums",
        "project_version", "vendored", "table_cell", "table_row", "table_column", "include", "toc_entry",
        "changelog_entry", "release", "date", "binary", "submodule", "line_ends", "whitespace", "copyright",
        "link_target", "normal_form",
    }
)  # fmt: skip
"""Things whose facts say all there is to say."""
_HOLDERS = frozenset({"code_block", "paragraph", "section"})
"""What only holds what changed, or has another name."""
_TOLD_BY_NAME = frozenset({"file_removed", "file_renamed", "file_moved", "test_added"})
_WHOLE = frozenset(
    {
        "file", "function", "method", "override", "trait_method", "constructor", "property",
        "setter", "macro", "class", "interface", "annotation_type", "struct", "enum", "trait",
        "type_alias", "alias_of_type", "extension", "impl_block", "module", "namespace", "field",
        "constant", "variable", "enum_member", "test", "suite", "import", "imports", "comment",
        "docstring", "section", "paragraph", "sentence", "quote", "quoted", "heading", "list_item",
        "definition", "table", "code_block", "code_line", "admonition", "tab", "footnote", "html",
        "front_matter", "markdown_cell", "code_cell", "raw_cell", "markup_text", "translation",
        "snapshot", "key", "entry",
    }
)  # fmt: skip
"""Things that are as they were in another place; the place of a statement or argument is what it does."""
_SCOPE = frozenset({"out_of", "set_within"})
"""Details of a name that others see now, or no longer."""
_RUN = frozenset({"source", "schema", "config", "ci", "build"})
"""Roles of files that say what a program does: what goes with one is not told by its name."""
_DATED = re.compile(r"(?<!\d)v?(?:\d{4}-\d{2}-\d{2}(?:-preview)?|\d++(?:\.\d+)+(?:-[a-z]+(?:\.\d+)?)?)")
"""A version or a date."""
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
    if file.change.status == "removed" and file.role not in _RUN:
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
    if fact.kind in _TOLD_BY_NAME:
        return True
    if fact.action in {"layout", "moved"}:
        as_it_was = fact.thing in _WHOLE | _STATED and _SCOPE.isdisjoint(fact.details)
        return (fact.action == "layout" or as_it_was) and all(map(_told_in_full, fact.parts))
    holds = fact.thing in _HOLDERS and fact.action in {"changed", "renamed"}
    stated = fact.thing in _STATED or _is_dated(fact) or (holds and (fact.parts or fact.previous_name))
    return bool(stated) and all(map(_told_in_full, fact.parts))


def _is_dated(fact: Fact) -> bool:
    """Tell a row of an example of which the version or the date alone is another one."""
    if fact.action != "changed" or fact.thing != "code_line":
        return False
    old, new = fact.old or "", fact.new or ""
    return old != new and _DATED.sub("", old) == _DATED.sub("", new)


def _to_read(commit: Commit) -> bool:
    """Tell a commit whose author says that something was wrong."""
    said = f"{commit.subject}\n{commit.body}"
    return (
        commit.type in {"fix", "revert", "security"}
        or messages_of_commits.is_revert(commit)
        or bool(messages_of_commits.advisories(said))
        or messages_of_commits.names_a_fix(commit)
    )
