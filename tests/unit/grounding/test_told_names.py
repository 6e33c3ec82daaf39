"""What happened to a name or what a name does with another is on lines that show it, in every language."""

import pytest

from diff_insight.grounding.check import ungrounded
from tests.unit.grounding.shown_rows import shown

BARN = shown(
    "barn.py",
    " from farm import count_cows, weigh_hay",
    "-from farm import old_lamp",
    "+from farm import new_lamp",
    " ",
    " def feed(pen):",
    "     pen.lock_gate(STRICT)",
    "-    pen.light(old_lamp)",
    "+    pen.light(new_lamp, DIMMED)",
    "     brush_cows(pen)",
    " ",
    " def clean(pen):",
    "     sweep(pen)",
    "     count_cows(pen)",
)
STALL = shown(
    "stall.go",
    " server := Stall{",
    "-\tFeedTimeout: 30 * time.Second,",
    "-\tMilkTimeout: 30 * time.Second,",
    "+\tFeedTimeout: 30 * time.Second,",
    "+\t// MilkTimeout: 30 * time.Second,",
    " }",
)


@pytest.mark.parametrize("said", [
    "`count_cows` is no longer imported.",
    "`STRICT` is reset to `DIMMED`.",
    "`feed` no longer waits for `brush_cows`.",
    "`weigh_hay` disappears from the imports.",
    "`STRICT` 被重置为 `DIMMED`。",
    "`feed` 不再等待 `brush_cows`。",
    "导入中不再有 `weigh_hay`。",
    "`STRICT` は `DIMMED` に戻されます。",
    "`brush_cows` は待たれなくなりました。",
    "`weigh_hay` はインポートから消えました。",
    "`STRICT` wird jetzt auf `DIMMED` gestellt.",
])  # fmt: skip
def test_nothing_happened_to_names_that_stand_apart_from_all_changes(said: str) -> None:
    assert {one.reason for one in ungrounded(said, BARN)} == {"side"}


@pytest.mark.parametrize("said", [
    "`feed` now lights the pen with `new_lamp` before `brush_cows`.",
    "`brush_cows` still comes last.",
    "`brush_cows` is not removed.",
    "A second argument is added to the call in front of `brush_cows`.",
    "`feed` 现在使用 `new_lamp`。",
    "在 `brush_cows` 之前的调用新增了一个参数。",
    "`feed` は `new_lamp` を使うようになりました。",
    "`brush_cows` の前の呼び出しに引数が追加されました。",
    "`feed` verwendet jetzt `new_lamp`.",
])  # fmt: skip
def test_a_name_may_say_where_something_happened(said: str) -> None:
    assert not ungrounded(said, BARN)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`clean` calls `count_cows`.", "`clean` calls `new_lamp`."),
    ("`feed` uses `DIMMED`.", "`clean` uses `DIMMED`."),
    ("`clean` 调用 `count_cows`。", "`clean` 调用 `new_lamp`。"),
    ("`clean` は `count_cows` を呼びます。", "`clean` は `new_lamp` を呼びます。"),
    ("`feed` benutzt `DIMMED`.", "`clean` benutzt `DIMMED`."),
])  # fmt: skip
def test_what_one_name_does_with_another_stands_with_it(right: str, wrong: str) -> None:
    assert not ungrounded(right, BARN)
    assert ungrounded(wrong, BARN)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`MilkTimeout` is commented out.", "`FeedTimeout` is commented out."),
    ("`MilkTimeout` 被注释掉。", "`FeedTimeout` 被注释掉。"),
    ("`MilkTimeout` はコメントアウトされました。", "`FeedTimeout` はコメントアウトされました。"),
    ("`MilkTimeout` ist jetzt auskommentiert.", "`FeedTimeout` ist jetzt auskommentiert."),
    ("`FeedTimeout` stays at `30 * time.Second`.", "`MilkTimeout` stays at `30 * time.Second`."),
    ("`FeedTimeout` 仍为 `30 * time.Second`。", "`MilkTimeout` 仍为 `30 * time.Second`。"),
    ("`FeedTimeout` は `30 * time.Second` のままです。", "`MilkTimeout` は `30 * time.Second` のままです。"),
    ("`FeedTimeout` bleibt bei `30 * time.Second`.", "`MilkTimeout` bleibt bei `30 * time.Second`."),
])  # fmt: skip
def test_what_became_a_comment_is_one_and_what_stays_is_none(right: str, wrong: str) -> None:
    assert not ungrounded(right, STALL)
    assert ungrounded(wrong, STALL)


MILK = shown(
    "milk.rs",
    " const KEPT: u8 = 1;",
    "+const LARGEST: u8 = 9;",
    " ",
    " fn milk(cow: &Cow) -> Pail {",
    '-    let name = cow.value("Name").ok_or("cow needs a name");',
    '-    let age = cow.value("Age");',
    "-    pour(name)",
    '+    let name = cow.text("Name").ok_or("cow needs a name");',
    '+    let age = cow.number("Age");',
    "+    pour(trimmed)",
    " }",
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`milk` reads `Age` through `number`.", "`milk` reads `Name` through `number`."),
    ("`milk` 通过 `number` 读取 `Age`。", "`milk` 通过 `number` 读取 `Name`。"),
    ("`milk` は `number` で `Age` を読みます。", "`milk` は `number` で `Name` を読みます。"),
    ("`LARGEST` is a new constant.", "`KEPT` is a new constant."),
    ("`LARGEST` 是新的常量。", "`KEPT` 是新的常量。"),
    ("定数 `LARGEST` が新しくできました。", "定数 `KEPT` が新しくできました。"),
    ("`LARGEST` ist eine neue Konstante.", "`KEPT` ist eine neue Konstante."),
    ("`pour` gets `trimmed` where it got `name`.", "`pour` gets `name` where it got `trimmed`."),
    ("`pour` gets `trimmed`, not `name`.", "`pour` gets `name`, not `trimmed`."),
    ("传给 `pour` 的是 `trimmed`，而不是 `name`。", "传给 `pour` 的是 `name`，而不是 `trimmed`。"),
    ("`pour` には `name` ではなく `trimmed` が渡されます。",
     "`pour` には `trimmed` ではなく `name` が渡されます。"),
    ("`milk` no longer calls `value`.", '`milk` no longer fails with "cow needs a name".'),
    ("`milk` 不再调用 `value`。", '`milk` 不再报错 "cow needs a name"。'),
    ("`value` は呼ばれなくなりました。", '`milk` は "cow needs a name" で失敗しなくなりました。'),
])  # fmt: skip
def test_what_is_told_together_stands_together_and_at_its_time(right: str, wrong: str) -> None:
    assert not ungrounded(right, MILK)
    assert ungrounded(wrong, MILK)


PEN = shown(
    "pen.go",
    " func sort(animal any) string {",
    " \tswitch v := animal.(type) {",
    "+\tcase Cow:",
    "+\t\treturn v.Stall()",
    "+\tdefault:",
    "+\t\treturn v.Field()",
    " \t}",
    " }",
)
COUNT = shown(
    "count.rs",
    "+    pub fn as_small(&self) -> Option<u8> {",
    "+        match self.size {",
    "+            Size::Whole(n) => Some(n as u8),",
    "+            Size::Part(_) => None,",
    "+        }",
    "+    }",
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`sort` returns `v.Stall()` for `Cow`.", "`sort` returns `v.Field()` for `Cow`."),
    ("It is `v.Field()` in the `default` case.", "It is `v.Stall()` in the `default` case."),
    ("在 `default` 分支中使用 `v.Field()`。", "在 `default` 分支中使用 `v.Stall()`。"),
    ("`default` の場合は `v.Field()` です。", "`default` の場合は `v.Stall()` です。"),
])  # fmt: skip
def test_what_comes_of_the_other_cases_is_told_of_them(right: str, wrong: str) -> None:
    assert not ungrounded(right, PEN)
    assert ungrounded(wrong, PEN)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`as_small` returns `None` for `Size::Part`.", "`as_small` returns `Some` for `Size::Part`."),
    ("对于 `Size::Part`，`as_small` 返回 `None`。", "对于 `Size::Part`，`as_small` 返回 `Some`。"),
    ("`Size::Part` に対して `as_small` は `None` を返します。",
     "`Size::Part` に対して `as_small` は `Some` を返します。"),
])  # fmt: skip
def test_the_line_that_declares_a_function_is_no_case(right: str, wrong: str) -> None:
    assert not ungrounded(right, COUNT)
    assert ungrounded(wrong, COUNT)
