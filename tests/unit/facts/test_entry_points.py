"""What users of a package of npm lose by its manifest: a name to import by, or `require`."""

import json

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Versions

_BARN: dict[str, object] = {"name": "barn", "version": "3.0.0"}
_BOTH: dict[str, object] = {"import": "./barn.mjs", "require": "./barn.cjs"}


def _breaks(old: dict[str, object], new: dict[str, object]) -> set[str]:
    before, after = (json.dumps({**_BARN, **side}, indent=2) + "\n" for side in (old, new))
    path = "packages/barn/package.json"
    known = Known(versions=lambda _change: Versions(before=before, after=after), standing={path: after}.get)
    (file,) = analyze([change_of(path, before, after)], known)
    return {one.breaking for top in file.facts for one in top.all() if one.breaking}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"main": "./lib/barn.js"}, {"bin": "./barn.js"}),
        ({"exports": {".": _BOTH, "./hay": "./hay.js"}}, {"exports": {".": _BOTH}}),
        ({"exports": {".": _BOTH}}, {"exports": {".": {"import": "./barn.mjs"}}}),
        ({"exports": _BOTH}, {"exports": {"import": "./barn.mjs"}}),
    ],
)
def test_a_name_that_is_gone_breaks(old: dict[str, object], new: dict[str, object]) -> None:
    assert _breaks(old, new) == {"entry point removed"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"main": "./lib/barn.js"}, {"exports": "./lib/barn.js"}),  # which decides alone
        ({"main": "./index.js"}, {}),  # what is taken anyway
        ({"main": "./lib/barn.js", "private": True}, {"private": True}),
        ({"exports": {".": _BOTH, "./hay": "./hay.js"}}, {"exports": {".": _BOTH, "./*": "./*.js"}}),
        ({"exports": {".": _BOTH}}, {"exports": {".": {"import": "./barn.mjs", "default": "./barn.cjs"}}}),
        ({"exports": {".": _BOTH, "./hay": "./hay.js"}}, {"main": "./barn.cjs"}),
        ({"exports": {".": {"types": "./barn.d.ts", **_BOTH}}}, {"exports": {".": _BOTH}}),
        ({"main": "./barn.cjs"}, {"main": "./barn.cjs", "type": "module"}),
        ({"exports": _BOTH}, {"exports": _BOTH, "type": "module"}),
        ({"bin": "./barn.js"}, {"bin": "./barn.js", "type": "module"}),
    ],
)
def test_what_is_served_in_another_way_breaks_nobody(old: dict[str, object], new: dict[str, object]) -> None:
    assert _breaks(old, new) == set()


@pytest.mark.parametrize(
    "said",
    [{"main": "./lib/barn.js"}, {}, {"exports": "./barn.js"}, {"exports": {".": {"default": "./b.js"}}}],
)
def test_a_package_of_es_modules_is_no_longer_required(said: dict[str, object]) -> None:
    assert _breaks(said, {**said, "type": "module"}) == {"module form changed"}
    assert _breaks({**said, "type": "commonjs"}, {**said, "type": "module"}) == {"module form changed"}
