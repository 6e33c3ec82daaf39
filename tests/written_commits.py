"""A commit of a plain work tree, written as git writes it: two processes of git less for each of a thousand.

Whoever has anything beside files in the work tree (attributes, filters, hooks, a merge, a linked tree) gets
None here, and asks git.
"""

import hashlib
import os
import stat
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

_UNPLAIN = {".git", ".gitattributes", ".gitignore", ".gitmodules"}
"""Names of what decides how files are added, or is a repository of its own."""
_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "packed-refs", "shallow", "info/attributes")
"""Files of `.git` that say of more than one head, or of other ways to read."""

_Files = dict[bytes, tuple[int, bytes, os.stat_result]]
"""Path to mode, id and what the file system says of it."""


def written_commit(
    folder: Path, *, message: str, environment: Mapping[str, str], config: bytes | None
) -> str | None:
    """Commit all that stands in a work tree, and give the id.

    Args:
        folder: The work tree.
        message: What the commit says; git takes blanks and lines at its ends away.
        environment: The identity and the times, as git reads them.
        config: Of a new repository: another one may ask for what only git does.

    Returns:
        The id, or None where git is to do it.
    """
    inside = folder / ".git"
    head = _head(inside, config)
    author, committer = (_signature(environment, who) for who in ("AUTHOR", "COMMITTER"))
    plain = message.strip("\n") == message != "" and "\n\n\n" not in message and message.isprintable()
    if head is None or author is None or committer is None or not plain:
        return None
    places = list(_places(folder, b""))
    if any(place is None for place in places):
        return None
    files: _Files = {}
    for path, entry in sorted(place for place in places if place is not None):
        found = entry.stat(follow_symlinks=False)
        if stat.S_ISLNK(found.st_mode):
            mode, content = 0o120000, os.fsencode(Path(entry.path).readlink())
        else:
            mode = 0o100755 if found.st_mode & stat.S_IXUSR else 0o100644
            content = Path(entry.path).read_bytes()
        files[path] = mode, _written(inside, b"blob", content), found
    rows = [b"tree " + _tree(inside, files).hex().encode()]
    rows += [b"parent " + head.read_bytes().strip()] if head.is_file() else []
    rows += [b"author " + author, b"committer " + committer, b"", message.rstrip().encode(), b""]
    made = _written(inside, b"commit", b"\n".join(rows)).hex()
    _write_index(inside / "index", files)
    head.parent.mkdir(parents=True, exist_ok=True)
    head.write_text(f"{made}\n")
    return made


def _head(inside: Path, config: bytes | None) -> Path | None:
    """Give the file of the branch that is checked out, of a repository without anything special."""
    if not inside.is_dir() or (inside / "config").read_bytes() != config:
        return None
    if any((inside / name).exists() for name in _UNDER_WAY) or any((inside / "hooks").glob("*")):
        return None
    said = (inside / "HEAD").read_text().strip()
    return inside / said.removeprefix("ref: ") if said.startswith("ref: refs/heads/") else None


def _signature(environment: Mapping[str, str], who: str) -> bytes | None:
    name, address, date = (environment.get(f"GIT_{who}_{what}", "") for what in ("NAME", "EMAIL", "DATE"))
    try:
        time = datetime.fromisoformat(date)
    except ValueError:
        return None
    if time.tzinfo is None or not set(name + address) <= _LETTERS:
        return None
    return f"{name} <{address}> {int(time.timestamp())} {time:%z}".encode()


_LETTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@.- ")


def _places(folder: Path, owner: bytes) -> Iterator[tuple[bytes, os.DirEntry[str]] | None]:
    """Give what is to be committed by its path; None for what only git knows how to add."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in _UNPLAIN:
                if owner or entry.name != ".git":
                    yield None
                continue
            path = owner + os.fsencode(entry.name)
            if entry.is_dir(follow_symlinks=False):
                yield from _places(Path(entry.path), path + b"/")
            elif entry.is_file(follow_symlinks=False) or entry.is_symlink():
                yield path, entry
            else:
                yield None


def _written(inside: Path, kind: bytes, content: bytes) -> bytes:
    """Write an object that is not there yet, and give its id."""
    whole = b"%s %d\0%s" % (kind, len(content), content)
    found = hashlib.sha1(whole, usedforsecurity=False)
    name = found.hexdigest()
    place = inside / "objects" / name[:2] / name[2:]
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(zlib.compress(whole, 1))
        place.chmod(0o444)
    return found.digest()


def _tree(inside: Path, files: _Files) -> bytes:
    """Write the tree of some files, those of its folders first, and give its id."""
    folders: dict[bytes, _Files] = {}
    rows: dict[bytes, bytes] = {}
    for path, (mode, made, found) in files.items():
        name, slash, rest = path.partition(b"/")
        if slash:
            folders.setdefault(name, {})[rest] = mode, made, found
        else:
            rows[name] = b"%o %s\0%s" % (mode, name, made)
    for name, held in folders.items():
        rows[name + b"/"] = b"40000 %s\0%s" % (name, _tree(inside, held))
    return _written(inside, b"tree", b"".join(rows[name] for name in sorted(rows)))


def _write_index(place: Path, files: _Files) -> None:
    """Write what git knows of the work tree (version 2 of its index)."""
    whole = bytearray(b"DIRC" + (2).to_bytes(4, "big") + len(files).to_bytes(4, "big"))
    for path, (mode, made, found) in files.items():
        numbers = (
            *divmod(found.st_ctime_ns, 10**9),
            *divmod(found.st_mtime_ns, 10**9),
            *(found.st_dev, found.st_ino, mode, found.st_uid, found.st_gid, found.st_size),
        )
        row = b"".join((number & 0xFFFFFFFF).to_bytes(4, "big") for number in numbers)
        row += made + min(len(path), 0xFFF).to_bytes(2, "big") + path
        whole += row + b"\0" * (8 - len(row) % 8)
    place.write_bytes(bytes(whole) + hashlib.sha1(whole, usedforsecurity=False).digest())
