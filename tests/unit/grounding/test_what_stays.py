"""What is on the lines after as it was on those before neither came nor went, whatever is told of it."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange

WRAPPED = evidence_of(
    FileChange(
        path="feed.py",
        patch="@@ -1,5 +1,6 @@\n def feed(pen, meal):\n-    if 'hay' in meal:\n"
        "-        pen.add(meal['hay'])\n"
        "+    if pen.open:\n+        if 'hay' in meal:\n+            pen.add(meal['hay'])\n     return pen",
        additions=3,
        deletions=2,
    )
)
SWAPPED = evidence_of(
    FileChange(
        path="pen.py",
        patch="@@ -1,3 +1,4 @@\n def check(error):\n-    if isinstance(error, GateError):\n"
        "+    # GateError or NightError\n+    if isinstance(error, (GateError, NightError)):\n"
        "         raise error",
        additions=2,
        deletions=1,
    )
)
REMARKED = evidence_of(
    FileChange(
        path="barn.py",
        patch="@@ -1,5 +1,5 @@\n class Barn:\n-    def __init__(self, cows):  # soon gone\n"
        "+    def __init__(self, cows):\n         self.cows = cows\n-    def close_gate(self):\n"
        "+    def shut_gate(self):\n         return self.gate.shut()",
        additions=2,
        deletions=2,
    )
)


@pytest.mark.parametrize("said", [
    "The check for `'hay' in meal` is new.",
    "The handling of `hay` is removed.",
    "新增了 `'hay' in meal` 判断。",
    "移除了对 `'hay' in meal` 的判断。",
    "`'hay' in meal` の判定が削除されました。",
    "Die Prüfung `'hay' in meal` ist neu.",
    "`'hay' in meal` wurde entfernt.",
])  # fmt: skip
def test_code_that_is_only_indented_neither_came_nor_went(said: str) -> None:
    assert [one.reason for one in ungrounded(said, WRAPPED)] == ["side"]


@pytest.mark.parametrize("said", [
    "The check for `pen.open` is new.",
    "新增了 `pen.open` 判断。",
    "`pen.open` の判定が追加されました。",
    "Die Prüfung `pen.open` ist neu.",
])  # fmt: skip
def test_what_it_is_indented_for_came(said: str) -> None:
    assert ungrounded(said, WRAPPED) == ()


@pytest.mark.parametrize("said", [
    "`GateError` is replaced with `NightError`.",
    "`GateError` 被 `NightError` 取代。",
    "`GateError` は `NightError` に置き換えられました。",
    "`GateError` wird durch `NightError` ersetzt.",
])  # fmt: skip
def test_what_there_is_more_of_afterwards_gave_no_way(said: str) -> None:
    assert {one.reason for one in ungrounded(said, SWAPPED)} == {"side"}


@pytest.mark.parametrize("said", [
    "The comment on the parameter `cows` is removed.",
    "参数 `cows` 后的注释被删除。",
    "`cows` に付いていたコメントが削除されました。",
    "Der Kommentar am Parameter `cows` wurde entfernt.",
    "The method `close_gate` is now called `shut_gate`.",
    "方法 `close_gate` 现在叫做 `shut_gate`。",
    "メソッド `close_gate` の名前が `shut_gate` になりました。",
    "Die Methode `close_gate` heißt nun `shut_gate`.",
])  # fmt: skip
def test_a_remark_may_go_from_what_stays_and_a_name_from_its_thing(said: str) -> None:
    assert ungrounded(said, REMARKED) == ()


def test_a_name_may_give_way_where_a_line_beside_has_it_now() -> None:
    shown = evidence_of(
        FileChange(
            path="pen.py",
            patch="@@ -1 +1,3 @@\n-yield paired(cows, pens, hay)\n+own = cut(hay) if dry else hay\n"
            "+note(hay)\n+yield paired(cows, pens, own)",
            additions=3,
            deletions=1,
        )
    )
    assert ungrounded("`hay` is replaced with `own`.", shown) == ()


PAGE = evidence_of(
    FileChange(
        path="barn.md",
        patch="@@ -1,6 +1,6 @@\n ---\n title: Barn\n-description: Where cows sleep\n"
        "+description: Where cows and goats sleep\n ---\n \n # Barn",
        additions=1,
        deletions=1,
    )
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("The `description` in the front matter is rewritten.", "The `title` in the front matter is rewritten."),
    ("重写了 front matter 中的 `description`。", "重写了 front matter 中的 `title`。"),
    ("フロントマターの `description` を変更しました。", "フロントマターの `title` を変更しました。"),
    ("`description` wurde geändert.", "`title` wurde geändert."),
    ("Only `description` changes.", "The `description` is removed from the front matter."),
    ("`description` 有改动。", "从 front matter 中移除了 `description`。"),
    ("`description` が変わりました。", "フロントマターから `description` が削除されました。"),
])  # fmt: skip
def test_a_field_that_has_another_value_stays_and_one_that_has_not_did_not_change(
    right: str, wrong: str
) -> None:
    assert ungrounded(right, PAGE) == ()
    assert ungrounded(wrong, PAGE)


MOVED = evidence_of(
    FileChange(
        path="barn.ts",
        patch="@@ -1,7 +1,7 @@\n function tidy(cows) {\n+  for (const cow of cows) {\n+    brush(cow);\n"
        "+  }\n   open();\n-  for (const cow of cows) {\n-    brush(cow);\n-  }\n   shut();\n }",
        additions=3,
        deletions=3,
    )
)


@pytest.mark.parametrize("said", [
    "The loop that calls `brush` was removed.",
    "调用 `brush` 的循环已被移除。",
    "`brush` を呼び出すループは削除されました。",
])  # fmt: skip
def test_a_loop_that_only_moved_is_not_gone(said: str) -> None:
    assert ungrounded(said, MOVED)


READ = evidence_of(
    FileChange(
        path="barn/tags.py",
        patch="@@ -1,3 +1,3 @@\n+from hay import Bale\n def sign(tag):\n-    return digest(tag, sha512)\n"
        "-    # SHA-1 before\n+    return digest(tag, plain(Bale))",
        additions=2,
        deletions=2,
    )
)


@pytest.mark.parametrize("said", [
    "The digest with SHA-512 is removed.",
    "其中的 SHA-512 已移除。",
    "`sign` は追加の `Bale` を渡すようになりました。",
    "`sign` は署名を削除する代わりに `plain` に置き換えるようになりました。",
    "The tag is wrapped in a `Bale`, and `digest` gets it.",
])  # fmt: skip
def test_words_of_another_joint_or_another_verb_are_no_contradiction(said: str) -> None:
    assert ungrounded(said, READ) == ()
