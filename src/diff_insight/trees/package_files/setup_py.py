"""The packages that `setup.py` names as literals; what it works out is not known."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from diff_insight.trees.layout import encoded
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.package_files.package import (
    BUILD,
    DEVELOPMENT,
    DIRECT,
    OPTIONAL,
    RUNTIME,
    package,
    project_version,
    runtime,
)
from diff_insight.trees.package_files.pip_files import named
from diff_insight.trees.text import Text
from diff_insight.trees.unwritten import nobody_wrote

if TYPE_CHECKING:
    import tree_sitter

_LISTS = {
    "install_requires": RUNTIME,
    "setup_requires": BUILD,
    "tests_require": DEVELOPMENT,
    "extras_require": OPTIONAL,
}


def packages(text: Text) -> Iterator[Node]:
    """Give packages, the least Python and the project's version."""
    if not any(key in text.source for key in (*_LISTS, "python_requires", "version")):
        return
    if nobody_wrote(text.source):
        raise UnreadableError(text.path)
    from diff_insight.trees.grammar import Grammar  # noqa: PLC0415 - costs start-up time elsewhere
    from diff_insight.trees.syntax import syntax_of  # noqa: PLC0415 - same

    root = syntax_of(Grammar("tree_sitter_python"), encoded(text.source))
    said = {key: value for key, value in _keywords(root) if key in {"name", "version", "python_requires"}}
    name = _literal(said["name"]) if "name" in said else ""
    for key, value in _keywords(root):
        rows = (value.start_point.row + 1, value.end_point.row + 1)
        if key == "version" and (version := _literal(value)):
            yield project_version(name, version, rows)
        elif key == "python_requires" and (least := _literal(value)):
            yield runtime("python", least, rows)
        elif key in _LISTS:
            yield from _list(value, _LISTS[key])


def _keywords(root: "tree_sitter.Node") -> Iterator[tuple[str, "tree_sitter.Node"]]:
    """Give the keyword arguments of all calls, and names to which a list is assigned, in order."""
    pending = [root]
    while pending:
        node = pending.pop()
        if node.type in {"keyword_argument", "assignment"}:
            key = node.child_by_field_name("name") or node.child_by_field_name("left")
            value = node.child_by_field_name("value") or node.child_by_field_name("right")
            if key is not None and value is not None and key.text is not None:
                name = key.text.decode("utf-8", "replace").lower()
                if node.type == "keyword_argument" or name in _LISTS:
                    yield name, value
        pending.extend(reversed(node.children))


def _literal(node: "tree_sitter.Node") -> str:
    if (
        node.type != "string"
        or node.text is None
        or any(child.type == "interpolation" for child in node.children)
    ):
        return ""
    inner = [child.text for child in node.children if child.type == "string_content"]
    return b"".join(piece for piece in inner if piece).decode("utf-8", "replace")


def _list(value: "tree_sitter.Node", kind: str) -> Iterator[Node]:
    """Give the requirements of a list, or of the lists of a dictionary."""
    pending = [value]
    while pending:
        node = pending.pop()
        if node.type == "pair":
            held = node.child_by_field_name("value")
            pending.extend([held] if held is not None else [])
        elif node.type in {"list", "tuple", "dictionary", "set"}:
            pending.extend(reversed(node.children))
        elif found := named(_literal(node)):
            rows = (node.start_point.row + 1, node.end_point.row + 1)
            yield package(*found, rows, ecosystem="pypi", kind=kind, direct=DIRECT)
