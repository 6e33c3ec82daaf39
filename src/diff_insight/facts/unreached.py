"""What users of a repository do not reach, by files that may not have changed.

Those are packages that nobody publishes, modules that a crate or an npm package keeps to itself, programs
that have nothing to import (`diff_insight.facts.own_programs`), native parts of a package of a script
language (`diff_insight.facts.native_parts`), and what a site is made of (`diff_insight.facts.sites`). A
package manager says of a package that it is not published: npm by `private`, Cargo by `publish = false`.
Beside published ones such a package is a site, a benchmark or a tool: neither what it exports nor what it
runs on breaks anybody. Where none of the packages of a range is published it is what the repository is for,
and stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, partial

from diff_insight.facts.crates import Crate, crate_of
from diff_insight.facts.native_parts import is_native_part
from diff_insight.facts.npm_modules import Modules, modules_of
from diff_insight.facts.own_programs import App, Program, app_of, program_of
from diff_insight.facts.own_workflows import is_workflow, keeps_its_own
from diff_insight.facts.sites import is_of_a_site, is_plugin_of_a_site, is_site
from diff_insight.facts.standing_files import Read, Standing, TooMuch
from diff_insight.model import Fact, FileChange

_MANIFESTS = {
    ".rs": "Cargo.toml",
    **dict.fromkeys(
        (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".vue", ".svelte", ".astro"),
        "package.json",
    ),
}
"""The manifest that says what package a source belongs to, by how its name ends."""
_OWN = ("package.json", "Cargo.toml", ".csproj", ".fsproj", ".vbproj")
"""How manifests end that say of themselves whether they are published."""
_PROGRAM = re.compile(
    r"<IsPackable>\s{0,20}false\s{0,20}</|<OutputType>\s{0,20}(?:Win)?Exe\s{0,20}</", re.IGNORECASE
)
_TOOL = re.compile(r"<PackAsTool>\s{0,20}true\s{0,20}</", re.IGNORECASE)
"""What a project of .NET says that is no library, and that is one that is installed all the same."""
_PARTS = 3
"""Numbers of a version of Swift, by which a manifest for it alone is called."""
_DEEPEST = 60
"""Folders above a source that are looked in for its manifest; a path may have tens of thousands."""


def unreached(
    changes: Iterable[FileChange],
    read: Read,
    before: Callable[[FileChange], str | None] = lambda _change: None,
) -> Callable[[str, Fact], bool]:
    """Give what tells whether a fact of a file, by its path, is about what no user reaches.

    Args:
        changes: The files of the range.
        read: Gives what stands at a path where the range ends.
        before: Gives what a file held where it begins; None where that cannot be had.
    """
    standing = Standing(read)
    changes = list(changes)
    try:
        own = any(is_workflow(change.path) for change in changes) and keeps_its_own(changes, standing)
        manifests = {change.path: found for change in changes if (found := _manifest(change.path, standing))}
        published = {manifest: _is_published(manifest, standing) for manifest in set(manifests.values())}
    except TooMuch:
        return _nothing_known
    unpublished = (
        {path for path, manifest in manifests.items() if not published[manifest]}
        if any(published.values())
        else set()
    )

    gone = {
        change.path: change.patch or ""
        for change in changes
        if change.status == "removed" and change.path.endswith(".rs")
    }

    library = cache(partial(_library, standing=standing))
    earlier = cache(partial(_library, standing=Standing(_before(changes, read, before))))
    left = {change.path for change in changes if change.status == "removed"} - gone.keys()
    template = cache(partial(is_of_a_site, standing=standing))
    native = cache(partial(is_native_part, standing=standing))

    def hides(path: str, fact: Fact) -> bool:
        if path in unpublished or (own and is_workflow(path)):
            return True
        manifest = manifests.get(path)
        find = earlier if path in left else library  # what handed out what is gone may be gone with it
        found = find(manifest) if manifest else None
        with suppress(TooMuch):
            if fact.thing == "runtime" and (is_site(path, standing) or _serves_older(path, fact, standing)):
                return True
            if template(path) or native(path):
                return True
            if path in gone and isinstance(found, Crate | Program):
                return found.hides_gone(path, fact, gone[path])
            return found is not None and found.hides(path, fact)
        return False

    return hides


def _before(changes: Iterable[FileChange], read: Read, before: Callable[[FileChange], str | None]) -> Read:
    """Give what stood at a path where a range begins: what it did not change stands there still."""
    came = {change.path for change in changes if change.status in {"added", "renamed", "copied"}}
    changed = {change.previous_path or change.path: change for change in changes if change.status != "copied"}

    def stood(path: str) -> str | None:
        change = changed.get(path)
        if change is None or change.status == "added":
            return None if path in came else read(path)
        if (text := before(change)) is None:
            raise TooMuch
        return text

    return stood


def _library(manifest: str, standing: Standing) -> App | Crate | Modules | Program | None:
    """Give what is known of the package that a manifest names."""
    with suppress(TooMuch):
        if manifest.endswith("Cargo.toml"):
            return crate_of(manifest, standing) or program_of(manifest, standing)
        if manifest.endswith("package.json"):
            if is_site(manifest, standing) or is_plugin_of_a_site(manifest, standing):
                return App(manifest)
            return app_of(manifest, standing) or modules_of(manifest, standing)
    return None


def _serves_older(path: str, fact: Fact, standing: Standing) -> bool:
    """Tell whether the tools of Swift that a manifest no longer does for have one of their own beside it.

    https://docs.swift.org/package-manager/PackageDescription/PackageDescription.html says how it is called.
    """
    if fact.name != "swift-tools-version" or not fact.old or not path.endswith("Package.swift"):
        return False
    numbers = fact.old.split(".")[:_PARTS]
    names = (".".join(numbers[:count]) for count in range(len(numbers), 0, -1))
    stem = path.removesuffix(".swift")
    return any(standing(f"{stem}@swift-{name}.swift") is not None for name in names)


def _nothing_known(_path: str, _fact: Fact) -> bool:
    return False


def _manifest(path: str, standing: Standing) -> str:
    """Give the manifest of the package that a source belongs to; empty where there is none."""
    if path.endswith(_OWN):
        return path if path.endswith("proj") or _names_package(path, standing) else ""
    name = _MANIFESTS.get(path[path.rfind(".") :].lower(), "")
    return next((one for one in _above(path, name) if _names_package(one, standing)), "") if name else ""


def _above(path: str, name: str) -> Iterator[str]:
    for _ in range(_DEEPEST):
        path = path.rpartition("/")[0]
        yield f"{path}/{name}" if path else name
        if not path:
            return


def _names_package(manifest: str, standing: Standing) -> bool:
    """Tell a manifest with a name from one of a workspace, or one that only says how files are read."""
    return isinstance(_package(manifest, standing).get("name"), str)


def _is_published(manifest: str, standing: Standing) -> bool:
    if manifest.endswith("proj"):
        text = standing(manifest) or ""
        return not _PROGRAM.search(text) or bool(_TOOL.search(text))
    package = _package(manifest, standing)
    return package.get("private") is not True and package.get("publish") not in (False, [])


def _package(manifest: str, standing: Standing) -> Mapping[str, object]:
    held = standing.manifest(manifest)
    if manifest.endswith(".json"):
        return held
    package = held.get("package")
    return package if isinstance(package, dict) else {}
