import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.languages import messages
from diff_insight.languages.typography import join_spaced, needs_blank
from diff_insight.model import LOCALES, Locale

ANY = st.text(max_size=40)


@pytest.mark.parametrize("locale", LOCALES)
@given(value=ANY)
def test_a_value_stands_in_the_text_as_it_is(locale: Locale, value: str) -> None:
    text = messages(locale).text("No longer returns {old}", old=value)
    assert value in text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("value", ["{new}", "{", "%s", "{0.__class__}", "{{n}}", "\\1"])
def test_a_value_is_never_looked_at_for_fields(locale: Locale, value: str) -> None:
    text = messages(locale).text("Returns {new} instead of {old}", old=value, new="NEW")
    assert value in text
    assert text.count("NEW") == 1


def test_a_field_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        messages("zh_CN").text("No longer returns {old}")


@pytest.mark.parametrize(
    ("locale", "n", "text"),
    [
        ("en_US", 1, "one blank line is gone"),
        ("en_US", 2, "2 blank lines are gone"),
        ("en_US", 0, "0 blank lines are gone"),
        ("zh_CN", 1, "删除 1 个空行"),
        ("ja_JP", 12345, "空行が 12,345 行なくなりました"),
        ("de_DE", 1, "eine Leerzeile entfällt"),
        ("de_DE", 12345, "12.345 Leerzeilen entfallen"),
    ],
)
def test_a_number_takes_the_plural_form_of_the_language(locale: Locale, n: int, text: str) -> None:
    assert messages(locale).plural("one blank line is gone", "{n} blank lines are gone", n) == text


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["由", "`a`", "改为", "✅"], "由 `a` 改为 ✅"),
        (["新增", "表格"], "新增表格"),
        (["（", "abc", "）"], "（abc）"),
        (["名前", "が", "x", "。"], "名前が x。"),
        (["行", ", ", "列"], "行, 列"),
        (["改为", "../a"], "改为 ../a"),
        (["a", "b"], "ab"),
        (["", "字"], "字"),
        (["小节", "“A”", "改名"], "小节“A”改名"),
        (["“A”", "、", "“B”"], "“A”“B”"),
        (["「A」", "、", "「B」"], "「A」「B」"),
        (["`a`", "、", "“B”"], "`a`、“B”"),
        (["“A、”", "、", "甲"], "“A、”、甲"),
    ],
)
def test_han_and_kana_stand_apart_from_latin_but_not_from_punctuation(parts: list[str], text: str) -> None:
    assert join_spaced(parts) == text


@given(left=st.characters(), right=st.characters())
def test_ascii_never_gets_a_blank_between(left: str, right: str) -> None:
    if left.isascii() and right.isascii():
        assert not needs_blank(left, right)


@pytest.mark.parametrize(
    ("locale", "said", "inside"),
    [
        ("en_US", "say “no”", "say “no”"),
        ("zh_CN", "显示“完成”", "显示‘完成’"),
        ("ja_JP", "「完了」と表示", "『完了』と表示"),
        ("de_DE", "zeigt „fertig“", "zeigt ‚fertig‘"),
    ],
)
def test_quotation_marks_inside_others_are_those_of_the_second_level(
    locale: Locale, said: str, inside: str
) -> None:
    assert messages(locale).inner(said) == inside


@pytest.mark.parametrize(
    ("n", "text"), [(1, "1 つのファイル"), (9, "9 つのファイル"), (10, "10 個のファイル")]
)
def test_japanese_counts_up_to_nine_with_the_native_counter(n: int, text: str) -> None:
    assert messages("ja_JP").plural("one file", "{n} files", n) == text
