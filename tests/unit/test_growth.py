"""Every regular expression that meets outside text is linear: twice the text, at most thrice the time."""

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

NOT_YET = {
    "facts/told_once.py",
    "grounding/claims.py",
    "grounding/counting.py",
    "grounding/counts.py",
    "grounding/sentences.py",
    "grounding/wordings/pattern.py",
    "report/escaping.py",
    "report/prose.py",
    "trees/asciidoc.py",
    "trees/comments.py",
    "trees/definitions.py",
    "trees/dockerfile.py",
    "trees/graphql.py",
    "trees/ini.py",
    "trees/languages.py",
    "trees/make.py",
    "trees/markdown_blocks.py",
    "trees/markdown_fences.py",
    "trees/markdown_lines.py",
    "trees/markdown_markers.py",
    "trees/package_files/cargo_manifest.py",
    "trees/package_files/elixir_files.py",
    "trees/package_files/go_files.py",
    "trees/package_files/java_files.py",
    "trees/package_files/outline_xml.py",
    "trees/package_files/ruby_files.py",
    "trees/plist.py",
    "trees/rails.py",
    "trees/sentence_ends.py",
    "trees/sql.py",
    "trees/yaml_events.py",
    "trees/yaml_pieces.py",
}
"""Modules with an expression that is not linear; the list may only grow shorter."""


@lru_cache(maxsize=1)
def compiled() -> list[tuple[str, str, int]]:
    command = [sys.executable, "-m", "tests.unit.patterns_of_the_package"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return [(place, pattern, flags) for place, pattern, flags in json.loads(done.stdout)]


def uses_of(place: str) -> set[str]:
    """How the module uses a pattern that it gives a name to; a search where that cannot be told."""
    module, _, line = place.rpartition(":")
    text = (SOURCE / module).read_text(encoding="utf-8")
    above = reversed(text.splitlines()[max(0, int(line) - 6) : int(line)])
    name = next((found[1] for row in above if (found := re.match(r"\s*(\w+)(?::[^=]+)? = ", row))), None)
    used = re.findall(rf"\b{name}\.(\w+)\(", text) if name else []
    known = {"findall": "finditer", "sub": "finditer", "subn": "finditer", "split": "finditer"}
    return {known.get(each, each) for each in used} & USES.keys() or {"search"}


def found_slow(places: list[tuple[str, str, int]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, pattern, flags in places:
        for use in uses_of(place):
            worst = slow(re.compile(pattern, flags), USES[use])
            if worst:
                found[place] = f"{use} {pattern[:80]!r}: {worst}"
    return found


def test_the_check_finds_what_is_known_to_be_slow() -> None:
    known = {r"(a+)+b", r"\s+$", r"a*a*b", r"eyJ[\w-]+\.x", r"<!--.*?-->", r"[ \t]*\|?[ \t]*-", r"(?:x|y)*?z"}
    assert {pattern for pattern in known if slow(re.compile(pattern, re.DOTALL), USES["search"])} == known
    fine = {r"[a-z]+", r"\bfoo\b", r"^#{1,6} ", r"\"[^\"]*\"", r"(?<!\w)\w+x"}
    assert not {pattern for pattern in fine if slow(re.compile(pattern), USES["search"])}


def test_expressions_of_the_rooms_that_read_outside_text_are_linear() -> None:
    places = [row for row in compiled() if row[0].startswith(FIRST) or "/" not in row[0]]
    assert len(places) > 50
    assert found_slow(places) == {}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_all_other_expressions_are_linear_but_those_that_are_known() -> None:
    places = [row for row in compiled() if not row[0].startswith(FIRST) and "/" in row[0]]
    found = found_slow([row for row in places if row[0].rpartition(":")[0] not in NOT_YET])
    assert found == {}
