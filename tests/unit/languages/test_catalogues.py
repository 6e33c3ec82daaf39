import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import diff_insight
from diff_insight.grounding.wordings.german import COUNTED
from diff_insight.languages import messages as messages_of
from diff_insight.languages.translations import fields_of
from diff_insight.model import LOCALES, Locale
from diff_insight.telling.kinds import kinds
from diff_insight.telling.sentences import rows

SOURCE = Path(diff_insight.__file__).parent
KEYWORDS = {"text": None, "plural": (1, 2), "msgid": None, "Plural": (1, 2)}
ROOMS = ("claude", "languages", "telling")
"""Packages whose texts are messages; elsewhere `text` is another word."""
TRANSLATED = tuple(locale for locale in LOCALES if locale != "en_US")


@pytest.fixture(scope="module")
def used() -> set[str | tuple[str, ...]]:
    """Every message of the source and of the table of things: a text, or a text with its plural."""
    found = {
        message
        for room in ROOMS
        for _, _, message, _, _ in extract_from_dir(
            SOURCE / room, method_map=[("**.py", "python")], keywords=KEYWORDS
        )
        if isinstance(message, tuple) or message.strip()
    }
    return found | {
        message if isinstance(message, str) else tuple(message)
        for kind in kinds().values()
        for message in kind.messages
    }


def catalogue(locale: str) -> Catalog:
    with (SOURCE / "languages" / locale / "messages.po").open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def messages(locale: str) -> dict[str | tuple[str, ...], tuple[str, ...]]:
    return {
        tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        for message in catalogue(locale)
        if message.id and not message.context
    }


@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_message_of_the_source_is_translated_and_none_is_left_over(
    locale: str, used: set[str | tuple[str, ...]]
) -> None:
    assert len(used) > 100
    assert set(messages(locale)) == used


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_message_stands_once_and_apart_from_its_neighbours(locale: str) -> None:
    """A reader of catalogues takes the last of two, and what was joined by hand for one message."""
    written = (SOURCE / "languages" / locale / "messages.po").read_text("utf-8").strip().split("\n\n")
    keys = [tuple(re.findall(r"^(?:msgctxt|msgid|msgid_plural) .*$", one, re.MULTILINE)) for one in written]
    assert [key for key in keys if sum(line.startswith("msgid ") for line in key) != 1] == []
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize("locale", TRANSLATED)
def test_no_translation_is_empty_or_fuzzy(locale: str) -> None:
    assert [message.id for message in catalogue(locale) if message.id and message.fuzzy] == []
    assert [key for key, forms in messages(locale).items() if not forms or not all(forms)] == []


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_translation_has_the_fields_of_its_message(locale: str) -> None:
    for key, forms in messages(locale).items():
        wanted = fields_of(key) if isinstance(key, str) else fields_of(key[0]) | fields_of(key[1])
        for form in forms:
            allowed = wanted | ({"n"} if isinstance(key, tuple) else set())
            assert wanted - {"n"} <= fields_of(form) <= allowed, key


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_field_gets_its_blanks_from_the_joint_and_not_from_the_translation(locale: str) -> None:
    wide = "[\u3041-\u30ff\u4e00-\u9fff]"
    for forms in messages(locale).values():
        for form in forms:
            assert not re.search(rf"{wide} \{{(?!n\}}|total\}})|(?<!\{{n)(?<!\{{total)\}} {wide}", form), form


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_form_for_titles_belongs_to_a_message_that_titles_and_clauses_share(locale: Locale) -> None:
    shared = {row.title for row in rows() if row.title == row.clause}
    for message in catalogue(locale):
        if message.context:
            assert message.context == "title"
            assert message.id in shared
            assert fields_of(str(message.id)) == fields_of(str(message.string))


def test_no_japanese_title_is_a_polite_sentence() -> None:
    japanese = messages_of("ja_JP")
    said = [
        japanese.title(row.title, **dict.fromkeys(fields_of(row.title), "x")) for row in rows() if row.title
    ]
    assert [title for title in said if title.endswith(("ます", "ました", "です"))] == []


def test_chinese_uses_full_width_punctuation() -> None:
    for forms in messages("zh_CN").values():
        for form in forms:
            assert not re.search(r"[\u4e00-\u9fff}] ?[,;:!?()]|[()] ?[\u4e00-\u9fff]", form), form


def test_japanese_explanations_are_polite_and_use_half_width_brackets() -> None:
    for forms in messages("ja_JP").values():
        for form in forms:
            assert "（" not in form, form
            assert not re.search(r"(?:した|である|だ)$", form) or form.endswith(("ました", "でした")), form


def test_german_has_an_article_at_every_noun_and_german_quotation_marks() -> None:
    german = messages("de_DE")
    for kind in kinds().values():
        one, many = german[tuple(kind.counted)]
        assert one.startswith(("ein ", "eine ")) or kind.noun == "file", one
        assert many.startswith("{n} ")
        if kind.style == "of":
            assert german[kind.bare][0].startswith(("der ", "die ", "das "))
        else:
            assert german[tuple(kind.named)][0].startswith(("der ", "die ", "das "))
            assert german[tuple(kind.named)][1].startswith("die ")
    assert [form for forms in german.values() for form in forms if '"' in form or "”" in form] == []


def test_every_german_noun_that_counts_is_one_that_is_held_against_the_diff() -> None:
    german = messages("de_DE")
    plurals = {german[tuple(kind.counted)][1].removeprefix("{n}").lower() for kind in kinds().values()}
    assert [noun for noun in plurals if not re.match(COUNTED, noun)] == []
