"""What nobody outside a project builds on, whatever its head says: programs, and what is marked as its own.

A file of a program is run and not imported. Documentation marks what is public only because the own files
of the project need it: TSDoc, JSDoc and PHPDoc say `@internal` or `@private`, YARD `@api private`, RDoc
and Jazzy `:nodoc:`, Sphinx `:meta private:`, Javadoc `@hidden`, KDoc `@suppress`, Doxygen `@internal`, C#
`EditorBrowsable`; others begin with "Internal use only".
"""

import re
from collections.abc import Sequence

from diff_insight.trees.code_source import Code
from diff_insight.trees.pieces import STATEMENTS, Piece

_MAIN = {
    "rust": re.compile(r"(?:^|/)(?:src/main|src/bin/[^/]+(?:/main)?|build)\.rs$"),
    "go": re.compile(r"(?:^|/)main\.go$"),
}
"""Paths at which the tools of a language find the beginning of a program."""
_PACKAGE = re.compile(r"\bpackage (\w+)")
_OWN = {
    "typescript": re.compile(r"@(?:internal|private|hidden)\b"),
    "javascript": re.compile(r"@(?:internal|private|hidden)\b|@access private\b"),
    "php": re.compile(r"@internal\b|@access private\b"),
    "ruby": re.compile(r"@api private\b|@private\b|:nodoc:"),
    "python": re.compile(r":meta private:"),
    "java": re.compile(r"@hidden\b|@hide\b"),
    "kotlin": re.compile(r"@suppress\b"),
    "c++": re.compile(r"[\\@]internal\b"),
    "c": re.compile(r"[\\@]internal\b"),
    "swift": re.compile(r":nodoc:"),
}
_NEVER_SHOWN = re.compile(r"\W{0,4}EditorBrowsable\b.{0,80}\bNever\b")
_OF_TESTS = re.compile(r"\W{0,4}cfg\(\s?test\s?\)")
"""What is compiled for the tests of a crate alone."""
_INTERNAL = re.compile(r"\W{0,8}(?:for )?internal use only\b", re.IGNORECASE)
"""How documentation begins that says it in prose."""
_GIVEN_AWAY = re.compile(r"\W{0,4}macro_export\b")


def keeps_its_maker(code: Code, piece: Piece) -> dict[str, str]:
    """Say of a class whose users may read it, but whose constructor in its head only its library may call."""
    maker = piece.one("maker")
    kept = maker is not None and code.text(maker).startswith(("private", "internal"))  # `private[farm]`
    return {"kept_maker": "yes"} if kept else {}


def is_program(code: Code) -> bool:
    """Tell whether a file is run, and nobody imports it."""
    language = code.row.language
    if language == "shell":  # what does something when it is read is no library
        return not code.whole or any(one.thing in STATEMENTS for one in code.found.root.children)
    if language == "go" and (package := _package(code)):
        return package == "main"
    return language in _MAIN and _MAIN[language].search(code.path) is not None


def _package(code: Code) -> str:
    """Give the package that a file of Go says that it is of; empty where its beginning is not known."""
    if not code.whole:
        return ""
    said = (one.first for one in code.found.root.children if one.thing not in {"comment", "decorator"})
    first = min(said, default=code.found.root.last)
    package = _PACKAGE.search(code.layout.line(0, first, code.layout.comments_in(0, first)))
    return package[1] if package is not None else ""


def is_kept_back(code: Code, thing: str, decorators: Sequence[str], doc: str) -> bool:
    """Tell whether a definition is marked as the project's own, or lacks the mark that hands it out."""
    language = code.row.language
    if _INTERNAL.match(doc) or (language == "rust" and any(map(_OF_TESTS.match, decorators))):
        return True
    if language == "rust" and thing == "macro":
        return not any(map(_GIVEN_AWAY.match, decorators))
    if language == "c#":
        return any(map(_NEVER_SHOWN.match, decorators))
    return language in _OWN and _OWN[language].search(doc) is not None
