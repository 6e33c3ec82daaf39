"""Files of values, by their notation: the reader, then what the keys mean."""

import re
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from diff_insight.trees import go_template
from diff_insight.trees.languages import written_as
from diff_insight.trees.node import Node
from diff_insight.trees.shapes import shaped
from diff_insight.trees.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

READERS = {
    "yaml": "yaml",
    "yml": "yaml",
    "cff": "yaml",
    "json": "json_values",
    "jsonc": "json_values",
    "json5": "json_values",
    "webmanifest": "json_values",
    "geojson": "json_values",
    "avsc": "json_values",
    "avpr": "json_values",
    "toml": "toml",
    "ini": "ini",
    "cfg": "ini",
    "properties": "ini",
    "env": "ini",
    "editorconfig": "ini",
    "plist": "plist",
}
"""The module beside this one that reads a notation, by the end of a file's name."""
_DOTTED = {".env": "ini", ".editorconfig": "ini", ".gitconfig": "ini", ".prettierrc": "json_values"} | {
    "robots.txt": "robots"
}


_TEMPLATE = re.compile(r"(?:^|/)templates/.*\.ya?ml$|\.gotmpl$|\.ya?ml\.tpl$", re.IGNORECASE)
"""Files in which Go's actions stand between the lines."""


def reader_of(path: str) -> str | None:
    """Give the module that reads a file of values; None for another file."""
    name = written_as(PurePosixPath(path).name.lower())
    if name == ".env" or name.startswith((".env.", ".env-", ".env_")):  # .envrc is a script
        return "ini"
    return _DOTTED.get(name) or READERS.get(name.rpartition(".")[2] if "." in name else "")


def parse(text: Text) -> Node:
    """Read a file of values."""
    module = reader_of(text.path) or "yaml"
    read: Callable[..., tuple[Node, ...]] = import_module(f"diff_insight.trees.{module}").documents
    more: tuple[Callable[[str], object], ...] = ()
    if module == "yaml" and _TEMPLATE.search(text.path):
        more = (go_template.hide,)
    elif module == "yaml" and written_as(text.path) != text.path:
        more = (go_template.hide_any,)
    found = shaped(read(text, *more), path=text.path, whole=text.whole)
    begun = text.whole or text.numbers[:1] == (1,)
    loose = module == "json_values" and not begun  # of what object a key is, no indentation says
    details = {"loose": "yes"} if loose else {}
    return Node(thing="file", first=1, last=text.source.count("\n") + 1, children=found, details=details)
