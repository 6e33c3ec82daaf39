"""What a report tells last or only counts: dates, white space, upkeep; and what looks like it and is news."""

from diff_insight.model import (
    Overview,
)
from tests.unit.telling.overviews import analyzed, commit, told

PAGE = "---\nms.date: {date}\n---\n\n# Page {n}\n\nText.\n"
DATES = [
    (f"docs/page{n}.md", PAGE.format(date="01/01/2026", n=n), PAGE.format(date="02/02/2026", n=n))
    for n in range(3)
]
REGIONS = "# Regions\n\n| Region | model-a |\n|---|---|\n| east | ✅ |\n{more}"
OTHERS = [
    (f"barn{n}.py", f"def oil{n}(g):\n    g.a({n})\n", f"def oil{n}(g):\n    g.b({n}{n})\n")
    for n in range(13)
]


def test_pages_that_change_in_a_date_alone_are_counted_after_what_a_reader_has_to_know() -> None:
    files = analyzed(
        [
            *DATES,
            ("docs/regions.md", REGIONS.format(more=""), REGIONS.format(more="| south | ✅ |\n")),
            (
                "docs/start.md",
                "# Start\n\n## API support\n\nSupport was added.\n\n## Go\n\nGo.\n",
                "# Start\n\n## Go\n\nGo.\n",
            ),
        ]
    )
    assert told(files) == Overview(
        summary='5 files change. Breaking: removes the section "API support" ("Start"). New: the row south.',
        highlights=(
            '5 files change. Breaking: removes the section "API support" ("Start"). New: the row `south`.'
        ),
        new_features=(
            'Under "Regions": the row `south` is new (model-a: ✅) ([`regions.md`](#item-4b0676)).',
        ),
        breaking_changes=(
            (
                'Under "Start": the section "API support" is gone: "Support was added." '
                "([`start.md`](#item-e2348c))."
            ),
        ),
        other_updates=("Besides, 3 files change in nothing but `ms.date`.",),
    )


def test_of_few_files_even_upkeep_is_told() -> None:
    files = analyzed([("gate.py", "import os\nimport re\n\nx = re\n", "import re\n\nx = re\n")])
    assert told(files).highlights == "The import `os` is gone ([`gate.py`](#item-a80981))."
    many = analyzed(
        [(f"gate_{at}.py", "import os\nimport re\n\nx = re\n", "import re\n\nx = re\n") for at in range(4)]
    )
    assert told(many).highlights == (
        "4 imports are gone ([`gate_0.py`](#item-fcff17), [`gate_1.py`](#item-7f2446), "
        "[`gate_2.py`](#item-515ae7) and one more file)."
    )


def test_packages_without_versions_that_come_and_go_are_named() -> None:
    old = '[dependency-groups]\ndocs = ["hay", "oats"]\n'
    new = '[dependency-groups]\ndocs = ["oats", "straw", "clover"]\n'
    said = told(analyzed([("pyproject.toml", old, new), ("a.md", "One cow.\n", "Two cows.\n")]))
    assert [entry for entry in said.other_updates if "hay" in entry] == [
        "`straw` and `clover` are new; `hay` is gone ([`pyproject.toml`](#item-522adf))."
    ]


def test_a_package_that_went_is_named_without_where_it_was_wanted() -> None:
    project = '[project]\nname = "barn"\nversion = "1"\ndependencies = ["oats"{}]\n'
    asked = project.format(", \"hay; platform_system == 'Windows'\"")
    said = told(analyzed([("pyproject.toml", asked, project.format(""))]))
    assert said.summary == "The package hay is gone (pyproject.toml)."


def test_packages_that_users_install_are_told_before_those_of_workflows() -> None:
    workflow = "on: push\njobs:\n  t:\n    steps:\n      - uses: actions/checkout@{}\n"
    project = '[project]\nname = "barn"\nversion = "1"\ndependencies = ["hay=={}"]\n'
    files = analyzed(
        [
            (".github/workflows/t.yml", workflow.format("v4"), workflow.format("v5")),
            ("pyproject.toml", project.format("1.0"), project.format("2.0")),
            *DATES,
        ]
    )
    said = told(files)
    assert "`hay`" in said.highlights
    assert "`actions/checkout` goes from `v4` to `v5`" in said.other_updates[0]


def test_what_can_be_quoted_is_told_before_what_is_too_long_for_it() -> None:
    page = "def page():\n    return [{}]\n\n\ndef cows():\n    return {}\n"
    long = [", ".join(f'"{name} {n}"' for n in range(20)) for name in ("a cow in the barn", "hay")]
    files = analyzed([("a.py", page.format(long[0], 1), page.format(long[1], 2))])
    assert told(files).highlights.startswith("In `cows`: `2` is returned instead of `1` (")


def test_markers_of_conflicts_that_were_settled_in_several_files_are_summed() -> None:
    old = "# {name}\n\n<<<<<<< HEAD\nTwo locks.\n=======\nThree locks.\n>>>>>>> 1a2b3c4d\n"
    files = analyzed(
        [
            (f"docs/{name}.md", old.format(name=name), f"# {name}\n\nTwo locks.\n")
            for name in ("door", "lid", "vent")
        ]
    )
    said = told(files)
    assert "9 conflict markers are gone (door.md, lid.md and vent.md)." in said.summary
    (dropped,) = said.other_updates
    assert dropped.startswith(
        "One line on the conflict side `1a2b3c4d` is dropped: `Three locks.` ([`door.md`]("
    )


def test_white_space_never_leads() -> None:
    texts = [
        ("pyproject.toml", "[a]\nb = 1\n", "[a]\n\nb = 1\n"),
        ("guide/feed.md", "One cow.\n", "Two cows.\n"),
    ]
    assert "Two cows" in told(analyzed(texts)).highlights


def test_lines_of_which_one_can_quote_none_are_counted_after_what_is_told() -> None:
    rows = "".join(f"word{n} {{}}\n" for n in range(9))
    files = analyzed([("NEWS.rdoc", rows.replace("{}", "a"), rows.replace("{}", "b")), *OTHERS[:4]])
    assert told(files).other_updates[-1] == "Besides, lines of one file change ([`NEWS.rdoc`](#item-035a79))."


def test_lines_of_a_build_that_nobody_reads_follow_its_packages() -> None:
    script = "rootProject.feed {}\n\ndependencies {{\n    api 'org.barn:hay:{}'\n}}\n"
    files = analyzed([("build.gradle", script.format("'noon'", "1.0.0"), script.format("'night'", "1.1.0"))])
    assert "`org.barn:hay` goes from `1.0.0` to `1.1.0`" in told(files).highlights


def test_a_name_with_a_mark_is_found_where_a_test_names_it() -> None:
    old = "def cut\n  1\nend\n"
    sheet = ("lib/sheet.rb", old, f"{old}\ndef fold!\n  2\nend\n")
    made = told(analyzed([sheet, ("spec/sheet_spec.rb", "cut\n", "cut\nfold!\n")]))
    assert made.insights == "`fold!` comes with changes of tests that name it (`sheet_spec.rb`)."
    made = told(analyzed([sheet, ("spec/sheet_spec.rb", "cut\n", "cut\nfold(1)\n")]))
    assert made.insights == "`fold!` stands in no changed line of a test or a page."


def test_upkeep_by_its_own_word_stands_in_one_entry() -> None:
    gates = [
        (f"gate{n}.py", f"def shut{n}(gate):\n    return 1\n", f"def shut{n}(gate):\n    return {n + 2}\n")
        for n in range(4)
    ]
    commits = [
        commit("feat: shut gates", "Ann", "gate0.py"),
        commit("style: set quotes", "Bob", "gate1.py", kind="style"),
        commit("refactor: cut gates", "Bob", "gate2.py", kind="refactor"),
        commit("fix: shut the last gate", "Bob", "gate3.py", kind="fix"),
    ]
    made = told(analyzed(gates, commits), names=("1.0", "1.1"), commits=commits)
    upkeep = [entry for entry in made.other_updates if entry.startswith("Upkeep, as the commits call it")]
    assert upkeep == [
        (
            'Upkeep, as the commits call it: "style: set quotes" and "refactor: cut gates" '
            "([`gate1.py`](#item-1c47d9) and [`gate2.py`](#item-b3a824))."
        )
    ]


def test_a_program_that_loads_something_else_is_named_not_called_upkeep() -> None:
    texts = [
        ("lib/kiln.rb", "require 'set'\n", "require 'set'\nrequire 'json'\n"),
        ("lib/glaze.rb", "# A glaze.\nrequire 'set'\n", "# One glaze.\nrequire 'set'\n"),
        *((f"docs/{name}.md", "One kiln.\n", f"Two kilns {name}.\n") for name in ("a", "b")),
    ]
    assert told(analyzed(texts)).other_updates[-1] == (
        "Besides, one import is new ([`kiln.rb`](#item-302574)); one file changes in upkeep only."
    )


def test_what_a_program_loads_under_a_new_condition_is_news() -> None:
    old = "require 'set'\n"
    new = old + "require 'kiln/cold' if Clay::MAJOR > 6\n"
    texts = [
        ("lib/kiln.rb", old, new),
        *((f"ci/{n}.rb", f"# One {n}.\n", f"# Two {n}.\n") for n in range(3)),
    ]
    made = told(analyzed(texts))
    assert "The condition `Clay::MAJOR > 6` is new ([`kiln.rb`](#item-302574))." in made.highlights


def test_imports_for_a_type_checker_alone_stay_upkeep() -> None:
    old = "from typing import TYPE_CHECKING\n"
    new = old + "\nif TYPE_CHECKING:\n    from clay import Kiln\n"
    texts = [
        ("kiln.py", old, new),
        *((f"docs/{n}.md", "One kiln.\n", f"Two kilns {n}.\n") for n in range(3)),
    ]
    made = told(analyzed(texts))
    assert "TYPE_CHECKING" not in " ".join((made.highlights, *made.other_updates))


def test_only_functions_and_classes_are_missed_in_tests_and_at_most_two_by_name() -> None:
    new = '"""Clay."""\n\nDEEP_KILN = 3\n' + "".join(
        f"\n\ndef fire_{n}():\n    return {n}\n" for n in range(6)
    )
    made = told(analyzed([("clay.py", '"""Clay."""\n', new), ("a.md", "One.\n", "Two goats.\n")]))
    assert made.insights == "`fire_0`, `fire_1` and 4 more stand in no changed line of a test or a page."
    made = told(
        analyzed(
            [("clay.py", '"""Clay."""\n', '"""Clay."""\n\nDEEP = 3\n'), ("a.md", "One.\n", "Two goats.\n")]
        )
    )
    assert made.insights == ""
