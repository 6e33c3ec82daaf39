"""A run without a report says why, with names and reasons."""

import pytest

from diff_insight.model import CommitRange, RunResult, SkippedFile
from diff_insight.reports.no_report import why_no_report


def result(files: int, *skipped: SkippedFile, outside: tuple[str, ...] = ()) -> RunResult:
    return RunResult(range=CommitRange(files=files), skipped=skipped, outside_categories=outside)


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (result(0), "The range is empty: it holds no changed file, so there is no report."),
        (
            result(1, SkippedFile(path="a.lock", reason="ignored", detail="**/*.lock")),
            "1 file changes, and there is nothing to report: `a.lock`: ignored (`**/*.lock`).",
        ),
        (
            result(
                4,
                SkippedFile(path="a", reason="ignored"),
                SkippedFile(path="b", reason="own output"),
                SkippedFile(path="c", reason="ignored"),
                outside=("d",),
            ),
            (
                "4 files change, and there is nothing to report: `a`, `c`: ignored; `b`: own output; "
                "`d`: outside the categories."
            ),
        ),
        (
            result(12, outside=tuple(f"{number}.txt" for number in range(12))),
            "12 files change, and there is nothing to report: "
            + ", ".join(f"`{number}.txt`" for number in range(10))
            + " and 2 more: outside the categories.",
        ),
    ],
)
def test_what_left_nothing_to_report_is_said(run: RunResult, said: str) -> None:
    assert why_no_report(run) == said
