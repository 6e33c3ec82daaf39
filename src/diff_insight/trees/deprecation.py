"""What says of a definition that it is deprecated: a mark on it, or its documentation.

Marks: PEP 702, Java, Kotlin, Scala, PHP, Rust (`deprecated`), C# (`Obsolete`), C++ (`[[deprecated]]`), Swift
(`available(*, deprecated)`). Documentation: JSDoc, Javadoc, KDoc, PHPDoc, YARD (`@deprecated`), Sphinx
(`.. deprecated::`), Go and others (`Deprecated: ` at the beginning of a sentence). A function of Python may
say it when it is called: whatever is given to it, it warns.
"""

import ast
import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from diff_insight.trees.comments import first_sentence

_MARKS = frozenset({"deprecated", "obsolete"})
_NAME = re.compile(r"\W*([\w.:\\]*)")
_AVAILABLE = re.compile(r"[^\w\s]*available\b.*\bdeprecated\b")
_SAID = re.compile(r"\b(?:note|message)\s*[:=]\s*\"([^\"\\]{1,500})\"")
_FIRST = re.compile(r"^[\w.:\\]+\(\s*[\"']([^\"'\\]{1,500})[\"']")
_TAG = re.compile(r"(?:^|(?<=\s))@deprecated\b:?\s*")
_NEXT_TAG = re.compile(r"\s@\w")
_DIRECTIVE = re.compile(r"\.\.\s+deprecated::\s*(?:v?\d[\w.]*)?\s*")
_WARNS = re.compile(r"(?:warnings\.)?warn\(")
_OF_THAT = frozenset({"DeprecationWarning", "PendingDeprecationWarning"})
_LABEL = re.compile(r"(?:^|(?<=[.!?)\]]\s))(?:DEPRECATED|Deprecated):\s+")

LABEL = "Deprecated:"


def is_mark(decorator: str) -> bool:
    """Tell whether a decorator says that what it stands on is deprecated."""
    name = _NAME.match(decorator)
    last = re.split(r"[.:\\]+", name[1])[-1].casefold() if name else ""
    return last.removesuffix("attribute") in _MARKS or _AVAILABLE.match(decorator) is not None


def deprecation(decorators: Iterable[str], doc: str) -> str | None:
    """Give what is said of a deprecation, which may be nothing; None where there is none.

    Args:
        decorators: What stands on a definition.
        doc: Its documentation on one line.
    """
    marked = [decorator for decorator in decorators if is_mark(decorator)]
    for decorator in marked[:1]:
        if said := _SAID.search(decorator) or _FIRST.match(decorator.lstrip("[@#\\")):
            return first_sentence(said[1].strip())
    for start in (_TAG, _DIRECTIVE, _LABEL):
        found = start.search(doc)
        if found:
            end = _NEXT_TAG.search(doc, found.end())
            return first_sentence(doc[found.end() : end.start() if end else len(doc)].strip())
    return "" if marked else None


def deprecation_of_lines(lines: Sequence[str]) -> str | None:
    """Give what a paragraph says that begins with the label: the one before it may lack its full stop."""
    for at, line in enumerate(lines):
        if line.startswith(LABEL) and not (at and lines[at - 1]):
            paragraph = takewhile(bool, lines[at:])
            return deprecation((), " ".join(" ".join(paragraph).split()))
    return None


def is_warning(statement: str) -> bool:
    """Tell whether a statement of Python warns that something is deprecated."""
    return _warned(statement) is not None


def warned(statements: Iterable[str]) -> str | None:
    """Give what the first of some statements of Python says that warns of it; None where none does."""
    return next((said for one in statements if (said := _warned(one)) is not None), None)


def _warned(statement: str) -> str | None:
    if _WARNS.match(statement) is None or not any(name in statement for name in _OF_THAT):
        return None
    try:
        call = ast.parse(statement, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    given = [*call.args, *(one.value for one in call.keywords)] if isinstance(call, ast.Call) else []
    if not any(isinstance(one, ast.Name) and one.id in _OF_THAT for one in given[1:]):
        return None
    said = given[0].value if isinstance(given[0], ast.Constant) else ""
    return first_sentence(said) if isinstance(said, str) else ""
