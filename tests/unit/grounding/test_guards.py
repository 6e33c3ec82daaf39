"""A check that is told to have come is one that came, and what is told to be required became so."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.grounding.union import union
from diff_insight.model import FileChange


def _change(path: str, patch: str) -> FileChange:
    lines = patch.split("\n")
    return FileChange(
        path=path,
        additions=sum(line.startswith("+") for line in lines),
        deletions=sum(line.startswith("-") for line in lines),
        patch=patch,
    )


CAME = _change(
    "store.py",
    "@@ -1,3 +1,5 @@\n def take(queue, size):\n+    if size < 1:\n+        raise ValueError(size)\n"
    "     queue.pop(size)\n     return size",
)
WENT = _change(
    "store.py",
    "@@ -1,5 +1,3 @@\n def take(queue, size):\n-    if size < 1:\n-        raise ValueError(size)\n"
    "     queue.pop(size)\n     return size",
)
OTHERWISE = _change(
    "store.py",
    "@@ -1,5 +1,4 @@\n def take(queue, size):\n-    if size < 1:\n-        raise ValueError(size)\n"
    "+    require_size(size)\n     queue.pop(size)\n     return size",
)
SENTENCES = [
    ("A check of the size is added.", "A check of the size is removed."),
    ("`take` gets a guard.", "The guard in `take` is dropped."),
    ("`take` now checks `size`.", "`take` no longer checks `size`."),
    ("`take` 新增了检查。", "`take` 中的检查已删除。"),
    ("`take` 现在会检查 `size`。", "`take` 不再检查 `size`。"),
    ("`take` に検査が追加されました。", "`take` の検査が削除されました。"),
    ("`take` は `size` を検査するようになりました。", "`take` は `size` を検査しなくなりました。"),
    ("`take` bekommt eine Prüfung.", "Die Prüfung in `take` entfällt."),
    ("`take` prüft jetzt `size`.", "`take` prüft nicht mehr, wie groß `size` ist."),
]


@pytest.mark.parametrize(("came", "went"), SENTENCES)
def test_a_check_came_where_it_is_told_to_have_come_and_went_where_it_went(came: str, went: str) -> None:
    assert ungrounded(came, evidence_of(CAME)) == ()
    assert ungrounded(went, evidence_of(WENT)) == ()
    assert ungrounded(went, evidence_of(CAME)) != ()
    assert ungrounded(came, evidence_of(WENT)) != ()
    assert ungrounded(came, union([evidence_of(WENT)])) != ()


@pytest.mark.parametrize("sentence", [
    "A check of the size is added.",
    "`take` now checks the size with `require_size`.",
    "新增了对大小的检查。",
    "サイズの検査が追加されました。",
    "Eine Prüfung der Größe kommt hinzu.",
])  # fmt: skip
def test_a_check_may_be_made_by_a_call_that_came(sentence: str) -> None:
    assert ungrounded(sentence, evidence_of(OTHERWISE)) == ()


OPTIONAL = _change(
    "panel.ts",
    "@@ -1,4 +1,4 @@\n interface Props {\n   title: string;\n"
    "-  closable: boolean;\n+  closable?: boolean;\n }",
)


@pytest.mark.parametrize(("right", "wrong"), [
    ("`closable` becomes optional.", "`closable` becomes required."),
    ("`closable` is now optional.", "`closable` is now mandatory."),
    ("`closable` 现在是可选的。", "`closable` 现在是必填项。"),
    ("`closable` が省略可能になりました。", "`closable` が必須になりました。"),
    ("`closable` wird optional.", "`closable` wird zur Pflichtangabe."),
])  # fmt: skip
def test_what_became_optional_is_not_required(right: str, wrong: str) -> None:
    assert ungrounded(right, evidence_of(OPTIONAL)) == ()
    (found,) = ungrounded(wrong, evidence_of(OPTIONAL))
    assert (found.text, found.reason) == ("closable", "side")
