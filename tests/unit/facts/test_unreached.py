"""What no user of a repository reaches breaks nobody and is no news, by files that may not have changed."""

from collections.abc import Mapping

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import FileChange, Versions

_CRATE = {"Cargo.toml": '[package]\nname = "kiln"\n', "src/lib.rs": "pub mod oven;\nmod glaze;\n"}
_OLD = "pub struct Oven;\n\npub fn fire(hours: u8) {}\n"
_NEW = "pub struct Oven;\n\npub fn fire(hours: u16) {}\n"


def types(versions: Mapping[str, tuple[str, str]], standing: Mapping[str, str]) -> list[str]:
    both = {path: Versions(before=old, after=new) for path, (old, new) in versions.items()}
    changes = [change_of(path, one.before, one.after) for path, one in both.items()]

    def of(change: FileChange) -> Versions:
        return both[change.path]

    now = {**standing, **{path: new for path, (_, new) in versions.items()}}
    return [file.modification_type for file in analyze(changes, Known(versions=of, standing=now.get))]


@pytest.mark.parametrize(
    ("path", "others", "breaks"),
    [
        ("src/oven.rs", {}, True),
        ("src/glaze.rs", {}, False),
        ("src/glaze.rs", {"src/lib.rs": "mod glaze;\npub use glaze::fire;\n"}, True),
        ("src/glaze.rs", {"src/lib.rs": "mod glaze;\npub use self::glaze::{Oven, fire as heat};\n"}, True),
        ("src/glaze.rs", {"src/lib.rs": "mod glaze;\npub use glaze::Oven;\n"}, False),
        ("src/glaze.rs", {"src/lib.rs": "mod glaze;\npub use crate::glaze::*;\n"}, True),
        ("src/glaze.rs", {"src/lib.rs": "pub(crate) mod glaze;\n"}, False),
        ("src/glaze.rs", {"src/lib.rs": "#[doc(hidden)]\npub mod glaze;\n"}, False),
        ("src/glaze.rs", {"src/lib.rs": "#[cfg(unix)]\npub mod glaze;\n#[cfg(windows)]\nmod glaze;\n"}, True),
        ("src/glaze.rs", {"src/lib.rs": '#[path = "other.rs"]\nmod glaze;\n'}, True),
        ("src/clay/wet.rs", {"src/lib.rs": "mod clay;\n", "src/clay/mod.rs": "pub mod wet;\n"}, False),
        ("src/clay/wet.rs", {"src/lib.rs": "pub mod clay;\n", "src/clay.rs": "pub mod wet;\n"}, True),
        ("src/clay/wet.rs", {"src/lib.rs": "pub mod clay;\n", "src/clay.rs": "mod wet;\n"}, False),
        (
            "src/clay/wet.rs",
            {"src/lib.rs": "mod clay;\npub use clay::*;\n", "src/clay.rs": "pub mod wet;\n"},
            True,
        ),
        (
            "src/clay/wet.rs",
            {"src/lib.rs": "mod clay;\n", "src/clay.rs": "mod wet;\npub use wet::fire;\n"},
            False,
        ),
        ("src/glaze.rs", {"src/lib.rs": "declare! { glaze }\n"}, True),
        ("src/glaze.rs", {"Cargo.toml": '[package]\nname = "kiln"\n[lib]\npath = "src/main.rs"\n'}, True),
        ("src/oven.rs", {"Cargo.toml": "no manifest ["}, True),
        ("src/oven.rs", {"Cargo.toml": '[package]\nname = "kiln"\npublish = false\n'}, True),  # all there is
    ],
)
def test_a_definition_of_a_crate_breaks_where_its_modules_or_a_use_hand_it_out(
    path: str, others: dict[str, str], *, breaks: bool
) -> None:
    assert types({path: (_OLD, _NEW)}, {**_CRATE, **others}) == [
        "breaking change" if breaks else "minor update"
    ]


def test_what_is_implemented_for_a_type_of_another_module_is_reached_there() -> None:
    old, new = "impl Oven {\n    pub fn fire(&self, hours: u8) {}\n}\n", "impl Oven {}\n"
    assert types({"src/glaze.rs": (old, new)}, _CRATE) == ["breaking change"]


@pytest.mark.parametrize(
    ("private", "expected"),
    [
        ('{"name": "site", "private": true}', ["breaking change", "minor update"]),
        ('{"name": "site"}', ["breaking change", "breaking change"]),
        ('{"private": true}', ["breaking change", "breaking change"]),  # no package: that of the root has it
        ("{", ["breaking change", "breaking change"]),
    ],
)
def test_a_package_that_is_not_published_beside_one_that_is_breaks_nobody(
    private: str, expected: list[str]
) -> None:
    old, new = "export function fire(hours: number) {}\n", "export function bake(hours: number) {}\n"
    standing = {"package.json": '{"name": "kiln"}', "site/package.json": private}
    assert types({"src/kiln.ts": (old, new), "site/app/oven.ts": (old, new)}, standing) == expected
    alone = types({"site/app/oven.ts": (old, new)}, {"site/package.json": private})
    assert alone == ["breaking change"]  # it is what the repository is for


_NODE = """{{
  "name": "kiln",
  "private": {},
  "engines": {{
    "node": ">={}"
  }}
}}
"""
_LIBRARY = """<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>{}</TargetFramework>
  </PropertyGroup>
</Project>
"""
_CONSOLE = _LIBRARY.replace("<TargetF", "<OutputType>Exe</OutputType>\n    <TargetF")


def test_what_a_package_runs_on_that_is_not_published_beside_one_that_is_breaks_nobody() -> None:
    assert types(
        {
            "package.json": (_NODE.format("false", 18), _NODE.format("false", 20)),
            "site/package.json": (_NODE.format("true", 18), _NODE.format("true", 20)),
        },
        {},
    ) == ["breaking change", "minor update"]
    assert types({"site/package.json": (_NODE.format("true", 18), _NODE.format("true", 20))}, {}) == [
        "breaking change"
    ]
    net = ("net6.0", "net8.0")
    assert types(
        {
            "Kiln/Kiln.csproj": (_LIBRARY.format(net[0]), _LIBRARY.format(net[1])),
            "Console/Console.csproj": (_CONSOLE.format(net[0]), _CONSOLE.format(net[1])),
        },
        {},
    ) == ["breaking change", "minor update"]
