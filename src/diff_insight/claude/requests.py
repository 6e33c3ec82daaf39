"""What is asked of a model: rules first and the same bytes every time, then one file's data behind a fence.

The rules and the glossary carry a cache breakpoint, so that all requests of a run share them. The
data is hostile; it stands between two lines that it cannot contain.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from diff_insight.model import AnalyzedFile, Locale

from .answers import FileAnswer, OverviewAnswer, schema_of
from .digest import digest
from .options import Glossary
from .parts import Part

PROMPT_VERSION = 2
"""Rises with every change of what an answer has to be; kept answers to older prompts are not used."""

FILE_TOKENS = (2048, 1024)
"""Most tokens of an answer about a file: for thinking and the frame, and for each locale."""
OVERVIEW_TOKENS = (4096, 2048)
FACTS_CHARACTERS = 400

_STRICT = "Answer with one JSON object and nothing else, no code fence. It must fit this JSON schema:"

Purpose = Literal["file", "overview"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request to the Messages API, whoever serves it.

    Attributes:
        model: As the provider names it.
        system: The rules; the same bytes for every file of a run.
        turns: Begins and ends with the user's.
        schema: What the answer has to fit.
        max_tokens: Ceiling of the answer.
    """

    model: str
    system: str
    turns: tuple[Turn, ...]
    schema: Mapping[str, Any]
    max_tokens: int

    def body(self, *, structured: bool) -> dict[str, Any]:
        """Give the arguments of `messages.create`.

        Args:
            structured: Whether the server takes a schema; otherwise the rules quote it.
        """
        system = self.system
        if not structured:
            schema = json.dumps(self.schema, ensure_ascii=False, separators=(",", ":"))
            system = f"{system}\n{_STRICT}\n{schema}\n"
        body: dict[str, Any] = {
            "model": self.model,
            "max_tokens": self.max_tokens,
            "system": [{"type": "text", "text": system, "cache_control": {"type": "ephemeral"}}],
            "messages": [{"role": turn.role, "content": turn.text} for turn in self.turns],
        }
        if structured:
            body["output_config"] = {"format": {"type": "json_schema", "schema": self.schema}}
        return body

    @property
    def most_input_tokens(self) -> int:
        """Upper bound of the input: no token is shorter than a byte; the server adds a frame of its own."""
        sent = json.dumps(self.body(structured=True), ensure_ascii=False).encode("utf-8", "surrogatepass")
        return len(sent) + 1_000


@cache
def _prompt(name: str) -> str:
    return resources.files(__package__).joinpath("prompts", f"{name}.md").read_text(encoding="utf-8")


def system_prompt(purpose: Purpose, *, locales: Sequence[Locale], glossary: Glossary) -> str:
    """Give the rules for these languages, with the glossary's terms in them."""
    parts = [_prompt(purpose), *(_prompt(locale) for locale in locales)]
    terms = [
        f"- {term}: " + ", ".join(f"{locale} {words[locale]}" for locale in locales if locale in words) + "\n"
        for term, words in sorted(glossary.items())
        if any(locale in words for locale in locales)
    ]
    if terms:
        parts += ["Fixed translations, outside of backticks:\n", *terms]
    return "".join(parts)


def fence(data: str, *, name: str) -> str:
    """Put data between two boundary lines that it does not contain; the same for the same data."""
    salt = 0
    while True:
        seed = f"{salt}\n{data}".encode("utf-8", "surrogatepass")
        boundary = f"={name}-{hashlib.sha256(seed).hexdigest()[:12]}="
        if boundary not in data:
            return f"{boundary}\n{data}\n{boundary}"
        salt += 1


def file_request(
    file: AnalyzedFile,
    part: Part,
    *,
    model: str,
    locales: Sequence[Locale],
    glossary: Glossary,
) -> Request:
    """Ask about one file, or a part of one: path, status, counts, facts and the patch alone."""
    change = file.change
    head = [f"path: {json.dumps(change.path, ensure_ascii=False)}"]
    if change.previous_path is not None:
        head.append(f"previous path: {json.dumps(change.previous_path, ensure_ascii=False)}")
    head.append(f"status: {change.status}, +{change.additions} -{change.deletions}")
    if part.of > 1:
        head.append(f"part {part.number} of {part.of} of the patch: describe this part alone")
    if part.left_out:
        head.append("some lines of the patch are left out here")
    known = digest(file.facts, within=part if part.of > 1 else None, most=_room_for_facts(part))
    if known:
        head.append(f"facts:\n{known}")
    data = "\n".join([*head, "patch:", part.patch])
    return Request(
        model=model,
        system=system_prompt("file", locales=locales, glossary=glossary),
        turns=(Turn(role="user", text=fence(data, name="data")),),
        schema=schema_of(FileAnswer, tuple(locales)),
        max_tokens=FILE_TOKENS[0] + FILE_TOKENS[1] * len(locales),
    )


def _room_for_facts(part: Part) -> int:
    """Characters for facts: a share of the patch, as they only point at what stands there."""
    return min(FACTS_CHARACTERS, len(part.patch) // 6)


def overview_request(data: str, *, model: str, locales: Sequence[Locale], glossary: Glossary) -> Request:
    """Ask for the opening of a category's report from the entries of its files."""
    return Request(
        model=model,
        system=system_prompt("overview", locales=locales, glossary=glossary),
        turns=(Turn(role="user", text=fence(data, name="data")),),
        schema=schema_of(OverviewAnswer, tuple(locales)),
        max_tokens=OVERVIEW_TOKENS[0] + OVERVIEW_TOKENS[1] * len(locales),
    )
