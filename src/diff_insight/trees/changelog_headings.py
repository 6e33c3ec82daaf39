"""What heads a part of a changelog: titles of releases of several depths, and a word above a list.

Some raise the heading of a release that breaks (`# v0.13.0` above `## v0.12.28`), so that all that came
before would stand inside it. Some write no heading for what breaks but an entry, or a line, that ends with
a colon, or that is a word which published conventions use for the parts of a release.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.late import late
from diff_insight.trees.node import Node

_RELEASE = re.compile(r"\[?v?(\d{1,5}(?:\.\d{1,8}){1,4})")
"""How the title of a release begins that names nothing else."""
_WORDS = 3
"""Words of an entry that heads a list, at most; a longer one says something."""
_HEADS = re.compile(r"[^\W\d][^\n`.:：]{1,60}[:：]")
"""What such an entry is as a whole."""
_PART = late(
    r"(?:breaking|(?:breaking|backwards?[- ]incompatible|internal|other|minor|misc(?:ellaneous)?) changes?"
    r"|(?:behaviou?r(?:al)?|logic|api|default) changes?"
    r"|changes? (?:in|of|to) (?:behaviou?r|logic|the api|defaults)"
    r"|(?:new )?features?|enhancements?|improvements?|(?:bug[- ]?)?fix(?:es)?|performance|security"
    r"|refactor(?:s|ing)?|deprecat(?:ed|ions?)|added|changed|fixed|removed|removals?|docs|documentation"
    r"|internal|dependencies|tests?|ci|chores?|maintenance|misc(?:ellaneous)?|other"
    r"|新增|变更|修复|移除|弃用|安全|追加|変更|修正|削除|非推奨|セキュリティ"
    r"|hinzugefügt|geändert|behoben|entfernt|veraltet|sicherheit)",
    re.IGNORECASE,
)
"""A word for the part of a release, of Keep a Changelog or of the types of Conventional Commits."""


def released_apart(nodes: Sequence[Node]) -> list[Node]:
    """Put releases that stand under a release of another line behind it.

    `2.0.1` under `2.0` is of its line and stays there.
    """
    made: list[Node] = []
    for node in nodes:
        own = _RELEASE.match(node.name) if node.thing == "section" else None
        at = next((at for at, child in enumerate(node.children) if own and _is_other(child, own[1])), 0)
        if at == 0:
            made.append(node)
            continue
        behind = node.children[at:]
        made.append(replace(node, last=behind[0].first - 1, children=node.children[:at]))
        made += released_apart(behind)
    return made


def _is_other(node: Node, line: str) -> bool:
    """Tell whether a node is a release whose number does not begin with another one."""
    found = _RELEASE.match(node.name) if node.thing == "section" else None
    return found is not None and not f"{found[1]}.".startswith(f"{line.removesuffix('.0')}.")


def lists_headed(nodes: Sequence[Node]) -> list[Node]:
    """Give what a release holds, with sections made of lists and the entry, or the line, that heads them."""
    made: list[Node] = []
    under = -1  # which of them is the section of the line that headed a list
    for at, node in enumerate(nodes):
        following = nodes[at + 1] if at + 1 < len(nodes) else None
        if node.thing == "list_item" and (title := _title(node)) and _lists(node.children):
            kept = tuple(child for child in node.children if child.thing != "sentence")
            made.append(_section(title, node, kept, node.last))
            under = -1
        elif (
            node.thing == "paragraph"
            and (title := _title(node))
            and following is not None
            and following.thing == "list_item"
        ):
            under = len(made)
            made.append(_section(title, node, (), node.last))
        elif node.thing == "paragraph" and _PART.fullmatch(
            title := node.details.get("titled", "").strip(":： ")
        ):
            under = -1
            made.append(_section(title, node, (_below(node),), node.last))
        elif under >= 0 and node.thing == "list_item":
            head = made[under]
            made[under] = replace(head, last=node.last, children=(*head.children, node))
        else:
            under = -1
            made.append(node)
    return made


def _below(node: Node) -> Node:
    """Give a paragraph without the title in its first row, as an entry of the part that this heads."""
    first, *others = node.children
    said = first.text.removeprefix(node.details["titled"]).strip()
    row = replace(first, text=said, first=min(first.first + 1, first.last))
    return replace(node, thing="list_item", first=row.first, children=(row, *others), details={})


def _title(node: Node) -> str:
    """Give the words that a text is as a whole, if it heads what stands below it."""
    said = node.details.get("whole") or " ".join(one.text for one in node.children if one.thing == "sentence")
    said = said.strip().strip("*_").strip()
    if _PART.fullmatch(said):
        return said
    told = _HEADS.fullmatch(said)
    title = said.rstrip(":：*_ ") if told else ""
    return title if len(title.split()) <= _WORDS else ""


def _lists(children: Sequence[Node]) -> bool:
    """Tell whether there is nothing below a text but a list."""
    below = [one.thing for one in children if one.thing != "sentence"]
    return bool(below) and all(thing == "list_item" for thing in below)


def _section(title: str, head: Node, children: tuple[Node, ...], last: int) -> Node:
    return Node(
        thing="section",
        name=title,
        first=head.first,
        last=last,
        heads=(head.first,),
        children=children,
    )
