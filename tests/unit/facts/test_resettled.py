"""A section whose text stands at another place of the range is no loss to anybody."""

from typing import Literal

import pytest
from tests.unit.facts.patches import patch_of

from diff_insight.diff.parse import parse_diff
from diff_insight.facts.analyze import analyze
from diff_insight.model import FileChange

GONE = """\
diff --git a/loom.md b/loom.md
--- a/loom.md
+++ b/loom.md
@@ -1,9 +1,4 @@
 # Loom

 Weave with care.

-## Shuttles
-
-A shuttle that was mended is thrown by nobody any more.
-Only a weaver with two of them takes it.
-
"""
COME = """\
diff --git a/shuttles.md b/shuttles.md
new file mode 100644
--- /dev/null
+++ b/shuttles.md
@@ -0,0 +1,4 @@
+# Mended shuttles
+
+{}
+Only a weaver with two of them takes it.
"""


@pytest.mark.parametrize(
    "line",
    [
        "A shuttle that was mended is thrown by nobody any more.",
        "  A shuttle that was mended is thrown by nobody any more.",
        "A shuttle that was mended is thrown by everybody.",
    ],
)
def test_a_section_most_of_which_stands_on_another_page_breaks_nobody(line: str) -> None:
    page, _ = analyze(parse_diff((GONE + COME.format(line)).encode()))
    assert [fact.breaking for fact in page.facts if fact.thing == "section"] == [None]


def test_a_section_of_which_a_short_part_is_said_again_is_gone() -> None:
    other = COME.format("Hay.").replace("Only a weaver with two of them takes it.", "Shuttles are dear.")
    page, _ = analyze(parse_diff((GONE + other).encode()))
    assert [fact.breaking for fact in page.facts if fact.kind == "section_removed"] == ["section removed"]


PAGE = """\
diff --git a/{path} b/{path}
deleted file mode 100644
--- a/{path}
+++ /dev/null
@@ -1,5 +0,0 @@
-# Shuttles
-
-A shuttle that was mended is thrown
-by nobody any more. Only a weaver
-with two of them takes it.
"""
MENU = "- Weaving\n  - [Looms](loom.md)\n  - [Shuttles](shuttles.md)\n"


def test_a_page_whose_sentences_stand_wrapped_otherwise_on_another_one_breaks_nobody() -> None:
    other = COME.format("A shuttle that was mended is thrown by nobody any more.")
    page, _ = analyze(parse_diff((PAGE.format(path="thread.md") + other).encode()))
    assert (page.modification_type, page.rule) == ("minor update", "upkeep")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("thread.md", ("breaking change", "removed_page")),
        ("docs/v1/thread.md", ("breaking change", "removed_page")),
        ("versioned_docs/version-2.x/thread.md", ("minor update", "upkeep")),
        ("content/v1.14-docs/thread.md", ("minor update", "upkeep")),
        ("docs/archive/thread.md", ("minor update", "upkeep")),
    ],
)
def test_a_page_that_is_gone_breaks_nobody_where_it_was_kept_for_a_version(
    path: str, said: tuple[str, str]
) -> None:
    (page,) = analyze(parse_diff(PAGE.format(path=path).encode()))
    assert (page.modification_type, page.rule) == said


@pytest.mark.parametrize("sides", [("", MENU), (MENU, "")])
def test_a_menu_of_pages_is_none_itself(sides: tuple[str, str]) -> None:
    status: Literal["added", "removed"] = "removed" if sides[0] else "added"
    (menu,) = analyze([FileChange(path="docs/nav.md", status=status, patch=patch_of(*sides))])
    assert (menu.modification_type, menu.rule) == ("minor update", "upkeep")
