"""Thousands of things that changed in one file: none of them costs a look at all the others."""

import gc
import json
import time
from collections.abc import Iterator

import pytest

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, FileChange, Versions

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def collector_of_the_command() -> Iterator[None]:
    """Let the collector look as seldom as `diff-insight` lets it."""
    was = gc.get_threshold()
    gc.set_threshold(100_000, 50, 1_000)
    yield
    gc.set_threshold(*was)


def read_in_time(path: str, was: str, now: str, seconds: float) -> AnalyzedFile:
    rows = [f"{sign}{row}" for sign, text in (("-", was), ("+", now)) for row in text.splitlines()]
    counts = len(was.splitlines()), len(now.splitlines())
    change = FileChange(
        path=path,
        status="modified",
        additions=counts[1],
        deletions=counts[0],
        patch="\n".join([f"@@ -1,{counts[0]} +1,{counts[1]} @@", *rows]),
    )
    start = time.process_time()
    (file,) = analyze([change], Known(versions=lambda _change: Versions(before=was, after=now)))
    assert time.process_time() - start < seconds
    return file


def test_one_value_of_thousands_in_a_line_takes_no_look_at_the_line_for_each() -> None:
    old = {f"knot{number}": {"size": number, "yarn": {"kind": "wool"}} for number in range(1_000)}
    was, now = json.dumps(old), json.dumps(old | {"knot7": {"size": 8, "yarn": {"kind": "wool"}}})
    file = read_in_time("knots.json", was, now, 5)  # else twelve
    assert [(fact.name, fact.old, fact.new) for fact in file.facts] == [("knot7.size", "7", "8")]


def test_values_of_a_line_that_move_take_no_look_at_the_others() -> None:
    old = [f"knot{number}: {number % 97}" for number in range(8_000)]
    was, now = ("yarn: {" + ", ".join(rows) + "}\n" for rows in (old, old[::-1]))
    assert read_in_time("knots.yaml", was, now, 8).facts  # else a quarter of a minute


def test_sections_that_go_take_no_look_at_the_whole_diff_for_each() -> None:
    parts = [f"Knot {number}\n-------\n\nThe weaver ties it {number} times.\n\n" for number in range(1_200)]
    file = read_in_time("knots.rst", "".join(parts), "".join(parts[::2]), 8)  # else a quarter of a minute
    assert sum(fact.action == "removed" for fact in file.facts) >= 600


def test_constants_that_change_take_no_look_at_the_others() -> None:
    was, now = ("".join(f"KNOT_{number} = {number + more}\n" for number in range(4_000)) for more in (0, 7))
    file = read_in_time("knots.py", was, now, 10)
    assert sum(fact.action == "changed" for fact in file.facts) == 4_000


def test_constants_that_are_there_twice_take_no_look_at_all_facts_for_each() -> None:
    half = "".join(f"KNOT_{number} = {number % 97}\n" for number in range(12_000))
    assert read_in_time("knots.py", half, half * 2, 12).facts  # else a minute


def test_shuffled_lines_of_a_file_without_a_format_take_no_look_at_the_others() -> None:
    rows = [f"tie {number} {number % 97}\n" for number in range(60_000)]
    file = read_in_time("knots.unknown", "".join(rows), "".join(rows[::-1]), 8)  # else minutes
    assert sum(len(fact.lines.removed) for fact in file.facts) == 60_000


def test_functions_that_are_there_twice_take_no_walk_through_the_file_for_each() -> None:
    head, body = "def tie_{number}(turns, size={size}):", "if turns > size:\n        return size"
    tied = f"{head}\n    {body}\n    return turns\n\n\n"
    half = "".join(tied.format(number=number, size=number % 97) for number in range(6_000))
    assert read_in_time("knots.py", half, half * 2, 10).facts  # else a quarter of a minute


@pytest.mark.parametrize(
    ("path", "row", "frame"),
    [
        ("knots.py", "KNOT_{number} = {size}\n", "{}"),
        (
            "Knot.java",
            "  int knot{number}(int turns) {{ return turns + {size}; }}\n",
            "class Knot {{\n{}}}\n",
        ),
        ("knots.js", "knot{number}=tie({size});", "{}"),
        ("knots.go", "func Knot{number}() int {{\n\treturn {size}\n}}\n\n", "package knots\n\n{}"),
        ("Makefile", "knot{number}: yarn{size}\n\ttie {size}\n\n", "{}"),
        ("knots.env", "KNOT_{number}={size}\n", "{}"),
        ("knots.yaml", "knot{number}: {size}\n", "{}"),
        ("knots.md", "The weaver ties knot {number} of {size} threads.\n\n", "{}"),
    ],
)
def test_a_megabyte_of_which_all_changed_is_compared_in_twenty_seconds(
    path: str, row: str, frame: str
) -> None:
    many = 1_000_000 // len(row.format(number=50_000, size=1_000))
    was, now = (
        frame.format("".join(row.format(number=number, size=number % 97 + more) for number in range(many)))
        for more in (0, 1_000)
    )
    assert read_in_time(path, was, now, 20).facts


def test_guards_that_are_left_to_what_is_called_take_no_look_at_the_other_functions() -> None:
    guard, ties = "        if not yarn:\n            raise ValueError('no yarn')\n", []
    for number in range(1_600):
        calls = f"        return self.wind_{number}(yarn)\n\n"
        winds = f"    def wind_{number}(self, yarn):\n        self.hold(yarn)\n{guard}        return 1\n\n"
        ties.append((f"    def tie_{number}(self, yarn):\n", calls + winds))
    was, now = ("class Knots:\n" + "".join(f"{a}{ask}{b}" for a, b in ties) for ask in (guard, ""))
    file = read_in_time("knots.py", was, now, 15)
    left = [part for fact in file.facts for part in fact.all() if "left_to" in part.details]
    assert [part.details["left_to"] for part in left] == [f"self.wind_{number}" for number in range(1_600)]


def test_a_function_of_thousands_of_other_statements_is_told_by_its_lines() -> None:
    rows = [f"    if turns == {number}:\n        return tie({number})\n" for number in range(2_000)]
    was = "def knot(turns):\n" + "".join(rows)
    file = read_in_time("knots.py", was, was.replace("return tie", "done = tie"), 8)  # else half a minute
    ((told,),) = ([(fact.kind, fact.name, [part.kind for part in fact.parts])] for fact in file.facts)
    assert told == ("function_changed", "knot", ["text_changed"])
