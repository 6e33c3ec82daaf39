"""A manual page in roff's macros, `man` or `mdoc`, read as the page that a reader sees.

Each row becomes one of Markdown: a heading for `.SH` and `.SS`, an entry for what `.TP` and `.IP` tag, text
for the rest (https://man7.org/linux/man-pages/man7/man.7.html). What `.TH` says of the page is metadata.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.trees import markdown
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.text import Text

_MACRO = re.compile(r"[.'][ \t]{0,9}([A-Za-z]{1,3})(?:[ \t]+(.*))?$")
_ARGUMENT = re.compile(r"\"((?:[^\"]|\"\")*)\"?|(\S+)")
_ESCAPE = re.compile(r"\\(?:f(?:[A-Z]|\(..|\[\w{0,8}\])|[&|^%/,]|\((..)|([-e \\'`.]))")
_SIGNS = {"bu": "•", "em": "—", "en": "–", "lq": "“", "rq": "”", "oq": "‘", "cq": "’", "aq": "'", "dq": '"'}
_SPECIAL = re.compile(r"([\\`*_<>\[\]#|~&$]|^[-+](?=\s))")
_HEADINGS = {"SH": "# ", "SS": "## ", "Sh": "# ", "Ss": "## "}
_TOGETHER = frozenset({"BI", "BR", "IB", "IR", "RB", "RI"})
_FONTS = frozenset({"B", "I", "SM", "SB"}) | _TOGETHER
_OF_PAGE = ("", "", "date", "version", "manual")
"""What the arguments of `.TH` are; the first two name the page."""


def parse(text: Text) -> Node:
    """Read a manual page."""
    rows = text.source.split("\n")
    if text.whole and not any(map(_MACRO.match, rows)):
        raise UnreadableError(text.path)
    shown = list(_shown(rows, text.headings))
    root = markdown.parse(replace(text, source="\n".join(shown)))
    return replace(root, children=(*_titles(rows), *root.children))


def _titles(rows: list[str]) -> Iterator[Node]:
    """Give what a page says of itself: its date, and the version of what it describes."""
    for at, row in enumerate(rows, 1):
        if row.startswith(".TH "):
            said = zip(_OF_PAGE, _arguments(row[4:]), strict=False)
            yield from (
                Node(thing="metadata", name=name, text=value, first=at, last=at)
                for name, value in sorted(said, key=lambda one: one[0] == "date")
                if name and value
            )


def _shown(rows: list[str], headings: frozenset[int]) -> Iterator[str]:
    """Give each row as one of Markdown."""
    ignored = inside = False
    tagged = before = ""
    for at, row in enumerate(rows, 1):
        found = _MACRO.match(row)
        name, said = (found[1], found[2] or "") if found else ("", "")
        if ignored or name == "ig":
            ignored = row.rstrip() != ".."
            yield ""
        elif name in _HEADINGS or at in headings:
            inside, tagged = False, ""
            yield _HEADINGS[name] + _text(" ".join(_arguments(said))) if name in _HEADINGS else row
        elif name in {"TP", "TQ"}:
            begins = inside or (at > 1 and not before)  # behind words the mark would make them a heading
            tagged, inside = "  " if begins else "- ", False
            before = "-" if begins else ""
            yield before
            continue
        elif name in {"IP", "It"} and said:
            tagged, inside = "", True
            yield f"- {_text(_arguments(said)[0] if name == 'IP' else said)}:"
        elif name in _FONTS or (not found and row.strip() and row[0] not in ".'"):
            spoken = _text(("" if name in _TOGETHER else " ").join(_arguments(said)) if found else row)
            alone = not found and row[0] in " \t"  # it begins a line of its own
            mark = tagged or ("- " if alone else "  " if inside else "")
            yield f"{mark}{spoken.strip()}:" if tagged else f"{mark}{spoken.strip()}"
            tagged, inside = "", inside or bool(tagged) or alone
        else:
            inside = inside and name not in {"PP", "P", "LP", "Pp", "RS", "RE", "El"}
            tagged = "- " if tagged else ""
            yield ""
        before = row if name not in {"br", "sp"} else ""


def _arguments(said: str) -> list[str]:
    return [one.replace('""', '"') or other for one, other in _ARGUMENT.findall(said)]


def _text(said: str) -> str:
    """Give words as they are shown, each sign of them as that."""
    return _SPECIAL.sub(r"\\\1", _ESCAPE.sub(_sign, said))


def _sign(found: re.Match[str]) -> str:
    if found[1]:
        return _SIGNS.get(found[1], "")
    return "\\" if found[2] == "e" else found[2] or ""
