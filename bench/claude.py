"""How much faster and smaller our requests are than a plain loop's, before the same server.

Forty files are explained twice by a loopback Messages server that takes a second for each answer: by the
claude engine, and by a loop of the kind this program replaces (one file after another, each request with
the whole compare entry and the last two files' diffs and answers). Prints a table of ratios, what the
characters are spent on, and the share of files that need no model at all.

    python bench/claude.py [--diffs DIR] [--range BASE..HEAD] [--latency SECONDS]

The sample is one range of this repository's own history, pages and code, named by its commits so that the
figures of two versions of the program can be compared. It is read as a run reads it: both versions of each
file, the commits and what their authors say.
"""

import argparse
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

# ruff: noqa: E402 - the project is imported as it lies here
import anthropic
from tests.fakes.claude_runs import analyzed_range, many_files
from tests.fakes.engines import RecordedProgress
from tests.fakes.messages_server import (
    TEXTS,
    Body,
    MessagesServer,
    Response,
    Script,
    answer,
    data_of,
    is_overview,
    is_second_look,
    message,
    messages_server,
    pieces_of,
)

from diff_insight.claude.claude_settings import ClaudeSettings
from diff_insight.claude.engine import ClaudeEngine
from diff_insight.diff.parse import parse_diff
from diff_insight.errors import DiffInsightError
from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, AnalyzedRange, Locale
from diff_insight.sources.git import GitSource
from diff_insight.telling.choose import needs_model
from diff_insight.telling.offline import OfflineEngine

FILES = 40
BASE, HEAD = "2f02279ba0ebc19987596d5611b4d2cb63e22c9a", "530ba8ddf32cb0d39c3391198e7ab99f4070ff4d"
"""Five commits on 49 files: pages in three languages, workflows, code, tests and their data."""
THREE: tuple[Locale, ...] = ("en_US", "zh_CN", "ja_JP")
SENTENCE = "The page names the change in a sentence of usual length, as it stands. "
TEXT = SENTENCE * 17
"""As long as a model writes where nobody stops it, about 1,230 characters on average."""
POINTS = 6
"""Most points of an answer to us, each of two sentences as they are asked for."""
PLAIN_PROMPT = """You are a technical writer who explains the changes of a documentation repository.
Explain the change of the file below in the language of the locale {locale}.
Answer with one JSON object with exactly these keys and nothing around it:
- "modification_type": one of "new feature", "breaking change", "bug fix", "minor update"
- "modification_title": a short title of the change in one line
- "explanation": a detailed explanation of the change in Markdown, in two or three paragraphs
Keep to what the diff shows. Do not leave out anything that matters to readers, do not repeat the diff
itself, and use the same terms as in your earlier answers.
"""
LARGEST = 50_000
"""Characters of a patch; the loop could not send larger ones three at a time."""


def own_range(base: str, head: str) -> AnalyzedRange:
    """Read a range of this repository as a run reads it."""
    try:
        diff = GitSource(ROOT, base, head, three_dots=False).read()
    except DiffInsightError as error:
        sys.exit(f"This clone has no {base}..{head}, perhaps as it is shallow: {error}")
    known = Known(versions=diff.versions, standing=diff.standing, commits=diff.commits)
    return replace(
        analyzed_range({"all": analyze(diff.changes, known)}), range=diff.range, commits=diff.commits
    )


def range_of(diffs: Sequence[bytes]) -> AnalyzedRange:
    files: dict[str, AnalyzedFile] = {}
    for number, diff in enumerate(diffs):
        for file in analyze(parse_diff(diff)):
            files[f"{number}/{file.change.path}"] = file
    return analyzed_range({"all": list(files.values())})


def chosen(files: Sequence[AnalyzedFile]) -> list[AnalyzedFile]:
    """Forty files with a patch of ordinary size, evenly from the whole range."""
    unique = {file.change.path: file for file in files if 0 < len(file.change.patch or "") < LARGEST}
    every = list(unique.values())
    count = min(FILES, len(every))
    return [every[at * len(every) // count] for at in range(count)]


def slow(latency: float) -> Script:
    def script(body: Body, number: int) -> Response:
        del number
        if "output_config" in body:
            said = answer(body)
            if not is_overview(body) and not is_second_look(body):
                _tell(body, said)
        else:
            said = {
                "modification_type": "minor update",
                "modification_title": "A change",
                "explanation": TEXT,
            }
        return Response(body=message(said), latency=latency)

    return script


def _tell(body: Body, said: Mapping[str, Any]) -> None:
    """Put as many points into an answer as we ask for, each on rows of its own, over the whole file."""
    for piece, about in zip(pieces_of(body), said.get("files", [said]), strict=True):
        rows = re.findall(r"^([-+]\d+)\|", piece, re.MULTILINE)
        count = min(POINTS, len(rows))
        lines = [rows[at * len(rows) // count] for at in range(count)]
        for locale, parts in about["texts"].items():
            says = (SENTENCE * 2).strip() if locale == "en_US" else TEXTS[locale]["explanation"]
            parts["what"] = [{"lines": [line], "says": says} for line in lines]


def ours(server: MessagesServer, analyzed: AnalyzedRange, locales: Sequence[Locale], **more: Any) -> float:
    """Explain a range and give the seconds that it took; every file is asked about."""
    given = {"explain": "all", "deadline_seconds": 600.0, **more}
    settings = ClaudeSettings(base_url=server.url, api_key="key-of-a-test", **given)
    engine = ClaudeEngine(settings, fallback=OfflineEngine())
    engine.prepare()  # as in a run, where the SDK is imported while the range is read
    time.sleep(1.0)
    start = time.perf_counter()
    engine.explain(analyzed, locales=locales, progress=RecordedProgress())
    return time.perf_counter() - start


def plain(server: MessagesServer, files: Sequence[AnalyzedFile]) -> float:
    client = anthropic.Anthropic(base_url=server.url, api_key="key-of-a-test", max_retries=0)
    start = time.perf_counter()
    history: list[tuple[str, str]] = []
    for file in files:
        asked = PLAIN_PROMPT.format(locale="en_US") + "\n" + entry(file)
        turns = [
            {"role": role, "content": text}
            for pair in history[-2:]
            for role, text in zip(("user", "assistant"), pair, strict=True)
        ]
        told = client.messages.create(
            model="claude-haiku-5-5", max_tokens=4096, messages=[*turns, {"role": "user", "content": asked}]
        )
        history.append((asked, told.content[0].text))
    client.close()
    return time.perf_counter() - start


def entry(file: AnalyzedFile) -> str:
    """The file as the compare API gives it, whole."""
    change = file.change
    web = "https://github.com/owner/repository"
    sha = "0123456789abcdef0123456789abcdef01234567"
    return json.dumps(
        {
            "sha": sha,
            "filename": change.path,
            "status": change.status,
            "additions": change.additions,
            "deletions": change.deletions,
            "changes": change.changes,
            "blob_url": f"{web}/blob/{sha}/{change.path}",
            "raw_url": f"{web}/raw/{sha}/{change.path}",
            "contents_url": f"https://api.github.com/repos/owner/repository/contents/{change.path}?ref={sha}",
            "patch": change.patch,
        },
        indent=2,
    )


def length(told: object) -> int:
    """Characters of a value in a body as the SDK writes it."""
    return len(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def about_files(server: MessagesServer) -> list[Body]:
    return [body for body in server.bodies if not ("system" in body and is_overview(body))]


def characters(server: MessagesServer) -> int:
    """All characters of the requests about files."""
    return sum(map(length, about_files(server)))


def spent(server: MessagesServer) -> Mapping[str, int]:
    """What the characters of our requests about files are spent on."""
    parts: Counter[str] = Counter()
    for body in about_files(server):
        if is_second_look(body):
            parts["second looks"] += length(body)
            continue
        content = body["messages"][0]["content"]
        parts["rules"] += length(body["system"])
        parts["schema"] += length(body["output_config"])
        parts["the range"] += length(content[0]["text"]) if isinstance(content, list) else 0
        told, patches = _halves(body)
        parts["what is told of the files"] += length(told)
        parts["patches"] += length(patches)
        parts["what else was said"] += sum(map(length, body["messages"][1:]))
    return parts


def _halves(body: Body) -> tuple[str, str]:
    """Give what stands before the patches of a request, and the patches."""
    told, patches = [], []
    for piece in pieces_of(body):
        head, heading, patch = piece.partition("\npatch:\n")
        told.append(head + heading)
        patches.append(patch)
    return "".join(told), "".join(patches)


def rows(analyzed: AnalyzedRange, latency: float) -> Iterator[tuple[str, float, str]]:
    files = [file for group in analyzed.categories.values() for file in group]
    bare = sum(len(file.change.patch or "") for file in files)
    with messages_server(slow(latency)) as server:
        seconds = ours(server, analyzed, ("en_US",))
        sent, parts = characters(server), spent(server)
        outside = sum(length(data_of(body)) for body in about_files(server))
        requests = len(server.received)
        looks = sum(map(is_second_look, server.bodies))
    with messages_server(slow(latency)) as server:
        loop_seconds = plain(server, files)
        loop_sent = characters(server)
    with messages_server(slow(0.0)) as server:
        ours(server, analyzed, THREE)
        three = characters(server)
    with messages_server(slow(0.0)) as server:
        ours(server, analyzed, ("en_US",), explain="needed")
        needed = characters(server)
    yield f"speed against the loop ({loop_seconds:.1f} s / {seconds:.1f} s)", loop_seconds / seconds, ">= 8"
    yield f"characters sent against the loop ({sent} / {loop_sent})", sent / loop_sent, "<= 0.25"
    for name, count in parts.items():
        yield f"  {name}", count / loop_sent, ""
    yield "the same where only files are asked about that need it", needed / loop_sent, ""
    yield "the same without what the prompt cache serves", outside / loop_sent, ""
    yield f"outside the cached prefix against bare patches ({outside} / {bare})", outside / bare, "<= 1.6"
    yield f"requests on {len(files)} files ({looks} of them second looks)", requests, ""
    once, again = small_requests()
    yield f"requests on {SMALL} small files", once, "<= 8"
    yield f"requests of a second run on {SMALL} small files", again, "0"
    yield f"input for three locales against one ({three} / {sent})", three / sent, "<= 1.2"


SMALL = 32


def small_requests() -> tuple[int, int]:
    """Give the requests of a run, and of the same run with what the first has kept."""
    small = analyzed_range({"all": many_files(SMALL)})
    with messages_server(slow(0.0)) as server, tempfile.TemporaryDirectory() as cache:
        ours(server, small, ("en_US",), cache=Path(cache))
        once = len(server.received)
        ours(server, small, ("en_US",), cache=Path(cache))
        return once, len(server.received) - once


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--diffs", type=Path, help="a folder of *.diff in place of our own")
    parser.add_argument("--range", default=f"{BASE}..{HEAD}", help="another range of this repository")
    parser.add_argument("--latency", type=float, default=1.0)
    arguments = parser.parse_args()
    folder = arguments.diffs
    analyzed = (
        range_of([file.read_bytes() for file in sorted(folder.glob("*.diff"))])
        if folder
        else own_range(*arguments.range.split(".."))
    )
    every = analyzed.categories["all"]
    if not every:
        sys.exit(f"There are no diffs in {arguments.diffs}.")
    share = sum(not needs_model(file, analyzed.commits) for file in every) / len(every)
    print(f"{'measure':72} {'value':>7}  goal")
    sample = replace(analyzed, categories={"all": tuple(chosen(every))})
    for name, value, goal in rows(sample, arguments.latency):
        print(f"{name:72} {value:7.3f}  {goal}")
    print(f"{f'files that need no model, of {len(every)}':72} {share:7.2f}  {'>= 0.60' if folder else ''}")


if __name__ == "__main__":
    main()
