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


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("mod clay;\n", "minor update"),
        ("pub(crate) mod clay;\n", "minor update"),
        ("mod clay;\npub use clay::Oven;\n", "breaking change"),
        ("pub mod clay;\n", "breaking change"),
    ],
)
def test_a_module_that_is_gone_broke_nobody_where_it_stood_in_a_hidden_one(root: str, expected: str) -> None:
    old = f"{_OLD}\npub trait Dry {{}}\n\nimpl Dry for Vec {{}}\n"
    standing = {**_CRATE, "src/lib.rs": root, "src/clay/mod.rs": "pub mod dry;\n"}
    gone = change_of("src/clay/wet.rs", old, None)
    known = Known(versions=lambda _change: Versions(before=old), standing=standing.get)
    (file,) = analyze([gone], known)
    assert file.modification_type == expected


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
    begun = private.replace('"site"', '"site", "main": "app/oven.ts"')
    alone = types({"site/app/oven.ts": (old, new)}, {"site/package.json": begun})
    assert alone == ["breaking change"]  # it is what the repository is for


@pytest.mark.parametrize(
    ("manifest", "others", "breaks"),
    [
        ('{"name": "site", "private": true}', {}, False),
        ('{"name": "site", "private": true}', {"index.js": ""}, True),
        ('{"name": "site", "private": true, "exports": "./oven.js"}', {}, True),
        ('{"name": "site", "private": true, "bin": {"bake": "oven.js"}}', {}, True),
        ('{"name": "site", "private": true, "workspaces": ["app"]}', {}, True),
        ('{"name": "site"}', {}, True),
    ],
)
def test_an_app_that_is_private_and_has_nothing_to_import_breaks_nobody(
    manifest: str, others: dict[str, str], *, breaks: bool
) -> None:
    old, new = "export function fire(hours) {}\n", "export function fire() {}\n"
    standing = {"package.json": manifest, **others}
    assert types({"app/oven.js": (old, new)}, standing) == ["breaking change" if breaks else "minor update"]
    more = f"{old}\nexport function cool() {{}}\n"
    assert types({"app/oven.js": (old, more)}, standing) == ["new feature"]  # the app has it


_PROGRAM = {"Cargo.toml": '[package]\nname = "kiln"\n', "src/main.rs": "mod oven;\nfn main() {}\n"}
_OPTIONS = "#[derive(Debug, {})]\n#[command(about)]\npub struct Options {{\n    pub heat: u8,\n{}}}\n"


@pytest.mark.parametrize(
    ("old", "new", "others", "expected"),
    [
        (_OLD, _NEW, {}, "minor update"),
        (_OLD, f"{_OLD}pub fn cool() {{}}\n", {}, "minor update"),
        (_OLD, _NEW, {"src/lib.rs": "pub mod oven;\n"}, "breaking change"),
        (_OLD, _NEW, {"Cargo.toml": '[package]\nname = "kiln"\n[lib]\nname = "oven"\n'}, "breaking change"),
        (_OLD, _NEW, {"src/main.rs": None}, "breaking change"),
        (
            _OPTIONS.format("Parser", "    pub wet: bool,\n"),
            _OPTIONS.format("Parser", ""),
            {},
            "breaking change",
        ),
        (
            _OPTIONS.format("Parser", "    pub wet: Option<u32>,\n"),
            _OPTIONS.format("Parser", "    pub wet: Option<NonZeroUsize>,\n"),
            {},
            "minor update",
        ),
        (
            _OPTIONS.format("clap::Parser", ""),
            _OPTIONS.format("clap::Parser", "    pub wet: bool,\n"),
            {},
            "new feature",
        ),
        (_OPTIONS.format("Clone", "    pub wet: bool,\n"), _OPTIONS.format("Clone", ""), {}, "minor update"),
    ],
)
def test_a_crate_without_a_library_breaks_nobody_but_by_what_a_macro_reads(
    old: str, new: str, others: dict[str, str | None], expected: str
) -> None:
    standing = {path: text for path, text in {**_PROGRAM, **others}.items() if text is not None}
    assert types({"src/oven.rs": (old, new)}, standing) == [expected]


@pytest.mark.parametrize(
    ("text", "macros", "expected"),
    [
        ("pub fn fire(hours: u8) {}\n", "", "minor update"),
        (_OPTIONS.format("Parser", ""), "Parser", "breaking change"),
    ],
)
def test_a_module_of_a_program_that_is_gone_broke_nobody(text: str, macros: str, expected: str) -> None:
    known = Known(versions=lambda _change: Versions(before=text), standing=_PROGRAM.get)
    (file,) = analyze([change_of("src/oven.rs", text, None)], known)
    assert (macros in text, file.modification_type) == (True, expected)


_BUILT = '{"name": "kiln", "main": "dist/index.js", "types": "dist/index.d.ts"}'
_CLAY = (
    "export function fire(hours: number): void {}\nexport interface Clay {\n  wet: number\n}\n",
    "export function fire(hours: string): void {}\nexport interface Clay {\n  wet: number\n}\n",
)
_WET = (_CLAY[0], _CLAY[0].replace("wet: number", "wet: string"))


@pytest.mark.parametrize(
    ("clay", "others", "breaks"),
    [
        (_CLAY, {"src/index.ts": "export { Clay } from './clay'\n"}, False),
        (_CLAY, {"src/index.ts": "export { fire } from './clay'\n"}, True),
        (_CLAY, {"src/index.ts": "export {\n  fire as heat,\n} from './clay.js'\n"}, True),
        (_CLAY, {"src/index.ts": "export * from './clay'\n"}, True),
        (_CLAY, {"src/index.ts": "export * as clay from './clay'\n"}, True),
        (_CLAY, {"src/index.ts": "import { fire } from './clay'\nexport { fire }\n"}, True),
        (_CLAY, {"src/index.ts": "import { fire as heat } from './clay'\nexport default heat\n"}, True),
        (_CLAY, {"src/index.ts": "import * as clay from './clay'\nexport { clay }\n"}, True),
        (
            _CLAY,
            {"src/index.ts": "import { fire } from './clay'\nexport const kiln = () => fire(3)\n"},
            False,
        ),
        (_CLAY, {"src/index.ts": "export * from './all'\n", "src/all.ts": "export * from './clay'\n"}, True),
        (
            _CLAY,
            {"src/index.ts": "export * from './all'\n", "src/all/index.ts": "export * from '../clay'\n"},
            True,
        ),
        (
            _CLAY,
            {"src/index.ts": "export { Clay } from './all'\n", "src/all.ts": "export * from './clay'\n"},
            False,
        ),
        (_CLAY, {"src/index.ts": "module.exports = require('./clay')\n"}, True),
        (_CLAY, {"src/index.ts": "module.exports = require(name)\n"}, True),
        (
            _CLAY,
            {"src/index.ts": "import { all } from './all'\n", "src/all.ts": "const x = require(name)\n"},
            False,
        ),
        (_CLAY, {"src/index.ts": "export { all } from 'all'\nconst x = require(name)\n"}, False),
        (_CLAY, {"src/index.ts": "export * from '@/clay'\n"}, True),
        (_CLAY, {"src/index.ts": "", "package.json": '{"name": "kiln", "main": "src/index.ts"}'}, True),
        (
            _CLAY,
            {
                "src/index.ts": "",
                "package.json": '{"name": "kiln", "exports": {".": {"import": "./src/index.ts"}}}',
            },
            False,
        ),
        (
            _CLAY,
            {"src/index.ts": "", "package.json": '{"name": "kiln", "exports": {"./*": "./dist/*.js"}}'},
            True,
        ),
        (
            _CLAY,
            {
                "src/index.ts": "",
                "package.json": '{"name": "kiln", "exports": {".": "./dist/a.js", "./dist/*": "./dist/*"}}',
            },
            False,
        ),
        (
            _CLAY,
            {
                "src/index.ts": "",
                "package.json": '{"name": "kiln", "exports": {".": "./dist/a.js", "./src/*": "./src/*"}}',
            },
            True,
        ),
        (
            _CLAY,
            {
                "src/index.ts": "",
                "package.json": '{"name": "kiln", "exports": ["./dist/index.js", "./dist/clay.js"]}',
            },
            True,
        ),
        (_CLAY, {"src/index.ts": "", "package.json": '{"name": "kiln"}'}, True),
        (_CLAY, {"package.json": '{"name": "kiln", "main": "out/kiln.js"}'}, True),
        (_WET, {"src/index.ts": "import { fire } from './clay'\nexport const kiln = () => fire(3)\n"}, False),
        (
            _WET,
            {"src/index.ts": "import { Clay } from './clay'\nexport const kiln = (of: Clay) => 3\n"},
            True,
        ),
        (
            _WET,
            {
                "src/index.ts": "export { kiln } from './kiln'\n",
                "src/kiln.ts": "import { Clay } from './clay'\nexport const kiln = (of: Clay) => 3\n",
            },
            True,
        ),
        (
            _WET,
            {
                "src/index.ts": "import { heat } from './kiln'\nexport const kiln = () => heat(3)\n",
                "src/kiln.ts": "import { Clay } from './clay'\nexport const heat = (of: Clay) => 3\n",
            },
            False,
        ),
    ],
)
def test_a_definition_of_an_npm_package_breaks_where_its_entries_hand_it_out(
    clay: tuple[str, str], others: dict[str, str], *, breaks: bool
) -> None:
    standing = {"package.json": _BUILT, **others}
    assert types({"src/clay.ts": clay}, standing) == ["breaking change" if breaks else "minor update"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (("export * from './clay'\n", ""), "breaking change"),
        (("import { fire } from './clay'\nexport { fire }\n", "export const fire = 3\n"), "breaking change"),
        (("import { fire } from './clay'\nexport const kiln = fire(3)\n", ""), "minor update"),
        (("", ""), "minor update"),
        ((None, ""), "breaking change"),  # nobody knows what it said
    ],
)
def test_a_module_of_an_npm_package_that_is_gone_breaks_where_its_entries_handed_it_out(
    entry: tuple[str | None, str], expected: str
) -> None:
    standing = {"package.json": _BUILT, "src/index.ts": entry[1]}
    gone = change_of("src/clay.ts", _CLAY[0], None)
    both = {
        "src/clay.ts": Versions(before=_CLAY[0]),
        "src/index.ts": Versions(before=entry[0], after=entry[1]),
    }
    known = Known(versions=lambda change: both[change.path], standing=standing.get)
    file, *_ = analyze([gone, change_of("src/index.ts", f"{entry[0]}// clay\n", entry[1])], known)
    assert file.modification_type == expected


@pytest.mark.parametrize(
    ("path", "standing", "expected"),
    [
        ("source/clay.ts", {"source/index.ts": "export const kiln = 3\n"}, "minor update"),
        ("source/clay.ts", {"source/index.ts": "export * from './clay.js'\n"}, "breaking change"),
        ("lib/clay.ts", {"source/index.ts": "export * from '../lib/clay.js'\n"}, "breaking change"),
        (
            "lib/clay.ts",
            {"source/index.ts": "import { x } from '../lib/glaze.js'\n", "lib/glaze.ts": ""},
            "minor update",
        ),
        ("lib/clay.ts", {"source/index.ts": "export const kiln = 3\n"}, "breaking change"),
    ],
)
@pytest.mark.parametrize("built", ["dist/source/index.js", "distribution/index.js"])
def test_the_entry_of_a_package_is_built_of_sources_in_a_folder_of_another_name(
    path: str, standing: dict[str, str], built: str, expected: str
) -> None:
    manifest = f'{{"name": "kiln", "exports": {{"default": "./{built}"}}}}'
    assert types({path: _CLAY}, {"package.json": manifest, **standing}) == [expected]


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


_CALLED = "on:\n  workflow_call:\n    inputs:\n      crop:\n        type: string\n"
_INPUT = _CALLED + "      field:\n        type: string\n"


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ({"pyproject.toml": '[project]\nname = "barn"\n'}, "minor update"),
        ({"pyproject.toml": '[project]\nname = "barn"\n', "action.yml": "name: barn\n"}, "new feature"),
        ({}, "new feature"),  # all that the range has are workflows
    ],
)
def test_an_input_of_a_workflow_is_news_where_others_call_it(standing: dict[str, str], expected: str) -> None:
    assert types({".github/workflows/sow.yml": (_CALLED, _INPUT)}, standing) == [expected]


@pytest.mark.parametrize(
    ("more", "standing", "expected"),
    [
        ("", {"netlify.toml": ""}, "minor update"),
        ("", {"docusaurus.config.js": ""}, "minor update"),
        ("", {}, "breaking change"),
        ("", {"netlify.toml": "", "index.js": ""}, "breaking change"),
        ('  "exports": "./barn.js",\n', {"netlify.toml": ""}, "breaking change"),
    ],
)
def test_the_node_of_a_site_breaks_nobody(more: str, standing: dict[str, str], expected: str) -> None:
    head = f'{{\n  "name": "barn",\n{more}  "engines": {{\n'
    old, new = (f'{head}    "node": ">={n}"\n  }}\n}}\n' for n in (18, 20))
    assert types({"package.json": (old, new)}, standing) == [expected]


@pytest.mark.parametrize(
    ("manifest", "standing", "expected"),
    [
        ('"scripts": {"build": "gatsby build"}', {"index.js": ""}, "minor update"),
        ('"scripts": {"build": "NODE_ENV=production next build && cp CNAME out"}', {}, "minor update"),
        ('"scripts": {"start": "bisheng start -c barn.js"}', {"index.js": ""}, "minor update"),
        ('"scripts": {"start": "bisheng start", "build": "rollup"}', {"index.js": ""}, "breaking change"),
        ('"version": "1.0.0"', {"docusaurus.config.js": ""}, "minor update"),
        ('"version": "1.0.0"', {"docusaurus.config.js": "", "index.js": ""}, "breaking change"),
        ('"scripts": {"docs": "gatsby build"}', {"index.js": ""}, "breaking change"),
        ('"main": "barn.js", "scripts": {"build": "gatsby build"}', {}, "breaking change"),
        ('"scripts": {"build": "node next-build.js"}', {}, "breaking change"),
    ],
)
def test_a_component_of_a_site_breaks_nobody(manifest: str, standing: dict[str, str], expected: str) -> None:
    old, new = "export function Barn(cows) {}\n", "export function Stall(cows) {}\n"
    package = {"package.json": f'{{"name": "barn", {manifest}}}'}
    assert types({"barn.js": (old, new)}, {**package, **standing}) == [expected]


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ({"package.json": '{"scripts": {"build": "gatsby build"}}', "gatsby-config.js": ""}, "minor update"),
        ({"package.json": '{"workspaces": ["plugins/*"]}', "gatsby-config.js": ""}, "breaking change"),
        ({"package.json": '{"scripts": {"build": "gatsby build"}}'}, "breaking change"),
    ],
)
def test_a_plugin_that_a_site_keeps_for_itself_breaks_nobody(site: dict[str, str], expected: str) -> None:
    old, new = "exports.onBarn = () => 1;\nexports.onHay = () => 2;\n", "exports.onBarn = () => 1;\n"
    plugin = {"plugins/gatsby-hay/package.json": '{"name": "gatsby-hay", "main": "hay.js"}'}
    assert types({"plugins/gatsby-hay/hay.js": (old, new)}, {**plugin, **site}) == [expected]


_LAYOUT = '<article class="barn"><h1>{{ .Title }}</h1></article>\n'


@pytest.mark.parametrize(
    ("path", "standing", "expected"),
    [
        ("site/layouts/barn.html", {"site/hugo.toml": ""}, "minor update"),
        (
            "site/layouts/hay/barn.html",
            {"site/config.toml": 'baseURL = "https://barn.example"\n'},
            "minor update",
        ),
        ("site/themes/hay/layouts/barn.html", {"site/config/_default/hugo.toml": ""}, "minor update"),
        ("layouts/barn.html", {"hugo.toml": "", "theme.toml": ""}, "breaking change"),
        ("layouts/barn.html", {"config.toml": "cows = 3\n"}, "breaking change"),
        ("layouts/barn.html", {}, "breaking change"),
        ("_layouts/barn.html", {"_config.yml": "", "Gemfile": 'gem "jekyll"\n'}, "minor update"),
        ("_includes/barn.html", {"_config.yml": "", "Gemfile": "gemspec\n"}, "breaking change"),
        ("_includes/barn.html", {"_config.yml": ""}, "breaking change"),
        ("hay/barn.html", {"mkdocs.yml": "theme:\n  name: hay\n  custom_dir: hay/\n"}, "minor update"),
        ("barn.html", {"mkdocs.yml": "theme:\n  name: hay\n  custom_dir: hay\n"}, "breaking change"),
    ],
)
def test_a_template_of_a_site_that_is_gone_broke_nobody(
    path: str, standing: dict[str, str], expected: str
) -> None:
    known = Known(versions=lambda _change: Versions(before=_LAYOUT), standing=standing.get)
    assert [file.modification_type for file in analyze([change_of(path, _LAYOUT, None)], known)] == [expected]


def test_what_a_program_hands_out_to_itself_still_ranks_before_what_it_keeps() -> None:
    new = f"{_OLD}pub fn cool() {{}}\nfn sweep() {{}}\n"
    known = Known(
        versions=lambda _change: Versions(before=_OLD, after=new),
        standing={**_PROGRAM, "src/oven.rs": new}.get,
    )
    (file,) = analyze([change_of("src/oven.rs", _OLD, new)], known)
    assert file.modification_type == "minor update"
    assert {fact.name: fact.public for fact in file.facts} == {"cool": True, "sweep": False}


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("Package@swift-5.8.swift", "minor update"),
        ("Package@swift-5.swift", "minor update"),
        ("Package@swift-5.7.swift", "breaking change"),
        ("barn/Package@swift-5.8.swift", "breaking change"),
    ],
)
def test_tools_of_swift_that_have_a_manifest_of_their_own_lose_nothing(beside: str, expected: str) -> None:
    old = '// swift-tools-version:5.8\nimport PackageDescription\n\nlet package = Package(name: "barn")\n'
    assert types({"Package.swift": (old, old.replace("5.8", "5.9"))}, {beside: old}) == [expected]


_CHURN = "public class Churn {\n    public int fill(int pails) { return pails; }\n}\n"
_PAIL = "int fill(int pails) {\n    return pails;\n}\n"


@pytest.mark.parametrize(
    ("path", "standing", "expected"),
    [
        ("ext/dairy/org/farm/Churn.java", {"ext/dairy/extconf.rb": ""}, "minor update"),
        ("ext/java/org/farm/Churn.java", {"Gemfile": "", "Rakefile": ""}, "minor update"),
        ("ext/java/org/farm/Churn.java", {"Gemfile": ""}, "breaking change"),
        ("src/org/farm/Churn.java", {"Gemfile": "", "Rakefile": ""}, "breaking change"),
        ("java/org/farm/Churn.java", {"ext/dairy/extconf.rb": ""}, "breaking change"),
        ("ext/dairy/churn.c", {"ext/dairy/extconf.rb": ""}, "minor update"),
        ("src/churn.cc", {"binding.gyp": "", "package.json": "{}"}, "minor update"),
        ("include/churn.h", {"binding.gyp": "", "package.json": "{}"}, "breaking change"),
        (
            "src/churn.c",
            {"setup.py": 'setup(ext_modules=[Extension("churn", ["src/churn.c"])])'},
            "minor update",
        ),
        ("src/churn.c", {"setup.py": "setup()  # 'src/churn.c'"}, "breaking change"),
        ("src/churn.c", {}, "breaking change"),
    ],
)
def test_native_parts_of_a_package_of_a_script_language_break_nobody(
    path: str, standing: dict[str, str], expected: str
) -> None:
    old = _CHURN if path.endswith(".java") else _PAIL
    new = old.replace("int pails", "int pails, int lids")
    assert types({path: (old, new)}, standing) == [expected]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            "dairy/churn.py",
            "class Churn:\n    def {}(self) -> str:\n        return self.pail\n",
            "class Churn:\n    def {}(self) -> tuple[str, str]:\n        return self.pail, self.lid\n",
            {"__getstate__": "minor update", "__reduce__": "minor update", "state": "breaking change"},
        ),
        (
            "dairy/churn.rb",
            "class Churn\n  def {}(pail)\n    @pail = pail\n  end\nend\n",
            "class Churn\n  def {}(pail, lid)\n    @pail = [pail, lid]\n  end\nend\n",
            {"marshal_load": "minor update", "fill": "breaking change"},
        ),
    ],
)
def test_what_only_a_language_asks_to_keep_or_copy_a_thing_breaks_nobody(
    path: str, old: str, new: str, expected: dict[str, str]
) -> None:
    for name, kind in expected.items():
        assert types({path: (old.format(name), new.format(name))}, {}) == [kind]


@pytest.mark.parametrize(
    ("now", "expected"),
    [("Pails", "minor update"), ("Barn::Pails", "breaking change"), ("Lids", "breaking change")],
)
def test_a_module_of_ruby_is_one_with_and_without_the_name_of_what_surrounds_it(
    now: str, expected: str
) -> None:
    old = "module Dairy\n  class Churn\n    include Dairy::Pails\n  end\nend\n"
    assert types({"lib/churn.rb": (old, old.replace("Dairy::Pails", now))}, {}) == [expected]
