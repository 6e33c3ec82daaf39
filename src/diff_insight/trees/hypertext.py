"""HTML, templates and drawings as a tree: elements by tag, id and class, their attributes, what they say.

By tree-sitter's grammar, which reads fragments too: a tag without its other half is no element. Scripts and
style sheets inside are read by the format of their language; so components of Vue, Svelte and Astro are
read by their parts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tree_sitter import Node as Syntax

from diff_insight.trees import component_front, expressions
from diff_insight.trees.component_props import declared, in_place
from diff_insight.trees.embedded import children_of
from diff_insight.trees.grammar import Grammar
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.syntax import syntax_of
from diff_insight.trees.text import Text
from diff_insight.trees.unwritten import nobody_nested
from diff_insight.trees.xml_marks import as_hypertext

_GRAMMAR = Grammar("tree_sitter_html")
DEEP = 80
"""Levels of elements beyond which a file is told as plain lines."""
MANY = 100_000
"""Elements beyond which a file is told as plain lines."""
_BY_NAME = ("id", "class")
_BY_NAME_IN_XML = ("id", "name", "Name", "Include", "android:id", "android:name")
"""The attributes of which the first that is there says which one an element is: of Ant, MSBuild, Android."""
_XML = frozenset({"xml", "pom", "targets", "props", "csproj", "fsproj", "vbproj"})
_TELLING = ("name", "src", "href", "alt", "for", "property", "type")
_PLAIN = {"script": "js", "style": "css"}
"""What stands in a script or a style sheet that does not say its language."""
_WIDEST = {"script": "ts", "style": "scss"}
"""What reads either, where the tag that says it is not in sight."""
_TYPED = frozenset({"ts", "tsx", "typescript"})
_COMPONENTS = frozenset({"vue", "svelte", "astro"})
_IN_BRACES = frozenset({"svelte", "astro"})
"""Components whose expressions stand in braces."""
_PART = re.compile(r"<(/?)(script|style)\b", re.IGNORECASE)
_ALONE = re.compile(r"<%|\{%|\{[#/:@]|\{\{[#/~]")
"""How an action of a template begins that is a text of its own where it begins a row."""
_ACTION = re.compile(r"<%|\{[%{#/:@]")
_WHOLE_ACTION = re.compile(r"\{%[^%]*%\}|\{\{[^{}]*\}\}|<%[^%]*%>")
_REMARK = re.compile(r"\{#([^{}]*)#\}|<%#([^%]*)%>")
_TAG = re.compile(r"</?[A-Za-z]")


def parse(text: Text) -> Node:
    """Read a file of elements.

    Raises:
        UnreadableError: It is beyond bounds.
    """
    if nobody_nested(text.source):
        raise UnreadableError(text.path)
    end = text.path.lower().rpartition(".")[2]
    hide = expressions.hidden if end in _IN_BRACES else expressions.hidden_actions
    hide = as_hypertext if end in _XML else hide
    found: list[Node] = []
    if (
        text.headings
    ):  # a line of text that began with a letter, wherever it stands: no element that holds others
        rows = text.source.split("\n")
        rows = ["" if at in text.headings else row for at, row in enumerate(rows, 1)]
        text = replace(text, source="\n".join(rows))
    for stretch in text.stretches():
        if end == "astro":
            top = text.whole or text.numbers[stretch.numbers[0] - 1] == 1
            part, stretch = component_front.parted(stretch, from_top=top)  # noqa: PLW2901 - what is left of it
            found += (node.renumbered(stretch.numbers) for node in part)
        if not text.whole and text.numbers[stretch.numbers[0] - 1] != 1:
            part, stretch = _cut(stretch, parts=end in _COMPONENTS)  # noqa: PLW2901 - what is left of it
            found += part
        source = (stretch.source + _closing(stretch.source)).encode("utf-8", "replace")
        root = syntax_of(_GRAMMAR, hide(source))
        reader = _Reader(
            source,
            drawn=end == "svg",
            component=end == "vue",
            names=_BY_NAME_IN_XML if end in _XML else ("id",),
        )
        found += [node.renumbered(stretch.numbers) for node in reader.inside(root, 0)]
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=tuple(found))


def _cut(stretch: Text, *, parts: bool) -> tuple[tuple[Node, ...], Text]:
    """Give what a piece says of a script or a style sheet that began before it, and the rest.

    Args:
        stretch: The piece.
        parts: Whether the file is one of parts, so that a piece without any tag is of one that nobody sees.
    """
    lines = stretch.source.split("\n")
    tag = next((at for at, line in enumerate(lines) if _PART.search(line)), len(lines))
    ends = _PART.search(lines[tag]) if tag < len(lines) else None
    if ends is None or not ends[1]:
        unknown = parts and not _TAG.search(stretch.source)
        return (), replace(stretch, source="\n" * (len(lines) - 1)) if unknown else stretch
    language = _WIDEST[ends[2].lower()]
    if language == "scss" and not any(line.rstrip().endswith(";") for line in lines[:tag]):
        return (), replace(stretch, source="\n" * (tag + 1) + "\n".join(lines[tag + 1 :]))  # Stylus, or Sass
    rest = "\n" * (tag + 1) + "\n".join(lines[tag + 1 :])
    inside = children_of(lines[:tag], language, 1)
    if parts and language == "ts":
        inside = in_place(inside, declared("\n".join(lines[:tag]), language, 1))
    return tuple(node.renumbered(stretch.numbers) for node in inside), replace(stretch, source=rest)


def _closing(source: str) -> str:
    """Give the end of a script or a style sheet that goes on behind a piece; empty where none does."""
    tags = list(_PART.finditer(source))
    return "" if not tags or tags[-1][1] else f"</{tags[-1][2]}>"


class _Reader:
    """Reads the elements of one stretch.

    Args:
        source: It as bytes.
        drawn: Whether it is a vector image, whose coordinates nobody reads: its labels are all there is.
        component: Whether it is one of Vue, whose script says what it takes.
        names: Attributes of which the first that is there says which one an element is.
    """

    def __init__(self, source: bytes, *, drawn: bool, component: bool, names: Sequence[str]) -> None:
        self._source = source
        self._component = component
        self._drawn = drawn
        self._names = names
        self._count = 0

    def inside(self, syntax: Syntax, depth: int) -> Iterator[Node]:
        """Give what a piece holds."""
        if depth > DEEP:
            raise UnreadableError(f"more than {DEEP} levels")
        said: list[Syntax] = []
        for child in syntax.children:
            self._count += 1
            if self._count > MANY:
                raise UnreadableError(f"more than {MANY} elements")
            if child.type in {"text", "entity"} or self._is_ampersand(child):
                said.append(child)
                continue
            yield from self._text(said)
            said = []
            if child.type in {"element", "script_element", "style_element"}:
                yield from self._element(child, depth)
            elif child.type == "comment":
                yield from self._text([child], "comment")
            elif child.type == "erroneous_end_tag":
                yield Node(thing="text", first=_first(child), last=_last(child), text=self._said(child))
            elif child.type == "ERROR":
                yield from self.inside(child, depth + 1)
        yield from self._text(said)

    def _is_ampersand(self, syntax: Syntax) -> bool:
        """Tell whether it is text behind a bare `&`, which the grammar takes for a broken reference."""
        return syntax.type == "ERROR" and (said := self._said(syntax)).startswith("&") and "<" not in said

    def _text(self, pieces: Sequence[Syntax], thing: str = "markup_text") -> Iterator[Node]:
        """Give what stands between two elements, or in a comment."""
        if not pieces:
            return
        source = self._source[pieces[0].start_byte : pieces[-1].end_byte].decode("utf-8", "replace")
        said: list[str] = []
        first = last = _first(pieces[0])
        for row, line in enumerate(source.removeprefix("<!--").removesuffix("-->").split("\n"), first):
            plain = " ".join(line.split())
            alone = _ALONE.match(plain) is not None
            if said and (alone or _ALONE.match(said[0])):
                yield _shown_text(said, first, last, thing)
                said = []
            if plain:
                first, last = first if said else row, row
                said.append(plain)
        if said:
            yield _shown_text(said, first, last, thing)

    def _element(self, syntax: Syntax, depth: int) -> Iterator[Node]:
        tag = next((c for c in syntax.children if c.type in {"start_tag", "self_closing_tag"}), None)
        if tag is None or self._drawn:
            yield from self.inside(syntax, depth + 1)
            return
        attributes, actions = self._attributes(tag)
        name = next((self._said(c) for c in tag.children if c.type == "tag_name"), "")
        inside = (
            self._embedded(syntax, name, attributes)
            if syntax.type != "element"
            else tuple(self.inside(syntax, depth + 1))
        )
        ended = any(child.type == "end_tag" for child in syntax.children)
        named = next((key for key in self._names if attributes.get(key)), "id")
        marks = f"#{attributes[named]}" if attributes.get(named) else ""
        marks += "".join(f".{word}" for word in _fixed(attributes.get("class", "")))
        yield Node(
            thing="element",
            name=f"{name}{marks}",
            first=_first(syntax),
            last=_last(syntax) if ended else max([_last(tag), *(child.last for child in inside)]),
            attributes={
                f"attribute {key}": value
                for key, value in attributes.items()
                if key not in (named, *_BY_NAME)
            },
            children=(*actions, *inside),
            details=_shown(inside) or _bears(attributes, named),
            heads=(_first(tag),),
        )

    def _embedded(self, syntax: Syntax, name: str, attributes: dict[str, str]) -> tuple[Node, ...]:
        """Read a script or a style sheet in its language."""
        inside = next((child for child in syntax.children if child.type == "raw_text"), None)
        if inside is None:
            return ()
        language = attributes.get("lang") or attributes.get("type") or _PLAIN.get(name.lower(), "")
        source, first = self._said(inside), _first(inside)
        nodes = children_of(source.split("\n"), language, first)
        if not self._component or name.lower() != "script":
            return nodes
        return in_place(nodes, declared(source, "ts" if language in _TYPED else "js", first))

    def _attributes(self, tag: Syntax) -> tuple[dict[str, str], list[Node]]:
        """Give the attributes of a tag, and the actions of a template that stand between them."""
        found: dict[str, str] = {}
        actions: list[Node] = []
        for child in tag.children:
            if child.type == "attribute":
                parts = child.children
                value = self._said(parts[-1]).strip("\"'") if len(parts) > 1 else ""
                name = self._said(parts[0])
                for said in _WHOLE_ACTION.findall(name):
                    row = _first(child)
                    actions.append(Node(thing="template", first=row, last=row, text=" ".join(said.split())))
                name = _WHOLE_ACTION.sub("", name)
                if name:
                    found[name] = value
        return found, actions

    def _said(self, syntax: Syntax) -> str:
        return self._source[syntax.start_byte : syntax.end_byte].decode("utf-8", "replace")


def _shown_text(said: Sequence[str], first: int, last: int, thing: str) -> Node:
    """Give rows of a text; an action of a template, or a remark in one, is no text that is shown."""
    text = " ".join(said)
    if remark := _REMARK.fullmatch(text):
        thing, text = "comment", (remark[1] or remark[2] or "").strip()
    elif thing == "markup_text" and _ACTION.match(text):
        thing = "template"
    return Node(thing=thing, first=first, last=last, text=text)


def _shown(inside: Sequence[Node]) -> dict[str, str]:
    """Give what a reader sees of an element that holds nothing but text."""
    said = [node.text for node in inside if node.thing == "markup_text"]
    return {"shows": " ".join(said)} if said and len(said) == len(inside) else {}


def _bears(attributes: Mapping[str, str], named: str) -> dict[str, str]:
    """Give the attribute that tells an element without text from others of its tag, beside its name."""
    keys = (key for key in _TELLING if key != named and attributes.get(key))
    said = next((f"{key}={attributes[key]}" for key in keys), "")
    return {"bears": said} if said else {}


def _first(syntax: Syntax) -> int:
    return syntax.start_point.row + 1


def _last(syntax: Syntax) -> int:
    return syntax.end_point.row + (1 if syntax.end_point.column else 0) or 1


def _fixed(value: str) -> list[str]:
    """Give the words of an attribute that no template works out when it is filled."""
    first, *rest = value.split("{{")
    return " ".join([first, *(piece.partition("}}")[2] for piece in rest)]).split()
