"""Which commits of a file call what happens to it a feature."""

import pytest

from diff_insight.commits import read_commit
from diff_insight.facts.featured import is_called_a_feature


@pytest.mark.parametrize(
    ("messages", "paths", "is_feature"),
    [
        (["feat(barn): ring the bell of empty stalls"], ("barn.py", "tests/test_barn.py", "README.md"), True),
        (["feature: ring the bell of empty stalls"], ("barn.py",), True),
        (["feat: ring the bell of empty stalls"], ("barn.py", "gate.py"), False),
        (["refactor: ring the bell in one place"], ("barn.py",), False),
        (["feat: ring the bell of stalls", "refactor: ring in one place"], ("barn.py",), True),
        (["feat: ring the bell", "refactor: ring once", "perf: ring faster"], ("barn.py",), False),
        (["Merge branch 'bells'"], ("barn.py",), False),
        ([], ("barn.py",), False),
    ],
)
def test_a_feature_is_what_commits_call_one_of_the_only_source_file(
    messages: list[str], paths: tuple[str, ...], *, is_feature: bool
) -> None:
    commits = [read_commit("a" * 40, message, paths=paths) for message in messages]
    assert is_called_a_feature("barn.py", commits) is is_feature
