"""What the page on security claims is shown by a test that is there; other pages find tests as well."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def there() -> set[str]:
    return {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def test_every_test_that_the_page_on_security_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/security.md").read_text(encoding="utf-8")))
    assert len(named) > 15
    assert named - there() == set()


def test_a_search_for_tests_that_is_shown_finds_some() -> None:
    (word,) = re.findall(r'-k "(\w+)"', (ROOT / "tests/README.md").read_text(encoding="utf-8"))
    assert any(word in name for name in there())


def test_every_room_of_the_page_is_linked() -> None:
    page = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)", page):
        assert (ROOT / "docs" / link).exists(), link
