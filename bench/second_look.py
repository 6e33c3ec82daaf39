"""What a second look keeps out of a report, what it costs, and what a judge that errs takes away.

A scripted model says two things of each changed condition, default or call in our own pairs of versions:
a true sentence, and the same the wrong way round. What the check of the grounding finds by itself is gone
already; the rest is put before judges that are right always or nine times of ten, never say no, or do not
answer.

    python -m bench.second_look
"""

import json
import random
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

# ruff: noqa: E402 - the project is imported as it lies here
from tests.fakes.claude_runs import analyzed_range
from tests.fakes.engines import RecordedProgress
from tests.fakes.messages_server import (
    Body,
    Response,
    answer,
    data_of,
    is_group,
    is_overview,
    is_second_look,
    message,
    messages_server,
    paths_of,
)
from tests.pairs import diff_of_pairs

from diff_insight.claude.claude_settings import ClaudeSettings
from diff_insight.claude.engine import ClaudeEngine
from diff_insight.claude.second_look import undecided_rows
from diff_insight.diff.parse import parse_diff
from diff_insight.facts.analyze import analyze
from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling.offline import OfflineEngine

_MOST = 6
"""Facts of a file that sentences are made of."""
Judge = Callable[[bool], bool | None]


def changed_facts(file: AnalyzedFile) -> list[Fact]:
    """The innermost changed facts of which words alone decide nothing."""
    rows = undecided_rows(file)
    every = (fact for outer in file.facts for fact in outer.all())
    return [
        fact
        for fact in every
        if fact.old
        and fact.new
        and "\n" not in fact.old + fact.new
        and "`" not in fact.old + fact.new
        and set(fact.lines.removed) & set(rows.removed)
        and set(fact.lines.added) & set(rows.added)
    ][:_MOST]


def points(file: AnalyzedFile) -> list[dict[str, Any]]:
    found = []
    rows = undecided_rows(file)
    for fact in changed_facts(file):
        removed, added = (
            min(set(lines) & set(undecided))
            for lines, undecided in ((fact.lines.removed, rows.removed), (fact.lines.added, rows.added))
        )
        lines = [f"-{removed}", f"+{added}"]
        for old, new in ((fact.old, fact.new), (fact.new, fact.old)):
            found.append({"lines": lines, "says": f"Where it said `{old}`, it says `{new}`."})
            lines = [f"+{added}"]  # each sentence has rows of its own
    return found


def script(told: Mapping[str, Sequence[Mapping[str, Any]]], judge: Judge) -> Callable[[Body, int], Response]:
    true = {point["says"] for given in told.values() for point in given[::2]}

    def respond(body: Body, number: int) -> Response:
        del number
        if is_second_look(body):
            verdicts = []
            for at, said in re.findall(r"^(\d+): (.*)$", data_of(body), re.MULTILINE):
                says = json.loads(said)
                verdict = judge(says in true or not says.startswith("Where it said"))
                if verdict is not None:
                    verdicts.append({"number": int(at), "borne_out": verdict})
            return Response(body=message({"verdicts": verdicts}))
        given = answer(body)
        if not is_overview(body):
            entries = given["files"] if is_group(body) else [given]
            for path, entry in zip(paths_of(body), entries, strict=True):
                entry["texts"]["en_US"]["what"] = told[path]
        return Response(body=message(given))

    return respond


def measured(files: Sequence[AnalyzedFile], judge: Judge | None) -> tuple[int, int, int, int]:
    """Give the false and the true sentences of the report, the requests and the characters sent."""
    told = {file.change.path: points(file) for file in files}
    with messages_server(script(told, judge or (lambda _: None))) as server:
        settings = ClaudeSettings(
            base_url=server.url, api_key="key-of-a-test", explain="all", judge=judge is not None
        )
        engine = ClaudeEngine(settings, fallback=OfflineEngine())
        explained = engine.explain(
            analyzed_range({"all": files}), locales=("en_US",), progress=RecordedProgress()
        )
        sent = sum(len(json.dumps(body, ensure_ascii=False)) for body in server.bodies)
        requests = len(server.received)
    false = true = 0
    for path, given in told.items():
        summary = explained.summaries[path]["en_US"]
        if summary.explained_by != "claude":
            continue
        true += sum(point["says"] in summary.explanation for point in given[::2])
        false += sum(point["says"] in summary.explanation for point in given[1::2])
    return false, true, requests, sent


def main() -> None:
    files = [file for file in analyze(parse_diff(diff_of_pairs())) if changed_facts(file)]
    sentences = sum(len(points(file)) // 2 for file in files)
    dice = random.Random(1)  # noqa: S311 - the errors of a scripted judge
    judges: dict[str, Judge | None] = {
        "nobody": None,
        "one who is right": lambda true: true,
        "one who is right 9 times of 10": lambda true: true if dice.random() < 0.9 else not true,  # noqa: PLR2004
        "one who never says no": lambda _: True,
        "one who does not answer": lambda _: None,
    }
    print(f"{len(files)} files, {sentences} true sentences and as many turned round")
    print(f"{'who looks again':32} {'false':>6} {'true':>6} {'requests':>9} {'characters':>11}")
    for name, judge in judges.items():
        false, true, requests, sent = measured(files, judge)
        print(f"{name:32} {false:6} {true:6} {requests:9} {sent:11}")


if __name__ == "__main__":
    main()
