"""The rows of languages.toml: which languages of code are read, and what each needs for it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

ROWS = Path(__file__).with_name("languages.toml")
QUERIES = Path(__file__).with_name("queries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests:
    """How the tests of a language are known; an empty pattern knows none.

    Attributes:
        name: What the name of a test looks like.
        path: What the path of a file with such names looks like.
        marks: What an annotation of a test looks like.
    """

    name: str = ""
    path: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One language; languages.toml explains the fields. `template`: a template writes the file."""

    name: str
    language: str
    grammar: str
    function: str
    queries: tuple[Path, ...]
    suffixes: tuple[str, ...]
    files: tuple[str, ...]
    shebang: tuple[str, ...]
    public: str
    docs: str
    doc_marks: tuple[str, ...]
    inside_marks: tuple[str, ...]
    by_name: bool
    labels: bool
    surplus: bool
    capitals: bool
    quotes: bool
    spaces: bool
    blocks: str
    prelude: str
    template: bool = False
    hides: str = ""
    tests: Tests = field(default_factory=Tests)
    wraps: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, name: str, row: Mapping[str, Any], *, queries: Path = QUERIES) -> "Row":
        """Take a row of languages.toml."""
        known = dict(row.get("tests", {}))
        return cls(
            name=name,
            language=row.get("language", name),
            grammar=row["grammar"],
            function=row.get("function", "language"),
            queries=tuple(queries / f"{query}.scm" for query in row["queries"]),
            suffixes=tuple(row.get("suffixes", ())),
            files=tuple(row.get("files", ())),
            shebang=tuple(row.get("shebang", ())),
            public=row["public"],
            docs=row["docs"],
            doc_marks=tuple(row.get("doc_marks", ())),
            inside_marks=tuple(row.get("inside_marks", ())),
            by_name=row.get("by_name", False),
            labels=row.get("labels", False),
            surplus=row.get("surplus", False),
            capitals=row.get("capitals", False),
            quotes=row.get("quotes", False),
            spaces=row.get("spaces", False),
            blocks=row.get("blocks", "braces"),
            prelude=row.get("prelude", ""),
            hides=row.get("hides", ""),
            tests=Tests(
                name=known.get("name", ""),
                path=known.get("in", ""),
                marks=known.get("marks", ""),
            ),
            wraps=tuple((before, after) for before, after in row.get("wraps", ())),
        )


@cache
def rows() -> tuple[Row, ...]:
    """Give every language, in the order of the file."""
    with ROWS.open("rb") as file:
        return tuple(Row.of(name, row) for name, row in tomllib.load(file).items())


_WRITTEN = re.compile(r"\.(?:j2|jinja2?|erb)$", re.IGNORECASE)
_SUFFIX = re.compile(r"\w{1,16}")
"""What stands behind the last dot of a name and says what a file is, be it a language or not."""
_SHEBANG = re.compile(r"#!\s*+(?:\S{0,100}/)?(?:env\s++(?:-\S+\s+)*)?(?:\S{0,100}/)?([A-Za-z]++)")


@cache
def _by_name() -> tuple[dict[str, Row], dict[str, Row], dict[str, Row]]:
    found = rows()
    return (
        {suffix: row for row in found for suffix in row.suffixes},
        {name: row for row in found for name in row.files},
        {name: row for row in found for name in row.shebang},
    )


def written_as(name: str) -> str:
    """Give the name of the file that a template writes: `app.yml.j2` writes `app.yml`."""
    return _WRITTEN.sub("", name)


def row_of(path: str, first_line: str = "") -> Row | None:
    """Give the language of a file by its name, or by the interpreter that its first line names."""
    suffixes, files, interpreters = _by_name()
    name = path.rpartition("/")[2]
    written = written_as(name)
    if written != name:  # a template writes it
        row = row_of(written)
        return replace(row, template=True) if row else None
    if name in files:
        return files[name]
    stem, dot, suffix = name.rpartition(".")
    if dot and stem and (f".{suffix.lower()}" in suffixes or _SUFFIX.fullmatch(suffix)):
        return suffixes.get(f".{suffix.lower()}")
    shebang = _SHEBANG.match(first_line[:200])
    return interpreters.get(shebang[1]) if shebang else None
