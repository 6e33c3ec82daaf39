"""The examples of docs/python.md, run as they stand there in a small clone, and what the API refuses."""

import importlib
import logging
import pkgutil
import re
from pathlib import Path

import pytest
from tests.repositories import Repository

import diff_insight
from diff_insight import api
from diff_insight.errors import InputError

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"(?ms)^```python\n(.*?)^```$", PAGE)


def test_there_are_three_examples() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_documentation_runs(
    example: str, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(
        {"barn.py": "def fill(water, *, limit=3):\n    return water[:limit]\n", "a.lock": "1\n"}
    )
    repository.commit({"barn.py": "def fill(water):\n    return water[:3]\n", "a.lock": "2\n"})
    monkeypatch.chdir(repository.folder)
    exec(compile(example, "docs/python.md", "exec"), {})  # noqa: S102 - our own documentation


def test_every_public_name_is_documented() -> None:
    assert {name for name in api.__all__ if f"`{name}" not in PAGE} == set()


def test_the_package_gives_the_public_names_whatever_else_was_imported() -> None:
    for module in pkgutil.iter_modules(diff_insight.__path__, "diff_insight."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert diff_insight.__all__ == api.__all__
    assert {getattr(diff_insight, name) for name in api.__all__} == {
        getattr(api, name) for name in api.__all__
    }
    with pytest.raises(AttributeError, match="no attribute 'sorrow'"):
        getattr(diff_insight, "sorrow")  # noqa: B009 - mypy would refuse the plain form


def test_a_report_is_that_of_the_command_line(repository: Repository) -> None:
    repository.commit({"a.md": "# A\n\nOne.\n"})
    repository.commit({"a.md": "# A\n\nTwo.\n"})
    whole = api.report(clone=repository.folder)
    diff = api.report(repository.git("diff", "HEAD~1", "HEAD") + "\n", clone=repository.folder)
    assert [file.summary for file in whole.reports[0].files] == [
        file.summary for file in diff.reports[0].files
    ]


def test_what_a_person_would_be_told_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    secret = "ghp_" + "aZ3kQ9xT7mB2vN8cL5wR1pY6dF4hJ0gSuEiO"
    patch = f"diff --git a/s.py b/s.py\n--- a/s.py\n+++ b/s.py\n@@ -1 +1 @@\n-T = ''\n+T = '{secret}'\n"
    with caplog.at_level(logging.WARNING, logger="diff_insight"):
        result = api.report(patch)
    assert "1 secret" in caplog.text
    assert secret not in api.dump(result)


def test_arguments_that_do_not_fit_together_are_refused() -> None:
    with pytest.raises(InputError, match="nothing to report on"):
        api.report()
    with pytest.raises(InputError, match="no commit range"):
        api.report("", commit_range="HEAD")
    with pytest.raises(InputError, match=r"^locales: names 'fr'; allowed: en_US, zh_CN, ja_JP, de_DE\.$"):
        api.report("", locales=["fr"])


def test_short_names_of_languages_serve_as_on_the_command_line() -> None:
    patch = "--- a/x.md\n+++ b/x.md\n@@ -1 +1 @@\n-1\n+2\n"
    assert [each.locale for each in api.report(patch, locales=["zh", "de_DE"]).reports] == ["zh_CN", "de_DE"]
