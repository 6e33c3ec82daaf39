"""Programs of which only the lines around a change are known: completed so that their grammar can read them.

A hunk begins and ends anywhere: in the middle of a block, between two methods of a class that it does not
show. So every run of lines that follow one another gets the openers that its closers lack, what git put
after `@@` as the head of the block that it begins in, and closers at its end. Of the ways in which that can
be done the one is taken that reads with the fewest errors. What is put in stands on rows of its own, of which
the reader makes no nodes: an owner that nobody saw is no owner.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node as Syntax

from diff_insight.trees.fragment_ways import Lines, Run, ways
from diff_insight.trees.grammar import Grammar
from diff_insight.trees.languages import Row
from diff_insight.trees.layout import encoded
from diff_insight.trees.syntax import syntax_of
from diff_insight.trees.text import Text
from diff_insight.trees.unread import hide_of

TRIES = 24
"""Ways to complete a run of lines that are tried at most; the likely ones come first."""
LONG = 600
"""Rows beyond which only a few ways are tried: so many lines read well by themselves."""
FEW = 3


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


def complete(text: Text, row: Row) -> Completed:
    """Complete every run of a text's lines and read the whole."""
    lines: list[str] = []
    rows: list[int] = []
    if row.prelude and row.prelude not in text.source:
        lines, rows = [row.prelude], [0]
    for run in _runs(text):
        best = min(_tried(run, row), key=lambda one: one[0])[1]
        lines += [line for line, _ in best]
        rows += [number for _, number in best]
    source = encoded("\n".join(lines))
    return Completed(source, syntax_of(Grammar.of(row), source, hide=hide_of(row)), rows)


def _runs(text: Text) -> Iterator[Run]:
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
                yield Run(heading, heading_row, rows[first - 1 : at - 1], first)
                heading, heading_row = "", 0
            begun, first = 0, at
        if number is not None and is_heading:
            heading, heading_row, first = rows[at - 1], at, at + 1
        elif number is not None:
            begun += 1


def _tried(run: Run, row: Row) -> Iterator[tuple[int, Lines]]:
    """Give ways to complete a run with the errors that each has, until one has none."""
    tries = FEW if len(run.rows) > LONG else TRIES
    front = [row.prelude] if row.prelude and not any(row.prelude in line for line in run.rows) else []
    for at, lines in enumerate(ways(run, row)):
        source = encoded("\n".join([*front, *(line for line, _ in lines)]))
        tree = syntax_of(Grammar.of(row), source, hide=hide_of(row))
        errors = _errors(tree) if tree.has_error else 0
        yield errors * 100 + at, lines
        if not errors or at + 1 >= tries:
            return


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
