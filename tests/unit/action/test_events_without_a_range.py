"""The ladder of an event that names no range: state file, last release, last commit (docs/action.md)."""

from typing import Any

import pytest

from diff_insight.action.plans import Nothing
from diff_insight.action.range_request import RangeRequest
from tests.unit.action.known_github import REPOSITORY, A, B, C, D, Known, chosen, request

REWRITTEN = (
    "octo/docs main was rewritten since the last report: ddddddd is no ancestor of ccccccc, so the two are "
    "compared tree against tree."
)
WATCHED = {"branch": "main", "moves_state": True}
LADDER: dict[str, tuple[Known, RangeRequest | Nothing]] = {
    "state": (
        Known(reported={("octo/docs", "main"): A}),
        request(A, C, "state file", "Since the last report on octo/docs main (aaaaaaa).", **WATCHED),
    ),
    "nothing new": (
        Known(reported={("octo/docs", "main"): C}),
        Nothing(why="Nothing new on octo/docs main since the last report (ccccccc)."),
    ),
    "state that a force push lost": (
        Known(reported={("octo/docs", "main"): D}, tagged={"v1": A}, releases=["v1"]),
        request(
            "v1",
            C,
            "last release",
            "The last report on octo/docs main ended at ddddddd, which is lost: since the last release (v1).",
            base_name="v1",
            head_name="main",
            **WATCHED,
        ),
    ),
    "state of a branch that was rewritten": (
        Known({"main": [A, B, C], "before": [A, D]}, reported={("octo/docs", "main"): D}),
        request(
            D,
            C,
            "state file",
            REWRITTEN,
            notes=(REWRITTEN,),
            three_dots=False,
            **WATCHED,
        ),
    ),
    "last release": (
        Known(tagged={"v1": B}, releases=["v1"]),
        request(
            "v1",
            C,
            "last release",
            "The state file holds no report on octo/docs main: since the last release (v1).",
            base_name="v1",
            head_name="main",
            **WATCHED,
        ),
    ),
    "nothing since the last release": (
        Known(tagged={"v1": C}, releases=["v1"]),
        Nothing(
            why="The state file holds no report on octo/docs main, and nothing is new since the last "
            "release (v1)."
        ),
    ),
    "last release of another history": (
        Known({"main": [A, B, C], "old": [D]}, tagged={"v1": D}, releases=["v1"]),
        request(
            B,
            C,
            "last commit",
            "The state file holds no report on octo/docs main, and the last release (v1) is no start: "
            "the last commit (ccccccc).",
            **WATCHED,
        ),
    ),
    "last commit": (
        Known(),
        request(
            B,
            C,
            "last commit",
            "The state file holds no report on octo/docs main, and there is no release: "
            "the last commit (ccccccc).",
            **WATCHED,
        ),
    ),
}


@pytest.mark.parametrize("rung", LADDER.values(), ids=LADDER)
@pytest.mark.parametrize(
    ("event", "payload"),
    [
        ("schedule", {"schedule": "0 6 * * 1"}),
        ("workflow_dispatch", {"inputs": None, "ref": "refs/heads/main", "repository": REPOSITORY}),
        ("repository_dispatch", {"action": "go", "branch": "main", "client_payload": {}}),
    ],
)
def test_an_event_without_a_range_goes_down_the_ladder(
    event: str, payload: dict[str, Any], rung: tuple[Known, RangeRequest | Nothing]
) -> None:
    assert chosen(rung[0], event, payload) == rung[1]
