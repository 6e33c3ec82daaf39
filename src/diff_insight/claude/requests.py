"""What is asked of a model: rules first and the same bytes every time, then one file's data behind a fence.

The rules and the glossary carry a cache breakpoint, so that all requests of a run share them. The
data is hostile; it stands between two lines that it cannot contain.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any, Literal

from diff_insight.model import AnalyzedFile, Locale

from .answers import FileAnswer, OverviewAnswer, schema_of
from .claude_settings import ClaudeSettings, Effort, Glossary
from .file_data import file_data
from .parts import Part
from .surroundings import Surroundings

PROMPT_VERSION = 5
"""Rises with every change of what an answer has to be; kept answers to older prompts are not used."""

MOST_TOKENS = 21_000
"""Above 21,333 the SDK refuses a request that does not stream."""
THINKING_TOKENS: Mapping[Effort, int] = {"low": 2048, "medium": 6144, "high": 12_288}
"""Room for thinking and the frame of an answer: both count against `max_tokens`."""
FILE_TOKENS = (512, 1024)
"""Room for each locale of an answer about the smallest and the largest patch."""
_MORE = (128, 512)
"""Tokens more for each so many characters of a patch: of a line there is less to say than of a page."""
OVERVIEW_TOKENS = 2048
FILE_EFFORT: Effort = "low"
OVERVIEW_EFFORT: Effort = "medium"

_STRICT = "Answer with one JSON object and nothing else, no code fence. It must fit this JSON schema:"

_OPERATOR = (
    "Who runs this program says the following of readers and style, between two boundary lines. Heed it "
    "where it does not go against the rules above on truth, form and language.\n"
)

_SAME = "All languages say the same, each as its technical writers would.\n"

Purpose = Literal["file", "overview"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What a server understands of a request, as far as a run has learnt.

    Attributes:
        schema: Whether it heeds a schema; where it does not, the rules quote it.
        effort: Whether it takes how much to think.
        blocks: Whether rules and messages may be lists of blocks, which say what the prompt cache keeps.
    """

    schema: bool = True
    effort: bool = True
    blocks: bool = True

    def poorer(self) -> "Dialect | None":
        """Give the dialect to try where a request is refused; None where there is none left."""
        if self.effort:
            return replace(self, effort=False)
        if self.schema:
            return replace(self, schema=False)
        return replace(self, blocks=False) if self.blocks else None

    def without(self, other: "Dialect") -> "Dialect":
        """Give what both understand."""
        return Dialect(
            schema=self.schema and other.schema,
            effort=self.effort and other.effort,
            blocks=self.blocks and other.blocks,
        )


FULL = Dialect()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the operator wants of all texts.

    Attributes:
        locales: Their languages.
        glossary: Fixed translations of terms.
        audience: Who reads them; empty: whoever uses what changed.
        instructions: What else to keep to; empty: nothing.
    """

    locales: tuple[Locale, ...]
    glossary: Glossary = field(default_factory=dict)
    audience: str = ""
    instructions: str = ""


def wishes_of(settings: ClaudeSettings, locales: tuple[Locale, ...]) -> Wishes:
    """Give what the settings say of all texts."""
    return Wishes(
        locales=locales,
        glossary=settings.glossary,
        audience=settings.audience,
        instructions=settings.instructions,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request to the Messages API, whoever serves it.

    Attributes:
        model: As the provider names it.
        system: The rules; the same bytes for every file of a run.
        turns: Begins and ends with the user's.
        shared: What is told before the first turn; the same bytes for every file of a run.
        schema: What the answer has to fit.
        max_tokens: Ceiling of the answer, thinking included.
        effort: How much to think.
    """

    model: str
    system: str
    turns: tuple[Turn, ...]
    shared: str = ""
    schema: Mapping[str, Any]
    max_tokens: int
    effort: Effort = FILE_EFFORT

    def body(self, dialect: Dialect = FULL) -> dict[str, Any]:
        """Give the arguments of `messages.create` for a server that understands so much."""
        system = self.system
        if not dialect.schema:
            schema = json.dumps(self.schema, ensure_ascii=False, separators=(",", ":"))
            system = f"{system}\n{_STRICT}\n{schema}\n"
        body: dict[str, Any] = {
            "model": self.model,
            "max_tokens": self.max_tokens,
            "system": [{"type": "text", "text": system, "cache_control": {"type": "ephemeral"}}],
            "messages": [{"role": turn.role, "content": turn.text} for turn in self.turns],
        }
        if not dialect.blocks:
            body["system"] = system
            body["messages"][0]["content"] = f"{self.shared}\n{self.turns[0].text}".lstrip("\n")
        elif self.shared:
            body["messages"][0]["content"] = [
                {"type": "text", "text": self.shared, "cache_control": {"type": "ephemeral"}},
                {"type": "text", "text": self.turns[0].text},
            ]
        output: dict[str, Any] = {}
        if dialect.schema:
            output["format"] = {"type": "json_schema", "schema": self.schema}
        if dialect.effort:
            output["effort"] = self.effort
        return {**body, "output_config": output} if output else body

    def with_room(self) -> "Request":
        """Give the same request with twice the room for its answer, as far as a server gives it."""
        return replace(self, max_tokens=max(self.max_tokens, min(2 * self.max_tokens, MOST_TOKENS)))

    @property
    def answer_tokens(self) -> int:
        """Room for the answer itself, without what thinking takes."""
        return self.max_tokens - THINKING_TOKENS[self.effort]

    @property
    def most_input_tokens(self) -> int:
        """Upper bound of the input: no token is shorter than a byte; the server adds a frame of its own."""
        sent = (
            json.dumps(self.body(dialect), ensure_ascii=False).encode("utf-8", "surrogatepass")
            for dialect in (FULL, Dialect(schema=False))
        )
        return max(map(len, sent)) + 1_000


@cache
def prompt(name: str) -> str:
    """Give the text of a prompt of this package."""
    return resources.files(__package__).joinpath("prompts", f"{name}.md").read_text(encoding="utf-8")


def system_prompt(purpose: Purpose, wishes: Wishes) -> str:
    """Give the rules for these languages, with the glossary's terms and the operator's wishes in them."""
    locales, glossary = wishes.locales, wishes.glossary
    parts = [prompt(purpose), *([_SAME] if len(locales) > 1 else []), *map(prompt, locales)]
    terms = [
        f"- {term}: " + ", ".join(f"{locale} {words[locale]}" for locale in locales if locale in words) + "\n"
        for term, words in sorted(glossary.items())
        if any(locale in words for locale in locales)
    ]
    if terms:
        parts += ["Fixed translations, outside of backticks:\n", *terms]
    wanted = [
        f"{name}: {' '.join(text.split())}"
        for name, text in (("readers", wishes.audience), ("wishes", wishes.instructions))
        if text.strip()
    ]
    if wanted:
        parts += [_OPERATOR, fence("\n".join(wanted), name="operator"), "\n"]
    return "".join(parts)


_OTHER_BREAKS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""What a reader may take for the end of a line: only what we end begins a line."""


def fence(data: str, *, name: str) -> str:
    """Put data between two boundary lines that it does not contain; the same for the same data."""
    data = data.translate(_OTHER_BREAKS)
    salt = 0
    while True:
        seed = f"{salt}\n{data}".encode("utf-8", "surrogatepass")
        boundary = f"={name}-{hashlib.sha256(seed).hexdigest()[:12]}="
        if boundary not in data:
            return f"{boundary}\n{data}\n{boundary}"
        salt += 1


def unfenced(text: str) -> str:
    """Give the data between two boundary lines."""
    return text.partition("\n")[2].rpartition("\n")[0]


def file_request(
    file: AnalyzedFile,
    part: Part,
    *,
    around: Surroundings,
    model: str,
    wishes: Wishes,
    effort: Effort | None = None,
) -> Request:
    """Ask about one file, or a part of one."""
    spoken: Locale = "en_US" if "en_US" in wishes.locales else wishes.locales[0]
    data = file_data(file, part, around, spoken)
    return Request(
        model=model,
        system=system_prompt("file", wishes),
        shared=fence(around.text, name="range") if around.text else "",
        turns=(Turn(role="user", text=fence(data, name="data")),),
        schema=schema_of(FileAnswer, wishes.locales),
        max_tokens=THINKING_TOKENS[effort or FILE_EFFORT] + _room(part) * len(wishes.locales),
        effort=effort or FILE_EFFORT,
    )


def _room(part: Part) -> int:
    least, most = FILE_TOKENS
    tokens, characters = _MORE
    return min(most, least + len(part.patch) // characters * tokens)


def overview_request(data: str, *, model: str, wishes: Wishes, effort: Effort | None = None) -> Request:
    """Ask for the opening of a category's report from the entries of its files."""
    return Request(
        model=model,
        system=system_prompt("overview", wishes),
        turns=(Turn(role="user", text=fence(data, name="data")),),
        schema=schema_of(OverviewAnswer, wishes.locales),
        max_tokens=THINKING_TOKENS[effort or OVERVIEW_EFFORT] + OVERVIEW_TOKENS * len(wishes.locales),
        effort=effort or OVERVIEW_EFFORT,
    )
