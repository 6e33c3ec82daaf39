"""One small patch for each kind of fact, and the whole facts that it gives."""

from typing import Any

import pytest

from diff_insight.facts.analyze import facts_of
from diff_insight.model import FACT_KINDS, Fact, FileChange
from tests.unit.facts.evidence import assert_true_and_complete

_MARKDOWN: dict[str, tuple[list[str], list[dict[str, Any]]]] = {
    "front matter appears": (
        ["@@ -1,2 +1,5 @@", "+---", "+title: 'Pumps'", "+---", " # Pumps", " "],
        [{"kind": "front_matter_added", "key": "title", "new": "Pumps", "added": (1, 2, 3)}],
    ),
    "a key goes": (
        ["@@ -1,4 +1,3 @@", " ---", " title: Pumps", "-author: me", " ---"],
        [{"kind": "front_matter_removed", "key": "author", "old": "me", "removed": (3,)}],
    ),
    "a heading comes": (
        ["@@ -4,2 +4,4 @@", " a", "+### Noise (`db`)", "+", " b"],
        [
            {
                "kind": "heading_added",
                "section": "Noise (`db`)",
                "level": 3,
                "new": "Noise (`db`)",
                "added": (5, 6),
            }
        ],
    ),
    "a heading is retitled": (
        ["@@ -4,3 +4,3 @@", " a", "-## Set up pumps", "+## Install pumps", " b"],
        [
            {
                "kind": "heading_changed",
                "section": "Install pumps",
                "level": 2,
                "old": "Set up pumps",
                "new": "Install pumps",
                "removed": (5,),
                "added": (5,),
            }
        ],
    ),
    "a table comes": (
        ["@@ -4,1 +4,5 @@", " a", "+", "+| A | B |", "+|---|---|", "+| 1 | 2 |"],
        [
            {
                "kind": "table_added",
                "cells": (("A", ""), ("B", "")),
                "new": "| A | B |",
                "count": 1,
                "added": (5, 6, 7, 8),
            }
        ],
    ),
    "a table goes": (
        ["@@ -4,5 +4,1 @@", " a", "-", "-A | B", "--- | ---", "-1 | 2"],
        [
            {
                "kind": "table_removed",
                "cells": (("A", ""), ("B", "")),
                "old": "A | B",
                "count": 1,
                "removed": (5, 6, 7, 8),
            }
        ],
    ),
    "a row goes from a table whose header is out of sight": (
        ["@@ -40,3 +40,2 @@", " | a | 1 |", "-| b \\| c | 2 |", " | d | 3 |"],
        [
            {
                "kind": "table_row_removed",
                "row": "b \\| c",
                "cells": (("", "b \\| c"), ("", "2")),
                "removed": (41,),
            }
        ],
    ),
    "a column comes and one cell changes besides": (
        [
            "@@ -4,3 +4,3 @@",
            "-| R | a |",
            "-|---|---|",
            "-| x | 1 |",
            "+| R | a | b |",
            "+|---|---|---|",
            "+| x | 2 | 3 |",
        ],
        [
            {
                "kind": "table_column_added",
                "column": "b",
                "new": "b",
                "count": 2,
                "removed": (4, 5),
                "added": (4, 5),
            },
            {
                "kind": "table_cell_changed",
                "row": "x",
                "column": "a",
                "old": "1",
                "new": "2",
                "removed": (6,),
                "added": (6,),
            },
        ],
    ),
    "a column goes": (
        ["@@ -4,2 +4,2 @@", "-| R | a | b |", "-|---|---|---|", "+| R | b |", "+|---|---|"],
        [
            {
                "kind": "table_column_removed",
                "column": "a",
                "old": "a",
                "count": 1,
                "removed": (4, 5),
                "added": (4, 5),
            }
        ],
    ),
    "list items come and go": (
        ["@@ -4,3 +4,4 @@", " - pump", "-- valve", " - pipe", "+* [ ] hose", "+  and clamp"],
        [
            {"kind": "list_item_removed", "old": "valve", "removed": (5,)},
            {"kind": "list_item_added", "new": "hose\nand clamp", "count": 2, "added": (6, 7)},
        ],
    ),
    "a list item is other words now": (
        ["@@ -4,1 +4,1 @@", "-- turn the old pump off", "+- open every single valve of the house"],
        [
            {
                "kind": "list_item_changed",
                "old": "turn the old pump off",
                "new": "open every single valve of the house",
                "removed": (4,),
                "added": (4,),
            }
        ],
    ),
    "steps are renumbered": (
        ["@@ -4,1 +4,1 @@", "-3. Open it.", "+2. Open it."],
        [
            {
                "kind": "words_changed",
                "old": "3.",
                "new": "2.",
                "token": "punctuation",
                "removed": (4,),
                "added": (4,),
            }
        ],
    ),
    "links come, go and lead elsewhere": (
        [
            "@@ -4,5 +4,5 @@",
            "-See [a](a.md) and [b](b.md).",
            "+See [a](c.md) and [b](b.md).",
            " ",
            "-See [a](a.md) now.",
            "+See a now.",
            " ",
            "-See b now.",
            '+See [b](<b.md> "B") now.',
        ],
        [
            {
                "kind": "link_changed",
                "key": "a",
                "old": "a.md",
                "new": "c.md",
                "removed": (4,),
                "added": (4,),
            },
            {"kind": "link_removed", "key": "a", "old": "a.md", "removed": (6,), "added": (6,)},
            {"kind": "link_added", "key": "b", "new": "b.md", "removed": (8,), "added": (8,)},
        ],
    ),
    "images": (
        [
            "@@ -4,4 +4,4 @@",
            "-![A](a.png)",
            " ",
            "-![B](b.png)",
            "+![B](c.png)",
            " ",
            '+:::image source="d.png" alt-text="D":::',
        ],
        [
            {"kind": "image_removed", "key": "A", "old": "a.png", "removed": (4,)},
            {
                "kind": "image_changed",
                "key": "B",
                "old": "b.png",
                "new": "c.png",
                "removed": (6,),
                "added": (5,),
            },
            {"kind": "image_added", "key": "D", "new": "d.png", "added": (7,)},
        ],
    ),
    "a code block comes, with a fence inside": (
        ["@@ -4,1 +4,7 @@", " a", "+", "+````md", "+```sh", "+ls", "+```", "+````"],
        [
            {
                "kind": "code_block_added",
                "language": "md",
                "new": "```sh",
                "count": 3,
                "added": (5, 6, 7, 8, 9, 10),
            }
        ],
    ),
    "a code block goes from a list item": (
        ["@@ -4,4 +4,1 @@", " 1. a", "-   ~~~ json", "-   {}", "-   ~~~"],
        [{"kind": "code_block_removed", "language": "json", "old": "{}", "count": 1, "removed": (5, 6, 7)}],
    ),
    "lines of code come and go": (
        ["@@ -4,4 +4,4 @@", " ```sh", "-rm a", " ls", "+cp a b", "+mv c d", " ```"],
        [
            {"kind": "code_removed", "language": "sh", "old": "rm a", "count": 1, "removed": (5,)},
            {"kind": "code_added", "language": "sh", "new": "cp a b", "count": 2, "added": (6, 7)},
        ],
    ),
    "includes": (
        [
            "@@ -4,2 +4,3 @@",
            "-[!INCLUDE [x](a/x.md)]",
            "+[!INCLUDE [x](b/x.md)]",
            " ",
            '+{% include "y.md" %}',
        ],
        [
            {
                "kind": "include_changed",
                "key": "b/x.md",
                "old": "a/x.md",
                "new": "b/x.md",
                "removed": (4,),
                "added": (4,),
            },
            {"kind": "include_added", "key": "y.md", "new": "y.md", "added": (6,)},
        ],
    ),
    "an admonition comes and another gains a line": (
        ["@@ -4,3 +4,7 @@", "+> [!WARNING]", "+> Hot.", "+", " > [!NOTE]", " > One.", "+> Two.", " "],
        [
            {"kind": "admonition_added", "key": "WARNING", "new": "Hot.", "added": (4, 5, 6)},
            {"kind": "admonition_changed", "key": "NOTE", "new": "Two.", "added": (9,)},
        ],
    ),
    "directives": (
        ["@@ -4,2 +4,3 @@", '-:::zone pivot="a"', '+:::zone pivot="b"', " ", "+{% ifversion x %}"],
        [
            {
                "kind": "directive_changed",
                "key": "zone",
                "old": 'pivot="a"',
                "new": 'pivot="b"',
                "removed": (4,),
                "added": (4,),
            },
            {"kind": "directive_added", "key": "ifversion", "new": "x", "added": (6,)},
        ],
    ),
    "words": (
        [
            "@@ -4,5 +4,5 @@",
            "-Use `gpt-1` from 2024-12-17 on.",
            "+Use `gpt-2` from 2025-04-01-preview on.",
            " ",
            "-It costs 10 a day.",
            "+It costs 12 a whole day.",
            " ",
            "-It is very old.",
            "+It is old.",
        ],
        [
            {
                "kind": "words_changed",
                "old": "gpt-1",
                "new": "gpt-2",
                "token": "code",
                "removed": (4,),
                "added": (4,),
            },
            {
                "kind": "words_changed",
                "old": "2024-12-17",
                "new": "2025-04-01-preview",
                "token": "version",
                "removed": (4,),
                "added": (4,),
            },
            {
                "kind": "words_changed",
                "old": "10",
                "new": "12",
                "token": "number",
                "removed": (6,),
                "added": (6,),
            },
            {"kind": "words_added", "new": "whole", "token": "word", "removed": (6,), "added": (6,)},
            {"kind": "words_removed", "old": "very", "token": "word", "removed": (8,), "added": (8,)},
        ],
    ),
    "japanese words": (
        ["@@ -4,1 +4,1 @@", "-東京の料金は 100 円です。", "+大阪の料金は 100 円です。"],
        [
            {
                "kind": "words_changed",
                "old": "東京",
                "new": "大阪",
                "token": "word",
                "removed": (4,),
                "added": (4,),
            }
        ],
    ),
    "a word inside a wrapped paragraph": (
        [
            "@@ -4,3 +4,3 @@",
            "-The pump moves water",
            "-from here to there",
            "-all day.",
            "+The big pump moves",
            "+water from here to",
            "+there all day.",
        ],
        [
            {"kind": "words_added", "new": "big", "token": "word", "removed": (4,), "added": (4,)},
            {"kind": "wrapping_changed", "removed": (5, 6), "added": (5, 6)},
        ],
    ),
    "paragraphs": (
        ["@@ -4,3 +4,4 @@", "-Gone for good.", "-", " Stays.", "+", "+Comes", "+along."],
        [
            {"kind": "paragraph_removed", "old": "Gone for good.", "removed": (4, 5)},
            {"kind": "paragraph_added", "new": "Comes\nalong.", "count": 2, "added": (5, 6, 7)},
        ],
    ),
    "a paragraph is other words now": (
        ["@@ -4,1 +4,1 @@", "-Turn the old pump off.", "+Open every single valve of the house."],
        [
            {
                "kind": "paragraph_changed",
                "old": "Turn the old pump off.",
                "new": "Open every single valve of the house.",
                "removed": (4,),
                "added": (4,),
            }
        ],
    ),
    "a block moves": (
        [
            "@@ -4,3 +4,1 @@",
            " a",
            "-",
            "-This sentence goes elsewhere.",
            "@@ -20,1 +18,3 @@",
            " b",
            "+",
            "+This sentence goes elsewhere.",
        ],
        [
            {
                "kind": "moved",
                "old": "This sentence goes elsewhere.",
                "new": "This sentence goes elsewhere.",
                "removed": (5, 6),
                "added": (19, 20),
            }
        ],
    ),
    "wrapping": (
        ["@@ -4,2 +4,1 @@", "-One", "-two.", "+One two."],
        [{"kind": "wrapping_changed", "removed": (4, 5), "added": (4,)}],
    ),
    "line ends": (
        ["@@ -4,1 +4,1 @@", "-One two.\r", "+One two."],
        [{"kind": "whitespace_changed", "removed": (4,), "added": (4,)}],
    ),
    "the final newline": (
        ["@@ -4,1 +4,1 @@", "-One two.", "+One two.", "\\ No newline at end of file"],
        [{"kind": "final_newline_changed", "removed": (4,), "added": (4,)}],
    ),
    "a hidden comment": (
        ["@@ -4,1 +4,1 @@", "-<!-- one -->", "+<!-- two -->"],
        [{"kind": "comment_changed", "old": "one", "new": "two", "removed": (4,), "added": (4,)}],
    ),
    "dashes alone": (
        ["@@ -40,1 +40,2 @@", " a", "+***"],
        [{"kind": "text_changed", "new": "***", "count": 1, "added": (41,)}],
    ),
}

_OTHER: dict[str, tuple[str, list[str], list[dict[str, Any]]]] = {
    "yaml below the hunk heading": (
        "limits.yaml",
        [
            "@@ -3,3 +3,3 @@ upload:",
            "   max_parts: 100",
            "-  max_size_mb: 4000",
            "+  max_size_mb: 1000",
            "   retries: 3",
        ],
        [
            {
                "kind": "value_changed",
                "language": "yaml",
                "key": "upload.max_size_mb",
                "old": "4000",
                "new": "1000",
                "removed": (4,),
                "added": (4,),
            }
        ],
    ),
    "yaml too deep for the hunk heading": (
        "limits.yaml",
        ["@@ -9,1 +9,1 @@ upload:", "-      size: 4", "+      size: 5"],
        [
            {
                "kind": "value_changed",
                "language": "yaml",
                "key": "size",
                "old": "4",
                "new": "5",
                "removed": (9,),
                "added": (9,),
            }
        ],
    ),
    "an entry of a table of contents": (
        "toc.yml",
        ["@@ -1,2 +1,4 @@", " items:", ' - name: "A"', "+- name: B # new", "+  href: b.md"],
        [
            {"kind": "value_added", "language": "yaml", "key": "items[].name", "new": "B", "added": (3,)},
            {
                "kind": "value_added",
                "language": "yaml",
                "symbol": "B",
                "key": "items[].href",
                "new": "b.md",
                "added": (4,),
            },
        ],
    ),
    "json": (
        "a.json",
        ["@@ -1,5 +1,4 @@", " {", '   "a": {', '-    "b": [1, 2],', '     "c": "x"', "   }"],
        [{"kind": "value_removed", "language": "json", "key": "a.b", "old": "[1, 2]", "removed": (3,)}],
    ),
    "toml": (
        "a.toml",
        ["@@ -1,2 +1,2 @@", " [tool.x]", '-a = "1"', '+a = "2" # why'],
        [
            {
                "kind": "value_changed",
                "language": "toml",
                "key": "tool.x.a",
                "old": "1",
                "new": "2",
                "removed": (2,),
                "added": (2,),
            }
        ],
    ),
    "requirements": (
        "requirements.txt",
        [
            "@@ -1,3 +1,3 @@",
            "-a==1.0",
            "+a==1.1  # why",
            "-b",
            " c>=2",
            "+d[x] ~= 3.0 ; python_version > '3'",
        ],
        [
            {
                "kind": "dependency_changed",
                "language": "python",
                "key": "a",
                "old": "==1.0",
                "new": "==1.1",
                "removed": (1,),
                "added": (1,),
            },
            {"kind": "dependency_removed", "language": "python", "key": "b", "removed": (2,)},
            {"kind": "dependency_added", "language": "python", "key": "d", "new": "~= 3.0", "added": (3,)},
        ],
    ),
    "pyproject": (
        "pyproject.toml",
        ["@@ -1,4 +1,4 @@", " [project]", " dependencies = [", '-  "a>=1",', '+  "a>=2",', " ]"],
        [
            {
                "kind": "dependency_changed",
                "language": "toml",
                "key": "a",
                "old": ">=1",
                "new": ">=2",
                "removed": (3,),
                "added": (3,),
            }
        ],
    ),
    "cargo": (
        "Cargo.toml",
        [
            "@@ -1,2 +1,2 @@",
            " [dependencies]",
            '-a = { version = "1", features = ["x"] }',
            '+a = { version = "2", features = ["x"] }',
        ],
        [
            {
                "kind": "dependency_changed",
                "language": "toml",
                "key": "a",
                "old": "1",
                "new": "2",
                "removed": (2,),
                "added": (2,),
            }
        ],
    ),
    "go.mod": (
        "go.mod",
        ["@@ -5,2 +5,2 @@ require (", "-\texample.com/a v1.0.0", "+\texample.com/a v1.1.0 // indirect"],
        [
            {
                "kind": "dependency_changed",
                "language": "go.mod",
                "key": "example.com/a",
                "old": "v1.0.0",
                "new": "v1.1.0",
                "removed": (5,),
                "added": (5,),
            }
        ],
    ),
    "pom.xml": (
        "pom.xml",
        [
            "@@ -9,3 +9,3 @@",
            "   <artifactId>a</artifactId>",
            "-  <version>1.0</version>",
            "+  <version>1.1</version>",
        ],
        [
            {
                "kind": "dependency_changed",
                "language": "xml",
                "key": "a",
                "old": "1.0",
                "new": "1.1",
                "removed": (10,),
                "added": (10,),
            }
        ],
    ),
    "dockerfile": (
        "Dockerfile",
        ["@@ -1,1 +1,1 @@", "-FROM python:3.12-slim AS a", "+FROM python:3.13-slim AS a"],
        [
            {
                "kind": "dependency_changed",
                "language": "dockerfile",
                "key": "python",
                "old": "3.12-slim",
                "new": "3.13-slim",
                "removed": (1,),
                "added": (1,),
            }
        ],
    ),
    "a workflow": (
        ".github/workflows/ci.yml",
        ["@@ -9,1 +9,1 @@ jobs:", "-      - uses: a/b@v4 # x", "+      - uses: a/b@v5"],
        [
            {
                "kind": "dependency_changed",
                "language": "yaml",
                "key": "a/b",
                "old": "v4",
                "new": "v5",
                "removed": (9,),
                "added": (9,),
            }
        ],
    ),
    "a lock file": (
        "uv.lock",
        ["@@ -9,1 +9,2 @@", "-a", "+b", "+c"],
        [{"kind": "dependency_changed", "count": 3, "removed": (9,), "added": (9, 10)}],
    ),
    "a function comes, another changes": (
        "a.py",
        [
            "@@ -8,3 +8,6 @@ def old(x):",
            "     y = x",
            "-    return y + 1",
            "+    return y + 2",
            " ",
            "+async def new():",
            "+    pass",
            " ",
        ],
        [
            {
                "kind": "code_changed",
                "language": "python",
                "symbol": "old",
                "old": "1",
                "new": "2",
                "removed": (9,),
                "added": (9,),
            },
            {
                "kind": "symbol_added",
                "language": "python",
                "key": "new",
                "new": "async def new():",
                "count": 2,
                "added": (11, 12),
            },
        ],
    ),
    "a method goes": (
        "a.ts",
        ["@@ -1,5 +1,2 @@", " export class A {", "-  stop(x: number): void {", "-    x;", "-  }", " }"],
        [
            {
                "kind": "symbol_removed",
                "language": "typescript",
                "symbol": "A",
                "key": "stop",
                "old": "stop(x: number): void {",
                "count": 3,
                "removed": (2, 3, 4),
            }
        ],
    ),
}


@pytest.mark.parametrize("name", _MARKDOWN)
def test_markdown(name: str) -> None:
    rows, expected = _MARKDOWN[name]
    change = FileChange(path="a.md", patch="\n".join(rows))
    assert_true_and_complete(change, facts_of(change))
    assert facts_of(change) == tuple(Fact(**fields) for fields in expected)


@pytest.mark.parametrize("name", _OTHER)
def test_data_manifests_and_code(name: str) -> None:
    path, rows, expected = _OTHER[name]
    change = FileChange(path=path, patch="\n".join(rows))
    assert_true_and_complete(change, facts_of(change))
    assert facts_of(change) == tuple(Fact(**fields) for fields in expected)


_FILES: dict[str, tuple[FileChange, list[Fact]]] = {
    "added": (
        FileChange(path="a.bin", status="added", binary=True),
        [Fact(kind="file_added"), Fact(kind="binary_changed")],
    ),
    "removed": (FileChange(path="a.md", status="removed"), [Fact(kind="file_removed")]),
    "renamed": (
        FileChange(path="b.md", previous_path="a.md", status="renamed", similarity=97),
        [Fact(kind="file_renamed", path="a.md", similarity=97)],
    ),
    "copied": (
        FileChange(path="b.md", previous_path="a.md", status="copied"),
        [Fact(kind="file_copied", path="a.md")],
    ),
    "mode": (
        FileChange(path="a.sh", status="changed", old_mode="100644", new_mode="100755"),
        [Fact(kind="mode_changed", key="100644 100755")],
    ),
    "submodule": (
        FileChange(
            path="lib",
            patch="@@ -1 +1 @@\n-Subproject commit 0123456789abcdef\n+Subproject commit fedcba9876543210",
            additions=1,
            deletions=1,
        ),
        [
            Fact(
                kind="submodule_changed",
                old="0123456789abcdef",
                new="fedcba9876543210",
                removed=(1,),
                added=(1,),
            )
        ],
    ),
}


@pytest.mark.parametrize("name", _FILES)
def test_whole_files(name: str) -> None:
    change, expected = _FILES[name]
    assert facts_of(change) == tuple(expected)


def test_every_kind_has_an_example() -> None:
    shown = {fields["kind"] for _, expected in _MARKDOWN.values() for fields in expected}
    shown |= {fields["kind"] for _, _, expected in _OTHER.values() for fields in expected}
    shown |= {fact.kind for _, expected in _FILES.values() for fact in expected}
    shown |= {
        "front_matter_changed",
        "heading_removed",
        "table_row_added",
        "admonition_removed",
    }  # test_examples
    assert set(FACT_KINDS) - shown == {"include_removed", "directive_removed"}


def test_a_whole_page_is_settled_by_the_parser() -> None:
    rows = ["# A", "", "    # code", "", "<div>", "# b", "</div>", "", "Title", "-----"]
    change = FileChange(
        path="a.md", status="added", patch="\n".join(["@@ -0,0 +1,10 @@", *(f"+{row}" for row in rows)])
    )
    facts = facts_of(change)
    assert_true_and_complete(change, facts)
    assert [(fact.kind, fact.new) for fact in facts] == [
        ("file_added", None),
        ("heading_added", "A"),
        ("code_added", "# code"),
        ("paragraph_added", "<div>\n# b\n</div>"),
        ("heading_added", "Title"),
    ]


def test_short_list_items_that_share_only_code_marks_are_not_rewritten_into_one_another() -> None:
    patch = "@@ -3,2 +3,4 @@ ## Voices\n-* `tenor`\n-* `bass`\n+* `alto`\n+* `bass`\n+* `mezzo`\n+* `tenor`"
    found = [(fact.kind, fact.old, fact.new) for fact in facts_of(FileChange(path="a.md", patch=patch))]
    assert sorted(found, key=str) == [
        ("list_item_added", None, "`alto`"),
        ("list_item_added", None, "`mezzo`"),
        ("moved", "* `bass`", "* `bass`"),
        ("moved", "`tenor`", "`tenor`"),
    ]


def test_links_of_a_cell_whose_words_stay_are_facts_of_their_own() -> None:
    patch = """@@ -9,3 +9,3 @@ ## Features
 | Task | Where |
 |---|---|
-| Find leaks | in the [portal](old.md) |
+| Find leaks | in the [portal](new.md) |"""
    (fact,) = facts_of(FileChange(path="a.md", patch=patch))
    assert (fact.kind, fact.key, fact.old, fact.new) == ("link_changed", "portal", "old.md", "new.md")


def test_the_dashes_of_a_centred_column_are_white_space() -> None:
    patch = "@@ -3,3 +3,3 @@\n | a | b |\n-|:---:|:---|\n+|:-----:|:--|\n | 1 | 2 |"
    (fact,) = facts_of(FileChange(path="a.md", patch=patch))
    assert fact.kind == "whitespace_changed"
