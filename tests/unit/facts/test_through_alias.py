"""An implementation for a type whose name another type stands behind now."""

import pytest
from tests.unit.facts.test_breaking import broken

_OLD = """\
pub struct Herd<T> {
    cows: Vec<T>,
}

impl<T> fmt::Debug for Herd<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("herd")
    }
}
"""
_NEW = """\
pub struct Group<T, F> {
    cows: Vec<T>,
    by: F,
}

pub type Herd<T> = group::Group<T, fn(&T)>;

impl<T, F> std::fmt::Debug for Group<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("herd")
    }
}
"""


@pytest.mark.parametrize(
    ("new", "lost"),
    [
        (_NEW, False),
        (_NEW.replace("::Debug for", "::Display for"), True),
        (_NEW.replace("= group::Group<T, fn(&T)>", "= Vec<T>"), True),
    ],
)
def test_what_the_type_behind_an_alias_implements_is_not_lost(*, new: str, lost: bool) -> None:
    assert ("implementation removed" in broken("farm/herd.rs", _OLD, new)) is lost
