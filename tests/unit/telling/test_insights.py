"""What several files show together: pages that change with their translations, and without them."""

import pytest

from diff_insight.facts.analyze import analyze
from diff_insight.languages import messages
from diff_insight.model import FileChange
from diff_insight.telling.insights import insights
from tests.unit.telling.overviews import analyzed, told

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


def test_a_package_that_a_file_used_before_is_not_said_to_be_in_use_now() -> None:
    bare = '[project]\nname = "barn"\ndependencies = []\n'
    wants = ("pyproject.toml", bare, bare.replace("[]", '["hay>=1"]'))
    old, new = (
        "import os\n\nfrom hay import cut\n\ncut(1)\n",
        "import os\n\nimport hay.bale\n\nhay.bale.cut(1)\n",
    )
    assert told(analyzed([wants, ("barn.py", old, new)])).insights == ""
    fresh = told(analyzed([wants, ("barn.py", "import os\n\nprint(1)\n", new)]))
    assert fresh.insights == "The new package `hay` is imported in `barn.py`."
