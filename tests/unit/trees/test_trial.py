"""A text that a grammar cannot read within bounds costs a process, not this one."""

import resource
from collections.abc import Iterator

import pytest

from diff_insight.trees.grammar import Grammar
from diff_insight.trees.trial import Trials

PYTHON = Grammar("tree_sitter_python")
OPEN_TO_THE_END = b"/*a" * 4_000
"""What takes 6 GB with this grammar where nothing bounds it."""


@pytest.fixture
def trials() -> Iterator[Trials]:
    made = Trials()
    yield made
    made.end()


def test_what_people_write_passes(trials: Trials) -> None:
    assert trials.passes(PYTHON, b"def first(a, /, *b):\n    return a / 2\n" * 3_000)


def test_what_takes_more_memory_than_a_text_may_fails_and_the_next_text_is_tried_anew(trials: Trials) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert [trials.passes(PYTHON, text) for text in (b"a = 1\n", OPEN_TO_THE_END, b"b = 2\n")] == [
        True,
        False,
        True,
    ]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_what_takes_longer_than_a_text_may_fails(trials: Trials) -> None:
    assert not trials.passes(PYTHON, b"-->" * 20_000)


def test_where_no_process_starts_nothing_passes(trials: Trials, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert not trials.passes(PYTHON, b"a = 1\n")
