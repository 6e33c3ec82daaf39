"""AsciiDoc inside a block: code, emphasis, links, cross references, images, footnotes, attributes."""

import re

from diff_insight.trees.inline import Inline, Pieces

_TOKEN = re.compile(
    r"\[[.#][\w.#%-]{1,80}\]#{1,2}(?P<marked>[^#\n]{1,300})#{1,2}"
    r"|(?P<role>\[[.#][\w.#%-]{1,80}\](?=[`*_]))"
    r"|(?P<brace>\\\{)"
    r"|(?P<code>`{1,2}\+?[^`]{1,600}`{1,2})"
    r"|(?<![\w*])\*{1,2}(?P<strong>[^*\s][^*]{0,500})\*{1,2}(?!\w)"
    r"|(?<![\w_])_{1,2}(?P<weak>[^_\s][^_]{0,500})_{1,2}(?!\w)"
    r"|(?P<macro>(?:link|xref|image|kbd|btn|menu|footnote|pass|anchor|icon):{1,2}[^\s\[\]]{0,500})\[(?P<said>[^\[\]]{0,600})\]"
    r"|(?P<address>https?://[^\s<>()\[\]\"'`]{1,800})(?:\[(?P<shown>[^\[\]]{0,500})\])?"
    r"|<<(?P<target>[^<>,]{1,300})(?:,(?P<words>[^<>]{0,300}))?>>"
    r"|(?P<anchor>\[\[[\w:.-]{1,200}(?:,[^\[\]\n]{0,200})?\]\])"
    r"|(?P<attribute>\{[\w-]{1,60}\})"
    r"|(?P<row>\n)"
)

_ALTERNATIVE = re.compile(r"(?:^|,)\s{0,4}alt=(?:\"([^\"]{0,500})\"|([^,\"]{0,500}))")
_KEYED = re.compile(r"\s{0,4}[\w-]{1,40}\s{0,4}=")


def scan(text: str, first: int) -> Inline:
    """Read the text of a block.

    Args:
        text: Its lines.
        first: Row of its first line.
    """
    text = text.replace(" +\n", "\n").removesuffix(" +")  # which ends a line and is not shown
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
    index = len(pieces.pieces)
    match found.lastgroup:
        case "row":
            pieces.add("\n")
        case "code":
            pieces.shield(f"`{found['code'].strip('`').strip('+')}`")
        case "strong" | "weak":
            pieces.add((found["strong"] or found["weak"]).replace("\\{", "{"))
            pieces.emphasise(index, len(pieces.pieces))
        case "said":
            _macro(pieces, found["macro"], found["said"])
        case "address":
            said = found["address"].rstrip(".,;:!?")
            pieces.shield(said)
            pieces.add(found["address"][len(said) :])
        case "anchor":
            pieces.mark()
        case "role":  # by which the words behind it are styled
            pieces.add("")
        case "marked" | "brace":
            pieces.add(found["marked"] or "{")
        case "shown" | "target" | "words":
            target = found["address"] or found["target"].strip()
            words = found["shown"].removesuffix("^") if found["address"] else (found["words"] or "").strip()
            pieces.add(words or target)
            pieces.refer("link", index, target)
        case _:
            pieces.shield(found[0])


def alternative(said: str) -> str:
    """Give the words that stand for an image: the first of its attributes, where that bears no key, or `alt`.

    See https://docs.asciidoctor.org/asciidoc/latest/macros/image-ref/.
    """
    keyed = _ALTERNATIVE.search(said)
    if keyed is not None:
        return (keyed[1] or keyed[2] or "").strip()
    if _KEYED.match(said):
        return ""
    if said.startswith('"') and '"' in said[1:]:
        return said[1:].partition('"')[0]
    return said.partition(",")[0].strip('" ')


def _macro(pieces: Pieces, macro: str, said: str) -> None:
    index = len(pieces.pieces)
    name, _, target = macro.partition(":")
    target = target.lstrip(":")
    if name == "footnote":
        pieces.mark()
        for _ in range(said.count("\n")):
            pieces.line_end()
    elif name in {"link", "xref"}:
        pieces.add(said.removesuffix("^") or target)
        pieces.refer("link", index, target)
    elif name == "image":
        pieces.refer("image", index, target, name=alternative(said))
    elif name in {"kbd", "btn", "menu", "pass"}:
        pieces.add(f"{target} {said}".strip())
