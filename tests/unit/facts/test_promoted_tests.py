"""What a file held while it was a test, before it got its path, nobody used."""

from dataclasses import replace

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Versions

_TEST = "package farm.barn\n\nimport org.junit.Test\n\nclass BarnTest {\n  fun milk() = 1\n}\n"
_SOURCE = "package farm\n\nimport org.junit.Test\n\nobject Barn {\n  const val doors = 2\n}\n"


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("barn/src/test/kotlin/farm/BarnTest.kt", "new feature"),
        ("barn/src/main/kotlin/farm/BarnTester.kt", "breaking change"),
    ],
)
def test_a_test_that_became_a_source_file_breaks_nobody(before: str, kind: str) -> None:
    change = replace(
        change_of("barn/src/main/kotlin/farm/Barn.kt", _TEST, _SOURCE), previous_path=before, status="renamed"
    )
    file = analyze([change], Known(versions=lambda _change: Versions(before=_TEST, after=_SOURCE)))[0]
    assert file.modification_type == kind
