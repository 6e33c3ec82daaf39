"""Sentences on code: nearly all true ones pass, most false ones are caught, in all languages."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import Evidence, evidence_of
from diff_insight.model import FileChange

_FOLDER = Path(__file__).parent / "sentences"
LANGUAGES = ("en", "zh", "ja", "de")
ALL = 90
"""Sentences of a kind in a language: 60 on invented programs, 30 on this project's own history."""


@cache
def _changes() -> tuple[tuple[Evidence, dict[str, Any]], ...]:
    found = []
    for file in sorted(_FOLDER.glob("*.toml")):
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["change"]:
            patch = row["patch"]
            lines = patch.split("\n")
            change = FileChange(
                path=row["path"],
                status="modified",
                additions=sum(line.startswith("+") for line in lines),
                deletions=sum(line.startswith("-") for line in lines),
                patch=patch,
            )
            found.append((evidence_of(change), row))
    return tuple(found)


def judged(language: str, kind: str) -> Iterator[tuple[str, bool]]:
    """Give every true or false sentence of a language, and whether it is flagged."""
    for evidence, row in _changes():
        for sentence in row[kind][language]:
            yield sentence, bool(ungrounded(sentence, evidence))


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_one_true_sentence_in_twenty_is_flagged(language: str) -> None:
    told = list(judged(language, "true"))
    flagged = [sentence for sentence, wrong in told if wrong]
    assert len(told) == ALL
    assert len(flagged) <= ALL / 20, flagged


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_least_four_false_sentences_in_five_are_caught(language: str) -> None:
    told = list(judged(language, "false"))
    passed = [sentence for sentence, wrong in told if not wrong]
    assert len(told) == ALL
    assert len(passed) <= ALL / 5, passed
