"""What pages write beyond CommonMark, as rules of markdown-it: lines that open and close zones, tabs, notes.

Microsoft's and GitHub's documentation, Docusaurus, VitePress, MkDocs, Hugo, Jekyll and MDX put a marker on a
line of its own; such a line ends a paragraph and becomes one token. MkDocs' notes and tabs hold what is
indented below them.
"""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from diff_insight.trees.markdown_depth import read_at_any_depth
from diff_insight.trees.markdown_includes import included_by

_MARKER = re.compile(
    r":{3,}"
    r"|\{%-?\s*+[\w-]++[^%]{0,400}%\}\s*+$"
    r"|\{\{[<%]\s*+/?\s*+[\w-]++[^{}]{0,400}\}\}\s*+$"
    r"|</?[A-Z][\w.]{0,60}(?:\s[^<>]{0,600})?/?>\s*+$"
    r"|\[!INCLUDE\b.{0,600}\]\s*+$",
    re.IGNORECASE,
)
_SIGNS = frozenset(":{<[-;@")
"""What a marker begins with."""
_COMPONENT = re.compile(r"</?[A-Z]")
_ON_ONE_LINE = re.compile(r"(<([A-Z][\w.]{0,60})((?:\s[^<>]{0,600})?)(?<!/)>)(.*)</([A-Z][\w.]{0,60})>\s*+$")
"""A component with all that it holds."""
_BEGUN = re.compile(r"<([A-Z][\w.]{0,60})(?:\s[^<>]{0,600})?$")
"""The first line of a component whose attributes go on below it."""
_GOES_ON = re.compile(r"[^<>]{1,600}$")
_TAG_ENDS = re.compile(r"[^<>]{0,600}>")
_TAG_LINES = 30
"""Lines that the attributes of a component stand on at most."""
_ADMON = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)\s++[\w\"']")
_STATEMENT = re.compile(r"(?:import|export)\s++[\w{*\"']")
_IMPORTED = re.compile(r"import\s++[\w{*][^'\"\n]{0,300}+(?<=\sfrom\s)['\"][^'\"\n]{1,300}['\"]\s*+;?\s*+$")
_DEFAULT = re.compile(r"import\s++([A-Z]\w{0,100})\s++from\s++['\"][^'\"\n]{1,300}['\"]\s*+;?\s*+$")
_NAMES = 50
"""Components that a page imports at most."""
_LONG = 1_000
"""Characters from which on no line is a marker."""
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _marker(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 1] not in _SIGNS or state.eMarks[start] - begin > _LONG:
        return False
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    known = _MARKER.match(line) and (line[0] != "<" or _COMPONENT.match(line))
    if not known and not included_by(line):
        return False
    if not silent:
        token = state.push("marker", "", 0)
        token.content = line.strip()
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _on_one_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a component of MDX that opens and closes on one line for what it is over several."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 1] != "<" or state.eMarks[start] - begin > _LONG:
        return False
    found = _ON_ONE_LINE.match(_line(state, start))
    if found is None or found[2] != found[5] or not found[4].strip() or f"</{found[2]}>" in found[4]:
        return False
    if silent:
        return True
    state.push("marker", "", 0).content = found[1]
    state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content, inline.children = found[4].strip(), []
    state.push("paragraph_close", "p", -1)
    state.push("marker", "", 0).content = f"</{found[2]}>"
    for token in state.tokens[-5:]:
        token.map = [start, start + 1]
    state.line = start + 1
    return True


def _over_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a component, as Vue's and MDX's pages have, whose attributes stand on lines of their own."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 1] != "<" or state.eMarks[start] - begin > _LONG:
        return False
    found = _BEGUN.match(_line(state, start))
    if found is None or state.is_code_block(start):
        return False
    last = start + 1
    while last < min(end, start + _TAG_LINES) and _GOES_ON.match(_line(state, last)):
        last += 1
    closing = _TAG_ENDS.match(line := _line(state, last)) if last < end else None
    if closing is None:
        return False
    behind = line[closing.end() :].rstrip()
    inside = behind.removesuffix(f"</{found[1]}>")
    if behind and (inside == behind or "<" in inside or closing[0].endswith("/>")):
        return False
    if silent:
        return True
    rows = [_line(state, row).strip() for row in range(start, last)]
    _take(state, " ".join([*rows, closing[0].strip()]), start, last + 1)
    if inside.strip():
        state.push("paragraph_open", "p", 1).map = [last, last + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.children, inline.map = inside.strip(), [], [last, last + 1]
        state.push("paragraph_close", "p", -1)
    if behind:
        _take(state, f"</{found[1]}>", last, last + 1)
    state.line = last + 1
    return True


def _take(state: StateBlock, said: str, first: int, behind: int) -> None:
    """Put a marker on lines from one up to another one."""
    token = state.push("marker", "", 0)
    token.content = said
    token.map = [first, behind]


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 1] not in {"!", "?", "="} or state.eMarks[start] - begin > _LONG:
        return False
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    if _ADMON.match(line) is None:
        return False
    indent = state.sCount[start] + 4
    following = start + 1
    while following < end and (state.isEmpty(following) or state.sCount[following] >= indent):
        following += 1
    while following > start + 1 and state.isEmpty(following - 1):
        following -= 1
    if line.startswith("===") and following == start + 1:
        return False  # the underline of a heading, or a rule of equals signs
    if silent:
        return True
    token = state.push("indented_open", "", 1)
    token.content = line.strip()
    token.map = [start, following]
    parent, line_max, block_indent = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "indented", following, indent
    state.md.block.tokenize(state, start + 1, following)
    state.parentType, state.lineMax, state.blkIndent = parent, line_max, block_indent
    state.push("indented_close", "", -1)
    state.line = following
    return True


def _statement(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take an `import` or `export` of MDX, up to a blank line."""
    if silent or state.level or state.sCount[start] or _STATEMENT.match(_line(state, start)) is None:
        return False
    following = start + 1
    while following < end and not state.isEmpty(following):
        following += 1
    token = state.push("statement", "", 0)
    token.content = state.getLines(start, following, 0, keepLastLF=False)
    token.map = [start, following]
    state.line = following
    return True


def _imports(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take lines of which each imports from a module, up to a blank line: sites read .md so, too."""
    if silent or state.level or state.sCount[start]:
        return False
    following = start
    while following < end and not state.isEmpty(following):
        if _IMPORTED.match(_line(state, following)) is None:
            return False
        following += 1
    return _statement(state, start, end, silent)


def _mdx_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    if not _line(state, start).startswith("{/*"):
        return False
    following = start
    while following < end and "*/}" not in _line(state, following):
        following += 1
    if following == end:
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.content = state.getLines(start, following + 1, 0, keepLastLF=False)
        token.map = [start, following + 1]
        state.line = following + 1
    return True


def shows_what_it_imports(rows: Sequence[str]) -> bool:
    """Tell whether a page shows a component that it imports above its first example: it is read as MDX."""
    names: list[str] = []
    for row in rows:
        if row.startswith(("```", "~~~")):
            break
        if row.startswith("import ") and len(row) <= _LONG and (found := _DEFAULT.match(row)):
            names.append(found[1])
    shown = tuple(f"<{name}" for name in names[:_NAMES])
    return bool(shown) and any(row.lstrip().startswith(shown) for row in rows)


@cache
def parser(*, mdx: bool, indented: bool = True) -> MarkdownIt:
    """Give markdown-it for the blocks of a page; what is inside them is read by `markdown_inline`.

    Args:
        mdx: Whether the page is one of MDX by its name.
        indented: Whether what is indented by four is an example, as it is in Markdown.
    """
    made = MarkdownIt("commonmark").enable("table")
    made.core.ruler.disable(["inline", "text_join"])
    made.block.ruler.disable("reference")
    made.block.ruler.before("fence", "marker", _marker, _INTERRUPTS)
    made.block.ruler.before("fence", "over_lines", _over_lines, _INTERRUPTS)
    made.block.ruler.before("fence", "indented", _indented, _INTERRUPTS)
    made.block.ruler.before("fence", "mdx_comment", _mdx_comment, _INTERRUPTS)  # sites read .md so, too
    if not mdx:
        made.block.ruler.before("fence", "imports", _imports)
    if mdx or not indented:
        made.block.ruler.disable("code")
        read_at_any_depth(made)
    if mdx:
        made.block.ruler.before("fence", "statement", _statement)
        made.block.ruler.before("fence", "component", _on_one_line, _INTERRUPTS)
    return made
