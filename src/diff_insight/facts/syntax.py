"""Which reader a file's lines go to, by its path."""

from pathlib import PurePosixPath
from typing import Literal

Syntax = Literal["markdown", "data", "manifest", "code", "lock", "text"]

_MARKDOWN = {
    ".md", ".markdown", ".mdx", ".mdown", ".mkd", ".qmd", ".rmd", ".rst", ".adoc", ".asciidoc", ".txt", ".text", ".org",
}  # fmt: skip
_DATA = {
    ".yml": "yaml", ".yaml": "yaml", ".json": "json", ".jsonc": "json", ".json5": "json", ".toml": "toml",
    ".ini": "ini", ".cfg": "ini", ".conf": "ini", ".properties": "ini", ".env": "ini", ".editorconfig": "ini",
}  # fmt: skip


def syntax_of(path: str) -> tuple[Syntax, str]:
    """Give the reader for a file and the language of its lines (empty where that says nothing)."""
    name = PurePosixPath(path).name.lower()
    suffix = PurePosixPath(name).suffix
    if suffix in _MARKDOWN:
        return "markdown", ""
    if suffix in _DATA:
        return "data", _DATA[suffix]
    return "text", ""
