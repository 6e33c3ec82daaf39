"""A file as a whole: what happened to it that stands on no line of a hunk, and its rules.

Any file may have these:

- `file`: added and removed (details `lines`: how many; `empty`; `address`:
  kept, of a page that is gone while its address still leads to one), renamed, moved (`previous_name`
  the path before); a copy is added with `previous_name` and `details["copied"]`.
- `mode`, `submodule`, `lfs_object`: `old` and `new` both sides. `binary`: no text shows what changed.
- `text`: lines that no thing of the file's format holds; of a file without a format, all of them. It claims
  nothing but their place and number; `plain_line`: the same lines where both versions are known and the lines
  are few, each with `old` and `new`.
- `whitespace`, `line_ends`, `normal_form` (of Unicode): lines that say what they said.
- `conflict_marker`: a line by which git marks a conflict; changed: a program that formats pages took it for
  quotes, details `stands` where others of its file stay. `conflict_side`: the lines of a version between such
  markers that is not read, `name` its label, `old` or `new` the lines where they are few; details `stands`
  where the file has the same lines in the other version. Where a conflict stays in a file that is no page,
  all is told by its lines.
"""

import re

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.changed import Changed
from diff_insight.facts.pointers import is_menu
from diff_insight.facts.resettled import stands_elsewhere
from diff_insight.facts.rule import FOR_USERS, Rule, Subject, is_fragment, is_of_repository, is_snapshot
from diff_insight.facts.said_elsewhere import COMPOUND, SIMPLE
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact, FileChange, Lines

THINGS = (
    Thing(name="file", frame=True),
    Thing(name="text"),
    Thing(name="plain_line"),
    Thing(name="whitespace"),
    Thing(name="line_ends"),
    Thing(name="normal_form"),
    Thing(name="conflict_marker"),
    Thing(name="conflict_side"),
    Thing(name="mode"),
    Thing(name="binary"),
    Thing(name="submodule"),
    Thing(name="lfs_object"),
)

_OF_ITSELF = frozenset(
    {"text", "plain_line", "whitespace", "comment", "docstring", "decorator"}
    | {"import", "imports", "namespace"}
    | COMPOUND
    | SIMPLE
)
"""Things of a program that none of its users sees."""
_SUBMODULE = "160000"
_COMMIT = re.compile(r"([-+])Subproject commit ([0-9a-f]{7,64})(-dirty)?")


_EMPTY = (
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)
"""What git calls a file of no bytes, by SHA-1 and by SHA-256."""
_TOLD = 7
"""Digits of an object id that tell it from others."""


def _is_empty(blob: str) -> bool:
    return any(empty.startswith(blob) for empty in _EMPTY)


def whole_file(change: FileChange) -> tuple[Fact, ...]:
    """State what happened to the file itself; empty for a plain modification.

    `file_added` and `file_removed` carry the number of lines in `details["lines"]`; `file_renamed` and
    `file_copied`'s stand-in `file_added` with `previous_name` the path before; `mode_changed` and
    `submodule_changed` both sides as `old` and `new`.
    """
    facts: list[Fact] = []
    name = change.path
    if change.status in {"added", "removed"}:
        count = {"lines": str(change.changes)} if change.patch is not None else {}
        blob = change.new_blob if change.status == "added" else change.old_blob
        empty = {"empty": "yes"} if blob and len(blob) >= _TOLD and _is_empty(blob) else {}
        facts.append(Fact(kind=f"file_{change.status}", name=name, details={**count, **empty}))
    elif change.previous_path is not None and change.status in {"renamed", "copied"}:
        moved = change.path.rpartition("/")[2] == change.previous_path.rpartition("/")[2]
        kind = "file_added" if change.status == "copied" else "file_moved" if moved else "file_renamed"
        elsewhere = change.path.rpartition("/")[0] != change.previous_path.rpartition("/")[0]
        details = {"copied": "yes"} if change.status == "copied" else {}
        if kind == "file_renamed" and elsewhere:
            details["elsewhere"] = "yes"
        facts.append(Fact(kind=kind, name=name, previous_name=change.previous_path, details=details))
    known = change.status not in {"added", "removed"} and None not in {change.old_mode, change.new_mode}
    if known and change.old_mode != change.new_mode:
        facts.append(Fact(kind="mode_changed", name=name, old=change.old_mode, new=change.new_mode))
    if change.binary:
        facts.append(Fact(kind="binary_changed", name=name))
    return tuple(facts)


def submodule(change: FileChange) -> Fact | None:
    """State which commits a submodule has on both sides; None where the file is no submodule.

    Git shows a submodule as a file of one line, `Subproject commit ID`.
    """
    modes = {change.old_mode, change.new_mode} - {None}
    if change.patch is None or (modes and _SUBMODULE not in modes):
        return None
    rows = [row for row in change.patch.split("\n", 4)[1:4] if row[:1] in {"+", "-"}]
    found = [match for row in rows if (match := _COMMIT.fullmatch(row))]
    if not found or len(found) != len(rows) or len(found) < change.changes:
        return None
    sides = {match[1]: match[2] for match in found}
    action = "added" if "-" not in sides else "removed" if "+" not in sides else "changed"
    return Fact(
        kind=f"submodule_{action}",
        name=change.path,
        old=sides.get("-"),
        new=sides.get("+"),
        lines=Lines(removed=(1,) if "-" in sides else (), added=(1,) if "+" in sides else ()),
    )


_POINTER = re.compile(
    r"version https://(?:git-lfs|hawser)\.github\.com/spec/v1|oid sha256:[0-9a-f]{64}|size \d{1,18}"
)
_SIZE = re.compile(r"size (\d{1,18})")
_FEW = 12
"""Rows of a patch of a pointer at most: both versions of three lines, and the hunk's header."""


def lfs_object(change: FileChange) -> Fact | None:
    """State how large the object was and is that a Git LFS pointer stands for; None where it is no pointer.

    A pointer is three lines (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md).
    """
    rows = (change.patch or "").split("\n", _FEW)[1:]
    if not rows or len(rows) >= _FEW or not all(_POINTER.fullmatch(row[1:]) for row in rows if row.strip()):
        return None
    sizes = {row[0]: found[1] for row in rows if (found := _SIZE.fullmatch(row[1:]))}
    old = None if change.status == "added" else sizes.get("-", sizes.get(" "))
    new = None if change.status == "removed" else sizes.get("+", sizes.get(" "))
    if old is None and new is None:
        return None
    action = "added" if old is None else "removed" if new is None else "changed"
    return Fact(
        kind=f"lfs_object_{action}",
        name=change.path,
        old=old,
        new=new,
        lines=Changed.of(read_hunks(change.patch)).lines,
    )


_STYLES = frozenset({"css", "scss", "less"})
"""Languages of what a page looks like: that a file of it went is told, and breaks nobody's program."""


def _is_page(_fact: Fact, subject: Subject) -> bool:
    return subject.role == "docs"


def _has_public(_fact: Fact, subject: Subject) -> bool:
    """Tell whether a program's file holds anything that its users can see: what it only uses is not."""
    stated = [fact for fact in subject.facts if fact.lines and fact.action in {"added", "removed"}]
    return any(_is_seen(fact) and fact.thing not in _OF_ITSELF for fact in stated)


def _is_seen(fact: Fact) -> bool:
    """Tell whether users see a thing; an extension says that only by what it implements or holds."""
    says_so = fact.thing != "extension" or "implements" in fact.details
    return fact.public and (says_so or any(one.public for one in fact.all() if one is not fact))


def _of_users(fact: Fact, subject: Subject) -> bool:
    """Tell whether users have the file: a page, a schema, or a source with public things."""
    return (
        _is_page(fact, subject)
        or subject.role == "schema"
        or (subject.role == "source" and subject.language not in _STYLES and _has_public(fact, subject))
    )


def _missed(fact: Fact, subject: Subject) -> bool:
    """Tell whether users had it; no page about the repository, kept for a version, or said elsewhere."""
    if not _of_users(fact, subject) or is_of_repository(subject):
        return False
    kept = is_snapshot(subject) or is_menu(subject) or stands_elsewhere(subject.change, None, subject.come)
    return not (_is_page(fact, subject) and kept)


def _not_copied(fact: Fact, subject: Subject) -> bool:
    """Tell whether users have the file, and it is no copy, empty, a menu alone, nor a fragment of news."""
    told = not fact.details.keys().isdisjoint({"copied", "empty"}) or is_fragment(subject) or is_menu(subject)
    return not told and _of_users(fact, subject)


RULES = (
    Rule(
        name="removed_page",
        type="breaking change",
        kinds=frozenset({"file_removed"}),
        breaks="file removed",
        when=_missed,
        roles=FOR_USERS,
    ),
    Rule(name="new_page", type="new feature", kinds=frozenset({"file_added"}), when=_not_copied),
)
