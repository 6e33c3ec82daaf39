"""The section of one file: its header lines, and where its hunks stand.

Names, modes and status come from the headers, where unidiff is wrong or silent about them
(docs/decisions/0010); where a hunk ends is told by its counts alone, so content that looks like a
header stays content.
"""

import re
from dataclasses import dataclass

from diff_insight.diff.cursor import Cursor
from diff_insight.diff.names import header_name, unquote

_INDEX = re.compile(rb"index ([0-9a-f]+)\.\.([0-9a-f]+)(?: ([0-7]{6}))?$")
_MODE = re.compile(rb"(old|new|deleted file|new file) mode ([0-7]{6})$")
_MOVE = re.compile(rb"(rename|copy) (from|to|old|new) (.+)$", re.DOTALL)
_SIMILARITY = re.compile(rb"similarity index ([0-9]{1,3})%$")
BINARY = re.compile(rb"(?:Binary files (.+) differ|Binary file (.+) has changed)$", re.DOTALL)
"""The line that stands for content that no text can show, by git, GNU diff and Mercurial."""


@dataclass(slots=True, kw_only=True)
class Section:
    """What a diff says about one file, as it stands; names are bytes with their prefixes.

    Attributes:
        line: 1-based line where the section starts.
        commit: Which commit or mail of the text it belongs to, counted from 0.
        git: The rest of the `diff --git` line, None for other tools' sections.
        old: Name and timestamp behind `--- `.
        new: Name and timestamp behind `+++ `.
        moved: `rename` or `copy`.
        moved_from: The name behind `rename from`, which has no prefix.
        moved_to: The name behind `rename to`.
        similarity: Percent.
        old_mode: Six octal digits.
        new_mode: Six octal digits.
        created: A `new file mode` line is there.
        deleted: A `deleted file mode` line is there.
        objects: The two object names of the index line.
        binary: The names of a `Binary files` line (empty for a git binary patch), or None.
        start: Where the hunks start in the text (bytes).
        end: Where they end, the last newline included; equal to `start` where there are none.
        counts: Lines of the first hunk on the old and the new side.
        unreadable: Name and reason where the section is no readable change of one file.
    """

    line: int
    commit: int = 0
    git: bytes | None = None
    old: tuple[bytes, bytes] | None = None
    new: tuple[bytes, bytes] | None = None
    moved: str | None = None
    moved_from: bytes = b""
    moved_to: bytes = b""
    similarity: int | None = None
    old_mode: str | None = None
    new_mode: str | None = None
    created: bool = False
    deleted: bool = False
    objects: tuple[bytes, bytes] | None = None
    binary: bytes | None = None
    start: int = 0
    end: int = 0
    counts: tuple[int, int] = (1, 1)
    unreadable: tuple[bytes, str] | None = None


def git_section(cursor: Cursor) -> Section:
    """Read the section that starts with this `diff --git` line.

    Raises:
        DiffSyntaxError: Its hunks are broken, or missing where their header is there.
    """
    section = Section(line=cursor.number, git=(cursor.line or b"").removeprefix(b"diff --git "))
    cursor.step()
    while (line := cursor.line) is not None and _extended_header(line, section):
        cursor.step()
    if line is None:
        return section
    if line.startswith((b"--- ", b"@@ ")):
        names_and_hunks(cursor, section)
    elif line == b"GIT binary patch":
        section.binary = b""
        cursor.binary_patch()
    elif binary := BINARY.match(line):
        section.binary = binary[1]
        cursor.step()
    return section


def _extended_header(line: bytes, section: Section) -> bool:
    """Take what an extended header line of git says; False where the line is none."""
    if found := _INDEX.match(line):
        section.objects = found[1], found[2]
        if found[3]:
            section.old_mode = section.new_mode = found[3].decode()
    elif found := _MODE.match(line):
        if found[1] in {b"old", b"deleted file"}:
            section.old_mode = found[2].decode()
        else:
            section.new_mode = found[2].decode()
        section.deleted |= found[1] == b"deleted file"
        section.created |= found[1] == b"new file"
    elif found := _MOVE.match(line):
        section.moved = found[1].decode()
        if found[2] in {b"from", b"old"}:
            section.moved_from = unquote(found[3])
        else:
            section.moved_to = unquote(found[3])
    elif found := _SIMILARITY.match(line):
        section.similarity = int(found[1])
    else:
        return line.startswith(b"dissimilarity index ")
    return True


def names_and_hunks(cursor: Cursor, section: Section) -> None:
    """Read the `---` and `+++` lines, if they are there, and the hunks behind them.

    Raises:
        DiffSyntaxError: A hunk is broken, or there is none.
    """
    start = cursor.number
    if (line := cursor.line) is not None and line.startswith(b"--- "):
        section.old = header_name(line[4:])
        cursor.step()
        if cursor.line is None or not cursor.line.startswith(b"+++ "):
            raise cursor.fault("a line that starts with '+++ ' should follow the '--- ' line.")
        section.new = header_name(cursor.line[4:])
        cursor.step()
    section.start = section.end = cursor.at
    while cursor.line is not None and cursor.line.startswith(b"@@"):
        counts = cursor.hunk()
        if section.end == section.start:
            section.counts = counts
        section.end = cursor.at
    if section.end == section.start:
        raise cursor.fault("no hunk follows this file header.", line=start)
