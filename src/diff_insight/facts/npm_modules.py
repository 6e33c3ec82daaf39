"""What users of an npm package reach: what its entries define, and what they hand out of other modules.

An entry is what `exports`, `main`, `module` or `types` of the manifest name; where that is built, the source
that it is built of. Nothing is known of a package that lets its users into its folders (`exports` with `*`,
or no `exports` and sources that are published as they stand), and of one whose modules say what they hand
out where no reader of text sees it (`require` of a name, an alias of a bundler).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import normpath

from diff_insight.facts.standing_files import Read, Standing
from diff_insight.model import Fact

_MOST = 600
"""Modules of a package that are read; of a larger one nothing is known."""
_KEYS = ("exports", "source", "main", "module", "types", "typings")
_ENDINGS = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte", ".astro")
_SOURCES = ("src", "source")
"""Folders of what a build makes a package of."""
_BUILT = re.compile(
    r"(?:\.(?:d|min|cjs|esm|umd|es|mjs|development|production|module|modern|legacy)){0,4}\.[cm]?[jt]sx?\Z"
)
_FROM = r"""\s{0,40}from\s{0,40}["'](?P<module>[^"'\n]{1,300})["']"""
_LISTED = r"\{(?P<listed>[^{}]{0,20000})\}"
_HANDS_OUT = re.compile(
    r"^[ \t]*export\s{1,40}(?:type\s{1,40})?(?:" + _LISTED + r"|\*(?:\s{1,40}as\s{1,40}\w{1,100})?)"
    r"(?:" + _FROM + ")?",
    re.MULTILINE,
)
_IMPORTS = re.compile(
    r"^[ \t]*import\s{1,40}(?:type\s{1,40})?(?P<whole>[\w$*,\s]{0,200})(?:" + _LISTED + ")?" + _FROM,
    re.MULTILINE,
)
_DEFAULT = re.compile(
    r"^[ \t]*export\s{1,40}(?:default\s{1,40}|=\s{0,40})([\w$]{1,100})\s{0,40}(?:;|$)", re.MULTILINE
)
_REQUIRES = re.compile(r"""\brequire\(\s{0,40}(?:["'](?P<module>[^"'\n]{1,300})["'])?""")
_ALIASES = ("@/", "~", "#", "src/")
"""How what bundlers resolve by a rule of their own begins."""
_WORD = re.compile(r"[\w$]+")
_TYPE = re.compile(r"\b(?:class|interface|type|enum|namespace) (?=([\w$]{1,200}))")


@dataclass(slots=True)
class _Reached:
    """What is reached of a file.

    Attributes:
        whole: Whether all that it exports is.
        names: What is, of the others.
        types: What a file that is reached takes from it: a type among that is part of what is promised.
    """

    whole: bool = False
    names: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)

    def grow(self, names: set[str] | None, types: set[str]) -> bool:
        """Add names, None standing for all; tell whether that is more than before."""
        before = self.whole, len(self.names), len(self.types)
        self.whole = self.whole or names is None
        self.names |= names or set()
        self.types |= types
        return before != (self.whole, len(self.names), len(self.types))


@dataclass(frozen=True, slots=True)
class Modules:
    """What is reached of a package.

    Attributes:
        folders: Those of its sources.
        reached: What is reached of each of its files; of others nothing is.
        read: Gives what stands at a path.
    """

    folders: tuple[str, ...]
    reached: Mapping[str, _Reached]
    read: Read

    def hides(self, path: str, fact: Fact) -> bool:
        """Tell whether only the package itself can use what a fact of a file is about.

        Of a file that does not stand there that is unknown: what handed it out may be gone with it.
        """
        text = self.read(path) if path.startswith(self.folders) and path.endswith(_ENDINGS) else None
        reached = self.reached.get(path)
        if text is None or reached is None or reached.whole:
            return text is not None and reached is None
        if fact.thing == "file":
            if not fact.parts:
                return not reached.names and _types(text).isdisjoint(reached.types)
            return all(self.hides(path, part) for part in fact.parts)
        said = (*fact.where, fact.previous_name or "", fact.name)
        named = {word for name in said for word in _WORD.findall(name)}
        if not named.isdisjoint(reached.names):
            return False
        return _types(text).isdisjoint(named & reached.types)


_Names = tuple[tuple[str, str], ...]
"""What each of a list is called in its module, and outside."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement that hands something out or takes it.

    Attributes:
        module: That which it is of; None where it is the file's own.
        listed: The names that it lists; None where it lists none.
        whole: Words by which it takes a module as one.
    """

    module: str | None
    listed: _Names | None
    whole: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Source:
    """What the statements of a file say, read once however often the file is come by.

    Attributes:
        defaults: Names that it hands out as its default.
        types: Those of the types that it defines.
    """

    defaults: frozenset[str]
    types: frozenset[str]
    exports: tuple[_Statement, ...]
    imports: tuple[_Statement, ...]
    required: tuple[str | None, ...]

    @classmethod
    def of(cls, text: str) -> "_Source":
        """Read a file."""
        exports = [
            _Statement(said["module"], _pairs(said["listed"]) if said["listed"] else None)
            for said in _HANDS_OUT.finditer(text)
        ]
        imports = [
            _Statement(said["module"], _pairs(said["listed"] or ""), frozenset(_WORD.findall(said["whole"])))
            for said in _IMPORTS.finditer(text)
        ]
        return cls(
            frozenset(said[1] for said in _DEFAULT.finditer(text)),
            _types(text),
            tuple(exports),
            tuple(imports),
            tuple(said["module"] for said in _REQUIRES.finditer(text)),
        )


@dataclass(slots=True)
class _Walk:
    """The files that entries lead to."""

    read: Standing
    reached: dict[str, _Reached] = field(default_factory=dict)
    pending: dict[str, None] = field(default_factory=dict)
    sources: dict[str, _Source] = field(default_factory=dict)
    unknown: bool = False

    def follow(self, entries: set[str]) -> None:
        """Read the entries and all that they hand out or take."""
        for entry in entries:
            self.reached[entry] = _Reached(whole=True)
        self.pending.update(dict.fromkeys(sorted(entries)))
        while self.pending and not self.unknown:
            path, _ = self.pending.popitem()
            if path not in self.sources:
                source = self.sources[path] = _Source.of(self.read(path) or "")
                self.read.spend(4 * (len(source.exports) + len(source.imports) + len(source.required)))
            self._lead_on(path, self.sources[path], self.reached[path])

    def _lead_on(self, path: str, source: _Source, reached: _Reached) -> None:
        local = set(source.defaults) if reached.whole or "default" in reached.names else set()
        for said in source.exports:
            names, types = reached.names, reached.types
            if said.listed is not None:
                names = {inner for inner, outer in said.listed if reached.whole or outer in names}
                types = {inner for inner, outer in said.listed if outer in types}
            if said.module:
                wide = said.listed is None and reached.whole
                if not self._give(path, said.module, None if wide else set(names), types):
                    return
            else:
                local |= names
        promised = reached.whole or bool(reached.names) or not source.types.isdisjoint(reached.types)
        for said in source.imports if promised else ():
            listed = said.listed or ()
            names = {inner for inner, outer in listed if outer in local}
            taken = None if not local.isdisjoint(said.whole) else names
            if not self._give(path, said.module or "", taken, {inner for inner, _ in listed}):
                return
        for module in source.required if promised else ():
            if not module and source.exports:  # what it says it exports is all that it hands out
                continue
            self.unknown = self.unknown or not module
            if not self._give(path, module or "", None, set()):
                return

    def _give(self, path: str, module: str, names: set[str] | None, types: set[str]) -> bool:
        """Note what is reached of a module, all of it where no names are given; tell whether to go on."""
        self.read.spend(1 + len(names or ()) + len(types))
        if not module.startswith("."):
            self.unknown = self.unknown or module.startswith(_ALIASES)
            return not self.unknown
        found = _file(normpath(f"{path.rpartition('/')[0]}/{module}").lstrip("/"), self.read)
        if found and self.reached.setdefault(found, _Reached()).grow(names, types):
            self.pending[found] = None
        self.unknown = self.unknown or len(self.reached) > _MOST
        return not self.unknown


@lru_cache(maxsize=8)
def _types(text: str) -> frozenset[str]:
    """Give the types that a text defines; the facts of a file ask for them one after the other."""
    return frozenset(_TYPE.findall(text))


def modules_of(manifest: str, read: Standing) -> Modules | None:
    """Read what a package hands out; None where that cannot be known.

    Args:
        manifest: The path of its `package.json`.
        read: Gives what stands at a path.

    Raises:
        TooMuch: The range asked for more than it may.
    """
    folder = manifest.rpartition("/")[0]
    base = f"{folder}/" if folder else ""
    entries = _entries(base, read.manifest(manifest), read)
    if not entries:
        return None
    walk = _Walk(read)
    walk.follow(entries)
    if walk.unknown:
        return None
    within = (one.removeprefix(base) for one in walk.reached)
    folders = {f"{base}{one.partition('/')[0]}/" for one in within if "/" in one}
    return Modules((f"{base}src/", *sorted(folders)), walk.reached, read)


def _entries(base: str, held: Mapping[str, object], read: Read) -> set[str]:
    """Give the sources of what a manifest names; nothing where one cannot be found."""
    named = [said for key in _KEYS for said in _leaves(held.get(key)) if said not in _opened(held)]
    closed = "exports" in held
    index = _file(f"{base}src/index", read)
    found: set[str] = {index} if index else set()
    for said in named:
        path = said.removeprefix("./")
        if "*" in path or path.startswith(".."):
            return set()
        if not path.endswith((*_ENDINGS, ".d.ts", ".d.mts", ".d.cts")):
            continue
        stands = read(base + path) is not None
        if stands and not closed:
            return set()  # published as it stands: its neighbours may be reached too
        sources = set() if stands else set(_built_of(base, path, read))
        found |= sources | ({base + path} if stands else set())
        if not (sources or stands or index):
            return set()
    return found if named else set()


def _built_of(base: str, path: str, read: Read) -> Iterator[str]:
    """Give the sources that a built file may be made of: a build keeps the folders below its own, or none."""
    top, _, inner = path.partition("/")
    last = path.rpartition("/")[2]
    inside = (inner, *(f"{folder}/{one}" for folder in _SOURCES for one in (last, inner)))
    for one in dict.fromkeys(inside if inner else (f"{folder}/{top}" for folder in _SOURCES)):
        if one and (found := _file(base + _BUILT.sub("", one), read)):
            yield found


def _opened(held: Mapping[str, object]) -> set[str]:
    """Give the folders that a manifest opens as they are: `"./dist/*": "./dist/*"`.

    What a build leaves there has the names of the build; who writes for users names what is for them.
    """
    said = held.get("exports")
    same = (
        {key for key, value in said.items() if key == value and "*" in key}
        if isinstance(said, dict)
        else set()
    )
    return {one for one in same if not one.startswith(("./*", "./src/"))}


def _leaves(held: object, depth: int = 9) -> Iterator[str]:
    """Give the paths in what a key of the manifest holds."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict | list) and depth:
        for one in held.values() if isinstance(held, dict) else held:
            yield from _leaves(one, depth - 1)


def _file(module: str, read: Read) -> str | None:
    """Give the file that a path without an ending, or with that of what it is built to, stands for."""
    stem = _BUILT.sub("", module)
    for path in (module, *(f"{one}{ending}" for one in (module, stem) for ending in _ENDINGS)):
        if path.endswith(_ENDINGS) and read(path) is not None:
            return path
    return next((path for ending in _ENDINGS if read(path := f"{module}/index{ending}") is not None), None)


def _pairs(names: str) -> _Names:
    """Give what each name of a list is called in its module, and outside."""
    found = []
    for one in names.split(","):
        words = [word for word in _WORD.findall(one) if word not in {"type", "as"}]
        if words:
            found.append((words[0], words[-1]))
    return tuple(found)
