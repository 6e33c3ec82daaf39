"""The checks of every setting: what a value may be, wherever it comes from.

Options and inputs are text, configuration is YAML; one check reads both, so that a value means the same
wherever it stands. The checks are written by hand: a small report has 0.7 s in all, and a validation
library takes half of that to import (docs/decisions/0002-settings.md).
"""

import datetime as dt
import difflib
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, get_args

from diff_insight.errors import InputError
from diff_insight.model import LOCALES, MODIFICATION_TYPES, ROLES, Flavor, Headings, Locale, ModificationType
from diff_insight.reports.naming import PATH_FIELDS, TITLE_FIELDS, check_template

Engine = Literal["auto", "claude", "offline"]
Explain = Literal["needed", "all"]
Effort = Literal["low", "medium", "high"]
Format = Literal["markdown", "json", "html", "terminal"]
Provider = Literal["anthropic", "bedrock", "vertex", "foundry"]

Values = Mapping[str, Any]
"""What somebody set: checked values by name (`_` for `-`); what is not in it was not set."""

Check = Callable[[Any], Any]
_ECHO = 60
MAX_CONCURRENCY = 64
MAX_DEADLINE = 86_400
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class FaultError(ValueError):
    """One value that cannot be used: what is wrong with it and what is allowed."""


class NestedFaultError(ValueError):
    """NestedFaultError inside a nested value, each with the rest of its key."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(faults)
        self.faults = faults


def check(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Check named values; a `locale` is a `locales`.

    Returns:
        What can be used, and one line per fault: its key, what is wrong, what is allowed.
    """
    checked: dict[str, Any] = {}
    faults: list[str] = []
    for key, value in values.items():
        given = key[:_ECHO]
        name = "locales" if given == "locale" else given
        if name in checked or (given == "locale" and "locales" in values):
            faults.append(f"{given}: stands beside locales; allowed: one of them")
        elif name not in CHECKS:
            faults.append(f"{given}: {unknown(given, CHECKS)}")
        else:
            try:
                checked[name] = CHECKS[name](value)
            except NestedFaultError as nested:
                faults += [f"{given}.{rest}: {fault}" for rest, fault in nested.faults]
            except FaultError as fault:
                faults.append(f"{given}: {fault}")
    return checked, faults


def unknown(name: str, known: Iterable[str], *, noun: str = "key") -> str:
    """Say that a name is unknown, which one is near, and which there are."""
    names = list(known)
    name = name[:_ECHO]
    near = difflib.get_close_matches(name, names, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"unknown {noun}{meant}; allowed: {', '.join(names)}"


def echo(value: object) -> str:
    """Quote a value, briefly: what stands in a file may be of any size."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = repr(value)
    return text if len(text) <= _ECHO else f"{text[:_ECHO]}…"


def _wrong(value: object, allowed: str) -> FaultError:
    return FaultError(f"is {echo(value)}; allowed: {allowed}")


def words(words: tuple[str, ...]) -> Check:
    """Allow one of these words."""

    def one_of(value: Any) -> Any:
        if value not in words:
            raise _wrong(value, ", ".join(words))
        return value

    return one_of


def matching(pattern: str, allowed: str) -> Check:
    """Allow text that matches a pattern as a whole."""
    compiled = re.compile(pattern)

    def match(value: Any) -> str:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            raise _wrong(value, allowed)
        return value

    return match


text = matching(r"[^\x00]+", "text that is not empty")


def template(fields: tuple[str, ...]) -> Check:
    """Allow text with these fields in braces."""

    def fillable(value: Any) -> str:
        checked: str = text(value)
        try:
            check_template(checked, fields)
        except InputError as error:
            raise FaultError(f"is no template. {error}".removesuffix(".")) from None
        return checked

    return fillable


def words_to_a_model(most: int) -> Check:
    """Allow prose of that length; its lines become one."""

    def prose(value: Any) -> str:
        flat = " ".join(value.split()) if isinstance(value, str) else ""
        if (
            not flat or len(flat) > most or not flat.isprintable()
        ):  # what does not print hides from its readers
            raise _wrong(value, f"text of at most {most} characters, all of which print")
        return flat

    return prose


def truth(value: Any) -> bool:
    """Allow true and false, as YAML and as people write them."""
    read = value if isinstance(value, bool) else _TRUTH.get(str(value).lower())
    if read is None:
        raise _wrong(value, "true or false")
    return read


def whole_number(lowest: int, highest: int) -> Check:
    """Allow a whole number between two others, both included."""

    def within(value: Any) -> int:
        try:
            number = (
                int(value) if isinstance(value, str | int) and not isinstance(value, bool) else lowest - 1
            )
        except ValueError:
            number = lowest - 1
        if not lowest <= number <= highest:
            raise _wrong(value, f"a whole number from {lowest} to {highest}")
        return number

    return within


def _number(value: Any) -> float:
    try:
        return math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return math.nan


def _seconds(value: Any) -> float:
    if not 0 < (seconds := _number(value)) <= MAX_DEADLINE:
        raise _wrong(value, f"seconds, above 0 and at most {MAX_DEADLINE}")
    return seconds


def _cost(value: Any) -> float | None:
    """Read a ceiling in US dollars; `none` is no ceiling."""
    if isinstance(value, str) and value.strip().lower() == "none":
        return None
    if not 0 <= (cost := _number(value)) < math.inf:
        raise _wrong(value, "US dollars of 0 or more, or none")
    return cost


def _locales(value: Any) -> tuple[Locale, ...]:
    """Read `zh_CN,en_US` or a list; `zh-CN`, `zh_cn` and `zh` are what people mean by `zh_CN`."""
    parts = [part.strip() for part in value.split(",")] if isinstance(value, str) else value
    if not isinstance(parts, list) or not parts:
        raise _wrong(value, f"a list of {', '.join(LOCALES)}")
    known = {locale.partition("_")[0]: locale for locale in reversed(LOCALES)}  # the first of a language
    known |= {locale.lower(): locale for locale in LOCALES}
    read = {str(part): known.get(str(part).replace("-", "_").lower()) for part in parts}
    if bad := [part for part, locale in read.items() if locale is None]:
        raise FaultError(f"names {', '.join(map(echo, bad))}; allowed: {', '.join(LOCALES)}")
    return tuple(dict.fromkeys(locale for locale in read.values() if locale))


def _day(value: Any) -> str:
    try:
        day = dt.date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        day = ""
    if day != value:  # Python also reads 20250522 and 2025-W21-4
        raise _wrong(value, "a day as YYYY-MM-DD")
    return day


def _timezone(value: Any) -> str:
    import zoneinfo  # noqa: PLC0415 - as in resolve

    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, OSError, TypeError, ValueError, AttributeError):
        raise _wrong(value, "an IANA time zone such as Asia/Tokyo") from None
    return str(value)


def _patterns(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(part, str) and part for part in value):
        raise _wrong(value, "a list of prefixes such as docs/api and globs such as **/*.md")
    return tuple(value)


def mapping_of(keys: Check, items: Check, allowed: str) -> Check:
    """Allow a mapping, with a check for its keys and one for its values."""

    def read(value: Any) -> dict[Any, Any]:
        if not isinstance(value, dict) or not value:
            raise _wrong(value, allowed)
        checked, faults = {}, []
        for key, item in value.items():
            name = str(key)[:_ECHO]
            try:
                name = keys(key)
            except FaultError as fault:
                faults.append((name, str(fault)))
            try:
                checked[name] = items(item)
            except NestedFaultError as nested:
                faults += [(f"{name}.{rest}", fault) for rest, fault in nested.faults]
            except FaultError as fault:
                faults.append((name, str(fault)))
        if faults:
            raise NestedFaultError(faults)
        return checked

    return read


def _known(names: Callable[[], tuple[str, ...]], noun: str) -> Check:
    def read(value: Any) -> Any:
        if value not in names():
            raise FaultError(unknown(str(value), names(), noun=noun))
        return value

    return read


def _rules() -> tuple[str, ...]:
    from diff_insight.facts.types import rule_names  # noqa: PLC0415 - all families of facts hang on it

    return rule_names()


def _category(value: Any) -> dict[str, Any]:
    fields = {"paths": _patterns, "types": _TYPES}
    if not isinstance(value, dict):
        raise _wrong(value, "a mapping with paths, and types if you like")
    faults = [(str(name)[:_ECHO], unknown(str(name), fields)) for name in value if name not in fields]
    if "paths" not in value:
        faults.append(("paths", "is missing; allowed: a list of prefixes and globs"))
    checked: dict[str, Any] = {"types": {}}
    for name, read in fields.items():
        try:
            checked |= {name: read(value[name])} if name in value else {}
        except NestedFaultError as nested:
            faults += [(f"{name}.{rest}", fault) for rest, fault in nested.faults]
        except FaultError as fault:
            faults.append((name, str(fault)))
    if faults:
        raise NestedFaultError(faults)
    return checked


_TYPES = mapping_of(
    _known(_rules, "rule"), words(MODIFICATION_TYPES), "a mapping of type rules to modification types"
)
_TRANSLATIONS = mapping_of(
    _known(lambda: LOCALES, "locale"), text, f"a mapping of {', '.join(LOCALES)} to words"
)

LABELLED: tuple[ModificationType, ...] = ("breaking change", "new feature", "bug fix")
"""The types that a pull request may have a label for."""

CHECKS: dict[str, Check] = {
    "categories": mapping_of(text, _category, "a mapping of at least one name to its paths"),
    "ignore": _patterns,
    "locales": _locales,
    "timezone": _timezone,
    "headings": words(get_args(Headings)),
    "title": template(TITLE_FIELDS),
    "glossary": mapping_of(text, _TRANSLATIONS, "a mapping of terms to their translations"),
    "audience": words_to_a_model(400),
    "instructions": words_to_a_model(2_000),
    "roles": mapping_of(words(ROLES), _patterns, "a mapping of roles to lists of patterns"),
    "labels": mapping_of(
        words(LABELLED), matching(r"[^\x00-\x1f,]{1,50}", "a label's name"), "a mapping of types to labels"
    ),
    "git": text,
    "repo": matching(r"[\w.-]+/[\w.-]+", "OWNER/NAME"),
    "diff": text,
    "permalink": matching(r"https?://\S+", "an http or https URL"),
    "engine": words(get_args(Engine)),
    "explain": words(get_args(Explain)),
    "date": _day,
    "flavor": words(get_args(Flavor)),
    "format": words(get_args(Format)),
    "open": truth,
    "quiet": truth,
    "template": text,
    "output": template(PATH_FIELDS),
    "result": template(PATH_FIELDS),
    "model": text,
    "overview_model": text,
    "effort": words(get_args(Effort)),
    "provider": words(get_args(Provider)),
    "max_cost": _cost,
    "prices": text,
    "concurrency": whole_number(1, MAX_CONCURRENCY),
    "deadline": _seconds,
    "cache": text,
    "estimate": truth,
    "visuals": truth,
    "authors": truth,
    "judge": truth,
}

DEFAULTS: Values = {
    "categories": None,
    "ignore": (),
    "locales": ("en_US",),
    "timezone": "UTC",
    "headings": "english",
    "title": "[{locale}] Diff Insight Report - {category}",
    "glossary": {},
    "audience": "",
    "instructions": "",
    "roles": {},
    "labels": {kind: kind for kind in LABELLED},
    "git": None,
    "repo": None,
    "diff": None,
    "permalink": None,
    "engine": "auto",
    "explain": "needed",
    "date": None,
    "flavor": "pandoc",
    "format": None,
    "open": False,
    "quiet": False,
    "template": None,
    "output": None,
    "result": None,
    "model": "claude-haiku-5-5",
    "overview_model": "claude-sonnet-5-5",
    "effort": None,
    "provider": "anthropic",
    "max_cost": 1.0,
    "prices": None,
    "concurrency": 8,
    "deadline": 900.0,
    "cache": None,
    "estimate": False,
    "visuals": False,
    "authors": True,
    "judge": True,
}
