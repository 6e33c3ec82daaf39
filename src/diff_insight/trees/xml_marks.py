"""XML as the grammar of HTML reads it: names that mean nothing to HTML, no mark that it does not know.

HTML ends some elements by itself, gives others no end, and knows no dot in a name; XML knows none of these
rules. So the first letter of each name and its dots give way to others, in the text that is parsed alone:
what is said is taken from the file, as all stays in its place.
"""

import re

_NAME = re.compile(rb"(?<=[</])[A-Za-z_][\w:.-]*")
_DOTS = bytes.maketrans(b"._", b"--")
_BLANK = bytes(0x20 if chr(byte) not in "\r\n" else byte for byte in range(256))
_TEXT = bytes(0x78 if chr(byte) in "<>&" else byte for byte in range(256))
_MARKS = ((b"<![CDATA[", b"]]>"), (b"<?", b"?>"))


def as_hypertext(source: bytes) -> bytes:
    """Give a text of XML with as many bytes that the grammar of HTML reads as XML means it."""
    for begins, ends in _MARKS:
        source = _hidden(source, begins, ends)
    return _NAME.sub(lambda name: b"x" + name[0][1:].translate(_DOTS), source)


def _hidden(source: bytes, begins: bytes, ends: bytes) -> bytes:
    """Give a text without a kind of mark; what stands between two of them is text."""
    made: list[bytes] = []
    at = 0
    while (start := source.find(begins, at)) >= 0 and (end := source.find(ends, start)) >= 0:
        inside = source[start + len(begins) : end]
        kept = inside.translate(_TEXT if begins.startswith(b"<!") else _BLANK)
        made += [source[at:start], b" " * len(begins), kept, b" " * len(ends)]
        at = end + len(ends)
    return b"".join([*made, source[at:]])
