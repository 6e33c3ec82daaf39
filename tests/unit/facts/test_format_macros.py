"""What the macros of Rust that format a text come to."""

import pytest

from diff_insight.facts.format_macros import with_names


@pytest.mark.parametrize(
    ("statement", "made"),
    [
        ('format!("{:4}", row)', 'format!("{row:4}")'),
        ('log::info!["{} {}", a , b,]', 'log::info!["{a} {b}"]'),
        ('write!(out, "{} of {}", row, all.len())?', 'write!(out, "{row} of {}", all.len())?'),
        ('format!("{0}{1:>2$}{0}", a, b, wide)', 'format!("{a}{b:>wide$}{a}")'),
        ('format!("{x} {{}}", x = cow)', 'format!("{cow} {{}}")'),
        ('panic!("{}", format!("{:?}", cow))', 'panic!("{}", format!("{cow:?}"))'),
        ('say(\'"\', format!("{}", cow))', 'say(\'"\', format!("{cow}"))'),
        ('format!("a  herd of {}", cow)', 'format!("a  herd of {cow}")'),
        ('has::<&\'a str>(\n  format!("{}", cow))', 'has::<&\'a str>( format!("{cow}"))'),
    ],
)
def test_names_stand_in_their_places(statement: str, made: str) -> None:
    assert with_names(statement) == made


@pytest.mark.parametrize(
    "statement",
    [
        'format!("{} {}", cow.name(), 3)',
        'format!("{0} {1}", cow.name(), row)',
        'format!("{:.*}", wide, row)',
        'format!("{}", true)',
        'format!("{}", a, b)',
        'format!("{} {}", a)',
        'assert_eq!(cow, "{}")',
        'format!(r#"{}"#, cow)',
        'format("{}", cow)',
        'a != ("{}", cow)',
        'format!("{}", cow',
    ],
)
def test_what_has_no_other_way_is_left(statement: str) -> None:
    assert with_names(statement) == statement
