"""Mutated inputs, thousands of them: each ends in a report or in one clear error, in time and memory.

    python -m bench.fuzz [--rounds N] [--seed S] [--seconds T]

Diffs, run results, configurations, a model's answers and the payloads of events are taken apart and put
together anew. What ends otherwise than in a report or an error of the program's own is printed with its seed,
and so is what takes longer than 20 seconds; the process may take 1 GB. What a report holds is read as its
readers read it (YAML, GitHub's Markdown, HTML, XML, a terminal): a text that became structure is a fault.
"""

import argparse
import contextlib
import io
import json
import random
import re
import resource
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import yaml
from tests.unit.reports.readers import as_github_sees

from diff_insight import cli
from diff_insight.action.events import Trigger, default_publishers, plan_of
from diff_insight.claude.answers import FileAnswer, Unreadable, read_answer
from diff_insight.errors import DiffInsightError
from diff_insight.publish.feed import feed
from diff_insight.publish.index import Entry
from diff_insight.reports.load import load
from diff_insight.settings.configuration import read_configuration

ROOT = Path(__file__).resolve().parents[1]
DIFF = (ROOT / "docs/images/example.diff").read_bytes()
CONFIGURATION = b"""categories:
  api: {paths: [docs/api, "src/**"], types: {}}
ignore: ["**/*.lock"]
locales: [zh_CN, en_US]
title: "[{locale}] {category}"
glossary: &g {word: {zh_CN: x}}
max_cost: 0.5
"""
ANSWER = json.dumps(
    {"modification_type": "bug fix", "texts": {"en_US": {"title": "A title", "explanation": "One."}}}
).encode()
HOSTILE = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\r",
        b"\n",
        b"\n\n",
        b"\x1b[31m",
        "\u202e".encode(),
        "\u2028".encode(),
        b"```",
        b"<!--",
    ),
    *(
        b"<script>",
        b"::error::x",
        b"##[x]",
        b"@@ -1 +1 @@\n",
        b"--- a/x\n+++ b/x\n",
        b"rename from ",
        b"Binary files ",
    ),
    *(
        b"*a",
        b"&a [*a]",
        b"!!bool x",
        b"9" * 5000,
        b"{" * 300,
        b"[" * 300,
        b"\\",
        b'"',
        b"'",
        b"|",
        b": ",
        b"- ",
    ),
    *(
        b"null",
        b"{}",
        b"[]",
        b"1e999",
        b"-1",
        b"GIT binary patch\n",
        b"diff --git a/x b/y\n",
        b"160000",
        b"../../x",
    ),
]
EVENTS = ("push", "pull_request", "issue_comment", "merge_group", "workflow_run", "release", "schedule")
EVENTS += ("workflow_dispatch", "workflow_call", "pull_request_target", "create")
_COMMIT = "a" * 40
PAYLOAD = json.dumps(
    {
        "ref": "refs/heads/main",
        "before": "b" * 40,
        "after": _COMMIT,
        "repository": {"full_name": "octo/docs", "default_branch": "main"},
        "comment": {"body": "/diff-insight since v1"},
        "issue": {"number": 7, "pull_request": {}},
        "number": 7,
        "pull_request": {
            "number": 7,
            "base": {"sha": "b" * 40, "ref": "main", "repo": {"full_name": "octo/docs"}},
            "head": {"sha": _COMMIT, "ref": "topic", "repo": {"full_name": "fork/docs"}},
        },
        "merge_group": {"base_sha": "b" * 40, "head_sha": _COMMIT},
        "release": {"tag_name": "v2", "draft": False, "prerelease": False},
        "workflow_run": {"head_sha": _COMMIT, "event": "pull_request", "pull_requests": []},
    }
).encode()
_TAGS = re.compile("[a-z][a-z0-9-]*")
_ADDRESS = re.compile(r"#|https?://")
_DRAWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b\x07]*(?:\x1b\\\\|\x07)")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_RETOLD = 0.7
LONGEST = 20.0
MOST_MEMORY = 1_000_000_000


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """Change a few places of a text: cut, doubled, moved, replaced by what hostile texts are made of."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in "ab")
        to = min(to, at + chance.choice([1, 8, 200]))
        piece = bytes(data[at:to])
        new = chance.choice(
            [b"", piece * 2, piece * 50, piece[::-1], chance.choice(HOSTILE), chance.choice(HOSTILE)]
        )
        data[at:to] = new
    return bytes(data)


def retold(seed: bytes, chance: random.Random) -> bytes:
    """Change a few texts of a JSON document and leave it one: what is read, and not only refused."""
    document = json.loads(seed)
    places: list[tuple[Any, Any]] = []
    pending = [document]
    while pending:
        held = pending.pop()
        for key, value in list(held.items() if isinstance(held, dict) else enumerate(held)):
            if isinstance(value, str):
                places.append((held, key))
            elif isinstance(value, dict | list):
                pending.append(value)
    for held, key in chance.sample(places, min(len(places), chance.randint(1, 12))):
        held[key] = mutated(held[key].encode() or b"a", chance).decode("utf-8", "replace")
    return json.dumps(document).encode()


def command(*arguments: str, judge: Callable[[str], None] | None = None) -> Callable[[bytes], None]:
    """Run a command of the command line on the input; its exit code and its words are looked at.

    Args:
        arguments: The command and its options.
        judge: Reads what a run that did its work wrote, as its readers do.
    """

    def run(data: bytes) -> None:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
        kept = sys.stdin, sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(data)), out, err
        try:
            cli.main(list(arguments))
        except SystemExit as ended:
            said = err.getvalue()
            if "fault of diff-insight" in said or "Traceback" in said or ended.code not in {0, 1, 2}:
                raise AssertionError(said[:500]) from None
            if judge is not None and ended.code == 0:
                out.flush()
                judge(out.buffer.getvalue().decode())  # type: ignore[attr-defined]
        finally:
            sys.stdin, sys.stdout, sys.stderr = kept

    return run


def result_of(diff: bytes) -> bytes:
    """Give the run result of a diff, as JSON."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    kept = sys.stdin, sys.stdout
    sys.stdin, sys.stdout = io.TextIOWrapper(io.BytesIO(diff)), out
    try:
        cli.main(["report", "--diff", "-", "--engine", "offline", "--format", "json"])
    except SystemExit:
        return out.buffer.getvalue()  # type: ignore[attr-defined, no-any-return]
    finally:
        sys.stdin, sys.stdout = kept


def told_by_yaml(text: str) -> None:
    """The front matter is four texts, whatever they hold."""
    front = text.split("\n---\n", 1)[0].removeprefix("---\n")
    found = yaml.safe_load(front)
    if set(found) != {"date", "permalink", "summary", "title"}:
        raise AssertionError(f"front matter: {front[:300]}")


def told_by_github(text: str) -> None:
    """Nothing is alive that is not the report's own."""
    if foreign := as_github_sees(text).foreign:
        raise AssertionError(f"GitHub: {foreign[:3]}")


def told_by_a_browser(text: str) -> None:
    """No element, attribute or address is there that no page of ours has."""
    tree = lxml.html.document_fromstring(text)
    for element in tree.iter(lxml.etree.Element):
        names = {f"{element.tag} {name}" for name in element.attrib}
        address = element.get("href") or element.get("src") or "#"
        if not _TAGS.fullmatch(str(element.tag)) or any(name.split()[1].startswith("on") for name in names):
            raise AssertionError(f"page: {lxml.html.tostring(element)[:300]!r}")
        if not _ADDRESS.match(address):
            raise AssertionError(f"page: an address {address[:300]!r}")
    if len(tree.findall(".//script")) > 1 or len(tree.findall(".//style")) > 1:
        raise AssertionError("page: a script or style of somebody else")


def told_by_a_terminal(text: str) -> None:
    """No control character but line feeds, and of escapes those for colors and links."""
    bare = _DRAWN.sub("", text)
    if found := _CONTROL.search(bare):
        raise AssertionError(f"terminal: {bare[max(0, found.start() - 40) : found.end() + 20]!r}")


def fed(data: bytes) -> None:
    """Write what a result says into a feed; its reader finds one entry and the texts as they are."""
    result = load(data.decode("utf-8", "replace"))
    for report in result.reports:
        entry = Entry(path="a.md", date=report.date, title=report.title, summary=report.overview.summary)
        made = feed(b"", blob_url="https://h/o/n/blob/b", feed_path="f.xml", title=report.title, new=[entry])
        root = lxml.etree.fromstring(made, lxml.etree.XMLParser(resolve_entities=False, huge_tree=False))
        if [child.tag.rpartition("}")[2] for child in root].count("entry") != 1 or len(
            list(root.iter())
        ) > 14:  # noqa: PLR2004
            raise AssertionError(f"feed: {made[:500]!r}")


def payload(data: bytes) -> None:
    """Read the payload of each event."""
    with contextlib.suppress(ValueError, RecursionError):
        read = json.loads(data)
        for event in EVENTS if isinstance(read, dict) else ():
            trigger = Trigger(
                event=event, payload=read, workflow_repository="octo/docs", repository="octo/docs"
            )
            default_publishers(trigger)
            with contextlib.suppress(DiffInsightError):
                plan_of(trigger)


def configuration(data: bytes) -> None:
    """Read a configuration."""
    read_configuration(data, name="c.yml")


def answer(data: bytes) -> None:
    """Read a model's answer."""
    read_answer(data.decode("utf-8", "replace"), kind=FileAnswer, locales=("en_US",))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--seconds", type=float, default=600.0)
    given = arguments.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY * 4, MOST_MEMORY * 4))
    result = result_of(DIFF)
    options = ("report", "--diff", "-", "--engine", "offline", "--date", "2026-02-03")
    targets: dict[str, tuple[bytes, Callable[[bytes], None]]] = {
        "diff": (DIFF, command(*options, judge=told_by_yaml)),
        "diff for GitHub": (DIFF, command(*options, "--flavor", "github", judge=told_by_github)),
        "diff as a page": (DIFF, command(*options, "--format", "html", judge=told_by_a_browser)),
        "diff on a terminal": (DIFF, command(*options, "--format", "terminal", judge=told_by_a_terminal)),
        "result": (result, command("render", "-", judge=told_by_yaml)),
        "result for GitHub": (result, command("render", "-", "--flavor", "github", judge=told_by_github)),
        "result as a page": (result, command("render", "-", "--format", "html", judge=told_by_a_browser)),
        "result in a feed": (result, fed),
        "verified result": (result, command("verify", "-")),
        "configuration": (CONFIGURATION, configuration),
        "answer": (ANSWER, answer),
        "payload": (PAYLOAD, payload),
    }
    ends, made, wrong = time.monotonic() + given.seconds, 0, 0
    for number in range(given.rounds):
        for name, (seed, run) in targets.items():
            if time.monotonic() > ends:
                break
            chance = random.Random(f"{given.seed}/{number}/{name}")  # noqa: S311 - the same in every run
            change = retold if seed[:1] == b"{" and chance.random() < _RETOLD else mutated
            data, start = change(seed, chance), time.process_time()
            made += 1
            try:
                run(data)
            except (DiffInsightError, Unreadable):
                pass
            except BaseException:  # noqa: BLE001 - whatever it is, it is what is looked for
                wrong += 1
                print(f"{given.seed}/{number}/{name}: {traceback.format_exc()[-700:]}")
            if time.process_time() - start > LONGEST:
                wrong += 1
                print(f"{given.seed}/{number}/{name}: {time.process_time() - start:.0f} seconds")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{made} inputs, {wrong} faults, at most {most} MB")
    return 1 if wrong or most * 1_000_000 > MOST_MEMORY else 0


if __name__ == "__main__":
    sys.exit(main())
