"""Writes the run result, the JSON that everything else can be made from again; `load` reads it.

`load(dump(x)) == x` for every run result. Writing needs no validation library, which a report has no
time to import.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from diff_insight.model import (
    Commit,
    CommitRange,
    Context,
    Fact,
    PullRequest,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
    Usage,
)

SURROGATE = re.compile("[\ud800-\udfff]")
encode = json.JSONEncoder(ensure_ascii=False).encode


def dump(result: RunResult) -> str:
    """Give the run result as JSON text: indented by two, one line to a fact or commit, one final newline.

    Half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD.
    """
    text = "".join(_written(_run_result(result), "\n")) + "\n"
    return SURROGATE.sub("\ufffd", text)


def _run_result(result: RunResult) -> dict[str, Any]:
    return {
        "schema_version": result.schema_version,
        "range": _plain(result.range),
        "commits": [_Line(_plain(commit)) for commit in result.commits],
        "pull_request": None if result.pull_request is None else _plain(result.pull_request),
        "outside_categories": list(result.outside_categories),
        "skipped": [_plain(skipped) for skipped in result.skipped],
        "warnings": list(result.warnings),
        "reports": [_report(report) for report in result.reports],
        "usage": _plain(result.usage),
    }


def _plain(value: CommitRange | Commit | PullRequest | SkippedFile | Usage) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _report(report: Report) -> dict[str, Any]:
    overview = report.overview
    return {
        "title": report.title,
        "date": report.date,
        "permalink": report.permalink,
        "locale": report.locale,
        "category": report.category,
        "headings": report.headings,
        "visuals": report.visuals,
        "summary": overview.summary,
        "overview": {
            "highlights": overview.highlights,
            "new_features": _points(overview.new_features),
            "breaking_changes": _points(overview.breaking_changes),
            "other_updates": _points(overview.other_updates),
            "insights": overview.insights,
        },
        "files": [_file(file) for file in report.files],
    }


def _points(points: tuple[str, ...] | str) -> list[str] | str:
    return points if isinstance(points, str) else list(points)


def _file(file: ReportedFile) -> dict[str, Any]:
    change, summary = file.change, file.summary
    return {
        "path": change.path,
        "previous_path": change.previous_path,
        "status": change.status,
        "additions": change.additions,
        "deletions": change.deletions,
        "changes": change.changes,
        "role": file.role,
        "language": file.language,
        "anchor": file.anchor,
        "patch": change.patch,
        "context": _context(file.context),
        "facts": [_fact(fact) for fact in file.facts],
        "modification_type": summary.modification_type,
        "modification_title": summary.modification_title,
        "explanation": summary.explanation,
        "explained_by": summary.explained_by,
        "note": summary.note,
        "dropped_claims": list(summary.dropped_claims),
    }


def _context(context: Context) -> dict[str, Any]:
    return {
        "old": {str(number): line for number, line in context.old.items()},
        "new": {str(number): line for number, line in context.new.items()},
    }


def _fact(fact: Fact) -> "_Line":
    return _Line(
        kind=fact.kind,
        name=fact.name,
        previous_name=fact.previous_name,
        where=fact.where,
        public=fact.public,
        breaking=fact.breaking,
        old=fact.old,
        new=fact.new,
        lines={"removed": fact.lines.removed, "added": fact.lines.added},
        details=dict(fact.details),
        parts=[_fact(part) for part in fact.parts],
    )


class _Line(dict[str, Any]):
    """An object that is written on one line: facts and commits are many, and read by eye one by one.

    The parts of a fact follow on lines of their own.
    """


def _written(value: Any, newline: str) -> Iterator[str]:
    deeper = newline + "  "
    if isinstance(value, _Line) and value.get("parts"):
        yield encode({**value, "parts": 0})[: -len("0}")]
        yield from _written(value["parts"], newline)
        yield "}"
    elif isinstance(value, dict) and value and not isinstance(value, _Line):
        yield "{"
        for index, (key, entry) in enumerate(value.items()):
            yield ("," if index else "") + deeper + encode(key) + ": "
            yield from _written(entry, deeper)
        yield newline + "}"
    elif isinstance(value, list) and value:
        yield "["
        for index, entry in enumerate(value):
            yield ("," if index else "") + deeper
            yield from _written(entry, deeper)
        yield newline + "]"
    else:
        yield encode(value)
