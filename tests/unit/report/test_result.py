import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diff_insight.errors import InputError
from diff_insight.model import (
    FACT_KINDS,
    LOCALES,
    MODIFICATION_TYPES,
    CommitRange,
    Fact,
    FileChange,
    FileSummary,
    Overview,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
    SkipReason,
    SourceName,
    Token,
    Usage,
)
from diff_insight.report.anchors import anchors
from diff_insight.report.load import load
from diff_insight.report.result import dump
from diff_insight.report.schema import schema

VALIDATOR = jsonschema.Draft202012Validator(schema())
ROOT = Path(__file__).resolve().parents[3]

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
COUNTS = st.integers(0, 2**70)
POINTS = st.lists(TEXT, max_size=2).map(tuple) | TEXT
LINES = st.lists(st.integers(1, 10**9), max_size=3).map(tuple)

FACTS = st.builds(
    Fact,
    kind=st.sampled_from(FACT_KINDS),
    removed=LINES,
    added=LINES,
    section=st.none() | TEXT,
    key=st.none() | TEXT,
    cells=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
    old=st.none() | TEXT,
    new=st.none() | TEXT,
    token=st.none() | st.sampled_from(get_args(Token)),
    level=st.none() | st.integers(1, 6),
    path=st.none() | TEXT,
)


@st.composite
def files(draw: st.DrawFn) -> tuple[ReportedFile, ...]:
    paths = draw(st.lists(TEXT.filter(bool), unique=True, max_size=3))
    names = anchors(paths)
    return tuple(
        ReportedFile(
            change=draw(
                st.builds(
                    FileChange,
                    path=st.just(path),
                    previous_path=st.none() | TEXT,
                    status=st.sampled_from(["added", "removed", "modified", "renamed", "copied", "changed"]),
                    additions=COUNTS,
                    deletions=COUNTS,
                    patch=st.none() | TEXT,
                )
            ),
            facts=draw(st.lists(FACTS, max_size=2).map(tuple)),
            summary=draw(
                st.builds(
                    FileSummary,
                    modification_type=st.sampled_from(MODIFICATION_TYPES),
                    modification_title=TEXT,
                    explanation=TEXT,
                    explained_by=st.sampled_from(["claude", "offline"]),
                    note=st.none() | TEXT,
                    dropped_claims=st.lists(TEXT, max_size=2).map(tuple),
                )
            ),
            anchor=names[path],
        )
        for path in paths
    )


REPORTS = st.builds(
    Report,
    title=TEXT,
    date=TEXT,
    permalink=st.none() | TEXT,
    locale=st.sampled_from(LOCALES),
    category=TEXT,
    headings=st.sampled_from(["english", "localized"]),
    visuals=st.booleans(),
    overview=st.builds(
        Overview,
        summary=TEXT,
        highlights=TEXT,
        new_features=POINTS,
        breaking_changes=POINTS,
        other_updates=POINTS,
        insights=TEXT,
    ),
    files=files(),
)
RESULTS = st.builds(
    RunResult,
    range=st.builds(
        CommitRange,
        repository=st.none() | TEXT,
        base=st.none() | TEXT,
        head=st.none() | TEXT,
        merge_base=st.none() | TEXT,
        permalink=st.none() | TEXT,
        chosen_by=TEXT,
        source=st.sampled_from(get_args(SourceName)),
        files=COUNTS,
    ),
    reports=st.lists(REPORTS, max_size=2).map(tuple),
    outside_categories=st.lists(TEXT.filter(bool), max_size=2).map(tuple),
    skipped=st.lists(
        st.builds(
            SkippedFile, path=TEXT.filter(bool), reason=st.sampled_from(get_args(SkipReason)), detail=TEXT
        ),
        max_size=2,
    ).map(tuple),
    warnings=st.lists(TEXT, max_size=2).map(tuple),
    usage=st.builds(
        Usage, requests=COUNTS, cached=COUNTS, cost_usd=st.none() | st.floats(0, allow_infinity=False)
    ),
)


def _refused(text: str) -> str:
    with pytest.raises(InputError) as caught:
        load(text)
    return str(caught.value)


@settings(max_examples=60)
@given(RESULTS)
def test_what_is_dumped_loads_back_equal_and_fits_the_schema(result: RunResult) -> None:
    text = dump(result)
    assert load(text) == result
    VALIDATOR.validate(json.loads(text))


def test_dump_is_indented_keeps_letters_and_gives_each_fact_a_line() -> None:
    fact = Fact(kind="words_changed", removed=(3,), added=(3,), old="é", new="漢", token="word")
    summary = FileSummary(modification_type="bug fix", modification_title="t", explanation="e")
    row = ReportedFile(change=FileChange(path="a"), facts=(fact, fact), summary=summary, anchor="item-0cc175")
    report = Report(title="", date="", permalink=None, locale="en_US", category="", files=(row,))
    text = dump(RunResult(range=CommitRange(), reports=(report,)))

    line = (
        '{"kind": "words_changed", "lines": {"removed": [3], "added": [3]}, '
        '"old": "é", "new": "漢", "token": "word"}'
    )
    assert f'          "facts": [\n            {line},\n            {line}\n          ],\n' in text
    assert text.startswith('{\n  "schema_version": 1,\n  "range": {\n    "repository": null,\n')
    assert text.endswith("}\n")


def test_missing_keys_take_their_empty_value() -> None:
    assert load("{}") == RunResult(range=CommitRange())
    only_a_path = load('{"reports": [{"files": [{"path": "docs/a.md", "additions": 2}]}]}')
    assert only_a_path.reports == (
        Report(
            title="",
            date="",
            permalink=None,
            locale="en_US",
            category="",
            files=(
                ReportedFile(
                    change=FileChange(path="docs/a.md", additions=2),
                    facts=(),
                    summary=FileSummary(
                        modification_type="minor update", modification_title="", explanation=""
                    ),
                    anchor="item-cc07c2",
                ),
            ),
        ),
    )


def test_every_fault_is_named_at_once_by_its_json_path() -> None:
    message = _refused(
        json.dumps(
            {
                "rang": {},
                "skipped": [{"path": "", "reason": "bored"}],
                "reports": [
                    {
                        "locale": "fr_FR",
                        "overview": {"new_features": 3},
                        "files": [
                            {"additions": -1, "patch": 7, "anchor": "x"},
                            {"path": "b", "deletions": "1"},
                        ],
                    }
                ],
            }
        )
    )
    assert message == (
        "The run result has 11 faults (`diff-insight schema` tells the shape):\n"
        '  - $.skipped[0].path: string should have at least 1 character, not ""\n'
        "  - $.skipped[0].reason: input should be 'ignored', 'own output' or 'unreadable', not \"bored\"\n"
        "  - $.reports[0].locale: input should be 'en_US', 'zh_CN' or 'ja_JP', not \"fr_FR\"\n"
        "  - $.reports[0].overview.new_features: input should be a valid list, not 3\n"
        "  - $.reports[0].overview.new_features: input should be a valid string, not 3\n"
        "  - $.reports[0].files[0].path: missing\n"
        "  - $.reports[0].files[0].additions: input should be greater than or equal to 0, not -1\n"
        "  - $.reports[0].files[0].anchor: string should match pattern '^item-[0-9a-f]{6,96}$', not \"x\"\n"
        "  - $.reports[0].files[0].patch: input should be a valid string, not 7\n"
        '  - $.reports[0].files[1].deletions: input should be a valid integer, not "1"\n'
        "  - $.rang: unknown key"
    )


def test_another_schema_version_has_its_own_message() -> None:
    assert _refused('{"schema_version": 2}') == (
        "The run result has schema version 2; this program reads version 1. "
        "Use the version of Diff Insight that wrote it, or a newer one."
    )
    for odd in ("true", '"1"', "1.0", "null", "[1]", "-1"):
        assert "this program reads version 1" in _refused(f'{{"schema_version": {odd}}}')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "[]",
        "null",
        '{"usage": {"cost_usd": NaN}}',
        '{"usage": {"cost_usd": 1e999}}',
        '{"usage": {"requests": ' + "9" * 10_000 + "}}",
        '{"warnings": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"range": {"files": true}}',
        '{"range": {"files": 1.5}}',
        '{"reports": {}}',
        '{"reports": [{"files": [{"path": "a", "facts": [{"lines": {"added": [0]}}]}]}]}',
        '{"reports": [{"files": [{"path": "a", "facts": [{"cells": [["one"]]}]}]}]}',
        "{'a': 1}",
        '{"warnings": ["\x00"]}',
    ],
    ids=range(15),
)
def test_what_is_no_run_result_is_an_input_error(text: str) -> None:
    assert len(_refused(text)) < 500


def test_thousand_faults_are_cut_to_a_readable_list() -> None:
    message = _refused(json.dumps({"warnings": list(range(1000))}))
    assert message.count("\n") == 51
    assert "  - and 950 more" in message


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    result = load('{"warnings": ["a\\ud800b", "\\ud83d\\ude00"]}')
    assert result.warnings == ("a\ufffdb", "\U0001f600")
    assert load(dump(RunResult(range=CommitRange(), warnings=("\udcff",)))).warnings == ("\ufffd",)


def test_the_last_of_two_equal_keys_counts() -> None:
    assert load('{"warnings": ["a"], "warnings": ["b"]}').warnings == ("b",)


def test_facts_of_a_newer_writer_are_read_as_far_as_they_are_known() -> None:
    fact = {"kind": "planet_moved", "lines": {"removed": [1]}, "old": 4000, "orbit": {"deep": [1]}}
    text = json.dumps({"reports": [{"files": [{"path": "a", "facts": [fact]}]}]})
    (read,) = load(text).reports[0].files[0].facts
    assert (read.kind, read.removed, read.added, read.old) == ("planet_moved", (1,), (), "4000")


def test_double_anchors_are_worked_out_anew() -> None:
    rows: list[dict[str, Any]] = [{"path": path, "anchor": "item-000000"} for path in ("a", "b")]
    files_read = load(json.dumps({"reports": [{"files": rows}]})).reports[0].files
    assert [file.anchor for file in files_read] == list(anchors(["a", "b"]).values())


def test_published_schema_is_the_one_in_the_code() -> None:
    published = (ROOT / "docs" / "run-result.schema.json").read_text(encoding="utf-8")
    assert published == json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def test_schema_is_a_valid_schema_of_its_dialect() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_reference_results_fit_the_schema(reference: Path) -> None:
    for file in (reference / "golden").glob("*.json"):
        VALIDATOR.validate(json.loads(file.read_text(encoding="utf-8")))


def test_reference_results_survive_reading_and_writing(reference: Path) -> None:
    for file in (*(reference / "golden").glob("*.json"), *(reference / "corpus" / "reports").glob("*.json")):
        text = file.read_text(encoding="utf-8")
        assert json.loads(dump(load(text))) == json.loads(text)
