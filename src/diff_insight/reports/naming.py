"""Where a report is written and what it is called: templates whose fields are data.

A template comes from whoever runs the program, a value may come from a branch name or a folder of the
range: no value can leave its segment of the path, and no template can leave the folder it starts in.
"""

import hashlib
import re
import string
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath, PureWindowsPath

from diff_insight.errors import InputError

PATH_FIELDS = ("date", "locale", "category", "base", "head")
TITLE_FIELDS = ("locale", "category", "repository", "date", "base", "head")
_LONGEST_SEGMENT = 100  # bytes of UTF-8 of one value; file systems end a name at 255
_ABBREVIATED = 7
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?")
_UNSAFE = re.compile(
    r'[\x00-\x20\x7f-\xa0/\\:*?"<>|%'
    r"\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff]+"
)
_HEX = re.compile(r"[0-9a-f]{8,64}")


def segment(text: str) -> str:
    """Reduce any text to one safe segment of a path.

    What no file system, shell or URL takes for a letter becomes `-`; leading dots and dashes go, as do
    names that Windows keeps for devices. A text that is too long, or of which nothing is left, ends in a
    piece of its SHA-256, so that different texts stay different files.
    """
    safe = _UNSAFE.sub("-", text).lstrip(".-~").rstrip(".-")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    if len(safe.encode()) > _LONGEST_SEGMENT:
        room = _LONGEST_SEGMENT - len(digest) - 1
        return safe.encode()[:room].decode("utf-8", "ignore") + "-" + digest
    if not safe:
        return digest if text else "none"
    return "_" + safe if _RESERVED.fullmatch(safe) else safe


def output_path(
    template: str,
    *,
    date: str,
    locale: str,
    category: str = "",
    base: str | None = None,
    head: str | None = None,
) -> str:
    """Fill a template for the path of a report, `/` between segments.

    Args:
        template: Fields in braces: `date` (with a `%` format behind a colon), `locale`, `category`,
            `base`, `head` (seven digits of a commit id, else the ref).
        date: ISO 8601 day.
        locale: Of the report.
        category: Of the report.
        base: Commit id or ref, None where the source does not tell.
        head: The same for the newer side.

    Raises:
        InputError: The template names another field, is malformed, or leads out of its folder.
    """
    values = {"locale": locale, "category": category, "base": short(base), "head": short(head)}
    path = "".join(
        literal + ("" if name is None else segment(_value(template, name, spec, values, date)))
        for literal, name, spec in path_parts(template)
    )
    return _inside(template, path)


def filled_title(template: str, values: Mapping[str, str]) -> str:
    """Fill the template of a title; values are data and are not scanned for fields.

    What has no value, as the repository of a clone without one on a server, leaves no gap of two blanks.

    Args:
        template: Fields in braces: `locale`, `category`, `repository`, `date`, `base`, `head`.
        values: One for every field.

    Raises:
        InputError: The template names another field or is malformed.
    """
    title = ""
    for literal, name, spec in _parts(template, TITLE_FIELDS):
        gap = title.endswith(" ") and literal.startswith(" ")
        title += literal[1:] if gap else literal
        title += "" if name is None else _value(template, name, spec, values, values["date"])
    return title


def path_parts(template: str) -> list[tuple[str, str | None, str]]:
    """Take the template of a path apart: literal text, and the field and format behind it.

    Raises:
        InputError: The template names another field or is malformed.
    """
    return _parts(template, PATH_FIELDS)


def check_template(template: str, fields: tuple[str, ...]) -> None:
    """Look at a template before there is anything to fill it with.

    Raises:
        InputError: The template names another field or is malformed.
    """
    for _, name, spec in _parts(template, fields):
        if name is not None:
            _value(template, name, spec, dict.fromkeys(fields, ""), "2000-01-01")


def refuse_clashes(paths: Iterable[str]) -> None:
    """Refuse reports that would overwrite one another, also where a file system folds letter case.

    Raises:
        InputError: Two reports have the same path.
    """
    seen: set[str] = set()
    for path in paths:
        if path.casefold() in seen:
            raise InputError(
                f"Two reports would be written to {path!r}.",
                remedy="Put {locale} and {category} into the output template.",
            )
        seen.add(path.casefold())


def _parts(template: str, allowed: tuple[str, ...]) -> list[tuple[str, str | None, str]]:
    try:
        parts = [
            (literal, name, (spec or "") + ("" if conversion is None else "!"))
            for literal, name, spec, conversion in string.Formatter().parse(template)
        ]
    except ValueError as error:
        raise InputError(f"The template {template!r} is malformed: {error}.") from None
    unknown = [name for _, name, _ in parts if name is not None and name not in allowed]
    if unknown:
        names = ", ".join(f"{{{name}}}" for name in dict.fromkeys(unknown))
        raise InputError(
            f"The template {template!r} has unknown fields: {names}.",
            remedy="Allowed are " + ", ".join(f"{{{name}}}" for name in allowed) + ".",
        )
    return parts


def _value(template: str, name: str, spec: str, values: Mapping[str, str], date: str) -> str:
    if not spec:
        return date if name == "date" else values[name]
    if name != "date" or "%" not in spec or "{" in spec or spec.endswith("!"):
        raise InputError(
            f"The template {template!r} has a format behind {{{name}}} that means nothing.",
            remedy="Only a date takes one, as in {date:%Y%m%d}.",
        )
    try:
        return datetime.strptime(date, "%Y-%m-%d").replace(tzinfo=UTC).strftime(spec)
    except ValueError:
        raise InputError(f"The date {date!r} is no day.", remedy="Write it as YYYY-MM-DD.") from None


def short(ref: str | None) -> str:
    """Give seven digits of a commit id, any other ref whole, and nothing for none."""
    if ref is None:
        return ""
    return ref[:_ABBREVIATED] if _HEX.fullmatch(ref) else ref


def _inside(template: str, path: str) -> str:
    segments = path.split("/")
    outside = PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive or "\\" in path
    if outside or ".." in segments or not segments[-1] or segments[-1] == "." or "\0" in path:
        raise InputError(
            f"The output template {template!r} leads to {path!r}, no file below its folder.",
            remedy="Name a relative path without `..`.",
        )
    return "/".join(part for part in segments if part not in {"", "."})
