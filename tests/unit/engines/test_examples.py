# ruff: noqa: E501 - a text of a report stands on one line
import pytest

from diff_insight.engines.offline import summarize
from diff_insight.model import FileSummary, Locale
from tests.unit.engines.examples import EXAMPLES

TOLD: dict[str, dict[Locale, tuple[str, str]]] = {
    "date": {
        "en_US": (
            "Sets the date to 11/02/2026",
            "Only the date of the page changes: `ms.date` goes from `03/04/2026` to `11/02/2026`.",
        ),
        "zh_CN": (
            "日期更新为 11/02/2026",
            "仅页面日期有变化：`ms.date` 由 `03/04/2026` 改为 `11/02/2026`。",
        ),
        "ja_JP": (
            "日付を 11/02/2026 に更新",
            "変わったのはページの日付だけです。`ms.date` が `03/04/2026` から `11/02/2026` になりました。",
        ),
    },
    "table": {
        "en_US": (
            "Adds the row south; changes model-b of north from - to ✅",
            'Under "Regions": the row `south` is new (`model-a`: `✅`, `model-b`: `-`); `model-b` in the row `north` goes from `-` to `✅`.',
        ),
        "zh_CN": (
            "新增 south 行；north 的 model-b 由 - 改为 ✅",
            '"Regions" 一节：新增 `south` 行（`model-a`：`✅`、`model-b`：`-`）；`north` 行的 `model-b` 由 `-` 改为 `✅`。',
        ),
        "ja_JP": (
            "south の行を追加、north の model-b を - から ✅ に変更",
            '"Regions" の節: `south` の行 (`model-a`: `✅`、`model-b`: `-`) が追加されました。`north` の行の `model-b` が `-` から `✅` になりました。',
        ),
    },
    "code": {
        "en_US": (
            "Replaces 2025-01-01 with 2026-04-01-preview in the http example",
            "In the `http` example, `2025-01-01` becomes `2026-04-01-preview`.",
        ),
        "zh_CN": (
            "http 示例中的 2025-01-01 改为 2026-04-01-preview",
            "`http` 示例中的 `2025-01-01` 改为 `2026-04-01-preview`。",
        ),
        "ja_JP": (
            "http の例の 2025-01-01 を 2026-04-01-preview に変更",
            "`http` の例で `2025-01-01` が `2026-04-01-preview` になりました。",
        ),
    },
    "section": {
        "en_US": (
            'Removes the section "API support"',
            'The section "API support" is gone, with a paragraph. Under "Supported models": the IMPORTANT note "Prompts are stored for 30 days." is gone. 3 blank lines are removed.',
        ),
        "zh_CN": (
            '删除小节 "API support"；删除 IMPORTANT 说明 "Prompts are stored for 30 days."',
            '删除了小节 "API support"，含 1 个段落。"Supported models" 一节：删除了 IMPORTANT 说明 "Prompts are stored for 30 days."。删除了 3 个空行。',
        ),
        "ja_JP": (
            '"API support" の節を削除、IMPORTANT の注意書き "Prompts are stored for 30 days." を削除',
            '"API support" の節がなくなりました (1 個の段落を含む)。"Supported models" の節: IMPORTANT の注意書き "Prompts are stored for 30 days." がなくなりました。空行が 3 行なくなりました。',
        ),
    },
    "limit": {
        "en_US": (
            "Lowers upload.max_size_mb from 4000 to 1000",
            "`upload.max_size_mb` drops from `4000` to `1000`.",
        ),
        "zh_CN": (
            "upload.max_size_mb 由 4000 降为 1000",
            "`upload.max_size_mb` 由 `4000` 降为 `1000`。",
        ),
        "ja_JP": (
            "upload.max_size_mb を 4000 から 1000 に引き下げ",
            "`upload.max_size_mb` が `4000` から `1000` に下がりました。",
        ),
    },
    "blank": {
        "en_US": (
            "Removes 3 blank lines",
            "3 blank lines are removed. No word of the text changes.",
        ),
        "zh_CN": (
            "删除 3 个空行",
            "删除了 3 个空行。文字没有变化。",
        ),
        "ja_JP": (
            "空行を 3 行削除",
            "空行が 3 行なくなりました。文章に変更はありません。",
        ),
    },
    "image": {
        "en_US": (
            "Replaces the image flow.png",
            "The file is binary; its content cannot be compared here.",
        ),
        "zh_CN": (
            "替换图片 flow.png",
            "该文件为二进制文件，无法在此比较内容。",
        ),
        "ja_JP": (
            "画像 flow.png を差し替え",
            "バイナリファイルのため、内容はここでは比較できません。",
        ),
    },
    "renamed": {
        "en_US": (
            "Renames old.md to new.md",
            "The file moves from `docs/old.md` to `docs/new.md`. No line of it changes.",
        ),
        "zh_CN": (
            "将 old.md 重命名为 new.md",
            "文件由 `docs/old.md` 移至 `docs/new.md`。内容没有变化。",
        ),
        "ja_JP": (
            "old.md を new.md に改名",
            "ファイルが `docs/old.md` から `docs/new.md` に移りました。内容に変更はありません。",
        ),
    },
}


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("locale", ["en_US", "zh_CN", "ja_JP"])
def test_an_example_is_told_in_these_words(name: str, locale: Locale) -> None:
    title, explanation = TOLD[name][locale]
    file = EXAMPLES[name]
    assert summarize(file, locale) == FileSummary(
        modification_type=file.modification_type, modification_title=title, explanation=explanation
    )
