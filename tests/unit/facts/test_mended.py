"""Which commits of a file call what happens to it a fix."""

import pytest

from diff_insight.commits import read_commit
from diff_insight.facts.mended import is_called_a_fix


@pytest.mark.parametrize(
    ("messages", "is_fix"),
    [
        (["[svn] fixed the barn"], True),
        (["Fix the gate of the barn"], True),
        (["fix: close the gate"], True),
        (["internal/barn: fix the gate that stays open"], True),
        (["[x/farm] go-barn, hay/cow: fix the gate"], True),
        (["Barn: fix the gate"], True),
        (["barn: fixtures of the gate"], False),
        (["perf: fix the slow gate"], False),
        (["Barn: ring the bell of empty stalls. Fixes #12"], True),
        (["Check the order of the gates\n\nThis avoids a panic on odd ones."], True),
        (["Check the order of the gates\n\nfixes #7"], True),
        (["Check the order of the gates\n\nFixes farm/barn#7."], True),
        (["Barn: Add a second gate. Fixes #12"], False),
        (["refactor: milk in two steps\n\nFixes #12"], False),
        (["Check the order of the gates"], False),
        (["Check the order. Fixes #12", "Paint the barn"], False),
        (["Fix typo"], False),
        (["Fix a small typo in docs (#482)"], False),
        (["fix: some wrong comments"], False),
        (["Fix outdated comment (#2954)"], False),
        (["Fix tests to not rely on the bell"], False),
        (["Fix outdated bells"], True),
        (["Fixed the docs of the gate", "Fix the gate"], True),
        (["Fix the gate", "Paint the barn", "Paint the gate"], False),
        (["Merge branch 'gates'"], False),
        ([], False),
    ],
)
def test_a_fix_is_what_its_commits_call_one(messages: list[str], is_fix: bool) -> None:
    assert is_called_a_fix([read_commit("a" * 40, message) for message in messages]) is is_fix
