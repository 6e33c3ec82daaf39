"""Shows texts from outside in what the publishers themselves write for GitHub's pages.

The reports come rendered and safe; the summary's own lines, the index and the pull request's text name
paths, refs, warnings and titles, each of which may hold anything. The escaping is the reports' own.
"""

import re
from urllib.parse import quote, urlsplit

from diff_insight.reports.escaping import Pairs, Surroundings, code_span, escaped
from diff_insight.reports.long_texts import guarded, path_text, plain_text
from diff_insight.reports.visible import one_line, shown_path

_TEXT = Surroundings(flavor="github", cell=True)
_PIECE = Surroundings(flavor="github")
_LABEL = Surroundings(flavor="github", cell=True, label=True)
_CODE = re.compile(r"`([^`\s](?:[^`\n]*[^`\s])?)`")
_LABEL_PARTS = re.compile(r"\\.|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|[\[\]]")  # an escape, a code span, a bracket
_PLAIN_URL = re.compile(r"https?://[^\s()<>\"'`\\|]+\Z")


def code(text: str) -> str:
    """Give one line of code that shows the text; it may stand in a table."""
    return path_text(text, _TEXT)


def prose(text: str) -> str:
    """Give the text as one item of a list or one paragraph, with nothing live in it."""
    return guarded(plain_text(text, _TEXT), _TEXT, nested=False)


def said(text: str) -> str:
    """Give one of our own messages: what it has between backticks is code, all else plain text."""
    pieces = _CODE.split(one_line(text))
    shown = "".join(
        code_span(shown_path(piece)) if at % 2 else escaped(piece, _PIECE, Pairs.of(piece))
        for at, piece in enumerate(pieces)
    )
    return guarded(shown, _PIECE, nested=False)


def cell(text: str) -> str:
    """Give the text for a cell of a table, with nothing live in it."""
    return plain_text(text, _TEXT)


def label(text: str) -> str:
    """Give the text for the label of a link, with nothing live in it and no bracket that could end it."""
    return _LABEL_PARTS.sub(
        lambda part: f"\\{part[0]}" if part[0] in "[]" else part[0], plain_text(text, _LABEL)
    )


def link(shown: str, target: str | None) -> str:
    """Give a link with a label in code, or the label alone where the target is no plain web address."""
    if target is None or not is_web_address(target):
        return code(shown)
    return f"[{code(shown)}]({target})"


def is_web_address(target: str) -> bool:
    """Tell whether the target is an http address that Markdown, XML and a log show as it is."""
    try:
        return bool(_PLAIN_URL.match(target) and urlsplit(target).hostname)
    except ValueError:
        return False


def relative_link(path: str) -> str:
    """Give a path as the target of a link, every reserved or unusual byte in its percent form."""
    return quote(path.encode("utf-8", "surrogatepass"), safe="/-._~")
