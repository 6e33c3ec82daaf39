"""What contradicts itself, or the only thing that happened, is wrong; a page's own words are not."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import Evidence, evidence_of
from diff_insight.model import FileChange


def _evidence(path: str, *lines: str) -> Evidence:
    old, new = (sum(not line.startswith(other) for line in lines) for other in "+-")
    patch = "\n".join((f"@@ -1,{old} +1,{new} @@", *lines))
    came, went = (sum(line.startswith(sign) for line in lines) for sign in "+-")
    return evidence_of(FileChange(path=path, status="modified", additions=came, deletions=went, patch=patch))


PAGE = _evidence(
    "guide/tides.md",
    " ---",
    " title: Tides",
    "-author: kelpie",
    "-ms.author: kelpie",
    "+ms.reviewer: heron",
    " ---",
    " ",
    "-Ask the harbour office for a table.",
    "+Read the table of the harbour office.",
    "-The bell rings at noon.",
    " ",
    " Boats leave at noon.",
    " ",
    "+A lamp burns at night.",
)
GROWN = _evidence(
    "guide/locks.md",
    " # Locks",
    " ",
    "+To delete a lock, open the gate. Then remove the beam and add water.",
    "+",
    "+The keeper adds the water.",
)
TABLE = _evidence(
    "guide/boats.md",
    " | Boat | Seats |",
    " | --- | --- |",
    "-| heron | 4 |",
    "+| heron, curlew | 4 |",
    " | tern | 2 |",
    "+| curlew | 6 |",
)


@pytest.mark.parametrize(
    "text",
    [
        "1. **Removed table hint**: A sentence on the table was added.",
        "2. **删除提示**：新增了关于表格的句子。",
        "1. 删除提示：新增了关于表格的句子。此前没有删除任何内容。",
        "1. 案内の削除: 表に関する文が挿入されました。削除された文はありません。",
        "2. **删除提示**：去掉了旧的句子。这些内容被新增。",
        "2. **Added lamp**: A lamp is told of. These removals concern the night.",
        "2. **案内の追加**: 灯りが書かれました。これらの削除は夜に関するものです。",
        "- **Neue Lampe**: Eine Lampe steht da. Diese Zeilen sind entfernt.",
        "1. **删除提示**：新增了关于表格的句子，同时移除了旧句。",
        "此次更新新增和添加了一条提示。",
        "新增了原日期的说明。",
        "删除了关于 `heron` 的新说明。",
        "2. **案内の削除**: 表に関する文が追加されました。",
        "- **Neue Glocke**: Der Satz wurde entfernt.",
        "The author was removed, and instead a reviewer was removed.",
        "作者被删除，取而代之的是删除了审阅者。",
        "著者が削除され、代わりにレビュアーが削除されました。",
        "Der Autor entfällt, stattdessen entfällt der Prüfer.",
        "Information about the author was added.",
        "The reviewer was removed from the page.",
        "新增了作者信息。",
        "删除了审阅者信息。",
        "著者情報が追加されました。",
        "レビュアーとして「heron」が削除されました。",
        "Der Autor wurde hinzugefügt.",
        "This removes important context.",
    ],
)
def test_what_contradicts_itself_or_the_fields_of_a_page_is_wrong(text: str) -> None:
    assert ungrounded(text, PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "1. **Added table hint**: A hint on the table was added.",
        "1. **Removed and added lines**: The bell was removed.",
        "2. **新增提示**：新增了关于表格的句子，删除了关于钟声的句子。",
        "2. **案内の追加**: 表に関する案内が追加され、鐘の案内が削除されました。",
        "- **Glocke entfällt**: Der Satz wurde entfernt.",
        "The author was removed, and instead a reviewer was added.",
        "作者被删除，取而代之的是新增了审阅者。",
        "著者が削除され、代わりにレビュアーが追加されました。",
        "Der Autor entfällt, stattdessen ist ein Prüfer neu.",
        "Information about the author was removed.",
        "新增了审阅者信息。",
        "著者情報が削除されました。",
        "レビュアーとして「heron」が追加されました。",
    ],
)
def test_what_is_so_stands(text: str) -> None:
    assert not ungrounded(text, PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "This change removes a section on gates.",
        "本次更新新增内容，删除了一个关于闸门的段落。",
        "水門に関する説明が削除されました。",
        "この削除により、手順が分かります。",
    ],
)
def test_nothing_went_from_a_page_that_only_grew_though_it_speaks_of_removing(text: str) -> None:
    assert ungrounded(text, GROWN)


@pytest.mark.parametrize(
    "text",
    [
        "The page now explains how to remove the beam.",
        "说明如何删除闸门。",
        "水門を削除する方法が説明されています。",
        "Beschrieben wird, wie der Balken entfernt wird.",
    ],
)
def test_what_a_page_says_of_removing_may_be_repeated(text: str) -> None:
    assert not ungrounded(text, GROWN)


@pytest.mark.parametrize(
    "text",
    [
        "`curlew` was removed.",
        "`curlew` 已被删除。",
        "`curlew` が削除されました。",
        "`curlew` wurde entfernt.",
    ],
)
def test_what_went_nowhere_and_came_somewhere_is_not_gone(text: str) -> None:
    assert ungrounded(text, TABLE)


@pytest.mark.parametrize(
    "text", ["`curlew` was added.", "新增了 `curlew`。", "`curlew` が追加されました。", "`curlew` ist neu."]
)
def test_what_came_is_new(text: str) -> None:
    assert not ungrounded(text, TABLE)
