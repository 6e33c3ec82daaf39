"""A Dockerfile as a tree: stages, instructions, and the commands that a RUN gives to the shell.

The notation is one of lines (https://docs.docker.com/reference/dockerfile/), so that pieces of it read as
the whole
does: a line that begins inside an instruction is known by the backslash at its end.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import lines_of

_KEYWORDS = frozenset(
    {
        *(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
        ),
        *("ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"),
    }
)
_INSTRUCTION = re.compile(r"\s*([A-Za-z]+)(?:\s+(.*))?$")
_FROM = re.compile(r"(?:--\S+\s+)*(\S+)(?:\s+[Aa][Ss]\s+(\S+))?")
_PAIR = re.compile(r"(?<![\w.-])([\w.-]++)=(\"(?:[^\"\\]|\\.)*\"|'[^']*'|\S*)")
_WORD = re.compile(r"\"(?:[^\"\\]|\\.)*\"?|'[^']*'?|&&|\|\||[;|&]|[^\s;|&\"']+")
_FLAGS = re.compile(r"(?:--[a-z]++(?:=\S++)?\s++)+")
"""What stands between RUN and its first command."""
_HEREDOC = re.compile(r"<<-?[\"']?(\w+)[\"']?")
_PINNED = re.compile(r"([^=<>~!]+)[=<>~!]{1,2}([^=<>~!].*)$")
_ENDS = frozenset({"&&", "||", ";", "|", "&"})
_INSTALLERS = frozenset(
    {
        ("apt-get", "install"),
        ("apt", "install"),
        ("apk", "add"),
        ("yum", "install"),
        ("dnf", "install"),
        ("microdnf", "install"),
        ("zypper", "install"),
        ("pip", "install"),
        ("pip3", "install"),
        ("npm", "install"),
        ("gem", "install"),
        ("cargo", "install"),
        ("conda", "install"),
        ("brew", "install"),
    }
)
"""Program and word after it of commands whose other words are what they install."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    text: str
    row: int


def parse(text: Text) -> Node:
    """Read a Dockerfile."""
    found: list[Node] = []
    for stretch in text.stretches():
        found += _stages(_instructions(stretch))
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=tuple(found))


def _stages(nodes: Iterable[Node]) -> Iterator[Node]:
    """Put instructions into the stages that they are of; those before the first FROM belong to none."""
    stage: Node | None = None
    inside: list[Node] = []
    for node in nodes:
        if node.thing == "stage":
            yield from _closed(stage, inside)
            stage, inside = node, []
        else:
            inside.append(node)
    yield from _closed(stage, inside)


def _closed(stage: Node | None, inside: Sequence[Node]) -> Sequence[Node]:
    if stage is None:
        return inside
    children = (*stage.children, *inside)
    return (replace(stage, children=children, last=children[-1].last),)


def _instructions(text: Text) -> Iterator[Node]:
    rows = text.source.split("\n")
    at = 0
    while at < len(rows):
        row, line = text.numbers[at], rows[at]
        bare = line.strip()
        found = _INSTRUCTION.match(line)
        if not bare or at + 1 in text.headings:
            at += 1
        elif bare[0] == "#":
            if said := bare.lstrip("# "):
                yield Node(thing="comment", text=said, first=row, last=row)
            at += 1
        elif found and found[1].upper() in _KEYWORDS:
            end = _end(rows, at)
            lines = [(text.numbers[n], rows[n]) for n in range(at, end)]
            yield from _instruction(found[1].upper(), [(row, found[2] or ""), *lines[1:]])
            at = end
        else:
            if not text.whole and (bare.endswith("\\") or (at and rows[at - 1].rstrip().endswith("\\"))):
                yield from _loose(row, bare)
            at += 1


def _loose(row: int, bare: str) -> Iterator[Node]:
    """Read a line whose instruction nobody sees: a word of a command, or a command of its own."""
    words = _WORD.findall(bare.rstrip("\\"))
    if len(words) == 1 and words[0] not in _ENDS and words[0][0] not in "-\"'$":
        yield _installed(_Word(text=words[0], row=row))
    elif words:
        yield Node(thing="line", first=row, last=row, text=bare.rstrip("\\ "))


def _end(rows: Sequence[str], at: int) -> int:
    """Give where the instruction that begins at a row ends: after its last row."""
    if heredocs := _HEREDOC.findall(rows[at]):
        end = at + 1
        while heredocs and end < len(rows):
            if rows[end].strip() == heredocs[0]:
                heredocs.pop(0)
            end += 1
        return end
    while at < len(rows) and (rows[at].rstrip().endswith("\\") or (rows[at].lstrip()[:1] == "#")):
        at += 1
    return min(at + 1, len(rows))


def _instruction(keyword: str, lines: Sequence[tuple[int, str]]) -> Iterator[Node]:
    first, last = lines[0][0], lines[-1][0]
    said = " ".join(
        line.strip().removesuffix("\\").strip() for _, line in lines if line.lstrip()[:1] != "#"
    ).strip()
    node = Node(thing="instruction", name=keyword, first=first, last=last, text=said)
    if keyword == "FROM" and (found := _FROM.match(said)):
        head, slash, tail = found[1].partition("@")[0].rpartition("/")
        image = f"{head}{slash}{tail.partition(':')[0]}"
        flags = said[: found.start(1)].strip()
        base = Node(
            thing="base_image",
            name=image,
            first=first,
            last=last,
            text=found[1],
            attributes={"flags": flags} if flags else {},
        )
        yield Node(
            thing="stage",
            name=found[2] or f"FROM {image}",
            first=first,
            last=last,
            children=(base,),
            heads=(first,),
        )
    elif keyword == "RUN" and not said.startswith("["):
        yield from _run(node, lines)
    elif keyword in {"ENV", "LABEL", "ARG"}:
        yield from _pairs(keyword, lines) if _PAIR.search(said) else [_named_by_first(node, said)]
    elif keyword == "EXPOSE":
        for word in said.split():
            yield replace(node, thing="port", name="", text=word)
    elif keyword in {"COPY", "ADD"}:
        yield replace(node, name=f"{keyword} {said.split()[-1]}" if len(said.split()) > 1 else keyword)
    else:
        yield replace(node, text=_exec_form(said))


def _named_by_first(node: Node, said: str) -> Node:
    name, _, value = said.partition(" ")
    return replace(node, name=f"{node.name} {name}", text=value.strip())


def _exec_form(said: str) -> str:
    """Give a command in the form of a list as its words."""
    if not said.startswith("["):
        return said
    try:
        words = json.loads(said)
    except (ValueError, RecursionError):
        return said
    return " ".join(words) if isinstance(words, list) and all(isinstance(w, str) for w in words) else said


def _pairs(keyword: str, lines: Sequence[tuple[int, str]]) -> Iterator[Node]:
    for row, line in lines:
        for name, value in _PAIR.findall(line):
            bare = value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[0] == value[-1] else value
            yield Node(thing="instruction", name=f"{keyword} {name}", first=row, last=row, text=bare)


def _run(node: Node, lines: Sequence[tuple[int, str]]) -> Iterator[Node]:
    """Give a RUN with the commands that it gives to the shell; of a here-document its lines."""
    if _HEREDOC.search(lines[0][1]):
        yield replace(node, text="", children=lines_of(lines[1:-1]), heads=(node.first,))
        return
    if flags := _FLAGS.match(said := lines[0][1]):
        node = replace(node, attributes={"flags": flags[0].strip()})
        lines = [(lines[0][0], said[flags.end() :]), *lines[1:]]
    words = [
        _Word(text=word, row=row)
        for row, line in lines
        if line.lstrip()[:1] != "#"
        for word in _WORD.findall(line.rstrip().removesuffix("\\"))
    ]
    commands = tuple(map(_command, _commands(words)))
    yield replace(node, text="", children=commands, heads=(node.first,))


def _commands(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    command: list[_Word] = []
    for word in words:
        if word.text in _ENDS:
            if command:
                yield command
            command = [] if word.text == "&&" else [word]  # what comes after another sign is told with it
        else:
            command.append(word)
    if command:
        yield command


def _command(words: Sequence[_Word]) -> Node:
    first, last = words[0].row, words[-1].row
    plain = [word.text for word in words if word.text not in _ENDS and not word.text.startswith("-")]
    whole = " ".join(word.text for word in words)
    if tuple(plain[:2]) not in _INSTALLERS:
        return Node(thing="shell_command", first=first, last=last, text=whole)
    at = next(at for at, word in enumerate(words) if word.text == plain[1])
    installed = [word for word in words[at + 1 :] if not word.text.startswith("-")]
    flags = " ".join(word.text for word in words if word not in installed)
    return Node(
        thing="shell_command",
        name=" ".join(plain[:2]),
        first=first,
        last=last,
        text=flags,
        children=tuple(map(_installed, installed)),
        heads=(first,),
    )


def _installed(word: _Word) -> Node:
    bare = word.text.strip("\"'")
    found = _PINNED.match(bare)
    name, version = (found[1], found[2]) if found else (bare, "")
    return Node(thing="installed_package", name=name, first=word.row, last=word.row, text=version)
