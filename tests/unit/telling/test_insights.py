"""What several files show together: pages that change with their translations, and without them."""

import pytest

from diff_insight.facts.analyze import analyze
from diff_insight.languages import messages
from diff_insight.model import FileChange
from diff_insight.telling.insights import insights

PATCH = "@@ -1 +1 @@\n-Three cows graze here.\n+Four cows graze here."


def said(*paths: str) -> str:
    changes = [FileChange(path=path, patch=PATCH, additions=1, deletions=1) for path in paths]
    return insights((), analyze(changes), messages("en_US"))


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (
            ("docs/hay.md", "docs/ja/hay.md", "docs/zh/hay.md"),
            "`docs/hay.md` changes together with its translation (`ja` and `zh`).",
        ),
        (
            ("docs/hay.md", "docs/barn.md", "docs/ja/hay.md"),
            (
                "`docs/hay.md` changes together with its translation (`ja`). `docs/barn.md` changes, and no "
                "translation of it (`ja`) is among the changed files."
            ),
        ),
        (
            ("README.md", "README.ja.md", "SUPPORT.md"),
            "`README.md` changes together with its translation (`ja`).",
        ),
        (("docs/hay.md", "docs/barn.md"), ""),
        (("docs/ja/hay.md",), ""),
    ],
)
def test_pages_stand_beside_their_translations(paths: tuple[str, ...], expected: str) -> None:
    assert said(*paths) == expected
