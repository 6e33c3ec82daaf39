"""How many lines change where no thing of their file holds them."""

from diff_insight.languages import messages
from diff_insight.model import Fact, Lines
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.plain_lines import lines


def test_a_line_that_went_and_the_one_in_its_stead_are_one_change() -> None:
    facts = [
        Fact(kind="text_changed", lines=Lines(removed=(3,))),
        Fact(kind="text_changed", lines=Lines(added=(3,))),
        Fact(kind="text_changed", lines=Lines(removed=(8,), added=(8,))),
    ]

    assert lines(Phrases(words=messages("en_US")), facts) == "2 lines change"
