"""A section that became part of another one, or only leads to somebody else's site, breaks nobody."""

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import facts_of

_PAGE = (
    "# Barns\n\n## Doors\n\nA door opens when a cow comes home.\n\n{}## Cows\n\nCows come home at night.\n"
)


def is_breaking(old: str, new: str) -> bool:
    facts = facts_of(change_of("docs/barns.md", _PAGE.format(old), _PAGE.format(new)))
    return any(one.breaking for fact in facts for one in fact.all())


@pytest.mark.parametrize(
    ("old", "new", "breaks"),
    [
        ("## Door Shorthand\n\nWrite `door:` as `#` and `door:left` as `#left`.\n\n", "", True),
        (
            "## Door Shorthand\n\nWrite `door:` as `#` and `door:left` as `#left`.\n\n",
            "A door has a shorthand: `door:left` is `#left` for every door.\n\n",
            False,
        ),
        (
            "## Door Shorthand\n\nWrite `door:` as `#` and `door:left` as `#left`.\n\n",
            "A door has a shorthand, which is told on another page.\n\n",
            True,
        ),
        (
            "## Quiller Barn Kit + Hay\n\nQuiller builds `barns` of wood.\n\n",
            "## Quiller\n\nA whole solution lets you target stables, sheds and sties at once.\n\n",
            False,
        ),
        (
            "## Options of doors\n\nEach of them takes a `width` of its own.\n\n",
            "A whole solution lets you target stables, sheds and sties at once.\n\n",
            True,
        ),
        (
            "## Install the milker\n\nTake it out.\n\n## Make a herd\n\nCall each cow.\n\n",
            "## Set up\n\nAll of it is one step now.\n\n",
            False,
        ),
        (
            "## milker.keep\n\nHow long milk is kept.\n\n",
            "## herd.cool\n\nA herd of one rests in the shade by noon.\n\n",
            True,
        ),
        (
            "## Quiller Hosting\n\nKeep barns at [Quiller](https://quiller.example), [so](https://quiller.example/b).\n\n",
            "",
            False,
        ),
        (
            "## Quiller Hosting\n\nKeep your barn at [Quiller](https://quiller.example): `barn keep`.\n\n",
            "",
            True,
        ),
        ("## Hosting\n\nKeep your barn where the cows are, as [told](./cows.md).\n\n", "", True),
    ],
)
def test_a_section_is_missed_where_nothing_came_for_it(old: str, new: str, *, breaks: bool) -> None:
    assert is_breaking(old, new) == breaks
