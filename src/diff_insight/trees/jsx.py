"""What a program shows in JSX, as the same things as a page: elements, their attributes, what they say.

An element is named by its tag and its `id`. What stands in braces beside text is a part of that text; alone
it is a `template`, as an action of any other template is, with `…` in place of what is told by itself. Where
it shows elements under a condition and says nothing else, the condition is an attribute of each of them:
`shown_if` what it is shown under, `shown_unless` what it is not.
"""

import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node as Syntax

from diff_insight.trees.code_source import Code, bare
from diff_insight.trees.held_values import IN_CODE
from diff_insight.trees.layout import Span
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import CUT, Piece

_SHOWN = frozenset({"jsx_element", "jsx_self_closing_element"})
_TELLING = ("name", "src", "href", "to", "alt", "htmlFor", "type", "label", "title", "placeholder", "value")
"""What tells an element without text from others of its tag."""
_OF_CODE = {IN_CODE: "yes"}
_NOTHING = frozenset({"null", "undefined", "false"})
_AMBIGUOUS = re.compile(r"[\w.$-]*")
"""What could stand in quotes or in braces: the braces are left around it."""
_PLAIN = re.compile(r"[\"'](.*)[\"']", re.DOTALL)
_TEXTS = frozenset({"jsx_text", "html_character_reference"})
_AROUND = frozenset({"jsx_expression", "parenthesized_expression"})
_ASKING = frozenset({"ternary_expression", "binary_expression", "parenthesized_expression"})
_CHOICE = re.compile(r"\|\||\?")
_DEEP = 40
"""Expressions in one another that are followed."""
_FEW = 8
"""Those of them that people write around one element."""


def element(code: Code, piece: Piece, inside: Sequence[Node]) -> tuple[Node, ...]:
    """Give an element; of a fragment, which is nothing by itself, what it holds.

    Args:
        code: The text.
        piece: The captured element.
        inside: What is told by itself in it, in order.
    """
    syntax = piece.syntax
    assert syntax is not None  # noqa: S101 - it was captured
    tag = syntax.child_by_field_name("open_tag") or syntax
    tagged = tag.child_by_field_name("name")
    cuts = [(one.first, one.last) for one in piece.children if one.thing in CUT]
    children = tuple(sorted((*_said(code, syntax, cuts), *inside), key=lambda node: node.first))
    if tagged is None:
        return children
    conditions = _conditions(code, piece)
    given = list(_given(code, tag, cuts))
    known = {key: text for key, text, _ in given}
    named = f"#{known['id']}" if known.get("id") and "{" not in known["id"] else ""
    name = f"{code.text(tagged)}{named}"
    first, last = _rows(code, piece) if conditions else (code.row_at(piece.first), code.last_row(piece))
    return (
        Node(
            thing="element",
            name=name,
            first=first,
            last=last,
            attributes={
                **{f"attribute {key}": text for key, text, _ in given if not (named and key == "id")},
                **conditions,
            },
            same_attributes={f"attribute {key}": same for key, text, same in given if same != text},
            details={
                IN_CODE: "yes",
                **(_shows(children) or _bears(known)),
            },
            children=children,
            heads=tuple(range(first, code.row_at(tag.end_byte - 1) + 1)),
        ),
    )


def _given(code: Code, tag: Syntax, cuts: Sequence[Span]) -> Iterator[tuple[str, str, str]]:
    """Give the attributes of a tag: name, value as it is quoted, value without its layout."""
    for child in tag.named_children:
        first, last = child.start_byte, child.end_byte
        if child.type == "jsx_expression":
            said = code.layout.line(first, last, cuts)
            yield said, "", ""
        elif child.type == "jsx_attribute":
            parts = child.named_children
            name = code.text(parts[0])
            if len(parts) == 1:
                yield name, "", ""
                continue
            value = parts[-1]
            first, last = value.start_byte, value.end_byte
            plain = _plain(code, value)
            if plain is not None:
                yield name, plain, plain
                continue
            said = code.layout.line(first, last, cuts)
            inner = said.removeprefix("{").removesuffix("}").strip()
            same = code.layout.same(first, last, cuts)
            yield name, said if _AMBIGUOUS.fullmatch(inner) else inner, same


def _plain(code: Code, value: Syntax) -> str | None:
    """Give what stands in quotes, in braces or not; None of all else."""
    if value.type == "jsx_expression" and value.named_child_count == 1:
        value = value.named_children[0]
    if value.type != "string":
        return None
    found = _PLAIN.fullmatch(code.layout.text(value.start_byte, value.end_byte))
    return " ".join(found[1].split()) if found and "\\" not in found[1] else None


def _said(code: Code, syntax: Syntax, cuts: Sequence[Span]) -> Iterator[Node]:
    """Give the texts between what an element holds, and what works out the rest."""
    told = [span for span in cuts if span not in code.found.comments]
    texts: list[tuple[Syntax, str]] = []
    for child in syntax.named_children:
        if texts and texts[-1][0].end_byte < child.start_byte:  # a new row, of which nothing is shown
            yield from _text(code, texts)
            texts = []
        if child.type in _TEXTS:
            said = code.layout.text(child.start_byte, child.end_byte)
            if said.strip() or "\n" not in said:  # else nothing of it is shown
                texts.append((child, said))
                continue
        elif child.type == "jsx_expression" and not _holds(child, told):
            plain = _plain(code, child)
            said = code.text(child) if plain is None else plain
            if said.strip("{} "):  # else it holds a comment, or white space
                texts.append((child, said))
            continue
        yield from _text(code, texts)
        texts = []
        if child.type == "jsx_expression" and not _only_asks(child):
            yield from _expression(code, child, cuts)
    yield from _text(code, texts)


def _expression(code: Code, syntax: Syntax, cuts: Sequence[Span]) -> Iterator[Node]:
    """Give what works out things that are told by themselves, with `…` for these."""
    end = next((one.start_byte for one in _elements(syntax)), syntax.end_byte)
    said = code.layout.line(syntax.start_byte, syntax.end_byte, cuts)
    if said.strip("{} …"):
        yield Node(
            thing="shown_expression",
            first=code.row_at(syntax.start_byte),
            last=code.row_at(max(end - 1, syntax.start_byte)),
            text=said,
            same=code.layout.same(syntax.start_byte, syntax.end_byte, cuts),
            details=_OF_CODE,
        )


def _holds(expression: Syntax, cuts: Sequence[Span]) -> bool:
    """Tell whether something that is told by itself stands in an expression."""
    return any(expression.start_byte <= first and last <= expression.end_byte for first, last in cuts)


def _text(code: Code, pieces: Sequence[tuple[Syntax, str]]) -> Iterator[Node]:
    """Give what stands between two elements, each piece with what it says: a text, or an expression alone."""
    kept = [(syntax, said) for syntax, said in pieces if said.strip()]
    if not kept:
        return
    (first, says), (last, ends) = kept[0], kept[-1]
    begin = first.start_byte
    begin += len(says[: len(says) - len(says.lstrip())].encode()) if first.type in _TEXTS else 0
    end = last.start_byte + len(ends.rstrip().encode()) if last.type in _TEXTS else last.end_byte
    alone = all(syntax.type == "jsx_expression" and _plain(code, syntax) is None for syntax, _ in kept)
    yield Node(
        thing="shown_expression" if alone else "markup_text",
        first=code.row_at(begin),
        last=code.row_at(max(end - 1, begin)),
        text=" ".join("".join(said for _, said in pieces).split()),
        same=code.layout.same(begin, end, code.layout.comments_in(begin, end)) if alone else "",
        details=_OF_CODE,
    )


def _elements(syntax: Syntax) -> Iterator[Syntax]:
    """Give the outermost elements in an expression, in order; a fragment is none."""
    waiting = [syntax]
    while waiting:
        one = waiting.pop()
        if _is_element(one):
            yield one
        else:
            waiting += one.named_children[::-1]


def _only_asks(syntax: Syntax, depth: int = 0) -> bool:
    """Tell whether an expression shows elements, or nothing, by conditions alone."""
    if depth > _DEEP:
        return False
    if syntax.type in _SHOWN or syntax.type in _NOTHING:
        return True
    if syntax.type in _AROUND:
        held = [one for one in syntax.named_children if one.type != "comment"]
        return len(held) == 1 and _only_asks(held[0], depth + 1)
    if syntax.type == "ternary_expression":
        sides = (syntax.child_by_field_name("consequence"), syntax.child_by_field_name("alternative"))
        return all(side is not None and _only_asks(side, depth + 1) for side in sides)
    right = syntax.child_by_field_name("right")
    return _is_and(syntax) and right is not None and _only_asks(right, depth + 1)


def _is_and(syntax: Syntax) -> bool:
    operator = syntax.child_by_field_name("operator")
    return syntax.type == "binary_expression" and operator is not None and operator.type == "&&"


def _is_element(syntax: Syntax) -> bool:
    """Tell whether something is an element, and no fragment: what holds others only."""
    tag = syntax.child_by_field_name("open_tag") if syntax.type == "jsx_element" else syntax
    return syntax.type in _SHOWN and tag is not None and tag.child_by_field_name("name") is not None


def _around(piece: Piece) -> list[Syntax]:
    """Give what is around an element up to the one that it stands in, innermost first.

    From above: a grammar's node finds its own parent by looking through the whole text.
    """
    found: list[Syntax] = []
    inner, owner = piece.syntax, piece.owner
    while inner is not None and owner is not None and owner.syntax is not None:
        if _is_element(owner.syntax):
            return [*found, *_between(owner.syntax, inner)][:_DEEP]
        found += [*_between(owner.syntax, inner), owner.syntax]
        inner, owner = owner.syntax, owner.owner
    return found[:_DEEP]


def _between(outer: Syntax, inner: Syntax) -> list[Syntax]:
    """Give what stands between two syntaxes, innermost first."""
    found: list[Syntax] = []
    at: Syntax | None = outer
    while at is not None and at != inner:
        found.append(at)
        at = at.child_with_descendant(inner)
    return found[:0:-1]


def _conditions(code: Code, piece: Piece) -> dict[str, str]:
    """Give what an element is shown under in the one around it, outermost condition first."""
    shown: list[str] = []
    hidden: list[str] = []
    at = piece.syntax
    for around in _around(piece):
        if around.type == "ternary_expression":
            asks = around.child_by_field_name("condition")
            side = shown if around.child_by_field_name("consequence") == at else hidden
        else:
            asks = around.child_by_field_name("left") if _is_and(around) else None
            side = shown
        if asks is not None and asks != at:
            side.insert(0, bare(code.text(asks)))
        at = around
    return {
        **({"shown_if": " && ".join(_joined(shown))} if shown else {}),
        **({"shown_unless": " || ".join(_joined(hidden))} if hidden else {}),
    }


def _joined(conditions: Sequence[str]) -> Sequence[str]:
    """Give conditions as they stand beside others: in parentheses where they are choices."""
    if len(conditions) == 1:
        return conditions
    return [f"({one})" if _CHOICE.search(one) else one for one in conditions]


def asked(piece: Piece) -> list[Span]:
    """Give the spans of what is told by itself in a piece, elements with the conditions that they have."""
    return [
        _reach(one) if one.thing == "element" else (one.first, one.last)
        for one in piece.children
        if one.thing in CUT
    ]


def _reach(piece: Piece) -> Span:
    """Give where the expression begins and ends that shows an element by conditions alone."""
    first, last = piece.first, piece.last
    for around in _around(piece)[:_FEW]:
        if around.type not in _ASKING or not _only_asks(around):
            break
        if around.type not in _AROUND:
            first, last = around.start_byte, around.end_byte
    return first, last


def _rows(code: Code, piece: Piece) -> tuple[int, int]:
    """Give the rows of an element with those of its condition, as far as another one has not got them."""
    first, last = piece.first, piece.last
    for around in _around(piece)[:_FEW]:
        if around.type not in _ASKING | _AROUND:  # what begins a fragment begins more than its first element
            break
        both = list(_elements(around))
        first = around.start_byte if both[0].start_byte == piece.first else first
        last = around.end_byte if both[-1].end_byte == piece.last else last
    return code.row_at(first), code.row_at(last - 1)


def _shows(inside: Sequence[Node]) -> dict[str, str]:
    """Give what a reader sees of an element that holds nothing but text."""
    said = [node.text for node in inside if node.thing == "markup_text"]
    return {"shows": " ".join(said)} if said and len(said) == len(inside) else {}


def _bears(known: dict[str, str]) -> dict[str, str]:
    """Give the attribute that tells an element without text from others of its tag."""
    said = next((f"{key}={known[key]}" for key in _TELLING if known.get(key)), "")
    return {"bears": said} if said else {}
