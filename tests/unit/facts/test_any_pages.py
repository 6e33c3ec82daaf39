"""Whatever happens to a page, with both versions or the hunks alone: what the facts of pages keep to."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trials import trials
from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Fact, FileChange, Lines, Versions

SAMPLES = """# Barn
## Hay and straw
### Doors of the barn
Cows are milked twice a day. Milk is kept for 3 days.
Cows are milked twice a day.
Milk is kept for 5 days. Ask the [farmer](farmer.md) first.
Ask the [farmer](people/farmer.md) first.
- **Fork**: Keep the fork clean.
- Carts
  - with two horses
1. Open the barn door slowly.
> [!NOTE]
> It rains all day. Bring a coat.
```json
{"cow": "Bella"}
```
| Region | Small | Large |
|---|---|---|
| north | yes | - |
| south of it | yes | yes |
| Region | Small | Large | Huge |
|---|---|---|---|
| north | yes | - | no |
::: zone pivot="go"
::: zone-end
<!--
-->
---
ms.date: 01/02/2030
![The old barn](barn.png)
牛は一日に二回搾乳されます。牛乳は三日間保存されます。
"""
ROWS = SAMPLES.split("\n")
PAGES = st.lists(st.sampled_from(ROWS) | st.just(""), max_size=25)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a page and the same page with some lines gone, some new and some that stand elsewhere."""
    old = draw(PAGES)
    new = list(old)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(new)))
        match draw(st.sampled_from("idm")):
            case "i":
                new[at:at] = draw(st.lists(st.sampled_from(ROWS), min_size=1, max_size=3))
            case "d":
                del new[at : at + draw(st.integers(1, 3))]
            case _:
                moved = new[at : at + 3]
                del new[at : at + 3]
                to = draw(st.integers(0, len(new)))
                new[to:to] = moved
    return "\n".join(old) + "\n", "\n".join(new) + "\n"


def words(text: str) -> str:
    """Give a text's letters and digits alone."""
    return re.sub(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[\W_]", "", text)


def facts_between(path: str, old: str, new: str, *, whole: bool, context: int) -> tuple[Fact, ...]:
    change = FileChange(path=path, patch=patch_of(old, new, context=context))
    versions = Versions(before=old, after=new) if whole else Versions()
    (file,) = analyze([change], Known(versions=lambda _change: versions))
    return file.facts


@pytest.mark.parametrize("path", ["page.md", "CHANGELOG.md", "page.rst", "page.adoc", "LICENSE"])
@given(pages=edits(), whole=st.booleans(), context=st.sampled_from([0, 1, 3]))
@trials(100)
def test_what_facts_of_pages_keep_to(path: str, pages: tuple[str, str], *, whole: bool, context: int) -> None:
    old, new = pages
    patch = patch_of(old, new, context=context)
    if not patch:
        return
    facts = facts_between(path, old, new, whole=whole, context=context)
    stated = [fact for outer in facts for fact in outer.all()]

    assert covered(stated) == changed(patch)
    assert all(fact.lines for fact in stated)
    for fact in stated:  # a quote is from its side
        said = str if fact.thing == "link" else words  # a link is quoted by its target
        assert said(fact.old or "") in said(old), fact
        assert said(fact.new or "") in said(new), fact
    came = {words(fact.new) for fact in stated if fact.kind == "sentence_added" and fact.new}
    went = {words(fact.old) for fact in stated if fact.kind == "sentence_removed" and fact.old}
    assert not {said for said in came & went if len(said) > 24 and old.count(said) < 2}


def covered(facts: list[Fact]) -> Lines:
    return Lines(
        removed=tuple(sorted({row for fact in facts for row in fact.lines.removed})),
        added=tuple(sorted({row for fact in facts for row in fact.lines.added})),
    )


def changed(patch: str) -> Lines:
    removed, added = [], []
    at_old = at_new = 0
    for row in patch.split("\n"):
        if row.startswith("@@"):
            numbers = re.findall(r"[-+](\d+)", row)
            at_old, at_new = int(numbers[0]), int(numbers[1])
        elif row.startswith("-"):
            removed.append(at_old)
            at_old += 1
        elif row.startswith("+"):
            added.append(at_new)
            at_new += 1
        else:
            at_old, at_new = at_old + 1, at_new + 1
    return Lines(removed=tuple(removed), added=tuple(added))
