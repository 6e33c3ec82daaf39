"""Kept answers: found only by all that they depend on, and never worth a crash."""

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from diff_insight.claude.answers import FileAnswer, FileParts, Point
from diff_insight.claude.cache import Cache, key_of
from diff_insight.claude.claude_settings import Glossary
from diff_insight.claude.parts import Part
from diff_insight.claude.requests import Request, Wishes, file_request
from diff_insight.claude.surroundings import Surroundings
from diff_insight.model import AnalyzedRange, CommitRange, Locale
from tests.fakes.claude_runs import changed_file


def parts(title: str, said: str) -> FileParts:
    point = Point(lines=["+1"], says=said)
    return FileParts(title=title, what=[point], before=None, after=None, who=None, do=None, why=None)


ANSWER = FileAnswer(modification_type="minor update", texts={"en_US": parts("t", "e")})
KEY = "ab" * 32
AROUND = Surroundings(AnalyzedRange(range=CommitRange(), categories={}))


def request(
    *,
    path: str = "a.md",
    patch: str = "@@ -1 +1 @@\n-a\n+b",
    model: str = "m",
    locales: tuple[Locale, ...] = ("en_US",),
    glossary: Glossary | None = None,
) -> Request:
    file = changed_file(path)
    return file_request(
        file,
        Part(patch=patch),
        around=AROUND,
        model=model,
        wishes=Wishes(locales=locales, glossary=glossary or {}),
    )


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
        json.dumps({"version": 2, "key": "other", "answer": ANSWER.model_dump()}).encode(),
        json.dumps(
            {"version": 2, "key": KEY, "answer": {"modification_type": "minor update", "texts": {}}}
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
    assert set(json.loads(kept.read_text())) == {"version", "key", "seal", "answer"}
    assert replace(request(), model="m") == request()


def find(cache: Cache) -> FileAnswer | None:
    return cache.find(KEY, kind=FileAnswer, locales=("en_US",))


def test_an_answer_from_elsewhere_is_not_the_models(tmp_path: Path) -> None:
    forged = ANSWER.model_copy(update={"texts": {"en_US": parts("Safe to merge", "Reviewed by the team.")}})
    Cache(tmp_path, secret="of somebody else").keep(KEY, forged)
    assert find(Cache(tmp_path, secret="ours")) is None
    Cache(tmp_path, secret="ours").keep(KEY, ANSWER)
    assert find(Cache(tmp_path, secret="ours")) == ANSWER
    (kept,) = tmp_path.rglob("*.json")
    assert "ours" not in kept.read_text()
    entry = json.loads(kept.read_text())
    entry["answer"]["texts"]["en_US"]["title"] = "Safe to merge"
    kept.write_text(json.dumps(entry))
    assert find(Cache(tmp_path, secret="ours")) is None


def test_an_answer_to_another_question_is_not_the_one_to_this(tmp_path: Path) -> None:
    other = "cd" * 32
    Cache(tmp_path).keep(other, ANSWER)
    (kept,) = tmp_path.rglob("*.json")
    entry = json.loads(kept.read_text()) | {"key": KEY}
    place = tmp_path / KEY[:2] / f"{KEY}.json"
    place.parent.mkdir()
    place.write_text(json.dumps(entry))
    assert find(Cache(tmp_path)) is None


@pytest.mark.parametrize("kind", ["a link to a file", "a link to a folder", "a pipe"])
def test_nothing_but_plain_files_of_the_folder_is_read(tmp_path: Path, kind: str) -> None:
    Cache(tmp_path / "elsewhere").keep(KEY, ANSWER)
    theirs = tmp_path / "elsewhere" / KEY[:2] / f"{KEY}.json"
    place = tmp_path / "cache" / KEY[:2] / f"{KEY}.json"
    if kind == "a link to a folder":
        place.parent.parent.mkdir()
        place.parent.symlink_to(theirs.parent, target_is_directory=True)
    else:
        place.parent.mkdir(parents=True)
        if kind == "a pipe":
            os.mkfifo(place)
        else:
            place.symlink_to(theirs)
    cache = Cache(tmp_path / "cache")
    assert find(cache) is None
    before = theirs.read_bytes()
    cache.keep(KEY, ANSWER.model_copy(update={"modification_type": "bug fix"}))
    assert theirs.read_bytes() == before
    assert kind == "a link to a folder" or find(cache) is not None


def test_a_cache_is_the_owners_alone_and_one_that_everybody_writes_is_not_used(tmp_path: Path) -> None:
    Cache(tmp_path / "new" / "cache").keep(KEY, ANSWER)
    assert stat.S_IMODE((tmp_path / "new" / "cache").stat().st_mode) == 0o700
    (tmp_path / "new" / "cache").chmod(0o777)
    cache = Cache(tmp_path / "new" / "cache")
    assert find(cache) is None
    assert cache.fault == f"The cache {tmp_path}/new/cache is not used, because everybody may write to it."
