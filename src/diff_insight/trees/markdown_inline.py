"""Markdown inside a block: emphasis, code, links, images, includes, footnote marks, HTML (CommonMark 6, GFM).

One pass from left to right; every look ahead is bounded, so that no text takes more than linear time.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from diff_insight.late import late
from diff_insight.trees.cross_references import is_reference, shown
from diff_insight.trees.inline import Inline, Pieces

_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\n])|`++|!?\[|\]|<|\*++|_++|~~++|&(?=[#\w])|\n|\{\{|\{%|\{(?=[a-zA-Z][\w:+.-]{0,60}\}`)|https?://"
)
_DESTINATION = re.compile(
    r"\(\s*+(?:<([^<>\n]{0,2000})>"
    r"|((?:[^\s()\\{]|\{\{[^{}\n]{0,200}\}\}|\{%-? [^%{}\n]{0,200}%\}|\{(?!\{|%-? )|\\."
    r"|\((?:[^\s()\\]|\\.){0,500}\)){0,1000}))"
    r"(?:\s++(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*+\)"
)
"""Where a link leads: a template may put a part of it in, with blanks inside its braces."""
_LABEL = re.compile(r"\[([^\[\]]{0,300})\]")
_ATTRIBUTES = re.compile(r"\{[:.#\w][^{}\n]{0,200}\}")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w.-]{0,40})((?:[^<>\"']++|\"[^\"<>]*+\"|'[^'<>]*+')*)>")
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|\{([^{}]*+)\}|([^\s\"'<>=]++))")
_LOADED = re.compile(
    r"(?:(?:require|useBaseUrl|withBase)\(\s*+)?(?:'([^']{1,500})'|\"([^\"]{1,500})\"|`([^`$]{1,500})`)\s*+\)?(?:\.default)?\s*+"
)
"""What an attribute of JSX is where it is a text, or loads the file that a text names."""
_MARK = late(
    r"<sup>\s*+(?:<[^<>]{1,80}>)?\s*+([\w*†‡§]{1,3}(?:\s*+,\s*+[\w*†‡§]{1,3}){0,4})\s*+(?:</[^<>]{1,20}>)?"
    r"\s*+</sup>",
    re.IGNORECASE,
)
_EXPONENT = re.compile(r"\d$|(?<![^\W\d_])[^\W\d_]$")
"""What a raised number belongs to: a digit, a single letter (`m²`); behind a word it is a footnote's mark."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")
_ROLE = re.compile(r"\{([a-zA-Z][\w:+.-]{0,60})\}`([^`\n]{1,500})`(?!`)")
"""A role of MyST; one of another name than a reference's stays as it is written."""
_TEMPLATE = re.compile(r"\{\{[^{}]{0,300}\}\}|\{%[^%]{0,300}%\}")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`*]++")
_TAGS = late(
    r"a|abbr|b|bdi|bdo|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|"
    r"details|dfn|div|dl|dt|em|figcaption|figure|font|h1|h2|h3|h4|h5|h6|hr|i|iframe|img|input|ins|"
    r"kbd|label|li|main|mark|nav|ol|p|picture|pre|q|s|samp|section|small|source|span|strike|"
    r"strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|wbr",
    re.IGNORECASE,
)
_INCLUDE = re.compile(r"!(?:include|video|code(?:-[\w#+.]{1,30})?)(?![\w-])", re.IGNORECASE)
_INCLUDE_OF_IMAGE = re.compile(r"(?:include|code(?:-[\w#+.]{1,30})?)\s{0,3}\[", re.IGNORECASE)
"""What stands in brackets behind a `!` and is no image: a page or a sample that is shown there."""
_NESTED = 32
"""Open brackets that may still become links: what is deeper closes none of the outer ones."""
_PUNCTUATION = frozenset("+!\"#$%&'()*,-./:;<=>?@[\\]^_`{|}~“”‘’「」（）。，、：；！？…–—")


@dataclass(slots=True)
class _Run:
    """A run of emphasis marks that may open."""

    sign: str
    index: int
    length: int


@dataclass(slots=True)
class _Scan:
    text: str
    labels: Mapping[str, str]
    first: int
    at: int = 0
    pieces: Pieces = field(default_factory=Pieces)
    brackets: list[tuple[int, int, bool]] = field(default_factory=list)
    anchors: list[tuple[int, str]] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)
    ticks: dict[int, list[int]] | None = None
    comments: bool = True

    def run(self) -> Inline:
        text, pieces = self.text, self.pieces
        while (found := _SPECIAL.search(text, self.at)) is not None:
            if found.start() > self.at:
                pieces.add(text[self.at : found.start()])
            self.at = found.end()
            _TAKES[found[0][0]](self, found)
        pieces.add(text[self.at :])
        return pieces.finish(self.first)

    def _plain(self, found: re.Match[str]) -> None:
        self.pieces.add(found[0])

    def _escape(self, _found: re.Match[str]) -> None:
        self.pieces.add(self.text[self.at])
        self.at += 1

    def _code(self, found: re.Match[str]) -> None:
        if self.ticks is None:
            self.ticks = {}
            for run in re.finditer(r"`++", self.text):
                self.ticks.setdefault(len(run[0]), []).append(run.start())
            for starts in self.ticks.values():
                starts.reverse()
        starts = self.ticks.get(len(found[0]), [])
        while starts and starts[-1] <= found.start():
            starts.pop()
        if not starts:
            self.pieces.add(found[0])
            return
        end = starts.pop()
        self.pieces.shield(found[0] + self.text[found.end() : end] + found[0])
        self.at = end + len(found[0])

    def _open(self, found: re.Match[str]) -> None:
        self.brackets.append((self.pieces.add(found[0]), found.end(), found[0] == "!["))
        if len(self.brackets) > _NESTED:
            del self.brackets[0]

    def _close(self, _found: re.Match[str]) -> None:
        if not self.brackets:
            self.pieces.add("]")
            return
        index, begin, image = self.brackets.pop()
        inner = self.text[begin : min(self.at - 1, begin + 300)]
        if inner.startswith("^") and not image:
            self.pieces.take_back(index)
            if index:
                self.pieces.pieces[index - 1] = self.pieces.pieces[index - 1].rstrip(" ")
            return
        if (_INCLUDE_OF_IMAGE if image else _INCLUDE).match(inner):
            self._include(index, inner)
            return
        target = self._target(inner)
        if target is None:
            self.pieces.add("]")
            return
        self.pieces.pieces[index] = ""
        if image:
            name = html.unescape(self.pieces.take_back(index)).strip()
            self.pieces.refer("image", index, target, name=name)
        else:
            self.pieces.refer("link", index, target)
        attributes = _ATTRIBUTES.match(self.text, self.at)
        if attributes is not None:
            self.at = attributes.end()

    def _target(self, inner: str) -> str | None:
        text = self.text
        found = _DESTINATION.match(text, self.at)
        if found is not None:
            self.at = found.end()
            return found[1] if found[1] is not None else re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", found[2])
        label = _LABEL.match(text, self.at)
        if label is not None and folded_label(label[1] or inner) in self.labels:
            self.at = label.end()
            return self.labels[folded_label(label[1] or inner)] or f"[{label[1] or inner}]"
        if folded_label(inner) in self.labels:
            return f"[{inner}]"
        return None

    def _include(self, index: int, inner: str) -> None:
        last = self.pieces.last_reference(index)
        self.pieces.take_back(index)
        if last is not None:
            name, target = last
        else:
            found = _DESTINATION.match(self.text, self.at)
            words = inner.split(None, 1)
            name, target = "", found[2] or found[1] or "" if found else (words[1] if len(words) > 1 else "")
            if found is not None:
                self.at = found.end()
        self.pieces.refer("include", index, target, name=name)

    def _tag(self, found: re.Match[str]) -> None:
        text, start, pieces = self.text, found.start(), self.pieces
        mark = _MARK.match(text, start)
        if mark is not None:
            if _EXPONENT.search(text, max(0, start - 2), start):
                pieces.add(mark[1])
            else:
                pieces.mark()
            self.at = mark.end()
            return
        if self.comments and text.startswith("<!--", start):
            end = text.find("-->", start)
            self.comments = end >= 0  # the next search would find none either
            if self.comments:
                self._skip(start, end + 3)
                return
        link = _AUTOLINK.match(text, start)
        if link is not None:
            index = len(pieces.pieces)
            pieces.shield(link[1])
            pieces.refer("link", index, link[1])
            self.at = link.end()
            return
        tag = _TAG.match(text, start)
        if tag is None or _TAGS.fullmatch(tag[2]) is None:
            pieces.add("<")
            return
        self._known_tag(tag)
        end = tag.end()
        while tag[2].lower() == "br" and text[end : end + 1] == " ":
            end += 1
        self._skip(start, end)

    def _known_tag(self, tag: re.Match[str]) -> None:
        name, pieces = tag[2].lower(), self.pieces
        if name == "br":
            pieces.pieces[-1:] = [piece.rstrip(" ") for piece in pieces.pieces[-1:]]
            pieces.add(" ")
        elif name == "img":
            said = attributes_of(tag[3])
            pieces.refer("image", len(pieces.pieces), said.get("src", ""), name=said.get("alt", ""))
        elif name == "a" and not tag[1]:
            self.anchors.append((pieces.add(""), attributes_of(tag[3]).get("href", "")))
        elif name == "a" and self.anchors:
            index, target = self.anchors.pop()
            if target:
                pieces.refer("link", index, target)
        elif name in {"p", "div", "li", "td", "th", "tr"}:
            pieces.add(" ")

    def _skip(self, start: int, end: int) -> None:
        for _ in range(self.text.count("\n", start, end)):
            self.pieces.line_end()
        self.at = end

    def _emphasis(self, found: re.Match[str]) -> None:
        text, sign = self.text, found[0][0]
        before = text[found.start() - 1 : found.start()] or " "
        after = text[found.end() : found.end() + 1] or " "
        opens = not after.isspace() and (
            after not in _PUNCTUATION or before.isspace() or before in _PUNCTUATION
        )
        closes = not before.isspace() and (
            before not in _PUNCTUATION or after.isspace() or after in _PUNCTUATION
        )
        if sign == "_":
            opens, closes = (
                opens and (not closes or before in _PUNCTUATION),
                closes and (not opens or after in _PUNCTUATION),
            )
        index = self.pieces.add(found[0])
        length = len(found[0])
        if closes:
            length = self._match(sign, index, length)
        if opens and length:
            self.runs.append(_Run(sign, index, length))

    def _match(self, sign: str, index: int, length: int) -> int:
        """Take back the marks of the openers that a run closes; give how many of its own are left."""
        runs, pieces = self.runs, self.pieces.pieces
        at = next(
            (at for at in range(len(runs) - 1, max(-1, len(runs) - 9), -1) if runs[at].sign == sign), None
        )
        while length and at is not None and at >= 0 and runs[at].sign == sign:
            run = runs[at]
            size = min(run.length, length)
            run.length -= size
            length -= size
            pieces[run.index] = sign * run.length
            pieces[index] = sign * length
            self.pieces.emphasise(run.index, index)
            del runs[at + (1 if run.length else 0) :]
            at = len(runs) - 1 if not run.length else None
        return length

    def _entity(self, found: re.Match[str]) -> None:
        match = _ENTITY.match(self.text, found.start())
        if match is None:
            self.pieces.add(found[0])
            return
        self.pieces.add(html.unescape(match[0]).replace("\xa0", " "))
        self.at = match.end()

    def _role(self, found: re.Match[str]) -> bool:
        match = _ROLE.match(self.text, found.start())
        if match is None or not is_reference(match[1]):
            return False
        read = shown(match[1], match[2])
        index = len(self.pieces.pieces)
        if read.code:
            self.pieces.shield(f"`{read.words}`")
        else:
            self.pieces.add(read.words)
        if read.target is not None:
            self.pieces.refer("link", index, read.target, role=f"{{{match[1]}}}")
        self.at = match.end()
        return True

    def _template(self, found: re.Match[str]) -> None:
        if found[0] == "{" and self._role(found):
            return
        match = _TEMPLATE.match(self.text, found.start())
        if match is None:
            self.pieces.add(found[0])
            return
        self.pieces.shield(match[0])
        self.at = match.end()

    def _address(self, found: re.Match[str]) -> None:
        match = _ADDRESS.match(self.text, found.start())
        said = match[0].rstrip(".,;:!?") if match is not None else found[0]
        self.pieces.shield(said)
        self.at = found.start() + len(said)


_TAKES: dict[str, Callable[[_Scan, re.Match[str]], None]] = {
    "\n": _Scan._plain,  # noqa: SLF001 - a table of the class above
    "\\": _Scan._escape,  # noqa: SLF001 - a table of the class above
    "`": _Scan._code,  # noqa: SLF001 - a table of the class above
    "[": _Scan._open,  # noqa: SLF001 - a table of the class above
    "!": _Scan._open,  # noqa: SLF001 - a table of the class above
    "]": _Scan._close,  # noqa: SLF001 - a table of the class above
    "<": _Scan._tag,  # noqa: SLF001 - a table of the class above
    "*": _Scan._emphasis,  # noqa: SLF001 - a table of the class above
    "_": _Scan._emphasis,  # noqa: SLF001 - a table of the class above
    "~": _Scan._emphasis,  # noqa: SLF001 - a table of the class above
    "&": _Scan._entity,  # noqa: SLF001 - a table of the class above
    "{": _Scan._template,  # noqa: SLF001 - a table of the class above
    "h": _Scan._address,  # noqa: SLF001 - a table of the class above
}


def folded_label(label: str) -> str:
    """Give a label of a link as CommonMark compares it."""
    return " ".join(label.split()).casefold()


def attributes_of(text: str) -> dict[str, str]:
    """Read the attributes of an HTML or JSX tag; of one that loads a file, which one that is."""
    return {
        found[1].lower(): _text_of(found[4])
        if found[4] is not None
        else html.unescape(next((one for one in found.groups()[1:] if one is not None), ""))
        for found in _ATTRIBUTE.finditer(text[:5_000])
    }


def _text_of(expression: str) -> str:
    found = _LOADED.fullmatch(expression.strip())
    return expression if found is None else next(filter(None, found.groups()), "")


def scan(text: str, first: int, labels: Mapping[str, str] | None = None) -> Inline:
    """Read the text of a block.

    Args:
        text: Its lines without indentation and marks of the block.
        first: Row of its first line.
        labels: Labels of the links that are defined elsewhere in the file, as `folded_label` gives them.
    """
    if _SPECIAL.search(text) is None:
        return Inline(plain=text.strip(), first=first)
    if labels:  # of one page
        return _Scan(text, labels, first).run()
    read = _scanned(text)
    return Inline(
        plain=read.plain,
        first=first,
        breaks=read.breaks,
        references=read.references,
        shields=read.shields,
        lead=read.lead,
    )


@lru_cache(maxsize=1_024)
def _scanned(text: str) -> Inline:
    """Read a text that the other version of its page most often holds too."""
    return _Scan(text, {}, 0).run()
