"""What several files show together: pages that change with their translations, and without them."""

import json

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
        (  # the frame of a site, of which no language has a version of its own
            ("docs/hay.md", "docs/ja/hay.md", "docs/index.html"),
            "`docs/hay.md` changes together with its translation (`ja`).",
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


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (
            "from herd import Options\n",
            "`Options` comes with changes of tests that name it (`test_options.py`).",
        ),
        ("import grain\n\n\ndef test_grain():\n    assert grain.Options()\n", ""),
    ],
)
def test_a_name_that_many_things_have_is_known_by_what_stands_beside(test: str, expected: str) -> None:
    """`Options` of another module is no test of this one, and whoever counts it is not told it has none."""
    herd = ("herd.py", "X = 1\n", 'X = 1\n\n\nclass Options:\n    """What a herd is asked."""\n')
    made = told(analyzed([herd, ("tests/test_options.py", "import pytest\n", f"import pytest\n{test}")]))
    assert made.insights == expected


def test_a_package_that_the_lock_had_before_in_another_version_is_not_said_to_be_new() -> None:
    files = [
        ("package.json", _json(dependencies={"oat": "^1.5.0"}), _json(dependencies={"oat": "^2.0.1"})),
        (
            "package-lock.json",
            _lock("^1.5.0", {"oat": "1.5.0"}),
            _lock(
                "^2.0.1",
                {"mill/node_modules/oat": "1.5.0", "oat": "2.0.2", "press/node_modules/oat": "2.0.1"},
            ),
        ),
        ("barn.js", "a();\n", "import oat from 'oat';\n\na(oat);\n"),
    ]
    assert told(analyzed(files)).insights == ""


def _lock(asked: str, versions: dict[str, str]) -> str:
    root = {"": {"dependencies": {"oat": asked}}}
    held = {f"node_modules/{name}": {"version": version} for name, version in versions.items()}
    return _json(lockfileVersion=3, packages=root | held)


def _json(**values: object) -> str:
    return json.dumps({"name": "barn", "version": "1.0.0"} | values, indent=1)
