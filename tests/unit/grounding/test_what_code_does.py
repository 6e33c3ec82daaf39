"""What is told to be called no longer, to come of a case, and to be called with: against the code."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange

BARN = FileChange(
    path="src/barn.rs",
    additions=4,
    deletions=3,
    patch=(
        "@@ -1,12 +1,13 @@\n"
        " fn feed(cow: &Cow) -> State {\n"
        "     weigh(cow);\n"
        "-    let hay = fetch(cow, 2);\n"
        "+    let hay = fetch(cow, size(&[1, 2]), true);\n"
        "     match hay {\n"
        "-        Ok(_) => { return State::Idle; }\n"
        "+        Ok(_) => State::Full,\n"
        "+        Late(_) => State::Idle,\n"
        "         Err(_) => State::Hungry,\n"
        "     }\n"
        "-    sweep(cow);\n"
        "+    let _ = sweep(cow);\n"
        " }\n"
        " fn mow() {}"
    ),
)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("`feed` calls `fetch` with three arguments.", "`feed` calls `fetch` with two arguments."),
        ("`feed` 以三个参数调用 `fetch`。", "`feed` 以四个参数调用 `fetch`。"),
        (
            "`feed` は `fetch` を 3 つの引数で呼び出します。",
            "`feed` は `fetch` を 4 つの引数で呼び出します。",
        ),
        ("`feed` ruft `fetch` mit drei Argumenten auf.", "`feed` ruft `fetch` mit zwei Argumenten auf."),
        ("`Ok(_)` gives `State::Full`.", "`Ok(_)` gives `State::Hungry`."),
        ("`Ok(_)` 现在返回 `State::Full`。", "`Ok(_)` 现在返回 `State::Hungry`。"),
        ("`Ok(_)` は `State::Full` を返します。", "`Ok(_)` は `State::Hungry` を返します。"),
        ("`Ok(_)` ergibt `State::Full`.", "`Ok(_)` ergibt `State::Hungry`."),
        ("`feed` no longer returns early.", "`feed` no longer calls `sweep`."),
        ("`feed` 仍调用 `sweep`。", "`feed` 不再调用 `sweep`。"),
        ("`feed` は `sweep` を呼び出します。", "`feed` は `sweep` を呼び出さなくなりました。"),
        ("`feed` ruft `sweep` weiterhin auf.", "`feed` ruft `sweep` nicht mehr auf."),
        ("`weigh` is called only for a `Cow`.", "`weigh` is no longer called."),
        ("The state changes to `State::Full`.", "The state changes to `State::Hungry`."),
        ("状态改为 `State::Full`。", "状态改为 `State::Hungry`。"),
        ("状態が `State::Full` に変わりました。", "状態が `State::Hungry` に変わりました。"),
        ("Der Zustand ändert sich zu `State::Full`.", "Der Zustand ändert sich zu `State::Hungry`."),
    ],
)
def test_what_code_does_is_held_against_its_lines(true: str, false: str) -> None:
    assert ungrounded(true, evidence_of(BARN)) == ()
    assert ungrounded(false, evidence_of(BARN)) != ()


@pytest.mark.parametrize(
    "text",
    [
        "`sweep` is no longer called if the barn is empty.",  # a condition may have come around it
        "`feed` calls `mow` with three arguments.",  # no call is shown
        "`Late(_)` never gives `State::Full`.",
    ],
)
def test_what_no_line_decides_is_left_open(text: str) -> None:
    assert ungrounded(text, evidence_of(BARN)) == ()
