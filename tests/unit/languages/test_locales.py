"""Every locale is whole: what each room needs of a language is there."""

from dataclasses import fields, replace
from importlib.resources import files

import pytest

from diff_insight.claude.language import wrong_language
from diff_insight.grounding.wordings import patterns_for
from diff_insight.languages import messages
from diff_insight.model import LOCALES, Locale, Report
from diff_insight.reports.page_words import language_of, page_words_of
from diff_insight.reports.words import NONE_SENTENCES, words_of
from diff_insight.settings.checks import check
from tests.layout.reports import localized

SAID: dict[Locale, tuple[str, str]] = {
    "en_US": ("The row for the region is new in the table.", "changes □ to □"),
    "zh_CN": ("表格新增了该区域的一行。", "将 □ 改为 □"),
    "ja_JP": ("表に地域の行が加わりました。", "□ から □ に変更"),
    "de_DE": ("Die Zeile für die Region ist in der Tabelle neu.", "□ wechselt von □ zu □"),
}
"""A sentence of each language, and how it says that one thing becomes another."""


def report_in(locale: Locale) -> Report:
    return replace(localized("en_US").reports[0], locale=locale, headings="localized")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_has_messages_and_what_a_model_is_told_of_it(locale: Locale) -> None:
    assert messages(locale).text("{sentence}.", sentence="x")
    prompt = files("diff_insight.claude").joinpath("prompts", f"{locale}.md").read_text(encoding="utf-8")
    assert prompt.startswith(f"{locale}: ")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_has_every_fixed_word_of_the_layout(locale: Locale) -> None:
    report = report_in(locale)
    for words in (words_of(report), page_words_of(report), NONE_SENTENCES[locale]):
        assert [field.name for field in fields(words) if not getattr(words, field.name)] == []
    assert set(words_of(report).roles) == set(words_of(report_in("en_US")).roles)
    assert language_of(report) == locale.replace("_", "-") or language_of(report) == locale[:2]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_has_a_short_form_in_the_settings(locale: Locale) -> None:
    for name in (locale, locale.lower(), locale.replace("_", "-"), locale[:2]):
        assert check({"locales": name}) == ({"locales": (locale,)}, [])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("said", SAID)
def test_a_locale_is_told_from_every_other(locale: Locale, said: Locale) -> None:
    assert (wrong_language(SAID[said][0], locale=locale) is None) == (said == locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_has_words_that_say_what_becomes_what(locale: Locale) -> None:
    assert any(
        {"old", "new"} <= set(pattern.regex.groupindex) and pattern.regex.search(SAID[locale][1])
        for pattern in patterns_for(SAID[locale][1])
    )


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_US", "and 12,345 more"),
        ("zh_CN", "另有 12,345 项"),
        ("ja_JP", "ほか 12,345 件"),
        ("de_DE", "und 12.345 weitere"),
    ],
)
def test_the_layout_parts_thousands_as_the_texts_do(locale: Locale, said: str) -> None:
    words = words_of(report_in(locale))
    assert words.filled(words.more, 12345) == said
    assert words.number(12345) == messages(locale).number(12345)
    assert page_words_of(report_in(locale)).group == words.group
