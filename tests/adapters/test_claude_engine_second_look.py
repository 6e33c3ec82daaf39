"""A second, short question about what words cannot decide; nothing but a yes keeps the sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from diff_insight.diff.parse import parse_diff
from diff_insight.facts.analyze import analyze
from diff_insight.model import AnalyzedFile
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


def files() -> tuple[AnalyzedFile, ...]:
    return analyze(parse_diff(DIFF))


def judged_by(verdict: Any) -> Script:
    def script(body: Body, number: int) -> Response:
        if is_second_look(body):
            return verdict if isinstance(verdict, Response) else Response(body=message(verdict))
        if is_overview(body):
            return obedient(body, number)
        return Response(body=message(answer(body, en_US={"what": WHAT})))

    return script


YES = {"verdicts": [{"number": 1, "borne_out": True}]}
NO = {"verdicts": [{"number": 1, "borne_out": False}]}


def explanation(verdict: Any, **settings: Any) -> tuple[str, int]:
    with messages_server(judged_by(verdict)) as server:
        run = run_engine(server, files(), explain="all", **settings)
    return run.of("src/export.py").explanation, sum(map(is_second_look, server.bodies))


def test_a_sentence_that_is_borne_out_stays() -> None:
    assert explanation(YES) == ("From `10` on, `rows` gives nothing. A comment names the caller.", 1)


@pytest.mark.parametrize(
    "verdict",
    [
        NO,
        {"verdicts": []},
        {"verdicts": [{"number": 2, "borne_out": True}]},
        {"verdicts": [{"number": 1, "borne_out": True}, {"number": 1, "borne_out": False}]},
        {"verdicts": [{"number": 1, "borne_out": "yes"}]},
        "yes",
        error(400, "invalid_request_error", "no"),
        error(413, "request_too_large", "no"),
    ],
)
def test_anything_but_a_yes_drops_it_and_nothing_else(verdict: Any) -> None:
    assert explanation(verdict)[0] == "A comment names the caller."


def test_nobody_looks_where_the_operator_wants_no_second_question() -> None:
    told, looks = explanation(NO, judge=False)
    assert (told, looks) == ("From `10` on, `rows` gives nothing. A comment names the caller.", 0)


def test_the_question_holds_the_sentence_and_its_rows_behind_a_fence_and_no_more() -> None:
    with messages_server(judged_by(YES)) as server:
        run_engine(server, files(), explain="all")
    (body,) = [body for body in server.bodies if is_second_look(body)]
    first, *rows, last = data_of(body).split("\n")
    assert first == last
    assert rows == [
        'path: "src/export.py"',
        f"sentence 1: {json.dumps(WHAT[0]['says'])}",
        "-2|    if limit > 10:",
        "+3|    if limit >= 10:",
    ]
    assert body["max_tokens"] < 2_100


def test_prose_is_not_looked_at_again() -> None:
    with messages_server() as server:
        run_engine(server, [changed_file()])
    assert not any(map(is_second_look, server.bodies))


def test_a_kept_answer_is_one_that_was_looked_at(tmp_path: Path) -> None:
    first = explanation(NO, cache=tmp_path)
    second = explanation(YES, cache=tmp_path)
    assert first == ("A comment names the caller.", 1)
    assert second == ("A comment names the caller.", 0)
