"""What a report says of small ranges, whole."""

import pytest

from tests.unit.telling.told_ranges import RANGES, Range, ranges

ALL = [
    pytest.param(case, id=f"{file.stem}-{case.name}")
    for file in sorted(RANGES.glob("*.txt"))
    for case in ranges(file.name)
]


@pytest.mark.parametrize("case", ALL)
def test_a_range_is_told_whole_in_each_language(case: Range) -> None:
    assert {locale: case.told(locale) for locale in case.texts} == case.texts
