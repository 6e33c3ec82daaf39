"""What a sentence is about in words alone is something that the file has, in each language."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.grounding.purpose import unsaid
from diff_insight.model import FileChange
from tests.unit.grounding.shown_rows import shown

BARN = shown(
    "barn.py", " def feed(cow):", "-    hay = cow.hay", "+    hay = cow.hay.upper()", "     put(hay)"
)
FLOCK = shown(
    "flock.py",
    " def feed(cow, attempts):",
    "-    put(cow)",
    "+    with barn.lock:",
    "+        log.warning(cow.lower())",
    "+    assert cached(cow)",
)

ABOUT = {
    "en": (
        "A race condition between two cows is gone.",
        "The hay is now cached.",
        "Feeding is now retried.",
        "Every cow is logged.",
        "Cows are compared case-insensitively and recursively.",
        "The hay is now fetched lazily.",
        "A test is added for this.",
        "The hay is now encrypted.",
        "The hay is now converted to lower case.",
        "`feed` no longer throws.",
        "The documentation is updated.",
    ),
    "zh": (
        "干草现在会被缓存。",
        "喂食失败后会重试。",
        "新增了相应的测试。",
        "干草现在会延迟加载。",
        "干草现在会转换为小写。",
        "`feed` 不再抛出异常。",
    ),
    "ja": (
        "干し草はキャッシュされるようになりました。",
        "給餌は再試行されます。",
        "ユニットテストが追加されました。",
        "干し草は小文字に変換されます。",
        "`feed` は例外を送出しなくなりました。",
    ),
    "de": (
        "Das Heu wird jetzt zwischengespeichert.",
        "Das Heu wird in Kleinbuchstaben umgewandelt, es war in großen: in kleinbuchstaben.",
        "Ein Unit-Test deckt das ab.",
    ),
}


@pytest.mark.parametrize("said", [said for texts in ABOUT.values() for said in texts])
def test_what_no_line_is_about_is_not_borne_out(said: str) -> None:
    assert ungrounded(said, BARN) != ()


@pytest.mark.parametrize("said", [
    "A lock keeps two threads apart, so that no race condition is left.",
    "Every cow is logged in lower case.",
    "The value is cached.",
    "Feeding is retried.",
    "The name is converted to lower case.",
    "不再区分大小写。",
    "值会被缓存。",
    "小文字に変換されます。",
    "Der Wert wird zwischengespeichert.",
])  # fmt: skip
def test_what_a_line_is_about_passes(said: str) -> None:
    assert ungrounded(said, FLOCK) == ()


def test_what_is_told_not_to_be_there_claims_nothing() -> None:
    assert ungrounded("The hay is put without a retry.", BARN) == ()


def test_an_image_is_about_what_nobody_can_read() -> None:
    image = evidence_of(FileChange(path="barn.png", status="added"))
    assert ungrounded("The documentation is updated.", image) == ()


EFFECTS = (
    "The barn opens faster.",
    "This fixes a bug in the barn.",
    "Existing code keeps working.",
    "The change is backwards compatible.",
    "This closes a security hole.",
    "`upper` is called because cows differ.",
    "这修复了一个问题。",
    "与现有代码兼容。",
    "编译时间缩短。",
    "因为牛的名字不同，调用了 `upper`。",
    "不具合が修正されました。",
    "既存のコードへの影響はありません。",
    "コンパイル時間が短くなります。",
    "Das behebt einen Fehler.",
    "Die Scheune öffnet schneller.",
)


@pytest.mark.parametrize("said", EFFECTS)
def test_an_effect_or_a_reason_is_more_than_a_diff_shows(said: str) -> None:
    assert len(list(unsaid(said, BARN))) == 1


@pytest.mark.parametrize("said", [
    "The page says that the barn opens faster.",
    "Calls fail because `hay` is gone.",
    "页面说明新的性能。",
])  # fmt: skip
def test_an_effect_that_the_file_speaks_of_is_told(said: str) -> None:
    page = shown("barn.md", "-The barn is slow.", "+The barn opens fast.")
    assert list(unsaid(said, page)) == []


def test_an_effect_that_only_unchanged_lines_speak_of_is_none_of_the_change() -> None:
    page = shown("barn.md", " The barn opens fast.", "-Two cows.", "+Three cows.")
    assert len(list(unsaid("The barn opens faster now.", page))) == 1
