"""Whatever happens to a file, in any width of context, with both versions or the hunks alone.

Programs, data and style sheets; pages have more to keep to (`test_any_pages`).
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trials import trials
from tests.unit.facts.patches import patch_of
from tests.unit.facts.test_any_pages import SAMPLES, changed, covered, facts_between

from diff_insight.diff.hunks import read_hunks
from diff_insight.diff.sides import sides

TEXTS = {
    "barn.md": SAMPLES,
    "barn.py": """import hay
from straw import fork, cart
class Barn(Building):
    \"\"\"Where cows stand.\"\"\"
    def milk(self, cow, times=2):
    def milk(self, cow, *, times=3, pail: Pail | None = None) -> Milk:
    async def feed(self):
        if cow.hungry and not self.closed:
            raise ValueError("no hay")
        for cow in self.cows:
            cow.eat(hay, amount=2)
        return self.pail
    @property
def open_door(name):
    try:
    except OSError as error:
        pass
LIMIT = 40
_KEPT = {"cow": "Bella",
    "age": 4}
# cows come first
x = (1,
2)
\"\"\"
""",
    "barn.yaml": """cows:
  - name: Bella
    age: 4
  - name: Erna
  milk:
    times: 2
    limit: 40  # litres
hay: &hay
  kind: "straw"
straw: *hay
said: |
  Cows are milked
  twice a day.
# cows come first
---
- plain
: odd
on: [push, "pull"]
""",
    "barn.json": """{
}
  "cow": "Bella",
  "cows": [
  ],
    {"name": "Erna", "age": 4},
    {"name": "Bella"}
  "milk": {
    "times": 2,
    "limit": 40
  },
  "hay": null,
  "open": true
""",
    "barn.css": """.cow {
.cow, #barn > .hay:hover {
}
  color: red;
  color: var(--cow);
  margin: 0 2px;
@media (max-width: 40em) {
@import url("hay.css");
/* cows come first */
:root { --cow: brown; }
  background: url(data:image/png;base64,AAAA)
""",
}
_WORD = re.compile(r"[^\W_]+")


@st.composite
def two_texts(draw: st.DrawFn, path: str) -> tuple[str, str]:
    """Draw a file, mostly one that makes sense, and what became of it."""
    rows = TEXTS[path].split("\n")
    old = list(rows) if draw(st.booleans()) else draw(st.lists(st.sampled_from(rows), max_size=20))
    new = list(old)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(new)))
        match draw(st.sampled_from("idrm")):
            case "i":
                new[at:at] = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=3))
            case "d":
                del new[at : at + draw(st.integers(1, 3))]
            case "r":
                new[at : at + 1] = [
                    row.replace("cow", "calf") + draw(st.sampled_from(["", ",", " 7"]))
                    for row in new[at : at + 1]
                ]
            case _:
                moved = new[at : at + 3]
                del new[at : at + 3]
                to = draw(st.integers(0, len(new)))
                new[to:to] = moved
    return "\n".join(old) + "\n", "\n".join(new) + draw(st.sampled_from(["\n", ""]))


def words(text: str) -> set[str]:
    return set(_WORD.findall(text))


@pytest.mark.parametrize("path", TEXTS)
@given(data=st.data(), whole=st.booleans(), context=st.integers(0, 6))
@trials(60)
def test_what_facts_of_files_keep_to(path: str, data: st.DataObject, *, whole: bool, context: int) -> None:
    old, new = data.draw(two_texts(path))
    patch = patch_of(old, new, context=context)
    if not patch:
        return
    facts = facts_between(path, old, new, whole=whole, context=context)
    stated = [fact for outer in facts for fact in outer.all()]

    assert covered(stated) == changed(patch)
    known = (old, new) if whole else ["\n".join(side.values()) for side in sides(read_hunks(patch))]
    headings = "" if whole else " ".join(hunk.heading for hunk in read_hunks(patch))
    for fact in stated:  # a quote is from its side
        assert words(fact.old or "") <= words(known[0] + headings), fact
        assert words(fact.new or "") <= words(known[1] + headings), fact
    came = {(fact.thing, fact.name, fact.where) for fact in stated if fact.action == "added" and fact.name}
    went = {(fact.thing, fact.name, fact.where) for fact in stated if fact.action == "removed" and fact.name}
    for thing in came & went:  # in owners of one name each: two of one name are two places
        names = (thing[1], *thing[2])
        assert any(text.count(name) > 1 for name in names for text in (old, new)), thing
