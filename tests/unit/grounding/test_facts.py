"""What facts let the check see: counts of things, pairs the wrong way, conditions, what came or went."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange

CODE = FileChange(
    path="take.py",
    additions=4,
    deletions=3,
    patch=(
        "@@ -1,4 +1,5 @@\n"
        "-import json\n"
        "-def take(size, strict=True):\n"
        "-    if size > 10:\n"
        "+def take(size, strict=False):\n"
        "+    if size >= 10 and strict:\n"
        "+        log(size)\n"
        "+        note(size)\n"
        "         return None"
    ),
)
PAGE = FileChange(
    path="stations.md",
    status="added",
    additions=4,
    patch="@@ -0,0 +1,4 @@\n+| Name | Line |\n+|---|---|\n+| Harbour | 3 |\n+| Market | 7 |",
)
EITHER = [
    (CODE, "`strict` goes from `True` to `False`.", "`strict` goes from `False` to `True`."),
    (CODE, "`strict` 的默认值由 `True` 改为 `False`。", "`strict` 的默认值由 `False` 改为 `True`。"),
    (CODE, "既定値が `True` から `False` になりました。", "既定値が `False` から `True` になりました。"),
    (CODE, "The condition is `size >= 10 and strict`.", "The condition is `size >= 10 or strict`."),
    (CODE, "条件为 `size >= 10 and strict`。", "条件为 `size <= 10 and strict`。"),
    (CODE, "条件は `size >= 10 and strict` です。", "条件は `size >= 10 and not strict` です。"),
    (CODE, "One import is gone.", "One import is new."),
    (CODE, "删除 1 处导入。", "新增 1 处导入。"),
    (CODE, "1 件のインポートがなくなりました。", "1 件のインポートが追加されました。"),
    (PAGE, "The file is new.", "The file is gone."),
    (PAGE, "新增文件。", "删除文件。"),
    (PAGE, "ファイルが追加されました。", "ファイルが削除されました。"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "true", "false"), EITHER)
def test_a_true_sentence_passes_and_its_contrary_does_not(change: FileChange, true: str, false: str) -> None:
    evidence = evidence_of(change)
    assert ungrounded(true, evidence) == ()
    assert ungrounded(false, evidence) != ()
