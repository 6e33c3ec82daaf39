"""What a text says of all that a change leaves alone, in each language."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.purpose import unsaid
from tests.unit.grounding.shown_rows import shown

FED = shown(
    "barn.py",
    " def feed(cow):",
    "-    hay = 3",
    "+    hay = 4",
    "     put(hay)",
    "-    rest(2)",
    "+    rest(5)",
)
ONE = shown("barn.py", " def feed(cow):", "-    hay = 3", "+    hay = 4", "     put(hay)")
BROKEN = shown("barn.py", "-def feed(cow):", "+def feed(cow, hay):", "     put(cow)")
REMARK = shown("barn.py", " def feed(cow):", "-    # gives hay", "+    # gives it hay", "     put(cow)")
PAGE = shown("CHANGES.md", "+- All other barns behave as before; users must update their barns.")

REST = {
    "en": (
        "All other functions behave as before.",
        "All other files are unchanged.",
        "Nothing else changes.",
        "The remaining methods of the barn stay the same.",
        "No other files are affected.",
        "The rest of the file is unchanged.",
        "Everything else works as before.",
        "The module is otherwise unchanged.",
    ),
    "zh": (
        "其他函数的行为不变。",
        "其余文件均不受影响。",
        "没有其他改动。",
        "其他方法保持不变。",
        "除此之外没有变化。",
        "其余代码与之前相同。",
    ),
    "ja": (
        "その他の関数はこれまでどおり動作します。",
        "他のファイルには変更はありません。",
        "それ以外は変わりません。",
        "残りのメソッドは従来と同じです。",
        "他の部分に影響はありません。",
        "他のすべての関数はそのままです。",
    ),
    "de": (
        "Alle anderen Funktionen verhalten sich wie bisher.",
        "Die übrigen Dateien bleiben unverändert.",
        "Sonst ändert sich nichts.",
        "Der Rest der Datei bleibt gleich.",
        "Es gibt keine weiteren Änderungen.",
    ),
}
USERS = {
    "en": (
        "Callers have to be changed.",
        "Callers must be updated.",
        "Existing code needs to be adapted.",
        "Users will have to update their calls.",
        "This requires changes in all callers.",
    ),
    "zh": ("调用方必须修改。", "调用者需要相应调整。", "现有代码需要更新。", "用户必须迁移。"),
    "ja": (
        "呼び出し側の変更が必要です。",
        "呼び出し元は修正しなければなりません。",
        "利用者は対応が必要です。",
    ),
    "de": ("Aufrufer müssen angepasst werden.", "Bestehender Code muss geändert werden."),
}
UNMOVED = {
    "en": (
        "Callers do not need to change.",
        "No changes are needed by callers.",
        "Callers are not affected.",
        "There are no breaking changes.",
        "The change is backward compatible.",
    ),
    "zh": (
        "调用方无需修改。",
        "调用者不受影响。",
        "没有破坏性变更。",
        "现有代码不需要调整。",
        "完全向后兼容。",
    ),
    "ja": (
        "呼び出し側の変更は不要です。",
        "呼び出し側に影響はありません。",
        "破壊的変更はありません。",
        "後方互換性があります。",
    ),
    "de": (
        "Aufrufer müssen nicht angepasst werden.",
        "Keine Anpassung nötig.",
        "Es gibt keine brechenden Änderungen.",
    ),
}
BEHAVIOUR = {
    "en": (
        "The behaviour is unchanged.",
        "This does not change the behavior.",
        "There is no functional change.",
        "The code is functionally equivalent.",
        "`feed` behaves exactly as before.",
        "It is refactored without changing its behavior.",
        "This is a purely cosmetic change.",
    ),
    "zh": ("行为保持不变。", "不影响功能。", "功能等价。", "这只是一次重构。", "没有改变任何逻辑。"),
    "ja": (
        "動作は変わりません。",
        "挙動に影響はありません。",
        "これまでどおりに動作します。",
        "単なるリファクタリングです。",
    ),
    "de": (
        "Das Verhalten bleibt unverändert.",
        "`feed` verhält sich wie bisher.",
        "Das Verhalten ändert sich nicht.",
    ),
}
NO_SUCH = {
    "en": (
        "`hay` is 4 now.",
        "The remaining hay is 4.",
        "Callers have to pass `hay`.",
        "A call with other arguments fails.",
        "`rest` is called with 5 instead of 2 and no other number.",
        "The other cow is fed with 4.",
    ),
    "zh": ("`hay` 现在是 4。", "其他牛的 `hay` 为 4。", "调用方必须传入 `hay`。", "结果为 4。"),
    "ja": (
        "`hay` が 4 になりました。",
        "他の牛の `hay` は 4 です。",
        "`hay` を渡す必要があります。",
        "結果は 4 です。",
    ),
    "de": ("`hay` ist jetzt 4.", "Das andere `hay` ist 4.", "Aufrufer müssen `hay` übergeben."),
}


def _all(said: dict[str, tuple[str, ...]]) -> list[str]:
    return [sentence for sentences in said.values() for sentence in sentences]


@pytest.mark.parametrize("sentence", [*_all(REST), *_all(USERS), *_all(UNMOVED), *_all(BEHAVIOUR)])
def test_what_no_diff_shows_of_the_rest_is_no_models_to_say(sentence: str) -> None:
    assert list(unsaid(sentence, FED, by_somebody=False))


@pytest.mark.parametrize("sentence", _all(NO_SUCH))
def test_what_says_nothing_of_the_rest_is_kept(sentence: str) -> None:
    assert list(unsaid(sentence, FED, by_somebody=False)) == []


@pytest.mark.parametrize("sentence", _all(REST)[1:3])
def test_where_one_thing_changed_nothing_else_did(sentence: str) -> None:
    assert list(unsaid(sentence, ONE, by_somebody=False)) == []


@pytest.mark.parametrize("sentence", _all(USERS))
def test_callers_follow_what_breaks_them(sentence: str) -> None:
    assert list(unsaid(sentence, BROKEN, by_somebody=False)) == []


@pytest.mark.parametrize("sentence", _all(UNMOVED))
def test_what_breaks_is_not_told_to_break_nobody(sentence: str) -> None:
    assert ungrounded(sentence, BROKEN)
    assert not ungrounded(sentence, ONE)


@pytest.mark.parametrize("sentence", _all(BEHAVIOUR))
def test_a_remark_does_nothing(sentence: str) -> None:
    assert list(unsaid(sentence, REMARK, by_somebody=False)) == []


@pytest.mark.parametrize("sentence", ["All other barns behave as before.", "Users must update their barns."])
def test_a_page_may_say_so_itself(sentence: str) -> None:
    assert list(unsaid(sentence, PAGE, by_somebody=False)) == []
