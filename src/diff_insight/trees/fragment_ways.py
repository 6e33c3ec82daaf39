"""The ways in which lines that a hunk shows can be completed, likely ones first.

Each way is the lines with their rows, and with 0 as row what was put in: openers in front, closers behind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from diff_insight.trees.languages import Row

_INDENT = re.compile(r"[ \t]*")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.){0,40}'|`[^`]*`|//.*$|/\*.*?(?:\*/|$)")
_TEXTS = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.){0,40}'|`[^`\n]*`")
_EXPRESSION = re.compile(
    r"[=(,:!&|?\[][ \t]{0,8}/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n]){1,80}\]|[^/\\\n\[]){1,200}/"
)
"""A regular expression as a value: `= /(a*)*/` ends no comment."""
_FOLLOWS = re.compile(r"\s*(else|elseif|catch|finally|while)\b")
_OPENERS = {
    "else": "if (_) {",
    "elseif": "if (_) {",
    "catch": "try {",
    "finally": "try {",
    "while": "do {",
}
"""What a block was opened with, by what follows its end."""
_METHOD = re.compile(r"\(\s*(?:self|cls|mcs)\b|\(\s*$")
_DEFINES = re.compile(r"\s*(?:@|def\b|class\b|async def\b)")
_HOLDS = re.compile(
    r"[^(=]{0,200}(?<![\w.])(?:class|interface|struct|trait|impl|object|protocol|extension|enum|record)\b"
)
"""A heading of what holds functions."""
_OPENS_RUBY = re.compile(
    r"^\s*(?:def|class|module|if|unless|while|until|for|begin|case)\b|\bdo\b(?:\s*\|[^|]*\|)?\s*$"
)
_ENDS_RUBY = re.compile(r"^\s*end\b|;\s*end\s*$|^\s*def [^=]*\) = ")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that follow one another.

    Attributes:
        heading: What git put after `@@`, or empty.
        heading_row: Its row of the text, 1-based.
        rows: The lines.
        first: Row of the first of them.
    """

    heading: str
    heading_row: int
    rows: list[str]
    first: int


Lines = list[tuple[str, int]]


def ways(run: Run, row: Row) -> Iterator[Lines]:
    """Give the ways to complete a run of lines."""
    blocks = {"indent": _indented, "end": _ended, "braces": _braced}[row.blocks]
    return _bracketed(_quoted(blocks(run, row), run, row), run, row)


def _bracketed(found: Iterator[Lines], run: Run, row: Row) -> Iterator[Lines]:
    """Open the brackets that a run begins in, and close those that it ends in, where texts do not mislead."""
    missing, opened, defines = _brackets(run.rows)
    listed = (
        row.blocks == "indent"
        and not missing
        and not opened
        and all(not line.strip() or line.rstrip().endswith(",") for line in run.rows)
    )
    if listed:  # arguments, which as statements would be assignments
        missing = opened = 1
    for lines in found:
        if not listed:
            yield lines
        if not missing and not opened:
            continue
        at = next((one for one, (_, number) in enumerate(lines) if number == run.first), 0)
        last = next((one for one in reversed(range(len(lines))) if lines[one][1]), len(lines) - 1) + 1
        indent = " " * max(_indent(run.rows[0]), 0)
        if mixed := _closing_in_order(run, row, lines[last:]):
            yield [*lines[:last], *mixed]
        front: Lines = [(f"{indent}_a{'(' * missing}", 0)] if missing else []
        back: Lines = [(")" * opened + (": pass" if defines else ""), 0)] if opened else []
        yield [*lines[:at], *front, *lines[at:last], *back, *lines[last:]]


_CLOSES = {"(": ")", "[": "]", "{": "}"}


def _closing_in_order(run: Run, row: Row, closers: Lines) -> Lines:
    """Give closers for braces with those for brackets between them: a callback ends with `})`."""
    if row.blocks != "braces" or not closers:
        return []
    opened: list[str] = []
    for letter in "".join(_QUOTED.sub("", line) for line in run.rows):
        if letter in _CLOSES:
            opened.append(letter)
        elif opened and letter == _CLOSES[opened[-1]]:
            opened.pop()
    braces, first = opened.count("{"), closers[0][0]
    if not braces or braces == len(opened) or not first.startswith("}" * braces):
        return []
    said = "".join(_CLOSES[one] for one in reversed(opened))
    return [(said + first[braces:], 0), *closers[1:]]


def _brackets(rows: list[str]) -> tuple[int, int, bool]:
    """Count closing brackets without an opener and openers without a closer; tell whether a `def` has one."""
    missing = 0
    opened: list[str] = []
    for line in rows:
        for letter in _QUOTED.sub("", line):
            if letter in "([":
                opened.append(line)
            elif letter in ")]" and opened:
                opened.pop()
            elif letter in ")]":
                missing += 1
    return missing, len(opened), bool(opened) and _DEFINES.match(opened[0]) is not None


def _quoted(found: Iterator[Lines], run: Run, row: Row) -> Iterator[Lines]:
    """Open the comment or text that a run begins in, and close the one that it ends in."""
    code = "\n".join(run.rows)
    if row.blocks == "indent":
        open_ = [quote for quote in ('"""', "'''") if code.count(quote) % 2]
        for lines in found:
            at = next((one for one, (_, number) in enumerate(lines) if number == run.first), 0)
            indent = " " * max(_indent(run.rows[0]), 0)
            yield lines
            for quote in open_:
                yield [*lines[:at], (indent + quote, 0), *lines[at:]]
                yield [*lines, (indent + quote, 0)]
            if not open_:  # perhaps all of it is text
                yield [*lines[:at], (indent + '"""', 0), *lines[at:], (indent + '"""', 0)]
        return
    if row.blocks == "end":
        yield from found
        return
    code = _EXPRESSION.sub("_", _TEXTS.sub("''", code))  # `'src/*.js'` begins no comment
    closes, opens = code.find("*/"), code.find("/*")
    starred = sum(line.lstrip().startswith("*") for line in run.rows)
    begins = (closes >= 0 and not 0 <= opens < closes) or (
        opens < 0 and closes < 0 and 2 * starred > sum(bool(line.strip()) for line in run.rows)
    )
    ends = max(code.rfind("/*"), -2 + begins) > code.rfind("*/")
    for lines in found:
        at = next((one for one, (_, number) in enumerate(lines) if number == run.first), 0)
        last = next((one for one in reversed(range(len(lines))) if lines[one][1]), len(lines) - 1) + 1
        front: Lines = [("/*", 0)] if begins else []
        back: Lines = [("*/", 0)] if ends else []
        yield [*lines[:at], *front, *lines[at:last], *back, *lines[last:]]


def _body(run: Run) -> Lines:
    return [(line, run.first + at) for at, line in enumerate(run.rows)]


def _indent(line: str) -> int:
    return len(_INDENT.match(line).group().expandtabs(8)) if line.strip() else -1  # type: ignore[union-attr]


# -- blocks by indentation ---------------------------------------------------------------------


def _indented(run: Run, _row: Row) -> Iterator[Lines]:
    """Put an opener in front for every level from which the lines come back, the heading at its own."""
    levels: list[int] = []
    least = -1
    defines: list[int] = []
    for line in run.rows:
        indent = _indent(line)
        if indent < 0 or line.lstrip().startswith("#"):
            continue
        if least < 0 or indent < least:
            least = indent
            levels.insert(0, indent)
        if _DEFINES.match(line):
            defines.append(indent)
    body = _body(run) + _begun(run)
    deepest = levels[-1] if levels else 0
    if deepest == 0:
        yield body
        return
    above = [level for level in levels if level < deepest]
    step = 8 if any(line.startswith("\t") for line in run.rows) else 4
    owner = "class _:" if levels[0] in defines and levels[0] <= step else "if _:"
    head = run.heading.strip()
    if head:
        at = _level(head, defines, deepest, step)
        closed = not head.startswith("class ") and (at >= deepest or (defines and defines[0] == deepest))
        for said in () if closed else dict.fromkeys((_ended_head(head), head)):
            yield _openers(run, above, deepest, owner if at == 0 else "class _:", (at, said)) + body
    yield _openers(run, above, deepest, owner) + body


def _begun(run: Run) -> Lines:
    """Give what a last line begins: what a decorator stands in front of, the block of a head."""
    last = next((line for line in reversed(run.rows) if line.strip()), "")
    edge = " " * max(_indent(last), 0)
    if last.lstrip().startswith("@"):
        return [(f"{edge}def _(): pass", 0)]
    return [(f"{edge} pass", 0)] if _DEFINES.match(last) and last.rstrip().endswith(":") else []


def _level(head: str, defines: list[int], deepest: int, step: int) -> int:
    """Give the indentation that a heading most likely has: a method that of its neighbours, all else none."""
    if head.startswith("class ") or not _METHOD.search(head):
        return 0
    return min([one for one in defines if 0 < one < deepest], default=step)


def _ended_head(head: str) -> str:
    """Give a head that git cut, with its end."""
    return head if head.endswith(":") else f"{head}{_closing(head)}:"


def _openers(
    run: Run, above: list[int], deepest: int, owner: str, heading: tuple[int, str] | None = None
) -> Lines:
    """Give the openers of the levels that are come back to, the heading among them, and of the file's own."""
    steps = sorted({0, *above, *([heading[0]] if heading is not None else [])})
    found: Lines = []
    for step in steps:
        if step >= deepest:
            continue
        if heading is not None and step == heading[0]:
            found.append((" " * step + heading[1], run.heading_row))
        else:
            found.append((" " * step + ("if _:" if found else owner), 0))
    return found


def _closing(head: str) -> str:
    """Give the brackets that a head cut by git lacks."""
    return ")" * max(0, head.count("(") - head.count(")"))


# -- blocks by braces --------------------------------------------------------------------------


class _Opener(NamedTuple):
    """What a closing brace lacks.

    Attributes:
        text: What opens the block.
        row: The line of the brace, 0-based: git takes headings from the left edge, so one there ends its.
    """

    text: str
    row: int


def _closers(rows: list[str]) -> tuple[list[_Opener], int]:
    """Give an opener for each closing brace that lacks one, and count the openers that lack a closer."""
    missing: list[_Opener] = []
    depth = 0
    for row, line in enumerate(rows):
        bare = _QUOTED.sub("", line)
        for at, letter in enumerate(bare):
            if letter == "{":
                depth += 1
            elif letter == "}" and depth:
                depth -= 1
            elif letter == "}":
                follows = _FOLLOWS.match(bare, at + 1)
                missing.append(_Opener(_OPENERS[follows[1]] if follows else "{", row))
    return missing, depth


def _braced(run: Run, row: Row) -> Iterator[Lines]:
    """Put openers in front and closers behind: blocks, what the language wraps members in, the heading."""
    missing, open_ = _closers(run.rows)
    body = _body(run)
    first_indent = next((_indent(line) for line in run.rows if _indent(line) >= 0), 0)
    headed = bool(run.heading.strip()) and first_indent > 0
    if not headed and not missing:
        yield _closed([], body, open_)
    if headed:
        yield from _headed(run, row, missing, open_)
    elif not missing and _begins_block(run) and row.wraps:
        yield _closed([("class _ {", 0), (_member(row).removesuffix("{"), 0)], body, open_ + 1)
    if missing:
        for before, _ in row.wraps:
            yield _wrapped(before, body, missing, open_, row)
        yield _closed([_opened(missing)], body, open_)
        return
    if headed:
        yield _closed([], body, open_)
    for before, after in row.wraps:
        yield [(before, 0), *_closed([], body, open_), (after, 0)]


def _opened(missing: list[_Opener]) -> tuple[str, int]:
    """Give the openers of closers: what is closed last is opened first."""
    return " ".join(one.text for one in reversed(missing)), 0


def _headed(run: Run, row: Row, missing: list[_Opener], open_: int) -> Iterator[Lines]:
    """Put the heading where each closer could be its own, outer ones being those of what it stands in."""
    body = _body(run)
    head = run.heading.strip().removesuffix("{").rstrip()
    if _closing(head):  # perhaps the lines go on with it
        yield _closed([(head, run.heading_row)], body, open_)
        for before in (one for one, _ in row.wraps):
            yield _closed(
                [(before, 0), (head, run.heading_row)], body, open_ + before.count("{") - len(missing)
            )
        head += _closing(head)
    objects = [before for before, _ in row.wraps if before.count("{") == 1]
    open_in_it = bool(missing) and run.rows[missing[-1].row][:1].isspace()
    values = len(missing) - (not open_in_it)
    if values > 0 and head.endswith(("=", "(", ":", "[")):  # what is closed are values in it
        lines = [(f"{head} {{", run.heading_row), (" ".join(["_a: {"] * values), 0)]
        yield _closed(lines, body, open_ + open_in_it)
    inside = _begins_block(run) or open_in_it
    if inside and _HOLDS.match(head):  # its first lines are those of a member
        member = _member(row)
        if missing:
            lines = [(f"{head} {{", run.heading_row), (member, 0), _opened(missing[:-1])]
        else:
            lines = [(f"{head} {{", run.heading_row), (member.removesuffix("{"), 0)]
        yield _closed(lines, body, open_ + 1)
    for outer in range(max(len(missing), 1)):
        inner = missing[: max(len(missing) - 1 - outer, 0)]
        own = len(missing) > outer
        front: Lines = [(objects[0] if objects else "{", 0)] * outer
        lines = [*front, (f"{head} {{", run.heading_row), _opened(inner)]
        yield _closed(lines, body, open_ + (not own))
        for before in objects:  # members need their class around the heading too, where none is shown
            yield _closed([(before, 0), *lines], body, open_ + (not own) + 1)
    for before in objects:  # what is closed is something in the heading that is not shown
        lines = [(f"{head} {{", run.heading_row), (before, 0), _opened(missing[:-1])]
        yield _closed(lines, body, open_ + 1 + (not missing))


def _begins_block(run: Run) -> bool:
    """Tell whether the first line opens the block of a head that is not shown."""
    return next((line.strip() for line in run.rows if line.strip()), "") == "{"


def _member(row: Row) -> str:
    """Give how a function begins that stands in what holds others."""
    deep_first = sorted(
        (before for before, _ in row.wraps if "_()" in before), key=lambda one: -one.count("{")
    )
    return deep_first[0].rpartition("{ ")[2] if deep_first else "{"


def _wrapped(before: str, body: Lines, missing: list[_Opener], open_: int, row: Row) -> Lines:
    """Put what members stand in before lines that close some of it."""
    opened = before.count("{")
    if opened > len(missing):
        return _closed([(before, 0)], body, open_ + opened - len(missing))
    outer = next((one for one, _ in row.wraps if one.count("{") == 1), "{")
    extra = min(1, len(missing) - opened)
    inner = missing[: len(missing) - opened - extra]
    return _closed([*[(outer, 0)] * extra, (before, 0), _opened(inner)], body, open_)


def _closed(front: Lines, body: Lines, open_: int) -> Lines:
    return [*front, *body, *([("}" * open_, 0)] if open_ else [])]


# -- blocks by `end` ---------------------------------------------------------------------------


def _ended(run: Run, _row: Row) -> Iterator[Lines]:
    """Put openers in front for every `end` that lacks one, the heading as the innermost that it can be."""
    missing = depth = 0
    for line in run.rows:
        depth += len(_OPENS_RUBY.findall(line))
        for _ in _ENDS_RUBY.findall(line):
            if depth:
                depth -= 1
            else:
                missing += 1
    body = _body(run)
    closing: Lines = [("end", 0)] * depth
    head = run.heading.strip()
    first_indent = next((_indent(line) for line in run.rows if _indent(line) >= 0), 0)
    if head and first_indent > 0:
        for outer in range(max(missing, 1)):
            inner = max(missing - 1 - outer, 0)
            own = missing > outer
            front: Lines = [("class C", 0)] * outer
            front += [(head, run.heading_row), *([("begin", 0)] * inner)]
            yield [*front, *body, *closing, *([] if own else [("end", 0)])]
    yield [*([("class C", 0)] * missing), *body, *closing]
