"""What a model invents is not in the report: repaired once, then taken out and listed."""

from typing import Any

import pytest

from diff_insight.claude.notes import NOTES
from diff_insight.claude.repair import Doubt, drop
from diff_insight.claude.truth import Truth
from diff_insight.model import AnalyzedFile, Commit, Fact, FileChange, Lines
from tests.fakes.claude_runs import run_engine
from tests.fakes.messages_server import (
    Body,
    Response,
    answer,
    is_overview,
    message,
    messages_server,
    obedient,
)

FILE = AnalyzedFile(
    change=FileChange(
        path="docs/limits.md",
        additions=2,
        deletions=1,
        patch="@@ -3,2 +3,3 @@ ## Limits\n The page is short.\n-Use version `1.2` of `client-a`.\n"
        "+Use version `1.4` of `client-a`.\n+Set `max_parts` to 100.",
    ),
    facts=(
        Fact(
            kind="paragraph_changed",
            lines=Lines(removed=(4,), added=(4, 5)),
            old="Use version",
            new="Use version",
        ),
    ),
    modification_type="minor update",
    rule="wording",
)
COMMIT = Commit(sha="1a2b3c4d" * 5, subject="Ask the new client for `batch_mode`", author="Ann", date="")
TRUE = "The version of `client-a` goes from `1.2` to `1.4`."
INVENTED = "Support for `client-z` 9.9 is added."
PATH = "docs/limits.md"


def telling(first: str, second: str | None = None, **other: Any) -> Any:
    def script(body: Body, number: int) -> Response:
        if is_overview(body):
            return obedient(body, number)
        text = first if len(body["messages"]) == 1 or second is None else second
        return Response(
            body=message(
                answer(body, en_US={"explanation": text, "title": "Moves `client-a` to `1.4`", **other})
            )
        )

    return script


def test_a_true_text_stands_as_it_is() -> None:
    with messages_server(telling(f"{TRUE} `max_parts` is set to 100.")) as server:
        run = run_engine(server, [FILE], check=Truth())
    assert run.of(PATH).explanation == f"{TRUE} `max_parts` is set to 100."
    assert run.of(PATH).dropped_claims == ()
    assert len(server.received) == 2


def test_an_invented_claim_is_repaired_by_one_request_that_quotes_it() -> None:
    with messages_server(telling(f"{TRUE} {INVENTED}", TRUE)) as server:
        run = run_engine(server, [FILE], check=Truth())
    assert run.of(PATH).explanation == TRUE
    assert run.of(PATH).dropped_claims == ()
    _, told_back, repair = server.bodies[1]["messages"]
    assert told_back["role"] == "assistant"
    assert '"client-z" stands nowhere in the patch' in repair["content"]
    assert "1.4" not in repair["content"]


def test_what_stays_invented_is_dropped_and_listed() -> None:
    with messages_server(telling(f"{TRUE} {INVENTED}\n\n- {INVENTED}\n- Done.")) as server:
        run = run_engine(server, [FILE], check=Truth())
    assert run.of(PATH).explanation == f"{TRUE}\n\n- Done."
    assert run.of(PATH).dropped_claims == (INVENTED, f"- {INVENTED}")
    assert run.of(PATH).explained_by == "claude"
    assert len(server.received) == 3


def test_where_too_little_is_left_the_offline_text_stands() -> None:
    with messages_server(telling(INVENTED)) as server:
        run = run_engine(server, [FILE], check=Truth())
    assert run.of(PATH).explanation == "offline explanation en_US"
    assert run.of(PATH).note == NOTES["ungrounded"]
    assert run.of(PATH).dropped_claims == (INVENTED,)


def test_a_title_that_is_not_borne_out_gives_way_to_the_offline_one() -> None:
    with messages_server(telling(TRUE, title="Adds `client-z`")) as server:
        run = run_engine(server, [FILE], check=Truth())
    assert run.of(PATH).modification_title == "offline title en_US"
    assert run.of(PATH).explanation == TRUE
    assert run.of(PATH).dropped_claims == ("Adds `client-z`",)


def test_old_and_new_swapped_is_not_borne_out() -> None:
    with messages_server(
        telling(
            f"`max_parts` is set to 100. {TRUE.replace('1.2', 'x').replace('1.4', '1.2').replace('x', '1.4')}"
        )
    ) as server:
        run = run_engine(server, [FILE], check=Truth())
    assert run.of(PATH).explanation == "`max_parts` is set to 100."


@pytest.mark.parametrize(("commits", "kept"), [((COMMIT,), True), ((), False)])
def test_what_a_commit_says_is_told_as_the_commits_and_only_where_there_is_one(
    commits: tuple[Commit, ...], kept: bool
) -> None:
    theirs = 'The commit calls it "Ask the new client for `batch_mode`" and says that this improves uploads.'
    with messages_server(telling(f"{TRUE} {theirs}")) as server:
        run = run_engine(server, [FILE], check=None, around={"commits": commits})
    assert run.of(PATH).explanation == (f"{TRUE} {theirs}" if kept else TRUE)


def test_a_text_about_another_file_is_not_borne_out() -> None:
    with messages_server(telling("In `docs/other/page.md` a paragraph changes.")) as server:
        run = run_engine(server, [FILE], check=Truth())
    assert run.of(PATH).note == NOTES["ungrounded"]


def test_a_kept_answer_is_checked_as_a_fresh_one_and_costs_no_repair(tmp_path: Any) -> None:
    with messages_server(telling(f"{TRUE} {INVENTED}")) as server:
        first = run_engine(server, [FILE], check=Truth(), cache=tmp_path)
        asked = len(server.received)
        second = run_engine(server, [FILE], check=Truth(), cache=tmp_path)
    assert len(server.received) == asked
    assert second.explained.summaries == first.explained.summaries
    assert second.of(PATH).dropped_claims == (INVENTED,)


def test_an_overview_may_not_invent_a_breaking_change_or_a_name() -> None:
    def script(body: Body, number: int) -> Response:
        if not is_overview(body):
            return telling(TRUE)(body, number)
        made_up = {
            "summary": "The version of `client-a` goes to `1.4`.",
            "highlights": "`limits.md`: the version of `client-a` goes to `1.4`. `client-z` is new.",
            "breaking_changes": ["`limits.md` drops `client-a`."],
        }
        return Response(body=message(answer(body, en_US=made_up)))

    with messages_server(script) as server:
        run = run_engine(server, [FILE], check=Truth())
    overview = run.explained.overviews["all", "en_US"]
    assert overview.breaking_changes == ()
    assert overview.highlights == "`limits.md`: the version of `client-a` goes to `1.4`."
    assert '"client-z" stands nowhere in the patch' in server.bodies[2]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("text", "doubted", "kept"),
    [
        ("One. Two. Three.", ["Two."], "One. Three."),
        ("One.\n\nTwo.\n\nThree.", ["Two."], "One.\n\nThree."),
        ("- One.\n- Two.\n- Three.", ["- Two."], "- One.\n- Three."),
        ("1. One.\n2. Two.", ["1. One."], "2. Two."),
        ("一。二。三。", ["二。"], "一。三。"),
        ("One.", ["One."], ""),
    ],
)
def test_whole_sentences_go_and_rows_that_held_nothing_else(text: str, doubted: list[str], kept: str) -> None:
    def check(given: str) -> list[Doubt]:
        return [
            Doubt(start=given.index(part), end=given.index(part) + len(part), said="no")
            for part in doubted
            if part in given
        ]

    assert drop(text, check) == (kept, tuple(doubted))
