"""Absence needs absence and novelty needs novelty: what stands as before neither came nor went."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange

BARN = evidence_of(
    FileChange(
        path="barn.py",
        patch="@@ -1,7 +1,8 @@ class Barn:\n def feed(pen):\n-    total = weigh_hay(pen)\n"
        "-    pen.open_gate(total)\n+    total = weigh_hay(pen, strict_mode)\n"
        "+    pen.open_gate(total, strict_mode)\n+    log_meal(total)\n"
        "     brush_cows(pen)\n-    old_lamp(pen)\n+    new_lamp(pen)\n     return total",
        additions=4,
        deletions=3,
    )
)


@pytest.mark.parametrize("said", [
    "`open_gate` is gone.",
    "Removes `weigh_hay`.",
    "`weigh_hay` is no longer used.",
    "`open_gate` no longer appears.",
    "移除了 `open_gate`。",
    "不再使用 `weigh_hay`。",
    "`open_gate` が削除されました。",
    "`weigh_hay` は使われなくなりました。",
    "`open_gate` entfällt.",
    "`weigh_hay` wurde entfernt.",
])  # fmt: skip
def test_what_stands_as_often_is_not_gone(said: str) -> None:
    assert [one.reason for one in ungrounded(said, BARN)] == ["side"]


@pytest.mark.parametrize("said", [
    "`open_gate` is new.",
    "Adds `weigh_hay`.",
    "A new `open_gate` is added.",
    "Now also uses `weigh_hay`.",
    "新增 `open_gate`。",
    "`weigh_hay` 是新增的。",
    "`open_gate` が追加されました。",
    "新しい `weigh_hay` が加わりました。",
    "`open_gate` ist neu.",
    "`weigh_hay` kommt hinzu.",
])  # fmt: skip
def test_what_stood_as_often_is_not_new(said: str) -> None:
    assert [one.reason for one in ungrounded(said, BARN)] == ["side"]


@pytest.mark.parametrize("said", [
    "`old_lamp` is gone.",
    "`new_lamp` is new.",
    "Adds `strict_mode` to `weigh_hay`.",
    "The argument `strict_mode` is new in the calls of `weigh_hay` and `open_gate`.",
    "`log_meal` kommt hinzu.",
    "不再使用 `old_lamp`。",
    "`new_lamp` が追加されました。",
    "`brush_cows` stays as it was.",
    "`brush_cows` 保持不变。",
    "`old_lamp` is replaced by `new_lamp`.",
    "`new_lamp` replaces `old_lamp`.",
    "`old_lamp` は `new_lamp` に置き換えられました。",
    "`old_lamp` 被 `new_lamp` 取代。",
    "`old_lamp` wurde durch `new_lamp` ersetzt.",
    "Renames `old_lamp` to `new_lamp`.",
])  # fmt: skip
def test_what_came_and_went_is_told_so(said: str) -> None:
    assert ungrounded(said, BARN) == ()


@pytest.mark.parametrize("said", [
    "`brush_cows` is renamed to `new_lamp`.",
    "`old_lamp` is now called `brush_cows`.",
    "`new_lamp` is now called `old_lamp`.",
    "Renames `open_gate` to `log_meal`.",
    "`brush_cows` is replaced by `new_lamp`.",
    "`brush_cows` 重命名为 `new_lamp`。",
    "`brush_cows` の名前が `new_lamp` になりました。",
    "`brush_cows` heißt jetzt `new_lamp`.",
    "`brush_cows` wurde durch `new_lamp` ersetzt.",
])  # fmt: skip
def test_what_stays_got_no_other_name(said: str) -> None:
    assert {one.reason for one in ungrounded(said, BARN)} == {"side"}


@pytest.mark.parametrize("said", [
    "`old_lamp` is unchanged.",
    "`new_lamp` stays as it was.",
    "`old_lamp` 保持不变。",
    "`new_lamp` は変わりません。",
    "`old_lamp` bleibt unverändert.",
])  # fmt: skip
def test_what_one_time_alone_has_is_not_unchanged(said: str) -> None:
    assert [one.reason for one in ungrounded(said, BARN)] == ["side"]


@pytest.mark.parametrize("said", [
    "Only the layout changes.",
    "Only whitespace is changed.",
    "Only comments change.",
    "只调整了格式。",
    "只修改了注释。",
    "空白だけが変わります。",
    "Nur das Layout ändert sich.",
])  # fmt: skip
def test_where_more_changed_it_is_not_the_layout_alone(said: str) -> None:
    assert [one.reason for one in ungrounded(said, BARN)] == ["count"]
    laid_out = FileChange(
        path="barn.py",
        patch="@@ -1,2 +1,3 @@\n def feed(pen):\n-    weigh(pen)  # hay\n+    # hay\n+    weigh(pen)",
        additions=2,
        deletions=1,
    )
    if "omment" not in said and "注释" not in said:
        assert ungrounded(said, evidence_of(laid_out)) == ()


def test_a_parameter_may_go_whose_name_stays() -> None:
    shown = evidence_of(
        FileChange(
            path="barn.py",
            patch="@@ -1,3 +1,4 @@\n-def feed(pen, trough):\n+def feed(pen):\n+    trough = pen.find()\n"
            "     fill(trough)\n     return pen",
            additions=2,
            deletions=1,
        )
    )
    assert ungrounded("The parameter `trough` of `feed` is gone.", shown) == ()
    assert ungrounded("Removes `trough`.", shown) == ()
    assert ungrounded("`pen` is gone.", shown)


def test_a_name_that_begins_another_went_where_the_other_came() -> None:
    shown = evidence_of(
        FileChange(
            path="barn.h",
            patch="@@ -1,2 +1,2 @@\n-#define BARN_LAMP 1\n+#define BARN_LAMP_ON 1\n #define BARN_GATE 2",
            additions=1,
            deletions=1,
        )
    )
    assert ungrounded("`BARN_LAMP` is gone.", shown) == ()
    assert ungrounded("Renames `BARN_LAMP` to `BARN_LAMP_ON`.", shown) == ()


@pytest.mark.parametrize("said", [
    "`new_lamp` is not new.",
    "The call of `new_lamp` was there before.",
    "`old_lamp` is not removed.",
    "`old_lamp` stays.",
    "`old_lamp` does not become `new_lamp`.",
    "`new_lamp` 并非新增。",
    "`old_lamp` 没有被删除。",
    "`old_lamp` は削除されていません。",
    "`new_lamp` は追加されていません。",
    "`new_lamp` ist nicht neu.",
    "`old_lamp` wurde nicht entfernt.",
])  # fmt: skip
def test_what_happened_is_not_denied(said: str) -> None:
    assert {one.reason for one in ungrounded(said, BARN)} == {"side"}


@pytest.mark.parametrize("said", [
    "`brush_cows` is not new.",
    "`brush_cows` is not removed.",
    "`open_gate` was there before.",
    "`open_gate` stays.",
    "`brush_cows` 没有被删除。",
    "`brush_cows` は削除されていません。",
    "`brush_cows` wurde nicht entfernt.",
    "`old_lamp` does not become `open_gate`.",
])  # fmt: skip
def test_what_did_not_happen_may_be_denied(said: str) -> None:
    assert ungrounded(said, BARN) == ()


KINDS = evidence_of(
    FileChange(
        path="barn.py",
        patch="@@ -1,3 +1,9 @@\n class Barn:\n     def feed(self, hay):\n         return hay.weigh_all()\n"
        "+\n+    def brush(self, broom):\n+        return broom.sweep_all()\n+\n+    def close(self):\n"
        "+        return self.gate_lock",
        additions=6,
        deletions=0,
    )
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("The methods `brush` and `close` are new.", "The methods `brush` and `gate_lock` are new."),
    ("Adds the method `Barn.brush`.", "Adds the method `sweep_all`."),
    ("新增了方法 `brush`。", "新增了方法 `sweep_all`。"),
    ("メソッド `brush` が追加されました。", "メソッド `sweep_all` が追加されました。"),
    ("In `Barn`: the method `brush` is new.", "In `sweep_all`: the method `brush` is new."),
    ("In `Barn.close`, `gate_lock` is returned.", "In `weigh_all`, `gate_lock` is returned."),
])  # fmt: skip
def test_a_thing_of_a_kind_is_one_of_its_kind_and_a_place_is_one(right: str, wrong: str) -> None:
    assert ungrounded(right, KINDS) == ()
    assert ungrounded(wrong, KINDS)
