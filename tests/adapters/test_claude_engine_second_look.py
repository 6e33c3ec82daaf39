"""A second, short question about what words cannot decide; nothing but a yes keeps the sentence."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from diff_insight.diff.parse import parse_diff
from diff_insight.facts.analyze import analyze
from diff_insight.model import AnalyzedFile, Fact, FileSummary, Lines
from tests.fakes.claude_runs import changed_file, run_engine
from tests.fakes.messages_server import (
    Body,
    Response,
    Script,
    answer,
    data_of,
    error,
    is_overview,
    is_second_look,
    message,
    messages_server,
    obedient,
)

DIFF = b"""diff --git a/src/export.py b/src/export.py
--- a/src/export.py
+++ b/src/export.py
@@ -1,5 +1,6 @@
 def rows(source, limit):
-    if limit > 10:
+    # counted by the caller
+    if limit >= 10:
         return None
     return source
 
"""  # noqa: W293 - a diff marks an unchanged empty line with a blank
WHAT = [
    {"lines": ["-2", "+3"], "says": "From `10` on, `rows` gives nothing."},
    {"lines": ["+2"], "says": "A comment names the caller."},
]


SAID = "From `10` on, `rows` gives nothing. A comment names the caller."
AROUND = {"before": "Eleven gave nothing.", "after": "Ten gives nothing."}
WHOLE = f"{SAID}\n\nEleven gave nothing. Ten gives nothing."


def files() -> tuple[AnalyzedFile, ...]:
    return analyze(parse_diff(DIFF))


def judged_by(verdict: Any) -> Script:
    def script(body: Body, number: int) -> Response:
        if is_second_look(body):
            return verdict if isinstance(verdict, Response) else Response(body=message(verdict))
        if is_overview(body):
            return obedient(body, number)
        return Response(body=message(answer(body, en_US={"title": TITLE, "what": WHAT, **AROUND})))

    return script


def verdicts(**borne_out: Any) -> dict[str, Any]:
    """Verdicts on the point about the condition, the title, and how it was before and is after."""
    told = {"what": True, "title": True, "before": True, "after": True, **borne_out}
    return {"verdicts": [{"number": at, "borne_out": one} for at, one in enumerate(told.values(), start=1)]}


YES = verdicts()
NO = verdicts(title=False, what=False, before=False, after=False)
TITLE = "`rows` gives nothing from `10` on"


def told_by(verdict: Any, **settings: Any) -> tuple[FileSummary, int]:
    with messages_server(judged_by(verdict)) as server:
        run = run_engine(server, files(), explain="all", **settings)
    return run.of("src/export.py"), sum(map(is_second_look, server.bodies))


def explanation(verdict: Any, **settings: Any) -> tuple[str, int]:
    summary, looks = told_by(verdict, **settings)
    return summary.explanation, looks


def test_a_sentence_that_is_borne_out_stays() -> None:
    summary, looks = told_by(YES)
    assert (summary.modification_title, summary.explanation, looks) == (TITLE, WHOLE, 1)


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ("what", "A comment names the caller.\n\nEleven gave nothing. Ten gives nothing."),
        ("before", "From `10` on, `rows` gives nothing. A comment names the caller.\n\nTen gives nothing."),
        ("after", "From `10` on, `rows` gives nothing. A comment names the caller.\n\nEleven gave nothing."),
    ],
)
def test_each_sentence_is_dropped_by_itself(part: str, left: str) -> None:
    summary, _ = told_by(verdicts(**{part: False}))
    assert (summary.modification_title, summary.explanation) == (TITLE, left)


def test_a_title_that_is_not_borne_out_gives_way_to_the_offline_one() -> None:
    summary, _ = told_by(verdicts(title=False))
    assert (summary.explained_by, summary.explanation) == ("claude", WHOLE)
    assert summary.modification_title != TITLE
    assert summary.modification_title


@pytest.mark.parametrize(
    "verdict",
    [
        NO,
        {"verdicts": []},
        {"verdicts": [{"number": 5, "borne_out": True}]},
        {"verdicts": [*YES["verdicts"], *NO["verdicts"]]},
        {"verdicts": [*YES["verdicts"][:3], {"number": 4, "borne_out": "yes"}]},
        "yes",
        error(400, "invalid_request_error", "no"),
        error(413, "request_too_large", "no"),
    ],
)
def test_anything_but_a_yes_drops_it_and_nothing_else(verdict: Any) -> None:
    assert explanation(verdict)[0] == "A comment names the caller."


def test_nobody_looks_where_the_operator_wants_no_second_question() -> None:
    told, looks = explanation(NO, judge=False)
    assert (told, looks) == (WHOLE, 0)


def test_the_question_holds_the_sentence_and_its_rows_behind_a_fence_and_no_more() -> None:
    with messages_server(judged_by(YES)) as server:
        run_engine(server, files(), explain="all")
    (body,) = [body for body in server.bodies if is_second_look(body)]
    first, *rows, last = data_of(body).split("\n")
    assert first == last
    assert rows == [
        'path: "src/export.py"',
        f"1: {json.dumps(WHAT[0]['says'])}",
        "-2|    if limit > 10:",
        "+3|    if limit >= 10:",
        f"2: {json.dumps(TITLE)}",
        "(rows above)",
        f"3: {json.dumps(AROUND['before'])}",
        "(rows above)",
        f"4: {json.dumps(AROUND['after'])}",
        "(rows above)",
    ]
    assert body["max_tokens"] < 2_300


def test_prose_is_not_looked_at_again() -> None:
    with messages_server() as server:
        run_engine(server, [changed_file()])
    assert not any(map(is_second_look, server.bodies))


def test_a_kept_answer_that_was_looked_at_is_not_looked_at_again(tmp_path: Path) -> None:
    first = explanation(NO, cache=tmp_path)
    second = explanation(YES, cache=tmp_path)
    assert first == ("A comment names the caller.", 1)
    assert second == ("A comment names the caller.", 0)


def test_a_kept_answer_that_nobody_looked_at_is_looked_at_now(tmp_path: Path) -> None:
    assert explanation(NO, cache=tmp_path, judge=False) == (WHOLE, 0)
    assert explanation(NO, cache=tmp_path) == ("A comment names the caller.", 1)
    assert explanation(NO, cache=tmp_path, judge=False) == (WHOLE, 0)


def test_what_got_no_verdict_is_dropped_for_now_and_looked_at_by_a_later_run(tmp_path: Path) -> None:
    busy = error(400, "invalid_request_error", "no")
    assert explanation(busy, cache=tmp_path)[0] == "A comment names the caller."
    assert explanation(YES, cache=tmp_path) == (WHOLE, 1)
    assert explanation(NO, cache=tmp_path) == (WHOLE, 0)


def code(count: int) -> list[AnalyzedFile]:
    condition = Fact(kind="condition_changed", lines=Lines(removed=(1,), added=(1,)))
    return [changed_file(f"src/file{n}.py", facts=(condition,)) for n in range(count)]


def test_files_that_were_asked_about_together_are_looked_at_together() -> None:
    with messages_server() as server:
        run = run_engine(server, code(32), group_characters=12_000)
    assert {run.of(file.change.path).explained_by for file in code(32)} == {"claude"}
    assert len(server.received) <= 8
    looks = [data_of(body) for body in server.bodies if is_second_look(body)]
    assert sorted(re.findall(r'path: "(.*)"', "\n".join(looks))) == sorted(
        file.change.path for file in code(32)
    )


def test_a_second_look_at_several_files_that_is_of_no_use_is_taken_at_each_of_them() -> None:
    def script(body: Body, number: int) -> Response:
        if is_second_look(body) and data_of(body).count("path: ") > 1:
            return Response(body=message("yes to all"))
        return obedient(body, number)

    with messages_server(script) as server:
        run = run_engine(server, code(3), group_characters=12_000)
    assert {run.of(file.change.path).note for file in code(3)} == {None}
    assert sum(map(is_second_look, server.bodies)) == 4


def test_a_no_about_one_file_drops_nothing_of_another() -> None:
    def script(body: Body, number: int) -> Response:
        if not is_second_look(body):
            return obedient(body, number)
        told = answer(body)
        for one in told["verdicts"][:2]:
            one["borne_out"] = False
        return Response(body=message(told))

    with messages_server(script) as server:
        run = run_engine(server, code(3), group_characters=12_000)
    notes = [run.of(file.change.path).note for file in code(3)]
    assert notes == ["Explained without a model, as its text said more than the diff shows.", None, None]
