"""Sentences on code: nearly all true ones pass, most false ones are caught, in all languages."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import Evidence, evidence_of
from diff_insight.grounding.purpose import unsaid
from diff_insight.model import FileChange

_FOLDER = Path(__file__).parent / "sentences"
LANGUAGES = ("en", "zh", "ja", "de")
FOLDERS = {_FOLDER: 60, _FOLDER / "wordings": 60, _FOLDER / "formats": 30}
"""Each folder of changes, and how many sentences of a kind it has at least in a language."""


@cache
def _changes(folder: Path) -> tuple[tuple[Evidence, dict[str, Any]], ...]:
    found = []
    for file in sorted(folder.glob("*.toml")):
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


def judged(folder: Path, language: str, kind: str) -> Iterator[tuple[str, bool]]:
    """Give every true or false sentence of a language, and whether a model's text would lose it."""
    for evidence, row in _changes(folder):
        for sentence in row[kind].get(language, ()):
            praised = any(unsaid(sentence, evidence, by_somebody=False, judged=True))
            yield sentence, praised or bool(ungrounded(sentence, evidence))


SETS = [(folder, language) for folder in FOLDERS for language in LANGUAGES]


@pytest.mark.parametrize(("folder", "language"), SETS)
def test_at_most_one_true_sentence_in_twenty_is_flagged(folder: Path, language: str) -> None:
    told = list(judged(folder, language, "true"))
    flagged = [sentence for sentence, wrong in told if wrong]
    assert len(told) >= FOLDERS[folder]
    assert len(flagged) <= len(told) / 20, flagged


@pytest.mark.parametrize(("folder", "language"), SETS)
def test_at_least_four_false_sentences_in_five_are_caught(folder: Path, language: str) -> None:
    told = list(judged(folder, language, "false"))
    passed = [sentence for sentence, wrong in told if not wrong]
    assert len(told) >= FOLDERS[folder]
    assert len(passed) <= len(told) / 5, passed
