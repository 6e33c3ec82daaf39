"""Markdown and MDX, as pages in the wild write it: a file, or the parts of it that hunks show.

markdown-it finds the blocks with their rows; here they become things. A part of a file may begin inside an
example, a comment, a table or the front matter, whose beginning is not shown: only what the part itself
proves is read so.
"""

from collections.abc import Sequence
from itertools import pairwise

from diff_insight.trees import changelog
from diff_insight.trees.blocks_of_text import code_block
from diff_insight.trees.markdown_blocks import Page, steps_of
from diff_insight.trees.markdown_fences import closing_of_unseen
from diff_insight.trees.markdown_inline import folded_label, scan
from diff_insight.trees.markdown_lines import ATX, DEFINITION
from diff_insight.trees.markdown_rules import shows_what_it_imports
from diff_insight.trees.node import Node
from diff_insight.trees.outline import Heading, Step, fold
from diff_insight.trees.page_metadata import front_matter, metadata_lines
from diff_insight.trees.text import Text


def parse(text: Text) -> Node:
    """Read a page."""
    source = text.source.removeprefix("\ufeff").replace("\r\n", "\n")
    rows = source.replace("\r", " ").replace("\0", "\ufffd").split("\n")
    labels = {
        folded_label(found[1]): found[2] for row in rows if "]:" in row and (found := DEFINITION.match(row))
    }
    page = Page(
        labels=labels,
        mdx=text.path.endswith(".mdx"),
        whole=text.whole,
        indented=not shows_what_it_imports(rows),
    )
    nodes: list[Node] = []
    heading = ""
    for begin, end in parts(text, len(rows)):
        if begin + 1 in text.headings:
            heading = rows[begin]
            continue
        line = text.numbers[begin] if text.numbers else 1
        nodes += _part(page, rows, (begin, end), line=line, heading=heading)
        heading = ""
    root = Node(thing="file", first=1, last=len(rows), children=tuple(nodes))
    return changelog.entries(root, text.path)


def parts(text: Text, rows: int) -> list[tuple[int, int]]:
    """Give first row and end, 0-based, of each stretch without gaps; a heading of a hunk is one by itself."""
    if not text.numbers:
        return [(0, rows)]
    gaps = [row for row in range(1, rows) if text.gap_at(row)]
    cuts = {0, rows, *(row - 1 for row in gaps), *gaps}
    for row in text.headings:
        cuts.update((row - 1, row))
    blank = {row - 1 for row in gaps}
    return [area for area in pairwise(sorted(cuts)) if area[0] not in blank]


def _part(
    page: Page, rows: Sequence[str], area: tuple[int, int], *, line: int, heading: str
) -> tuple[Node, ...]:
    begin, end = area
    lines = rows[begin:end]
    steps: list[Step] = []
    if not page.whole and (found := ATX.match(heading)):
        steps.append(
            Heading(
                level=len(found[1]),
                node=Node(
                    thing="section",
                    name=scan(found[2] or "", begin).plain,
                    text="",
                    first=begin + 1,
                    last=begin + 1,
                ),
            )
        )
    at = metadata_lines(lines, line, heading, whole=page.whole)
    if at:
        steps = [front_matter(lines[:at], begin + 1)]
    elif line > 1:
        at, step = _unseen(lines, begin, heading)
        steps += step
    steps += steps_of(page, lines[at:], begin + at, starts=line > 1 and at == 0)
    return fold(steps, end, whole=page.whole)


def _unseen(lines: Sequence[str], begin: int, heading: str) -> tuple[int, list[Step]]:
    """Read the end of an example or of a comment that began before the part."""
    at = closing_of_unseen(lines, heading)
    if at is not None:
        shown = at < len(lines)
        last = begin + at + (1 if shown else 0)
        return at + 1, [code_block(lines[:at], first=begin + 1, last=max(last, begin + 1), begin=begin + 1)]
    for at, line in enumerate(lines):
        if "<!--" in line:
            break
        if line.strip() == "-->":
            return at + 1, [
                Node(
                    thing="comment",
                    text="\n".join(lines[:at]),
                    first=begin + 1,
                    last=begin + at + 1,
                    public=False,
                )
            ]
    return 0, []
