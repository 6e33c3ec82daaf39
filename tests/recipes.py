"""The commands of the page about models, so that tests run what users read."""

import re
import shlex
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "models.md"


def recipe(title: str) -> tuple[dict[str, str], list[str]]:
    """Give the variables and the arguments of a recipe."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^##+ {re.escape(title)}\n\n```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found is not None, title
    variables: dict[str, str] = {}
    for row in found[1].splitlines():
        words = shlex.split(row, comments=True)
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            variables[name] = value
        else:
            assert words[0] == "diff-insight"
            return variables, words[1:]
    raise AssertionError(title)
