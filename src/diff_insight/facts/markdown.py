"""Markdown, read line by line: what each line of one side of a hunk is.

A hunk cuts blocks anywhere, so no parser of whole documents can read it; a small state machine can,
and says only what the visible lines prove. Covers CommonMark, GFM tables and alerts, and what the
big documentation tools add: `:::` directives, `[!INCLUDE]`, `!!!` admonitions, Liquid and Hugo tags.
"""

import re
from collections.abc import Sequence

from diff_insight.facts.fences import Fence, begins_inside, closes, fence_of
from diff_insight.facts.front_matter import front_matter_end, key_value
from diff_insight.facts.marks import Mark
from diff_insight.facts.tables import cells_of, is_rule

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]++(.*))?$", re.DOTALL)
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_TAB = re.compile(r"\[([^\]]++)\]\(#tab/[^)]*+\)")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_LIST = re.compile(r"([ \t]*+(?:[-*+]|\d{1,9}[.)])(?:[ \t]++\[[ xX]\])?)(?:[ \t]++(.*))?$", re.DOTALL)
_BREAK = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r"([ \t]*+>[ \t]?)(.*)$", re.DOTALL)
_ALERT = re.compile(
    r"\s*+(?:>\s?)?\s*+\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION|ATTENTION|DANGER|INFO)\](.*)$",
    re.IGNORECASE | re.DOTALL,
)
_INCLUDE = re.compile(
    r"\s*+(?:>\s*+)?(?:[-*+] |\d++\. )?\[!(?:INCLUDE|code[\w-]*+|notebook)\b[^\[]*+"
    r"\[([^\]]*+)\]\(\s*([^()\s]*+)[^)]*+\)\]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*+>?\s*+\[!([A-Za-z][\w-]*+)([^\]]*+)\]")
_COLONS = re.compile(r"(\s*+:{3,}\s*+)([A-Za-z][\w-]*+)?(.*)$", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]++)\s*=\s*\"([^\"]*+)\"")
_MKDOCS = re.compile(r"(\s*+)(!!!|\?\?\?\+?)\s++([\w-]++)(.*)$", re.DOTALL)
_TAG = re.compile(
    r"\s*+(?:\{%-?\s*+(include\w*+|render|data|import|from)\s++[\"']?([^\s\"'%]++)|"
    r"\{\{[<%]\s*+(include|readfile|code\w*+)\s++(?:file=)?[\"']?([^\s\"'>%]++)|"
    r"--8<--\s++[\"']([^\"']++)|!include\s++(\S++)|include::([^\s\[]++)\[|"
    r"\.\. (?:literal)?include::\s++(\S++))"
)
_BLOCK_TAG = re.compile(r"\s*+(?:\{%-?\s*+(\w++)([^%]*+)-?%\}|\{\{[<%]\s*+(/?\s*+[\w-]++)([^}]*+)\}\})\s*+$")
_IMAGE = re.compile(
    r"\s*+(?:[-*+] |\d++\. )?\[?!\[([^\[\]]*+)\]"
    r"\(\s*<?([^()\s<>]*+(?:\([^()\s]*+\)[^()\s<>]*+)*)[^()]*+\)(?:\]\([^()]*+\))?\s*+$"
)
_ONLY_LINK = re.compile(r"\s*+\[([^\[\]]++)\]\(\s*<?([^()\s<>]++)[^()]*+\)\s*+$")
_LINK_DEFINITION = re.compile(r" {0,3}\[([^\[\]\^][^\[\]]*+)\]:\s++<?([^\s>]++)>?(?:\s.*)?$", re.DOTALL)
_ADMONITIONS = {
    "note",
    "tip",
    "important",
    "warning",
    "caution",
    "attention",
    "danger",
    "info",
    "hint",
    "error",
    "example",
}


def read_markdown(sides: Sequence[Sequence[str]], *, starts: Sequence[int], heading: str) -> list[list[Mark]]:
    """Say what every line of both sides of a hunk is.

    Args:
        sides: The lines of the old and of the new side, unchanged ones included.
        starts: 1-based number of the first line of each side.
        heading: The text behind the hunk's second `@@`.
    """
    fronts = [
        front_matter_end(side, start=start, heading=heading)
        for side, start in zip(sides, starts, strict=True)
    ]
    bodies = [side[front:] for side, front in zip(sides, fronts, strict=True)]
    inside = max(starts) > 1 and begins_inside(bodies, heading)
    return [
        _Reader(side, front, heading, inside=inside and not front).marks
        for side, front in zip(sides, fronts, strict=True)
    ]


def section_of(heading: str) -> str | None:
    """Give the Markdown heading in a hunk heading, if it is one."""
    match = _HEADING.match(heading)
    return _heading_text(match[2] or "") or None if match else None


def _heading_text(text: str) -> str:
    text = _CLOSING_HASHES.sub("", text.strip()).strip()
    tab = _TAB.fullmatch(text)
    return tab[1] if tab else text


class _Reader:
    """Reads one side of one hunk from top to bottom."""

    def __init__(self, lines: Sequence[str], front: int, heading: str, *, inside: bool) -> None:
        self.lines = lines
        self.section = section_of(heading)
        self.fence: Fence | None = Fence("`", 0, "") if inside else None
        self.guessed = inside
        self.language: str | None = None
        self.containers = 0
        self.block = 0
        self.alert_block = 0
        self.header: tuple[str, ...] = ()
        self.table = False
        self.alert: str | None = None
        self.indented: int | None = None
        self.comment = False
        self.marks: list[Mark] = []
        self.parent: str | None = None
        for at, line in enumerate(lines):
            self.marks.append(self._front(line) if at < front else self._read(at, line))

    def _open(self) -> int:
        self.containers += 1
        return self.containers

    def _front(self, line: str) -> Mark:
        bare = line.lstrip("\ufeff").rstrip()
        if not bare.strip():
            return Mark("blank", "")
        if bare in {"---", "+++", "..."}:
            return Mark("front_fence", bare)
        if bare.lstrip().startswith("#"):
            return Mark("comment", bare.strip().lstrip("#").strip(), language="yaml")
        pair = key_value(bare) if bare[0] not in " \t" else None
        if pair:
            self.parent = pair[0]
            return Mark("front", pair[1], key=pair[0])
        return Mark("front", bare.strip(), key=self.parent)

    def _read(self, at: int, line: str) -> Mark:
        if not self.fence and not line.strip():
            self.table, self.header = False, ()
            if self.indented is None:
                self.alert = None
            return Mark("comment" if self.comment else "blank", "", section=self.section)
        fence = fence_of(line)
        if self.fence or fence:
            return self._code(line, fence)
        if self.comment or "<!--" in line:
            comment = self._comment(line)
            if comment:
                return comment
        mark = self._block(at, line) or self._inline(line)
        mark.section = mark.section or self.section
        return mark

    def _code(self, line: str, fence: Fence | None) -> Mark:
        if self.fence is None:
            self.fence, self.block = fence, self._open()
            self.language = (fence.info.split() or [""])[0].strip("{}.") or None if fence else None
            return self._fenced("fence", line, opens=True)
        if fence and (closes(fence, self.fence) or (self.guessed and not fence.info)):
            self.fence, self.guessed = None, False
            mark = self._fenced("fence", line, opens=False)
            self.language, self.block = None, 0
            return mark
        return self._fenced("code" if line.strip() else "blank", line, opens=False)

    def _fenced(self, role: str, line: str, *, opens: bool) -> Mark:
        return Mark(
            role,  # type: ignore[arg-type]
            line.strip(),
            language=self.language,
            section=self.section,
            container=self.block,
            opens=opens,
        )

    def _comment(self, line: str) -> Mark | None:
        begins = line.lstrip(" \t>").startswith("<!--")
        if not self.comment and not begins:
            return None
        inner = line[line.find("<!--") + 4 :] if begins else line
        self.comment = "-->" not in inner
        if begins and not self.comment and inner.partition("-->")[2].strip():
            return None  # a short comment in front of a sentence
        return Mark(
            "comment", line.strip().removeprefix("<!--").removesuffix("-->").strip(), section=self.section
        )

    def _block(self, at: int, line: str) -> Mark | None:
        first = line.lstrip(" \t")[:1]
        if first == "#" and (match := _HEADING.match(line)):
            self.section = _heading_text(match[2] or "")
            self.alert = self.indented = None
            return Mark("heading", self.section, level=len(match[1]), marker=match[1])
        if first and first in "|:-" and self.table and is_rule(line):
            return Mark("rule", line.strip(), cells=cells_of(line), header=self.header, container=self.block)
        if self._begins_row(at, line, first):
            return self._row(at, line)
        self.table, self.header = False, ()
        if (
            first in {"-", "="}
            and (match := _SETEXT.match(line))
            and self.marks
            and self.marks[-1].role == "text"
        ):
            heading = self.marks[-1]
            heading.role, heading.level = "heading", 1 if match[1][0] == "=" else 2
            self.section = heading.section = heading.text
            return Mark("punctuation", line.strip())
        if first in {">", "[", ":", "!", "?", "{", "-"} and (mark := self._directive(line, first)):
            return mark
        return None

    def _begins_row(self, at: int, line: str, first: str) -> bool:
        if first == "|":
            return True
        if "|" not in line:
            return False
        following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        return self.table or ("-" in following and is_rule(following)) or is_rule(line)

    def _row(self, at: int, line: str) -> Mark:
        opens = False
        if not self.table:
            self.table, self.block = True, self._open()
            following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
            if is_rule(following) and not is_rule(line):
                self.header, opens = cells_of(line), True
        role = "rule" if is_rule(line) else "row"
        cells = cells_of(line)
        return Mark(
            role,  # type: ignore[arg-type]
            line.strip(),
            key=(cells[0] or None) if cells else None,
            cells=cells,
            header=self.header,
            container=self.block,
            opens=opens,
        )

    def _directive(self, line: str, first: str) -> Mark | None:
        if first in {">", "["}:
            return self._bracketed(line)
        if first == ":" and (match := _COLONS.match(line)):
            return self._colons(line, match)
        if first in {"!", "?"} and (match := _MKDOCS.match(line)):
            return self._admonition(match[3].upper(), match[4].strip(), indent=len(match[1]))
        match = _TAG.match(line)
        if match:
            path = next(
                group for group in match.groups()[1:] if group and group not in {"include", "readfile"}
            )
            return Mark("include", path, key=path)
        match = _BLOCK_TAG.match(line)
        if match:
            return Mark("directive", (match[2] or match[4] or "").strip(), key=(match[1] or match[3]).strip())
        return None

    def _bracketed(self, line: str) -> Mark | None:
        if match := _ALERT.match(line):
            return self._admonition(match[1].upper(), match[2].strip(), indent=None)
        if match := _INCLUDE.match(line):
            return Mark("include", match[2], key=match[2])
        if match := _BRACKETED.match(line):
            return Mark("directive", match[2].strip(), key=match[1])
        return None

    def _admonition(self, kind: str, text: str, *, indent: int | None) -> Mark:
        self.alert, self.alert_block, self.indented = kind, self._open(), indent
        return Mark("admonition", text, key=kind, container=self.alert_block, opens=True)

    def _colons(self, line: str, match: re.Match[str]) -> Mark:
        name, rest = (match[2] or "").lower(), match[3].strip()
        attributes = dict(_ATTRIBUTE.findall(rest))
        if name == "image":
            return Mark(
                "image", attributes.get("source", ""), key=attributes.get("alt-text"), marker=line.strip()
            )
        if name == "code":
            return Mark("include", attributes.get("source", ""), key=attributes.get("source"))
        if name in _ADMONITIONS:
            return self._admonition(name.upper(), rest, indent=None)
        return Mark("directive", rest.rstrip(": ").strip(), key=match[2] or ":::")

    def _inline(self, line: str) -> Mark:
        if match := _QUOTE.match(line):
            block = self.alert_block if self.alert else 0
            return Mark("quote", match[2].strip(), key=self.alert, container=block, marker=match[1].strip())
        if self.alert and self.indented is not None:
            if len(line) - len(line.lstrip()) > self.indented:
                return Mark("quote", line.strip(), key=self.alert, container=self.alert_block)
            self.alert = self.indented = None
        if "](" in line or line.lstrip(" ")[:1] == "[":
            if match := _IMAGE.match(line):
                return Mark("image", match[2], key=match[1] or None, marker=line.strip())
            if match := _LINK_DEFINITION.match(line) or _ONLY_LINK.match(line):
                return Mark("link", match[2], key=match[1])
        return self._simple(line)

    def _simple(self, line: str) -> Mark:
        if _BREAK.match(line):
            return Mark("punctuation", line.strip())
        if match := _LIST.match(line):
            return Mark("list", (match[2] or "").strip(), marker=match[1].strip())
        return Mark("text", line.strip())
