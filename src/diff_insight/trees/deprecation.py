"""What says of a definition that it is deprecated: a mark on it, or its documentation.

Marks: PEP 702, Java, Kotlin, Scala, PHP, Rust (`deprecated`), C# (`Obsolete`), C++ (`[[deprecated]]`), Swift
(`available(*, deprecated)`). Documentation: JSDoc, Javadoc, KDoc, PHPDoc, YARD (`@deprecated`), Sphinx
(`.. deprecated::`), Go and others (`Deprecated: ` at the beginning of a sentence).
"""

import re
from collections.abc import Iterable

from diff_insight.trees.comments import first_sentence

_MARKS = frozenset({"deprecated", "obsolete"})
_NAME = re.compile(r"\W*([\w.:\\]*)")
_AVAILABLE = re.compile(r"[^\w\s]*available\b.*\bdeprecated\b")
_SAID = re.compile(r"\b(?:note|message)\s*[:=]\s*\"([^\"\\]{1,500})\"")
_FIRST = re.compile(r"^[\w.:\\]+\(\s*[\"']([^\"'\\]{1,500})[\"']")
_TAG = re.compile(r"(?:^|(?<=\s))@deprecated\b:?\s*")
_NEXT_TAG = re.compile(r"\s@\w")
_DIRECTIVE = re.compile(r"\.\.\s+deprecated::\s*(?:v?\d[\w.]*)?\s*")
_LABEL = re.compile(r"(?:^|(?<=[.!?)\]]\s))(?:DEPRECATED|Deprecated):\s+")


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
