"""Which type a change of a page is, by the rule that says so."""

import pytest
from identify.vendor.licenses import LICENSES
from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, FileChange, Versions

TABLE = (
    "# Regions\n\n| Region | Small | Maximum herd |\n|---|---|---|\n| north | ✅ | 15 |\n| south | - | 20 |\n"
)
NOT_OFFERED = "# Regions\n\n| Region | Disabled tier |\n|---|---|\n| north | all |\n| south | all |\n"
PARAMETERS = "# Call\n\n| Parameter | Type |\n|---|---|\n| id | string |\n| page | number |\n"
LISTS = "# Models\n\nSupported models:\n\n- cow-1\n- cow-2\n\nNot supported:\n\n- cart-1\n- cart-2\n"
DOORS = "## Doors\n\nThe barn has two doors."
SECTIONS = f"# Barn\n\nText.\n\n{DOORS}\n\n## Next steps\n\n- [Milk](milk.md)\n"
CHAPTERS = (
    "# Milk\n\n## The can\n\n### 1. Rinse it\n\nUse hay.\n\n### 2. Wash it\n\nUse water.\n\n"
    "### Step 3: dry it\n\nUse a cloth.\n"
)
STEPS = CHAPTERS.replace("## The can", "## Getting started")
RELAY = "## Relay log\n\n它保存奶牛所说的一切，直到有人给它们全部挤完奶。"
RELAYS = f"# Barn\n\nText.\n\n{RELAY}\n"
PEOPLE = "# Barn\n\nText.\n\n## 贡献者\n\n| Name | Gives |\n|---|---|\n| Anna | hay |\n| Ben | milk |\n"
LINKS = "# Barn\n\n| Title | Page |\n|---|---|\n| Rules | [rules](r.md) |\n| Hay | https://hay.example |\n"
NUMBERED = LINKS.replace("[rules](r.md)", "12")
PICTURES = "# Barn\n\n| Key | Small |\n|---|---|\n| a | ![yes](y.png) |\n| b | ![yes](y.png) |\n"
LOG = "# Changes\n\n## 2.0.0 - 2030-01-02\n\n- Cows moo.\n- Hay is dry.\n"


def analyzed(path: str, old: str, new: str) -> AnalyzedFile:
    change = FileChange(path=path, patch=patch_of(old, new))
    (file,) = analyze([change], Known(versions=lambda _change: Versions(before=old, after=new)))
    return file


@pytest.mark.parametrize(
    ("path", "page", "was", "now", "said"),
    [
        ("a.md", SECTIONS, DOORS + "\n\n", "", ("breaking change", "removed_section")),
        ("versioned_docs/version-1.2/a.md", SECTIONS, DOORS + "\n\n", "", ("minor update", "upkeep")),
        ("content/en/blog/spring/a.md", SECTIONS, DOORS + "\n\n", "", ("minor update", "upkeep")),
        ("content/2025-03-24-fair.md", SECTIONS, DOORS + "\n\n", "", ("minor update", "upkeep")),
        ("content/v1.12-docs/a.md", SECTIONS, DOORS + "\n\n", "", ("minor update", "upkeep")),
        ("docs/archived/a.md", SECTIONS, DOORS + "\n\n", "", ("minor update", "upkeep")),
        ("docs/v1/a.md", SECTIONS, DOORS + "\n\n", "", ("breaking change", "removed_section")),
        ("a.md", RELAYS, RELAY, "## Relay 日志\n\n启用 Relay log 后写入。", ("minor update", "upkeep")),
        ("a.md", RELAYS, RELAY, "## 谷仓\n\n冬天把门关上。", ("new feature", "new_section")),
        ("a.md", STEPS, "### 2. Wash it\n\nUse water.\n\n", "", ("minor update", "upkeep")),
        ("a.md", CHAPTERS, "### 2. Wash it\n\nUse water.\n\n", "", ("breaking change", "removed_section")),
        ("a.md", CHAPTERS, "### Step 3: dry it\n\nUse a cloth.\n", "", ("minor update", "upkeep")),
        ("a.md", SECTIONS, "## Doors", "## Gates", ("minor update", "upkeep")),
        ("a.md", SECTIONS, "## Next steps\n\n- [Milk](milk.md)\n", "", ("minor update", "upkeep")),
        ("a.md", SECTIONS, "## Doors\n\n", "", ("minor update", "upkeep")),
        ("a.md", SECTIONS, "Text.\n", "Text.\n\n## Roof\n\nIt leaks.\n", ("new feature", "new_section")),
        ("a.md", SECTIONS, "two doors", "three doors", ("minor update", "upkeep")),
        ("a.md", SECTIONS, DOORS, f"<!--\n{DOORS}\n-->", ("minor update", "upkeep")),
        ("a.md", TABLE, "| north | ✅ |", "| north | ❌ |", ("breaking change", "removed_value")),
        ("a.md", TABLE, "| south | - |", "| south | ✅ |", ("new feature", "new_value")),
        ("a.md", TABLE, "| 20 |", "| 10 |", ("breaking change", "stricter_limit")),
        ("a.md", TABLE, "| 20 |", "| 30 |", ("minor update", "upkeep")),
        ("a.md", TABLE, "| south | - | 20 |\n", "", ("breaking change", "removed_row")),
        ("a.md", TABLE, "| 20 |\n", "| 20 |\n| west | - | 1 |\n", ("new feature", "new_row")),
        ("a.md", TABLE, "| Region | Small |", "| Region | Little |", ("minor update", "upkeep")),
        ("a.md", TABLE, "---|---|---|\n", ":--|:-:|---|\n", ("minor update", "upkeep")),
        ("a.md", NOT_OFFERED, "| south | all |\n", "", ("minor update", "upkeep")),
        ("a.md", PARAMETERS, "| page | number |\n", "", ("breaking change", "removed_parameter")),
        ("a.md", PARAMETERS, "number |\n", "number |\n| n | int |\n", ("new feature", "new_parameter")),
        ("a.md", LISTS, "- cow-2\n", "", ("breaking change", "removed_value")),
        ("a.md", LISTS, "- cow-2\n", "- cow-2\n- cow-3\n", ("new feature", "new_value")),
        ("a.md", LISTS, "- cart-2\n", "", ("minor update", "upkeep")),
        ("CHANGELOG.md", LOG, "2030-01-02", "2030-01-03", ("minor update", "upkeep")),
        ("CHANGELOG.md", LOG, "- Cows moo.\n", "", ("minor update", "upkeep")),
        ("CHANGELOG.md", LOG, "## 2", "## 3.0\n\n### Added\n\n- Carts.\n\n## 2", ("minor update", "upkeep")),
        ("a.md", PEOPLE, "| Ben | milk |\n", "", ("minor update", "upkeep")),
        ("a.md", PEOPLE, "| Ben | milk |\n", "| Ben | milk |\n| Cem | oats |\n", ("minor update", "upkeep")),
        ("a.md", LINKS, "| Hay | https://hay.example |\n", "", ("minor update", "upkeep")),
        ("a.md", LINKS, "| Rules | [rules](r.md) |\n", "", ("minor update", "upkeep")),
        ("a.md", NUMBERED, "| Rules | 12 |\n", "", ("breaking change", "removed_row")),
        ("a.md", PICTURES, "| b | ![yes](y.png) |\n", "", ("breaking change", "removed_parameter")),
        ("tests/a.md", SECTIONS, DOORS + "\n\n", "", ("minor update", "upkeep")),
    ],
)  # fmt: skip
def test_a_rule_gives_a_page_its_type(
    path: str, page: str, was: str, now: str, said: tuple[str, str]
) -> None:
    assert was in page

    file = analyzed(path, page, page.replace(was, now, 1))

    assert (file.modification_type, file.rule) == said


def test_another_licence_is_told_by_its_names() -> None:
    texts = dict(LICENSES)

    (fact,) = analyzed("LICENSE", texts["MIT"], texts["Apache-2.0"]).facts

    assert (fact.kind, fact.old, fact.new) == ("licence_changed", "MIT", "Apache-2.0")


def test_another_year_is_no_other_licence() -> None:
    text = dict(LICENSES)["MIT"].replace("[year] [fullname]", "2029 The barn")

    (fact,) = analyzed("LICENSE", text, text.replace("2029", "2030")).facts

    assert (fact.kind, fact.old, fact.new) == (
        "copyright_changed",
        "Copyright (c) 2029 The barn",
        "Copyright (c) 2030 The barn",
    )


@pytest.mark.parametrize(
    ("target", "new", "said"),
    [
        ("/herds/cow-3.md", "herds/cow-3.md", "upkeep"),
        ("./cow-3", "herds/cow-3.mdx", "upkeep"),
        ("/cow-3/", "docs/cow-3/index.md", "upkeep"),
        ("/herds/cow-4.md", "herds/cow-3.md", "new_row"),
        ("https://hay.example/cow-3", "herds/cow-3.md", "new_row"),
    ],
)
def test_a_row_that_lists_a_new_page_is_not_what_is_new(target: str, new: str, said: str) -> None:
    old = "# Herds\n\n| Herd | Since |\n|---|---|\n| [cow-1](/herds/cow-1.md) | 2029 |\n"
    now = f"{old}| [cow-3]({target}) | 2030 |\n"
    sides = {
        "index.md": Versions(before=old, after=now),
        new: Versions(before=None, after="# Cow 3\n\nIt moos.\n"),
    }
    changes = [
        FileChange(path="index.md", patch=patch_of(old, now)),
        FileChange(path=new, status="added", patch=patch_of("", "# Cow 3\n\nIt moos.\n")),
    ]
    listed, _ = analyze(changes, Known(versions=lambda change: sides[change.path]))
    assert listed.rule == said
