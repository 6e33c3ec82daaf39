"""What a stranger laid out around a range is read within bounds; beyond them nothing is known."""

import json
import time
import tracemalloc
from collections.abc import Callable, Mapping

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.standing_files import Standing, TooMuch, mapping_of, toml_of
from diff_insight.facts.unreached import unreached
from diff_insight.model import Fact

_NAMED = json.dumps({"name": "barn", "exports": "./dist/index.js"})
_CRATE = '[package]\nname = "barn"\n'
_COUNT = 20_000


def rows(form: str, count: int = _COUNT) -> str:
    return "".join(form.format(n=n) for n in range(count))


def ring(size: int = 60) -> dict[str, str]:
    """Modules that hand the names of each other round and round."""
    return {
        f"src/m{n}.ts": "".join(f'export {{ a{k} }} from "./m{(n + 1) % size}"\n' for k in range(500))
        for n in range(size)
    }


PACKAGES: dict[str, Callable[[], Mapping[str, str]]] = {
    "modules that are not there": lambda: {"src/index.ts": rows('export * from "./a{n}"\n')},
    "modules required that are not there": lambda: {"src/index.ts": rows('require("./a{n}");\n')},
    "names in a ring": lambda: {"src/index.ts": rows('export {{ a{n} }} from "./m0"\n', 500), **ring()},
    "names taken of one module": lambda: {
        "src/index.ts": f'import {{ {rows("a{n}, ", 2_000)} }} from "./m"\nexport const z = 1\n',
        "src/m.ts": "const cow = 1;\n" * _COUNT,
    },
    "entries": lambda: {
        "package.json": json.dumps({"name": "barn", "exports": [f"./dist/a{n}.js" for n in range(_COUNT)]}),
        "src/index.ts": "",
    },
    "keys in one another": lambda: {"package.json": '{"name": "barn", "exports": ' + "[" * _COUNT},
    "paths to outside": lambda: {"src/index.ts": rows('export * from "../../../../a{n}"\n')},
    "modules of a crate that are not there": lambda: {"src/lib.rs": rows("mod a{n};\n")},
    "modules in one another": lambda: {
        "src/lib.rs": "mod a;\n",
        **{f"src/{'/'.join('a' * deep)}.rs": "mod a;\npub use self::a::*;\n" for deep in range(1, 300)},
    },
    "a key of many dots": lambda: {
        "Cargo.toml": "a." * _COUNT + f"b = 1\n{_CRATE}",
        "src/lib.rs": "mod a;\n",
    },
    "lists in one another": lambda: {
        "Cargo.toml": f"{_CRATE}[lib]\nx = {'[' * _COUNT}",
        "src/lib.rs": "mod a;\n",
    },
    "a number of many digits": lambda: {
        "Cargo.toml": f"{_CRATE}x = {'9' * _COUNT}\n",
        "src/lib.rs": "mod a;\n",
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_that_nobody_wrote_takes_seconds(name: str) -> None:
    files = {"package.json": _NAMED, "Cargo.toml": _CRATE, **PACKAGES[name]()}
    paths = ("src/m.ts", "src/m.rs", "src/m0.ts")
    facts = [Fact(kind="function_changed", name=f"a{n}") for n in range(500)]
    start = time.process_time()
    hides = unreached([change_of(path, "a\n", "b\n") for path in paths], files.get)
    for path in paths:
        for fact in facts:
            hides(path, fact)
    assert time.process_time() - start < 10


def test_what_asks_for_too_much_hides_nothing() -> None:
    files = {
        "package.json": _NAMED,
        "src/index.ts": "export const cow = 1\n",
        "src/m.ts": "export const a = 1\n",
    }
    changed, fact = change_of("src/m.ts", "a\n", "b\n"), Fact(kind="function_changed", name="a")
    assert unreached([changed], files.get)("src/m.ts", fact)
    files["src/index.ts"] += rows('export * from "./a{n}"\n')
    assert not unreached([changed], files.get)("src/m.ts", fact)


def test_a_path_of_many_folders_is_looked_for_in_the_nearest() -> None:
    asked: list[str] = []
    unreached([change_of("a/" * 40_000 + "x.js", "a\n", "b\n")], asked.append)
    assert asked == []  # no system has files at such paths
    unreached([change_of("a/" * 400 + "x.js", "a\n", "b\n")], asked.append)
    assert len(asked) == 60


def test_a_path_is_asked_for_once_and_no_more_often_than_may_be() -> None:
    asked: list[str] = []
    standing = Standing(asked.append, most=3)
    assert [standing(path) for path in "abab"] == [None] * 4
    standing.manifest("package.json")
    assert asked == ["a", "b", "package.json"]
    with pytest.raises(TooMuch):
        standing("c")
    assert standing("a") is None


def test_files_of_more_than_fifty_megabytes_are_not_all_read() -> None:
    standing = Standing({f"a{n}": "x" * 1_000_000 for n in range(100)}.get)
    assert all(standing(f"a{n}") for n in range(50))
    with pytest.raises(TooMuch):
        standing("a99")


@pytest.mark.parametrize(
    "text",
    [
        "a." * 20_000 + "b = 1\n",
        ("a." * 900 + "b = 1\n") * 100,
        "x = " + "[" * 50_000,
        "x = " + "9" * 5_000,
        "[",
    ],
    ids=["dots", "rows of dots", "brackets", "digits", "half"],
)
def test_toml_that_would_fill_the_memory_holds_nothing(text: str) -> None:
    tracemalloc.start()
    try:
        assert toml_of(text) == {}
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("text", ["[" * 50_000, '{"a": ' + "9" * 5_000 + "}", "[]", "", "1"])
def test_json_that_is_no_mapping_holds_nothing(text: str) -> None:
    assert mapping_of(text) == {}
