"""The rules of the house that no linter knows: a name stands for one module, and each says why it exists."""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[3]
MODULES = sorted(
    path
    for path in (ROOT / "src/diff_insight").rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py")
)
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


def twice(paths: list[Path]) -> dict[str, list[str]]:
    """Give the names that more than one path has, with these paths."""
    count = Counter(path.name for path in paths)
    return {
        name: [str(path.relative_to(ROOT)) for path in paths if path.name == name]
        for name, times in count.items()
        if times > 1
    }


def test_no_two_modules_share_a_name() -> None:
    assert twice(MODULES) == {}


def test_no_two_files_of_tests_share_a_name() -> None:
    assert twice(TESTS) == {}


def test_every_module_says_why_it_exists() -> None:
    texts = {path.name: path.read_text("utf-8") for path in MODULES}
    others = {name: text for name, text in texts.items() if not text.startswith('"""')}
    silent = [name for name, text in others.items() if not ast.get_docstring(ast.parse(text))]
    assert silent == []


def test_no_module_is_longer_than_a_reader_holds() -> None:
    assert {path.name for path in MODULES if path.read_text("utf-8").count("\n") > 600} == set()
