"""Which reader a file's lines go to, by its path."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal

from diff_insight.diff.hunks import Hunk
from diff_insight.facts.code import read_code
from diff_insight.facts.data import read_data
from diff_insight.facts.languages import FILES, LANGUAGES
from diff_insight.facts.manifests import mark_dependencies
from diff_insight.facts.markdown import read_markdown
from diff_insight.facts.marks import Mark
from diff_insight.facts.whole_page import settle

Syntax = Literal["prose", "data", "code"]

_DATA = {
    ".yml": "yaml", ".yaml": "yaml", ".json": "json", ".jsonc": "json", ".json5": "json", ".ipynb": "json",
    ".toml": "toml", ".ini": "ini", ".cfg": "ini", ".conf": "ini", ".properties": "ini", ".env": "ini",
    ".editorconfig": "ini", ".webmanifest": "json", ".prettierrc": "json", ".map": "json",
}  # fmt: skip
_BY_NAME = {
    "pipfile": "toml",
    ".editorconfig": "ini",
    ".env": "ini",
    ".npmrc": "ini",
    ".gitmodules": "ini",
    ".gitconfig": "ini",
}
_PROSE = frozenset(
    """.md .markdown .mdown .mkd .mdx .mdc .qmd .rmd .rst .rest .adoc .asciidoc .asc .txt .text .org .textile
    .wiki .mediawiki .pod .tex .typ .dita""".split()  # noqa: SIM905 - a list of extensions is read as one
)
_PAGES = re.compile(
    r"(?:readme|changes|changelog|history|news|licen[cs]e|copying|notice|authors|contributors|contributing|"
    r"maintainers|security|support|todo|install|thanks|credits|roadmap|governance|code_of_conduct)\b"
)
"""Pages that often have no extension."""
_REQUIREMENTS = re.compile(
    r"(?:^|/)(?:requirements|constraints)[\w.-]*\.(?:txt|in)$|(?:^|/)requirements/[^/]+\.(?:txt|in)$"
)


@lru_cache(maxsize=1_024)
def syntax_of(path: str) -> tuple[Syntax, str]:
    """Give the reader for a file and the language of its lines (empty for prose)."""
    name = PurePosixPath(path).name.lower()
    suffix = PurePosixPath(name).suffix
    data = _BY_NAME.get(name) or _DATA.get(suffix)
    if data:
        return "data", data
    if _REQUIREMENTS.search(path):
        return "code", "python"
    language = (
        FILES.get(name)
        or (FILES.get(name.partition(".")[0]) if suffix != ".md" else None)
        or LANGUAGES.get(suffix)
    )
    if language:
        return "code", language
    # what is of an unknown kind is read line by line: a `#` in a script is no heading
    is_prose = suffix in _PROSE or (not suffix and _PAGES.match(name))
    return ("prose", "") if is_prose else ("code", "")


def read_hunk(hunk: Hunk, path: str) -> Sequence[Sequence[Mark]]:
    """Say what every line of a hunk is: first the old side, unchanged lines included, then the new.

    A side without changed lines is left out (empty): nobody asks what its lines are.
    """
    sides = {line.side for line in hunk.lines}
    old = [line.text for line in hunk.lines if line.side != "+"] if "-" in sides else []
    new = [line.text for line in hunk.lines if line.side != "-"] if "+" in sides else []
    syntax, language = syntax_of(path)
    if syntax == "prose":
        pages = read_markdown((old, new), starts=(hunk.old_start, hunk.new_start), heading=hunk.heading)
        if not hunk.old_start or not hunk.new_start:  # added or removed: the whole page is visible
            settle(new or old, pages[1] or pages[0])
        return pages
    if syntax == "data":
        marks = read_data((old, new), language=language, heading=hunk.heading)
    else:
        marks = read_code((old, new), language=language, heading=hunk.heading)
    for side, lines in zip(marks, (old, new), strict=True):
        mark_dependencies(path, lines, side)
    return marks
