"""The documents say what the program does."""

import re
from pathlib import Path

from diff_insight.facts.types import TYPES
from diff_insight.model import FACT_KINDS

_DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_the_table_of_types_is_the_programs_own() -> None:
    text = (_DOCS / "types.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([a-z ]+) \| ", text, re.MULTILINE)
    assert rows == list(TYPES.items())


def test_every_kind_of_fact_is_explained() -> None:
    table = (_DOCS / "facts.md").read_text("utf-8").partition("| kind |")[2].partition("\n\n")[0]
    explained: set[str] = set()
    for row in table.splitlines():
        first = row.split(" | ")[0]
        stem = ""
        for name in re.findall(r"`([\w*]+)`", first):
            if name.startswith("_"):
                explained.add(stem.rpartition("_")[0] + name)
            elif name.endswith("_*"):
                explained |= {name[:-1] + verb for verb in ("added", "removed", "changed")}
            else:
                explained.add(name)
                stem = name
    assert explained == set(FACT_KINDS)
