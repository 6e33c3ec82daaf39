"""Turns one report of a run result into Markdown; the only module that knows Jinja2.

The templates hold the layout alone. Every value that reaches them has been made harmless for the
flavor before, or stands inside a fence that it cannot close, so autoescaping has no part in it.
"""

import json
from functools import cache
from importlib import resources
from typing import Any

import jinja2
import yaml

from diff_insight.model import Flavor, Report, ReportedFile, RunResult, SkippedFile
from diff_insight.report.anchors import short_names
from diff_insight.report.fence import json_fence, patch_fence
from diff_insight.report.words import NONE_SENTENCES, Words, words_of


def render(result: RunResult, report: Report, *, flavor: Flavor) -> str:
    """Give one report as Markdown.

    Args:
        result: The run that the report is part of; tells what was skipped and what lies outside.
        report: One of the run's reports.
        flavor: `pandoc`, the layout of the golden reports; `github`, for comments and job summaries.
    """
    words = words_of(report)
    overview = report.overview
    nothing = NONE_SENTENCES[report.locale]
    names = short_names(file.change.path for file in report.files)
    return _template(flavor).render(
        words=words,
        front_matter=front_matter(report),
        title=report.title,
        link=report.permalink,
        highlights=overview.highlights,
        new_features=_points(overview.new_features, nothing.new_features),
        breaking_changes=_points(overview.breaking_changes, nothing.breaking_changes),
        other_updates=_points(overview.other_updates, nothing.other_updates),
        insights=overview.insights,
        bars=report.visuals,
        diagram="",
        files=[_file(file, names[file.change.path]) for file in report.files],
        skipped=[_skipped(skipped, words) for skipped in result.skipped],
        outside=result.outside_categories,
    )


def front_matter(report: Report) -> str:
    """Give the four keys as PyYAML writes them, with the newline after the last."""
    values = {
        "date": report.date,
        "permalink": report.permalink,
        "summary": report.overview.summary,
        "title": report.title,
    }
    return yaml.safe_dump(values, allow_unicode=True)


@cache
def _template(flavor: Flavor) -> jinja2.Template:
    folder = resources.files("diff_insight.report") / "templates"
    sources = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.is_file()}
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(sources),
        autoescape=False,  # noqa: S701 - Markdown, escaped by what calls the template
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{flavor}.md.jinja")


def _points(points: tuple[str, ...] | str, nothing: str) -> str:
    if isinstance(points, str):
        return points or nothing
    return "\n".join(f"- {point}" for point in points) or nothing


def _file(file: ReportedFile, name: str) -> dict[str, Any]:
    change, summary = file.change, file.summary
    block = json.dumps(
        {"modification_type": summary.modification_type, "modification_title": summary.modification_title},
        ensure_ascii=False,
        indent=4,
    )
    return {
        "path": change.path,
        "name": name,
        "anchor": file.anchor,
        "type": summary.modification_type,
        "title": summary.modification_title,
        "status": change.status,
        "additions": change.additions,
        "deletions": change.deletions,
        "changes": change.changes,
        "bar": "",
        "patch": change.patch,
        "fence": patch_fence(change.patch) if change.patch else "",
        "json": block,
        "json_fence": json_fence(block),
        "explanation": summary.explanation,
        "note": summary.note,
    }


def _skipped(skipped: SkippedFile, words: Words) -> str:
    reason = words.reasons[skipped.reason]
    return f"{skipped.path} ({reason}: {skipped.detail})" if skipped.detail else f"{skipped.path} ({reason})"
