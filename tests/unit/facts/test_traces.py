"""What is known of a fact is never said of another that came to stand where it stood."""

from typing import TYPE_CHECKING, cast

from diff_insight.facts.traces import Traces
from diff_insight.model import Fact

if TYPE_CHECKING:
    from diff_insight.facts.entry import Entry

ENTRY = cast("Entry", object())


def test_a_fact_is_known_by_itself() -> None:
    traces, fact = Traces(), Fact(kind="key_removed", name="name")
    traces.note(fact, ENTRY)
    assert traces.of(fact) is ENTRY
    assert traces.of(Fact(kind="key_removed", name="name")) is None


def test_nothing_that_is_made_later_is_taken_for_a_fact_that_nobody_holds() -> None:
    traces = Traces()
    for at in range(1_000):
        traces.note(Fact(kind="key_removed", name=str(at)), ENTRY)
    assert [traces.of(Fact(kind="file_removed", name=str(at))) for at in range(1_000)] == [None] * 1_000
