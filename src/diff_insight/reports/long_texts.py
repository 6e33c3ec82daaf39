"""Makes longer texts safe: explanations, highlights, insights, entries of lists.

Paragraphs, lists, code spans and emphasis stay; whatever else would open a block at the start of a
line is escaped there, and indentation that would make a code block is taken back. The rules are the
union of pandoc's Markdown and GitHub's where that costs a harmless text nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.reports.escaping import Pairs, Surroundings, code_span, escaped
from diff_insight.reports.visible import lines, one_line, shown_path

_BULLET = re.compile(r"(?P<marker>[-+*]|[0-9]{1,9}[.)])(?P<gap>[ \t]+)(?=[^ \t])")
# Where the backslash goes that keeps a list marker from being one; pandoc has further ones: `a.`, `iv)`,
# `(3)`, `#.`, and the examples that count through the whole page.
_MARKER = re.compile(r"(?=[-+*](?:\s|$))|[0-9]{1,9}(?=[.)](?:\s|$))")
_NUMBER = r"(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)"
_FANCY = re.compile(rf"(?=[-+*](?:\s|$))|{_NUMBER}(?=[.)](?:\s|$))|(?=\({_NUMBER}\)(?:\s|$))")
_EXAMPLE = re.compile(r"\(@[\w-]*\)")
_SYMBOLS = re.compile(r"[-=_*+:|~\s]+")
_HEADING = re.compile(r"#+(?=\s|$)")
_FENCE = re.compile(r"`{3,}|~{3,}|:{3,}")
_PANDOC_BLOCK = re.compile(r"[:~|](?=\s|$)")
_TASK = re.compile(r"\[[ xX]\](?=\s|$)")
_CODE_INDENT = 4


def plain_text(text: str, context: Surroundings) -> str:
    """Give a title, a name, a note: one line of plain text."""
    line = one_line(text)
    return escaped(line, context, Pairs.of(line))


def path_text(path: str, context: Surroundings) -> str:
    """Give a path as its flavor shows it best: as text in pandoc's, as code in GitHub's.

    In code nothing is a mention, and what is copied from the page is the path.
    """
    shown = shown_path(path)
    if context.flavor == "github":
        code = code_span(shown)
        return code.replace("|", "\\|") if context.cell else code
    exact = replace(context, exact=True)
    return escaped(shown, exact, Pairs.of(shown))


def heading(text: str) -> str:
    """Give finished plain text as a heading: one that ends in `#` would lose it."""
    bare = text.rstrip("#")
    closing = text[len(bare) + bare.endswith("\\") :]
    return text.removesuffix(closing) + "\\#" * len(closing)


def point(text: str, context: Surroundings) -> str:
    """Give an entry of a list, or a paragraph alone: one line that opens no block of its own."""
    line = " ".join(part for raw in lines(text) if (part := raw.strip(" \t")))
    return escaped(guarded(line, context, nested=False), context, Pairs.of(line))


def listed_path(path: str, context: Surroundings) -> str:
    """Give a path as the content of a list item."""
    text = path_text(path, context)
    return text if context.flavor == "github" else guarded(text, context, nested=False)


def prose(text: str, context: Surroundings) -> str:
    """Give paragraphs and lists."""
    rows = list(_blocks(lines(text), context))
    pairs = Pairs.of(text)
    return "\n".join(escaped(row, context, pairs) for row in rows).strip("\n")


def _blocks(rows: list[str], context: Surroundings) -> Iterator[str]:
    """Go through the lines as a list-aware reader would, and take back what opens a block."""
    items: list[int] = []  # the columns where the content of the open list items starts
    after_blank = True
    for row in rows:
        body = row.lstrip(" \t")
        if not body:
            after_blank = True
            yield row
            continue
        indent = len(row[: len(row) - len(body)].expandtabs(4))
        bullet = _BULLET.match(body)
        while items and indent < items[-1] and (after_blank or bullet):
            items.pop()
        column = items[-1] if items else 0
        if indent >= column + _CODE_INDENT:
            if after_blank:
                indent = column
            else:
                bullet = None  # the paragraph goes on
        # Pandoc wants a blank line before a list; without one the markers are text of the paragraph.
        opens = bullet is not None and (context.flavor == "github" or after_blank or bool(items))
        head, content = _markers(body, indent, items if opens else None)
        yield " " * indent + head + guarded(content, context, nested=True, item=bool(head))
        after_blank = False


def _markers(body: str, indent: int, items: list[int] | None) -> tuple[str, str]:
    """Split the list markers off a line; enter the items that they open."""
    head = ""
    while not _SYMBOLS.fullmatch(body) and (bullet := _BULLET.match(body)):
        gap = bullet["gap"] if len(bullet["gap"].expandtabs(4)) <= _CODE_INDENT else " "
        head += bullet["marker"] + gap.expandtabs(4)
        body = body[bullet.end() :]
        if items is not None:
            items.append(indent + len(head))
    return head, body


def guarded(content: str, context: Surroundings, *, nested: bool, item: bool = False) -> str:
    """Put a backslash before what would open a block at this place.

    Args:
        content: One line behind its indentation and list markers.
        context: Where it stands.
        nested: Whether it may open a list.
        item: Whether it is the content of a list item.
    """
    if _SYMBOLS.fullmatch(content):
        return re.sub(r"(\S)", r"\\\1", content)
    if fence := _FENCE.match(content):
        return "".join("\\" + character for character in fence[0]) + content[fence.end() :]
    pandoc = context.flavor == "pandoc"
    opens_block = content.startswith(">") or _HEADING.match(content)
    opens_pandoc_block = pandoc and (_PANDOC_BLOCK.match(content) or _EXAMPLE.match(content))
    opens_task = (item or not nested) and _TASK.match(content)
    if opens_block or opens_pandoc_block or opens_task:
        return "\\" + content
    marker = None if nested else (_FANCY if pandoc else _MARKER).match(content)
    if marker is None:
        return content
    return content[: marker.end()] + "\\" + content[marker.end() :]
