"""What is said in words of a condition, a value, a count of calls or a visibility is as the code has it."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import Evidence, evidence_of
from diff_insight.model import FileChange


def _python(removed: str, added: str, path: str = "farm.py") -> Evidence:
    lines = [
        *(f"-{line}" for line in removed.split("\n")),
        *(f"+{line}" for line in added.split("\n")),
    ]
    head = f"@@ -1,{removed.count(chr(10)) + 1} +1,{added.count(chr(10)) + 1} @@"
    return evidence_of(
        FileChange(
            path=path,
            patch="\n".join((head, *lines)),
            additions=added.count("\n") + 1,
            deletions=removed.count("\n") + 1,
        )
    )


MEMBER = _python("pen.add(cow)", "if cow.tag in herd:\n    pen.add(cow)")
EXIT = _python("    run(gate)", "    if not gate.ready:\n        return\n    run(gate)")
JOINED = _python("if hay:\n    feed()", "if hay or straw or oats:\n    feed()")
BOUND = _python("if size > 5:\n    sell()", "if size > 12:\n    sell()")
CALLS = _python("a = load(x)\nb = load(y)", "a = read(x)\nb = read(y)")
SEEN = _python(
    "  private void shutGate(int n) {\n  }", "  private void closeGate(int n) {\n  }", path="src/Barn.java"
)
GIVEN = _python(
    "function open(gate) {\n}\nfunction shut(gate) {\n}",
    "function open(gate) {\n  gate.locked = false;\n}\nfunction shut(gate) {\n  gate.locked = true;\n}",
    path="src/gate.js",
)
KEPT = _python("def call(cow, *names):\n    ring(cow)", "def call(cow, /, *names):\n    ring(cow)")
TYPED = _python("    tag: Option<u8>,", "    tag: Option<u16>,", path="src/cow.rs")
OLD_VALUE = _python("LIMIT = at(barn.SMALL)\nOTHER = 1", "LIMIT = at(barn.LARGE)\nOTHER = at(barn.SMALL)")
FREED = _python("free(cow.name)", "if cow.name:\n    free(cow.name)\ncow.legs = 4")
BESIDE = evidence_of(
    FileChange(
        path="package.json",
        patch='@@ -1,5 +1,5 @@\n {\n   "devDependencies": {\n-    "hay": "^1.0.0",\n+    "hay": "^1.1.0",\n'
        '     "straw": "^2.0.0"\n   }',
        additions=1,
        deletions=1,
    )
)
ROOM = evidence_of(
    FileChange(
        path="room.yaml",
        patch="@@ -1,4 +1,4 @@\n room:\n-  cows: 3\n+  cows: 5\n   heated: true\n   doors: 2",
        additions=1,
        deletions=1,
    )
)

CASES: list[tuple[Evidence, str, str]] = [
    (
        MEMBER,
        "`pen.add` runs only if `cow.tag` is in `herd`.",
        "`pen.add` runs only if `cow.tag` is not in `herd`.",
    ),
    (MEMBER, "只有当 `cow.tag` 在 `herd` 中时才会执行。", "只有当 `cow.tag` 不在 `herd` 中时才会执行。"),
    (
        MEMBER,
        "`cow.tag` が `herd` にある場合だけ実行します。",
        "`cow.tag` が `herd` にない場合だけ実行します。",
    ),
    (
        MEMBER,
        "Läuft nur, wenn `cow.tag` in `herd` enthalten ist.",
        "Läuft nur, wenn `cow.tag` nicht in `herd` enthalten ist.",
    ),
    (EXIT, "It returns early if `gate.ready` is not set.", "It returns early if `gate.ready` is set."),
    (
        EXIT,
        "`gate.ready` が設定されていない場合は早期に戻ります。",
        "`gate.ready` が設定されている場合は早期に戻ります。",
    ),
    (
        EXIT,
        "Kehrt zurück, wenn `gate.ready` nicht gesetzt ist.",
        "Kehrt zurück, wenn `gate.ready` gesetzt ist.",
    ),
    (EXIT, "在 `gate.ready` 未设置时返回。", "在 `gate.ready` 已设置时返回。"),
    (
        JOINED,
        "`feed` is called if either `hay` or `straw` is there.",
        "`feed` is called if both `hay` and `straw` are there.",
    ),
    (
        JOINED,
        "当 `hay`、`straw` 或 `oats` 任一为真时调用 `feed`。",
        "只有 `hay`、`straw` 和 `oats` 都为真时才调用 `feed`。",
    ),
    (
        JOINED,
        "`hay` または `straw` のとき `feed` を呼びます。",
        "`hay` かつ `straw` のとき `feed` を呼びます。",
    ),
    (
        JOINED,
        "`feed` läuft bei `hay` oder `straw`.",
        "`feed` läuft, wenn sowohl `hay` als auch `straw` da sind.",
    ),
    (BOUND, "Sells if there are more than 12.", "Sells if there are at least 12."),
    (BOUND, "超过 12 时出售。", "不少于 12 时出售。"),
    (BOUND, "12 を超えると売ります。", "12 以上で売ります。"),
    (BOUND, "Verkauft bei mehr als 12.", "Verkauft ab mindestens 12."),
    (CALLS, "Two calls of `load` become `read`.", "Three calls of `load` become `read`."),
    (CALLS, "两处 `load` 调用变为 `read`。", "三处 `load` 调用变为 `read`。"),
    (
        CALLS,
        "`load` の呼び出し 2 か所が `read` になりました。",
        "`load` の呼び出し 3 か所が `read` になりました。",
    ),
    (CALLS, "Zwei Aufrufe von `load` werden zu `read`.", "Drei Aufrufe von `load` werden zu `read`."),
    (SEEN, "`closeGate` is private.", "`closeGate` is made public."),
    (SEEN, "`closeGate` 是私有的。", "`closeGate` 改为公开。"),
    (SEEN, "`closeGate` は `private` です。", "`closeGate` が公開になりました。"),
    (SEEN, "`closeGate` ist `private`.", "`closeGate` ist jetzt `public`."),
    (GIVEN, "`open` sets `gate.locked` to `false`.", "`open` sets `gate.locked` to `true`."),
    (GIVEN, "`open` 将 `gate.locked` 设为 `false`。", "`open` 将 `gate.locked` 设为 `true`。"),
    (GIVEN, "`open` は `gate.locked` を `false` にします。", "`open` は `gate.locked` を `true` にします。"),
    (GIVEN, "`open` setzt `gate.locked` auf `false`.", "`open` setzt `gate.locked` auf `true`."),
    (KEPT, "`call` still accepts `*names`.", "`call` no longer accepts `*names`."),
    (KEPT, "`call` 仍接受 `*names`。", "`call` 不再接受 `*names`。"),
    (KEPT, "`call` は引き続き `*names` を受け付けます。", "`call` は `*names` を受け付けなくなりました。"),
    (KEPT, "`call` nimmt weiter `*names` an.", "`call` nimmt `*names` nicht mehr an."),
    (
        TYPED,
        "`tag` changes from `Option<u8>` to `Option<u16>`.",
        "`tag` changes from `Option<u16>` to `Option<u8>`.",
    ),
    (TYPED, "`tag` 由 `Option<u8>` 改为 `Option<u16>`。", "`tag` 由 `Option<u16>` 改为 `Option<u8>`。"),
    (
        TYPED,
        "`tag` が `Option<u8>` から `Option<u16>` に変わりました。",
        "`tag` が `Option<u16>` から `Option<u8>` に変わりました。",
    ),
    (
        TYPED,
        "`tag` wechselt von `Option<u8>` zu `Option<u16>`.",
        "`tag` wechselt von `Option<u16>` zu `Option<u8>`.",
    ),
    (FREED, "`cow.name` is freed only if it is set.", "`cow.name` is freed unconditionally."),
    (FREED, "`cow.name` 只有在已设置时才会释放。", "`cow.name` 现在无条件释放。"),
    (FREED, "`cow.name` は値がある場合だけ解放されます。", "`cow.name` は無条件に解放されます。"),
    (FREED, "`cow.name` wird nur freigegeben, wenn es da ist.", "`cow.name` wird bedingungslos freigegeben."),
    (FREED, "`cow.legs` is initialized to `4`.", "`cow.legs` is initialized to `5`."),
    (FREED, "`cow.legs` 初始化为 `4`。", "`cow.legs` 初始化为 `5`。"),
    (FREED, "`cow.legs` は `4` に初期化されます。", "`cow.legs` は `5` に初期化されます。"),
    (FREED, "`cow.legs` wird mit `4` initialisiert.", "`cow.legs` wird mit `5` initialisiert."),
    (BESIDE, "`hay` is updated.", "`straw` is updated as well."),
    (BESIDE, "`hay` 做了更新。", "`straw` 也做了更新。"),
    (BESIDE, "`hay` が更新されました。", "`straw` も更新されました。"),
    (BESIDE, "`hay` wird aktualisiert.", "`straw` wird auch aktualisiert."),
    (BESIDE, "`straw` は変更されておらず、同じです。", "`straw` は変更されました。"),
    (ROOM, "`heated` stays switched on.", "`heated` is switched on."),
    (ROOM, "`heated` 仍为启用状态。", "启用了 `heated`。"),
    (ROOM, "`heated` は有効のままです。", "`heated` が有効になりました。"),
    (ROOM, "`heated` bleibt eingeschaltet.", "`heated` wird abgeschaltet."),
    (OLD_VALUE, "`LIMIT` now has `barn.LARGE`.", "`LIMIT` now has `barn.SMALL`."),
    (OLD_VALUE, "`LIMIT` 现在是 `barn.LARGE`。", "`LIMIT` 现在是 `barn.SMALL`。"),
    (OLD_VALUE, "`LIMIT` trägt jetzt `barn.LARGE`.", "`LIMIT` trägt jetzt `barn.SMALL`."),
]


@pytest.mark.parametrize(("shown", "right", "wrong"), CASES)
def test_a_sentence_is_held_against_the_code_that_it_puts_in_words(
    shown: Evidence, right: str, wrong: str
) -> None:
    assert ungrounded(right, shown) == ()
    assert ungrounded(wrong, shown) != ()


def test_what_is_to_happen_one_day_has_not_happened() -> None:
    shown = _python("def call(cow):", "# TODO: once Python 3.9 is dropped\ndef call(cow, /):")
    assert ungrounded("A `TODO` says to clean up once Python 3.9 is dropped.", shown) == ()


def test_skipping_what_is_not_there_says_the_same_as_doing_it_only_where_it_is() -> None:
    assert ungrounded("Nothing is added if `cow.tag` is not in `herd`.", MEMBER) == ()
