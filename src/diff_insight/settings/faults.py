"""Pydantic's errors in the reader's words: the key, what is wrong with it, what is allowed."""

import difflib
from collections.abc import Iterable, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from diff_insight.model import TYPE_RULES
from diff_insight.settings.values import CategoryValues, Values

_ECHO = 60


def faults_of(error: ValidationError) -> list[str]:
    """Give one line per fault, each naming its key."""
    return [_fault(details) for details in error.errors(include_url=False, include_context=True)]


def _fault(details: ErrorDetails) -> str:
    path = [part for part in details["loc"] if part != "[key]"]
    key = ".".join(str(part) for part in path) or "the document"
    return f"{key}: {_wrong(details, path)}"


def _wrong(details: ErrorDetails, path: Sequence[int | str]) -> str:
    kind, value, last = details["type"], details["input"], str(path[-1]) if path else ""
    context = details.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        return _unknown(last, CategoryValues.model_fields if len(path) > 1 else Values.model_fields)
    if kind == "literal_error" and details["loc"][-1] == "[key]" and "types" in path:
        return _unknown(last, TYPE_RULES, noun="rule")
    if kind == "literal_error":
        wrong = f"allowed: {context['expected']}"
    elif allowed := _FORMS.get(last):
        wrong = f"allowed: {allowed}"
    elif kind == "string_pattern_mismatch":
        wrong = "allowed: text without NUL"
    else:
        wrong = f"{details['msg'][0].lower()}{details['msg'][1:]}"
    return f"is {echo(value)}; {wrong}"


# what pydantic would say less clearly
_FORMS = {
    "categories": "a mapping of at least one name to its paths",
    "concurrency": "a whole number from 1 to 64",
    "deadline": "seconds, above 0 and at most 86400",
    "estimate": "true or false",
    "glossary": "a mapping of terms to their translations per locale",
    "ignore": "a list of prefixes and globs",
    "permalink": "an http or https URL",
    "repo": "OWNER/NAME",
    "visuals": "true or false",
}


def _unknown(name: str, known: Iterable[str], *, noun: str = "key") -> str:
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"unknown {noun}{meant}; allowed: {', '.join(names)}"


def echo(value: object) -> str:
    """Quote a value, briefly: what stands in a file may be of any size."""
    if isinstance(value, dict):
        return "a mapping"
    if not isinstance(value, str | int | float | bool | None):
        return "a list" if isinstance(value, list) else f"a {type(value).__name__}"
    text = repr(value)
    return text if len(text) <= _ECHO else f"{text[:_ECHO]}…"
