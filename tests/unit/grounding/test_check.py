"""What the check finds and what it leaves alone, per kind of claim and language."""

import pytest

from diff_insight.grounding.check import check, ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.grounding.union import union
from diff_insight.model import FileChange

PATCH = (
    "@@ -4,12 +4,15 @@ title: Quotas\n"
    " author: someone\n"
    "-ms.date: 03/04/2025\n"
    "+ms.date: 11/2/2025\n"
    " ms.topic: reference\n"
    " ---\n"
    " \n"
    " ## Regions\n"
    " \n"
    "-Use `gpt-4o` with api-version `2024-10-21` for **Global Standard** deployments.\n"
    "+Use `gpt-4.1` with api-version `2025-04-01-preview` for **Data Zone** deployments.\n"
    "+\n"
    "+The quota is 90 K tokens per minute and 2.5 million per day, see [Tom &amp; Jerry](https://example.com/a?b=1).\n"
    "+Set `max_output_tokens` with --max-tokens in `settings/app.json`.\n"
    "+Three regions: east, north and south.\n"
    "-The `legacy_mode` flag is on.\n"
    " Text that stays: `stays_here`."
)
PAGE = FileChange(
    path="articles/openai/quotas-limits.md",
    additions=6,
    deletions=3,
    patch=PATCH,
)
EVIDENCE = evidence_of(PAGE)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(item.kind, item.reason, item.text) for item in ungrounded(text, EVIDENCE)]


@pytest.mark.parametrize(
    "text",
    [
        "`ms.date` moves from 03/04/2025 to 11/02/2025.",
        "The date goes from March 4, 2025 to November 2, 2025.",
        "The date goes from 2025-03-04 to 2 Nov 2025.",
        "文档日期从“2025年3月4日”更新为“2025年11月2日”。",
        "日期由 ２０２５年３月４日 改为 2025 年 11 月 2 日。",
        "日付が「2025年3月4日」から「2025年11月2日」に変更されました。",
        "The model changes from `gpt-4o` to `gpt-4.1`.",
        "将 `gpt-4o` 替换为 `gpt-4.1`。",
        "`gpt-4o` が `gpt-4.1` に置き換えられました。",
        "`gpt-4.1` replaces `gpt-4o`.",
        "Uses `gpt-4.1` instead of `gpt-4o`.",
        "The quota is 90,000 tokens, also written 90k or 90 thousand.",
        "配额为每分钟 9万 个令牌，每天 250万。",
        "1分あたり9万トークン、1日あたり250万です。",
        'The "Data Zone" deployments are new.',
        "新增了“Data Zone”部署。",
        "「Global Standard」が削除されました。",
        "Adds `max_output_tokens` and the flag --max-tokens.",
        "See https://example.com/a?b=1 in settings/app.json.",
        '"Tom & Jerry" is linked.',
        "There are 6 additions and 3 deletions, 9 changes in total... a total of 9 changes.",
        "6行が追加され、3行が削除され、合計9行の変更です。",
        "新增 6 行，删除 3 行，共 9 处更改。",
        "空行を 1 行追加。",
        "Removes the flag `legacy_mode`.",
        "Das Datum wechselt von 03/04/2025 zu 11/02/2025.",
        "`gpt-4o` wird zu `gpt-4.1`; `gpt-4.1` wird anstelle von `gpt-4o` verwendet.",
        "Der Abschnitt „Data Zone“ ist neu, `legacy_mode` entfällt.",
        "`max_output_tokens` ist neu; 6 Zeilen sind neu und 3 Zeilen entfallen.",
        "`stays_here` remains, and the `quotas-limits.md` page keeps its topic.",
        'The section "Regions" lists 3 regions.',
        "文書の「地域」の節が更新されました。",
        "Line 14 is new.",
        "1. **Date**: changed.\n2. **Model**: changed.\n",
        "Sets `settings/app.json` and `Use … with api-version`.",
        "The `ms.date` field was updated.",
        "GitHub and JavaScript are common names.",
        "",
    ],
)
def test_what_the_patch_shows_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The date goes to 11/03/2025.", [("date", "absent", "11/03/2025")]),
        ("日付が2025年11月3日に変更されました。", [("date", "absent", "2025年11月3日")]),
        ("日期更新为“2025年11月12日”。", [("date", "absent", "2025年11月12日")]),
        ("Adds `max_output_token_s`.", [("code", "absent", "max_output_token_s")]),
        ("Adds max_input_tokens.", [("code", "absent", "max_input_tokens")]),
        ("The flag --min-tokens is new.", [("code", "absent", "--min-tokens")]),
        ("The quota is 80,000 tokens.", [("number", "absent", "80,000")]),
        ("配额为 8万。", [("number", "absent", "8万")]),
        ("1日あたり260万です。", [("number", "absent", "260万")]),
        ("Uses 2025-04-02-preview.", [("version", "absent", "2025-04-02-preview")]),
        ("See https://example.com/b?b=1.", [("url", "absent", "https://example.com/b?b=1")]),
        ("See settings/apq.json.", [("path", "absent", "settings/apq.json")]),
        ('The "Data Zome" is new.', [("name", "absent", "Data Zome")]),
        ("新增“Data Zome”。", [("name", "absent", "Data Zome")]),
        ("Der Abschnitt „Data Zome“ ist neu.", [("name", "absent", "Data Zome")]),
        ("7 Zeilen sind neu.", [("number", "count", "7")]),
        ("「Data Zome版」が追加されました。", [("name", "absent", "Data Zome版")]),
        ("There are 7 additions.", [("number", "absent", "7")]),
        ("There are 3 additions.", [("number", "side", "3")]),
        ("6行が削除されました。", [("number", "side", "6")]),
        ("共 8 处更改。", [("number", "absent", "8")]),
        ("Line 400 is new.", [("number", "absent", "400")]),
    ],
)
def test_what_stands_nowhere_is_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The date goes from 11/02/2025 to 03/04/2025.", ["11/02/2025", "03/04/2025"]),
        ("日期从“2025年11月2日”更新为“2025年3月4日”。", ["2025年11月2日", "2025年3月4日"]),
        ("日付が「2025年11月2日」から「2025年3月4日」に変更されました。", ["2025年11月2日", "2025年3月4日"]),
        ("Replaces `gpt-4.1` with `gpt-4o`.", ["gpt-4.1", "gpt-4o"]),
        ("将 `gpt-4.1` 替换为 `gpt-4o`。", ["gpt-4.1", "gpt-4o"]),
        ("`gpt-4.1` を `gpt-4o` に置き換えました。", ["gpt-4.1", "gpt-4o"]),
        ("`gpt-4o` replaces `gpt-4.1`.", ["gpt-4o", "gpt-4.1"]),
        ("Uses `gpt-4o` instead of `gpt-4.1`.", ["gpt-4o", "gpt-4.1"]),
        ("`gpt-4.1` → `gpt-4o`", ["gpt-4.1", "gpt-4o"]),
        ("Das Datum wechselt von 11/02/2025 zu 03/04/2025.", ["11/02/2025", "03/04/2025"]),
        ("`gpt-4.1` wird zu `gpt-4o`.", ["gpt-4.1", "gpt-4o"]),
        ("`gpt-4.1` wird durch `gpt-4o` ersetzt.", ["gpt-4.1", "gpt-4o"]),
        ("`gpt-4o` ersetzt `gpt-4.1`.", ["gpt-4o", "gpt-4.1"]),
        ("`gpt-4o` wird statt `gpt-4.1` verwendet.", ["gpt-4o", "gpt-4.1"]),
        ("`legacy_mode` ist neu.", ["legacy_mode"]),
        ("`max_output_tokens` entfällt.", ["max_output_tokens"]),
        ("`max_output_tokens` wurde entfernt.", ["max_output_tokens"]),
        ("Removes `max_output_tokens`.", ["max_output_tokens"]),
        ("`max_output_tokens` was removed.", ["max_output_tokens"]),
        ("Adds `legacy_mode`.", ["legacy_mode"]),
        ("新增了 `legacy_mode`。", ["legacy_mode"]),
        ("`legacy_mode` が追加されました。", ["legacy_mode"]),
        ("`max_output_tokens` が削除されました。", ["max_output_tokens"]),
        ("删除了 `max_output_tokens`。", ["max_output_tokens"]),
        ("Adds `stays_here`.", ["stays_here"]),
        ("Removed `legacy_mode` and `stays_here`.", ["stays_here"]),
        ("削除された行には、`legacy_mode`、`stays_here`が含まれています。", ["stays_here"]),
        ("删除了 `legacy_mode` 和 `stays_here`。", ["stays_here"]),
    ],
)
def test_what_is_said_of_the_wrong_side_is_found(text: str, tokens: list[str]) -> None:
    assert [(item.reason, item.text) for item in ungrounded(text, EVIDENCE)] == [
        ("side", token) for token in tokens
    ]


def test_a_finding_knows_its_place_and_its_sentence() -> None:
    text = "All is well. The date goes to 11/03/2025! Nothing else."
    (item,) = ungrounded(text, EVIDENCE)
    assert text[item.start : item.end] == item.text == "11/03/2025"
    assert text[slice(*item.sentence)] == "The date goes to 11/03/2025!"


def test_without_a_patch_only_path_status_and_counts_prove_anything() -> None:
    withheld = evidence_of(FileChange(path="docs/limits.md", additions=3, deletions=1))
    assert ungrounded("`limits.md` has 3 additions and 1 deletion.", withheld) == ()
    assert [item.text for item in ungrounded("Adds `max_tokens`.", withheld)] == ["max_tokens"]


def test_several_files_prove_together_what_each_shows() -> None:
    pages = [
        FileChange(path=f"docs/page-{n}.md", additions=1, deletions=1, patch=f"@@ -1 +1 @@\n-a{n}\n+b{n}")
        for n in range(20)
    ]
    together = union(evidence_of(page) for page in pages)
    assert check("20 files change; `a7` becomes `b7` in page-7.md.", together).ungrounded == ()
    assert [item.text for item in ungrounded("21 files change; see page-77.md.", together)] == [
        "21",
        "page-77.md",
    ]


SWAPPED = [
    ("`gpt-4o` becomes `gpt-4.1`.", "`gpt-4.1` becomes `gpt-4o`."),
    ("`ms.date` rises from 03/04/2025 to 11/02/2025.", "`ms.date` rises from 11/02/2025 to 03/04/2025."),
    ("`max_output_tokens` and `--max-tokens` are new.", "`max_output_tokens` and `--max-tokens` are gone."),
    ("The flag `legacy_mode` is gone.", "The flag `legacy_mode` is new."),
    ('The list items "Global Standard", … are gone.', 'The list items "Global Standard", … are new.'),
    ("The page previously named `gpt-4o`.", "The page previously named `gpt-4.1`."),
    ("The line now also says `settings/app.json`.", "The line now also says `legacy_mode`."),
    ("不再提及 `gpt-4o`，改用 `gpt-4.1`。", "不再提及 `gpt-4.1`，改用 `gpt-4o`。"),
    ("模型由 `gpt-4o` 升为 `gpt-4.1`。", "模型由 `gpt-4.1` 升为 `gpt-4o`。"),
    ("`gpt-4o` から `gpt-4.1` に増えました。", "`gpt-4.1` から `gpt-4o` に増えました。"),
    ("`legacy_mode` がなくなりました。", "`max_output_tokens` がなくなりました。"),
    ("版は `2025-04-01-preview` に更新されました。", "版は `2024-10-21` に更新されました。"),
]


@pytest.mark.parametrize(("true", "false"), SWAPPED)
def test_the_wordings_of_our_own_reports_are_read_for_their_direction(true: str, false: str) -> None:
    assert found(true) == []
    assert {reason for _, reason, _ in found(false)} == {"side"}


@pytest.mark.parametrize(("said", "wrong"), [("1.234", []), ("1.235", ["1.235"])])
def test_german_parts_thousands_by_points(said: str, wrong: list[str]) -> None:
    lines = "\n".join(f"+{number}" for number in range(5_000, 6_234))
    evidence = evidence_of(
        FileChange(path="a.txt", additions=1_234, deletions=0, patch=f"@@ -0,0 +1,1234 @@\n{lines}")
    )
    assert [item.text for item in ungrounded(f"{said} Zeilen sind neu.", evidence)] == wrong


_COMES = FileChange(
    path="docs/news.md",
    patch="@@ -1,3 +1,3 @@\n # News\n-Old words.\n+The model `ox-mini` is there.\n `cow-large`",
)
_GOES = FileChange(
    path="docs/news.md",
    patch="@@ -1,3 +1,3 @@\n # News\n-The model `ox-mini` is there.\n+Old words.\n `cow-large`",
)


@pytest.mark.parametrize(
    ("added", "removed"),
    [
        ("Adds a note about `ox-mini`.", "Removes the note about `ox-mini`."),
        ("新增了关于 `ox-mini` 模型的说明。", "删除了关于 `ox-mini` 模型的说明。"),
        ("添加了对 `ox-mini` 的支持。", "特别是移除了对于 `ox-mini` 模型的支持。"),
        ("`ox-mini` に関する説明が追加されました。", "`ox-mini` に関する説明が削除されました。"),
        ("`ox-mini` についての注意書きを追加しました。", "`ox-mini` についての注意書きを削除しました。"),
        ("Ein Abschnitt über `ox-mini` wurde hinzugefügt.", "Der Abschnitt über `ox-mini` wurde entfernt."),
    ],
)
def test_what_is_said_to_come_or_go_about_a_thing_is_held_against_the_side_that_names_it(
    added: str, removed: str
) -> None:
    for text, true, false in ((added, _COMES, _GOES), (removed, _GOES, _COMES)):
        assert ungrounded(text, evidence_of(true)) == ()
        assert [one.reason for one in ungrounded(text, evidence_of(false))] == ["side"]
    for text in (added, removed):  # what stays may be what it is about
        assert ungrounded(text.replace("ox-mini", "cow-large"), evidence_of(_COMES)) == ()


_MANIFEST = FileChange(
    path="barn.toml",
    patch='@@ -1,3 +1,3 @@\n [barn]\n-year = "2019"\n-hay.bales = 4\n+hay.shared = true\n+rows = 12',
)


@pytest.mark.parametrize(
    ("told", "otherwise"),
    [
        ("Remove `year`: 2019, add `rows`: 12", "Remove `rows`: 12, add `year`: 2019"),
        ("删除 `year`：2019、添加 `rows`：12", "删除 `rows`：12、添加 `year`：2019"),
        ("`year` を削除: 2019、`rows` を追加: 12", "`rows` を削除: 12、`year` を追加: 2019"),
    ],
)
def test_a_value_behind_a_colon_goes_with_what_stands_before_it(told: str, otherwise: str) -> None:
    assert ungrounded(told, evidence_of(_MANIFEST)) == ()
    assert ungrounded(otherwise, evidence_of(_MANIFEST)) != ()
