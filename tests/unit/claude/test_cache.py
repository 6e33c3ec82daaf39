"""Kept answers: found only by all that they depend on, and never worth a crash."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from diff_insight.claude.answers import FileAnswer, FileText
from diff_insight.claude.cache import Cache, key_of
from diff_insight.claude.options import Glossary
from diff_insight.claude.parts import Part
from diff_insight.claude.requests import Request, file_request
from diff_insight.model import Locale
from tests.fakes.claude_runs import changed_file

ANSWER = FileAnswer(modification_type="minor update", texts={"en_US": FileText(title="t", explanation="e")})
KEY = "ab" * 32


def request(
    *,
    path: str = "a.md",
    patch: str = "@@ -1 +1 @@\n-a\n+b",
    model: str = "m",
    locales: tuple[Locale, ...] = ("en_US",),
    glossary: Glossary | None = None,
) -> Request:
    file = changed_file(path)
    return file_request(file, Part(patch=patch), model=model, locales=locales, glossary=glossary or {})


def test_a_key_depends_on_patch_path_model_locales_glossary_and_provider() -> None:
    keys = {
        key_of(one, provider="anthropic")
        for one in (
            request(),
            request(path="b.md"),
            request(patch="@@ -1 +1 @@\n-a\n+c"),
            request(model="n"),
            request(locales=("en_US", "zh_CN")),
            request(glossary={"a": {"en_US": "A"}}),
        )
    }
    assert len(keys | {key_of(request(), provider="vertex")}) == 7
    assert key_of(request(), provider="anthropic") in keys


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    Cache(tmp_path).keep(KEY, ANSWER)
    assert Cache(tmp_path).find(KEY, kind=FileAnswer, locales=("en_US",)) == ANSWER
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == [f"{KEY}.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"version": 1}',
        json.dumps({"version": 1, "key": "other", "answer": ANSWER.model_dump()}).encode(),
        json.dumps(
            {"version": 1, "key": KEY, "answer": {"modification_type": "minor update", "texts": {}}}
        ).encode(),
        b'{"a":' * 100_000,
        b" " * 1_000_001,
    ],
)
def test_a_broken_or_foreign_file_is_not_there_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / KEY[:2] / f"{KEY}.json"
    place.parent.mkdir()
    place.write_bytes(content)
    cache = Cache(tmp_path)
    assert cache.find(KEY, kind=FileAnswer, locales=("en_US",)) is None
    cache.keep(KEY, ANSWER)
    assert cache.find(KEY, kind=FileAnswer, locales=("en_US",)) == ANSWER


def test_an_answer_in_other_locales_is_not_the_one_asked_for(tmp_path: Path) -> None:
    Cache(tmp_path).keep(KEY, ANSWER)
    assert Cache(tmp_path).find(KEY, kind=FileAnswer, locales=("ja_JP",)) is None


def test_a_directory_that_cannot_be_written_is_remembered_and_not_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    cache.keep(KEY, ANSWER)
    assert cache.find(KEY, kind=FileAnswer, locales=("en_US",)) is None
    assert "cannot be written" in (cache.fault or "")


def test_the_request_has_no_secret_and_the_kept_file_nothing_of_the_request(tmp_path: Path) -> None:
    Cache(tmp_path).keep(KEY, ANSWER)
    (kept,) = tmp_path.rglob("*.json")
    assert set(json.loads(kept.read_text())) == {"version", "key", "answer"}
    assert replace(request(), model="m") == request()
