"""Which file needs a model: one whose facts leave something to explain.

A change that its facts state in full (metadata, dates, whitespace, links, small corrections, rows and list
items, images, renames) is told exactly offline; a model could only make it longer or wrong.
"""

from collections.abc import Sequence
from typing import Literal

from diff_insight.model import AnalyzedFile, Fact, FactKind

Explain = Literal["needed", "all"]

STATED_KINDS: frozenset[FactKind] = frozenset(
    {
        "front_matter_added",
        "front_matter_removed",
        "front_matter_changed",
        "heading_changed",
        "table_row_added",
        "table_row_removed",
        "table_cell_changed",
        "table_column_added",
        "table_column_removed",
        "list_item_added",
        "list_item_removed",
        "list_item_changed",
        "link_added",
        "link_removed",
        "link_changed",
        "image_added",
        "image_removed",
        "image_changed",
        "include_added",
        "include_removed",
        "include_changed",
        "value_added",
        "value_removed",
        "value_changed",
        "dependency_added",
        "dependency_removed",
        "dependency_changed",
        "moved",
        "whitespace_changed",
        "wrapping_changed",
        "final_newline_changed",
        "file_removed",
        "file_renamed",
        "file_copied",
        "mode_changed",
        "binary_changed",
        "submodule_changed",
    }
)
"""Kinds whose fields say all there is to say."""

_SMALL_WORDS = 6
"""Words on either side of a replacement that is told by quoting both."""
_SMALL_KINDS: frozenset[FactKind] = frozenset(
    {"words_changed", "words_added", "words_removed", "code_changed"}
)
_MOST_STATED = 12
"""Facts told one by one; more of them want to be summed up."""
_UPKEEP: frozenset[FactKind] = frozenset(
    {
        "front_matter_changed",
        "link_changed",
        "image_changed",
        "moved",
        "whitespace_changed",
        "wrapping_changed",
    }
)


def needs_model(file: AnalyzedFile) -> bool:
    """Whether the facts of a file leave something to explain."""
    if file.change.patch is None or file.change.status == "removed":
        return False
    if not all(_stated(fact) for fact in file.facts):
        return True
    return sum(fact.kind not in _UPKEEP for fact in file.facts) > _MOST_STATED


def to_ask(files: Sequence[AnalyzedFile], *, explain: Explain) -> tuple[AnalyzedFile, ...]:
    """Give the files that a model is to be asked about, in order; never one without a patch to read."""
    if explain == "all":
        return tuple(file for file in files if file.change.patch)
    return tuple(file for file in files if needs_model(file))


def _stated(fact: Fact) -> bool:
    if fact.kind in STATED_KINDS:
        return True
    return fact.kind in _SMALL_KINDS and _words(fact.old) <= _SMALL_WORDS and _words(fact.new) <= _SMALL_WORDS


def _words(text: str | None) -> int:
    r"""Count words; two letters of a language without blanks weigh about as much as one."""
    if text is None:
        return 0
    return sum(max(1, sum(not letter.isascii() for letter in word) // 2) for word in text.split())
