"""What a model may answer: models that forbid everything else, and the JSON schemas made from them.

An answer is hostile until it has been through here. Lengths are not in the schemas, where they
are only hints (and unsupported by some servers); `form` checks them.
"""

import contextlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from diff_insight.model import Locale, ModificationType

NO_TITLE = "-"
"""What stands for a title that is not borne out: the offline one takes its place."""


class Forbidding(BaseModel):
    """No coercion, no extra keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FileText(Forbidding):
    """What is said of a file in one language, put together (`assembly`)."""

    title: str
    explanation: str


class Point(Forbidding):
    """One thing that changed, and the numbered rows that bear it out (`-12`, `+14`)."""

    lines: list[str]
    says: str


class Why(Forbidding):
    """A reason that an author gives, and the id of the commit or pull request where they do."""

    source: str
    says: str


class FileParts(Forbidding):
    """What a model says of a file in one language, part by part."""

    title: str
    what: list[Point]
    before: str | None
    after: str | None
    who: str | None
    do: str | None
    why: Why | None


class OverviewText(Forbidding):
    """What is said of a category in one language."""

    summary: str
    highlights: str
    new_features: list[str]
    breaking_changes: list[str]
    other_updates: list[str]
    insights: str


class FileAnswer(Forbidding):
    """The type of a change and its parts per locale."""

    modification_type: ModificationType
    texts: dict[Locale, FileParts]


class GroupAnswer(Forbidding):
    """Answers about several files; only its schema is used, as each is read by itself."""

    files: list[FileAnswer]


class OverviewAnswer(Forbidding):
    """The overview per locale."""

    texts: dict[Locale, OverviewText]


Answer = TypeVar("Answer", FileAnswer, OverviewAnswer)
_Kind = FileAnswer | OverviewAnswer | GroupAnswer


class Unreadable(ValueError):  # noqa: N818 - a property of the answer, which is asked for once more
    """An answer that does not fit; the text can be quoted to the model."""


class NoObject(Unreadable):
    """An answer without a JSON object: whoever gave it may never have been shown what is wanted."""


@lru_cache(maxsize=32)
def _form(kind: type[_Kind], locales: tuple[Locale, ...]) -> type[Forbidding]:
    """Give the model of exactly these locales: a missing one is as wrong as a strange one."""
    text = OverviewText if kind is OverviewAnswer else FileParts
    per_locale: dict[str, Any] = dict.fromkeys(locales, (text, ...))
    texts = create_model("Texts", __base__=Forbidding, **per_locale)
    fields: dict[str, Any] = {"texts": (texts, ...)}
    if kind is not OverviewAnswer:
        fields = {"modification_type": (ModificationType, ...), **fields}
    if kind is GroupAnswer:
        entry: Any = create_model("Entry", __base__=Forbidding, path=(str, ...), **fields)
        return create_model("Group", __base__=Forbidding, files=(list[entry], ...))
    return create_model("Answer", __base__=Forbidding, **fields)


@lru_cache(maxsize=32)
def schema_of(kind: type[_Kind], locales: tuple[Locale, ...]) -> Mapping[str, Any]:
    """Give the JSON schema of an answer: the same bytes for the same arguments, and as few as will do."""
    schema = _form(kind, locales).model_json_schema()
    inlined = _plain(schema, shared=schema.get("$defs", {}))
    shared = {**_plain(schema, shared={}), "$defs": _plain(schema.get("$defs", {}), shared={})}
    return min(inlined, shared, key=lambda form: len(json.dumps(form)))


def plain_schema(form: type[BaseModel]) -> Mapping[str, Any]:
    """Give the JSON schema of a model, without what pydantic adds for people."""
    schema = form.model_json_schema()
    return dict(_plain(schema, shared=schema.get("$defs", {})))


def _plain(node: Any, *, shared: Mapping[str, Any]) -> Any:
    """Drop what pydantic adds for people (titles, docstrings); put shared parts where they are used."""
    if isinstance(node, list):
        return [_plain(value, shared=shared) for value in node]
    if not isinstance(node, dict):
        return node
    name = node.get("$ref", "").rsplit("/", 1)[-1]
    if name in shared:
        return _plain(shared[name], shared=shared)
    others = node.get("anyOf", ())
    if others and all(other.keys() == {"type"} for other in others):
        return {"type": [other["type"] for other in others]}
    properties = {name: _plain(field, shared=shared) for name, field in node.get("properties", {}).items()}
    rest = {
        key: _plain(value, shared=shared)
        for key, value in node.items()
        if key not in {"title", "description", "properties", "$defs"}
    }
    return {**rest, "properties": properties} if properties else rest


def read_answer(text: str, *, kind: type[Answer], locales: Sequence[Locale]) -> Answer:
    """Read a model's text, which should be one JSON object and may have prose around it.

    Raises:
        Unreadable: There is no object in it, or the object is not exactly what was asked for.
    """
    return _fitting(object_in(text), kind=kind, locales=locales)


def read_group(text: str, *, locales: Sequence[Locale]) -> Mapping[str, FileAnswer]:
    """Read a model's text about several files: what fits, per path. One that does not costs no other.

    Raises:
        Unreadable: There is no object in it, or no list of files.
    """
    files = object_in(text).get("files")
    if not isinstance(files, list):
        raise Unreadable("files: there is no such list")
    found: dict[str, FileAnswer] = {}
    for entry in files:
        if isinstance(entry, dict) and isinstance(entry.get("path"), str):
            rest = {name: value for name, value in entry.items() if name != "path"}
            with contextlib.suppress(Unreadable):
                found.setdefault(entry["path"], _fitting(rest, kind=FileAnswer, locales=locales))
    return found


def _fitting(found: Mapping[str, Any], *, kind: type[Answer], locales: Sequence[Locale]) -> Answer:
    form = _form(kind, tuple(locales))
    try:
        valid = form.model_validate_json(json.dumps(found), strict=True)
    except ValidationError as error:
        faults = [
            f"{'.'.join(map(str, fault['loc'])) or 'answer'}: {fault['msg']}" for fault in error.errors()
        ]
        raise Unreadable("; ".join(faults[:5])[:600]) from error
    except RecursionError as error:
        raise Unreadable("nested too deep") from error
    return kind.model_validate_json(valid.model_dump_json(), strict=True)


def object_in(text: str) -> dict[str, Any]:
    """Give the JSON object that a text is or holds; the longest, where prose holds several."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = _longest_object(text)
    if not isinstance(whole, dict):
        raise NoObject("the answer is not a JSON object")
    return whole


def _longest_object(text: str, *, tries: int = 50) -> dict[str, Any]:
    decoder = json.JSONDecoder()
    best: tuple[int, dict[str, Any]] = (0, {})
    at = text.find("{")
    while at >= 0 and tries > 0:
        tries -= 1
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at = text.find("{", at + 1)
            continue
        if end - at > best[0]:
            best = (end - at, value)
        at = text.find("{", end)
    if best[0] == 0:
        raise NoObject("there is no JSON object in the answer")
    return best[1]
