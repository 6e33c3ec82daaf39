"""How a report tells of many files at once: new, gone, moved, of one folder."""

from dataclasses import replace

import pytest

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import (
    AnalyzedFile,
    FileChange,
    Locale,
    Versions,
)
from diff_insight.telling.story import points
from diff_insight.telling.together import together
from tests.unit.telling.overviews import analyzed, told


def new_files(n: int) -> list[tuple[str, str | None, str | None]]:
    return [(f"src/m{at}.py", None, f"def f{at}(x):\n    return x\n") for at in range(n)]


def renamed(*pairs: tuple[str, str]) -> list[AnalyzedFile]:
    changes = [
        FileChange(path=new, previous_path=old, status="renamed", patch=None, additions=0, deletions=0)
        for old, new in pairs
    ]
    return list(analyze(changes, Known()))


def test_a_few_new_files_are_told_one_by_one() -> None:
    made = told(analyzed(new_files(5)))
    assert [entry.partition(" (")[0] for entry in made.new_features] == [
        f"The function `f{n}` is new" for n in range(5)
    ]


def test_many_new_files_of_one_folder_or_else_of_one_use_are_one_entry() -> None:
    links = "[`m0.py`](#item-afe4c3), [`m1.py`](#item-26000d), [`m2.py`](#item-c9ca9c) and 3 more files"
    made = told(analyzed(new_files(6)))
    assert made.new_features == (f"In `src/`: 6 files are new ({links}).",)
    assert made.summary == "6 files change. New: 6 files (src/)."
    old = ("src/z.py", "def g(x):\n    return 1\n", "def g(x):\n    return 2\n")
    assert told(analyzed([*new_files(6), old])).new_features == (f"In `src/`: 6 files are new ({links}).",)
    apart = [("lib/m.py", None, "def m(x):\n    return x\n"), ("lib/z.py", "Z = 1\n", "Z = 2\n")]
    beside = told(analyzed([*new_files(6), *apart]))
    assert beside.new_features[0].startswith("7 files are new (")


def test_a_file_that_stands_in_many_folders_is_named_once() -> None:
    texts = [(f"v{n}/feed.md", "Cows eat hay in winter.\n", "Cows eat oats in winter.\n") for n in range(5)]
    said = told(analyzed([*texts, ("a.md", "One dog.\n", "Two dogs.\n")]))
    assert "([`feed.md`](#item-2c7a0d) in 5 folders)" in "".join((said.highlights, *said.other_updates))


def test_a_mode_which_no_patch_shows_is_not_counted_among_the_other_changes_of_a_file() -> None:
    old, new = ("".join(f"size_{n} = {n * by}\n\n" for n in range(1, 13)) for by in (2, 3))
    plain = analyzed([("run.toml", old, new)])[0]
    modes = replace(plain.change, old_mode="100644", new_mode="100755")
    known = Known(versions=lambda _change: Versions(before=old, after=new))
    file = analyze([modes], known)[0]
    both = [together({one.change.path: points(one)}, [one]) for one in (plain, file)]
    assert len(points(file)) == len(points(plain)) + 1
    left = [sum(one.more for one in each.told) for each in both]
    assert left[0] == left[1]


def test_files_that_have_new_names_are_told_once_and_all_counted() -> None:
    files = renamed(
        *((f"docs/{name}/hay.en.md", f"docs/{name}/hay.md") for name in "abc"),
        *((f"docs/{name}.en.md", f"docs/{name}.md") for name in "defgh"),
    )
    assert told(files).summary == (
        "8 files have new names: hay.en.md → hay.md, d.en.md → d.md, e.en.md → e.md and 3 more "
        "(hay.md in 3 folders, d.md, e.md and 3 more files)."
    )


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_US", "5 files move from guide/ to docs/guide/ (a.md, b.md, c.md and 2 more files)."),
        ("zh_CN", "5 个文件从 guide/ 移到 docs/guide/（a.md、b.md、c.md 及另外 2 个文件）。"),
    ],
)
def test_a_folder_that_moved_is_told_with_where_it_went(locale: Locale, said: str) -> None:
    files = renamed(*((f"guide/{name}.md", f"docs/guide/{name}.md") for name in "abcde"))
    assert told(files, locale).summary.endswith(said)


def test_files_that_went_to_several_folders_are_counted() -> None:
    files = renamed(*((f"guide/{name}.md", f"{name}/{name}.md") for name in "abcde"))
    assert "5 files move to other folders" in told(files).summary


def test_what_most_files_are_about_leads() -> None:
    gone = [(f"examples/{name}/{name}.txt", "Hay.\n", None) for name in "abcdefg"]
    note = ("docs/feed.md", "# Feed\n\nSee a.\n\nSee b.\n", "# Feed\n\nSee b.\n")
    assert "7 files are gone" in told(analyzed([note, *gone])).highlights


def test_files_of_which_only_lines_are_known_are_counted_together() -> None:
    method = "public static function shut(): iterable\n    {{\n        yield 1;\n    }}\n"
    body = f"<?php\n\nclass Gate\n{{{{\n    {{}}\n    {method}}}}}\n"
    long, short = "/**\n     * @return Gate[]\n     */", "/** @return Gate[] */"
    texts = [(f"src/g{n}/Gate.php", body.format(long), body.format(short)) for n in range(6)]
    said = told(analyzed([*texts, ("a.py", "X = 1\n", "X = 2\n")]))
    assert said.other_updates == (
        "Besides, lines of 6 files change ([`Gate.php`](#item-d82f98) in 6 folders).",
    )


def test_a_new_file_of_one_class_is_named_by_it() -> None:
    files = analyzed([("bell.py", None, 'class Bell:\n    """Rings."""\n'), ("a.py", "A = 1\n", "A = 1\n\n")])
    assert told(files).highlights.endswith("New: the class `Bell`.")


def test_all_files_that_are_gone_are_counted_together_whatever_they_were_for() -> None:
    texts = [
        *((f"words/de/{n}.po", f'msgid "Pot {n}"\nmsgstr "Topf {n}"\n', None) for n in range(7)),
        ("words/yarn.lock", "# yarn lockfile v1\n", None),
        ("dist/app.min.js", "var a=1\n", None),
    ]
    made = told(analyzed(texts))
    assert made.highlights.startswith("9 files are gone (")
    assert made.other_updates == ()


def test_a_generated_file_that_is_gone_is_not_said_to_change() -> None:
    texts = [
        ("dist/app.min.js", "var a=1\n", None),
        *((f"docs/{n}.md", "One kiln.\n", f"Two kilns {n}.\n") for n in range(3)),
    ]
    assert told(analyzed(texts)).other_updates[-1] == (
        "Besides, one file is gone ([`app.min.js`](#item-38504c))."
    )


def test_a_folder_of_which_many_files_are_gone_is_told_once() -> None:
    gone: list[tuple[str, str | None, str | None]] = [
        (f"weights/2025/{at}/cows.yaml", f"- kilos: {at}\n", None) for at in range(30)
    ]
    page = ("docs/cows.md", "# Cows\n\nThere are ten.\n", "# Cows\n\nThere are nine.\n")
    made = told(analyzed([*gone, page]))
    assert "30 files in `weights/` are gone." in made.highlights
    assert sum("weights" in entry for entry in [made.highlights, *made.other_updates]) == 1
    few = told(analyzed([*gone[:29], page]))
    assert "files in `weights/`" not in few.highlights
    stays = ("weights/2025/all.yaml", "- kilos: 1\n", "- kilos: 2\n")
    within = told(analyzed([*gone, page, stays]))
    assert "`weights/` are gone" not in within.highlights
