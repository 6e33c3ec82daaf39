"""reStructuredText inside a block: literals, roles, references, emphasis, footnote marks."""

import re

from diff_insight.trees.cross_references import shown
from diff_insight.trees.inline import Inline, Pieces

_TOKEN = re.compile(
    r"``(?P<code>[^`]{1,1000}(?:`[^`]{1,300}){0,3})``"
    r"|:(?P<role>\w[\w:+.-]{0,60}):`(?P<said>[^`]{1,500})`"
    r"|`(?P<reference>[^`]{1,500})`(?P<tail>__?|:\w[\w:+.-]{0,60}:)?"
    r"|\*\*(?P<strong>[^*]{1,500})\*\*"
    r"|(?<![\w*])\*(?P<weak>[^*\s][^*]{0,500})\*(?!\w)"
    r"|\[(?P<note>#?[\w*-]{0,40})\]_"
    r"|\\(?P<escaped>[\s\S])"
    r"|(?P<address>https?://[^\s<>()\[\]\"'`*]++)"
    r"|(?P<row>\n)"
)
_TARGETED = re.compile(r"(.{0,480}?)\s*<([^<>]{1,480})>$", re.DOTALL)


def scan(text: str, first: int) -> Inline:
    """Read the text of a block.

    Args:
        text: Its lines without indentation.
        first: Row of its first line.
    """
    if _TOKEN.search(text) is None:
        return Inline(plain=text.strip(), first=first)
    pieces = Pieces()
    at = 0
    for found in _TOKEN.finditer(text):
        pieces.add(text[at : found.start()])
        at = found.end()
        _take(pieces, found)
    pieces.add(text[at:])
    return pieces.finish(first)


def _take(pieces: Pieces, found: re.Match[str]) -> None:
    match found.lastgroup:
        case "row":
            pieces.add("\n")
        case "code":
            pieces.shield(f"`{found['code']}`")
        case "said":
            _role(pieces, found["role"], found["said"])
        case "reference" | "tail":
            _reference(pieces, found["reference"], found["tail"] or "")
        case "strong" | "weak":
            index = len(pieces.pieces)
            pieces.add(found["strong"] or found["weak"])
            pieces.emphasise(index, len(pieces.pieces))
        case "escaped":
            if not found["escaped"].isspace():
                pieces.add(found["escaped"])
            elif found["escaped"] == "\n":
                pieces.add("\n")
        case "address":
            said = found["address"].rstrip(".,;:!?")
            pieces.shield(said)
            pieces.add(found["address"][len(said) :])
        case _:
            _blank(pieces, found[0])


def _role(pieces: Pieces, role: str, said: str) -> None:
    read = shown(role, said)
    index = len(pieces.pieces)
    if read.code:
        pieces.shield(f"`{read.words}`")
    else:
        pieces.add(read.words)
    if read.target is not None:
        pieces.refer("link", index, read.target, role=f":{role}:")


def _reference(pieces: Pieces, said: str, tail: str) -> None:
    index = len(pieces.pieces)
    targeted = _TARGETED.match(said)
    if tail.startswith("_"):
        pieces.add(targeted[1] if targeted else said)
        pieces.refer("link", index, targeted[2] if targeted else f"[{said}]")
    else:  # the default role: most projects mean code or a title by it
        pieces.shield(f"`{said}`")


def _blank(pieces: Pieces, mark: str) -> None:
    """Show nothing of a footnote's mark but the rows that it goes over."""
    pieces.mark()
    for _ in range(mark.count("\n")):
        pieces.line_end()
