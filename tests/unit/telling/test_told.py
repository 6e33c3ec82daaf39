"""What a report says of small files of every kind, whole."""

import pytest

from diff_insight.model import Locale
from tests.unit.telling.told_files import TOLD, Case, cases

ALL = [
    pytest.param(case, locale, said, id=f"{file.stem}-{case.name}-{locale}")
    for file in sorted(TOLD.glob("*.txt"))
    for case in cases(file.name)
    for locale, said in case.texts.items()
]


@pytest.mark.parametrize(("case", "locale", "said"), ALL)
def test_a_file_is_told_whole(case: Case, locale: Locale, said: str) -> None:
    assert case.told(locale) == said
