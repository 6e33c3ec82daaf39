"""The commit message from its template: fields are data, and no value can add a line."""

import re
from collections.abc import Mapping

from diff_insight.errors import InputError
from diff_insight.model import CommitRange, RunResult
from diff_insight.printing import one_line

FIELDS = ("range", "repository", "date", "files", "summary", "reports", "breaking", "base", "head")
"""What a template may hold in braces; doubled braces stand for themselves."""

_FIELD = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_UNSAFE = re.compile(r"[^\w./+=,()-]+")
_ABBREVIATED = 7

# What GitHub acts on in a commit message: mentions, references (some close issues), words that keep
# workflows from running, trailers. A zero-width space parts each.
_ACTIVE = re.compile(
    r"@|#(?=\d)|\bGH(?=-\d)|:(?=//)|\[(?=\s*(?:skip|no|ci|actions)\b)|^[\w-]+(?=:)", re.IGNORECASE
)
_PART = "\u200b"


def commit_message(template: str, result: RunResult) -> str:
    """Fill a commit message.

    Raises:
        InputError: The template is empty, or holds a field that there is not.
    """
    values = message_values(result)
    check_template(template)

    def fill(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0][0]
        return values[match[1]]

    return _FIELD.sub(fill, template).strip()


def check_template(template: str) -> None:
    """Refuse a template that cannot be filled, before anything is computed.

    Raises:
        InputError: See `commit_message`.
    """
    if not template.strip():
        raise InputError("`commit-message` is empty.", remedy="Give a template or leave the input out.")
    for match in _FIELD.finditer(template):
        if match[0] not in {"{{", "}}"} and match[1] not in FIELDS:
            allowed = ", ".join(f"{{{name}}}" for name in FIELDS)
            raise InputError(
                f"`commit-message` holds `{match[0]}`, which is no field.",
                remedy=f"Fields are {allowed}; write {{{{ and }}}} for braces.",
            )


def message_values(result: RunResult) -> Mapping[str, str]:
    """Give the fields of a commit message; refs are reduced to harmless characters on one line."""
    paths = {file.change.path for report in result.reports for file in report.files}
    breaking = {
        file.change.path
        for report in result.reports
        for file in report.files
        if file.summary.modification_type == "breaking change"
    }
    return {
        "range": range_name(result.range),
        "date": max((report.date for report in result.reports), default=""),
        "files": str(len(paths)),
        "reports": str(len(result.reports)),
        "breaking": str(len(breaking)),
        "summary": _prose(summary_of(result)),
        "base": short(result.range.base),
        "head": short(result.range.head),
        "repository": _safe(result.range.repository or ""),
    }


def range_name(commits: CommitRange) -> str:
    """Give the range as people write it: `1234567...89abcde`, with two dots where trees were compared.

    What begins before the first commit begins at the start.
    """
    if commits.base is None and commits.head is not None:
        return f"start...{short(commits.head)}"
    from_merge_base = commits.merge_base is not None or commits.base is None
    return f"{short(commits.base)}{'...' if from_merge_base else '..'}{short(commits.head)}"


def short(ref: str | None) -> str:
    """Give seven digits of a commit id, or a ref's name in harmless characters."""
    if ref is None:
        return "unknown"
    if re.fullmatch(r"[0-9a-f]{40,64}", ref):
        return ref[:_ABBREVIATED]
    return _safe(ref)


def summary_of(result: RunResult) -> str:
    """Give one paragraph on the run, in its first locale, category after category."""
    first = [report for report in result.reports if report.locale == result.reports[0].locale]
    return " ".join(" ".join(report.overview.summary.split()) for report in first if report.overview.summary)


def _prose(text: str) -> str:
    return _ACTIVE.sub(lambda match: match[0] + _PART, one_line(text))


def _safe(text: str) -> str:
    # `@` and `#` are not among the safe characters: a ref's name must neither ping nor close anything.
    return _UNSAFE.sub("-", text)
