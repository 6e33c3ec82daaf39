"""Turns one report of a run result into Markdown; the layout for pandoc stands here."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import yaml

from diff_insight.diff.anchors import short_names
from diff_insight.facts.parallel import each
from diff_insight.model import Flavor, Report, ReportedFile, RunResult, SkippedFile
from diff_insight.reports.escaping import Surroundings, heading_key
from diff_insight.reports.fence import json_fence, patch_fence
from diff_insight.reports.github import document
from diff_insight.reports.links import Links
from diff_insight.reports.long_texts import heading, listed_path, path_text, plain_text, point, prose
from diff_insight.reports.own_templates import NO_TEMPLATES, OwnTemplates
from diff_insight.reports.templating import filled
from diff_insight.reports.view import as_read
from diff_insight.reports.visible import escaped_json, inert, shown_path
from diff_insight.reports.visuals import bar
from diff_insight.reports.words import NONE_SENTENCES, Words, words_of

_ENTITY = re.compile("&(?=#?[A-Za-z0-9]+;)")
_UNSEEN = re.compile("[\x00-\t\v-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(result: RunResult, report: Report, *, flavor: Flavor, own: OwnTemplates = NO_TEMPLATES) -> str:
    """Give one report as Markdown.

    Args:
        result: The run that the report is part of; tells what was skipped and what lies outside.
        report: One of the run's reports.
        flavor: `pandoc`, for static sites and documents; `github`, for GitHub's own pages.
        own: Templates of the user's in place of shipped ones.

    Raises:
        InputError: A template of the user's is wrong.
    """
    return document(result, report, own=own) if flavor == "github" else _for_pandoc(result, report, own)


def _for_pandoc(result: RunResult, report: Report, own: OwnTemplates) -> str:
    fixed = words_of(report)
    context = _context(report, fixed)
    overview, nothing = report.overview, NONE_SENTENCES[report.locale]
    names = short_names(file.change.path for file in report.files)
    link = context.links.permalink
    values = {
        "words": fixed,
        "front_matter": front_matter(report),
        "link": _ENTITY.sub("&amp;", link) if link else None,
        "highlights": prose(overview.highlights, context),
        "new_features": _points(overview.new_features, nothing.new_features, context),
        "breaking_changes": _points(overview.breaking_changes, nothing.breaking_changes, context),
        "other_updates": _points(overview.other_updates, nothing.other_updates, context),
        "insights": prose(overview.insights, context) or nothing.insights,
        "bars": report.visuals,
        "files": _files(report.files, names, context),
        "skipped": [_skipped(skipped, fixed, context) for skipped in result.skipped],
        "outside": [_listed_path(path, context) for path in result.outside_categories],
    }
    return filled("pandoc.md.jinja", values, own)


def front_matter(report: Report) -> str:
    """Give the four keys as PyYAML writes them, with the newline after the last."""
    values = {
        "date": report.date,
        "permalink": report.permalink,
        "summary": inert(report.overview.summary),
        "title": inert(report.title),
    }
    texts = {key: value and _SURROGATE.sub("\ufffd", value) for key, value in values.items()}
    return yaml.dump(texts, Dumper=_FrontMatter, allow_unicode=True)


class _FrontMatter(yaml.SafeDumper):
    """PyYAML's own choice of quotes, but for what it would fold into a blank (NEL, U+2028, U+2029)."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _UNSEEN.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_FrontMatter.add_representer(str, _quoted)


def _context(report: Report, fixed: Words) -> Surroundings:
    headings = [fixed.highlights, fixed.new_features, fixed.breaking_changes, fixed.other_updates]
    headings += [fixed.insights, fixed.summary_table, fixed.modified_contents, fixed.summary]
    headings += [fixed.explanation, fixed.skipped_files, fixed.outside]
    headings += [shown_path(file.change.path) for file in report.files]
    return Surroundings(
        flavor="pandoc",
        markup=True,
        links=Links.of(report.permalink, (file.anchor for file in report.files)),
        headings=frozenset(heading_key(text) for text in headings),
    )


def _points(points: tuple[str, ...] | str, nothing: str, context: Surroundings) -> str:
    if isinstance(points, str):
        return point(points, context) or nothing
    return "\n".join(f"- {text}" for entry in points if (text := point(entry, context))) or nothing


def _files(
    files: Sequence[ReportedFile], names: Mapping[str, str], context: Surroundings
) -> list[dict[str, Any]]:
    made = each(
        lambda file: _file(file, names[file.change.path], context),
        files,
        size=lambda file: len(file.change.patch or ""),
    )
    return [{**fields, "patch": file.change.patch} for fields, file in zip(made, files, strict=True)]


def _file(file: ReportedFile, name: str, context: Surroundings) -> dict[str, Any]:
    """Give what the template shows of a file, but for the patch."""
    change, summary = as_read(file), file.summary
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


def _skipped(skipped: SkippedFile, fixed: Words, context: Surroundings) -> str:
    reason = fixed.reasons[skipped.reason]
    detail = plain_text(skipped.detail, replace(context, markup=False))
    return f"{_listed_path(skipped.path, context)} ({f'{reason}: {detail}' if detail else reason})"


def _listed_path(path: str, context: Surroundings) -> str:
    return listed_path(path, replace(context, markup=False))
