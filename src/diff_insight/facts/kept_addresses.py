"""Pages that are gone whose address still leads to one: another file serves it, or a redirect.

A generator of sites gives `guide.md`, `guide/index.md`, `guide/_index.md` and `guide/README.md` one
address. A host reads its redirects from a table; a page names those that lead to it in its metadata.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from posixpath import splitext

from diff_insight.diff.hunks import read_hunks
from diff_insight.model import Fact, FileChange

_ENDS = (".md", ".mdx")
_ASCIIDOC = ".adoc"
_PAGE_ALIASES = re.compile(r":page-aliases:\s{1,20}(.{1,2000})")
_INDEXES = ("index", "_index", "README")
"""Names of the file that a folder's address shows."""
_ROOTS = re.compile(
    r"(?:content|docs?|src|pages|source|site|website|www|static|public|app"
    r"|[a-z]{2}(?:[-_][A-Za-z]{2,4})?)"
)
"""Folders that are of the repository and not of the address, languages among them."""
_TABLES = tuple(
    f"{folder}{name}"
    for folder in ("", "static/", "public/", "docs/", "docs/public/", "website/", "website/static/")
    for name in ("_redirects", "netlify.toml", "vercel.json", "redirects.json", "docusaurus.config.js")
)
_ROW = re.compile(r"^(/\S{0,500})\s{1,200}([/h]\S{0,500})(?:\s{1,200}(\d{3}))?", re.MULTILINE)
"""A row of `_redirects`: from where, to where, with what status."""
_SOURCE = re.compile(r"(?<![\w-])['\"]?(?:from|source)['\"]?\s{0,20}[:=]\s{0,20}['\"](/[^'\"\s]{0,500})['\"]")
"""The same in the tables that are TOML, JSON or a script."""
_GONE = frozenset({"404", "410"})
_ALIASES = re.compile(r"\s{0,20}(?:aliases|redirect_from|redirectFrom|redirects)\s{0,20}:(.{0,2000})")
"""The key of a page's metadata that names the addresses that lead to it."""
_ENTRY = re.compile(r"\s{0,20}-\s{1,20}(.{1,500})")
_ADDRESS = re.compile(r"/[^\s'\",\]]{1,300}")


def kept_addresses(
    changes: Iterable[FileChange], gone: Iterable[str], read: Callable[[str], str | None]
) -> frozenset[str]:
    """Give those of the pages that are gone whose addresses still lead to a page.

    Args:
        changes: The files of the range.
        gone: Paths of the pages that it removes.
        read: Gives what stands at a path where the range ends.
    """
    changes = tuple(changes)
    new = {change.path for change in changes if change.status != "removed"}

    @cache
    def redirected() -> frozenset[str]:
        tables = {name: read(name) for name in _TABLES}
        rows = {at for name, table in tables.items() for at in _sources(name, table or "")}
        aliases = {at for change in changes if change.path.endswith(_ENDS) for at in _aliases(change)}
        return frozenset(map(_even, rows | aliases))

    def is_kept(path: str) -> bool:
        if any(other in new or read(other) is not None for other in _served_alike(path)):
            return True
        return not redirected().isdisjoint(_addresses(path))

    renamed = {
        alias for change in changes if change.path.endswith(_ASCIIDOC) for alias in _page_aliases(change)
    }
    return frozenset(
        path
        for path in gone
        if (path.endswith(_ENDS) and is_kept(path))
        or (path.endswith(_ASCIIDOC) and _page_of_antora(path) in renamed)
    )


def _page_of_antora(path: str) -> tuple[str, str]:
    """Give the module of a page and its path there; of one outside of modules its path without the roots."""
    _, _, inside = f"/{path}".rpartition("/modules/")
    module, _, page = inside.partition("/pages/")
    if page and "/" not in module:
        return module, page.removesuffix(_ASCIIDOC)
    return "", min(_addresses(path), key=len)


def _page_aliases(change: FileChange) -> Iterator[tuple[str, str]]:
    """Give the pages of AsciiDoc whose addresses a page says that it has now, too."""
    module, _ = _page_of_antora(change.path)
    for hunk in read_hunks(change.patch):
        for line in hunk.lines:
            found = _PAGE_ALIASES.match(line.text) if line.side == "+" else None
            for said in found[1].split(",") if found else ():
                owner, _, page = said.strip().rpartition(":")
                stem = page.strip("/").removesuffix(_ASCIIDOC)
                yield (owner.rpartition(":")[2] or module, stem if module else stem.casefold())


def at_its_address(fact: Fact) -> Fact:
    """Give the fact of a page that is gone with the detail that its address still leads to one."""
    gone = fact.kind == "file_removed"
    return replace(fact, details={**fact.details, "address": "kept"}) if gone else fact


def _served_alike(path: str) -> Iterator[str]:
    """Give the other paths under which a file has the same address."""
    stem, _ = splitext(path)
    folder, _, name = stem.rpartition("/")
    if name in _INDEXES and not folder:
        return
    shared = folder if name in _INDEXES else stem
    for end in _ENDS:
        yield from (other for at in _INDEXES if (other := f"{shared}/{at}{end}") != path)
        if shared + end != path:
            yield shared + end


def _addresses(path: str) -> Iterator[str]:
    """Give what a page's address may be: its path, with or without the folders of the repository above it."""
    stem, _ = splitext(path)
    folder, _, name = stem.rpartition("/")
    parts = (folder if name in _INDEXES else stem).split("/")
    while parts:
        yield "/".join(parts).casefold()
        if not _ROOTS.fullmatch(parts[0]):
            return
        parts = parts[1:]


def _sources(name: str, table: str) -> Iterator[str]:
    """Give the addresses that a table of redirects leads on."""
    if name.endswith("_redirects"):
        yield from (row[1] for row in _ROW.finditer(table) if row[3] not in _GONE)
    else:
        yield from (row[1] for row in _SOURCE.finditer(table))


def _aliases(change: FileChange) -> Iterator[str]:
    """Give the addresses that a page newly names as leading to it."""
    listed = False
    for hunk in read_hunks(change.patch):
        for line in hunk.lines:
            key = _ALIASES.match(line.text)
            entry = _ENTRY.match(line.text) if listed else None
            listed = key is not None or entry is not None
            if line.side == "+" and (found := key or entry):
                yield from _ADDRESS.findall(found[1])
        listed = False


def _even(address: str) -> str:
    return splitext(address.strip("/"))[0].removesuffix("/index").casefold()
