"""Reads a saved run result: with patience for what is missing, with all faults at once for what is wrong.

Keys that an older writer left out take their empty value, so a result of version 1 is read as one of
version 2 that tells less; what is no run result is refused with every fault by its JSON path.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from diff_insight.diff.anchors import anchors
from diff_insight.errors import InputError, ListedError
from diff_insight.model import (
    Commit,
    CommitRange,
    Context,
    Fact,
    FileChange,
    FileStatus,
    FileSummary,
    Lines,
    Overview,
    PullRequest,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
    Usage,
)
from diff_insight.reports.result import SURROGATE, encode
from diff_insight.reports.schema import (
    READ_VERSIONS,
    SCHEMA_VERSION,
    CommitPart,
    FactPart,
    FilePart,
    PullRequestPart,
    ReportPart,
    RunResultPart,
)

_SHOWN_KEY = 80
_TOO_DEEP = InputError("The run result is not one: its JSON is nested too deep.")


def load(text: str) -> RunResult:
    """Read a run result.

    Raises:
        InputError: The text is no JSON, of another schema version, or no run result; the message
            names every fault by its JSON path (the first fifty of them).
    """
    tree = _parsed(text)
    if not isinstance(tree, dict):
        raise InputError(
            f"A run result is a JSON object, this is {_kind(tree)}.",
            remedy="Give a file that `--result` wrote.",
        )
    version = tree.get("schema_version", SCHEMA_VERSION)
    if type(version) is not int or version not in READ_VERSIONS:
        raise InputError(
            f"The run result has schema version {_short(version)}; "
            f"this program reads versions {' and '.join(map(str, READ_VERSIONS))}.",
            remedy="Use the version of Diff Insight that wrote it, or a newer one.",
        )
    try:
        part = RunResultPart.model_validate(tree)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        too_deep = any(fault["type"] == "recursion_depth_exceeded" for fault in faults)
        raise _TOO_DEEP if too_deep else _fault_list(faults) from None
    return _result(part)


def _parsed(text: str) -> Any:
    try:
        tree = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InputError(
            f"The run result is not JSON: {error.msg} in line {error.lineno}, column {error.colno}.",
            remedy="Give a file that `--result` wrote.",
        ) from None
    except RecursionError:
        raise _TOO_DEEP from None
    except ValueError:
        raise InputError("The run result is not one: a number in its JSON is too long to be read.") from None
    return _whole_characters(tree) if "\\u" in text or SURROGATE.search(text) else tree


def _whole_characters(tree: Any) -> Any:
    """Replace half surrogate pairs, which JSON can spell and no output can hold."""
    if isinstance(tree, str):
        return SURROGATE.sub("\ufffd", tree)
    if isinstance(tree, list):
        return [_whole_characters(entry) for entry in tree]
    if isinstance(tree, dict):
        return {_whole_characters(key): _whole_characters(value) for key, value in tree.items()}
    return tree


def _kind(value: Any) -> str:
    words = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return words.get(type(value), "a number")


def _short(value: Any) -> str:
    text = encode(value) if isinstance(value, str | int | float | None) else _kind(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - a line's worth


def _fault_list(details: list[ErrorDetails]) -> ListedError:
    faults = list(dict.fromkeys(_fault(detail) for detail in details))
    return ListedError("The run result", faults, hint="`diff-insight schema` tells the shape")


def _fault(detail: ErrorDetails) -> str:
    steps = list(_steps(detail["loc"]))
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step[:_SHOWN_KEY]}" for step in steps)
    value = detail["input"]
    if detail["type"] == "extra_forbidden":
        return f"${where}: unknown key"
    if detail["type"] == "missing":
        return f"${where}: missing"
    allowed = detail["msg"][:1].lower() + detail["msg"][1:]
    return f"${where}: {allowed}, not {_short(value)}"


def _steps(location: tuple[int | str, ...]) -> Iterable[int | str]:
    """Leave out the names that pydantic gives to the branches of a union, which are no keys."""
    return (step for step in location if isinstance(step, int) or not re.search(r"[\[\]()]|^str$", step))


def _result(part: RunResultPart) -> RunResult:
    return RunResult(
        range=CommitRange(**_own(part.range)),
        commits=tuple(_read_commit(commit) for commit in part.commits),
        pull_request=None if part.pull_request is None else _read_pull_request(part.pull_request),
        reports=tuple(_read_report(report) for report in part.reports),
        outside_categories=tuple(part.outside_categories),
        skipped=tuple(SkippedFile(**_own(skipped)) for skipped in part.skipped),
        warnings=tuple(part.warnings),
        usage=Usage(**_own(part.usage)),
    )


def _read_commit(part: CommitPart) -> Commit:
    return Commit(**{**_own(part), "paths": None if part.paths is None else tuple(part.paths)})


def _read_pull_request(part: PullRequestPart) -> PullRequest:
    return PullRequest(**{**_own(part), "labels": tuple(part.labels)})


def _own(part: Any) -> Mapping[str, Any]:
    return dict(part)


def _read_report(part: ReportPart) -> Report:
    overview = part.overview
    names = [file.anchor for file in part.files]
    # One anchor for two rows leads nowhere: where any is missing or double, all are worked out anew.
    known = (
        {file.path: file.anchor for file in part.files}
        if None not in names and len(set(names)) == len(names)
        else anchors(file.path for file in part.files)
    )
    return Report(
        title=part.title,
        date=part.date,
        permalink=part.permalink,
        locale=part.locale,
        category=part.category,
        headings=part.headings,
        visuals=part.visuals,
        overview=Overview(
            summary=part.summary,
            highlights=overview.highlights,
            new_features=_read_points(overview.new_features),
            breaking_changes=_read_points(overview.breaking_changes),
            other_updates=_read_points(overview.other_updates),
            insights=overview.insights,
        ),
        files=tuple(_read_file(file, cast("str", known[file.path])) for file in part.files),
    )


def _read_points(points: list[str] | str) -> tuple[str, ...] | str:
    return points if isinstance(points, str) else tuple(points)


def _read_file(part: FilePart, anchor: str) -> ReportedFile:
    return ReportedFile(
        change=FileChange(
            path=part.path,
            previous_path=part.previous_path,
            status=cast("FileStatus", part.status),
            additions=part.additions,
            deletions=part.deletions,
            patch=part.patch,
        ),
        role=part.role,
        language=part.language,
        facts=tuple(_read_fact(fact) for fact in part.facts),
        context=Context(
            old={int(number): line for number, line in part.context.old.items()},
            new={int(number): line for number, line in part.context.new.items()},
        ),
        summary=FileSummary(
            modification_type=part.modification_type,
            modification_title=part.modification_title,
            explanation=part.explanation,
            explained_by=part.explained_by,
            note=part.note,
            dropped_claims=tuple(part.dropped_claims),
        ),
        anchor=anchor,
    )


def _read_fact(part: FactPart) -> Fact:
    return Fact(
        kind=part.kind,
        name=part.name,
        previous_name=part.previous_name,
        where=tuple(part.where),
        public=part.public,
        breaking=part.breaking,
        old=part.old,
        new=part.new,
        lines=Lines(removed=tuple(part.lines.removed), added=tuple(part.lines.added)),
        parts=tuple(_read_fact(inner) for inner in part.parts),
        details=part.details,
    )
