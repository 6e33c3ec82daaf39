"""What users of a Rust crate reach: modules that are `pub` all the way, and what `pub use` gives of others.

A definition may be `pub` in a module that is not: then the crate has it, nobody else. Rust's reference says
how (https://doc.rust-lang.org/reference/visibility-and-privacy.html); `#[doc(hidden)]` says that a module is
no part of what is promised. What cannot be read (a module under `#[path]`, one that a macro declares) is
taken as reached.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from diff_insight.facts.standing_files import Read, Standing
from diff_insight.model import Fact

_MOST = 600
"""Modules of a crate that are read; of a larger one nothing is known."""
_MODULE = re.compile(
    r"^[ \t]*(?P<attributes>(?:#\[[^\]\n]{0,200}\]\s{0,40}){0,8})(?P<public>pub )?(?:pub\([^)\n]{1,80}\) )?"
    r"mod (?P<name>(?:r#)?\w{1,100});",
    re.MULTILINE,
)
_USE = re.compile(r"\bpub use ")
_GLOB = re.compile(r"(\w{1,100})::(?:\{[^{}]{0,400},?\s{0,40})?\*")
_LEAF = re.compile(r"\b\w{1,100}\b(?!\s{0,40}::|\w)")
_HIDES = "doc(hidden)"
_WORD = re.compile(r"\w+")

_DEFINITION = re.compile(
    r"\b(?:struct|enum|union|trait|type|fn|const|static|mod|macro_rules!) (?=(\w{1,200}))"
)


@dataclass(frozen=True, slots=True)
class _Module:
    """A module of a crate: what stands in its file, and whether the one that declares it hands it out."""

    text: str
    public: bool


@dataclass(frozen=True, slots=True)
class Crate:
    """What is reached of a crate.

    Attributes:
        hidden: Files whose modules nobody outside reaches, each with its text.
        handed_out: Names that `pub use` gives of any module that is reached.
    """

    hidden: dict[str, str]
    handed_out: frozenset[str]

    def hides(self, path: str, fact: Fact) -> bool:
        """Tell whether only the crate itself can use what a fact of a file is about.

        A type that another module defines may be reached there, whatever is implemented for it here.
        """
        text = self.hidden.get(path)
        if text is None:
            return False
        if fact.thing == "macro":  # `#[macro_export]` puts it at the root, wherever it stands
            return False
        if fact.thing == "file":
            return bool(fact.parts) and all(self.hides(path, part) for part in fact.parts)
        trait = fact.details.get("implements", "").partition("<")[0].rpartition("::")[2]
        if fact.thing == "extension" and trait not in self.handed_out and trait in _defined(text):
            return True  # nobody outside can name what is implemented
        named = [*fact.where, *_WORD.findall(fact.previous_name or ""), *_WORD.findall(fact.name)]
        if not self.handed_out.isdisjoint(word for name in named for word in _WORD.findall(name)):
            return False
        owner = next((word for name in named for word in _WORD.findall(name)), "")
        return fact.thing == "export" or owner in _defined(text)

    def hides_gone(self, path: str, fact: Fact, text: str) -> bool:
        """Tell the same of a fact of a file that is gone: of a module within one that nobody reaches.

        Args:
            path: Of the file.
            fact: What happened to it, or in it.
            text: What the file held.
        """
        folders = (path[:at] for at in range(len(path)) if path[at] == "/")
        if not any(f"{folder}.rs" in self.hidden for folder in folders):
            return False
        if fact.thing == "file":
            return self.handed_out.isdisjoint(_defined(text)) and "macro_export" not in text
        return Crate({path: text}, self.handed_out).hides(path, fact)


@lru_cache(maxsize=8)
def _defined(text: str) -> frozenset[str]:
    """Give the names that a text defines; the facts of a file ask for them one after the other."""
    return frozenset(_DEFINITION.findall(text))


def crate_of(manifest: str, read: Standing) -> Crate | None:
    """Read a crate; None where its library cannot be found or is too large.

    Args:
        manifest: The path of its `Cargo.toml`.
        read: Gives what stands at a path.

    Raises:
        TooMuch: The range asked for more than it may.
    """
    folder = manifest.rpartition("/")[0]
    source = f"{folder}/src" if folder else "src"
    root = read(f"{source}/lib.rs")
    if root is None or _has_other_root(read.manifest(manifest)):
        return None
    modules = _modules(source, root, read)
    if modules is None:
        return None
    reached, handed_out = _reached(modules)
    hidden = {
        path: module.text
        for name, module in modules.items()
        if name not in reached
        for path in (f"{source}/{'/'.join(name)}.rs", f"{source}/{'/'.join(name)}/mod.rs")
    }
    return Crate(hidden, handed_out)


def _has_other_root(held: Mapping[str, object]) -> bool:
    library = held.get("lib", {})
    return not held or (isinstance(library, dict) and "path" in library)


def _modules(source: str, root: str, read: Read) -> dict[tuple[str, ...], _Module] | None:
    """Give the modules of a crate by their paths, as far as they have files of their own."""
    found: dict[tuple[str, ...], _Module] = {(): _Module(root, public=True)}
    pending: list[tuple[str, ...]] = [()]
    while pending:
        outer = pending.pop()
        for said in _MODULE.finditer(found[outer].text):
            name = (*outer, said["name"].removeprefix("r#"))
            public = bool(said["public"]) and _HIDES not in said["attributes"]
            if name in found:  # another one for another platform
                found[name] = _Module(found[name].text, public=public or found[name].public)
                continue
            base = f"{source}/{'/'.join(name)}"
            text = None if "#[path" in said["attributes"] else read(f"{base}.rs") or read(f"{base}/mod.rs")
            if text is None:
                continue
            found[name] = _Module(text, public=public)
            pending.append(name)
            if len(found) > _MOST:
                return None
    return found


def _reached(modules: dict[tuple[str, ...], _Module]) -> tuple[set[tuple[str, ...]], frozenset[str]]:
    """Give the modules that are reached, and the names that these hand out of others."""
    reached: set[tuple[str, ...]] = set()
    handed_out: set[str] = set()
    opened: set[str] = set()
    while True:
        fresh = {
            name
            for name, module in modules.items()
            if name not in reached
            and (not name or (module.public and name[:-1] in reached) or not opened.isdisjoint(name[-1:]))
        }
        if not fresh:
            return reached, frozenset(handed_out)
        reached |= fresh
        for name in fresh:
            for statement in modules[name].text.split(";")[:-1]:
                _, *said = _USE.split(statement)
                opened.update(_GLOB.findall(said[-1]) if said else ())
                handed_out.update(_LEAF.findall(said[-1]) if said else ())
        opened |= handed_out
