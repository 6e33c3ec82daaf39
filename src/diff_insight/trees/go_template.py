"""Templates of Helm: YAML with Go's actions in double braces between it, and files of named templates.

The actions (https://helm.sh/docs/chart_template_guide/) are hidden so that the rest can be read:
letters for those inside a line, blanks for lines that hold nothing else; such a line is a thing of its own.
"""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text
from diff_insight.trees.yaml import Hidden, documents

_MARK = "\ue001"
_ACTION = re.compile(r"\{\{-?\s*(define|block|if|range|with|end)\b(?:\s*\"([^\"]*)\")?")


_BEGINS = re.compile(r"\{\{|\{%|\{#|<%")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>"}


def hide_any(source: str) -> Hidden:
    """Hide the actions of Jinja and of embedded Ruby too."""
    return hide(source, _BEGINS)


def hide(source: str, begins: re.Pattern[str] = re.compile(r"\{\{")) -> Hidden:
    """Hide actions: letters for those inside a line, blanks for lines that hold nothing else."""
    pieces = []
    at = 0
    while found := begins.search(source, at):
        begin = found.start()
        end = source.find(_ENDS[found[0]], begin)
        if end < 0:
            break
        end += 2
        pieces.append(source[at:begin])
        pieces += [_MARK if sign != "\n" else sign for sign in source[begin:end]]
        at = end
    pieces.append(source[at:])
    rows = "".join(pieces).split("\n")
    originals = source.split("\n")
    alone: dict[int, str] = {}
    for index, row in enumerate(rows):
        if _MARK not in row:
            continue
        if row.replace(_MARK, "").strip():
            rows[index] = row.replace(_MARK, "x")
        else:
            rows[index] = ""
            alone[index + 1] = originals[index].strip()
    return "\n".join(rows), alone


def parse(text: Text) -> Node:
    """Read a file of named templates (`_helpers.tpl`): what each of them holds, in it.

    Raises:
        UnreadableError: Nothing of it can be read.
    """
    children: list[Node] = []
    for name, part in _definitions(text):
        try:
            inside = [child for document in documents(part, hide) for child in document.children]
        except UnreadableError:
            inside = []
        if not name:
            children += [child.renumbered(part.numbers) for child in inside]
            continue
        first, last = part.numbers[0], part.numbers[-1]
        children.append(
            Node(
                thing="template_definition",
                name=name,
                first=first,
                last=last,
                children=tuple(child.renumbered(part.numbers) for child in inside if child.first > 1),
                heads=(first,),
            )
        )
    if not children and text.source.strip():
        raise UnreadableError("no line of it is a template")
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=tuple(children))


def _definitions(text: Text) -> Iterator[tuple[str, Text]]:
    """Give the named templates of a text, and what stands between them under no name."""
    for stretch in text.stretches():
        rows = stretch.source.split("\n")
        start, depth, name = 0, 0, ""
        for index, row in enumerate(rows):
            for action in _ACTION.finditer(row):
                if not depth and action[1] == "define":
                    yield from _part("", rows, stretch, (start, index))
                    start, name = index, action[2] or ""
                depth = max(0, depth + (-1 if action[1] == "end" else 1))
                if not depth and name:
                    yield from _part(name, rows, stretch, (start, index + 1))
                    start, name = index + 1, ""
        yield from _part(name, rows, stretch, (start, len(rows)))


def _part(name: str, rows: list[str], stretch: Text, area: tuple[int, int]) -> Iterator[tuple[str, Text]]:
    begin, end = area
    if begin < end:
        source = "\n".join(rows[begin:end])
        yield name, Text(source=source, numbers=stretch.numbers[begin:end], whole=False, path=stretch.path)
