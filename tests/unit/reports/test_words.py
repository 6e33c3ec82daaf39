"""Every language has every word of the layout, with the same places for numbers."""

import string
from dataclasses import fields

import pytest

from diff_insight.model import LOCALES, MODIFICATION_TYPES, ROLES
from diff_insight.reports import page_words, words


def _places(text: str) -> list[str]:
    return [spec or "" for _, name, spec, _ in string.Formatter().parse(text) if name is not None]


def test_every_locale_has_its_words() -> None:
    assert set(LOCALES) <= set(words._WORDS) == set(words.NONE_SENTENCES) == set(page_words._WORDS)


@pytest.mark.parametrize("locale", words._WORDS)
def test_the_words_of_a_language_are_all_there_and_take_the_same_numbers(locale: str) -> None:
    for own, english in (
        (words._WORDS[locale], words.ENGLISH),
        (page_words._WORDS[locale], page_words.ENGLISH),
    ):
        for field in fields(own):
            mine, model = getattr(own, field.name), getattr(english, field.name)
            if isinstance(mine, str):
                assert mine.strip() == mine != "", field.name
                assert _places(mine) == _places(model), field.name
    assert set(words._WORDS[locale].roles) == {*ROLES, None}
    assert set(words._WORDS[locale].type_counts) == set(MODIFICATION_TYPES)
    points, english_points = words._WORDS[locale].point_counts, words.ENGLISH.point_counts
    assert set(points) == set(english_points) == set(MODIFICATION_TYPES) - {"minor update"}
    assert all([*map(_places, pair)] == [[""], [","]] for pair in points.values())
