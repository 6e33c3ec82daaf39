"""A file that takes the place of another one in a range, where git calls one gone and one new."""

import pytest

from diff_insight.facts.analyze import analyze
from diff_insight.model import FileChange, FileStatus

PAGE = """Feeding cows
============

Cows eat hay in the morning and grass at noon.
Give each of them a bucket of water as well.
Never feed them after sunset, they sleep badly.

The herd
--------

A herd of ten needs two bales of hay each day.
Count the bales before the winter comes.
A cow that does not eat needs a doctor.
"""
OTHER_PAGE = """Building fences
===============

Use posts of oak, they last for thirty years.
Dig a hole for every post, two feet deep.
Nail three planks between any two of them.

The gate
--------

A gate opens to the inside of the meadow.
Hang it on the stronger one of both posts.
Oil its hinges in spring.
"""
PROGRAM = """def feed(cow, hay):
    cow.stomach += hay.weight
    return cow


def milk(cow):
    litres = cow.stomach / 4
    cow.stomach = 0
    return litres
"""


def file(path: str, text: str, status: FileStatus) -> FileChange:
    rows = text.removesuffix("\n").split("\n")
    sign, header = (
        ("+", f"@@ -0,0 +1,{len(rows)} @@") if status == "added" else ("-", f"@@ -1,{len(rows)} +0,0 @@")
    )
    return FileChange(
        path=path,
        status=status,
        additions=len(rows) if status == "added" else 0,
        deletions=len(rows) if status == "removed" else 0,
        patch="\n".join([header, *(sign + row for row in rows)]),
    )


def told(*changes: FileChange) -> list[tuple[str, str, list[tuple[str, str | None]]]]:
    return [
        (one.change.path, one.modification_type, [(fact.kind, fact.previous_name) for fact in one.facts[:1]])
        for one in analyze(changes)
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("docs/feeding_cows.rst", "docs/feeding-cows.rst", "file_changed"),
        ("docs/cows.rst", "guide/cows.rst", "file_changed"),
        ("docs/cows.rst", "docs/cows.md", "file_changed"),
    ],
)
def test_a_page_under_another_name_is_neither_gone_nor_new(old: str, new: str, kind: str) -> None:
    shorter = PAGE.replace("Count the bales before the winter comes.\n", "")
    assert told(file(old, PAGE, "removed"), file(new, shorter, "added")) == [
        (old, "minor update", [(kind, old)]),
        (new, "minor update", [(kind, old)]),
    ]


def test_pages_that_say_other_things_are_gone_and_new() -> None:
    assert told(file("docs/cows.rst", PAGE, "removed"), file("guide/fences.rst", OTHER_PAGE, "added")) == [
        ("docs/cows.rst", "breaking change", [("file_removed", None)]),
        ("guide/fences.rst", "new feature", [("file_added", None)]),
    ]


@pytest.mark.parametrize(
    ("old", "new", "head"),
    [
        ("modules/ROOT/pages/cows.adoc", "modules/ROOT/pages/herd/fences.adoc", ":page-aliases: cows.adoc"),
        (
            "modules/ROOT/pages/a/cows.adoc",
            "modules/ROOT/pages/f.adoc",
            ":page-aliases: b.adoc, ROOT:a/cows.adoc",
        ),
        ("docs/a/cows.md", "docs/fences.md", "---\nredirect_from:\n  - /b/\n  - /a/cows/\n---"),
        ("content/a/cows.md", "content/fences.md", '---\naliases: ["/a/cows"]\n---'),
    ],
)
def test_a_page_that_names_the_path_of_one_that_is_gone_takes_its_place(
    old: str, new: str, head: str
) -> None:
    found = told(file(old, PAGE, "removed"), file(new, f"{head}\n\n{OTHER_PAGE}", "added"))
    assert {(weight, *facts[0]) for _, weight, facts in found} == {("minor update", "file_changed", old)}


def test_a_name_alone_is_that_of_a_page_nearby() -> None:
    page = f"---\naliases: [cows]\n---\n\n{OTHER_PAGE}"
    found = told(file("other/cows.md", PAGE, "removed"), file("docs/fences.md", page, "added"))
    assert {facts[0][0] for _, _, facts in found} == {"file_removed", "file_added"}


def test_of_two_new_pages_the_more_alike_one_takes_the_place() -> None:
    half = PAGE + OTHER_PAGE
    assert told(
        file("docs/both.rst", half, "added"),
        file("docs/cows.rst", PAGE, "removed"),
        file("docs/herd.rst", PAGE.replace("ten", "nine"), "added"),
    ) == [
        ("docs/both.rst", "new feature", [("file_added", None)]),
        ("docs/cows.rst", "minor update", [("file_changed", "docs/cows.rst")]),
        ("docs/herd.rst", "minor update", [("file_changed", "docs/cows.rst")]),
    ]


def test_a_program_moves_where_no_name_is_lost() -> None:
    more = PROGRAM + "\n\ndef call(cow):\n    return cow.name.upper()\n"
    assert told(file("src/cows.py", PROGRAM, "removed"), file("farm/cows.py", more, "added")) == [
        ("src/cows.py", "minor update", [("file_changed", "src/cows.py")]),
        ("farm/cows.py", "minor update", [("file_changed", "src/cows.py")]),
    ]


def test_a_program_that_loses_a_name_is_gone_and_new() -> None:
    less = PROGRAM.replace("def milk", "def milk_all")
    assert told(file("src/cows.py", PROGRAM, "removed"), file("farm/cows.py", less, "added"))[0][1:] == (
        "breaking change",
        [("file_removed", None)],
    )


def test_a_program_whose_calls_are_made_otherwise_is_gone_and_new() -> None:
    other = PROGRAM.replace("def feed(cow, hay):", "def feed(cow):")
    facts = analyze([file("a.py", PROGRAM, "removed"), file("b.py", other, "added")])
    assert [one.facts[0].kind for one in facts] == ["file_removed", "file_added"]
    moved = analyze([file("a.py", PROGRAM, "removed"), file("b.py", PROGRAM.replace("4", "5"), "added")])
    assert [one.facts[0].kind for one in moved] == ["file_changed", "file_changed"]


def test_every_changed_line_stays_in_a_fact() -> None:
    for one in analyze([file("a/cows.rst", PAGE, "removed"), file("b/cows.rst", PAGE, "added")]):
        lines = [number for fact in one.facts for number in (*fact.lines.removed, *fact.lines.added)]
        assert sorted(lines) == list(range(1, one.change.changes + 1))
