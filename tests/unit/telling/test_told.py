"""What a report says of small files of every kind, whole."""

import pytest

from tests.unit.telling.told_files import TOLD, Case, cases

ALL = [
    pytest.param(case, id=f"{file.stem}-{case.name}")
    for file in sorted(TOLD.glob("*.txt"))
    for case in cases(file.name)
]


@pytest.mark.parametrize("case", ALL)
def test_a_file_is_told_whole_in_each_language(case: Case) -> None:
    assert {locale: case.told(locale) for locale in case.texts} == case.texts
