"""Namespaces of C++ that keep to a library what they hold, by the comment behind their end.

Where macros stand for other namespaces, or for attributes, no grammar reads a header as a whole and finds the
bracket that closes `namespace detail {`. The comment `}  // namespace detail` says it, as the style guides of
Google and LLVM ask for.
"""

import re

from diff_insight.trees.layout import Span

KEPT = "detail|details|internal|impl|priv|_[A-Za-z0-9_]{0,80}"
"""How such a namespace is called."""
_MARK = re.compile(
    rb"^[ \t]{0,40}(?:(?P<opens>(?:inline )?namespace (?P<name>"
    + KEPT.encode()
    + rb")[ \t]{0,8}\{)|\}[ \t]{0,8}//[ \t]{0,8}(?:end )?(?:of )?namespace (?P<closes>"
    + KEPT.encode()
    + rb")\b)",
    re.MULTILINE,
)


def closed_namespaces(source: bytes) -> list[Span]:
    """Give the spans of what such namespaces hold, those that say where they end."""
    found: list[Span] = []
    opened: list[tuple[bytes, int]] = []
    for mark in _MARK.finditer(source):
        if mark["opens"]:
            opened.append((mark["name"], mark.end()))
        elif any(name == mark["closes"] for name, _ in opened):
            while opened:
                name, begin = opened.pop()
                if name == mark["closes"]:
                    found.append((begin, mark.start()))
                    break
    return found
