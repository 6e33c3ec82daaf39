"""reStructuredText: sections by their underlines, directives, lists, tables, fields, literal blocks.

Read by indentation, line by line: what is nested deeper than pages are is text of what it stands in.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.trees import changelog
from diff_insight.trees.blocks_of_text import code_block, name_of_item, paragraph, says
from diff_insight.trees.markdown import parts
from diff_insight.trees.node import Node
from diff_insight.trees.outline import Heading, Step, first_sentence, fold
from diff_insight.trees.page_metadata import front_matter, mail_header_end
from diff_insight.trees.restructuredtext_directives import EXPLICIT, explicit
from diff_insight.trees.restructuredtext_inline import scan
from diff_insight.trees.restructuredtext_tables import grid_table, simple_table
from diff_insight.trees.text import Text

NESTED = 8
"""Blocks one in another beyond which the text of the outer one is all that is read."""

_LINE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\s*$")
_BULLET = re.compile(r"([-*+•]|(?:\d{1,9}|#|[a-zA-Z])[.)]|\(\w{1,3}\))\s+(?=\S)")
_FIELD = re.compile(r":((?![:\s])(?:[^:\\]|\\.|:(?!\s|$|`)){1,80}):(?:\s+(.*))?$")
_USUAL = "#*=-~^\"'`+.:_"
"""Underlines in the order in which pages use them: a part of a page does not show which come first."""


def parse(text: Text) -> Node:
    """Read a page."""
    rows = (
        text.source.removeprefix("\ufeff")
        .replace("\r", " ")
        .replace("\0", "\ufffd")
        .expandtabs(8)
        .split("\n")
    )
    nodes: list[Node] = []
    styles: list[str] = []
    for begin, end in parts(text, len(rows)):
        if begin + 1 in text.headings:
            continue
        top = begin == 0 and text.numbers[:1] in {(), (1,)}
        header = mail_header_end(rows[begin:end]) if top else 0
        steps: list[Step] = [front_matter(rows[:header], 1)] if header else []
        block = Block(rows[begin + header : end], begin + header, styles if text.whole else None)
        nodes += fold([*steps, *block.steps(top=top and not header)], end, whole=text.whole)
    root = Node(thing="file", first=1, last=len(rows), children=tuple(nodes))
    return changelog.entries(root, text.path)


class Block:
    """Lines of one indentation, read one block after another.

    Attributes:
        lines: Without the indentation of the block that they are in.
        offset: Number of rows before them.
        styles: Underlines of sections in the order of their levels; None where parts of the page are missing.
        depth: Blocks around it.
    """

    def __init__(self, lines: Sequence[str], offset: int, styles: list[str] | None, depth: int = 0) -> None:
        self.lines = lines
        self.offset = offset
        self.styles = styles
        self.depth = depth
        self.at = 0
        self.found: list[Step] = []
        self.above, self.listed = "", 0  # said above the list that goes on, and the steps till then

    def steps(self, *, top: bool = False) -> list[Step]:
        """Read them.

        Args:
            top: Whether the page begins here, so that fields are its metadata.
        """
        takes = (
            self.title,
            self.explicit,
            self.field,
            self.item,
            self.table,
            self.doctest,
            self.quote,
            self.term,
        )
        metadata = top
        while self.at < len(self.lines):
            if not self.lines[self.at].strip():
                self.at += 1
                continue
            metadata = metadata and _FIELD.match(self.lines[self.at]) is not None
            before = len(self.found)
            if not any(take() for take in takes):
                self.text()
            if metadata:
                self.found[before:] = [
                    replace(step, thing="metadata") if isinstance(step, Node) else step
                    for step in self.found[before:]
                ]
        return self.found

    def inner(self, lines: Sequence[str], offset: int) -> tuple[Node, ...]:
        """Read what a block holds."""
        if not any(line.strip() for line in lines):
            return ()
        last = offset + max(at for at, line in enumerate(lines) if line.strip()) + 1
        if self.depth >= NESTED:
            first = offset + next(at for at, line in enumerate(lines) if line.strip()) + 1
            said = "\n".join(line.strip() for line in lines[first - offset - 1 : last - offset])
            return (paragraph(scan(said, first), first, last),)
        width = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
        block = Block([line[width:] for line in lines], offset, self.styles, self.depth + 1)
        return fold([step for step in block.steps() if not isinstance(step, Heading)], last)

    def line(self, ahead: int = 0) -> str:
        """Give the line that is read, or one behind it."""
        at = self.at + ahead
        return self.lines[at] if at < len(self.lines) else ""

    def body(self, start: int, indent: int = 1) -> int:
        """Give the end of the lines from `start` on that are blank or indented, trailing blanks left out."""
        end = start
        for at in range(start, len(self.lines)):
            line = self.lines[at]
            if line.strip():
                if len(line) - len(line.lstrip()) < indent:
                    break
                end = at + 1
        return end

    def title(self) -> bool:
        """Read a heading: a line above a line of one mark, perhaps below one too."""
        first, over = self.at, False
        rule = _LINE.match(self.line())
        if (
            rule is not None
            and self.line(1).strip()
            and _LINE.match(self.line(2))
            and self.line(2)[0] == rule[1]
        ):
            over = True
        said, under = (self.line(1), self.line(2)) if over else (self.line(), self.line(1))
        mark = _LINE.match(under)
        if mark is None or (rule is not None and not over) or (not over and said[:1].isspace()):
            return False
        if len(under.rstrip()) < min(len(said.strip()), 4) or self.depth:
            return False
        rows = 3 if over else 2
        row = self.offset + first + 1
        name = scan(said.strip(), row + over)
        level = self.level(mark[1], over=over)
        node = Node(
            thing="section",
            name=name.plain,
            first=row,
            last=row + rows - 1,
            children=name.nodes(),
            details={} if self.styles is None else {"level": str(level)},
            heads=tuple(range(row, row + rows)),
        )
        self.found.append(Heading(level=level, node=node))
        self.at += rows
        return True

    def level(self, mark: str, *, over: bool) -> int:
        """Give the level of the sections with a mark."""
        if self.styles is None:
            rank = _USUAL.find(mark)
            return 2 * (rank if rank >= 0 else len(_USUAL)) + (1 if over else 2)
        style = mark * 2 if over else mark
        if style not in self.styles:
            self.styles.append(style)
        return self.styles.index(style) + 1

    def explicit(self) -> bool:
        """Read a directive, a comment, a target, a footnote."""
        if EXPLICIT.match(self.line()) is None:
            return False
        end = self.body(self.at + 1)
        self.found += explicit(self, self.lines[self.at : max(end, self.at + 1)], self.offset + self.at + 1)
        self.at = max(end, self.at + 1)
        return True

    def field(self) -> bool:
        """Read a field, `:name: value`."""
        found = _FIELD.match(self.line())
        if found is None:
            return False
        end = max(self.body(self.at + 1), self.at + 1)
        row = self.offset + self.at + 1
        value = "\n".join((found[2] or "", *(line.strip() for line in self.lines[self.at + 1 : end])))
        self.found.append(
            Node(
                thing="definition",
                name=found[1].replace("\\", ""),
                text=scan(value, row).plain,
                first=row,
                last=self.offset + end,
                heads=(row,),
            )
        )
        self.at = end
        return True

    def item(self) -> bool:
        """Read an item of a list with all that is indented below it."""
        mark = _BULLET.match(self.line())
        if mark is None:
            return False
        width = mark.end()
        following = self.line(1)
        if (
            following.strip()
            and not following[:1].isspace()
            and _BULLET.match(following) is None
            and mark[1][0] not in "-*+•#("
        ):
            return False  # a paragraph that happens to begin with `A. `
        end = max(self.body(self.at + 1, min(width, 2)), self.at + 1)
        row = self.offset + self.at + 1
        own = [
            self.lines[self.at][width:],
            *(line[min(width, len(line) - len(line.lstrip())) :] for line in self.lines[self.at + 1 : end]),
        ]
        inner = [at for at in range(1, len(own)) if _BULLET.match(own[at])]
        wrapped = inner[0] if len(inner) == 1 and own[inner[0] - 1].strip() else 0  # a dash, by the spec
        stop = next(
            (
                at
                for at in range(1, len(own))
                if not own[at].strip() or (at in inner and at != wrapped) or own[at][:1].isspace()
            ),
            len(own),
        )
        if stop < len(own) and own[stop].strip() and own[stop][:1].isspace():
            stop = next((at for at in range(stop, len(own)) if not own[at].strip()), len(own))
        spoken = "\n".join(line.strip() for line in own[:stop])
        literal = spoken.endswith("::")
        said = scan(spoken.removesuffix(":") if literal else spoken, row)
        name, behind = name_of_item(said)
        under = self.before()
        node = Node(
            thing="list_item",
            name=name,
            first=row,
            last=self.offset + end,
            details={**({"whole": said.plain} if behind else {}), **({"under": under} if under else {})},
            children=(
                *says(said, behind),
                *(
                    self.inner(("::", *own[stop:]), row + stop - 2)
                    if literal
                    else self.inner(own[stop:], row + stop - 1)
                ),
            ),
        )
        self.found.append(node)
        self.above, self.listed = under, len(self.found)
        self.at = end
        return True

    def before(self) -> str:
        """Give the last sentence of the paragraph above a list."""
        if self.found and len(self.found) == self.listed:
            return self.above
        last = next(
            (
                step
                for step in reversed(self.found)
                if not (isinstance(step, Node) and step.thing == "list_item")
            ),
            None,
        )
        if not isinstance(last, Node) or last.thing != "paragraph":
            return ""
        return next((child.text for child in reversed(last.children) if child.thing == "sentence"), "")

    def table(self) -> bool:
        """Read a drawn table."""
        end = self.at
        while end < len(self.lines) and self.lines[end].strip():
            end += 1
        row = self.offset + self.at + 1
        if self.line().startswith("+-"):
            made = grid_table(self.lines[self.at : end], row)
        elif self.line().startswith("==") and " " in self.line().strip():
            # rows of a simple table may be parted by blank lines: it ends at a rule before one
            rules = [
                at
                for at in range(self.at, min(len(self.lines), self.at + 2_000))
                if self.lines[at].strip("= ") == "" and self.lines[at].strip()
            ]
            last = next(
                (at for at in rules[1:] if at + 1 >= len(self.lines) or not self.lines[at + 1].strip()), None
            )
            made = simple_table(self.lines[self.at : last + 1], row) if last else None
            end = last + 1 if last else end
        else:
            return False
        if made is None:
            return False
        self.found.append(made)
        self.at = end
        return True

    def doctest(self) -> bool:
        """Read a session of Python."""
        if not self.line().startswith(">>> "):
            return False
        end = next(
            (at for at in range(self.at, len(self.lines)) if not self.lines[at].strip()), len(self.lines)
        )
        row = self.offset + self.at + 1
        block = code_block(
            self.lines[self.at : end], first=row, last=self.offset + end, begin=row, language="pycon"
        )
        self.found.append(block)
        self.at = end
        return True

    def quote(self) -> bool:
        """Read what is indented for no other reason."""
        if not self.line()[:1].isspace():
            return False
        end = self.body(self.at)
        row = self.offset + self.at + 1
        children = self.inner(self.lines[self.at : end], row - 1)
        self.found.append(Node(thing="quote", first=row, last=self.offset + end, children=children))
        self.at = end
        return True

    def term(self) -> bool:
        """Read a term, and below it, indented, what it means."""
        following = self.line(1)
        if not following[:1].isspace() or not following.strip() or self.line().rstrip().endswith("::"):
            return False
        end = self.body(self.at + 1)
        row = self.offset + self.at + 1
        said = scan(self.line().strip(), row)
        inside = self.inner(self.lines[self.at + 1 : end], row)
        self.found.append(
            Node(
                thing="definition",
                name=said.plain.strip("`"),
                first=row,
                last=self.offset + end,
                details={"says": meaning} if (meaning := first_sentence(inside)) else {},
                children=(*said.nodes(), *inside),
                heads=(row,),
            )
        )
        self.at = end
        return True

    def text(self) -> None:
        """Read a paragraph, and the literal block that it may announce."""
        end = self.at + 1
        while end < len(self.lines) and self.lines[end].strip() and EXPLICIT.match(self.lines[end]) is None:
            end += 1
        row = self.offset + self.at + 1
        rows = [line.strip() for line in self.lines[self.at : end]]
        announces = rows[-1].endswith("::")
        if announces:
            rows[-1] = rows[-1][:-1].removesuffix(" :") if rows[-1] != "::" else ""
        if "".join(rows) and not all(_LINE.match(line) for line in rows):
            self.found.append(paragraph(scan("\n".join(rows), row), row, self.offset + end))
        self.at = end
        if announces:
            start = next((at for at in range(end, len(self.lines)) if self.lines[at].strip()), end)
            stop = self.body(start)
            if stop > start:
                first = self.offset + start + 1
                lines = self.lines[start:stop]
                width = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
                code = [line[width:] for line in lines]
                self.found.append(code_block(code, first=first, last=self.offset + stop, begin=first))
                self.at = stop
