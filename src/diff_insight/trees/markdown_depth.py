"""How deep a line of MDX stands: none is an example for that, so what begins a block does so at any depth.

CommonMark takes a line that is indented by four for text of the paragraph above it, whatever it says; in MDX
a tag, a fence or an item ends that paragraph. HTML is but tags there: what stands between two is Markdown.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block, lheading, paragraph

_DEEP = 3
"""Blanks that CommonMark allows before what begins a block."""
_FENCE = re.compile(r"`{3}|~{3}")
_CLOSED = re.compile(r"</([A-Z][\w.]{0,60})>\s*+$")
_OPENED = re.compile(r"<([A-Z][\w.]{0,60})")
_TAG = re.compile(r"</?[a-z][\w-]{0,40}(?=[\s/>]|$)")
_UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+$")
_RAW = ("<pre", "<script", "<style", "<textarea")
"""Elements whose text no page reads as Markdown."""


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _end_of_text(state: StateBlock, start: int, end: int, *, heading: bool = False) -> int:
    """Give the deep line that ends the paragraph or heading which begins on a line; `end` where none does."""
    rules = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    found = end
    for number in range(start + 1, end):
        deep = state.sCount[number] - state.blkIndent > _DEEP
        if state.isEmpty(number) or (heading and not deep and _UNDERLINE.match(_line(state, number))):
            break
        begins = any(rule(state, number, end, True) for rule in rules)  # noqa: FBT003 - markdown-it's signature
        if state.sCount[number] < 0 or not begins:
            continue
        if deep:
            found = number
        break
    state.parentType = parent
    return found


def _text(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    line_max = state.lineMax
    state.lineMax = _end_of_text(state, start, line_max)
    read = paragraph(state, start, end, silent)
    state.lineMax = line_max
    return read


def _underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    return lheading(state, start, _end_of_text(state, start, end, heading=True), silent)


def _tags(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take HTML up to a blank line, a fence, or the tag that closes a component around it."""
    first = _line(state, start)
    if silent or not _TAG.match(first) or first.startswith(_RAW):
        return html_block(state, start, end, silent)
    opened = set(_OPENED.findall(first))
    for number in range(start + 1, end):
        if state.isEmpty(number) or state.sCount[number] < state.blkIndent:
            break
        line = _line(state, number)
        closed = _CLOSED.match(line)
        if _FENCE.match(line) or (closed is not None and closed[1] not in opened):
            end = number
            break
        opened.update(_OPENED.findall(line))
    return html_block(state, start, end, silent)


def read_at_any_depth(made: MarkdownIt) -> None:
    """Let a parser of MDX read what begins a block at any depth of indentation."""
    made.block.ruler.at("paragraph", _text)
    made.block.ruler.at("lheading", _underlined)
    made.block.ruler.at("html_block", _tags, {"alt": ["paragraph", "reference", "blockquote"]})
