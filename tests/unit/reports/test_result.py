import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.diff.anchors import anchors
from diff_insight.errors import InputError
from diff_insight.model import (
    ACTIONS,
    LOCALES,
    MODIFICATION_TYPES,
    ROLES,
    Commit,
    CommitRange,
    Context,
    Fact,
    FileChange,
    FileSummary,
    Lines,
    Overview,
    PullRequest,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
    SkipReason,
    SourceName,
    Usage,
)
from diff_insight.reports.load import load
from diff_insight.reports.result import dump
from diff_insight.reports.schema import schema
from tests.pairs import result_of_pairs
from tests.trials import trials

VALIDATOR = jsonschema.Draft202012Validator(schema())
ROOT = Path(__file__).resolve().parents[3]

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
COUNTS = st.integers(0, 2**70)
POINTS = st.lists(TEXT, max_size=2).map(tuple) | TEXT
LINES = st.lists(st.integers(1, 10**9), max_size=3).map(tuple)

NUMBERED = st.dictionaries(st.integers(1, 10**9), TEXT, max_size=2)


def _facts(parts: st.SearchStrategy[Fact]) -> st.SearchStrategy[Fact]:
    return st.builds(
        Fact,
        kind=st.sampled_from(ACTIONS).map("heading_{}".format),
        name=TEXT,
        previous_name=st.none() | TEXT,
        where=st.lists(TEXT, max_size=2).map(tuple),
        public=st.booleans(),
        breaking=st.none() | TEXT,
        old=st.none() | TEXT,
        new=st.none() | TEXT,
        lines=st.builds(Lines, removed=LINES, added=LINES),
        parts=st.lists(parts, max_size=2).map(tuple),
        details=st.dictionaries(TEXT, TEXT, max_size=2),
    )


FACTS = _facts(_facts(st.builds(Fact, kind=st.just("text_changed"))))


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
            role=draw(st.none() | st.sampled_from(ROLES)),
            language=draw(st.none() | TEXT),
            context=draw(st.builds(Context, old=NUMBERED, new=NUMBERED)),
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
        base_name=st.none() | TEXT,
        head_name=st.none() | TEXT,
        merge_base=st.none() | TEXT,
        permalink=st.none() | TEXT,
        chosen_by=TEXT,
        source=st.sampled_from(get_args(SourceName)),
        files=COUNTS,
    ),
    commits=st.lists(
        st.builds(
            Commit,
            sha=TEXT.filter(bool),
            subject=TEXT,
            body=TEXT,
            author=TEXT,
            date=TEXT,
            type=st.none() | TEXT,
            breaking=st.booleans(),
            pull_request=st.none() | COUNTS,
            paths=st.none() | st.lists(TEXT, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    pull_request=st.none()
    | st.builds(
        PullRequest,
        number=COUNTS,
        title=TEXT,
        body=TEXT,
        labels=st.lists(TEXT, max_size=2).map(tuple),
        author=TEXT,
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


@trials(60)
@given(RESULTS)
def test_what_is_dumped_loads_back_equal_and_fits_the_schema(result: RunResult) -> None:
    text = dump(result)
    assert load(text) == result
    VALIDATOR.validate(json.loads(text))


def test_dump_is_indented_keeps_letters_and_gives_each_fact_and_commit_a_line() -> None:
    part = Fact(kind="cell_changed", name="漢", lines=Lines(removed=(3,), added=(3,)), old="é", new="e")
    fact = Fact(
        kind="table_row_changed",
        where=("Regions",),
        breaking="a rule",
        lines=part.lines,
        details={"column": "b"},
        parts=(part,),
    )
    summary = FileSummary(modification_type="bug fix", modification_title="t", explanation="e")
    row = ReportedFile(
        change=FileChange(path="a"),
        role="docs",
        facts=(fact,),
        context=Context(new={2: "# A"}),
        summary=summary,
        anchor="item-0cc175",
    )
    report = Report(title="", date="", permalink=None, locale="en_US", category="", files=(row,))
    text = dump(RunResult(range=CommitRange(), commits=(Commit(sha="abc", subject=""),), reports=(report,)))

    assert (
        """          "role": "docs",
          "language": null,
          "anchor": "item-0cc175",
          "patch": null,
          "context": {
            "old": {},
            "new": {
              "2": "# A"
            }
          },
          "facts": [
            {"kind": "table_row_changed", "name": "", "previous_name": null, "where": ["Regions"], """
        """"public": true, "breaking": "a rule", "old": null, "new": null, """
        """"lines": {"removed": [3], "added": [3]}, "details": {"column": "b"}, "parts": [
              {"kind": "cell_changed", "name": "漢", "previous_name": null, "where": [], """
        """"public": true, "breaking": null, "old": "é", "new": "e", """
        """"lines": {"removed": [3], "added": [3]}, "details": {}, "parts": []}
            ]}
          ],
          "modification_type": "bug fix",
"""
    ) in text
    assert text.startswith('{\n  "schema_version": 2,\n  "range": {\n    "repository": null,\n')
    assert (
        """  "commits": [
    {"sha": "abc", "subject": "", "body": "", "author": "", "date": "", "type": null, """
        """"breaking": false, "pull_request": null, "paths": null}
  ],
  "pull_request": null,
"""
    ) in text
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
        "  - $.reports[0].locale: input should be 'en_US', 'zh_CN', 'ja_JP' or 'de_DE', not \"fr_FR\"\n"
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
    assert _refused('{"schema_version": 3}') == (
        "The run result has schema version 3; this program reads versions 1 and 2. "
        "Use the version of Diff Insight that wrote it, or a newer one."
    )
    for odd in ("true", '"1"', "1.0", "null", "[1]", "-1"):
        assert "this program reads versions 1 and 2" in _refused(f'{{"schema_version": {odd}}}')


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
        '{"reports": [{"files": [{"path": "a", "facts": [{"parts": [{"where": "one"}]}]}]}]}',
        '{"reports": [{"files": [{"path": "a", "context": {"old": {"0": ""}}}]}]}',
        '{"reports": [{"files": [{"path": "a", "context": {"old": {"' + "9" * 5000 + '": ""}}}]}]}',
        '{"reports": [{"files": [{"path": "a", "facts": [' + '{"parts": [' * 400 + "]}" * 400 + "]}]}]}",
        "{'a': 1}",
        '{"warnings": ["\x00"]}',
    ],
    ids=range(18),
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
    part = {"kind": "moon_added", "lines": {"added": [2]}, "tide": 1}
    fact = {
        "kind": "planet_moved",
        "lines": {"removed": [1]},
        "old": 4000,
        "orbit": {"deep": [1]},
        "parts": [part],
    }
    text = json.dumps({"reports": [{"files": [{"path": "a", "facts": [fact]}]}]})
    (read,) = load(text).reports[0].files[0].facts
    assert read == Fact(
        kind="planet_moved",
        lines=Lines(removed=(1,)),
        old="4000",
        parts=(Fact(kind="moon_added", lines=Lines(added=(2,))),),
    )


def test_double_anchors_are_worked_out_anew() -> None:
    rows: list[dict[str, Any]] = [{"path": path, "anchor": "item-000000"} for path in ("a", "b")]
    files_read = load(json.dumps({"reports": [{"files": rows}]})).reports[0].files
    assert [file.anchor for file in files_read] == list(anchors(["a", "b"]).values())


def test_published_schema_is_the_one_in_the_code() -> None:
    published = (ROOT / "docs" / "run-result.schema.json").read_text(encoding="utf-8")
    assert published == json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def test_schema_is_a_valid_schema_of_its_dialect() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


SAVED = sorted((ROOT / "tests" / "layout" / "reports").glob("*.json"))
OF_VERSION_1 = sorted((ROOT / "tests" / "layout" / "version_1").glob("*.json"))


def test_saved_results_fit_the_schema() -> None:
    assert SAVED
    for file in SAVED:
        VALIDATOR.validate(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.slow
def test_a_result_on_every_format_fits_the_schema() -> None:
    VALIDATOR.validate(json.loads(dump(result_of_pairs("en_US"))))


def test_saved_results_of_version_1_are_read_whole_and_written_as_version_2() -> None:
    assert OF_VERSION_1
    for file in OF_VERSION_1:
        text = file.read_text(encoding="utf-8")
        old, new = json.loads(text), json.loads(dump(load(text)))
        assert (old["schema_version"], new["schema_version"]) == (1, 2)
        assert _kept(old, new) == old


def _kept(old: Any, new: Any) -> Any:
    """Give what of the new tree the old one has keys for; a fact's keys are no longer the same."""
    if isinstance(old, dict):
        return {
            key: old[key] if key in {"facts", "schema_version"} else _kept(old[key], new[key]) for key in old
        }
    if isinstance(old, list) and len(old) == len(new):
        return [_kept(one, other) for one, other in zip(old, new, strict=True)]
    return new


def test_fact_of_version_1_keeps_what_both_versions_have() -> None:
    fact = {
        "kind": "table_row_added",
        "lines": {"added": [3]},
        "row": "b",
        "cells": [["a", "b"]],
        "new": "| b |",
    }
    file = {"path": "a", "facts": [fact]}
    text = json.dumps({"schema_version": 1, "reports": [{"files": [file]}]})
    (read,) = load(text).reports[0].files[0].facts
    assert read == Fact(kind="table_row_added", lines=Lines(added=(3,)), new="| b |")
