"""What a report says of small ranges, whole."""

import pytest

from diff_insight.model import Locale
from tests.unit.telling.told_ranges import RANGES, Range, ranges

ALL = [
    pytest.param(case, locale, said, id=f"{file.stem}-{case.name}-{locale}")
    for file in sorted(RANGES.glob("*.txt"))
    for case in ranges(file.name)
    for locale, said in case.texts.items()
]


@pytest.mark.parametrize(("case", "locale", "said"), ALL)
def test_a_range_is_told_whole(case: Range, locale: Locale, said: str) -> None:
    assert case.told(locale) == said
