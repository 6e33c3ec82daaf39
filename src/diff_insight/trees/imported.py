"""What a program imports or passes on: one node for each name, so that wrapping and order say nothing."""

import re

from diff_insight.trees.code_source import Code
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import Piece

_IMPORT = re.compile(r"^(?:import|use|using|open|export)\s+(?:static\s+)?")
_TYPES = re.compile(r"^import\s+type\s+(?!from\b)")
"""TypeScript's import of nothing that is there at run time."""
_SAME = "an imported name"
"""What every import says besides its name: enough for a short one to be known in another place."""
LONG = 5_000
"""Characters of an import beyond which it is taken as one name."""


def imports(code: Code, together: list[Piece]) -> list[Node]:
    """Give one node for each imported name; statements that follow one another are one place."""
    nodes = [node for piece in together for node in _imported(code, piece)]
    if not nodes:
        return []
    thing = "imports" if together[0].thing == "import" else "exports"
    return [Node(thing=thing, first=nodes[0].first, last=nodes[-1].last, same=thing, children=tuple(nodes))]


def _imported(code: Code, piece: Piece) -> list[Node]:
    if code.broken(piece.first, piece.last):
        return []
    module = piece.one("source")
    source = code.text(module).strip("'\"`") if module is not None else ""
    found = [
        *piece.each("imported"),
        *piece.each("imported.default"),
    ]
    alias = piece.one("alias")
    names = [code.text(one) for one in found] or [source or _IMPORT.sub("", (code.line(piece)).rstrip(";"))]
    text = (code.line(piece)).rstrip(";")
    nodes = []
    for said in (one for name in names for one in spread(name)):
        name, _, other = re.sub(r"^type\s+", "", said).replace(" => ", " as ").partition(" as ")
        name = name.strip("'\"<>`").removeprefix("import ").strip()
        handed_on = piece.thing == "export" and "::" in name and not name.endswith("*")
        if piece.thing == "export" and name == "*" and other:  # a whole module under one name
            name, other = other.strip(), ""
        if handed_on:  # by its own name, wherever it comes from
            within, _, own = name.rpartition("::")
            name, other = other.strip() or own, ""
        same = _SAME
        if piece.thing == "export" and other:  # who imports it knows it by that alone
            same = f"{_SAME} {name}"
            name, other = other.strip(), ""
        attributes = {"import_source": source} if source and name != source else {}
        if handed_on:
            attributes["import_source"] = within
        if piece.thing == "import" and (_TYPES.match(text) or said.startswith("type ")):
            attributes["type_only"] = "yes"
        if other or alias is not None:
            attributes["alias"] = other.strip() or (code.text(alias) if alias is not None else "")
        nodes.append(
            Node(
                thing=piece.thing,
                name=name,
                first=code.row_at(piece.first),
                last=code.last_row(piece),
                text=text,
                same=same,
                attributes=attributes,
                details={"module": source} if source else {},
            )
        )
    return nodes


def spread(name: str) -> list[str]:
    """Give the names that one import names: `a::{b, c::{d, e}}` three of them."""
    found: list[str] = []
    pending = [name]
    if len(name) > LONG:
        return pending
    while pending:
        said = pending.pop()
        opened = said.find("{")
        closed = said.rfind("}")
        if opened < 0 or closed < opened:
            found.append(said.strip())
            continue
        depth, start, inner = 0, opened + 1, []
        for at in range(opened + 1, closed):
            depth += (said[at] == "{") - (said[at] == "}")
            if said[at] == "," and not depth:
                inner.append(said[start:at])
                start = at + 1
        inner.append(said[start:closed])
        pending += [f"{said[:opened]}{one.strip()}" for one in reversed(inner) if one.strip()]
    return found
