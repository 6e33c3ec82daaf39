"""What holds for every text and every patch."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diff_insight.grounding.check import check, ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange
from tests.trials import trials

_TOKENS = st.from_regex(
    r"[a-z]{2,6}(?:[_.-][a-z0-9]{2,6}){1,3}|[a-z]{3,5}[A-Z][a-z]{2,4}|[1-9][0-9]{2,6}", fullmatch=True
)
_LINES = st.lists(
    st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=40), max_size=6
)
_ADDS = [
    "Adds `{}`.",
    "`{}` was added.",
    "新增了 `{}`。",
    "`{}` が追加されました。",
    "The value is now {}.",
    "“{}”是新增的。",
]


def _change(removed: list[str], added: list[str]) -> FileChange:
    rows = [f"-{line}" for line in removed] + [f"+{line}" for line in added]
    header = f"@@ -1,{len(removed)} +1,{len(added)} @@"
    return FileChange(
        path="docs/page.md", additions=len(added), deletions=len(removed), patch="\n".join([header, *rows])
    )


@given(_TOKENS, _LINES, _LINES, st.sampled_from(_ADDS))
@trials(80)
def test_what_an_added_line_has_may_be_called_added(
    token: str, removed: list[str], added: list[str], wording: str
) -> None:
    evidence = evidence_of(_change(removed, [*added, f"say {token} here"]))
    assert ungrounded(wording.format(token), evidence) == ()


@given(_TOKENS, st.data())
@trials(80)
def test_one_wrong_character_is_found(token: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(token) - 1))
    assume(token[at].isalnum())
    pool = "0123456789" if token[at].isdigit() else "abcdefghijklmnopqrstuvwxyz"
    other = data.draw(st.sampled_from([letter for letter in pool if letter != token[at].lower()]))
    wrong = token[:at] + other + token[at + 1 :]
    evidence = evidence_of(_change(["something else"], [f"say {token} here"]))
    assert [item.text for item in ungrounded(f"Adds `{wrong}`.", evidence)] == [wrong]


@pytest.mark.slow
@given(_TOKENS, _TOKENS)
@trials(50)
def test_old_and_new_swapped_are_found_in_each_language(old: str, new: str) -> None:
    assume(old not in new and new not in old)
    evidence = evidence_of(_change([f"say {old} here"], [f"say {new} here"]))
    for wording in ("Changes from `{}` to `{}`.", "将 `{}` 改为 `{}`。", "`{}` が `{}` に変更されました。"):
        assert ungrounded(wording.format(old, new), evidence) == ()
        assert {item.reason for item in ungrounded(wording.format(new, old), evidence)} == {"side"}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.text(max_size=200))
@trials(120)
def test_no_text_and_no_patch_breaks_the_check(text: str, patch: str) -> None:
    evidence = evidence_of(FileChange(path="a/b.md", status="renamed", patch=f"@@ -1,9 +1,9 @@\n{patch}"))
    for item in check(text, evidence).ungrounded:
        assert text[item.start : item.end] == item.text
        assert item.sentence[0] <= item.start


_HOSTILE = (
    "`",
    '"',
    "「",
    "from `a` ",
    "[a](",
    "1",
    "to from □",
    "2025-",
    "a.b",
    "。",
    "追加された",
    "<",
    "--a",
    " ",
)


@pytest.mark.slow
@pytest.mark.parametrize("unit", _HOSTILE)
def test_hostile_texts_cost_no_more_than_their_length(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    evidence = evidence_of(_change(["some `a` text from here to there 2025-01-01"], ["other text"]))
    began = time.process_time()  # what others do at the same time costs this process nothing
    check(text, evidence)
    assert time.process_time() - began < 8


_OF_CONDITIONS = (
    "`cow` is called only if the entry is not a directory. `BarnError` is raised if the list is empty. "
    "Even if `cow` fails, `barn` is returned. An exception is raised when `cow` is missing."
)
_PATCHES = {
    "one line among many": ["+cow()", *[" barn()"] * 20_000],
    "lines at one depth": ["+        cow()"] * 10_000,
    "branches of no condition": ["+  else", "+    cow"] * 6_000,
    "steps": [f"+{' ' * (at % 400)}if cow:" for at in range(1_000)],
    "a choice in a choice": ["+return cow " + "? a : " * 30_000],
    "a condition of many": ["+if " + "cow && " * 30_000],
    "brackets": ["+if " + "(" * 100_000],
    "errors": ["+raise BarnError()", "+except BarnError:"] * 4_000,
    "a path of names": ["+" + "a::" * 60_000 + "BarnError"],
}


@pytest.mark.slow
@pytest.mark.parametrize("name", _PATCHES)
def test_hostile_patches_cost_no_more_than_their_length(name: str) -> None:
    rows = _PATCHES[name]
    patch = "\n".join([f"@@ -1,{len(rows)} +1,{len(rows)} @@", *rows])
    began = time.process_time()
    check(_OF_CONDITIONS, evidence_of(FileChange(path="a.py", patch=patch)))
    assert time.process_time() - began < 8
