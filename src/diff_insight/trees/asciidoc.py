"""AsciiDoc: sections by equals signs, delimited blocks, lists, tables, attributes, macros."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.trees import changelog
from diff_insight.trees.asciidoc_inline import alternative, scan
from diff_insight.trees.asciidoc_lists import ITEM, items
from diff_insight.trees.asciidoc_marks import DELIMITER, STYLE, TITLE, is_comment, unseen
from diff_insight.trees.asciidoc_tables import read
from diff_insight.trees.blocks_of_text import code_block, paragraph, says, table
from diff_insight.trees.markdown import parts
from diff_insight.trees.node import Node
from diff_insight.trees.outline import Heading, Step, first_sentence, fold
from diff_insight.trees.page_metadata import NEAR_TOP, front_matter, metadata_lines
from diff_insight.trees.text import Text

if TYPE_CHECKING:
    from diff_insight.trees.inline import Inline

NESTED = 8
"""Blocks one in another beyond which an inner one is lines of the outer one."""

_HEADING = re.compile(r"(={1,6}|#{1,6})\s+(\S.*)$")
_UNDERLINE = re.compile(r"([-=~^+])\1{2,}")
_TITLED = re.compile(r"[\w`'\"{(<]")
_BREAKS = frozenset({"'''", "<<<", "---", "***"})
"""Lines that part what stands above from what stands below: drawn as a rule, or a page."""
_LEVELS = "=-~^+"
"""Marks below titles, the highest first."""
_ATTRIBUTE = re.compile(r":(!?[\w-]{1,80}!?):(?:\s+(.*))?$")
_ANCHORS = re.compile(
    r"\[\[([\w:.{}-]{1,200})(?:,[^\[\]]{0,200})?\]\]\s*$|\[#([\w:.{}-]{1,200})\]\s*$"
    r"|\[id=[\"']?([\w:.{}-]{1,200})[\"']?\]\s*$"
)
_MACRO = re.compile(
    r"(include|image|video|toc|ifdef|ifndef|ifeval|endif|kroki|plantuml)::([^\[\]]{0,500})\[(.{0,600})\]\s*$"
)
_TERM = re.compile(r"\s*((?:[^:\s]|:(?!:)|\s(?=\S)){1,200}):{2,4}(?:\s+(.*))?$")
_NOTE = re.compile(r"(NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+(?=\S)")


def parse(text: Text) -> Node:
    """Read a page."""
    rows = text.source.removeprefix("\ufeff").replace("\r", " ").replace("\0", "\ufffd").split("\n")
    nodes: list[Node] = []
    for begin, end in parts(text, len(rows)):
        if begin + 1 in text.headings:
            continue
        line = text.numbers[begin] if text.numbers else 1
        above = _front_matter(rows[begin:end], line, whole=text.whole)
        nodes += [front_matter(rows[begin : begin + above], begin + 1)] if above else []
        begin += above  # noqa: PLW2901 - the rest of the part
        shown = unseen(rows[begin:end]) if line > 1 and not above else 0
        steps = _Block(rows[begin + shown : end], begin + shown).steps(top=begin + shown == above)
        if shown > 1:
            code = rows[begin : begin + shown - 1]
            steps = [code_block(code, first=begin + 1, last=begin + shown, begin=begin + 1), *steps]
        nodes += fold(steps, end, whole=text.whole)
    return changelog.entries(Node(thing="file", first=1, last=len(rows), children=tuple(nodes)), text.path)


def _front_matter(rows: Sequence[str], line: int, *, whole: bool) -> int:
    """Give how many rows of a part are front matter, which site generators put above AsciiDoc too.

    Nothing but three dashes tells it from text here: without them there is none.
    """
    fenced = any(row.rstrip() == "---" for row in rows[:NEAR_TOP])
    return metadata_lines(rows, line, "", whole=whole) if fenced else 0


class _Block:
    """Lines read one block after another."""

    def __init__(self, lines: Sequence[str], offset: int, depth: int = 0) -> None:
        self.lines = lines
        self.offset = offset
        self.depth = depth
        self.at = 0
        self.found: list[Step] = []
        self.style = ""
        self.title = ""
        self.begin = 0
        self.attached = False

    def steps(self, *, top: bool = False) -> list[Step]:
        """Read them; `top` tells that the page begins here, so that attributes are its metadata."""
        takes = (
            self.attribute,
            self.heading,
            self.annotation,
            self.delimited,
            self.macro,
            self.item,
            self.term,
        )
        self.top = top
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip() == "+":  # what follows belongs to the item above
                self.attached = True
                self.at += 1
                continue
            if not line.strip() or is_comment(line) or line.rstrip() in _BREAKS:
                self.blank(line)
                continue
            if any(take(line) for take in takes):
                continue
            self.text()
        return self.found

    @property
    def row(self) -> int:
        """Row of the line that is read."""
        return self.offset + self.at + 1

    def blank(self, line: str) -> None:
        if is_comment(line):
            said = line[2:].strip()
            self.found.append(Node(thing="comment", text=said, first=self.row, last=self.row, public=False))
        else:
            self.style = self.title = ""
            self.attached = False
        self.at += 1

    def begins(self) -> int:
        """Give the row at which a block begins, its title and style included."""
        return self.begin if (self.style or self.title) and self.begin else self.row

    def done(self, node: Node, rows: int) -> bool:
        self.found.append(node)
        self.at += rows
        self.style = self.title = ""
        self.begin = 0
        return True

    def attribute(self, line: str) -> bool:
        found = _ATTRIBUTE.match(line)
        if found is None:
            return False
        return self.done(
            Node(
                thing="metadata",
                name=found[1],
                text=found[2] or "",
                first=self.row,
                last=self.row,
                heads=(self.row,),
            ),
            1,
        )

    def heading(self, line: str) -> bool:
        found = _HEADING.match(line)
        rows = 1 if found else self.underlined(line)
        if not rows or self.depth:
            return False
        said = found[2].rstrip(" =") if found else line.strip()
        level = len(found[1]) if found else _LEVELS.index(self.lines[self.at + 1][0]) + 1
        name = scan(said, self.row)
        first = self.begins()
        node = Node(
            thing="section",
            name=name.plain,
            first=first,
            last=self.row + rows - 1,
            children=name.nodes(),
            details={"level": str(level)},
            heads=tuple(range(self.row, self.row + rows)),
        )
        self.found.append(Heading(level=level, node=node))
        self.at += rows
        self.style = self.title = ""
        return True

    def underlined(self, line: str) -> int:
        """Give the rows of a title that has its line below it; 0 where there is none.

        As long as the title, give or take one (Setext style,
        https://docs.asciidoctor.org/asciidoc/latest/sections/titles-and-levels/).
        """
        under = self.lines[self.at + 1].rstrip() if self.at + 1 < len(self.lines) else ""
        said = line.rstrip()
        drawn = _UNDERLINE.fullmatch(under) and not _UNDERLINE.fullmatch(said)
        return 2 if drawn and _TITLED.match(said) and abs(len(under) - len(said)) <= 1 else 0

    def annotation(self, line: str) -> bool:
        style, title = STYLE.match(line), TITLE.match(line)
        if (style is None and title is None) or (title is not None and ITEM.match(line)):
            return False
        anchor = _ANCHORS.match(line)
        if anchor is not None and not (self.style or self.title):
            name = anchor[1] or anchor[2] or anchor[3]
            return self.done(Node(thing="link_target", name=name, first=self.row, last=self.row), 1)
        if not (self.style or self.title):
            self.begin = self.row
        if style is not None:
            self.style = style[1]
        elif title is not None:
            self.title = title[1]
        self.at += 1
        return True

    def delimited(self, line: str) -> bool:
        found = DELIMITER.match(line)
        if found is None or (found[2] and not line.startswith("`")):
            return False
        mark = found[1]
        end = next(
            (at for at in range(self.at + 1, len(self.lines)) if self.lines[at].rstrip() == mark), None
        )
        if end is None:
            return False
        first, inner, begin = self.begins(), self.lines[self.at + 1 : end], self.row
        if (mark[0] in "=*" or mark == "--") and not (self.style or self.title) and self.depth < NESTED:
            steps = _Block(inner, begin, self.depth + 1).steps()  # a frame around what it holds says nothing
            self.found += [step for step in steps if not isinstance(step, Heading)]
            self.at = end + 1
            return True
        last = self.offset + end + 1
        return self.done(
            self.block(mark, inner, first=first, begin=begin, last=last, language=found[2]), end - self.at + 1
        )

    def block(
        self, mark: str, lines: Sequence[str], *, first: int, begin: int, last: int, language: str
    ) -> Node:
        """Make the thing of a delimited block. `begin` is the row of its opening line."""
        words = [word.strip() for word in self.style.split(",")]
        kind = words[0].split("%")[0].split(".")[0].split("#")[0].lower()
        heads = tuple(sorted({first, begin}))
        if mark[0] == "/":
            said = " ".join(" ".join(lines).split())
            return Node(thing="comment", text=said, first=first, last=last, public=False)
        if mark.endswith("==") and mark[0] in "|,:!":
            header, rows = read(mark[0], lines, begin, self.style)
            return table(header, rows, first=first, last=last, under=self.title)
        if mark[0] in ".+`" or (mark[0] == "-" and len(mark) > 2):  # noqa: PLR2004 - two open a block of anything
            named = words[1] if kind == "source" and len(words) > 1 else language
            made = code_block(list(lines), first=first, last=last, begin=begin + 1, language=named)
            return replace(made, heads=heads)
        children: tuple[Node, ...] = ()
        if self.depth < NESTED:
            inner = _Block(lines, begin, self.depth + 1)
            children = fold([one for one in inner.steps() if not isinstance(one, Heading)], last - 1)
        details = {"says": said} if (said := first_sentence(children)) else {}
        note = kind.upper() in {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}
        thing = "admonition" if note else "quote" if mark[0] == "_" else "directive"
        name = self.title or (kind.upper() if note else kind)
        if thing == "directive" and self.title:
            details["place"] = self.title
        attributes = {"type": kind.upper()} if note else {}
        return Node(
            thing=thing,
            name=name,
            first=first,
            last=last,
            attributes=attributes,
            details=details,
            children=children,
            heads=heads,
        )

    def macro(self, line: str) -> bool:
        found = _MACRO.match(line)
        if found is None:
            return False
        name, target, said = found[1], found[2], found[3]
        thing = {"include": "include", "image": "image"}.get(name, "directive")
        called = (
            alternative(said)
            if thing == "image"
            else f"{name} {target}".strip()
            if thing == "directive"
            else ""
        )
        attributes = {"target": target} if thing != "directive" else {}
        first = self.begins()
        details = {"file": target} if thing == "include" else {}
        return self.done(
            Node(
                thing=thing, name=called, first=first, last=self.row, attributes=attributes, details=details
            ),
            1,
        )

    def item(self, line: str) -> bool:
        """Read an item with the deeper ones below it."""
        if ITEM.match(line) is None:
            return False
        end = self.at
        while end < len(self.lines):
            line = self.lines[end]
            blank_then_none = not line.strip() and (
                end + 1 >= len(self.lines) or ITEM.match(self.lines[end + 1]) is None
            )
            if blank_then_none or (end > self.at and self.ends_item(line)):
                break
            end += 1
        self.found += items(self.lines[self.at : end], self.row, self.before())
        self.at = end
        return True

    def ends_item(self, line: str) -> bool:
        """Tell whether a line is none of an item's text: a block of its own, or what attaches one."""
        return line.strip() == "+" or bool(
            _HEADING.match(line) or STYLE.match(line) or DELIMITER.match(line) or _MACRO.match(line)
        )

    def before(self) -> str:
        """Give the sentence before a list; what is attached to an item of it is none."""
        last = self.found[-1] if self.found and not self.attached else None
        if not isinstance(last, Node) or last.thing != "paragraph":
            return ""
        return next((child.text for child in reversed(last.children) if child.thing == "sentence"), "")

    def term(self, line: str) -> bool:
        found = _TERM.match(line)
        if found is None:
            return False
        end = self.at + 1
        while (
            end < len(self.lines)
            and self.lines[end].strip()
            and _TERM.match(self.lines[end]) is None
            and not self.ends_text(self.lines[end])
        ):
            end += 1
        name = scan(found[1], self.row)
        said = scan(
            "\n".join((found[2] or "", *(line.strip() for line in self.lines[self.at + 1 : end]))), self.row
        )
        node = Node(
            thing="definition",
            name=name.plain.strip("`"),
            first=self.row,
            last=self.offset + end,
            details={"says": meaning[0].text} if (meaning := _sentences(said)) else {},
            children=(*name.nodes(), *says(said)),
            heads=(self.row,),
        )
        return self.done(node, end - self.at)

    def text(self) -> None:
        """Read a paragraph; a style or its first word makes a note or an example of it."""
        end = self.at + 1
        while end < len(self.lines) and self.lines[end].strip() and not self.ends_text(self.lines[end]):
            end += 1
        first, row, last = self.begins(), self.row, self.offset + end
        lines = self.lines[self.at : end]
        note = _NOTE.match(lines[0])
        kind = self.style.split(",")[0].strip().upper()
        if note is not None or kind in {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}:
            said = scan("\n".join((lines[0][note.end() :] if note else lines[0], *lines[1:])), row)
            inner = paragraph(said, row, last)
            kind = note[1] if note else kind
            node = Node(
                thing="admonition",
                name=kind,
                first=first,
                last=last,
                attributes={"type": kind},
                details={"says": text} if (text := first_sentence((inner,))) else {},
                children=(inner,),
                heads=(first,),
            )
        elif kind == "SOURCE" or lines[0][:1].isspace():
            words = [word.strip() for word in self.style.split(",")]
            node = code_block(
                lines, first=first, last=last, begin=row, language=words[1] if len(words) > 1 else ""
            )
        else:
            shown = ["" if is_comment(line) else line.strip() for line in lines]
            node = paragraph(scan("\n".join(shown), row), row, last)
            comments = [
                Node(thing="comment", text=line[2:].strip(), first=row + at, last=row + at, public=False)
                for at, line in enumerate(lines)
                if is_comment(line)
            ]
            node = replace(node, children=(*node.children, *comments)) if comments else node
        self.done(node, end - self.at)

    def ends_text(self, line: str) -> bool:
        return line.strip() == "+" or bool(
            STYLE.match(line) or DELIMITER.match(line) or ITEM.match(line) or _MACRO.match(line)
        )


def _sentences(said: "Inline") -> list[Node]:
    return [node for node in says(said) if node.thing == "sentence"]
