"""What a configuration that nobody named may set: looks, and what is stricter than the default."""

from typing import Any

import pytest

from diff_insight.settings.checks import CHECKS
from diff_insight.settings.found import RULES, admitted, refusal


def test_every_rule_is_about_a_setting() -> None:
    assert set(RULES) <= set(CHECKS)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "audience",
            "cache",
            "concurrency",
            "deadline",
            "diff",
            "effort",
            "estimate",
            "git",
            "instructions",
        ),
        *("model", "overview_model", "permalink", "prices", "provider", "repo"),
    ],
)
def test_what_is_read_spent_asked_or_linked_is_for_a_person_to_say(name: str) -> None:
    assert admitted({name: "x"}, named=False).refused == (name,)


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"max_cost": 1.0}, ()),
        ({"max_cost": 0.0}, ()),
        ({"max_cost": 1.01}, ("max_cost",)),
        ({"max_cost": None}, ("max_cost",)),
        ({"engine": "offline"}, ()),
        ({"engine": "auto"}, ("engine",)),
        ({"explain": "needed"}, ()),
        ({"explain": "all"}, ("explain",)),
        ({"output": "a/{category}.md"}, ()),
        ({"output": "a/..b.md"}, ()),
        ({"output": "a/../b.md"}, ("output",)),
        ({"result": "/a"}, ("result",)),
    ],
)
def test_it_may_be_stricter_and_not_laxer(values: dict[str, Any], refused: tuple[str, ...]) -> None:
    assert admitted(values, named=False).refused == refused
    assert admitted(values, named=True).refused == ()
    assert admitted(values, named=True).values == values


def test_the_refusal_names_the_settings_and_the_option_that_grants_them() -> None:
    said = refusal(("model", "output"), file="c.yml")
    assert "`model`, `output` is left out" in said
    assert said.endswith("`--config c.yml` takes all of it.")
