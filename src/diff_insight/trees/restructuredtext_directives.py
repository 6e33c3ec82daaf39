"""Explicit markup of reStructuredText: what a block that begins with two points is."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.trees.blocks_of_text import Row, code_block, table
from diff_insight.trees.fence_info import attributes_of_directive
from diff_insight.trees.markdown_markers import is_note
from diff_insight.trees.node import Node
from diff_insight.trees.outline import first_sentence
from diff_insight.trees.restructuredtext_inline import scan
from diff_insight.trees.version_marks import VERSION_MARKS, version_of

if TYPE_CHECKING:
    from diff_insight.trees.restructuredtext import Block

EXPLICIT = re.compile(r"\.\.(?:\s|$)|__ +\S")
_DIRECTIVE = re.compile(r"\.\.\s+(?:\|([^|]{1,80})\|\s+)?([\w][\w:+.-]{0,60})::(?:\s+(.*))?$")
_TARGET = re.compile(r"\.\.\s+_(`[^`]{1,200}`|(?:[^:\\]|\\.){1,200}):(?:\s+(\S.*))?$")
_FOOTNOTE = re.compile(r"\.\.\s+\[(#?[\w*-]{0,60})\](?:\s+(.*))?$")
_OPTION = re.compile(r"\s*:([\w-]{1,40}):(?:\s+(.*))?$")
_CODE = frozenset(
    {"code-block", "code", "sourcecode", "prompt", "parsed-literal", "ipython", "testcode", "doctest", "math"}
)
_DOMAINS = frozenset({"py", "c", "cpp", "js", "rst", "std", "math"})
"""Domains of Sphinx itself, whose directives describe things in prose."""
_CONDITIONS = frozenset({"only", "ifconfig", "ifdef"})
"""Directives whose argument says when what is in them is shown."""
_OBJECT = re.compile(r"(-{0,2}[\w.:/-]{1,200})(?=\(|$)")
"""The argument of a directive that describes an object, which may have a signature."""
_INCLUDES = frozenset({"include", "literalinclude", "mdinclude"})
_IMAGES = frozenset({"image", "figure"})
_TABS = frozenset({"tab", "tab-item", "group-tab", "code-tab"})


def explicit(block: "Block", lines: Sequence[str], row: int) -> list[Node]:
    """Read one block of explicit markup.

    Args:
        block: What it stands in.
        lines: Its lines, the first one with the two points.
        row: Row of the first one.
    """
    last = row + len(lines) - 1
    head = lines[0]
    found = _DIRECTIVE.match(head)
    if found is not None:
        return [_directive(block, found, lines, row)]
    if head.startswith("__"):  # the target of a link without a name
        where = "".join(line.strip() for line in (head[2:], *lines[1:]))
        return [Node(thing="link_target", name=where, first=row, last=last)]
    target = _TARGET.match(head)
    if target is not None:
        where = " ".join((target[2] or "", *(line.strip() for line in lines[1:]))).strip()
        attributes = {"target": where} if where else {}
        return [
            Node(thing="link_target", name=target[1].strip("`"), first=row, last=last, attributes=attributes)
        ]
    note = _FOOTNOTE.match(head)
    if note is not None:
        said = scan("\n".join((note[2] or "", *(line.strip() for line in lines[1:]))), row)
        return [Node(thing="footnote", name=note[1], text=said.plain, first=row, last=last, heads=(row,))]
    hidden = [head[2:].strip(), *(line.strip() for line in lines[1:])]
    return [Node(thing="comment", text=" ".join(filter(None, hidden)), first=row, last=last, public=False)]


def _directive(block: "Block", found: re.Match[str], lines: Sequence[str], row: int) -> Node:
    domain, _, name = found[2].rpartition(":")
    said = (found[3] or "").strip()
    last = row + len(lines) - 1
    at = 1
    options: dict[str, str] = {}
    while at < len(lines) and (option := _OPTION.match(lines[at])) is not None:
        options[option[1]] = (option[2] or "").strip()
        at += 1
    content = lines[at:]
    begin = row + at
    # A domain that is not Sphinx's own, and is told nothing to describe: an extension that runs what it shows
    code = name in _CODE or (bool(domain) and domain not in _DOMAINS and not said)
    made = _code(said, content, begin, row=row, last=last, options=options) if code else None
    made = made or _known(name, said, options, row=row, last=last, content=(content, begin))
    if made is not None:
        return made
    children = block.inner(content, begin - 1)
    thing, called, attributes = _called(name, said, options)
    marked = name in VERSION_MARKS
    opens = version_of(name, said)[1] if marked else said if attributes.get("type") == called else ""
    if opens:  # a note that begins on the line of its name
        children = block.inner((opens, *(line.strip() for line in content)), row - 1)
    details = {"says": text} if (text := first_sentence(children)) else {}
    described = _OBJECT.match(said) if thing == "directive" and name not in _CONDITIONS else None
    if described is not None:
        details = {**details, "place": described[1]}
    return Node(
        thing=thing,
        name=called,
        first=row,
        last=last,
        attributes=attributes,
        details=details,
        children=_inside(children, row, last),
        heads=(row,),
    )


def _code(
    language: str, lines: Sequence[str], begin: int, *, row: int, last: int, options: dict[str, str]
) -> Node:
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    width = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    shown = [line[width:] for line in lines[start:]]
    block = code_block(shown, first=row, last=last, begin=begin + start, language=language)
    return replace(block, attributes={**block.attributes, **attributes_of_directive(options)})


def _known(
    name: str, said: str, options: dict[str, str], *, row: int, last: int, content: tuple[Sequence[str], int]
) -> Node | None:
    lines, begin = content
    if name == "toctree":
        entries = tuple(
            Node(thing="list_item", name=line.strip(), first=begin + at, last=begin + at)
            for at, line in enumerate(lines)
            if line.strip()
        )
        return Node(thing="directive", name="toctree", first=row, last=last, children=entries, heads=(row,))
    if name in _TABLES:
        return _TABLES[name](lines, begin, options, row=row, last=last, title=said)
    return _single(name, said, options, Node(thing="", first=row, last=last, text="\n".join(lines).strip()))


def _single(name: str, said: str, options: dict[str, str], plain: Node) -> Node | None:
    """Make the thing of a directive that holds nothing; `plain` bears its rows and its lines."""
    if name == "raw":
        return replace(plain, thing="html")
    language = {"language": options["language"]} if options.get("language") else {}
    if name in _INCLUDES:
        attributes = {"target": said, **language}
        return replace(plain, thing="include", text="", attributes=attributes, details={"file": said})
    if name in _IMAGES:
        return replace(
            plain, thing="image", name=options.get("alt", ""), text="", attributes={"target": said}
        )
    return None


def _called(name: str, said: str, options: dict[str, str]) -> tuple[str, str, dict[str, str]]:
    """Give thing, name and attributes of a directive that holds text."""
    if name in VERSION_MARKS:
        return VERSION_MARKS[name], version_of(name, said)[0], {}
    if name == "admonition":
        return "admonition", said, {"type": options.get("class", "").upper()} if options.get("class") else {}
    if is_note(name):
        return "admonition", name.upper(), {"type": name.upper()}
    if name in _TABS:
        return "tab", said, {}
    more = {"block_options": " ".join(f"{key}={value}" if value else key for key, value in options.items())}
    return "directive", f"{name} {said}".strip(), more if options else {}


def _csv(
    lines: Sequence[str], begin: int, options: dict[str, str], *, row: int, last: int, title: str
) -> Node:
    rows: list[Row] = []
    for at, line in enumerate(lines):
        if line.strip():
            try:
                cells = next(csv.reader([line.strip()], skipinitialspace=True))
            except (csv.Error, StopIteration):
                cells = [line.strip()]
            number = begin + at
            rows.append(Row(first=number, last=number, cells=[scan(cell, number) for cell in cells]))
    header = None
    if "header" in options:
        cells = next(csv.reader([options["header"]], skipinitialspace=True), [])
        header = Row(first=row, last=row, cells=[scan(cell, row) for cell in cells])
    elif options.get("header-rows", "0") != "0" and rows:
        header = rows.pop(0)
    return table(header, rows, first=row, last=last, under=title)


def _list_table(
    lines: Sequence[str], begin: int, options: dict[str, str], *, row: int, last: int, title: str
) -> Node:
    rows: list[Row] = []
    width = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    said: list[str] = []
    for at, line in enumerate(lines):
        own, number = line[width:], begin + at
        if own.startswith("* "):
            rows.append(Row(first=number, last=number, cells=[]))
            own = "  " + own[2:]
        stripped = own.strip()
        if not rows or not stripped:
            continue
        if stripped.startswith("- ") or stripped == "-":
            said = [stripped[1:].strip()]
            rows[-1].cells.append(scan(said[0], number))
        elif rows[-1].cells:
            said.append(stripped)
            cell = rows[-1].cells[-1]
            rows[-1].cells[-1] = scan("\n".join(said[-50:]), cell.first)
        rows[-1] = Row(first=rows[-1].first, last=number, cells=rows[-1].cells)
    header = rows.pop(0) if options.get("header-rows", "0") != "0" and rows else None
    return table(header, [one for one in rows if one.cells], first=row, last=last, under=title)


_TABLES = {"csv-table": _csv, "list-table": _list_table}


def _inside(children: Sequence[Node], first: int, last: int) -> tuple[Node, ...]:
    return tuple(child for child in children if first <= child.first and child.last <= last)
