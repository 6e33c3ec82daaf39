"""What a grammar does not know although people write it, hidden from it byte for byte, so that places stay.

The actions of templates; in C the macros in front of what they declare and the directives around branches of
one `if`; in JavaScript that an attribute of an element may be called `class`, as all words of the language;
in TypeScript the `type` of `export type *`; in Java what marks the array of `Cow @Nullable... all`;
in Rust that `try!` was the name of a macro before it was a word of the language, and that macros take items;
of a shell what the grammar of Bash does not know of it and of others.
What is shown of the text is not hidden.
"""

import re
from collections.abc import Callable, Iterator

from diff_insight.trees.expressions import without_actions
from diff_insight.trees.item_macros import with_items
from diff_insight.trees.languages import Row
from diff_insight.trees.macro_words import macros
from diff_insight.trees.shell_notation import as_bash

Hide = Callable[[bytes], bytes]

_DIRECTIVE = re.compile(rb"^[ \t]{0,40}#[ \t]{0,9}(ifdef|ifndef|if|elif|else|endif)\b[^\n]*", re.MULTILINE)
_ELSE = re.compile(rb"\s{0,400}(?:\}\s{0,40})?else\b")
_TYPE_OF_ALL = re.compile(rb"^([ \t]{0,40}export[ \t]{1,9})(type)(?=[ \t]{1,9}\*)", re.MULTILINE)
_ATTRIBUTE = re.compile(
    rb"(?<=[ \t\n])(?:break|case|catch|class|const|continue|default|delete|do|else|export|extends|finally|"
    rb"for|function|if|import|in|instanceof|new|return|super|switch|this|throw|try|typeof|var|void|while|with)"
    rb"(?==[\"'{])"
)
"""A word of the language, and right behind it what sets an attribute."""
_MARK_OF_ALL = re.compile(rb"@[A-Za-z_]\w{0,80}(?:\.[A-Za-z_]\w{0,80}){0,8}(?=\s{0,9}\.\.\.)")
_TRY = re.compile(rb"(?<![\w#])try(?=![ \t]{0,9}[(\[{])")
_SIGN = re.compile(rb"[^\n]")


def hide_of(row: Row) -> Hide | None:
    """Give what hides from the grammar of a language what it does not know; None where nothing has to."""
    hides = _HIDES.get(row.hides)
    if not row.template:
        return hides
    return without_actions if hides is None else lambda source: hides(without_actions(source))


def _without_macros(source: bytes) -> bytes:
    """Give a source in C or C++ without what its preprocessor takes out of the way of the grammar."""
    made = bytearray(source)
    for first, last in macros(source):
        made[first:last] = b" " * (last - first)
    for first, last in _between_branches(source):
        made[first:last] = _SIGN.sub(b" ", source[first:last])
    return bytes(made)


def _without_marks_of_all(source: bytes) -> bytes:
    """Give a source in Java without the annotations of what takes all that is left."""
    return _MARK_OF_ALL.sub(lambda found: b" " * len(found[0]), source) if b"..." in source else source


def _between_branches(source: bytes) -> Iterator[tuple[int, int]]:
    """Give the directives around one branch of an `if`: what follows them begins with its `else`."""
    opened: list[tuple[int, int, bool]] = []
    for found in _DIRECTIVE.finditer(source):
        if found[1].startswith(b"if"):
            opened.append((found.start(), found.end(), _ELSE.match(source, found.end()) is not None))
        elif opened and found[1] != b"endif":  # several ways to go on: one of them is enough for nobody
            opened[-1] = (*opened[-1][:2], False)
        elif opened:
            first, last, between = opened.pop()
            if between:
                yield first, last
                yield found.start(), found.end()


def _without_type_of_all(source: bytes) -> bytes:
    """Give a source in TypeScript whose `export type *` is an `export *`."""
    return _TYPE_OF_ALL.sub(rb"\1    ", source)


def _with_attributes(source: bytes) -> bytes:
    """Give a source in JavaScript none of whose attributes is called as a word of the language."""
    return _ATTRIBUTE.sub(lambda found: found[0][:-1] + b"_", source)


def _with_items(source: bytes) -> bytes:
    """Give a source in Rust whose `try!` is any macro, and whose macros show the items that they hold."""
    return with_items(_TRY.sub(b"tr_", source))


_HIDES: dict[str, Hide] = {
    "macros": _without_macros,
    "attributes": _with_attributes,
    "type_of_all": _without_type_of_all,
    "marks_of_all": _without_marks_of_all,
    "items": _with_items,
    "other_shells": as_bash,
}
