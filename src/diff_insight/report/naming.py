"""Where a report goes: a file name from a template, in which every value is one harmless path segment.

Categories, refs and dates come from outside; whatever they hold, a filled template names a file in the
folder that the template's own text names.
"""

import datetime as dt
import re
from collections.abc import Iterable

from diff_insight.diff.classify import Matcher
from diff_insight.errors import InputError
from diff_insight.model import LOCALES

FIELDS = ("date", "locale", "category", "base", "head")
_FIELD = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
_UNSAFE = re.compile(r"[^\w.+=@~-]+|\.{2,}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST = 80
_SHORT = 7


def output_path(
    template: str, *, date: str, locale: str, category: str, base: str | None, head: str | None
) -> str:
    """Fill a template.

    Args:
        template: Text with fields in braces; `date` may have a `%` format behind a colon.
        date: ISO 8601 day.
        locale: The report's locale.
        category: The report's category.
        base: Commit id or ref; seven digits of it are used.
        head: The same.

    Raises:
        InputError: The template has an unknown field or a format that gives nothing.
    """
    check_template(template)
    values = {
        "locale": locale,
        "category": category,
        "base": _digits(base),
        "head": _digits(head),
    }

    def fill(found: re.Match[str]) -> str:
        if found[1] == "date":
            return segment(dt.date.fromisoformat(date).strftime(found[2] or "%Y-%m-%d"))
        return segment(values[found[1]])

    return _FIELD.sub(fill, template)


def check_template(template: str) -> None:
    """Refuse a template that cannot be filled, before anything is computed.

    Raises:
        InputError: It has an unknown field, a format where there is none, or stray braces.
    """
    for name, form in _FIELD.findall(template):
        if name not in FIELDS or (form and name != "date"):
            shown = f"{{{name}:{form}}}" if form else f"{{{name}}}"
            raise InputError(
                f"The output template {template!r} has the unknown field {shown}.",
                remedy=f"Allowed: {', '.join(FIELDS)}, and a % format for date ({{date:%Y%m}}).",
            )
    if re.search(r"[{}]", _FIELD.sub("", template)):
        raise InputError(f"The output template {template!r} has a brace that no other closes.")


def segment(value: str) -> str:
    """Reduce a value to a safe path segment: one that names no other folder on any system."""
    safe = _UNSAFE.sub("-", value).strip(".-~ ")[:_LONGEST] or "unknown"
    return f"_{safe}" if _RESERVED.match(safe) else safe


def own_output(
    templates: Iterable[str | None], *, categories: Iterable[str], fixed: Iterable[str] = ()
) -> Matcher:
    """Give a predicate that tells a file that this program wrote itself.

    Args:
        templates: What reports and results are named by; None for none.
        categories: The names of the categories, as a template fills them in.
        fixed: Paths that are always written (state, index, feed).
    """
    shapes = {
        "locale": "|".join(map(re.escape, LOCALES)),
        "category": "|".join(re.escape(segment(name)) for name in categories),
        "base": r"[\w.+=@~-]{1,7}",
        "head": r"[\w.+=@~-]{1,7}",
        "date": r"[\w.+=@~-]{1,80}",
    }
    patterns = [re.escape(path) for path in fixed]
    for template in templates:
        if template and not template.startswith("/"):
            pieces = re.split(_FIELD, template.removeprefix("./"))
            # re.split gives text, name, form, text, name, form, …, text
            texts, names = pieces[::3], pieces[1::3]
            pattern = re.escape(texts[0])
            for name, text in zip(names, texts[1:], strict=True):
                pattern += f"(?:{shapes[name]})" + re.escape(text)
            patterns.append(pattern)
    compiled = re.compile("|".join(patterns) if patterns else r"(?!)")
    return lambda path: compiled.fullmatch(path) is not None


def _digits(ref: str | None) -> str:
    return (ref or "")[:_SHORT]
