"""Style sheets (CSS, SCSS, Less) as a tree: rules by selector and at-rule, declarations by property."""

from collections.abc import Sequence

from diff_insight.trees.braced import Item, Syntax, nodes
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

_SYNTAX = Syntax(keep=lambda head: head.endswith(("#", "@", "$")))
_SELECTOR_MARKS = (".", "#", "&", ">", "+", "~", "*", "[", ":")


def parse(text: Text) -> Node:
    """Read a style sheet.

    Raises:
        UnreadableError: It is beyond bounds.
    """
    return nodes(text, _SYNTAX, _made)


def _made(items: Sequence[Item]) -> list[Node]:
    return [node for item in items if (node := _node(item)) is not None]


def _node(item: Item) -> Node | None:
    if item.items is not None:
        thing = "at_rule" if item.head.startswith("@") else "style_rule"
        return Node(
            thing=thing,
            name=item.head,
            first=item.first,
            last=item.last,
            children=tuple(_made(item.items)),
            heads=(item.first,),
        )
    name, colon, value = item.head.partition(":")
    if (
        colon
        and value.strip()
        and not item.head.startswith(_SELECTOR_MARKS)
        and not item.head.startswith("@")
    ):
        return Node(
            thing="declaration",
            name=name.strip(),
            first=item.first,
            last=item.last,
            text=" ".join(value.split()),
            heads=(item.first,),
        )
    return Node(thing="style_statement", first=item.first, last=item.last, text=item.head)
