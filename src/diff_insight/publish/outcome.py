"""What came of publishing, and whether the step fails for it."""

from dataclasses import dataclass, field
from typing import Literal

from diff_insight.errors import DiffInsightError, PublishError
from diff_insight.model import RunResult
from diff_insight.printing import one_line
from diff_insight.publish.degrade import PublisherName
from diff_insight.publish.outputs import Published

FailOn = Literal["never", "error", "breaking"]
_MOST_NAMED = 10


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What came of it.

    Attributes:
        published: For the outputs.
        done: One clause per publisher that did its work.
        notices: What was left to another run, and why.
        warnings: What gave way to the summary, and why.
        failures: What failed the step, per publisher.
    """

    published: Published = field(default_factory=Published)
    done: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    failures: dict[PublisherName, DiffInsightError] = field(default_factory=dict)

    def error(self) -> PublishError | None:
        """Give the error that says what was and was not published; None where nothing failed."""
        if not self.failures:
            return None
        failed = " ".join(f"{name}: {error.what}" for name, error in self.failures.items())
        done = f"Published: {'; '.join(self.done)}." if self.done else "Nothing else was published."
        remedies = dict.fromkeys(error.remedy for error in self.failures.values() if error.remedy)
        return PublishError(f"Not published: {failed} {done}", remedy=" ".join(remedies))


def step_error(fail_on: FailOn, result: RunResult, outcome: Outcome) -> DiffInsightError | None:
    """Give why the step fails, after all was published; None where it does not.

    Args:
        fail_on: `never` makes a failed publisher a warning, `breaking` also fails on breaking changes.
        result: The run.
        outcome: What came of publishing it.
    """
    if fail_on == "never":
        return None
    failed = outcome.error()
    if failed or fail_on == "error":
        return failed
    breaking = dict.fromkeys(
        file.change.path
        for report in result.reports
        for file in report.files
        if file.summary.modification_type == "breaking change"
    )
    if not breaking:
        return None
    named = ", ".join(f"`{one_line(path)}`" for path in list(breaking)[:_MOST_NAMED])
    more = f" and {len(breaking) - _MOST_NAMED} more" if len(breaking) > _MOST_NAMED else ""
    return DiffInsightError(
        f"The range holds breaking changes, and `fail-on` is `breaking`: {named}{more}.",
        remedy="The reports were published; look at them before you go on.",
    )
