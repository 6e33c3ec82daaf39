"""What is told to be on or off is held against the value that the name has after the change."""

import pytest

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.grounding.union import union
from diff_insight.model import FileChange

VALUES = FileChange(
    path="values.yaml",
    additions=3,
    deletions=3,
    patch="@@ -1,6 +1,6 @@\n-strict: false\n+strict: true\n metrics:\n-  enabled: true\n+  enabled: false\n"
    "   port: 9100\n-retries: 3\n+retries: 5",
)
CALL = FileChange(
    path="client.py",
    additions=1,
    deletions=1,
    patch="@@ -1,2 +1,2 @@\n-def fetch(url, cache=True, proxy=None):\n"
    "+def fetch(url, cache=False, proxy=None):\n"
    "     return url",
)
GONE = FileChange(
    path="values.yaml",
    additions=0,
    deletions=1,
    patch="@@ -1,2 +1,1 @@\n-strict: false\n name: shop",
)
ON_OFF = [
    ("`strict` is {} by default now.", "on", "off"),
    ("The option `strict` is now {}.", "enabled", "disabled"),
    ("`strict` is switched {}.", "on", "off"),
    ("The change {} `strict`.", "enables", "disables"),
    ("选项 `strict` 现在默认{}。", "开启", "关闭"),
    ("`strict` 已{}。", "启用", "禁用"),
    ("{}了 `strict`。", "启用", "禁用"),
    ("`strict` は既定で{}になりました。", "有効", "無効"),
    ("オプション `strict` が{}になりました。", "オン", "オフ"),
    ("`strict` が{}化されました。", "有効", "無効"),
    ("`strict` ist jetzt standardmäßig {}.", "aktiv", "inaktiv"),
    ("Die Option `strict` wird {}.", "eingeschaltet", "abgeschaltet"),
    ("Die Änderung {} `strict`.", "aktiviert", "deaktiviert"),
]


@pytest.mark.parametrize(("sentence", "on", "off"), ON_OFF)
def test_an_option_is_on_or_off_as_its_new_value_says(sentence: str, on: str, off: str) -> None:
    assert ungrounded(sentence.format(on), evidence_of(VALUES)) == ()
    (found,) = ungrounded(sentence.format(off), evidence_of(VALUES))
    assert (found.text, found.reason) == ("strict", "side")


@pytest.mark.parametrize(("right", "wrong"), [
    ("`metrics` is disabled.", "`metrics` is enabled."),
    ("`metrics.enabled` is off.", "`metrics.enabled` is on."),
    ("`metrics` 已关闭。", "`metrics` 已开启。"),
    ("`metrics` が無効になりました。", "`metrics` が有効になりました。"),
    ("`metrics` wird deaktiviert.", "`metrics` wird aktiviert."),
])  # fmt: skip
def test_a_key_called_enabled_says_it_of_what_holds_it(right: str, wrong: str) -> None:
    assert ungrounded(right, evidence_of(VALUES)) == ()
    assert [one.reason for one in ungrounded(wrong, evidence_of(VALUES))] == ["side"]


def test_a_default_of_a_parameter_is_such_a_value() -> None:
    assert ungrounded("`cache` is now off by default.", evidence_of(CALL)) == ()
    assert [one.text for one in ungrounded("`cache` is on by default.", evidence_of(CALL))] == ["cache"]
    assert [one.text for one in ungrounded("`cache` is on.", union([evidence_of(CALL)]))] == ["cache"]


@pytest.mark.parametrize("sentence", [
    "`strict` is no longer on by default.",
    "`strict` was on by default.",
    "`cache` is on only if it is asked for.",
    "`retries` is on.",
    "`cache` 不再默认开启。",
    "此前 `cache` 默认开启。",
    "`cache` は以前は有効でした。",
    "`cache` ist nicht mehr standardmäßig aktiv.",
])  # fmt: skip
def test_what_was_and_what_has_no_such_value_is_not_judged_so(sentence: str) -> None:
    change = VALUES if "retries" in sentence else CALL if "cache" in sentence else GONE
    assert ungrounded(sentence, evidence_of(change)) == ()
