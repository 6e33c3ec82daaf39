"""The first sentence of a documentation is prose: no tag, no field and no underline of a heading."""

import pytest

from diff_insight.trees.comments import first_sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Feeding of the cows ~~~~~~~~~ :copyright: 2007 by a farmer.", "Feeding of the cows"),
        ("Feeds the cows :param cow: who is fed", "Feeds the cows"),
        ("Feeds the cows. @param cow who is fed", "Feeds the cows."),
        ("<summary>Feeds the cows.</summary>", "Feeds the cows."),
        (":copyright: 2007 by a farmer.", ""),
        (
            "Feeds the cows -- or milks them: both at once. Then sleeps.",
            "Feeds the cows -- or milks them: both at once.",
        ),
        ("Gives a :class:`Cow` to the barn.", "Gives a :class:`Cow` to the barn."),
    ],
)
def test_the_first_sentence_of_a_documentation_is_prose(text: str, said: str) -> None:
    assert first_sentence(text) == said
