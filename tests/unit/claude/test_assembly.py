"""The text of a file put together from the parts that a model answers."""

import pytest

from diff_insight.claude.answers import FileParts, Point
from diff_insight.claude.assembly import Assembly
from diff_insight.claude.rows import Changed
from diff_insight.model import Locale

PATCH = "@@ -1 +1 @@\n-one cow\n+two cows\n"


@pytest.mark.parametrize(
    ("locale", "first", "second", "whole"),
    [
        ("en_US", "The herd is two.", "One line changes.", "The herd is two. One line changes."),
        ("de_DE", "Es sind zwei Kühe.", "Eine Zeile ist neu.", "Es sind zwei Kühe. Eine Zeile ist neu."),
        ("zh_CN", "有两头牛。", "改动一行。", "有两头牛。改动一行。"),
        ("ja_JP", "牛は二頭です。", "1 行が変わりました。", "牛は二頭です。1 行が変わりました。"),
    ],
)
def test_sentences_stand_side_by_side_as_their_language_sets_them(
    locale: Locale, first: str, second: str, whole: str
) -> None:
    parts = FileParts(
        title="Herd",
        what=[Point(lines=["+1"], says=first), Point(lines=["-1"], says=second)],
        before=None,
        after=None,
        who=None,
        do=None,
        why=None,
    )
    assembly = Assembly(Changed.of(PATCH), lambda _: False)
    assert assembly.text(parts, locale).explanation == whole
