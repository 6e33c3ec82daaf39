"""What pandoc and GitHub's renderer see in a report: the judges of everything that escapes."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

import cmarkgfm
import lxml.html
import pypandoc
from cmarkgfm.cmark import Options

# Alone or in a row these are text, nothing in them can act.
_HARMLESS = {"Str", "Space", "SoftBreak", "LineBreak", "Emph", "Strong", "Code", "Quoted", "Link"}
_TAGS = re.compile(
    "a|br|code|details|div|em|h[1-4]|li|ol|p|pre|span|strong|summary|t(able|body|d|h|head|r)|ul"
)
_MENTION = re.compile(r"@[A-Za-z0-9_]|#[0-9]|\bGH-[0-9]", re.IGNORECASE)


@dataclass
class Seen:
    """A report as a reader of Markdown sees it."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    code_blocks: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    details: int = 0
    items: int = 0
    marks: set[str] = field(default_factory=set)
    foreign: list[str] = field(default_factory=list)


def as_pandoc_sees(markdown: str) -> Seen:
    return pandoc_view(json.loads(pypandoc.convert_text(markdown, "json", format="markdown"))["blocks"])


def pandoc_view(blocks: list[Any]) -> Seen:
    seen = Seen()
    raw: list[str] = []
    for block in blocks:
        _pandoc_block(block, seen, raw)
    tags = "".join(raw)
    seen.details = tags.count("<details>")
    if tags != "<details><summary></summary></details>" * seen.details:
        seen.foreign.append(tags)
    return seen


def _pandoc_block(block: Any, seen: Seen, raw: list[str]) -> None:
    kind, content = block["t"], block.get("c")
    if kind == "Header":
        seen.headings.append((content[0], _inline_text(content[2], seen)))
        seen.ids.append(content[1][0])
        seen.foreign += [repr(content[1])] if content[1][1] or content[1][2] else []
    elif kind in {"Para", "Plain"}:
        _inline_text(content, seen)
    elif kind == "CodeBlock":
        seen.code_blocks.append(content[1])
    elif kind == "RawBlock":
        raw.append(content[1])
    elif kind in {"BulletList", "OrderedList"}:
        items = content if kind == "BulletList" else content[1]
        seen.items += len(items)
        for inner in (inner for item in items for inner in item):
            _pandoc_block(inner, seen, raw)
    elif kind == "Table":
        rows = [row for body in content[4] for row in body[3]]
        seen.tables.append([[_cell_text(cell, seen) for cell in row[1]] for row in rows])
    else:
        seen.foreign.append(kind)


def _cell_text(cell: Any, seen: Seen) -> str:
    return "".join(_inline_text(block["c"], seen) for block in cell[4] if block["t"] in {"Plain", "Para"})


def _inline_text(inlines: list[Any], seen: Seen) -> str:
    text = ""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        seen.marks.add(kind)
        if kind not in _HARMLESS:
            seen.foreign.append(json.dumps(inline))
        match kind:
            case "Str":
                text += content
            case "Space" | "SoftBreak" | "LineBreak":
                text += " "
            case "Code":
                text += content[1]
                if content[0] != ["", [], []]:
                    seen.foreign.append(repr(content))
            case "Emph" | "Strong":
                text += _inline_text(content, seen)
            case "Quoted":
                mark = '"' if content[0]["t"] == "DoubleQuote" else "'"
                text += mark + _inline_text(content[1], seen) + mark
            case "Link":
                text += _inline_text(content[1], seen)
                seen.links.append(content[2][0])
    return text


def as_github_sees(markdown: str) -> Seen:
    html = cmarkgfm.github_flavored_markdown_to_html(
        markdown, options=Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    )
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    seen = Seen()
    for element in tree.iter():
        _github_element(element, seen)
    return seen


def _github_element(element: Any, seen: Seen) -> None:
    tag = element.tag
    if not isinstance(tag, str) or not _TAGS.fullmatch(tag):
        seen.foreign.append(str(tag))
        return
    seen.marks.add(tag)
    if tag in {"h1", "h2", "h3", "h4"}:
        seen.headings.append((int(tag[1]), element.text_content()))
    elif tag == "a" and "href" in element.attrib:
        seen.links.append(element.get("href"))
    elif tag == "a":
        seen.ids.append(element.get("id"))
    elif tag == "pre":
        seen.code_blocks.append(element.text_content())
    elif tag == "details":
        seen.details += 1
        seen.foreign += ["details without a summary"] if element[0].tag != "summary" else []
    elif tag == "li":
        seen.items += 1
    elif tag == "table":
        seen.tables.append([[cell.text_content() for cell in row] for row in element.iterfind("tbody/tr")])
    _github_texts(element, seen)


def _github_texts(element: Any, seen: Seen) -> None:
    around = {parent.tag for parent in element.iterancestors()}
    if not {element.tag, *around} & {"code", "pre"}:
        _github_text(element.text, seen)
    if not around & {"code", "pre"}:
        _github_text(element.tail, seen)


def _github_text(text: str | None, seen: Seen) -> None:
    if text and (found := _MENTION.search(text)):
        seen.foreign.append(f"live {found[0]!r} in {text!r}")
