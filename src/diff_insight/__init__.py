"""Diff Insight: a commit range in, a true and complete report out.

What Python programs may use is listed in `__all__` (docs/python.md). It is imported when it is first asked
for, so that the command line does not pay for it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diff_insight.api import DiffInsightError, RunResult, dump, load, markdown, report

__all__ = ["DiffInsightError", "RunResult", "dump", "load", "markdown", "report"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from diff_insight import api  # noqa: PLC0415 - see above

    return getattr(api, name)
