"""The rows of all families together."""

from collections import defaultdict

from diff_insight.facts.families import FAMILIES, _modules
from diff_insight.facts.thing import Thing


OURS = {"values", "infrastructure", "schemas"}


def test_no_other_family_has_a_row_for_a_thing_of_these() -> None:
    rows: dict[str, list[tuple[str, Thing]]] = defaultdict(list)
    for family, module in zip(FAMILIES, _modules(), strict=True):
        for thing in module.THINGS:
            rows[thing.name].append((family, thing))
    several = {
        name: [family for family, _ in found]
        for name, found in rows.items()
        if len(found) > 1 and OURS & {family for family, _ in found}
    }
    assert several == {}
