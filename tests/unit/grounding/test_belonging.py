"""What a text gives a name is its own: a value, a default, a type; what it left and reached."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange

PAGE = evidence_of(
    FileChange(
        path="barn.md",
        additions=2,
        deletions=0,
        patch=(
            "@@ -1,4 +1,6 @@\n # Barn\n \n | Option | Type | Default |\n |---|---|---|\n"
            "+| `hay.dry` | bool | `false` |\n+| `hay.size` | int | `true` |"
        ),
    )
)
MOVED = evidence_of(
    FileChange(
        path="barn.py",
        additions=2,
        deletions=2,
        patch=(
            "@@ -1,8 +1,8 @@\n def open_barn(cow):\n-    if cow is None:\n-        return\n     enter(cow)\n"
            " \n def feed(cow):\n+    if cow is None:\n+        return\n     give(cow)\n"
        ),
    )
)
ROWS = evidence_of(
    FileChange(
        path="barn.md",
        additions=2,
        deletions=2,
        patch=(
            "@@ -1,6 +1,6 @@\n | Cow | Milk |\n |---|---|\n-| `Zora` | 10 |\n-| `Bella` | 20 |\n"
            "+| `Bella` | 20 |\n+| `Zora` | 10 |\n | `Alma` | 30 |"
        ),
    )
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`hay.dry` is added with the default `false`.", "`hay.dry` is added with the default `true`."),
    ("`hay.dry` is a `bool`.", "`hay.dry` is an `int`."),
    ("新增了 `hay.dry`，默认值为 `false`。", "新增了 `hay.dry`，默认值为 `true`。"),
    ("`hay.dry` 的类型是 `bool`。", "`hay.dry` 的类型是 `int`。"),
    ("`hay.dry` が追加され、既定値は `false` です。", "`hay.dry` が追加され、既定値は `true` です。"),
    ("`hay.dry` の型は `bool` です。", "`hay.dry` の型は `int` です。"),
    ("`hay.dry` hat den Standardwert `false`.", "`hay.dry` hat den Standardwert `true`."),
    ("`hay.dry` is off by default.", "`hay.dry` is enabled by default."),
])  # fmt: skip
def test_a_value_is_that_of_the_name_it_is_given(right: str, wrong: str) -> None:
    assert ungrounded(right, PAGE) == ()
    assert "side" in {one.reason for one in ungrounded(wrong, PAGE)}


@pytest.mark.parametrize(("right", "wrong"), [
    ("The check moves from `open_barn` to `feed`.", "The check moves from `feed` to `open_barn`."),
    ("检查从 `open_barn` 移到 `feed`。", "检查从 `feed` 移到 `open_barn`。"),
    ("検査は `open_barn` から `feed` に移りました。", "検査は `feed` から `open_barn` に移りました。"),
])  # fmt: skip
def test_something_leaves_where_lines_went_and_reaches_where_lines_came(right: str, wrong: str) -> None:
    assert ungrounded(right, MOVED) == ()
    assert {one.reason for one in ungrounded(wrong, MOVED)} == {"place"}


@pytest.mark.parametrize("said", [
    "The row `Zora` is removed from the table.",
    "`Zora` 已从表格中删除。",
    "行 `Zora` が表から削除されました。",
])  # fmt: skip
def test_what_moved_within_its_table_did_not_go(said: str) -> None:
    assert [one.reason for one in ungrounded(said, ROWS)] == ["side"]


IMPORTS = evidence_of(
    FileChange(
        path="barn.py",
        additions=3,
        deletions=3,
        patch=(
            "@@ -1,5 +1,5 @@\n-import hay\n-from fence import gate, post\n import milk\n"
            "+from barn.fence import gate\n+import straw\n-from oats import grain\n"
            " import wool\n+from oats import grain\n"
        ),
    )
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`gate` is now imported from `barn.fence`.", "`gate` is now imported from `fence`."),
    ("`gate` 现在从 `barn.fence` 导入。", "`gate` 现在从 `fence` 导入。"),
    ("`gate` は `barn.fence` からインポートされます。", "`gate` は `fence` からインポートされます。"),
    ("`post` is no longer imported.", "`grain` is no longer imported."),
    ("不再导入 `post`。", "不再导入 `grain`。"),
    ("`post` はインポートされなくなりました。", "`grain` はインポートされなくなりました。"),
    ("`hay` のインポートが削除されました。", "`milk` のインポートが削除されました。"),
])  # fmt: skip
def test_a_name_is_imported_from_where_it_comes(right: str, wrong: str) -> None:
    assert ungrounded(right, IMPORTS) == ()
    assert ungrounded(wrong, IMPORTS) != ()
