"""Licences by their texts, with the lines of those who hold the copyright apart."""

import pytest
from identify.vendor.licenses import LICENSES

from diff_insight.trees import licence
from diff_insight.trees.text import Text
from tests.unit.trees.drawn import drawn

TEXTS = dict(LICENSES)


@pytest.mark.parametrize("name", ["MIT", "Apache-2.0", "GPL-3.0", "BSD-3-Clause", "ISC"])
def test_a_text_is_known_whoever_holds_the_copyright(name: str) -> None:
    text = TEXTS[name].replace("<year>", "2030").replace("<copyright holders>", "The people of the barn")

    assert licence.licence_of(text) == name


def test_another_text_is_no_licence() -> None:
    assert licence.licence_of("Do what you like, but feed the cows.\n" * 20) == ""


def test_a_licence_is_its_holders_and_paragraphs() -> None:
    text = "The Cow License\n\nCopyright (c) 2030 The barn\n\nFeed the\ncows. Always.\n"

    assert drawn(licence.parse(Text.of(text))) == (
        "licence 1-7\n"
        "  paragraph 1\n"
        "    sentence 1 'The Cow License'\n"
        "  copyright 3 'Copyright (c) 2030 The barn'\n"
        "  paragraph 5-6\n"
        "    sentence 5-6 'Feed the cows.'\n"
        "    sentence 6 'Always.'"
    )
