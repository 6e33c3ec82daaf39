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
