"""The walk over a diff: where the section of a file starts, and which lines belong to nobody."""

import re
from collections.abc import Iterator

from diff_insight.diff.cursor import Cursor
from diff_insight.diff.headers import BINARY, Section, git_section, names_and_hunks
from diff_insight.diff.names import common_path, unquote
from diff_insight.errors import DiffSyntaxError

_BOM = b"\xef\xbb\xbf"
_GIT_STARTS = (b"diff --git ", b"diff --cc ", b"diff --combined ")
_EXTENDED = re.compile(
    rb"index |old mode |(?:new|deleted) file mode |(?:dis)?similarity index |rename |copy "
)
_COMMIT = re.compile(rb"(?:From|commit) [0-9a-f]{40,64}\b")
_SIGNATURE = re.compile(rb"-- \r?\n[^\s+\-@\\][^\n]*(?:\n\r?\n|\n?\Z)")
_SUBMODULE = re.compile(rb"Submodule (.+?) (?:[0-9a-f]{7,64}\.{2,3}[0-9a-f]{7,64}|contains )")
_COLOUR = re.compile(rb"(?:\x1b\[[0-9;]*m)+(?:diff |--- |\+\+\+ |@@ )")
_NOBODY = re.compile(rb"diff |Common subdirectories: |Index: |={60,}$|$")
_CONTEXT = re.compile(rb"^\*\*\* [^\n]*\n--- [^\n]*\n\*{15}", re.MULTILINE)
_PLAIN = re.compile(rb"^\d+(?:,\d+)?[acd]\d+(?:,\d+)?\r?\n[<>] ", re.MULTILINE)
_COMMAND = re.compile(rb"diff -(?!-git |-cc |-combined )[^\n]*\n\Z")
_ONE_SIDED = "the diff tells only that the name stands on one side; compare with `diff -ruN`"
_BRIEF = "the diff tells only that the contents differ; compare without `-q`"
_LINKS = "two symbolic links whose targets the diff does not show"
_KINDS = "not the same kind of file on both sides, and the diff shows neither"
_UNMERGED = "its merge is not finished; compare commits"
LOG = "a submodule shown as a log; make the diff with `--submodule=short`"
_COMBINED = "a merge shown against all its parents; compare two commits: `git diff A B`"

_NO_DIFF = "Give the text that `git diff`, GitHub's .diff address or `diff -ru` prints."
_NO_CHANGE = "Compare two commits: `git diff A B`; a merge alone shows nothing where nothing was resolved."
_NO_NUL = "Make it without `-z`."
_NO_COLOUR = "Make it with `git diff --no-color`."
_NO_UTF16 = "Save it as UTF-8, or let git write it: `git diff --output=FILE`."


def sections(data: bytes) -> Iterator[Section]:
    """Give the sections of a diff in order; none where the text is empty.

    Raises:
        DiffSyntaxError: Names the line that no diff has at that place.
    """
    if data.isspace():
        return
    cursor = Cursor(data)
    _refuse_utf16(cursor)
    of_git = data.startswith(_GIT_STARTS) or any(b"\n" + start in data for start in _GIT_STARTS)
    commit = 0
    found = False
    prose = False  # mail headers and commit messages: any line may stand there
    while (line := cursor.line) is not None:
        if _COMMIT.match(line):
            commit += 1
            prose = True
            cursor.step()
            continue
        message = prose and of_git and not _starts_after_prose(cursor, of_commit=commit > 0)
        section = None if message else _section(cursor)
        if section is not None:
            section.commit = commit
            found, prose = True, False
            yield section
        elif not found and b"\0diff --git " in line:
            raise cursor.fault("names that end in NUL stand before the diff.", _NO_NUL)
        elif prose or _NOBODY.match(line):
            cursor.step()
        elif not found or _SIGNATURE.match(data, cursor.at):
            prose = True
        else:
            raise _misplaced(cursor)
    if not found and (text := data.removeprefix(_BOM).strip()):
        if commit:
            raise DiffSyntaxError("The text holds a commit and no diff.", remedy=_NO_CHANGE)
        form = "a web page" if text.startswith(b"<") else _other_form(data)
        raise DiffSyntaxError(
            f"Line 1 of the diff: this is no unified diff{f' but {form}' if form else ''}.", remedy=_NO_DIFF
        )


def _misplaced(cursor: Cursor) -> DiffSyntaxError:
    """Say of a line that belongs nowhere whether another form of diff begins there, or none."""
    form = _other_form(cursor.data, cursor.at)
    if form is None and _COMMAND.match(
        cursor.data, cursor.data.rfind(b"\n", 0, cursor.at - 1) + 1, cursor.at
    ):
        form = "what `diff` prints in another form"
    if form is not None:
        return cursor.fault(f"this is no unified diff but {form}.", _NO_DIFF)
    shown = (cursor.line or b"")[:60].decode("utf-8", "replace")
    return cursor.fault(f"{shown!r} stands where a file header or a hunk should.")


def _other_form(data: bytes, at: int | None = None) -> str | None:
    """Say in which other form than the unified one a diff is that begins at a place, or anywhere."""
    for form, pattern in (("a context diff (`diff -c`)", _CONTEXT), ("a diff without context", _PLAIN)):
        if pattern.search(data) if at is None else pattern.match(data, at):
            return form
    return None


def _starts_after_prose(cursor: Cursor, *, of_commit: bool) -> bool:
    """Tell whether a message ends here: in a commit git's own header lines follow at once."""
    if not (cursor.line or b"").startswith(_GIT_STARTS):
        return False
    return not of_commit or _EXTENDED.match(cursor.data, cursor.following) is not None


def _refuse_utf16(cursor: Cursor) -> None:
    if cursor.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise cursor.fault("the text is UTF-16.", _NO_UTF16)
    if cursor.data.startswith(_BOM):
        cursor.move(len(_BOM), 1)


def _section(cursor: Cursor) -> Section | None:
    """Read the section that starts here, or give None and stay."""
    line = cursor.line or b""
    if line.startswith(b"diff --git "):
        return git_section(cursor)
    if line.startswith((b"diff --cc ", b"diff --combined ")):
        return _combined_section(cursor)
    if line.startswith(b"--- ") and cursor.data.startswith(b"+++ ", cursor.following):
        section = Section(line=cursor.number)
        names_and_hunks(cursor, section)
        return section
    if _COLOUR.match(line):
        raise cursor.fault("the diff is coloured.", _NO_COLOUR)
    return _one_line_section(cursor)


def _one_line_section(cursor: Cursor) -> Section | None:
    line, number = cursor.line or b"", cursor.number
    if line[:1] not in b"BFOS*":
        return None
    if binary := BINARY.match(line):
        cursor.step()
        return Section(line=number, binary=binary[1] or binary[2])
    unreadable = _unreadable(line)
    if unreadable is None:
        return None
    cursor.step()
    while cursor.line and cursor.line.startswith((b"  > ", b"  < ")):  # the commits of a submodule
        cursor.step()
    return Section(line=number, unreadable=unreadable)


def _unreadable(line: bytes) -> tuple[bytes, str] | None:
    """Give the name and the reason where a line names a file and does not show its change.

    Told by the ends of the line, never by a pattern with several gaps: a hostile line is long.
    """
    kind, _, rest = line.partition(b" ")
    if kind == b"Only" and rest.startswith(b"in ") and b": " in rest:
        folder, _, name = rest.removeprefix(b"in ").partition(b": ")
        return folder + b"/" + name, _ONE_SIDED
    if kind == b"Files" and rest.endswith(b" differ"):
        return _of_both(rest.removesuffix(b" differ")), _BRIEF
    if kind == b"Symbolic" and rest.endswith(b" differ"):
        return _of_both(rest.removesuffix(b" differ").removeprefix(b"links ")), _LINKS
    if kind == b"File" and b" while file " in rest:
        old, _, new = rest.partition(b" while file ")
        return _path_of(old.rpartition(b" is a")[0], new.rpartition(b" is a")[0]), _KINDS
    if line.startswith(b"* Unmerged path "):
        return unquote(line.removeprefix(b"* Unmerged path ")), _UNMERGED
    submodule = _SUBMODULE.match(line)
    return (submodule[1], LOG) if submodule else None


def _of_both(names: bytes) -> bytes:
    old, _, new = names.rpartition(b" and ")
    return _path_of(old, new)


def _path_of(old: bytes, new: bytes) -> bytes:
    """Give the path below two compared folders, as it is given to the files whose change is shown."""
    return common_path(old, new) or new


def _combined_section(cursor: Cursor) -> Section:
    name = (cursor.line or b"").partition(b" --")[2].partition(b" ")[2]
    section = Section(line=cursor.number, unreadable=(unquote(name), _COMBINED))
    cursor.step()
    while cursor.line and not cursor.line.startswith((b"diff ", b"@@@", b"commit ", b"From ")):
        cursor.step()
    cursor.combined_hunks()
    return section
