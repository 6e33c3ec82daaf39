"""Turns one report of a run result into Markdown; the only module that knows Jinja2.

The templates hold the layout alone. Every value that reaches them has been made harmless for the
flavor before, or stands inside a fence that it cannot close, so autoescaping has no part in it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

import jinja2
import yaml

from diff_insight.facts.parallel import each
from diff_insight.model import Flavor, Report, ReportedFile, RunResult, SkippedFile
from diff_insight.report.anchors import short_names
from diff_insight.report.fence import json_fence, patch_fence
from diff_insight.report.inline import Context, heading_key
from diff_insight.report.links import Links
from diff_insight.report.prose import heading, listed_path, path_text, plain_text, point, prose
from diff_insight.report.visible import escaped_json, shown_path
from diff_insight.report.visuals import bar, diagram
from diff_insight.report.words import NONE_SENTENCES, Words, words_of

_ENTITY = re.compile("&(?=#?[A-Za-z0-9]+;)")
_UNSEEN = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(result: RunResult, report: Report, *, flavor: Flavor) -> str:
    """Give one report as Markdown.

    Args:
        result: The run that the report is part of; tells what was skipped and what lies outside.
        report: One of the run's reports.
        flavor: `pandoc`, the layout of the golden reports; `github`, for comments and job summaries.
    """
    fixed = words_of(report)
    context = _context(report, flavor, fixed)
    overview, nothing = report.overview, NONE_SENTENCES[report.locale]
    changes = [file.change for file in report.files]
    names = short_names(change.path for change in changes)
    link = context.links.permalink
    return _template(flavor).render(
        words=fixed,
        front_matter=front_matter(report),
        title=heading(plain_text(report.title, replace(context, markup=False))),
        link=_ENTITY.sub("&amp;", link) if link else None,
        highlights=prose(overview.highlights, context),
        new_features=_points(overview.new_features, nothing.new_features, context),
        breaking_changes=_points(overview.breaking_changes, nothing.breaking_changes, context),
        other_updates=_points(overview.other_updates, nothing.other_updates, context),
        insights=prose(overview.insights, context),
        bars=report.visuals,
        diagram=diagram(changes, title=fixed.changed_lines, others=fixed.others) if report.visuals else "",
        files=_files(report.files, names, context),
        skipped=[_skipped(skipped, fixed, context) for skipped in result.skipped],
        outside=[_listed_path(path, context) for path in result.outside_categories],
    )


def front_matter(report: Report) -> str:
    """Give the four keys as PyYAML writes them, with the newline after the last."""
    values = {
        "date": report.date,
        "permalink": report.permalink,
        "summary": report.overview.summary,
        "title": report.title,
    }
    texts = {key: value and _SURROGATE.sub("\ufffd", value) for key, value in values.items()}
    return yaml.dump(texts, Dumper=_FrontMatter, allow_unicode=True)


class _FrontMatter(yaml.SafeDumper):
    """PyYAML's own choice of quotes, but for what it would fold into a blank (NEL, U+2028, U+2029)."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _UNSEEN.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_FrontMatter.add_representer(str, _quoted)


def _context(report: Report, flavor: Flavor, fixed: Words) -> Context:
    headings = [fixed.highlights, fixed.new_features, fixed.breaking_changes, fixed.other_updates]
    headings += [fixed.insights, fixed.summary_table, fixed.modified_contents, fixed.summary]
    headings += [fixed.explanation, fixed.skipped_files, fixed.outside]
    headings += [shown_path(file.change.path) for file in report.files]
    return Context(
        flavor=flavor,
        markup=True,
        links=Links.of(report.permalink, (file.anchor for file in report.files)),
        headings=frozenset(heading_key(text) for text in headings),
    )


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


def _points(points: tuple[str, ...] | str, nothing: str, context: Context) -> str:
    if isinstance(points, str):
        return point(points, context) or nothing
    return "\n".join(f"- {text}" for entry in points if (text := point(entry, context))) or nothing


def _files(files: Sequence[ReportedFile], names: Mapping[str, str], context: Context) -> list[dict[str, Any]]:
    made = each(
        lambda file: _file(file, names[file.change.path], context),
        files,
        size=lambda file: len(file.change.patch or ""),
    )
    return [{**fields, "patch": file.change.patch} for fields, file in zip(made, files, strict=True)]


def _file(file: ReportedFile, name: str, context: Context) -> dict[str, Any]:
    """Give what the template shows of a file, but for the patch."""
    change, summary = file.change, file.summary
    plain = replace(context, markup=False)
    cell = replace(plain, cell=True)
    block = escaped_json(
        json.dumps(
            {
                "modification_type": summary.modification_type,
                "modification_title": summary.modification_title,
            },
            ensure_ascii=False,
            indent=4,
        )
    )
    return {
        "path": heading(path_text(change.path, replace(plain, heading=True))),
        "name": path_text(name, replace(cell, label=True)),
        "anchor": file.anchor,
        "type": summary.modification_type,
        "title": plain_text(summary.modification_title, cell),
        "status": change.status,
        "additions": change.additions,
        "deletions": change.deletions,
        "changes": change.changes,
        "bar": bar(change),
        "fence": patch_fence(change.patch) if change.patch else "",
        "json": block,
        "json_fence": json_fence(block),
        "explanation": prose(summary.explanation, context),
        "note": plain_text(summary.note or "", replace(plain, label=True)),
    }


def _skipped(skipped: SkippedFile, fixed: Words, context: Context) -> str:
    reason = fixed.reasons[skipped.reason]
    detail = plain_text(skipped.detail, replace(context, markup=False))
    return f"{_listed_path(skipped.path, context)} ({f'{reason}: {detail}' if detail else reason})"


def _listed_path(path: str, context: Context) -> str:
    return listed_path(path, replace(context, markup=False))
