import pytest

from diff_insight.facts.changelog_parts import part_of
from diff_insight.model import Fact


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("The gate asks for a key again. GHSA-cpwx-vrp4-4pq7", "mended"),
        ("Cows cannot leave through the roof. #12, CVE-2031-12345", "mended"),
        ("Fix the gate of the barn.", "mended"),
        ("New: a gate that names CVE-2031-12345.", "new"),
        ("The gate opens by itself. #12", ""),
    ],
)
def test_an_entry_is_a_fix_by_its_word_or_by_the_advisory_that_it_closes(said: str, part: str) -> None:
    assert part_of(Fact(kind="changelog_entry_added", name="", new=said)) == part
