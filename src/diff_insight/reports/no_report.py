"""Why a run has no report: said with names and reasons, so that nothing ends in silence."""

from collections.abc import Iterator

from diff_insight.model import RunResult

MOST_NAMED = 10
"""Files that are named for one reason; the run result names all."""


def why_no_report(result: RunResult) -> str | None:
    """Say why there is no report; None where there is one."""
    if result.reports:
        return None
    if not result.range.files:
        return "The range is empty: it holds no changed file, so there is no report."
    files = "1 file changes" if result.range.files == 1 else f"{result.range.files} files change"
    return f"{files}, and there is nothing to report: {'; '.join(_reasons(result))}."


def _reasons(result: RunResult) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for file in result.skipped:
        detail = f"`{file.detail}`" if file.reason == "ignored" else file.detail  # a pattern, or words
        detail = f" ({detail})" if file.detail else ""
        by_reason.setdefault(f"{file.reason}{detail}", []).append(file.path)
    if result.outside_categories:
        by_reason["outside the categories"] = list(result.outside_categories)
    for reason, paths in by_reason.items():
        more = f" and {len(paths) - MOST_NAMED} more" if len(paths) > MOST_NAMED else ""
        yield f"{', '.join(f'`{path}`' for path in paths[:MOST_NAMED])}{more}: {reason}"
