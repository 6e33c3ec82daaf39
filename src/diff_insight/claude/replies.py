"""What comes back from a Messages server, read by our own models: the server may be a stranger's."""

import json
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

MOST_BYTES = 4_000_000
"""Of a body that is read at all: an answer within `max_tokens` has far less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What one answered request used."""

    input: int = 0
    output: int = 0
    cache_creation: int = 0
    cache_read: int = 0

    @property
    def all_input(self) -> int:
        """Every token of input, cached or not."""
        return self.input + self.cache_creation + self.cache_read


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A limit of the server that is used up.

    Attributes:
        what: What it counts, in the API's word.
        wait: Seconds until another request fits.
    """

    what: str
    wait: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answered request.

    Attributes:
        text: The text blocks joined; thinking and other blocks are left out.
        stop_reason: The server's word, or None where it gave none.
        tokens: What it used; None where the server does not say.
        left: Limits of the server that are used up now.
    """

    text: str
    stop_reason: str | None
    tokens: Tokens | None
    left: tuple[Left, ...] = ()


FaultKind = Literal[
    "credentials", "money", "permission", "model", "setup", "request", "size", "busy", "down", "garbled"
]


class Fault(Exception):  # noqa: N818 - a fault of the server or the way there, a value of the fault table
    """A request without an answer.

    Args:
        kind: What sort of fault; decides whether the request or the whole run can go on.
        said: What the server said, for people.
        status: HTTP status, where there was one.
        retry_after: Seconds that the server asks to wait.
        perhaps_billed: Whether the server may have done the work all the same.
    """

    def __init__(
        self,
        kind: FaultKind,
        said: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        perhaps_billed: bool = False,
    ) -> None:
        super().__init__(kind, said)
        self.kind: FaultKind = kind
        self.said = said
        self.status = status
        self.retry_after = retry_after
        self.perhaps_billed = perhaps_billed

    @property
    def permanent(self) -> bool:
        """Whether every further request would end the same way."""
        return self.kind in {"credentials", "money", "permission", "model", "setup"}

    @property
    def passing(self) -> bool:
        """Whether the same request may be answered a little later."""
        return self.kind in {"busy", "down", "garbled"}

    @property
    def told_to_wait(self) -> bool:
        """Whether the server itself says that it is too busy or broken for now: only time limits patience."""
        return self.passing and self.status is not None


def _count(value: Any) -> Any:
    return 0 if value is None else value


Count = Annotated[int, BeforeValidator(_count), Field(ge=0)]


class _Block(BaseModel):
    model_config = ConfigDict(extra="ignore")
    type: str
    text: str = ""


class _Usage(BaseModel):
    model_config = ConfigDict(extra="ignore")
    input_tokens: Count = 0
    output_tokens: Count = 0
    cache_creation_input_tokens: Count = 0
    cache_read_input_tokens: Count = 0


class _Message(BaseModel):
    """The parts of a Message that count here; the API may add others at any time."""

    model_config = ConfigDict(extra="ignore")
    content: list[_Block] | str
    stop_reason: str | None = None
    usage: Any = None


_STOP_REASONS = {"length": "max_tokens", "stop": "end_turn", "content_filter": "refusal"}
"""Words of another API that servers which translate may leave in place, in ours."""
_THOUGHT = re.compile(r"\s*<think(?:ing)?>")
_END_OF_THOUGHT = re.compile(r"</think(?:ing)?>")


def read_reply(body: bytes) -> Reply:
    """Read the body of a 200.

    Raises:
        Fault: It is not a Message.
    """
    if len(body) > MOST_BYTES:
        return Reply(text="", stop_reason=None, tokens=None)  # the server is there; its answer is of no use
    try:
        streamed = body.lstrip().startswith((b"event:", b"data:"))
        message = _Message.model_validate(_joined(body) if streamed else json.loads(body))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise Fault("garbled", "an answer that is not a Message", perhaps_billed=True) from error
    blocks = message.content
    text = blocks if isinstance(blocks, str) else "".join(one.text for one in blocks if one.type == "text")
    reason = message.stop_reason
    return Reply(
        text=_said(text),
        stop_reason=_STOP_REASONS.get(reason, reason) if reason is not None else None,
        tokens=_tokens_of(message.usage),
    )


def _joined(body: bytes) -> dict[str, Any]:
    """Give the Message that a server has sent in pieces although nobody asked it to."""
    told: dict[str, Any] = {"content": [], "usage": {}}
    for row in body.split(b"\n"):
        if not row.startswith(b"data:"):
            continue
        piece = json.loads(row[5:]) if row[5:].strip() != b"[DONE]" else {}
        if piece.get("type") == "message_start":
            told["usage"] |= piece["message"].get("usage") or {}
        elif piece.get("type") == "content_block_delta":
            told["content"].append({"type": "text", "text": piece["delta"].get("text") or ""})
        elif piece.get("type") == "message_delta":
            told["stop_reason"] = piece["delta"].get("stop_reason")
            told["usage"] |= piece.get("usage") or {}
    return told


def _said(text: str) -> str:
    """Give what is said, without what a model has thought aloud before."""
    end = _END_OF_THOUGHT.search(text) if _THOUGHT.match(text) else None
    return text if end is None else text[end.end() :]


def _tokens_of(usage: Any) -> Tokens | None:
    """Give what a server says was used; None where it says nothing that can be counted."""
    try:
        return None if usage is None else _tokens(_Usage.model_validate(usage))
    except ValidationError:
        return None


def _tokens(usage: _Usage) -> Tokens:
    return Tokens(
        input=usage.input_tokens,
        output=usage.output_tokens,
        cache_creation=usage.cache_creation_input_tokens,
        cache_read=usage.cache_read_input_tokens,
    )
