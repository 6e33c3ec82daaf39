"""Lists of AsciiDoc: their items, the deeper ones inside those above them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.trees.asciidoc_inline import scan
from diff_insight.trees.blocks_of_text import name_of_item, says
from diff_insight.trees.node import Node

ITEM = re.compile(r"\s*(\*{1,5}|-|\.{1,5}|\d{1,4}\.|<\d{1,3}>|<\.>)\s+(?=\S)")
_CHECK = re.compile(r"\[([ xX*])\]\s+")

_REMARK = re.compile(r"//(?!/)")


def items(lines: Sequence[str], row: int, under: str) -> list[Node]:
    """Read the items of a list: a longer mark is deeper."""
    found: list[tuple[int, Node]] = []
    starts = [at for at, line in enumerate(lines) if ITEM.match(line)]
    for begin, stop in zip(starts, (*starts[1:], len(lines)), strict=True):
        own = [
            line
            for line in lines[begin:stop]
            if line.strip() and line.strip() != "+" and not _REMARK.match(line)
        ]
        remarks = tuple(
            Node(thing="comment", text=lines[at][2:].strip(), first=row + at, last=row + at, public=False)
            for at in range(begin, stop)
            if _REMARK.match(lines[at])
        )
        mark = ITEM.match(lines[begin])
        if mark is None:
            continue
        last = max(at for at in range(begin, stop) if lines[at].strip())
        said = own[0][mark.end() :]
        check = _CHECK.match(said)
        read = scan(
            "\n".join((said[check.end() :] if check else said, *(line.strip() for line in own[1:]))),
            row + begin,
        )
        name, behind = name_of_item(read)
        node = Node(
            thing="list_item",
            name=name,
            first=row + begin,
            last=row + last,
            attributes={"done": f"[{check[1]}]"} if check else {},
            details={**({"whole": read.plain} if behind else {}), **({"under": under} if under else {})},
            children=(*says(read, behind), *remarks),
        )
        found.append((len(mark[1]) if mark[1][0] in "*." else 1, node))
    return _nested(found)


def _nested(items: Sequence[tuple[int, Node]]) -> list[Node]:
    """Put deeper items into the ones above them."""
    open_: list[tuple[int, Node]] = []
    done: list[Node] = []
    for depth, node in (*items, (0, Node(thing="end"))):
        while open_ and open_[-1][0] >= depth:
            _, closed = open_.pop()
            if open_:
                level, owner = open_[-1]
                open_[-1] = (level, replace(owner, last=closed.last, children=(*owner.children, closed)))
            else:
                done.append(closed)
        open_.append((depth, node))
    return done
