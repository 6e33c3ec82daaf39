"""Makes characters that hide, reorder or break lines visible, before any Markdown is looked at.

A report must show what is there: a control character becomes its picture (U+2400 and on), a character
that turns the reading direction becomes U+FFFD, and a path that holds either is quoted as git quotes.
"""

import re

_CONTROLS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_C1 = dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_DIRECTIONS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_BYTE_ORDER_MARK: dict[int, None] = {0xFEFF: None}  # says nothing inside a text, and hides a line's start
_SHOWN = _CONTROLS | _C1 | _DIRECTIONS | _SURROGATES | _BYTE_ORDER_MARK
_SHOWN_IN_BLOCK = {code: shown for code, shown in _SHOWN.items() if code not in {0x09, 0x0A}}

_ACTIVE = re.compile(r"<(?=[A-Za-z/!?])|!(?=\[)|\](?=[(\[])|(?<=[A-Za-z]):(?=//)|\{(?=[{%<#])")
"""What makes an element, an image, a link, an address or a tag of a template of what follows it."""

# What any reader of Markdown, YAML or JSON may take for the end of a line.
_LINE_ENDS = re.compile("\r\n|[\n\r]")
_SPACES = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_FOREIGN_LINE_ENDS = re.compile("[\v\f\x85\u2028\u2029]")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]|^\\s|\\s$|^$")
_NAMED = {"\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r"}


def one_line(text: str) -> str:
    """Give the text on one line: line ends and tabs become one space, hidden characters are shown."""
    return _SPACES.sub(" ", text).translate(_SHOWN).strip()


def inert(text: str) -> str:
    """Give text for a place whose reader may take it for Markdown, for HTML or for neither.

    What begins a tag, an image, a link or an address is parted by a zero-width space: it looks the same
    everywhere, and is nothing but text everywhere. An escape would show in one place or another.
    """
    return _ACTIVE.sub(lambda found: found[0] + "\u200b", text)


def lines(text: str) -> list[str]:
    """Give the lines of a longer text: every kind of newline splits, hidden characters are shown."""
    plain = _FOREIGN_LINE_ENDS.sub(" ", _LINE_ENDS.sub("\n", text))
    return plain.translate(_SHOWN_IN_BLOCK).split("\n")


def shown_path(path: str) -> str:
    """Give the path as it is, or in git's double quotes where a character in it would not be seen."""
    if not _HIDDEN.search(path):
        return path
    return '"' + "".join(_quoted(character) for character in path) + '"'


def _quoted(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if not _HIDDEN.search(character) or character == " ":
        return character
    code = ord(character)
    return _NAMED.get(character) or (f"\\{code:03o}" if code < 0x80 else f"\\u{code:04x}")  # noqa: PLR2004


def escaped_json(text: str) -> str:
    """Spell as JSON escapes what JSON may hold raw and a reader would not see; the value stays the same."""
    return _HIDDEN_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_HIDDEN_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
