"""The whole job against a real model on this machine, which keeps to no schema, rambles and invents."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from tests.fakes.real_model import UnavailableError, model_server
from tests.repositories import Repository

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

DEADLINES = {"en_US": 150, "en_US,zh_CN": 240}
"""Seconds that a run has, by its locales; a loaded machine has not answered everything by then."""
_TABLE = "| Region | Quota |\n|---|---|\n| east | 10 |\n"
BEFORE = {
    "docs/regions.md": f"# Regions\n\nThe service runs in two regions.\n\n{_TABLE}",
    "src/retry.py": 'def retry(count=3):\n    """Retry a call."""\n    return count\n',
}
AFTER = {
    "docs/regions.md": "# Regions\n\nThe service runs in three regions, and each has a quota of its own.\n\n"
    + _TABLE.replace("10", "25")
    + "| south | 5 |\n",
    "src/retry.py": 'def retry(count=5):\n    """Retry a call, and wait before each."""\n    return count\n',
}
ENGLISH = r"[a-zA-Z0-9 `,]"


def in_form(*locales: str) -> str:
    """A grammar of answers that fit the schema, with any words in them."""
    point = r'{\"lines\": [\"+" [1-9] "\"], \"says\": \"" words "\"}'
    rest = r", ".join(rf"\"{name}\": null" for name in ("before", "after", "who", "do", "why"))
    text = rf'"\"LOCALE\": {{\"title\": \"" title "\", \"what\": [{point}], {rest}}}"'
    texts = ' ", " '.join(text.replace("LOCALE", locale) for locale in locales)
    kinds = '"new feature" | "breaking change" | "bug fix" | "minor update"'
    return (
        rf'root ::= "{{\"modification_type\": \"" ({kinds}) "\", \"texts\": {{" {texts} "}}}}"'
        f'\ntitle ::= [A-Z] {ENGLISH}{{8,40}}\nwords ::= [A-Z] {ENGLISH}{{30,90}} "."\n'
    )


class Models:
    """Servers of the test, stopped when it ends."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack = stack
        self._folder = folder

    def start(self, *, most_tokens: int, grammar: str = "") -> str:
        try:
            return self._stack.enter_context(
                model_server(self._folder, most_tokens=most_tokens, grammar=grammar)
            )
        except UnavailableError as error:
            pytest.skip(f"no real model on this machine: {error}")


@pytest.fixture
def models(tmp_path: Path) -> Iterator[Models]:
    folder = tmp_path / "model"
    folder.mkdir()
    with ExitStack() as stack:
        yield Models(stack, folder)


@pytest.fixture
def clone(repository: Repository) -> Path:
    repository.commit(BEFORE)
    repository.commit(AFTER)
    return repository.folder


def diff_insight(*arguments: str, cwd: Path, url: str = "") -> "subprocess.CompletedProcess[str]":
    source = Path(__file__).resolve().parents[2] / "src"
    environment = os.environ | {"PYTHONPATH": str(source), "ANTHROPIC_API_KEY": "none-is-asked-for"}
    return subprocess.run(
        [sys.executable, "-m", "diff_insight", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"ANTHROPIC_BASE_URL": url},
        timeout=400,
    )


def report(clone: Path, url: str, locales: str) -> Any:
    """Run the job, check what must hold whatever a model says, and give the run result."""
    start, deadline = time.monotonic(), DEADLINES[locales]
    options = ["--engine", "claude", "--explain", "all", "--model", "smollm2", "--overview-model", "smollm2"]
    options += ["--locale", locales, "--deadline", str(deadline), "--concurrency", "1", "--cache", "cache"]
    done = diff_insight("report", *options, "--result", "result.json", cwd=clone, url=url)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - start < deadline + 20
    verified = diff_insight("verify", "result.json", cwd=clone)
    assert (verified.returncode, json.loads(verified.stdout)["ungrounded"]) == (0, [])
    result = json.loads((clone / "result.json").read_text(encoding="utf-8"))
    assert [part["locale"] for part in result["reports"]] == locales.split(",")
    for part in result["reports"]:
        assert [file["path"] for file in part["files"]] == sorted(AFTER)
        assert all(file["modification_title"] and file["explanation"] for file in part["files"])
        assert part["overview"]["highlights"]
        assert all((file["explained_by"] == "claude") == (file["note"] is None) for file in part["files"])
    assert result["usage"]["requests"] > 0
    return result


def told_by_the_model(clone: Path) -> list[dict[str, dict[str, Any]]]:
    """What the model answered in form, per answer and locale, as the cache keeps it."""
    kept = (json.loads(path.read_text(encoding="utf-8")) for path in (clone / "cache").glob("??/*.json"))
    return [answer["answer"]["texts"] for answer in kept]


def test_a_model_that_rambles_leaves_a_complete_report(clone: Path, models: Models) -> None:
    result = report(clone, models.start(most_tokens=120), "en_US")
    files = result["reports"][0]["files"]
    assert [file["explained_by"] for file in files] == ["offline"] * len(AFTER)
    assert result["warnings"]


@pytest.mark.parametrize("locales", DEADLINES)
def test_what_a_model_invents_in_good_form_is_not_in_the_report(
    clone: Path, models: Models, locales: str
) -> None:
    url = models.start(most_tokens=400, grammar=in_form(*locales.split(",")))
    result = report(clone, url, locales)
    told = told_by_the_model(clone)
    if not told:
        pytest.skip("this machine is too slow for an answer within the deadline")
    patches = " ".join(file["patch"] + file["path"] for file in result["reports"][0]["files"])
    texts = {
        (file["path"], part["locale"]): f"{file['modification_title']} {file['explanation']}"
        for part in result["reports"]
        for file in part["files"]
    }
    counts = {str(file[name]) for file in result["reports"][0]["files"] for name in ("changes", "additions")}
    for text in texts.values():
        spans = re.findall(r"`([^`\n]+)`", text)
        assert [span for span in spans if span.strip() not in patches] == []
        assert [n for n in re.findall(r"\d+", text) if n not in patches and n not in counts] == []
    for answer in told:  # only English words can come out of the grammar
        if "zh_CN" in answer:
            for point in answer["zh_CN"].get("what", ()):
                said = point["says"]
                assert not any(said in text for (_, locale), text in texts.items() if locale == "zh_CN")
