"""What stands behind the fence of an example: which lines are marked, its title, the rest."""

import re
from collections.abc import Mapping

from diff_insight.trees.node import Node

_LINES = re.compile(
    r"(?:\bhl_lines|\bhighlight(?:_?lines?)?|\bemphasize-lines|\bmark)\s?=\s?"
    r"(?:\"([\d, -]{1,200})\"|'([\d, -]{1,200})'|[\[{]([\d, \"'-]{1,200})[\]}])"
)
"""`hl_lines="2 3"` of MkDocs, `{hl_lines=[2,"4-5"]}` of Hugo, `highlight={1,2}`, `mark={3}`."""
_BRACED = re.compile(r"\{([\d, -]{1,200})\}")
"""`js{1,3-5}` of VitePress, Docusaurus and Gatsby."""
_TITLE = re.compile(r"\b(?:title|filename|file|caption)\s?=\s?(?:\"([^\"]{1,300})\"|'([^']{1,300})')")
_IN_BRACKETS = re.compile(r"(?:^|\s)\[([^\[\]]{1,200})\]")
"""The name of a file in a group of examples of VitePress."""
_PARTS = re.compile(r"[^\d-]+")
_DIGITS = 8
_FEW = 1_000
"""Lines that one range marks at most."""
_OF_DIRECTIVE = {"emphasize-lines": "highlighted_lines", "caption": "example_title"}


def attributes_of_fence(said: str) -> Mapping[str, str]:
    """Give what an example says of itself: `highlighted_lines`, `example_title`, as `block_options` the rest.

    Args:
        said: The rest of the line of the fence.
    """
    rest = said.strip()
    found: dict[str, str] = {}
    for key, patterns in (
        ("highlighted_lines", (_LINES, _BRACED)),
        ("example_title", (_TITLE, _IN_BRACKETS)),
    ):
        for pattern in patterns:
            match = pattern.search(rest)
            if match is None or key in found:
                continue
            value = next(filter(None, match.groups()), "")
            found[key] = value.strip()
            rest = " ".join(f"{rest[: match.start()]} {rest[match.end() :]}".split())
    if rest.strip("{}[] "):
        found["block_options"] = rest
    return {key: value for key, value in found.items() if value}


def attributes_of_directive(options: Mapping[str, str]) -> Mapping[str, str]:
    """Give the same of an example of reStructuredText by the options of its directive."""
    rest = [f"{key}={value}" if value else key for key, value in options.items() if key not in _OF_DIRECTIVE]
    found = {own: options.get(key, "") for key, own in _OF_DIRECTIVE.items()}
    return {key: value for key, value in {**found, "block_options": " ".join(rest)}.items() if value}


def same_lines_highlighted(old: Node, new: Node) -> bool:
    """Tell whether two versions of an example mark the same lines, which other ones came before."""
    if old.text == new.text:
        return False
    was, now = (_highlighted(one) for one in (old, new))
    return bool(was) and was == now


def _highlighted(block: Node) -> list[str]:
    numbers: set[int] = set()
    for part in _PARTS.split(block.attributes.get("highlighted_lines", "")):
        first, _, last = part.partition("-")
        if first.isdecimal() and (last.isdecimal() or not last) and len(first + last) <= _DIGITS:
            numbers.update(range(int(first), min(int(last or first), int(first) + _FEW) + 1))
    begin = (block.children[0].first if not block.heads else block.first + 1) if block.children else 1
    return [line.text for line in block.children if line.first - begin + 1 in numbers]
