"""The step's outputs, and the notices at files that break something."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diff_insight.model import EngineName, ReportedFile, RunResult
from diff_insight.publish.message import summary_of
from diff_insight.publish.workflow_commands import annotation

MOST_NOTICES = 10
"""Annotations of one level that GitHub shows for a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What the publishers did; None where there was nothing to do.

    Attributes:
        report_paths: One per report, in result order, as they stand in the branch or workspace.
        result_path: Where the run result stands.
        commit_sha: The commit that holds the reports, if this run made one.
        comment_url: The first part of the sticky comment.
        pull_request_url: The pull request that brings the reports.
    """

    report_paths: tuple[str, ...] = ()
    result_path: str | None = None
    commit_sha: str | None = None
    comment_url: str | None = None
    pull_request_url: str | None = None


def outputs(result: RunResult, published: Published, *, engine: EngineName) -> Mapping[str, str]:
    """Give every output of the action, in the order of action.yml; what there is not is empty."""
    explained = {file.change.path for file in _files(result) if file.summary.explained_by == "claude"}
    usage = result.usage
    return {
        "report-paths": json.dumps(list(published.report_paths), ensure_ascii=False),
        "result-path": published.result_path or "",
        "summary": summary_of(result),
        "breaking": "true" if is_breaking(result) else "false",
        "files": str(result.range.files),
        "explained": str(len(explained)),
        "commit-sha": published.commit_sha or "",
        "comment-url": published.comment_url or "",
        "pull-request-url": published.pull_request_url or "",
        "engine": engine,
        "input-tokens": str(usage.input_tokens),
        "output-tokens": str(usage.output_tokens),
        "cost-usd": dollars(usage.cost_usd),
    }


def together(told: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
    """Give the outputs of a run over several pull requests: sums, lists, and one address a line."""
    if len(told) == 1:
        return told[0]
    joined: dict[str, str] = {}
    for name in told[0]:
        values = [one[name] for one in told if one[name]]
        if name == "report-paths":
            joined[name] = json.dumps(
                [path for value in values for path in json.loads(value)], ensure_ascii=False
            )
        elif name == "breaking":
            joined[name] = "true" if "true" in values else "false"
        elif name == "engine":
            joined[name] = "claude" if "claude" in values else "offline"
        elif name == "cost-usd":  # unknown where one of them is
            joined[name] = dollars(sum(map(float, values))) if len(values) == len(told) else ""
        elif name in _COUNTS:
            joined[name] = str(sum(map(int, values)))
        else:
            joined[name] = "\n".join(values)
    return joined


_COUNTS = frozenset({"files", "explained", "input-tokens", "output-tokens"})


def is_breaking(result: RunResult) -> bool:
    """Tell whether the final types say that something breaks."""
    return any(file.summary.modification_type == "breaking change" for file in _files(result))


def dollars(amount: float | None) -> str:
    """Give an amount without an exponent and without needless zeros; nothing where it is unknown."""
    if amount is None:
        return ""
    whole, _, rest = f"{amount:.6f}".partition(".")
    return f"{whole}.{rest.rstrip('0').ljust(2, '0')}"


def breaking_notices(result: RunResult) -> Sequence[str]:
    """Give one notice per file that breaks something, as workflow commands, as many as GitHub shows."""
    found: dict[str, ReportedFile] = {}
    for file in _files(result):
        if file.summary.modification_type == "breaking change":
            found.setdefault(file.change.path, file)
    notices = [_notice(file) for file in found.values()]
    if len(notices) <= MOST_NOTICES:
        return notices
    shown = notices[: MOST_NOTICES - 1]
    rest = len(notices) - len(shown)
    return [
        *shown,
        annotation(
            "notice",
            f"{rest} more files hold breaking changes; the report lists them.",
            title="Breaking changes",
        ),
    ]


def _notice(file: ReportedFile) -> str:
    line = next((fact.lines.added[0] for fact in file.facts if fact.lines.added), None)
    return annotation(
        "notice",
        file.summary.modification_title or file.change.path,
        title="Breaking change",
        path=file.change.path,
        line=None if file.change.status == "removed" else line,
    )


def _files(result: RunResult) -> Iterator[ReportedFile]:
    for report in result.reports:
        yield from report.files
