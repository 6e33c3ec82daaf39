"""Answers kept between runs, found by the hash of everything they depend on.

A file holds one validated answer and nothing of the request but its hash, so no secret can be in it.
Files are written beside their place and renamed into it: runs may share the directory. What cannot be
read is as good as not there, and is replaced.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from diff_insight.model import Locale

from .answers import Answer, Unreadable, read_answer
from .requests import PROMPT_VERSION, Request

_VERSION = 1
_MOST_BYTES = 1_000_000


def key_of(request: Request, *, provider: str) -> str:
    """Give the hash of what an answer depends on.

    The request holds path, status, counts, facts, patch, rules, locales and glossary; nothing that
    could change an answer is outside it.
    """
    seed = json.dumps(
        [
            PROMPT_VERSION,
            provider,
            request.model,
            request.system,
            [turn.text for turn in request.turns],
            request.schema,
        ],
        ensure_ascii=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(seed.encode()).hexdigest()


class Cache:
    """A directory of answers.

    Args:
        directory: Made when the first answer is kept; None: nothing is kept and nothing is found.
    """

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory
        self.fault: str | None = None

    def _place(self, key: str) -> Path | None:
        return None if self._directory is None else self._directory / key[:2] / f"{key}.json"

    def find(self, key: str, *, kind: type[Answer], locales: Sequence[Locale]) -> Answer | None:
        """Give the answer of that key, validated as a fresh one would be."""
        place = self._place(key)
        if place is None:
            return None
        try:
            if place.stat().st_size > _MOST_BYTES:
                return None
            kept: Any = json.loads(place.read_bytes())
            if not isinstance(kept, dict) or kept.get("version") != _VERSION or kept.get("key") != key:
                return None
            return read_answer(json.dumps(kept.get("answer")), kind=kind, locales=locales)
        except (OSError, ValueError, RecursionError, Unreadable, ValidationError):
            return None

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer; a directory that cannot be written is remembered in `fault`, not raised."""
        place = self._place(key)
        if place is None:
            return
        text = json.dumps(
            {"version": _VERSION, "key": key, "answer": answer.model_dump()}, ensure_ascii=False, indent=1
        )
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".part")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                    file.write(text)
                Path(beside).replace(place)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(beside).unlink()
                raise
        except OSError as error:
            self.fault = (
                f"The cache {self._directory} cannot be written ({error.strerror}); answers are not kept."
            )
