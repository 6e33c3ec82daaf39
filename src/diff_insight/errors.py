"""One root for everything that can go wrong, so that entry points catch one thing and print one paragraph.

An error names what failed, the value it failed on and what to do; it never carries a secret. Only
entry points print errors and turn them into exit codes.
"""

from diff_insight.printing import one_line

_MOST_LISTED = 50
"""Faults that one message lists; more of them help nobody, and a file may have thousands."""


class DiffInsightError(Exception):
    """What failed, on which value, and how to mend it.

    Args:
        what: What failed and on which value, one or more sentences.
        remedy: What the reader can do about it; empty where nothing can be done.
    """

    exit_code = 1

    def __init__(self, what: str, *, remedy: str = "") -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


class InputError(DiffInsightError):
    """Wrong usage, input or configuration: the caller has to change something (exit code 2)."""

    exit_code = 2


class ListedError(InputError):
    """One or more faults of one input, all of them at once, each on a line of its own.

    Args:
        source: Where the input came from, as the reader knows it (a path).
        faults: One entry per fault: the key, what is wrong, what is allowed.
        hint: Where the right shape is told.
    """

    def __init__(self, source: str, faults: list[str], *, hint: str = "") -> None:
        self.source = source
        self.faults = faults
        listed = "".join(f"\n  - {one_line(fault)}" for fault in faults[:_MOST_LISTED])
        more = f"\n  - and {len(faults) - _MOST_LISTED} more" if len(faults) > _MOST_LISTED else ""
        count = f"{len(faults)} fault{'s' if len(faults) > 1 else ''}"
        super().__init__(f"{source} has {count}{hint and f' ({hint})'}:{listed}{more}")


class ConfigurationError(ListedError):
    """One or more faults in the configuration."""


class SourceError(DiffInsightError):
    """The commit range could not be read from its source (exit code 1)."""


class DiffSyntaxError(InputError):
    """A text that should be a unified diff is not one (exit code 2)."""


class EngineError(DiffInsightError):
    """An engine that was asked for by name cannot be had at all (exit code 1)."""


class PublishError(DiffInsightError):
    """A publisher that was asked for by name failed; the text says what was and was not published."""
