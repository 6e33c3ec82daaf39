"""From markdown-it's blocks to the things of a page: sections, paragraphs, items, tables, examples, notes.

Containers are kept on a stack of our own, so that no nesting of a page nests calls here.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from diff_insight.trees import markdown_markers as markers
from diff_insight.trees.blocks_of_text import Row, code_block, name_of_item, paragraph, says, table
from diff_insight.trees.fence_info import attributes_of_fence
from diff_insight.trees.heading_components import apart
from diff_insight.trees.inline import Inline
from diff_insight.trees.markdown_headings import heading_of, heading_step
from diff_insight.trees.markdown_inline import scan
from diff_insight.trees.markdown_paragraphs import aside, definitions, elements, footnote, table_in, terms
from diff_insight.trees.markdown_rules import parser
from diff_insight.trees.markdown_statements import statements
from diff_insight.trees.node import Node
from diff_insight.trees.outline import Closing, Opening, Step, first_sentence, fold, never_closed

_TAB = re.compile(r"\[(.{0,300})\]\(#tabs?/([^()\s]{0,200})\)\s*$")
_ANCHOR = re.compile(
    r"(?<!\s)\s*+(?:\{:?\s*+#([\w:.-]{1,100})[^{}]{0,100}\}|\{/\*\s*+([\w:.-]{1,100})\s*+\*/\})\s*+$"
)
"""The anchor that a heading is given: as an attribute, or as a comment of MDX."""
_TASK = re.compile(r"\[([ xX])\]\s+")
_MARKED = re.compile(r"<sup>\s*([\w*†‡§]{1,4})\s*</sup>:?\s*|((?:\\\*){1,3}|[†‡§]{1,3})\s*(?=\S)")
_BLOCK_ATTRIBUTES = re.compile(r"\{:[^{}]{0,300}\}\s*$")
_COMMENT = re.compile(r"(?<!\s)\s*+(?:<!--|\{/\*)")
_INNER = 3
"""Comments and notes that are pages inside a page, one in another, before they are text alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What holds for all parts of a page.

    Attributes:
        labels: Labels of links that the page defines, to their targets.
        mdx: Whether components and statements are part of the language.
        whole: Whether no line is missing.
        indented: Whether what is indented by four is an example.
        depth: Comments and notes around it that are pages of their own.
    """

    labels: Mapping[str, str]
    mdx: bool
    whole: bool
    indented: bool = True
    depth: int = 0

    def inner(self) -> "Page":
        """Give what holds for a page inside it."""
        return replace(self, whole=True, depth=self.depth + 1)


@dataclass(slots=True)
class _Frame:
    """An open container."""

    node: Node
    steps: list[Step] = field(default_factory=list)
    kind: str = ""
    under: str = ""
    alert: bool = False
    rows: list[Row] = field(default_factory=list)


def steps_of(page: Page, lines: Sequence[str], offset: int, *, starts: bool = False) -> list[Step]:
    """Read the blocks of some lines.

    Args:
        page: What they stand in.
        lines: The lines.
        offset: Number of rows before them.
        starts: Whether they begin in the middle of the page, perhaps inside a table.
    """
    tokens = parser(mdx=page.mdx, indented=page.indented).parse("\n".join(lines))
    return _Blocks(page, lines, offset, starts=starts).read(tokens)


class _Blocks:
    def __init__(self, page: Page, lines: Sequence[str], offset: int, *, starts: bool) -> None:
        self.page = page
        self.lines = lines
        self.offset = offset
        self.starts = starts
        self.frames = [_Frame(Node(thing="file", first=offset + 1, last=offset + len(lines)))]

    @property
    def steps(self) -> list[Step]:
        return self.frames[-1].steps

    def read(self, tokens: Sequence[Token]) -> list[Step]:
        """Read markdown-it's tokens in order."""
        for token, following in zip(tokens, (*tokens[1:], None), strict=False):
            take = _TAKES.get(token.type)
            if take is not None:
                take(self, token, following or token)
        return self.frames[0].steps

    def open(self, token: Token, _following: Token) -> None:
        """Open a container."""
        under = self.before()
        match token.type:
            case "table_open":
                frame = _Frame(self.node("table", token), under=under)
            case "blockquote_open":
                frame = _Frame(self.node("quote", token), kind="quote")
            case "indented_open":
                frame = _Frame(markers.read_indented(token.content, self.first(token), self.last(token)))
            case "list_item_open":
                frame = _Frame(self.node("list_item", token), kind="item", under=self.frames[-1].under)
            case _:
                frame = _Frame(self.node("list", token), kind="list", under=under)
        self.frames.append(frame)

    def list_end(self, _token: Token, _following: Token) -> None:
        """Leave a list: its items belong to what it stands in."""
        done = self.frames.pop()
        self.steps.extend(done.steps)

    def rule(self, token: Token, _following: Token) -> None:
        """Read a thematic break, which ends a group of tabs."""
        self.steps.append(Closing(ends="tab", row=self.first(token), inclusive=False))

    def marker(self, token: Token, _following: Token) -> None:
        """Read a line that opens, closes or is something."""
        self.steps.extend(markers.read_marker(token.content, self.first(token), self.last(token)))

    def statement(self, token: Token, _following: Token) -> None:
        """Read the imports and exports of MDX."""
        rows = token.content.rstrip("\n").split("\n")
        self.steps.extend(statements(rows, self.first(token), self.last(token)))

    def row(self, token: Token, _following: Token) -> None:
        """Begin a row of a table."""
        first = self.first(token)
        self.frames[-1].rows.append(Row(first=first, last=first, cells=[]))

    def cell(self, _token: Token, inline: Token) -> None:
        """Read a cell of the row that is open."""
        row = self.frames[-1].rows[-1]
        row.cells.append(self.scan(inline.content, row.first))

    def first(self, token: Token) -> int:
        """Give the row of a token's first line."""
        return self.offset + (token.map[0] if token.map else 0) + 1

    def last(self, token: Token) -> int:
        """Give the row of a token's last line that is not blank."""
        begin, end = token.map or (0, 1)
        end = min(end, len(self.lines))
        while end > begin + 1 and not self.lines[end - 1].strip():
            end -= 1
        return self.offset + end

    def node(self, thing: str, token: Token, *, name: str = "", text: str = "") -> Node:
        first, last = self.first(token), self.last(token)
        return Node(thing=thing, name=name, text=text, first=first, last=last, heads=(first,) if name else ())

    def scan(self, text: str, first: int) -> Inline:
        return scan(text, first, self.page.labels)

    def before(self) -> str:
        """Give the last sentence of the paragraph that the next block follows."""
        last = self.steps[-1] if self.steps else None
        if not isinstance(last, Node) or last.thing not in {"paragraph", "sentence"}:
            return ""
        return last.text or next(
            (child.text for child in reversed(last.children) if child.thing == "sentence"), ""
        )

    def heading(self, token: Token, inline: Token) -> None:
        first, last = self.first(token), self.last(token)
        tab = _TAB.match(inline.content)
        if tab is not None:
            node = Node(
                thing="tab",
                name=self.scan(tab[1], first).plain,
                first=first,
                last=last,
                attributes={"id": tab[2]},
                heads=(first,),
            )
            self.steps.append(Opening(node=node, ends="tab", soft=True))
            return
        said = inline.content
        anchor = _ANCHOR.search(said)
        said, mark = apart(said[: anchor.start()] if anchor else said)
        if self.frames[-1].kind == "item" and not self.steps:  # set large, it says what any text would
            self.text(first, said.split("\n"))
            return
        attributes = {"heading_anchor": anchor[1] or anchor[2]} if anchor else {}
        marks = {"heading_comment" if mark.startswith("<!--") else "heading_component": mark} if mark else {}
        level = int(token.tag[1:])
        self.steps.append(heading_step(self.scan(said, first), (first, last), level, {**attributes, **marks}))

    def paragraph(self, _token: Token, inline: Token) -> None:
        first = self.first(inline)
        lines = inline.content.split("\n")
        starts = self.starts and not self.steps and len(self.frames) == 1 and not self.page.whole
        cut = table_in(first, lines, self.scan, starts=starts)
        if cut is not None:
            self.steps.append(cut)
            return
        frame = self.frames[-1]
        if frame.kind == "quote" and not frame.steps and not frame.alert and self.alert(frame, lines[0]):
            first, lines = first + 1, lines[1:]
        found, first, lines = definitions(first, lines, self.scan)
        self.steps.extend(found)
        while lines and _BLOCK_ATTRIBUTES.match(lines[-1]):
            lines = lines[:-1]
        if lines and markers.only_tags("\n".join(lines)):  # one of them stands on several lines
            self.markup("\n".join(lines), first, first + len(lines) - 1)
        elif lines:
            self.text(first, lines)

    def alert(self, frame: _Frame, line: str) -> bool:
        """Read the first line of a quote that is a note, a warning, an include."""
        found = markers.note_of(line)
        if found is None:
            return False
        kind, title = found
        frame.alert = True
        if kind in {"DIV", "VIDEO", "INCLUDE", "CODE"}:
            return kind == "DIV"
        frame.node = replace(
            frame.node,
            thing="admonition",
            name=self.scan(title, frame.node.first).plain if title else kind,
            attributes={"type": kind},
            heads=(frame.node.first,),
        )
        return True

    def text(self, first: int, lines: list[str]) -> None:
        frame, last = self.frames[-1], first + len(lines) - 1
        marked = _MARKED.match(lines[0])
        if marked is not None and frame.kind != "item":
            said = self.scan("\n".join((lines[0][marked.end() :], *lines[1:])), first)
            name = (marked[1] or marked[2]).replace("\\", "")
            self.steps.append(footnote(name, said, first, last))
            return
        if frame.kind != "item" and (note := aside(first, lines, self.scan)) is not None:
            self.steps.append(note)
            return
        if frame.kind == "item" and not frame.steps:
            task = _TASK.match(lines[0])
            said = self.scan("\n".join((lines[0][task.end() :] if task else lines[0], *lines[1:])), first)
            done = {"done": f"[{task[1]}]"} if task else {}
            name, behind = name_of_item(said)
            frame.node = replace(
                frame.node, name=name, attributes=done, details={"whole": said.plain} if behind else {}
            )
            self.steps.extend(says(said, behind))
            return
        said = self.scan("\n".join(lines), first)
        found = terms(first, lines, self.scan) if said.plain else list(said.nodes())
        self.steps.extend(found or [paragraph(said, first, last)])

    def table(self, _token: Token, _following: Token) -> None:
        """Leave a table."""
        frame = self.frames.pop()
        if frame.rows:
            header, *rows = frame.rows
            node = frame.node
            self.steps.append(table(header, rows, first=node.first, last=node.last, under=frame.under))

    def code(self, token: Token, _following: Token) -> None:
        first, last = self.first(token), self.last(token)
        fenced = token.type == "fence"
        info = token.info.strip()
        marked = info.find("{")
        if marked > 0 and not info[marked - 1].isspace():  # `js{1,3}`: lines that are marked
            info = f"{info[:marked]} {info[marked:]}"
        content = token.content.removesuffix("\n").split("\n") if token.content else []
        language = info.split(None, 1)[0].strip("{}.,") if info else ""
        block = code_block(
            content, first=first, last=last, begin=first + 1 if fenced else first, language=language
        )
        rest = info.split(None, 1)[1:] if info else []
        if rest:
            block = replace(block, attributes={**block.attributes, **attributes_of_fence(rest[0])})
        if info.startswith("{") and markers.is_note(language) and self.page.depth < _INNER:  # MyST
            inner = steps_of(self.page.inner(), content, first)
            block = Node(
                thing="admonition",
                name=rest[0].strip() if rest else language,
                first=first,
                last=last,
                attributes={"type": language.upper()},
                children=fold(inner, last),
                heads=(first,),
            )
        self.steps.append(block)

    def html(self, token: Token, _following: Token) -> None:
        first, last = self.first(token), self.last(token)
        if _COMMENT.match(token.content):
            self.steps.append(self.comment(token.content.rstrip("\n"), first, last))
        elif len(self.frames) == 1 and (tagged := heading_of(token.content)) is not None:
            level, anchor, said = tagged
            attributes = {"heading_anchor": anchor} if anchor else {}
            self.steps.append(heading_step(self.scan(said, first), (first, last), level, attributes))
        else:
            self.markup(token.content, first, last)

    def markup(self, content: str, first: int, last: int) -> None:
        """Read HTML: its references, or the elements that it consists of."""
        said = self.scan(content, first)
        container = markers.container_of(content)
        references = tuple(replace(n, last=min(n.last, last)) for n in said.nodes() if n.first <= last)
        self.steps.append(
            Node(
                thing="html",
                name=container,
                text=content.strip(),
                first=first,
                last=last,
                details={"shows": said.plain}
                if said.plain and container not in {"script", "style"}
                else markers.loaded_by(content),
                children=references or elements(content, first, last),
            )
        )

    def comment(self, content: str, first: int, last: int) -> Node:
        """Read a comment: what it hides is a page of its own, whose things nobody sees."""
        inner = re.sub(r"(?:-->|\*/\})\s*$", "", _COMMENT.sub("", content, count=1))
        lines = inner.split("\n")
        children: tuple[Node, ...] = ()
        hides: dict[str, str] = {}
        if len(lines) > 1 and self.page.depth < _INNER:
            shown = max((at for at, line in enumerate(lines) if line.strip()), default=0)
            children = fold(steps_of(self.page.inner(), lines, first - 1), first + shown)
            leading = children[0] if children else None
            if leading is not None:
                hides = {"hides": leading.name or first_sentence(children), "hides_thing": leading.thing}
        return Node(
            thing="comment",
            text=" ".join(inner.split()) if not children else "",
            first=first,
            last=last,
            details=hides,
            children=children,
            public=False,
        )

    def close(self, _token: Token, _following: Token) -> None:
        done = self.frames.pop()
        node = done.node
        inside = len(done.steps)
        if self.page.whole and node.thing == "list_item":
            inside = never_closed(done.steps)
        steps, behind = done.steps[:inside], done.steps[inside:]  # a fence of the item ends no component
        if isinstance(step := next(iter(behind), None), Opening):
            node = replace(node, last=max(node.first, step.node.first - 1))
        children = fold(steps, node.last, whole=self.page.whole)
        details = dict(node.details)
        if node.thing == "list_item" and done.under:
            details["under"] = done.under
        if node.thing in {"admonition", "tab"} and (said := first_sentence(children)):
            details["says"] = said
        self.steps.extend((replace(node, children=(*node.children, *children), details=details), *behind))


_TAKES: dict[str, Callable[[_Blocks, Token, Token], None]] = {
    "heading_open": _Blocks.heading,
    "paragraph_open": _Blocks.paragraph,
    "fence": _Blocks.code,
    "code_block": _Blocks.code,
    "html_block": _Blocks.html,
    "hr": _Blocks.rule,
    "marker": _Blocks.marker,
    "statement": _Blocks.statement,
    "table_open": _Blocks.open,
    "tr_open": _Blocks.row,
    "th_open": _Blocks.cell,
    "td_open": _Blocks.cell,
    "table_close": _Blocks.table,
    "bullet_list_open": _Blocks.open,
    "ordered_list_open": _Blocks.open,
    "bullet_list_close": _Blocks.list_end,
    "ordered_list_close": _Blocks.list_end,
    "list_item_open": _Blocks.open,
    "blockquote_open": _Blocks.open,
    "indented_open": _Blocks.open,
    "list_item_close": _Blocks.close,
    "blockquote_close": _Blocks.close,
    "indented_close": _Blocks.close,
}
"""What reads a token of markdown-it and the one behind it; what no row takes says nothing by itself."""
