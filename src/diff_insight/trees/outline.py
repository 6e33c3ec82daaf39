"""From the blocks of a page to its tree: headings own what follows them, containers what they enclose.

Markdown, reStructuredText and AsciiDoc give the same steps; which heading owns what is decided here alone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from diff_insight.late import late
from diff_insight.trees.comments import is_mark_of_generator
from diff_insight.trees.node import Node

_ANCHOR = re.compile(r"""<(?:a|span) (?:name|id)=["']?[^"'<> ]++["']? ?(?:/>|>\s*+</(?:a|span)>)""")
"""What only gives a place on a page its address."""
_GAP = 2
"""Rows from an anchor to the heading below it at most."""
NESTED = 24
"""Open containers beyond which a further one is a leaf: no page is nested so deep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: its section, still without what it holds.

    Attributes:
        level: 1 for the highest.
        node: The section; its first row begins it.
    """

    level: int
    node: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The first line of something that holds what follows, up to its closing.

    Attributes:
        node: What opens.
        ends: Which closings end it.
        soft: It also ends where one of its kind begins, or a heading above its own section (tabs).
    """

    node: Node
    ends: str
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The last line of a container; without an opening it is nothing.

    Attributes:
        ends: What it ends.
        row: Its row.
        inclusive: Whether the row is part of what it ends.
    """

    ends: str
    row: int
    inclusive: bool = True


Step = Node | Heading | Opening | Closing


@dataclass(slots=True)
class _Open:
    node: Node
    level: int = 0
    ends: str = ""
    soft: bool = False
    children: list[Node] = field(default_factory=list)


def fold(steps: Sequence[Step], last: int, *, whole: bool = True) -> tuple[Node, ...]:
    """Give the outermost things of a page.

    Args:
        steps: In the order of the page.
        last: Its last row.
        whole: Whether the page ends there: what is open in a part of one reaches to its end, what is never
            closed in a whole one holds nothing.
    """
    closed_by, highest = _pairs(steps)
    closed_by = {
        at: end
        for at, end in closed_by.items()
        if end is not None or (not whole and _surely_holds(steps[at]))
    }
    root = _Open(Node(thing="file"))
    stack = [root]
    ending = {end for end in closed_by.values() if end is not None}
    for at, step in enumerate(steps):
        if isinstance(step, Closing):
            if at in ending or step.ends in {one.ends for one in stack if one.soft}:
                _close_container(stack, step)
        elif isinstance(step, Heading):
            node = _with_anchors(stack[-1].children, step.node)
            _close_sections(stack, step.level, node.first - 1)
            stack.append(_Open(node, level=step.level))
        elif isinstance(step, Opening):
            if at not in closed_by and not step.soft:
                stack[-1].children.append(step.node)
                continue
            if step.soft:
                _close_soft(stack, step)
            else:
                _close_sections(stack, highest.get(at, 99), step.node.first - 1)
            stack.append(_Open(step.node, ends=step.ends, soft=step.soft))
        else:
            stack[-1].children.append(step)
    while len(stack) > 1:
        _pop(stack, last)
    return tuple(root.children)


def _with_anchors(before: list[Node], heading: Node) -> Node:
    """Take the anchors directly above a heading, which lead to it, into its section."""
    first, anchors = heading.first, []
    while before and before[-1].last >= first - _GAP and _ANCHOR.fullmatch(before[-1].text):
        anchors.append(before.pop())
        first = anchors[-1].first
    return replace(heading, first=first, children=(*reversed(anchors), *heading.children))


def _surely_holds(step: Step) -> bool:
    """Tell whether what opens here always holds what follows, even where its end is not shown."""
    return isinstance(step, Opening) and step.node.thing in {"zone", "admonition", "tab"}


def never_closed(steps: Sequence[Step]) -> int:
    """Give the place of the first component that some steps open and do not close, or their number."""
    closed_by, _ = _pairs(steps)
    opened = (at for at, end in closed_by.items() if end is None)
    return min((at for at in opened if _is_component(steps[at])), default=len(steps))


def _is_component(step: Step) -> bool:
    return isinstance(step, Opening) and step.ends.startswith("component ")


def _pairs(steps: Sequence[Step]) -> tuple[dict[int, int | None], dict[int, int]]:
    """Give the closing of each opening (None: none is there), and the highest heading inside it."""
    closed_by: dict[int, int | None] = {}
    highest: dict[int, int] = {}
    waiting: list[tuple[int, str]] = []
    for at, step in enumerate(steps):
        if isinstance(step, Heading):
            for begin, _ in waiting:
                highest[begin] = min(highest.get(begin, 99), step.level)
        elif isinstance(step, Opening) and not step.soft and len(waiting) < NESTED:
            waiting.append((at, step.ends))
            closed_by[at] = None
        elif isinstance(step, Closing):
            place = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][1] == step.ends), None)
            if place is not None:
                closed_by[waiting[place][0]] = at
                del waiting[place:]
    return closed_by, highest


_LABEL = 80
"""Characters up to which a sentence may say nothing but since which version a thing is there."""
_SINCE = late(
    r"\W{0,4}(?:(?:added|available|introduced|new|changed|deprecated)\W{1,4}(?:since|in|from|as of)"
    r"|since|(?:added|introduced|version|versionadded))\W{1,4}(?:version\s)?`?v?\d+(?:\.\d+)+`?"
    r"(?!\w)[^,]{0,60}\.?$",
    re.IGNORECASE,
)
"""A label behind the title of an option: `Added in: v1.2`, and as what before."""


_CODE = re.compile(r"`[^`\n]{1,300}`")
_TYPE_LABEL = 24
"""Characters of the label in front of a type or a default, at most."""
_JOINT = 3
"""Letters between two types, at most: `string` or `number`."""


def _states_type(node: Node) -> bool:
    """Tell what says nothing but types or values, with a label at most: "`bool: true`", "Type: `string`"."""
    said = " ".join(child.text for child in node.children if child.thing == "sentence") or node.text
    beside, codes = _CODE.subn("", said)
    if not codes:
        return False
    label, colon, rest = beside.partition(":" if ":" in beside else "：")
    if not colon or len(label) > _TYPE_LABEL:
        rest = beside
    return sum(map(str.isalnum, rest)) <= _JOINT * (codes - 1)


def _pop(stack: list[_Open], last: int) -> None:
    done = stack.pop()
    node = done.node
    details = dict(node.details)
    said = first_sentence(done.children)
    if said and (done.level or done.ends):
        details["says"] = said
    stack[-1].children.append(
        replace(node, last=max(last, node.last), children=(*node.children, *done.children), details=details)
    )


def _close_sections(stack: list[_Open], level: int, last: int) -> None:
    """Close the sections that a heading of this level ends, and the soft containers in them."""
    keep = len(stack)
    for at in range(len(stack) - 1, 0, -1):
        one = stack[at]
        if one.level >= level:
            keep = at
        elif one.level or not one.soft:
            break
    while len(stack) > keep:
        _pop(stack, last)


def _close_soft(stack: list[_Open], step: Opening) -> None:
    keep = len(stack)
    for at in range(len(stack) - 1, 0, -1):
        if stack[at].soft and stack[at].ends == step.ends:
            keep = at
            break
        if stack[at].ends:
            break
    while len(stack) > keep:
        _pop(stack, step.node.first - 1)


def _close_container(stack: list[_Open], step: Closing) -> None:
    at = next((at for at in range(len(stack) - 1, 0, -1) if stack[at].ends == step.ends), None)
    if at is None:
        return
    while len(stack) > at + 1:
        _pop(stack, step.row - 1)
    _pop(stack, step.row if step.inclusive else step.row - 1)


def first_sentence(nodes: Iterable[Node]) -> str:
    """Give the first sentence of what things say, or nothing where they begin with something else.

    That a thing is there since a version, or of which type it is, is said only where nothing else is.
    """
    since = ""
    typed = False
    for node in nodes:
        if node.thing == "list_item" and (since or typed or _states_type(node)):
            typed = True
            continue  # values and types, of what is told behind them
        if node.thing in {"paragraph", "list_item", "table", "code_block", "section"}:
            if node.thing != "paragraph":
                return since
            if _states_type(node):
                since = since or next(
                    (child.text for child in node.children if child.thing == "sentence"), ""
                )
                continue
            said = next((child.text for child in node.children if child.thing == "sentence"), "")
            if said and not is_mark_of_generator(said):
                if since or len(said) > _LABEL or not _SINCE.match(said):
                    return said
                since = said
    return since
