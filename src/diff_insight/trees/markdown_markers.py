"""What a marker line of a page opens, closes or is (see `markdown_rules`)."""

import re
from collections.abc import Mapping
from dataclasses import replace

from diff_insight.late import late
from diff_insight.trees.markdown_includes import included_by
from diff_insight.trees.markdown_inline import attributes_of, scan
from diff_insight.trees.node import Node
from diff_insight.trees.outline import Closing, Opening, Step

_ADMONITIONS = late(
    r"note|tip|important|warning|caution|danger|info|attention|hint|seealso|abstract|success|"
    r"question|failure|bug|example|todo|callout|admonition|aside|alert|details|check",
    re.IGNORECASE,
)
_COLON = re.compile(r"(:{3,})\s*+([^\s:{\[]*+)(.*)$")
_WORD = re.compile(r"([\w-]++)\s*+(.*)$")
_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#].*)?$", re.IGNORECASE)
"""The end of an address that is one of a picture, whatever component shows it."""
_OF_PICTURES = frozenset({"alt", "class", "classname", "height", "loading", "src", "style", "width"})
"""What a picture is given that no reader reads as text on the page."""
_COMPONENT = re.compile(r"<(/?)([A-Z][\w.]*+)(.*)>$", re.DOTALL)
_FRAGMENTS = frozenset({"include", "include_relative", "data", "render", "indented_data_reference"})
"""Liquid's words that put another file here."""
_PAIR = re.compile(r"([\w-]{1,40})=\"([^\"]*+)\"")
_INDENTED = re.compile(r"(!!!|\?\?\?|===)[+!]?\s++([^\"]*+)(?:\"([^\"]*+)\")?")
_SOURCE = re.compile(r"\ssrc=[\"']([^\"'\s]{1,300})[\"']")
_ALERT = re.compile(r"\[!(\w{1,30})(?:\s[^\[\]]{0,200})?\]\s*+(.*)$")
_BOLD_ALERT = re.compile(r"\*\*(Note|Warning|Important|Tip|Caution):?\*\*:?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"\*\*([^\s*:：][^*:：]{0,30})(?:[:：]\s?\*\*|\*\*[:：])\s*+$")
"""A bold word with a colon on a line of its own: what the rest of a quote is, in any language."""
_WHOLE_TAG = re.compile(r"\s*+</?[A-Za-z][\w:.-]*+(?:\s[^<>]*+)?/?>\s*+")
_TAG = re.compile(r"\s*</?([a-zA-Z][\w-]{0,40})")


def is_note(word: str) -> bool:
    """Tell whether a word is a kind of note, as pages call them."""
    return _ADMONITIONS.fullmatch(word) is not None


def read_marker(line: str, row: int, last: int) -> list[Step]:
    """Read a marker that stands on one line; a component stands on those from `row` to `last`."""
    included = included_by(line)
    if included:
        return [include(included, row)]
    if line.startswith(":::"):
        return _colon(line, row)
    if line.startswith("{%"):
        return _liquid(line, row)
    if line.startswith("{{"):
        return _hugo(line, row)
    if line.startswith("["):
        return list(scan(line, row).nodes())
    return _component(line, row, last)


def _node(thing: str, name: str, row: int, **attributes: str) -> Node:
    return Node(
        thing=thing,
        name=name,
        first=row,
        last=row,
        attributes={key: value for key, value in attributes.items() if value},
        heads=(row,),
    )


def include(file: str, row: int) -> Node:
    """Make what puts another file here."""
    return Node(
        thing="include",
        first=row,
        last=row,
        attributes={"target": file},
        details={"file": file},
        heads=(row,),
    )


def _colon(line: str, row: int) -> list[Step]:
    found = _COLON.match(line)
    if found is None:
        return []
    word, rest, ends = found[2], found[3].strip().rstrip(":").strip(), f"colon{len(found[1])}"
    if not word and not rest:
        return [Closing(ends=ends, row=row)]
    if word.lower().endswith("-end"):
        return [Closing(ends=word.lower().removesuffix("-end"), row=row)]
    title = rest.strip("[]{} ")
    if not word:  # `::: {.note}`, `:::{note} Title`
        word, _, title = (part.strip() for part in rest.strip("{").partition("}"))
        word = word.lstrip(".").split(" ")[0]
    low = word.lower()
    if low in {"zone", "moniker", "image", "code", "row", "column"}:
        return _learn(low, rest, row)
    if is_note(word):
        node = _node("admonition", title or word.upper(), row, type=word.upper())
    elif low in {"tab", "tab-item"}:
        node = _node("tab", title or word, row)
    else:
        node = _node("directive", word, row, block_options=title)
    return [Opening(node=node, ends=ends)]


def _learn(word: str, rest: str, row: int) -> list[Step]:
    """Read a marker of Microsoft's documentation."""
    said: dict[str, str] = dict(_PAIR.findall(rest))
    target = said.get("source", "")
    match word:
        case "zone" | "moniker":
            kind = next(iter(said), "")
            return [Opening(node=_node("zone", said.get(kind, rest), row, kind=kind or word), ends=word)]
        case "image":
            return [_node("image", said.get("alt-text", ""), row, target=target)]
        case "code":
            language = said.get("language", "")
            return [_node("include", said.get("id", ""), row, target=target, language=language)]
        case _:  # columns of the layout
            return []


def _liquid(line: str, row: int) -> list[Step]:
    found = _WORD.match(line.removeprefix("{%").removesuffix("%}").strip("- \t"))
    if found is None:
        return []
    word, rest = found[1], found[2]
    low = word.lower()
    ends = f"liquid {low.removeprefix('end')}"
    if low in {"endif", "endfor", "endcase"}:  # of what is a line here
        return []
    if low.startswith("end"):
        return [Closing(ends=ends, row=row)]
    if low in _FRAGMENTS:
        target = rest.split(" ")[0].strip("\"'")
        return [include(target, row)]
    if is_note(word):
        node = _node("admonition", word.upper(), row, type=word.upper())
    elif low == "tab":
        node = _node("tab", rest.strip("\"'"), row)
    else:
        node = _node(
            "zone" if not rest and low not in {"toc", "tabs"} else "directive", f"{word} {rest}".strip(), row
        )
    return [node] if node.thing == "directive" else [Opening(node=node, ends=ends)]


def _hugo(line: str, row: int) -> list[Step]:
    inner = line[3:-3].strip(" \t/") if len(line) > 6 else ""  # noqa: PLR2004 - both braces and their sign
    found = _WORD.match(inner)
    if found is None:
        return [_node("directive", line, row)]
    word, rest = found[1], found[2]
    low, ends = word.lower(), f"hugo {word.lower()}"
    if line[3:].lstrip().startswith("/"):
        return [Closing(ends=ends, row=row)]
    said = attributes_of(rest)
    name = said.get("name") or said.get("title") or said.get("tabname") or ("" if said else rest.strip("\"'"))
    if low in {"include", "readfile", "figure", "ref", "relref"}:
        target = said.get("src") or said.get("file") or rest.strip("\"'")
        if low != "figure":
            return [include(target, row)]
        return [_node("image", said.get("alt", ""), row, target=target)]
    if is_note(word):
        style = said.get("style") or said.get("type") or said.get("color") or ""
        kind = (style if is_note(style) else word).upper()
        node = _node("admonition", name or kind, row, type=kind)
    elif low == "tab":
        node = _node("tab", name, row)
    else:
        node = _node("directive", word, row, block_options=rest)
    return [Opening(node=node, ends=ends)]


def _component(line: str, row: int, last: int) -> list[Step]:
    found = _COMPONENT.match(line)
    if found is None:
        return []
    word, low = found[2], found[2].lower()
    if found[1]:
        return [Closing(ends=f"component {word}", row=row)]
    alone = found[3].rstrip().endswith("/")
    options = found[3].strip().rstrip("/").strip()
    said = attributes_of(options)
    name = said.get("title") or said.get("label") or said.get("name") or said.get("value") or ""
    if low in {"tab", "tabitem"}:
        node = _node("tab", name, row)
    elif is_note(word):
        kind = (said.get("type") or word).upper()
        node = _node("admonition", name or kind, row, type=kind)
    elif low in {"img", "image"} or (alone and _shows_picture(said)):
        node = _node("image", said.get("alt", ""), row, target=said.get("src") or said.get("img", ""))
    else:
        node = _node("component", word, row, block_options=options)
    if last > row:
        node = replace(node, last=last, heads=tuple(range(row, last + 1)))
    return [node] if alone else [Opening(node=node, ends=f"component {word}")]


def _shows_picture(said: Mapping[str, str]) -> bool:
    """Tell whether a component is given a picture, and nothing beside it that a reader sees."""
    return _PICTURE.search(said.get("src", "")) is not None and _OF_PICTURES.issuperset(said)


def read_indented(line: str, first: int, last: int) -> Node:
    """Read the first line of a note or a tab that holds what is indented below it (MkDocs)."""
    found = _INDENTED.match(line)
    mark, kind, title = (found[1], found[2].strip(), found[3]) if found else ("!!!", "", None)
    if mark.startswith("==="):
        return Node(thing="tab", name=title or kind, first=first, last=last, heads=(first,))
    word = kind.split(" ")[0]
    return Node(
        thing="admonition",
        name=title or word.upper(),
        first=first,
        last=last,
        attributes={"type": word.upper()} if word else {},
        heads=(first,),
    )


def loaded_by(content: str) -> dict[str, str]:
    """Give what an HTML block without words loads: a frame, a film, a script."""
    found = _SOURCE.search(content)
    return {"loads": found[1]} if found else {}


def note_of(line: str) -> tuple[str, str] | None:
    """Give kind and title of the note that a quote is by its first line; None where it is a quotation."""
    found = _ALERT.match(line)
    if found is not None:
        return found[1].upper(), found[2].strip()
    label = _BOLD_ALERT.match(line) or _LABEL.match(line)
    return (label[1].strip().upper(), "") if label is not None else None


def only_tags(text: str) -> bool:
    """Tell whether a paragraph is none: Markdown takes a tag for text that is longer than its line."""
    at = 0
    while found := _WHOLE_TAG.match(text, at):
        at = found.end()
    return at == len(text)


def container_of(content: str) -> str:
    """Give the name of the first tag of an HTML block."""
    found = _TAG.match(content)
    return found[1].lower() if found else ""
