"""What several files or entries of a report have in common is told once."""

import pytest

from diff_insight.languages import messages
from diff_insight.model import (
    LOCALES,
    Locale,
    Overview,
)
from diff_insight.telling.last_entries import left_out
from tests.unit.telling.overviews import analyzed, told

PAGE = "---\nms.date: {date}\n---\n\n# Page {n}\n\nText.\n"
DATES = [
    (f"docs/page{n}.md", PAGE.format(date="01/01/2026", n=n), PAGE.format(date="02/02/2026", n=n))
    for n in range(3)
]
OTHERS = [
    (f"barn{n}.py", f"def oil{n}(g):\n    g.a({n})\n", f"def oil{n}(g):\n    g.b({n}{n})\n")
    for n in range(13)
]


def test_one_change_in_many_files_is_told_once() -> None:
    example = "# Request\n\n```http\nGET /{name}?api-version={version}\n```\n"
    texts = [
        (
            f"docs/{name}.md",
            example.format(name=name, version="2029-04-01"),
            example.format(name=name, version="2029-05-01"),
        )
        for name in ("api", "chat", "embed")
    ]
    made = told(analyzed(texts))
    assert made.highlights == (
        "`api.md`, `chat.md` and `embed.md` change. "
        "In an example `api-version` goes from `2029-04-01` to `2029-05-01` "
        "([`api.md`](#item-0f4263), [`chat.md`](#item-e395a0) and [`embed.md`](#item-77dc1d))."
    )
    assert made.other_updates == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_entry_stands_twice(locale: Locale) -> None:
    files = analyzed(
        [
            *DATES,
            *((f"src/m{n}.py", "A = 1\n", f"A = 1\n\n\ndef f{n}(x):\n    return x\n") for n in range(30)),
        ]
    )
    made = told(files, locale)
    entries = [*made.new_features, *made.breaking_changes, *made.other_updates]
    assert len(entries) == len(set(entries))
    assert len(made.new_features) == 24
    assert not any(entry in made.highlights for entry in entries)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_list_only_counts_can_be_counted_with_it(locale: Locale) -> None:
    texts = [(f"src/m{n}.py", "A = 1\n", f"A = 1\n\n\ndef f{n}(x):\n    return x\n") for n in range(30)]
    *points, last = told(analyzed(texts), locale).new_features
    assert left_out(last, messages(locale)) == 7
    assert {left_out(entry, messages(locale)) for entry in points} == {0}


def test_the_one_change_of_a_range_is_its_summary() -> None:
    files = analyzed(
        [("tests/test_gate.py", "import gate\n", "import gate\n\n\ndef test_it():\n    assert gate\n")]
    )
    assert told(files) == Overview(
        summary="The test test_it is new (test_gate.py).",
        highlights="The test `test_it` is new ([`test_gate.py`](#item-e56785)).",
    )


def test_the_rest_of_a_list_is_counted_by_points_and_things_of_one_kind_by_their_names() -> None:
    old = "".join(f"def f{n}(x):\n    return x\n\n\n" for n in range(2))
    files = [
        (f"farm{at}/herd{at}.py", old, old + "".join(f"def g{at}_{n}(x):\n    pass\n\n\n" for n in (1, 2)))
        for at in range(30)
    ]
    made = told(analyzed(files))
    *_, rest = made.new_features
    assert len(made.new_features) == 24
    assert made.summary.endswith("New: the functions g0_1, g0_2, g1_1 and 57 more.")
    assert rest == "7 more, among them `g23_1`, `g23_2` and `g24_1`."


def test_what_is_new_under_one_name_in_a_program_its_schema_and_a_page_is_told_once() -> None:
    schema = '{{"type": "object", "properties": {{"hay": {{"type": "object", "properties": {{{}}}}}}}}}\n'
    page = "# Values\n\n| Name | Use |\n|---|---|\n| `hay.bales` | Number |\n{}"
    files = analyzed(
        [
            (
                "chart/values.schema.json",
                schema.format('"bales": {"type": "integer"}'),
                schema.format('"bales": {"type": "integer"}, "wrapped": {"type": "boolean"}'),
            ),
            ("chart/VALUES.md", page.format(""), page.format("| `hay.wrapped` | Wrapped |\n")),
        ]
    )
    (entry,) = told(files).new_features
    assert entry == (
        "In `hay`: the property `wrapped` is new (`boolean`) ([`values.schema.json`](#item-089234) and "
        "[`VALUES.md`](#item-faca31))."
    )


def test_what_several_pages_say_otherwise_is_said_of_none_of_them() -> None:
    texts = [
        ("docs/a.md", "# A\n\nSet the copper of a pot.\n", "# A\n\nSet the bronze of a pot.\n"),
        ("docs/b.md", "# B\n\nNo bowl has copper yet.\n", "# B\n\nNo bowl has bronze yet.\n"),
    ]

    assert told(analyzed(texts)).summary == (
        'a.md and b.md change. "copper" becomes "bronze" (a.md and b.md).'
    )


def test_links_of_several_pages_are_said_by_what_changes_in_all_of_their_targets() -> None:
    texts = [
        (
            f"docs/{name}.md",
            f"# P\n\nSee [Fire]({ahead}/fire.md) now.\n",
            f"# P\n\nSee [Fire]({ahead}/heat.md) now.\n",
        )
        for name, ahead in (("a", "../kiln"), ("b", "https://kiln.example/pots"))
    ]

    assert told(analyzed(texts)).summary == (
        'a.md and b.md change. The link "Fire" now leads to …/heat.md (was …/fire.md) (a.md and b.md).'
    )


def test_types_that_only_bear_the_new_name_of_another_are_told_with_its_renaming() -> None:
    old = "export declare class {0} {{\n  put(it: {0} | string): {0};\n  take(): {0};\n}}\n"
    files = analyzed([("index.d.ts", old.format("InnerBarn"), old.format("Barn"))])
    assert told(files).breaking_changes == (
        "The class `InnerBarn` is now called `Barn` ([`index.d.ts`](#item-b52768)).",
    )


def test_many_changes_without_names_in_several_functions_are_told_by_where_they_are() -> None:
    old = "def morning(a, b):\n    if a:\n        b()\n    c = 1\n    x(1)\n    return 1\n"
    new = "def morning(a, b):\n    while a:\n        b()\n    c = 2\n    y(1)\n    return 2\n"
    day, changed = (one + "\n\n" + one.replace("morning", "evening") for one in (old, new))
    changed = changed.replace("return 2", "return 3", 1).replace("c = 2", "c = 5", 1)
    files = analyzed([("day.py", day, changed), *OTHERS[:4]])
    said = told(files).highlights
    assert "There are 12 changes in `morning` and `evening` ([`day.py`]" in said
    alone = told(analyzed([("day.py", day, changed)]))
    assert "There are" not in "\n".join([alone.highlights, *alone.other_updates])


def test_the_rest_of_a_list_names_no_file_that_the_list_tells_already() -> None:
    latch = ("latch.py", "class Latch:\n    pass\n", "class Latch:\n    def lift(self):\n        pass\n")
    made = told(analyzed([latch, *OTHERS]))
    *_, last = made.other_updates
    assert last.startswith("2 more files change: [`barn11.py`]")
    many = [
        (
            path,
            f"{old}\n\n{old.replace('oil', 'dry')}",
            f"{new}\n\n{old.replace('oil', 'dry')}".replace("g.a", "g.c"),
        )
        for path, old, new in OTHERS[:12]
    ]
    assert not any("more files change" in entry for entry in told(analyzed(many)).other_updates)


def test_sections_of_one_name_in_two_pages_are_named_once() -> None:
    page = "# {title}\n\nText.\n"
    files = analyzed(
        [
            (path, page.format(title=path), f"{page.format(title=path)}\n## Hay\n\nHay for the {path}.\n")
            for path in ("cows.md", "dogs.md")
        ]
    )
    assert told(files).highlights.endswith(' New: the section "Hay".')


def test_keys_that_a_schema_names_too_are_told_once() -> None:
    schema = '{{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {{"hay": {{}}{more}}}}}\n'
    files = analyzed(
        [
            ("charts/barn/values.yaml", "hay: 1\n", "hay: 1\nstraw: 2\n"),
            ("charts/barn/values.schema.json", schema.format(more=""), schema.format(more=', "straw": {}')),
        ]
    )
    assert len(told(files).new_features) == 1


def test_things_of_one_kind_are_said_together_and_points_of_others_counted() -> None:
    new = "\n\nclass {0}:\n    pass\n\n\ndef {1}(a):\n    pass\n\n\n{2}_SIZE = 1\n"
    files = analyzed(
        [
            (f"{name}.py", "A = 1\n", "A = 1\n" + new.format(name.title(), f"feed_{name}", name.upper()))
            for name in ("cows", "dogs", "hens")
        ]
    )
    assert told(files).summary.endswith(
        "New: the classes Cows, Dogs and Hens; the functions feed_cows, feed_dogs and feed_hens; "
        "the constants COWS_SIZE, DOGS_SIZE and HENS_SIZE."
    )


def test_a_value_and_the_tables_of_pages_that_repeat_it_are_told_once() -> None:
    asks = 'clay = {{\n      source = "kiln/clay"\n      version = "{}"\n    }}'
    block = "terraform {{\n  required_providers {{\n    " + asks + "\n  }}\n}}\n"
    table = "# {}\n\n## Requirements\n\n| Name | Version |\n|---|---|\n| clay | {} |\n"
    old, new = ">= 6.0", ">= 6.28"
    texts = [
        *((f"modules/{n}/versions.tf", block.format(old), block.format(new)) for n in ("oven", "wheel")),
        *(
            (f"modules/{n}/README.md", table.format(n, "\\" + old), table.format(n, "\\" + new))
            for n in ("oven", "wheel", "shelf")
        ),
    ]
    made = told(analyzed(texts))
    assert made.breaking_changes == (
        (
            "`clay` goes from `>= 6.0` to `>= 6.28` "
            "([`versions.tf`](#item-fed681) in 2 folders and [`README.md`](#item-b398ad) in 3 folders)."
        ),
    )
    assert made.other_updates == ()


def test_a_cell_of_another_row_is_not_taken_for_the_value() -> None:
    texts = [
        ("kiln.toml", "[oven]\nheat = 100\n", "[oven]\nheat = 200\n"),
        (
            "docs/oven.md",
            "# Oven\n\n| Name | Most |\n|---|---|\n| cold | 100 |\n",
            "# Oven\n\n| Name | Most |\n|---|---|\n| cold | 200 |\n",
        ),
        *((f"docs/{n}.md", "One kiln.\n", f"Two kilns {n}.\n") for n in range(3)),
    ]
    made = told(analyzed(texts))
    entries = [made.highlights, *made.other_updates]
    assert sum("`100`" in one or "100" in one for one in entries) == 2
