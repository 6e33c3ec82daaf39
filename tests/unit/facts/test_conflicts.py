"""Conflict markers that were committed: in a program, in a page, and in an example of a page."""

import pytest

from diff_insight.facts.conflicts import holds_conflict

CONFLICT = "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> 1a2b3c4\n"


@pytest.mark.parametrize(
    ("source", "page", "held"),
    [
        (CONFLICT, False, True),
        (CONFLICT, True, True),
        (f"# Merges\n\n```\n{CONFLICT}```\n", True, False),
        (f"# Merges\n\n````\n```\n````\n{CONFLICT}", True, True),
        (f"= Merges\n\n----\n{CONFLICT}----\n", True, False),
        ("# Title\n=======\n", True, False),
    ],
)
def test_a_page_that_shows_a_conflict_holds_none(source: str, *, page: bool, held: bool) -> None:
    assert holds_conflict(source, page=page) is held
