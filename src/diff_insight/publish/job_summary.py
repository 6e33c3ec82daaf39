"""The job summary: the report and how it came to be, within the runner's limit.

The summary is where a report always arrives, also where nothing else may be written, so it comes last
and says what the other publishers did.
"""

from collections.abc import Sequence

from diff_insight.model import RunResult
from diff_insight.publish.message import range_name
from diff_insight.publish.outputs import Published, dollars
from diff_insight.publish.shown_texts import code, link, prose, said
from diff_insight.reports.fitting import fitting, utf8_bytes
from diff_insight.reports.no_report import why_no_report
from diff_insight.reports.own_templates import NO_TEMPLATES, OwnTemplates

SUMMARY_LIMIT = 1_000_000
"""Bytes of one step's summary; the runner drops a summary of more than 1 MiB (1,048,576 bytes)."""


def summary_mark(number: int = 1) -> str:
    """Give the hidden first line of our part of a summary file, one for each range of the run.

    What a killed try wrote from there on is replaced.
    """
    return f"<!-- diff-insight:summary {number} -->"


_MOST_WARNINGS = 100


def job_summary(  # noqa: PLR0913 - each is a part of the summary
    result: RunResult,
    *,
    published: Published,
    chosen: str = "",
    warnings: Sequence[str] = (),
    limit: int = SUMMARY_LIMIT,
    number: int = 1,
    own: OwnTemplates = NO_TEMPLATES,
) -> str:
    """Give the whole summary of a run.

    Args:
        result: The run.
        published: What the other publishers did.
        chosen: The rule that chose the range, as a sentence; the rule's name if empty.
        warnings: What they could not do, besides the warnings of the run.
        limit: Bytes at most, as UTF-8.
        number: Which of the ranges of the run this is, from 1.
        own: Templates of the user's.
    """
    head = "\n".join(
        [summary_mark(number), *_head(result, published, chosen), *_warnings([*result.warnings, *warnings])]
    )
    if not result.reports:
        return f"{head}\n\n{said(why_no_report(result) or '')}\n"
    head += "\n\n---\n\n"
    room = limit - utf8_bytes(head)
    return head + fitting(result, limit=room, measure=utf8_bytes, patches=True, own=own)


def with_summary(existing: str, summary: str) -> str:
    """Give a summary file that holds ours once: after what was there, in place of what a killed try left."""
    before = existing.split(summary.partition("\n")[0], 1)[0]
    if before and not before.endswith("\n"):
        before += "\n"
    return before + summary


def nothing_summary(why: str) -> str:
    """Give the summary of a run that had nothing to report."""
    return "\n".join([summary_mark(), "## Diff Insight", "", said(why)]) + "\n"


def failure_summary(what: str, *, remedy: str = "", number: int = 1) -> str:
    """Give the summary of a run that failed before there was a report."""
    lines = [summary_mark(number), "## Diff Insight", "", f"**The run failed.** {said(what)}"]
    if remedy:
        lines += ["", said(remedy)]
    return "\n".join(lines) + "\n"


def coverage(result: RunResult) -> str:
    """Say where every file of the range went, and who explained the reported ones."""
    rows = {file.change.path: file.summary for report in result.reports for file in report.files}
    by_model = sum(summary.explained_by == "claude" for summary in rows.values())
    parts = [
        f"{len(rows)} reported ({by_model} explained by Claude, {len(rows) - by_model} from the facts alone)"
    ]
    if result.outside_categories:
        parts.append(f"{len(result.outside_categories)} outside the categories")
    if result.skipped:
        parts.append(f"{len(result.skipped)} skipped")
    return f"{result.range.files} changed: {', '.join(parts)}"


def usage_line(result: RunResult) -> str:
    """Say what the run asked of a model."""
    usage = result.usage
    if not usage.requests and not usage.cached:
        return "no request to a model"
    cost = "cost unknown" if usage.cost_usd is None else f"USD {dollars(usage.cost_usd)}"
    cached = usage.cache_read_input_tokens + usage.cache_creation_input_tokens
    return (
        f"{usage.requests:,} requests, {usage.cached:,} answers from the cache, "
        f"{usage.input_tokens:,} input tokens ({cached:,} more through the prompt cache), "
        f"{usage.output_tokens:,} output tokens, {cost}"
    )


def _head(result: RunResult, published: Published, chosen: str) -> list[str]:
    commits = link(range_name(result.range), result.range.permalink)
    lines = [
        "## Diff Insight",
        "",
        f"- **Range**: {commits}; {prose(chosen or f'chosen by: {result.range.chosen_by}')}",
        f"- **Files**: {coverage(result)}",
        f"- **Usage**: {usage_line(result)}",
    ]
    if published.commit_sha:
        count = len(published.report_paths)
        reports = "1 report" if count == 1 else f"{count} reports"
        lines.append(f"- **Commit**: {code(published.commit_sha[:12])} with {reports}")
    if published.pull_request_url:
        lines.append(f"- **Pull request**: {link('pull request', published.pull_request_url)}")
    if published.comment_url:
        lines.append(f"- **Comment**: {link('comment', published.comment_url)}")
    return lines


def _warnings(warnings: Sequence[str]) -> list[str]:
    if not warnings:
        return []
    unique = list(dict.fromkeys(warnings))
    shown = [f"- {said(text[:2000])}" for text in unique[:_MOST_WARNINGS]]
    if len(unique) > _MOST_WARNINGS:
        shown.append(f"- and {len(unique) - _MOST_WARNINGS} more; the run result lists them")
    return ["", "### Warnings", "", *shown]
