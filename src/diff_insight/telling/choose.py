"""Which file needs a model: one whose facts leave something to explain.

What its facts tell in full and well needs none: metadata, dates, links, packages, cells, moves, layout.
Conditions, defaults, calls and whatever changes how a program behaves always do.
"""

from collections.abc import Sequence
from typing import Literal

from diff_insight.model import AnalyzedFile, Fact

Explain = Literal["needed", "all"]

_STATED = frozenset(
    {
        "metadata",
        "link",
        "image",
        "package",
        "runtime",
        "table_cell",
        "include",
        "mode",
        "binary",
        "submodule",
    }
)
"""Things whose facts say all there is to say."""
_QUIET = frozenset({"whitespace_changed", "file_removed", "file_renamed", "file_moved"})
_MOST = 12
"""Facts told one by one; more of them want to be summed up."""


def needs_model(file: AnalyzedFile) -> bool:
    """Tell whether the facts of a file leave something to explain."""
    if file.change.patch is None or file.change.status == "removed":
        return False
    told = [fact for fact in file.facts if not _upkeep(fact)]
    return len(told) > _MOST or any(fact.thing not in _STATED for fact in told)


def to_ask(files: Sequence[AnalyzedFile], *, explain: Explain) -> tuple[AnalyzedFile, ...]:
    """Give the files that a model is to be asked about, in order; never one without a patch to read."""
    if explain == "all":
        return tuple(file for file in files if file.change.patch)
    return tuple(file for file in files if needs_model(file))


def _upkeep(fact: Fact) -> bool:
    return fact.action in {"layout", "moved"} or fact.kind in _QUIET
