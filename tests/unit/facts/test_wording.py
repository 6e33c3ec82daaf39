"""The one stretch in which two texts differ, in scripts without blanks between words."""

import pytest

from diff_insight.facts.wording import stretch


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("数值会跳过任何校查。", "数值会跳过任何检查。", "跳过任何校查", "跳过任何检查"),
        ("我们来实现模版引用：", "我们来实现模板引用：", "实现模版引用", "实现模板引用"),
        ("第三部：按需清理", "第三步：按需清理", "第三部", "第三步"),
        ("请先下载安装包。", "请先下载离线安装包。", "", "离线"),
        ("系统会显示“欢迎使用！”。", "系统会显示“欢迎回来！”。", "使用", "回来"),
        ("超时时间默认为 30 秒。", "超时时间默认为 60 秒。", "30", "60"),
        ("上位の部品が渡す依存性を使えます。", "上位の部品が渡す依存関係を使えます。", "依存性", "依存関係"),
        (
            "部品の状態はただの値です。",
            "部品の状態はただの値で構成されています。",
            "値です",
            "値で構成されています",
        ),
        (
            "Last seen on 3 May 2024 at the barn.",
            "Last seen on 12 June 2024 at the barn.",
            "3 May 2024",
            "12 June 2024",
        ),
        (
            "牛舎は2024年5月3日に公開されました。牛がいます。",
            "牛舎は2024年6月3日に公開されました。牛がいます。",
            "2024年5月3日",
            "2024年6月3日",
        ),
        (
            'Please refer to the herd ("../herd/_index.md") for additional details.',
            'Please refer to the herd ("../../herd.md") for additional details.',
            "../herd/_index.md",
            "../../herd.md",
        ),
        ("既定値は 30 秒です。", "既定値は 60 秒です。", "30", "60"),
    ],
)
def test_a_word_that_changed_is_given_whole(old: str, new: str, was: str, now: str) -> None:
    found = stretch(old, new)
    assert (found.get("was", ""), found.get("is", "")) == (was, now)
