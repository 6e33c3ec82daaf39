"""What comes of a condition told in words is held against the branch that it stands in."""

import pytest

from diff_insight.diff.hunks import read_hunks
from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import Evidence, evidence_of
from diff_insight.grounding.guarding import guarded
from diff_insight.model import FileChange


def _of(added: str, path: str) -> Evidence:
    lines = added.split("\n")
    patch = "\n".join((f"@@ -1,1 +1,{len(lines) + 1} @@", " start", *(f"+{line}" for line in lines)))
    return evidence_of(FileChange(path=path, patch=patch, additions=len(lines), deletions=0))


KIND = _of(
    "def check_tag(tag):\n    if not isinstance(tag, str):\n        raise TagError(tag)",
    "farm.py",
)
CALL = _of("  if entry.is_dir() {\n    walker.skip_pen();\n  }\n  walk();", "walk.rs")
ENDED = _of(
    "func Milk(s string) error {\n\tv, err := parse(s)\n\tif err != nil {\n\t\treturn errNoMilk\n\t}\n"
    "\treturn errTooLate\n}",
    "milk.go",
)
ARMS = _of("const label = pen ? `cow in ${pen}` : 'a lost cow';", "cow.ts")
ELSE = _of(
    "if (cows.isEmpty()) {\n    sell(barn);\n} else {\n    feedAll(cows);\n}",
    "Barn.java",
)

NEEDED = _of("if is_gate and not self.required:\n    self.shut = False", "gate.py")
SEEN = _of(
    "for (Cow cow : found) {\n  if (!seen.containsKey(cow)) {\n    herd.add(cow);\n  }\n}", "Herd.java"
)

TRUE = (
    (NEEDED, "For a gate without a bolt, `self.shut` is set to `False` only if the gate is not required."),
    (NEEDED, "仅当门不是必需时才将 `self.shut` 设为 `False`。"),
    (NEEDED, "門が必須でない場合にのみ `self.shut` が `False` に設定されます。"),
    (NEEDED, "`self.shut` wird nur auf `False` gesetzt, wenn das Tor nicht erforderlich ist."),
    (SEEN, "A cow is added only if `seen` does not contain it yet."),
    (SEEN, "只有当 `seen` 尚未包含某头牛时才会添加它。"),
    (KIND, "`check_tag` raises `TagError` when the tag is not a string."),
    (KIND, "当标签不是字符串时，`check_tag` 抛出 `TagError`。"),
    (KIND, "タグが文字列でない場合、`check_tag` は `TagError` を送出します。"),
    (KIND, "`check_tag` wirft `TagError`, wenn das Tag keine Zeichenkette ist."),
    (KIND, "`TagError` is raised unless the tag is a string."),
    (CALL, "`skip_pen` is called only if the entry is a directory."),
    (CALL, "只有当条目是目录时才会调用 `skip_pen`。"),
    (CALL, "エントリがディレクトリの場合にのみ `skip_pen` が呼び出されます。"),
    (CALL, "`skip_pen` wird nur aufgerufen, wenn der Eintrag ein Verzeichnis ist."),
    (CALL, "`walk` is called even if the entry is not a directory."),
    (ENDED, "`Milk` returns `errNoMilk` if parsing fails."),
    (ENDED, "如果解析失败，`Milk` 返回 `errNoMilk`。"),
    (ENDED, "解析に失敗した場合、`Milk` は `errNoMilk` を返します。"),
    (ENDED, "`Milk` gibt `errNoMilk` zurück, wenn das Lesen fehlschlägt."),
    (ENDED, "`Milk` returns `errNoMilk` if `err` is not `nil`, and `errTooLate` otherwise."),
    (ENDED, "`Milk` returns `errNoMilk` even if `v` is set."),
    (ARMS, "The label is `a lost cow` when `pen` is empty."),
    (ARMS, "`pen` が空の場合、ラベルは `a lost cow` になります。"),
    (ELSE, "`feedAll` is called when the herd is not empty, `sell` in the other case."),
    (ELSE, "当列表为空时调用 `sell`。"),
)
FALSE = (
    (NEEDED, "For a gate without a bolt, `self.shut` is set to `False` only if the gate is required."),
    (NEEDED, "仅当门是必需时才将 `self.shut` 设为 `False`。"),
    (NEEDED, "門が必須の場合にのみ `self.shut` が `False` に設定されます。"),
    (NEEDED, "`self.shut` wird nur auf `False` gesetzt, wenn das Tor erforderlich ist."),
    (SEEN, "A cow is added only if `seen` already contains it."),
    (SEEN, "只有当 `seen` 已经包含某头牛时才会添加它。"),
    (SEEN, "`seen` がすでに含む場合にのみ牛が追加されます。"),
    (CALL, "`walk` throws an exception for a lost cow."),
    (CALL, "`walk` 会抛出异常。"),
    (CALL, "`walk` は例外を投げます。"),
    (CALL, "`walk` wirft eine Ausnahme."),
    (KIND, "`check_tag` raises `TagError` when the tag is a string."),
    (KIND, "当标签是字符串时，`check_tag` 抛出 `TagError`。"),
    (KIND, "タグが文字列の場合、`check_tag` は `TagError` を送出します。"),
    (KIND, "`check_tag` wirft `TagError`, wenn das Tag eine Zeichenkette ist."),
    (KIND, "`TagError` is raised unless the tag is not a string."),
    (CALL, "`skip_pen` is called only if the entry is not a directory."),
    (CALL, "只有当条目不是目录时才会调用 `skip_pen`。"),
    (CALL, "エントリがディレクトリでない場合にのみ `skip_pen` が呼び出されます。"),
    (CALL, "`skip_pen` wird nur aufgerufen, wenn der Eintrag kein Verzeichnis ist."),
    (ENDED, "`Milk` returns `errTooLate` if parsing fails."),
    (ENDED, "如果解析失败，`Milk` 返回 `errTooLate`。"),
    (ENDED, "解析に失敗した場合、`Milk` は `errTooLate` を返します。"),
    (ENDED, "`Milk` gibt `errTooLate` zurück, wenn das Lesen fehlschlägt."),
    (ENDED, "`Milk` returns `errTooLate` if `err` is not `nil`."),
    (ENDED, "如果 `err` 不为 `nil`，`Milk` 返回 `errTooLate`。"),
    (ENDED, "`err` が `nil` でない場合、`Milk` は `errTooLate` を返します。"),
    (ENDED, "`Milk` now fills the bucket even if parsing fails."),
    (ENDED, "即使解析失败，`Milk` 现在也会装满桶。"),
    (ENDED, "解析に失敗しても、`Milk` は桶を満たすようになりました。"),
    (ENDED, "`Milk` füllt den Eimer jetzt, selbst wenn das Lesen fehlschlägt."),
    (ARMS, "The label is `a lost cow` when `pen` is not empty."),
    (ARMS, "当 `pen` 不为空时，标签为 `a lost cow`。"),
    (ARMS, "`pen` が空でない場合、ラベルは `a lost cow` になります。"),
    (ELSE, "`feedAll` is called when the herd is empty."),
    (ELSE, "当列表不为空时调用 `sell`。"),
)


@pytest.mark.parametrize(("evidence", "text"), TRUE)
def test_what_comes_of_a_condition_is_borne_out(evidence: Evidence, text: str) -> None:
    assert ungrounded(text, evidence) == ()


@pytest.mark.parametrize(("evidence", "text"), FALSE)
def test_what_comes_of_the_contrary_is_found(evidence: Evidence, text: str) -> None:
    assert ungrounded(text, evidence)


def test_a_line_stands_under_every_condition_above_it() -> None:
    patch = (
        "@@ -1,5 +1,5 @@\n if a:\n     if not b:\n-        run()\n+        stop()\n     else:\n         go()"
    )
    found = {
        piece.code.strip(): [(one.code, one.holds) for one in piece.guards]
        for piece in guarded(read_hunks(patch))
    }
    assert found["stop()"] == [("not b", True), ("a", True)]
    assert found["go()"] == [("not b", False), ("a", True)]


def test_a_chain_of_conditions_leaves_its_else_open() -> None:
    patch = "@@ -1,6 +1,6 @@\n if a:\n     x()\n elif b:\n     y()\n else:\n-    z()\n+    w()"
    found = {piece.code.strip(): piece.guards for piece in guarded(read_hunks(patch))}
    assert found["w()"] == ()
