"""A section whose text stands at another place of the range is no loss to anybody."""

import pytest

from diff_insight.diff.parse import parse_diff
from diff_insight.facts.analyze import analyze

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
    assert [fact.breaking for fact in page.facts if fact.kind == "section_removed"] == [None]


def test_a_section_of_which_a_short_part_is_said_again_is_gone() -> None:
    other = COME.format("Hay.").replace("Only a weaver with two of them takes it.", "Shuttles are dear.")
    page, _ = analyze(parse_diff((GONE + other).encode()))
    assert [fact.breaking for fact in page.facts if fact.kind == "section_removed"] == ["section removed"]
