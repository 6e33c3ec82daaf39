"""Every regular expression that meets outside text is linear: twice the text, at most thrice the time."""

import ast
import json
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from tests.unit.growth import USES, slow

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/diff_insight"
FIRST = ("diff/", "settings/", "sources/", "github_api/", "publish/", "claude/", "action/", "wiring/")
"""Rooms that outside text meets before anything has bounded it, and in which no expression may be slow."""
ALIKE = {"findall": "finditer", "sub": "finditer", "subn": "finditer", "split": "finditer"}


@lru_cache(maxsize=1)
def compiled() -> list[tuple[str, str, int]]:
    command = [sys.executable, "-m", "tests.unit.patterns_of_the_package"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return [(place, pattern, flags) for place, pattern, flags in json.loads(done.stdout)]


@lru_cache(maxsize=1)
def sources() -> dict[str, str]:
    return {
        path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")
    }


def uses_of(place: str) -> set[str]:
    """How the package uses a pattern that it gives a name to; a search where that cannot be told."""
    module, _, line = place.rpartition(":")
    rows = sources()[module].splitlines()
    above = reversed(rows[max(0, int(line) - 6) : int(line)])
    name = next((found[1] for row in above if (found := re.match(r"\s*(\w+)(?::[^=]+)? = ", row))), None)
    if name is None:
        return {"search"}
    texts = sources().values() if name[0].isupper() else [sources()[module]]
    called = rf"\b{name}\.(\w+)\(|\b{name} (?:if|else)\b[^()\n]*\)\.(\w+)\("
    used = {one or other for text in texts for one, other in re.findall(called, text)}
    return {ALIKE.get(each, each) for each in used} & USES.keys() or {"search"}


def written() -> list[tuple[str, re.Pattern[str], str]]:
    """Patterns that stand where they are used, as in `re.sub(r"x", "", text)`."""
    return [
        (
            f"{module}:{node.lineno}",
            re.compile(str(node.args[0].value)),
            ALIKE.get(node.func.attr, node.func.attr),
        )
        for module, text in sources().items()
        if re.search(
            r"\bre\s*\.\s*(?!compile\b|Pattern\b|Match\b|[A-Z]+\b)\w", text
        )  # to read one takes longer
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and {node.func.attr, ALIKE.get(node.func.attr)} & USES.keys()
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]


def found_slow(places: list[tuple[str, str, int]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, pattern, flags in places:
        for use in uses_of(place):
            worst = slow(re.compile(pattern, flags), USES[use])
            if worst:
                found[place] = f"{use} {pattern[:80]!r}: {worst}"
    return found


@pytest.mark.slow
def test_the_check_finds_what_is_known_to_be_slow() -> None:
    known = {r"(a+)+b", r"\s+$", r"a*a*b", r"eyJ[\w-]+\.x", r"<!--.*?-->", r"[ \t]*\|?[ \t]*-", r"(?:x|y)*?z"}
    assert {pattern for pattern in known if slow(re.compile(pattern, re.DOTALL), USES["search"])} == known
    fine = {r"[a-z]+", r"\bfoo\b", r"^#{1,6} ", r"\"[^\"]*\"", r"(?<!\w)\w+x"}
    assert not {pattern for pattern in fine if slow(re.compile(pattern), USES["search"])}


@pytest.mark.slow
def test_expressions_of_the_rooms_that_read_outside_text_are_linear() -> None:
    places = [row for row in compiled() if row[0].startswith(FIRST) or "/" not in row[0]]
    assert len(places) > 50
    assert found_slow(places) == {}


@pytest.mark.slow
def test_expressions_that_stand_where_they_are_used_are_linear() -> None:
    places = written()
    assert len(places) > 30
    assert [place for place, pattern, use in places if slow(pattern, USES[use])] == []


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_all_other_expressions_are_linear() -> None:
    places = [row for row in compiled() if not row[0].startswith(FIRST) and "/" in row[0]]
    assert len(places) > 400
    assert found_slow(places) == {}
