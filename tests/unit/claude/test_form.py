"""Language and form: what is cleaned, what is a fault, and what real texts of each language get away with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.claude.answers import FileText
from diff_insight.claude.form import clean, clean_file_text, file_text_faults
from diff_insight.claude.language import wrong_language
from diff_insight.model import LOCALES, Locale
from tests.trials import trials


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Plain `code <b>` and *emphasis*.", "Plain `code <b>` and *emphasis*."),
        ("<format>Text</format> <!-- hidden -->here", "Text here"),
        ("See [the page](https://a.test/x).", "See the page."),
        ("![alt](https://a.test/pixel.png)", "alt"),
        ("Read https://a.test/x.", "Read `https://a.test/x`."),
        ("Read <https://a.test/x>", "Read `https://a.test/x`"),
        ("Thanks @octocat and @org/team, mail a@b.test", "Thanks `@octocat` and `@org/team`, mail a@b.test"),
        ("`@param` stays, a > b and 1 < 2 too", "`@param` stays, a > b and 1 < 2 too"),
        ("zero\u202ewidth\x00\x1b[0m", "zerowidth[0m"),
        ("a\r\nb \rc", "a\nb\nc"),
        ("参见 https://a.test/x。", "参见 `https://a.test/x`。"),
    ],
)
def test_what_no_reader_wants_is_cleaned_away(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@trials(100)
@given(st.text(alphabet=st.sampled_from("ab `<>!()[]@/:.\n*https日本"), max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_a_title_is_one_line_without_a_full_stop() -> None:
    text = clean_file_text(FileText(title=" Adds\n `a`. ", explanation="x"))
    assert text.title == "Adds `a`"


FINE: dict[Locale, FileText] = {
    "en_US": FileText(title="Adds `model-a`", explanation="The table gains a row for `model-a`."),
    "zh_CN": FileText(title="新增 `model-a`", explanation="表格新增 `model-a` 一行。"),
    "ja_JP": FileText(title="`model-a` を追加", explanation="表に `model-a` の行が加わりました。"),
    "de_DE": FileText(
        title="Neue Zeile „model-a“",
        explanation="In der Tabelle ist die Zeile `model-a` neu, wie sie „model-b“ hat.",
    ),
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_in_form_has_no_fault(locale: Locale) -> None:
    assert file_text_faults(FINE[locale], locale=locale) == ()


@pytest.mark.parametrize(
    ("title", "explanation", "fault"),
    [
        ("", "The table gains a row.", "title: is empty"),
        ("x" * 81, "The table gains a row.", "title: has 81 characters, 80 are the most"),
        ("A row", "", "explanation: is empty"),
        ("A row", "Row.", "explanation: is too short to say what changed"),
        ("A row", "The row is new. " * 200, "explanation: has 3200 characters, 2400 are the most"),
        ("A row", "## Changes\nThe row is new.", "explanation: holds a heading"),
        ("A row", "Changes\n=======\nThe row is new.", "explanation: holds a heading"),
        ("A row", "The row:\n```\nx\n```", "explanation: holds a code block"),
        ("A row", "| a | b |\n|---|---|\n| 1 | 2 |", "explanation: holds a table"),
        ("Locale: en_US", "The row is new.", "title: repeats words of the instructions"),
        ("A row", "I apologize, the row is new.", "explanation: speaks of its writer or apologises"),
        ("Une ligne", "La ligne est ajoutée dans le tableau et les autres sont les mêmes.", "is not English"),
    ],
)
def test_a_fault_of_form_is_named(title: str, explanation: str, fault: str) -> None:
    assert fault in file_text_faults(FileText(title=title, explanation=explanation), locale="en_US")


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("zh_CN", "The table gains a row for the region and nothing else changes."),
        ("zh_CN", "表に地域の行が加わりました。"),
        ("zh_CN", "表格新增一行，說明該區域現在可以使用這個模型，並刪除舊的內容。"),
        ("ja_JP", "The table gains a row for the region and nothing else changes."),
        ("ja_JP", "表格新增一行，说明该区域现在可以使用。"),
        ("en_US", "表格新增一行，说明该区域现在可以使用。"),
        ("en_US", "Die Tabelle wird um eine Zeile für die Region erweitert und nicht mehr."),
        ("en_US", "Таблица получает новую строку для региона."),
        ("de_DE", "The table gains a row for the region and nothing else changes."),
        ("de_DE", "La ligne est ajoutée dans le tableau et les autres sont les mêmes."),
        ("de_DE", "表に地域の行が加わりました。"),
        ("zh_CN", "표에 지역 행이 추가되었습니다."),
    ],
)
def test_another_language_is_told_from_the_one_asked_for(locale: Locale, text: str) -> None:
    assert wrong_language(text, locale=locale) is not None


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_US", "The retention falls from `30` to `14` days; exports older than that are gone."),
        ("en_US", "Two parameters are new: `limit` and `retries`. The default of `timeout` is `20` now."),
        ("en_US", "`Pump.start()` raises `DryError` where the barn has no water (see `src/pump.py`)."),
        ("zh_CN", "保留时间由 `30` 天改为 `14` 天，更早的导出不再保留。"),
        ("zh_CN", "新增参数 `limit` 和 `retries`；`timeout` 的默认值现在是 `20`。"),
        ("zh_CN", "谷仓没有水时，`Pump.start()` 会抛出 `DryError`（见 `src/pump.py`）。"),
        ("ja_JP", "保持期間は `30` 日から `14` 日に変わり、それより古いエクスポートは残りません。"),
        ("ja_JP", "引数 `limit` と `retries` が加わり、`timeout` の既定値は `20` になりました。"),
        ("ja_JP", "納屋に水がないと `Pump.start()` は `DryError` を送出します（`src/pump.py`）。"),
    ],
)
def test_a_text_full_of_code_is_still_of_its_language(locale: Locale, text: str) -> None:
    assert wrong_language(text, locale=locale) is None
