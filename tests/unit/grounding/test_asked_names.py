"""What a sentence says of one name in a condition, of a number that grows and of names told together."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import Evidence
from tests.unit.grounding.shown_rows import shown

MILK = shown(
    "barn.rb",
    " def milk(cow)",
    "-  @mode = :all",
    "+  @mode = herd ? :herd : :single",
    "+  if cow && !cow.responds?(:each)",
    "+    pail = cow",
    "+  else",
    "+    pail = rows[:pail]",
    "+  end",
    "+  @left -= 1",
    " end",
)
FEED = shown(
    "barn.js",
    " function feed(cow, limits) {",
    "+  if (limits.strict && cow.state !== 304 && (cow.age < 2 || cow.age > limits.age)) {",
    "+    throw new BarnError(cow);",
    "+  }",
    "+  if (hay + straw > barn.room) {",
    "+    rest = barn.room;",
    "+  }",
    "   return cow;",
    " }",
)
LOAD = shown(
    "load.go",
    " func load(barn string) string {",
    "-  name := clean(barn)",
    "+  name := trimLeft(trimRight(barn, ']'), '[')",
    "   return name",
    " }",
)
CALL = shown(
    "farm.go",
    " func farm(b Barn) {",
    "-  base := b.OldHerd()",
    "+  base := b.Herd()",
    "+  if (!base.IsEmpty()) {",
    "+    b.milk(base)",
    "+  }",
    " }",
)
TOLD: tuple[tuple[Evidence, str, str], ...] = (
    (MILK, "`pail` is `cow` if it does not respond to `each`.", "`pail` is `cow` if it responds to `each`."),
    (MILK, "如果不响应 `each`，`pail` 就是 `cow`。", "如果响应 `each`，`pail` 就是 `cow`。"),
    (
        MILK,
        "`each` に応答しなければ、`pail` は `cow` になります。",
        "`each` に応答すれば、`pail` は `cow` になります。",
    ),
    (
        MILK,
        "`pail` wird zu `cow`, wenn es auf `each` nicht antwortet.",
        "`pail` wird zu `cow`, wenn es auf `each` antwortet.",
    ),
    (
        MILK,
        "`@mode` is `:herd` if `herd` is given, and `:single` otherwise.",
        "`@mode` is `:single` if `herd` is given, and `:herd` otherwise.",
    ),
    (
        MILK,
        "若传入 `herd`，`@mode` 为 `:herd`，否则为 `:single`。",
        "若传入 `herd`，`@mode` 为 `:single`，否则为 `:herd`。",
    ),
    (
        MILK,
        "`herd` が指定されれば `@mode` は `:herd`、そうでなければ `:single` です。",
        "`herd` が指定されれば `@mode` は `:single`、そうでなければ `:herd` です。",
    ),
    (MILK, "`@left` drops by 1.", "`@left` grows by 1."),
    (MILK, "`@left` 减 1。", "`@left` 加 1。"),
    (MILK, "`@left` は 1 減ります。", "`@left` は 1 増えます。"),
    (MILK, "`@left` sinkt um 1.", "`@left` steigt um 1."),
    (FEED, "`BarnError` is thrown if the state is not `304`.", "`BarnError` is thrown only for state `304`."),
    (FEED, "状态不为 `304` 时才可能抛出 `BarnError`。", "只在状态为 `304` 时抛出 `BarnError`。"),
    (
        FEED,
        "`feed` は `304` 以外で `BarnError` を投げます。",
        "`feed` は `304` のときだけ `BarnError` を投げます。",
    ),
    (
        FEED,
        "If `hay + straw` is greater than `barn.room`, `rest` is `barn.room`.",
        "If `hay + straw` is smaller than `barn.room`, `rest` is `barn.room`.",
    ),
    (
        FEED,
        "如果 `hay + straw` 大于 `barn.room`，`rest` 就被设为 `barn.room`。",
        "如果 `hay + straw` 小于 `barn.room`，`rest` 就被设为 `barn.room`。",
    ),
    (
        FEED,
        "`hay + straw` が `barn.room` より大きい場合、`rest` は `barn.room` です。",
        "`hay + straw` が `barn.room` より小さい場合、`rest` は `barn.room` です。",
    ),
    (
        LOAD,
        "Two calls, `trimLeft` and `trimRight`, take the place of `clean`.",
        "Three calls, `trimLeft` and `trimRight`, take the place of `clean`.",
    ),
    (CALL, "`b.OldHerd()` gives way to `b.Herd()`.", "`b.Herd()` gives way to `b.OldHerd()`."),
    (CALL, "`base` is `b.Herd()`, not `b.OldHerd()`.", "`base` is `b.OldHerd()`, not `b.Herd()`."),
    (
        CALL,
        "`farm` calls `b.Herd()` where it called `b.OldHerd()`.",
        "`farm` calls `b.OldHerd()` where it called `b.Herd()`.",
    ),
    (CALL, "`b.OldHerd()` 让位于 `b.Herd()`。", "`b.Herd()` 让位于 `b.OldHerd()`。"),
    (CALL, "`b.OldHerd()` は `b.Herd()` に代わりました。", "`b.Herd()` は `b.OldHerd()` に代わりました。"),
    (
        CALL,
        "`b.OldHerd()` に代えて `b.Herd()` を呼びます。",
        "`b.Herd()` に代えて `b.OldHerd()` を呼びます。",
    ),
    (CALL, "`b.OldHerd()` macht Platz für `b.Herd()`.", "`b.Herd()` wird umgestellt auf `b.OldHerd()`."),
    (CALL, "`b.milk` is called if `base` is not empty.", "`b.milk` is called if `base` is empty."),
    (CALL, "当 `base` 不为空时，调用 `b.milk`。", "当 `base` 为空时，调用 `b.milk`。"),
    (CALL, "`base` が空でないとき、`b.milk` が呼ばれます。", "`base` が空のとき、`b.milk` が呼ばれます。"),
    (LOAD, "`load` strips `[` and `]` from the name.", "The call of `clean` is new in `load`."),
    (LOAD, "`load` 会去掉 `[` 和 `]`。", "新增对 `clean` 的调用。"),
    (LOAD, "`load` は `[` と `]` を取り除きます。", "`clean` の呼び出しが追加されました。"),
)


@pytest.mark.parametrize(("evidence", "right", "wrong"), TOLD)
def test_a_sentence_is_held_against_what_the_code_asks(evidence: Evidence, right: str, wrong: str) -> None:
    assert ungrounded(right, evidence) == ()
    assert ungrounded(wrong, evidence) != ()


OPEN = (
    "`pail` is `cow` if `herd` is missing.",
    "`pail` is `cow` unless rows have a `pail`.",
    "`BarnError` is thrown if `limits.age` is exceeded.",
    "`BarnError` is thrown if `cow` is no calf.",
)


@pytest.mark.parametrize("sentence", OPEN)
def test_a_state_that_is_not_asked_by_name_is_left_open(sentence: str) -> None:
    evidence = MILK if "pail" in sentence else FEED
    assert ungrounded(sentence, evidence) == ()
