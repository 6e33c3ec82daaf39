"""Programs of which only the lines around a change are known: completed so that their grammar can read them.

A hunk begins and ends anywhere: in the middle of a block, between two methods of a class that it does not
show. So every run of lines that follow one another gets the openers that its closers lack, what git put
after `@@` as the head of the block that it begins in, and closers at its end. Of the ways in which that can
be done the one is taken that reads with the fewest errors. What is put in stands on rows of its own, of which
the reader makes no nodes: an owner that nobody saw is no owner.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node as Syntax
from tree_sitter import Parser

from diff_insight.trees.languages import Row
from diff_insight.trees.layout import encoded
from diff_insight.trees.text import Text

TRIES = 24
"""Ways to complete a run of lines that are tried at most; the likely ones come first."""
LONG = 600
"""Rows beyond which only a few ways are tried: so many lines read well by themselves."""
FEW = 3

_INDENT = re.compile(r"[ \t]*")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.){0,40}'|`[^`]*`|//.*$|/\*.*?(?:\*/|$)")
_FOLLOWS = re.compile(r"\s*(else|elseif|catch|finally|while)\b")
_OPENERS = {
    "else": "if (_) {",
    "elseif": "if (_) {",
    "catch": "try {",
    "finally": "try {",
    "while": "do {",
}
"""What a block was opened with, by what follows its end."""
_DEFINES = re.compile(r"\s*(?:@|def\b|class\b|async def\b)")
_OPENS_RUBY = re.compile(
    r"^\s*(?:def|class|module|if|unless|while|until|for|begin|case)\b|\bdo\b(?:\s*\|[^|]*\|)?\s*$"
)
_ENDS_RUBY = re.compile(r"^\s*end\b|;\s*end\s*$|^\s*def [^=]*\) = ")


@dataclass(frozen=True, slots=True)
class _Run:
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


@dataclass(slots=True)
class Completed:
    """A completed text.

    Attributes:
        source: What is read.
        tree: Its syntax.
        rows: For each of its rows the row of the text that it is, 0 for one that was put in.
    """

    source: bytes
    tree: Syntax
    rows: list[int]


def complete(text: Text, row: Row, parser: Parser) -> Completed:
    """Complete every run of a text's lines and read the whole."""
    lines: list[str] = []
    rows: list[int] = []
    if row.prelude and row.prelude not in text.source:
        lines, rows = [row.prelude], [0]
    for run in _runs(text):
        best = min(_tried(run, row, parser), key=lambda one: one[0])[1]
        lines += [line for line, _ in best]
        rows += [number for _, number in best]
    source = encoded("\n".join(lines))
    return Completed(source, parser.parse(source).root_node, rows)


def _runs(text: Text) -> Iterator[_Run]:
    """Give the runs of lines of a text with gaps."""
    rows = text.source.split("\n")
    heading, heading_row, first = "", 0, 1
    begun = 0
    for at in range(1, len(rows) + 2):
        number = text.numbers[at - 1] if at <= len(rows) else None
        before = text.numbers[at - 2] if at > 1 else None
        is_heading = at in text.headings
        if number is None or is_heading or (before is not None and number > before + 1):
            if begun:
                yield _Run(heading, heading_row, rows[first - 1 : at - 1], first)
                heading, heading_row = "", 0
            begun, first = 0, at
        if number is not None and is_heading:
            heading, heading_row, first = rows[at - 1], at, at + 1
        elif number is not None:
            begun += 1


Lines = list[tuple[str, int]]


def _tried(run: _Run, row: Row, parser: Parser) -> Iterator[tuple[int, Lines]]:
    """Give ways to complete a run with the errors that each has, until one has none."""
    tries = FEW if len(run.rows) > LONG else TRIES
    front = [row.prelude] if row.prelude and not any(row.prelude in line for line in run.rows) else []
    ways = {"indent": _indented, "end": _ended, "braces": _braced}[row.blocks]
    for at, lines in enumerate(_quoted(ways(run, row), run, row)):
        source = encoded("\n".join([*front, *(line for line, _ in lines)]))
        tree = parser.parse(source).root_node
        errors = _errors(tree) if tree.has_error else 0
        yield errors * 100 + at, lines
        if not errors or at + 1 >= tries:
            return


def _quoted(ways: Iterator[Lines], run: _Run, row: Row) -> Iterator[Lines]:
    """Open the comment or text that a run begins in, and close the one that it ends in."""
    code = "\n".join(run.rows)
    if row.blocks == "indent":
        open_ = [quote for quote in ('"""', "'''") if code.count(quote) % 2]
        for lines in ways:
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
        yield from ways
        return
    closes, opens = code.find("*/"), code.find("/*")
    starred = sum(line.lstrip().startswith("*") for line in run.rows)
    begins = (closes >= 0 and not 0 <= opens < closes) or (
        opens < 0 and closes < 0 and 2 * starred > sum(bool(line.strip()) for line in run.rows)
    )
    ends = max(code.rfind("/*"), -2 + begins) > code.rfind("*/")
    for lines in ways:
        at = next((one for one, (_, number) in enumerate(lines) if number == run.first), 0)
        last = next((one for one in reversed(range(len(lines))) if lines[one][1]), len(lines) - 1) + 1
        front: Lines = [("/*", 0)] if begins else []
        back: Lines = [("*/", 0)] if ends else []
        yield [*lines[:at], *front, *lines[at:last], *back, *lines[last:]]


def _errors(tree: Syntax) -> int:
    """Weigh the errors of a syntax: bytes that are no part of it, and what is missing."""
    weight = 0
    pending = [tree]
    while pending:
        node = pending.pop()
        if node.is_missing:
            weight += 2
        elif node.is_error:
            weight += 4 + node.end_byte - node.start_byte
            pending += [child for child in node.children if child.has_error]
        else:
            pending += [child for child in node.children if child.has_error]
    return weight


def _body(run: _Run) -> Lines:
    return [(line, run.first + at) for at, line in enumerate(run.rows)]


def _indent(line: str) -> int:
    return len(_INDENT.match(line).group().expandtabs(8)) if line.strip() else -1  # type: ignore[union-attr]


# -- blocks by indentation ---------------------------------------------------------------------


def _indented(run: _Run, _row: Row) -> Iterator[Lines]:
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
    body = _body(run)
    deepest = levels[-1] if levels else 0
    if deepest == 0:
        yield body
        return
    above = [level for level in levels if level < deepest]
    step = 8 if any(line.startswith("\t") for line in run.rows) else 4
    owner = "class _:" if levels[0] in defines and levels[0] <= step else "if _:"
    head = run.heading.strip()
    if head:
        at = min([one for one in defines if one < deepest], default=max(0, levels[0] - 4))
        if head.startswith("class ") and (not defines or min(defines) > 0):
            at = 0
        for said in dict.fromkeys((_ended_head(head), head)):
            yield _openers(run, above, deepest, owner if at == 0 else "class _:", (at, said)) + body
    yield _openers(run, above, deepest, owner) + body


def _ended_head(head: str) -> str:
    """Give a head that git cut, with its end."""
    return head if head.endswith(":") else f"{head}{_closing(head)}:"


def _openers(
    run: _Run, above: list[int], deepest: int, owner: str, heading: tuple[int, str] | None = None
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


def _closers(rows: list[str]) -> tuple[list[str], int]:
    """Give an opener for each closing brace that lacks one, and count the openers that lack a closer."""
    missing: list[str] = []
    depth = 0
    for line in rows:
        bare = _QUOTED.sub("", line)
        for at, letter in enumerate(bare):
            if letter == "{":
                depth += 1
            elif letter == "}" and depth:
                depth -= 1
            elif letter == "}":
                follows = _FOLLOWS.match(bare, at + 1)
                missing.append(_OPENERS[follows[1]] if follows else "{")
    return missing, depth


def _braced(run: _Run, row: Row) -> Iterator[Lines]:
    """Put openers in front and closers behind: blocks, what the language wraps members in, the heading."""
    missing, open_ = _closers(run.rows)
    body = _body(run)
    first_indent = next((_indent(line) for line in run.rows if _indent(line) >= 0), 0)
    headed = bool(run.heading.strip()) and first_indent > 0
    if not headed and not missing:
        yield _closed([], body, open_)
    if headed:
        yield from _headed(run, row, missing, open_)
    if missing:
        for before, _ in row.wraps:
            yield _wrapped(before, body, missing, open_, row)
        yield _closed([_opened(missing)], body, open_)
        return
    if headed:
        yield _closed([], body, open_)
    for before, after in row.wraps:
        yield [(before, 0), *_closed([], body, open_), (after, 0)]


def _opened(missing: list[str]) -> tuple[str, int]:
    """Give the openers of closers: what is closed last is opened first."""
    return " ".join(reversed(missing)), 0


def _headed(run: _Run, row: Row, missing: list[str], open_: int) -> Iterator[Lines]:
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


def _wrapped(before: str, body: Lines, missing: list[str], open_: int, row: Row) -> Lines:
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


def _ended(run: _Run, _row: Row) -> Iterator[Lines]:
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
