"""Answers kept between runs, found by the hash of everything they depend on.

A file holds one validated answer and nothing of the request but its hash, so no secret can be in it.
Files are written beside their place and renamed into it: runs may share the directory. What cannot be
read is as good as not there, and is replaced.

A cache may come from elsewhere, and its text would be published as the model's. So each answer is sealed
with the credential that it was asked with: who could not have asked cannot have answered. What is found is
judged like a fresh answer all the same.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from diff_insight.model import Locale

from .answers import Answer, Unreadable, read_answer
from .kept_files import not_ours, read_plain, write_plain
from .requests import PROMPT_VERSION, Request

_VERSION = 2
_MOST_BYTES = 1_000_000


def key_of(request: Request, *, provider: str, looked_at: bool = False) -> str:
    """Give the hash of what an answer depends on.

    The request holds path, status, counts, facts, patch, rules, locales and glossary; nothing that
    could change an answer is outside it. What a second look has left of an answer has a key of its own.
    """
    seed = json.dumps(
        [
            PROMPT_VERSION,
            provider,
            request.model,
            request.system,
            [turn.text for turn in request.turns],
            request.schema,
            request.effort,
            *(["looked at"] if looked_at else []),
        ],
        ensure_ascii=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(seed.encode()).hexdigest()


class Cache:
    """A directory of answers.

    Args:
        directory: Made when the first answer is kept; None: nothing is kept and nothing is found.
        secret: What the model is asked with; without one, entries are bound to their question alone.

    Attributes:
        fault: Why answers are not kept or not looked for, None where they are.
    """

    def __init__(self, directory: Path | None, *, secret: str = "") -> None:
        self._directory = directory
        self._secret = secret.encode()
        self.fault: str | None = None
        if directory is not None and (why := not_ours(directory)):
            self._directory = None
            self.fault = f"The cache {directory} is not used, because {why}."

    def _place(self, key: str) -> Path | None:
        return None if self._directory is None else self._directory / key[:2] / f"{key}.json"

    def _seal(self, key: str, answer: Any) -> str:
        """Give what only a run with the same credential can give for this answer to this question."""
        text = json.dumps([key, answer], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()

    def find(self, key: str, *, kind: type[Answer], locales: Sequence[Locale]) -> Answer | None:
        """Give the answer of that key, validated as a fresh one would be."""
        place = self._place(key)
        if place is None:
            return None
        try:
            kept: Any = json.loads(read_plain(place, most=_MOST_BYTES))
            if not isinstance(kept, dict) or kept.get("version") != _VERSION or kept.get("key") != key:
                return None
            if not hmac.compare_digest(str(kept.get("seal")), self._seal(key, kept.get("answer"))):
                return None
            return read_answer(json.dumps(kept.get("answer")), kind=kind, locales=locales)
        except (OSError, ValueError, TypeError, RecursionError, Unreadable, ValidationError):
            return None

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer; a directory that cannot be written is remembered in `fault`, not raised."""
        place = self._place(key)
        if place is None:
            return
        # as JSON has it: what is sealed is what will be read
        given = json.loads(json.dumps(answer.model_dump()).encode("utf-8", "backslashreplace"))
        entry = {"version": _VERSION, "key": key, "seal": self._seal(key, given), "answer": given}
        try:
            write_plain(place, json.dumps(entry, indent=1).encode())
        except OSError as error:
            self.fault = (
                f"The cache {self._directory} cannot be written ({error.strerror or error}); "
                "answers are not kept."
            )
