"""How far a version went, and what a requirement takes at least."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.facts.versions import least, raised, step


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1.2.3", "2.0.0", "major"),
        ("1.2.3", "1.3.0", "minor"),
        ("1.2.3", "1.2.4", "patch"),
        ("1.2.3.4", "1.2.3.5", "patch"),
        ("v1.2.3", "v1.3.0", "minor"),
        ("2", "3", "major"),
        ("v4", "v4.1", "minor"),
        ("1.2.3", "1.2.2", "downgrade"),
        ("0.2.0", "0.3.0", "minor"),
        ("0.2.0", "0.2.1", "patch"),
        ("0.0.1", "0.0.2", "patch"),
        ("0.9.0", "1.0.0", "major"),
        ("2024.1.0", "2025.1.0", "other"),
        ("2025.1.0", "2024.1.0", "downgrade"),
        ("1.0.0-rc.1", "1.0.0", "patch"),
        ("1.0.0rc1", "1.0.0", "patch"),
        ("1.0.0", "1.0.0b2", "downgrade"),
        ("1.0.0+1", "1.0.0+2", "other"),
        ("3.11-slim", "3.12-slim", "minor"),
        ("^1.2.0", "^2.0.0", "major"),
        ("~> 7.5", "~> 7.6", "minor"),
        (">=1.2,<2", ">=1.3,<2", "minor"),
        (">=1.2,<2", ">=1.2,<3", "other"),
        (">=1.2,<2", ">=2.0,<3", "other"),
        ("==1.2", ">=1.3", "other"),
        ("[fast]==7.5.4", "[fast]==8.0.0", "major"),
        ("1.25.1-1ubuntu2", "1.25.1-1ubuntu3", "other"),
        ("*", "1.0", "other"),
        ("", "1.0", "other"),
        ("main", "next", "other"),
        ("0123456789ab", "ba9876543210", "other"),
        ("1234567", "2345678", "other"),
    ],
)
def test_steps(old: str, new: str, expected: str) -> None:
    assert step(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (">=3.9", ">=3.11", True),
        (">=3.9,<4", ">=3.9,<3.14", False),
        ("^8.1", "^8.2", True),
        (">=18", ">=16", False),
        ("^16 || ^18", "^18 || ^20", True),
        ("^18 || ^20", "^18 || ^22", False),
        ("1.21.0", "1.21.4", False),
        ("net6.0;net8.0", "net8.0", True),
        ("net8.0", "net8.0;net10.0", False),
        ("$(Base);net9.0;net8.0", "$(Base);net10.0;net9.0;net8.0", False),
        ("$(Base);net9.0;net8.0", "$(Base);net9.0", True),
        ("netstandard2.0", "net8.0", True),
        ("<4", "<5", False),
        ("", ">=3.9", False),
    ],
)
def test_what_is_raised(old: str, new: str, *, expected: bool) -> None:
    assert raised(old, new) is expected


def test_the_least_version() -> None:
    assert [least(said) for said in (">=3.9,<4", "18 || >=20", "^8.1", "<2", "")] == [
        (3, 9),
        (18,),
        (8, 1),
        None,
        None,
    ]


_NUMBERS = st.lists(st.integers(0, 30), min_size=1, max_size=4)


@given(_NUMBERS, _NUMBERS)
def test_back_is_a_downgrade(one: list[int], other: list[int]) -> None:
    old, new = (".".join(map(str, numbers)) for numbers in (one, other))
    forth, back = step(old, new), step(new, old)
    assert (forth == "downgrade") != (back == "downgrade") or forth == back == "other"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_a_step(old: str, new: str) -> None:
    assert step(old, new) in {"major", "minor", "patch", "downgrade", "other"}
    assert raised(old, old) is False
    assert isinstance(raised(old, new), bool)
