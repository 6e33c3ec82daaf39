"""Purpose, benefit and praise in a model's sentence, in each language."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.grounding.purpose import is_attributed, unsaid
from diff_insight.grounding.testimony import Said
from diff_insight.model import FileChange

CHANGE = FileChange(
    path="limits.md",
    additions=1,
    deletions=1,
    patch="@@ -1 +1 @@\n-`size` is 10\n+`size` is 20 and optimierbar",
)
BEYOND = {
    "en": (
        "An elegant and robust solution for users.",
        "`size` is 20 now. This ensures better throughput.",
        "`size` is 20 now, which improves the reading.",
        "`size` is 20, in order to hold larger parts.",
        "The limit goes to 20 so that uploads pass.",
        "`size` is raised to prevent timeouts.",
        "The change aims to support larger files.",
        "`size` is 20, allowing users to send more.",
        "The page is more readable now.",
        "The wording is clearer than before.",
        "This is essential for large uploads.",
        "This contributes to a consistent page.",
        "The text clarifies the limit.",
        "The page becomes more user-friendly.",
        "It reflects the latest state of the service.",
        "The goal of the change is a higher limit.",
    ),
    "zh": (
        "这是一种优雅而稳健的写法。",
        "`size` 由 10 改为 20，旨在减少错误。",
        "提升了可读性。`size` 为 20。",
        "为了支持大文件，`size` 改为 20。",
        "`size` 改为 20，以避免超时。",
        "`size` 为 20，从而减少请求次数。",
        "该改动使用户能够上传更大的文件。",
        "页面的说明更清晰。",
        "这有助于理解限制。",
        "这是一项重要的改动。",
        "确保了文档与服务一致。",
        "此修改反映了最新的情况。",
        "便于查找。`size` 为 20。",
    ),
    "ja": (
        "`size` が 20 になり、使い勝手が向上しました。",
        "大きなファイルを送るため、`size` が 20 になりました。",
        "この変更は、誤りを減らすことを目的としています。",
        "説明がより明確になりました。",
        "ユーザーは大きなファイルを送れるようになり、理解しやすくなります。",
        "重要な変更です。",
        "一貫性が保たれています。",
        "`size` が 20 になり、設定しやすくなりました。",
        "これは利用者に役立ちます。",
        "最新の状態を反映しています。",
        "エラーを防ぐために `size` を 20 に変更しました。",
        "文書の品質が改善されました。",
        "エレガントで堅牢な処理です。",
    ),
    "de": (
        "`size` ist jetzt 20. Das verbessert die Leistung.",
        "`size` ist jetzt 20, damit große Dateien passen.",
        "`size` steigt auf 20, um Zeitüberschreitungen zu vermeiden.",
        "Das stellt die Übertragung sicher.",
        "Die Änderung dient dazu, Fehler zu vermeiden.",
        "Der Text ist jetzt verständlicher.",
        "Das erleichtert die Einrichtung.",
        "Das ist eine wichtige Änderung.",
        "Das ist eine elegante und robuste Lösung.",
        "Die Lesbarkeit steigt.",
        "Die Änderung hilft beim Einstieg.",
        "`size` ist 20, um größere Teile hochzuladen.",
        "Die Änderung gewährleistet die Übertragung.",
    ),
}
PLAIN = {
    "en": (
        "`size` is 20 now (was 10).",
        'The commit calls it "Improve the limits", which improves the reading.',
        "Commit `1a2b3c4` says that the limit ensures large uploads.",
        "According to the pull request, this makes the page clearer.",
        'The sentence "This ensures order." is new.',
        "The limit goes from 10 to 20; 2 more changes.",
        "In `Entities.can_encode`: the parameter `c` is gone, so a call that passes it fails.",
        "One more table is new.",
        "Callers of `take` now have to pass `size`.",
        "The check is greater than before by one.",
    ),
    "zh": (
        "`size` 由 10 改为 20。",
        "提交说明写道“提升性能”。",
        "提交 `1a2b3c4` 称，该限制确保大文件可以上传。",
        "根据提交，这样更清晰。",
        "调用时必须传入 `size`。",
        "删除参数 `c`，传入该参数的调用会失败。",
        "更新 2 个包；更换了链接；关键字 `size` 改名。",
    ),
    "ja": (
        "コミットは「性能を改善」と述べています。",
        "コミット `1a2b3c4` は、上限が大きなファイルの送信を保証すると説明しています。",
        "プルリクエストによると、説明が明確になります。",
        "`size` が 10 から 20 になりました。",
        "引数 `c` が削除されたため、渡す呼び出しは失敗します。",
        "`take` に `size` を渡す必要があります。",
    ),
    "de": (
        "`size` ist jetzt 20.",
        "Der Wert ist optimierbar.",
        "Der Commit `1a2b3c4` sagt, dass dies die Leistung verbessert.",
        "Laut Pull Request wird die Seite damit klarer.",
        "Der Parameter `c` entfällt, sodass ein Aufruf, der ihn übergibt, fehlschlägt.",
        "Wer `take` aufruft, muss `size` übergeben.",
        "Die Zeile steht um 3 Stellen weiter unten.",
    ),
}


@pytest.mark.parametrize("text", [text for texts in BEYOND.values() for text in texts])
def test_purpose_benefit_and_praise_are_found(text: str) -> None:
    assert len(list(unsaid(text, evidence_of(CHANGE)))) == 1


@pytest.mark.parametrize("text", [text for texts in PLAIN.values() for text in texts])
def test_plain_telling_attribution_and_quotations_are_left_alone(text: str) -> None:
    assert list(unsaid(text, evidence_of(CHANGE))) == []


@pytest.mark.parametrize(
    "text",
    [
        "According to the commit, this improves the limits.",
        "提交说明写道，这提升了性能。",
        "コミットによると、性能が改善されます。",
        "Laut Commit verbessert das die Leistung.",
    ],
)
def test_nobody_is_quoted_where_nobody_has_said_anything(text: str) -> None:
    assert is_attributed(text)
    assert list(unsaid(text, evidence_of(CHANGE), by_somebody=True)) == []
    assert len(list(unsaid(text, evidence_of(CHANGE), by_somebody=False))) == 1


SAID = Said(texts=("Raise `part_size` for slow links", "Ann"), by_somebody=True)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('The commit calls it "Raise `part_size` for slow links".', []),
        ("Commit says that `part_size` is for slow links.", []),
        ("提交说明写道，`part_size` 用于慢速链接。", []),
        ("コミットは「Raise part_size for slow links」と述べています。", []),
        ("Laut Commit steigt `part_size`.", []),
        ("`part_size` rises.", ["part_size"]),
        ("The commit says that `park_size` rises.", ["park_size"]),
        ('The commit calls it "Lower the limits".', ["Lower the limits"]),
    ],
)
def test_a_sentence_that_says_whose_words_it_repeats_is_held_against_these(
    text: str, wrong: list[str]
) -> None:
    assert [one.text for one in ungrounded(text, evidence_of(CHANGE), said=SAID)] == wrong
