"""What is said of a file as a whole: new, gone, renamed, binary, or changed where no text can show it."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from diff_insight.catalog import Plural, msgid
from diff_insight.engines.digest import Digest
from diff_insight.engines.quoting import clean
from diff_insight.engines.wording import Wording
from diff_insight.model import Fact, FileChange

PROSE_SUFFIXES = frozenset(
    {".md", ".markdown", ".mdx", ".rst", ".adoc", ".asciidoc", ".txt", ".html", ".htm"}
)
_IMAGE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".ico", ".avif", ".tiff"}
)
_COMMIT_DIGITS = 12
_SECTIONS = 3
_WHOLE = 100

_TITLES = {
    ("page", "added"): msgid("Adds the page {name}"),
    ("page", "removed"): msgid("Removes the page {name}"),
    ("file", "added"): msgid("Adds the file {name}"),
    ("file", "removed"): msgid("Removes the file {name}"),
    ("image", "added"): msgid("Adds the image {name}"),
    ("image", "removed"): msgid("Removes the image {name}"),
    ("image", "changed"): msgid("Replaces the image {name}"),
    ("binary", "added"): msgid("Adds the binary file {name}"),
    ("binary", "removed"): msgid("Removes the binary file {name}"),
    ("binary", "changed"): msgid("Replaces the binary file {name}"),
    ("submodule", "added"): msgid("Adds the submodule {name}"),
    ("submodule", "removed"): msgid("Removes the submodule {name}"),
    ("submodule", "changed"): msgid("Moves the submodule {name} to {new}"),
}
_NEW_LINES = Plural("the file {name} is new and has one line", "the file {name} is new and has {n} lines")
_GONE_LINES = Plural("the file {name} is gone; it had one line", "the file {name} is gone; it had {n} lines")
_NEW_PAGE = Plural("the page {name} is new and has one line", "the page {name} is new and has {n} lines")
_GONE_PAGE = Plural("the page {name} is gone; it had one line", "the page {name} is gone; it had {n} lines")


def is_prose(path: str) -> bool:
    """Tell whether a file is a page to read, in which code stands only in examples."""
    return PurePosixPath(path).suffix.lower() in PROSE_SUFFIXES


def page_title(digest: Digest) -> str | None:
    """Give the title of a page that comes or goes: its first top heading, else its title in the metadata."""
    added = digest.change.status != "removed"
    headings = [f for p in digest.inside if p.base == "heading" for f in p.facts]
    texts = [(f.level or 9, f.new if added else f.old) for f in headings]
    top = next((text for level, text in texts if level == 1 and text), None)
    title = top or next((f.new if added else f.old for f in digest.upkeep if f.key == "title"), None)
    return _unquoted(title) or None


def _unquoted(text: str | None) -> str:
    return (text or "").strip(" \"'")


def whole_title(digest: Digest, wording: Wording) -> str:
    """Say what happened to the file as a whole as a title; empty where nothing did."""
    change = digest.change
    kinds = {fact.kind: fact for fact in digest.whole}
    name = wording.name(PurePosixPath(change.path).name)
    action = change.status if change.status in {"added", "removed"} else "changed"
    if "submodule_changed" in kinds:
        return _titled("submodule", action, name, wording, new=_commit(kinds["submodule_changed"].new))
    if change.binary or "binary_changed" in kinds:
        return _titled("image" if _is_image(change.path) else "binary", action, name, wording)
    if action != "changed":
        if _is_image(change.path):
            return _titled("image", action, name, wording)
        title = wording.prose(page_title(digest)) if is_prose(change.path) else ""
        return _titled("page" if title else "file", action, title or name, wording)
    if change.previous_path and change.status in {"renamed", "copied"}:
        return _moved_title(change.previous_path, change.path, wording, copied=change.status == "copied")
    return ""


def _titled(what: str, action: str, name: str, wording: Wording, *, new: str = "") -> str:
    template = _TITLES[what, action]
    return wording.messages.text(template, name=name, new=new)


def _moved_title(old: str, new: str, wording: Wording, *, copied: bool) -> str:
    was, now = PurePosixPath(old), PurePosixPath(new)
    if copied:
        return wording.messages.text(
            "Copies {old} to {new}", old=wording.name(was.name), new=wording.name(str(now))
        )
    if was.parent == now.parent:
        return wording.messages.text(
            "Renames {old} to {new}", old=wording.name(was.name), new=wording.name(now.name)
        )
    if was.name == now.name:
        folder = wording.name(str(now.parent))
        return wording.messages.text(
            "Moves {name} to the folder {folder}", name=wording.name(now.name), folder=folder
        )
    return wording.messages.text(
        "Moves {old} to {new}", old=wording.name(was.name), new=wording.name(str(now))
    )


def whole_clauses(digest: Digest, wording: Wording) -> Iterator[str]:
    """Say what happened to the file as a whole, one clause a sentence."""
    change, messages = digest.change, wording.messages
    kinds = {fact.kind: fact for fact in digest.whole}
    if change.status in {"renamed", "copied"} and change.previous_path:
        old, new = wording.name(change.previous_path), wording.name(change.path)
        if change.status == "copied":
            yield messages.text("the file is a copy of {old}", old=old)
        else:
            yield messages.text("the file moves from {old} to {new}", old=old, new=new)
        if change.changes == 0 and not change.binary and change.similarity == _WHOLE:
            yield messages.text("no line of it changes")
    if "submodule_changed" in kinds:
        yield from _submodule_clauses(kinds["submodule_changed"], wording)
    elif change.binary or "binary_changed" in kinds:
        if change.status in {"added", "removed"}:
            yield _came_or_went(change, wording)
        yield messages.text("the file is binary; its content cannot be compared here")
    elif change.status in {"added", "removed"}:
        yield from _content_clauses(digest, wording)
    elif change.patch is None and change.changes:
        yield messages.text(
            "the change itself was not handed over; it adds {added} and removes {removed}",
            added=messages.plural("one line", "{n} lines", change.additions),
            removed=messages.plural("one line", "{n} lines", change.deletions),
        )


def _content_clauses(digest: Digest, wording: Wording) -> Iterator[str]:
    change, messages = digest.change, wording.messages
    added = change.status == "added"
    title = page_title(digest) if is_prose(change.path) else None
    n = change.additions if added else change.deletions
    if n == 0:
        yield _came_or_went(change, wording)
        yield (
            messages.text("it has no lines")
            if change.patch is not None
            else messages.text("its text was not handed over")
        )
        return
    if title and wording.prose(title):
        yield messages.plural(*(_NEW_PAGE if added else _GONE_PAGE), n, name=wording.prose(title))
    else:
        yield messages.plural(*(_NEW_LINES if added else _GONE_LINES), n, name=_file_name(change, wording))
    parts = list(_parts(digest, wording, title))
    if parts and added:
        yield messages.text("it has {things}", things=wording.series(parts))
    elif parts:
        yield messages.text("it had {things}", things=wording.series(parts))
    moved = [
        fact.path for point in digest.inside if point.kind == "moved" for fact in point.facts if fact.path
    ]
    paths = wording.series([wording.code(path) for path in list(dict.fromkeys(moved))[:_SECTIONS]])
    if paths and added:
        yield messages.text("text in it comes from {paths}", paths=paths)
    elif paths:
        yield messages.text("text in it moves to {paths}", paths=paths)


def _came_or_went(change: FileChange, wording: Wording) -> str:
    name = _file_name(change, wording)
    if change.status == "added":
        return wording.messages.text("the file {name} is new", name=name)
    return wording.messages.text("the file {name} is gone", name=name)


def _file_name(change: FileChange, wording: Wording) -> str:
    return wording.code(PurePosixPath(change.path).name)


def _parts(digest: Digest, wording: Wording, title: str | None) -> Iterator[str]:
    """Say what a file that comes or goes is made of: sections or definitions by name, the rest counted."""
    for base in ("heading", "symbol"):
        facts = [
            fact
            for point in digest.inside
            if point.base == base
            for fact in point.facts
            if _unquoted(fact.new or fact.old) != title
        ]
        if facts and (base == "symbol" or len(facts) <= _SECTIONS):
            yield wording.things(facts)[0]
        elif facts:
            names = list(dict.fromkeys(filter(None, map(wording.thing, facts))))[:_SECTIONS]
            yield wording.messages.text("the sections {names} and more", names=wording.comma(names))
    for base in _CONTENT:
        n = sum(point.count for point in digest.inside if point.base == base)
        if n:
            yield wording.counted(base, n)


_CONTENT = ("table", "code_block", "image", "admonition", "include")


def _submodule_clauses(fact: Fact, wording: Wording) -> Iterator[str]:
    old, new = wording.value(_commit(fact.old)), wording.value(_commit(fact.new))
    if old and new:
        yield wording.messages.text(
            "the submodule now points to commit {new} instead of {old}", old=old, new=new
        )
    elif new:
        yield wording.messages.text("the submodule is new and points to commit {new}", new=new)
    elif old:
        yield wording.messages.text("the submodule is gone; it pointed to commit {old}", old=old)
    else:
        yield wording.messages.text("the submodule changes")


def _commit(text: str | None) -> str:
    """Shorten a commit id as git does for people."""
    return clean(text or "").removeprefix("Subproject commit ")[:_COMMIT_DIGITS]


def _is_image(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _IMAGE_SUFFIXES
