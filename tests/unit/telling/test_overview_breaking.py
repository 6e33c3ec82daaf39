"""What stands under the breaking changes of a report, and what does not."""

from dataclasses import replace

import pytest

from tests.unit.telling.overviews import analyzed, commit, told


def test_what_a_program_keeps_to_itself_breaks_nobody_with_its_file() -> None:
    inner = (
        'package bytes\n\nimport "unsafe"\n\n// String gives b as text.\n'
        "func String(b []byte) string {\n\treturn string(b)\n}\n"
    )
    gone = analyzed(
        [("internal/bytes/bytes.go", inner, None), ("bytes/bytes.go", inner.replace("String", "Text"), None)]
    )
    assert [file.modification_type for file in gone] == ["minor update", "breaking change"]


def test_what_breaks_by_its_authors_word_alone_stands_under_breaking_changes() -> None:
    commits = [replace(commit("feat!: count the hay", "Ada", "a.py", kind="feat"), breaking=True)]
    files = analyzed(
        [("a.py", "HAY = 1\n", "HAY = 2\n"), ("b.md", "One dog barks.\n", "Two dogs bark.\n")],
        commits,
    )
    assert [file.modification_type for file in files] == ["breaking change", "minor update"]
    made = told(files, commits=commits)
    assert [len(made.breaking_changes), len(made.new_features), len(made.other_updates)] == [1, 0, 1]
    assert "[`a.py`]" in made.breaking_changes[0]


def test_a_runtime_that_is_asked_of_everybody_leads_what_breaks() -> None:
    project = '[project]\nname = "barn"\nversion = "1.0"\nrequires-python = ">=3.{}"\n'
    files = analyzed(
        [
            ("src/barn.py", "def milk(cow):\n    return cow\n", "def feed(cow):\n    return cow\n"),
            ("pyproject.toml", project.format(9), project.format(11)),
        ]
    )
    assert ["`python`" in said for said in told(files).breaking_changes] == [True, False]


def test_what_gave_way_in_several_sections_of_a_page_is_told_as_one() -> None:
    names = ["Red", "White", "Grey", "Brown"]
    pairs = [
        ("Cows eat hay in winter.", "Water comes from a well nearby."),
        ("Bulls stay out.", "Gates shut."),
    ]
    old, new = (
        "".join(
            f"# {name}\n\n{name} {pair[side]}\n\n{pair[side]} It is {name}.\n\n"
            for name in names
            for pair in pairs
        )
        for side in (0, 1)
    )
    said = told(analyzed([("clay.md", old, new)]))
    assert said.highlights == (
        'Under "Red", "White", "Grey" and "Brown": 8 sentences, the first "Cows eat hay in winter.", '
        'give way to as many others, the first "Water comes from a well nearby." '
        "([`clay.md`](#item-9aa0ef))."
    )
    assert said.other_updates == (
        (
            'Under "Red", "White", "Grey" and "Brown": 8 paragraphs, the first '
            '"Red Cows eat hay in winter.", give '
            'way to as many others, the first "Red Water comes from a well nearby." '
            "([`clay.md`](#item-9aa0ef))."
        ),
    )


@pytest.mark.parametrize(
    "path", [".github/ISSUE_TEMPLATE.md", "docs/PULL_REQUEST_TEMPLATE/bug.md", "news/+hay-2.1.vendor.rst"]
)
def test_a_page_for_those_who_keep_the_repository_breaks_nobody_when_it_goes(path: str) -> None:
    page = "# Cows\n\n## Hay\n\nTell which hay it was.\n"
    assert told(analyzed([(path, page, None)])).breaking_changes == ()
    assert len(told(analyzed([("docs/hay.md", page, None)])).breaking_changes) == 1


def test_what_breaks_with_a_statement_that_goes_is_named() -> None:
    old = "if VERSION < 4:\n    def feed(cow):\n        return cow\n\n\ndef milk(cow):\n    return cow\n"
    new = "def milk(cow):\n    return cow\n"
    assert told(analyzed([("a.py", old, new)])).breaking_changes == (
        "The function `feed` is gone ([`a.py`](#item-4503e1)).",
    )


def test_a_parameter_is_no_function_of_the_same_name() -> None:
    old = "def shut(gate, lock=None):\n    return gate(lock)\n"
    new = "def lock(gate):\n    return gate\n\n\ndef shut(gate):\n    return gate(lock)\n"
    said = told(analyzed([("gate.py", old, new)]))
    assert "is now the function" not in repr(said)
    assert (
        said.summary
        == "gate.py changes. Breaking: removes the parameter lock (shut). New: the function lock."
    )


def test_what_only_sums_up_what_breaks_is_told_as_that() -> None:
    table = "## Supported regions\n\n| Region | model-a |\n|---|---|\n| east | ✅ |\n| west | ✅ |\n\n"
    old = f"# Barn\n\n{table}A cow eats hay at noon.\n"
    made = told(analyzed([("barn.md", old, "# Barn\n\nA dog eats meat at night.\n")]))
    assert len(made.breaking_changes) == 1
    assert "Supported regions" in made.breaking_changes[0]


def test_a_section_gone_from_the_pages_of_a_program_is_said_to_be_documentation() -> None:
    gate = ("gate.py", "def shut(gate):\n    return 1\n", "def shut(gate):\n    return 2\n")
    page = ("docs/gate.md", "# Gate\n\nIt shuts.\n\n## Old hinges\n\nThey creak.\n", "# Gate\n\nIt shuts.\n")
    made = told(analyzed([gate, page]), names=("1.0", "1.1"))
    assert made.breaking_changes == ()
    assert "Breaking" not in made.highlights
    assert 'Documentation: removes the section "Old hinges"' in made.highlights
    assert any(entry.startswith("Documentation: ") for entry in made.other_updates)
    alone = told(analyzed([page]), names=("1.0", "1.1"))
    assert [entry[:12] for entry in alone.breaking_changes] == ['Under "Gate"']


def test_what_is_only_new_breaks_nobody_whatever_its_commit_is_called() -> None:
    old = "class Kiln:\n    def fire(self):\n        return 1\n"
    cool = "\n    def cool(self):\n        return 3\n"
    breaks = [replace(commit("feat!: other kilns", "Ann", "kiln.py", "oven.py"), breaking=True)]
    both = [("kiln.py", old, old.replace("1", "2") + cool), ("oven.py", None, "class Oven:\n    pass\n")]
    made = told(analyzed(both, breaks), commits=breaks)
    assert made.breaking_changes == (
        "In `Kiln.fire`: `2` is returned instead of `1` ([`kiln.py`](#item-5f732c)).",
    )
    assert [entry.partition(" is new")[0] for entry in made.new_features] == [
        "The class `Oven`",
        "The method `Kiln.cool`",
    ]
    alone = analyzed([("kiln.py", old, old + cool)], breaks)
    assert alone[0].modification_type == "new feature"


def test_a_later_fix_of_a_file_that_is_new_in_the_range_makes_it_no_fix() -> None:
    commits = [
        commit("feat: a bell", "Ada", "bell.js", "gate.js", kind="feat"),
        commit("fix: ring once", "Bo", "bell.js", "gate.js", kind="fix"),
    ]
    files = analyzed(
        [("bell.js", None, "ring(2);\n"), ("gate.js", "shut(1);\n", "shut(2);\n")],
        commits,
    )
    assert [file.modification_type for file in files] == ["minor update", "bug fix"]


def test_a_translation_that_follows_its_page_breaks_nobody() -> None:
    gate = "# Gate\n\nIt shuts.\n"
    tor = "# 門\n\n閉まる。\n\n{}## 戸\n\n木でできている。\n\n{}"
    pages = [
        ("docs/en/gate.md", gate, gate + "\n## Latch\n\nIt falls.\n"),
        (
            "docs/ja/barn.md",
            tor.format("## 古い錠前と新しい錠前\n\n押すと開く。\n\n", ""),
            tor.format("", "## かんぬき\n\n引くと開く。\n"),
        ),
    ]
    assert [file.modification_type for file in analyzed(pages)] == ["new feature", "new feature"]
    assert analyzed(pages[1:])[0].modification_type == "breaking change"


def test_pages_are_told_before_the_translations_of_others() -> None:
    pages = [
        *((f"docs/de/w{n}.md", None, f"# Weide {n}\n\nGras.\n") for n in range(3)),
        ("docs/en/gate.md", None, "# Gate\n\nIt shuts.\n"),
        ("docs/en/hay.md", None, "# Hay\n\nIt is dry.\n"),
    ]
    made = told(analyzed(pages))
    assert 'New: the pages "Gate", "Hay", "Weide 0", "Weide 1" and "Weide 2".' in made.highlights
    assert [entry.partition(" is new")[0].partition(" are new")[0] for entry in made.new_features] == [
        'The page "Gate"',
        'The page "Hay"',
        'The pages "Weide 0", "Weide 1" and "Weide 2"',
    ]
