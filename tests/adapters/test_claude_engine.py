"""The claude engine through the real SDK and real HTTP, where all goes well."""

import json
from pathlib import Path

import pytest

from diff_insight.model import FileSummary, Lines, Overview, Usage
from tests.fakes.claude_runs import changed_file, many_files, run_engine
from tests.fakes.messages_server import (
    OVERVIEWS,
    TEXTS,
    Body,
    Response,
    answer,
    is_overview,
    message,
    messages_server,
    obedient,
)


def test_one_request_explains_a_file_in_every_locale_and_one_more_gives_the_overviews() -> None:
    with messages_server() as server:
        run = run_engine(server, [changed_file()], locales=("zh_CN", "en_US", "ja_JP"))
    assert len(server.received) == 2
    assert run.explained.summaries == {
        "docs/page.md": {
            locale: FileSummary(
                modification_type="minor update",
                modification_title=TEXTS[locale]["title"],
                explanation=TEXTS[locale]["explanation"],
                explained_by="claude",
            )
            for locale in ("zh_CN", "en_US", "ja_JP")
        }
    }
    assert run.explained.overviews == {
        ("all", locale): Overview(
            summary=OVERVIEWS[locale],
            highlights=OVERVIEWS[locale],
            other_updates=(OVERVIEWS[locale],),
            insights=OVERVIEWS[locale],
        )
        for locale in ("zh_CN", "en_US", "ja_JP")
    }
    assert run.explained.usage == Usage(
        requests=2, input_tokens=200, output_tokens=100, cost_usd=round((100 + 250 + 200 + 500) / 1e6, 6)
    )
    assert run.explained.warnings == ()
    assert run.progress.steps == [("Explaining files", 1)]
    assert run.progress.units == 1


def test_a_file_request_holds_rules_then_the_fenced_data_and_no_tools() -> None:
    with messages_server() as server:
        run_engine(server, [changed_file()])
    body = server.bodies[0]
    assert set(body) == {"model", "max_tokens", "system", "messages", "output_config"}
    assert body["model"] == "small"
    assert body["system"][0]["cache_control"] == {"type": "ephemeral"}
    (user,) = body["messages"]
    boundary = user["content"].split("\n")[0]
    assert user["content"].count(boundary) == 2
    assert user["content"].split("\n") == [
        boundary,
        'path: "docs/page.md"',
        "status: modified, +1 -1",
        "patch:",
        "@@ -1,1 +1,1 @@",
        "-old line 0 of docs/page.md",
        "+new line 0 of docs/page.md",
        boundary,
    ]


def test_the_rules_are_the_same_bytes_for_every_file_of_a_run() -> None:
    with messages_server() as server:
        run_engine(server, many_files(5), glossary={"lines": {"zh_CN": "行"}}, locales=("zh_CN",))
    rules = {json.dumps(body["system"]) for body in server.bodies if not is_overview(body)}
    assert len(rules) == 1
    assert "- lines: zh_CN 行" in rules.pop().encode().decode("unicode_escape")


def test_files_are_asked_about_side_by_side_up_to_the_given_number() -> None:
    def slow(body: Body, number: int) -> Response:
        return Response(body=obedient(body, number).body, latency=0.15)

    with messages_server(slow) as server:
        run = run_engine(server, many_files(9), concurrency=4)
    assert server.most_at_once == 4
    assert {run.of(file.change.path).explained_by for file in many_files(9)} == {"claude"}


def test_an_answer_that_does_not_fit_is_asked_for_once_more() -> None:
    def script(body: Body, number: int) -> Response:
        return (
            Response(body=message('{"modification_type": "big"}')) if number == 1 else obedient(body, number)
        )

    with messages_server(script) as server:
        run = run_engine(server, [changed_file()])
    assert run.of("docs/page.md").explained_by == "claude"
    assert "An earlier answer could not be used" in server.bodies[1]["messages"][0]["content"]
    assert run.explained.usage.requests == 3


def test_an_answer_that_never_fits_gives_way_to_the_offline_text_with_a_note() -> None:
    def script(body: Body, number: int) -> Response:  # noqa: ARG001
        return Response(body=message("no JSON at all"))

    with messages_server(script) as server:
        run = run_engine(server, [changed_file()])
    assert len(server.received) == 2
    assert run.of("docs/page.md") == FileSummary(
        modification_type="minor update",
        modification_title="offline title en_US",
        explanation="offline explanation en_US",
        note="Explained without a model, as its answer did not have the required form.",
    )
    assert run.explained.warnings == (
        (
            "1 file is explained offline, as its answer did not have the required form. "
            "Choose a model that keeps to a JSON schema (--model)."
        ),
    )


def test_a_file_whose_facts_say_all_costs_no_request_unless_all_are_asked_for() -> None:
    stated = changed_file(facts=(), rule="dates")
    with messages_server() as server:
        assert run_engine(server, [stated]).of("docs/page.md").note is None
        assert server.received == []
        assert run_engine(server, [stated], explain="all").of("docs/page.md").explained_by == "claude"


@pytest.mark.parametrize(("claimed", "removing", "told"), [
    ("breaking change", True, "breaking change"),
    ("breaking change", False, "minor update"),
    ("new feature", True, "minor update"),
])  # fmt: skip
def test_a_rule_decides_the_type_and_a_model_may_only_raise_what_removes_to_breaking(
    claimed: str,
    removing: bool,
    told: str,
) -> None:
    file = changed_file()
    if removing:
        file = changed_file(
            facts=(
                *file.facts,
                type(file.facts[0])(kind="paragraph_removed", lines=Lines(removed=(1,)), old="x"),
            )
        )

    def script(body: Body, number: int) -> Response:  # noqa: ARG001
        return Response(body=message(answer(body, kind=claimed)))

    with messages_server(script) as server:
        run = run_engine(server, [file], locales=("en_US", "ja_JP"))
    assert {summary.modification_type for summary in run.explained.summaries["docs/page.md"].values()} == {
        told
    }
    breaking = run.explained.overviews["all", "en_US"].breaking_changes
    assert breaking == (("offline breaking change docs/page.md",) if told == "breaking change" else ())


def test_a_second_run_with_the_cache_asks_nothing(tmp_path: Path) -> None:
    files = many_files(3)
    with messages_server() as server:
        first = run_engine(server, files, cache=tmp_path, locales=("en_US", "zh_CN"))
        asked = len(server.received)
        second = run_engine(server, files, cache=tmp_path, locales=("en_US", "zh_CN"))
        changed = run_engine(
            server,
            [*files[:2], changed_file("docs/page-002.md", lines=2)],
            cache=tmp_path,
            locales=("en_US", "zh_CN"),
        )
    assert asked == 4
    assert second.explained.summaries == first.explained.summaries
    assert second.explained.overviews == first.explained.overviews
    assert second.explained.usage == Usage(cached=4)
    assert changed.explained.usage.requests <= 2
