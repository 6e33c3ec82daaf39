"""Roles of MyST and reStructuredText in what is quoted of a page."""

import pytest

from diff_insight.telling.quoting import bare, marked


@pytest.mark.parametrize(
    ("said", "plain", "in_markdown"),
    [
        ("See {ref}`barn` and :class:`Cow`.", "See barn and Cow.", "See `barn` and `Cow`."),
        ("It is `${name}`, or `{x}`.", "It is ${name}, or {x}.", "It is `${name}`, or `{x}`."),
        ("Take `a {x}`, then `b`.", "Take a {x}, then b.", "Take `a {x}`, then `b`."),
    ],
)
def test_what_ends_a_code_span_is_no_role(said: str, plain: str, in_markdown: str) -> None:
    assert (bare(said), marked(said)) == (plain, in_markdown)


@pytest.mark.parametrize(
    ("said", "plain", "in_markdown"),
    [
        ("A name begins with `_` here.", "A name begins with _ here.", "A name begins with `_` here."),
        ("Hide `cow`, `__` or `_`.", "Hide cow, __ or _.", "Hide `cow`, `__` or `_`."),
        (
            "See `cows`_ and `barns`__, not `_`.",
            "See cows and barns, not _.",
            "See `cows` and `barns`, not `_`.",
        ),
    ],
)
def test_an_underline_that_is_code_ends_no_reference(said: str, plain: str, in_markdown: str) -> None:
    assert (bare(said), marked(said)) == (plain, in_markdown)
