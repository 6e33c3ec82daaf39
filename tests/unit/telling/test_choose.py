import tomllib
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from diff_insight.facts.families import things
from diff_insight.languages.things import things as nouns
from diff_insight.model import Action, AnalyzedFile, Commit, Fact, FileChange, Role
from diff_insight.telling.choose import needs_model, to_ask


def file_of(
    *facts: Fact, path: str = "a", patch: str | None = "@@", status: str = "modified"
) -> AnalyzedFile:
    change = FileChange(path=path, patch=patch, status=status)  # type: ignore[arg-type]
    return AnalyzedFile(change=change, facts=facts)


def commit(subject: str, *paths: str, kind: str | None = None, body: str = "") -> Commit:
    return Commit(sha="1", subject=subject, body=body, type=kind, paths=paths)


@pytest.mark.parametrize(
    "fact",
    [
        Fact(kind="metadata_changed", name="date", old="1", new="2"),
        Fact(kind="link_changed", name="hay", old="a", new="b"),
        Fact(kind="package_changed", name="hay", old="1", new="2"),
        Fact(kind="table_cell_changed", name="hay", old="1", new="2"),
        Fact(kind="function_moved", name="hay"),
        Fact(kind="release_changed", name="1.2", parts=(Fact(kind="date_changed", old="1", new="2"),)),
        Fact(kind="function_layout", name="hay"),
        Fact(kind="test_added", name="test_hay"),
        Fact(kind="file_renamed", name="b", previous_name="a"),
        Fact(kind="section_renamed", name="Limits", previous_name="Bounds"),
        Fact(
            kind="code_block_changed",
            parts=(Fact(kind="code_line_changed", old="GET /hay?v=2026-01-01", new="GET /hay?v=2026-02-01"),),
        ),
    ],
)
def test_what_facts_tell_in_full_needs_no_model(fact: Fact) -> None:
    assert not needs_model(file_of(fact))


@pytest.mark.parametrize(
    "fact",
    [
        Fact(kind="condition_changed", old="a > b", new="a >= b"),
        Fact(kind="default_changed", name="a", old="1", new="2"),
        Fact(kind="parameter_added", name="a"),
        Fact(kind="call_changed", old="f(options)", new="f(options || {})"),
        Fact(kind="permission_changed", name="contents", old="read", new="write"),
        Fact(kind="decorator_removed", name="login_required"),
        Fact(kind="text_changed"),
        Fact(kind="sentence_changed", old="Feed the oxes.", new="Feed the oxen."),
        Fact(
            kind="paragraph_changed",
            parts=(Fact(kind="sentence_changed", old="Feed the oxes.", new="Feed the oxen."),),
        ),
        Fact(
            kind="code_line_changed", old="if hay > 2:", new="if hay >= 2:", details={"was": ">", "is": ">="}
        ),
        Fact(kind="section_renamed", name="B", previous_name="A", parts=(Fact(kind="paragraph_added"),)),
        Fact(kind="table_cell_changed", name="hay", old="yes", new="no", breaking="no longer offered"),
        Fact(
            kind="method_changed",
            name="graze",
            parts=(Fact(kind="condition_moved", details={"inside": "yes"}),),
        ),
        Fact(kind="parameter_moved", name="herd", details={"position": "2", "previous_position": "1"}),
        Fact(kind="variable_moved", name="hay", details={"set_within": "feed"}),
        Fact(kind="function_moved", name="hay", parts=(Fact(kind="call_moved"),)),
        Fact(kind="mode_changed", old="100644", new="100755"),
    ],
)
def test_what_changes_how_things_behave_is_always_asked_about(fact: Fact) -> None:
    assert needs_model(file_of(fact))


@pytest.mark.parametrize(
    "said",
    [
        commit("fix: no crash on an empty herd", "a", kind="fix"),
        commit("Close the gate (security)", "a"),
        commit("Fixed the gate", "a"),
        commit("Hotfix of the gate", "a"),
        commit("Behebt den Bruch des Gatters", "a"),
        commit("修补栅栏的漏洞", "a"),
        commit("柵の不具合に対応", "a"),
        commit('Revert "Open the gate"', "a"),
        commit("Close the gate", "a", body="CVE-2026-12345"),
    ],
)
def test_a_file_that_an_author_calls_a_fix_is_asked_about(said: Commit) -> None:
    quiet = Fact(kind="metadata_changed", name="date", old="1", new="2")
    assert needs_model(file_of(quiet), [said])
    assert not needs_model(file_of(quiet, path="b"), [said])


def test_a_page_that_is_gone_is_told_by_its_name_and_what_runs_is_not() -> None:
    gone = (Fact(kind="file_removed", name="a"), Fact(kind="section_removed"), Fact(kind="function_removed"))
    asked = [
        role for role in get_args(Role) if needs_model(replace(file_of(*gone, status="removed"), role=role))
    ]
    assert asked == ["source", "schema", "config", "ci", "build"]
    packages = (Fact(kind="file_removed", name="a"), Fact(kind="package_removed", name="hay"))
    assert not needs_model(replace(file_of(*packages, status="removed"), role="build"))


def test_a_file_without_a_patch_is_never_asked_about() -> None:
    files = [file_of(Fact(kind="binary_changed"), patch=None)]
    assert to_ask(files, explain="all") == ()
    assert to_ask(files, explain="needed") == ()


def test_a_file_of_many_facts_wants_to_be_summed_up() -> None:
    cells = [Fact(kind="table_cell_changed", name=str(at), old="1", new="2") for at in range(13)]
    assert not needs_model(file_of(*cells[:12]))
    assert needs_model(file_of(*cells))


SIDES = tomllib.loads(Path(__file__).with_name("who_is_asked.toml").read_text(encoding="utf-8"))
WHOLE = frozenset(SIDES.pop("whole"))
EVERY = frozenset(thing for side in SIDES.values() for thing in side)


def test_every_thing_stands_on_one_side() -> None:
    assert sorted(thing for side in SIDES.values() for thing in side) == sorted({*things(), *nouns()})
    assert WHOLE <= EVERY


@pytest.mark.parametrize("thing", sorted(EVERY))
def test_every_kind_of_fact_is_told_or_asked_about_by_its_side(thing: str) -> None:
    named = {"file_removed", "file_renamed", "file_moved", "test_added"}
    for action in get_args(Action):
        kind = f"{thing}_{action}"
        told = (
            thing in SIDES["told"]
            or kind in named
            or action == "layout"
            or (action == "moved" and thing in WHOLE)
        )
        fact = Fact(kind=kind, name="hay")
        assert needs_model(file_of(fact)) is not told, kind
        assert needs_model(file_of(replace(fact, breaking="gone"))), kind
        inside = replace(fact, parts=(Fact(kind="condition_changed", old="a > b", new="a >= b"),))
        assert needs_model(file_of(inside)) or kind in named, kind
