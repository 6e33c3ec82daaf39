"""Stubs and what several tests are made of stand beside tests in many projects, and are no product."""

import pytest

from diff_insight.facts.beside_tests import beside_tests

_TEST = "src/Barn/HerdTest.php"


@pytest.mark.parametrize(
    ("path", "beside", "expected"),
    [
        ("src/Barn/CowStub.php", _TEST, True),
        ("src/Barn/StubCow.php", _TEST, True),
        ("src/Barn/HerdTestCase.php", _TEST, True),
        ("barn/mock_cow.go", "barn/herd_test.go", True),
        ("src/Barn/Stubborn.php", _TEST, False),
        ("src/Barn/TestCase.php", _TEST, False),
        ("src/Barn/Cow.php", _TEST, False),
        ("src/Field/CowStub.php", _TEST, False),
        ("src/Barn/CowStub.php", "src/Barn/CowStubTest.php", False),  # it has a test: it is a product
        ("src/Barn/CowStub.php", "src/Barn/Herd.php", False),
        ("src/Barn/CowStub.java", _TEST, False),
    ],
)
def test_what_is_called_a_stub_beside_tests_is_for_them(path: str, beside: str, *, expected: bool) -> None:
    assert beside_tests((path, beside), {}) == (frozenset({path}) if expected else frozenset())


def test_a_configuration_says_more_than_a_name() -> None:
    assert not beside_tests(("src/Barn/CowStub.php", _TEST), {"example": ["src/**"]})
    assert not beside_tests(("src/Barn/CowStub.php", _TEST), {"source": ["src/Barn/CowStub.php"]})
