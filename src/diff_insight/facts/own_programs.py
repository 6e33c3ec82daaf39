"""Programs that nobody can import: a crate without a library, a private app of npm.

What such a program defines is its own, `pub` or not: no code outside calls it. A type that a macro of another
crate reads may speak to users all the same and stays as it is: `#[derive(Parser)]` makes options of its
fields, `#[derive(Deserialize)]` keys of a file.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from diff_insight.facts.standing_files import Read, Standing
from diff_insight.model import Fact

_DERIVED = re.compile(r"#\[derive\((?P<traits>[^()\]]{0,2000})\)\]")
_TYPE = re.compile(r"\b(?:struct|enum|union) (\w{1,200})")
_LAST = re.compile(r"\w{1,200}(?=\s{0,40}(?:,|\Z))")
_OF_LANGUAGE = frozenset(
    {"Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"}
)
"""What Rust itself derives; all else is a macro of somebody."""
_HELD = frozenset({"field", "enum_member", "struct", "enum", "variable"})
"""Things by whose names a macro gives users options or keys; of what type a value is they do not see."""
_WORD = re.compile(r"\w+")
_ENTRIES = frozenset(
    {"main", "exports", "module", "browser", "types", "typings", "bin", "source", "files", "workspaces"}
)
"""What a `package.json` says of those who are to use a package, or of others in it."""
_INDEXES = ("index.js", "index.ts", "index.mjs", "index.cjs", "index.json", "index.node")


@dataclass(frozen=True, slots=True)
class Program:
    """A crate that has no library.

    Attributes:
        folder: That of its sources.
        read: Gives what stands at a path.
    """

    folder: str
    read: Read

    def hides(self, path: str, fact: Fact) -> bool:
        """Tell whether only the program itself can use what a fact of a file is about."""
        return self.hides_gone(path, fact, self.read(path) or "")

    def hides_gone(self, path: str, fact: Fact, text: str) -> bool:
        """Tell the same of a fact of a file whose text is given, as of one that is gone."""
        if not path.startswith(self.folder):
            return False
        read_by_macros = _read_by_macros(text)
        if fact.thing == "file":
            return not read_by_macros
        if fact.thing not in _HELD and not any(part.thing in _HELD for part in fact.parts):
            return True
        named = {word for name in (*fact.where, fact.name) for word in _WORD.findall(name)}
        return named.isdisjoint(read_by_macros)


@dataclass(frozen=True, slots=True)
class App:
    """A package of npm that is for nobody to import.

    Attributes:
        manifest: The path of its `package.json`.
    """

    manifest: str

    def hides(self, path: str, fact: Fact) -> bool:
        """Tell whether a fact of a file is about what only the app itself can use.

        What is new is what the app is made of now (a page, a component), and its manifest says more.
        """
        return path != self.manifest and fact.action != "added"


def program_of(manifest: str, read: Standing) -> Program | None:
    """Give the program that a crate is; None where it has a library, or may have one.

    Args:
        manifest: The path of its `Cargo.toml`.
        read: Gives what stands at a path.

    Raises:
        TooMuch: The range asked for more than it may.
    """
    folder = manifest.rpartition("/")[0]
    source = f"{folder}/src/" if folder else "src/"
    held = read.manifest(manifest)
    if not held or "lib" in held or read(f"{source}lib.rs") is not None or read(f"{source}main.rs") is None:
        return None
    return Program(source, read)


def app_of(manifest: str, read: Standing) -> App | None:
    """Give the app that a package of npm is: private and nothing to begin from; None where it may be more.

    Args:
        manifest: The path of its `package.json`.
        read: Gives what stands at a path.

    Raises:
        TooMuch: The range asked for more than it may.
    """
    held = read.manifest(manifest)
    folder = manifest.removesuffix("package.json")
    if held.get("private") is not True or not _ENTRIES.isdisjoint(held):
        return None
    begun = any(read(f"{folder}{index}") is not None for index in _INDEXES)
    return None if begun else App(manifest)


@lru_cache(maxsize=8)
def _read_by_macros(text: str) -> frozenset[str]:
    """Give the types of a text that a macro of another crate reads; the facts of a file ask in turn."""
    found = set()
    for said in _DERIVED.finditer(text):
        if set(_LAST.findall(said["traits"])) <= _OF_LANGUAGE:
            continue
        if (named := _TYPE.search(text, said.end(), said.end() + 4_000)) is not None:
            found.add(named[1])
    return frozenset(found)
