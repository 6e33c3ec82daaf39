"""Replaced words with their neighbours: "left navigation pane" becomes "left pane", not "navigation" is gone.

Facts quote no more than what differs. A bare number, or a common word that came or went, says nothing
without the words around it, so it is told with those; versions, dates, names and code speak for themselves.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from diff_insight.diff.hunks import read_hunks
from diff_insight.model import Fact, FileChange

_WORD = re.compile(r"[^\W_][\w.'’/+@#-]*")
_BEFORE = re.compile(r"(?:(?<![\w`*\]\[()<>|-])[^\W_][\w'’,.-]*:?[ \t]+){1,3}$")
_WORD_BEFORE = re.compile(r"(?<![\w`*\]\[()<>|-])[^\W_][\w'’,-]*[ \t]+$")
_AFTER = re.compile(r"[ \t]+[^\W_][\w'’-]*(?![\w`*\]\[()<>|/@#:-])")
_TIED = re.compile(r"[A-Za-z_][\w.-]{0,40} ?[=:] ?[\"']?$")
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_ACTIVE = re.compile(r"[`*\[\]<>|]")
_FEW = 3
_NEAR = 120
_SENTENCE = re.compile(r".*[.;!?][ \t]+", re.DOTALL)
_TRIED = 20

Lines = Mapping[int, str]


def in_context(facts: Iterable[Fact], change: FileChange) -> Iterator[Fact]:
    """Give facts on single words as facts on the phrase around them, as both lines have it."""
    sides: tuple[dict[int, str], dict[int, str]] | None = None
    for fact in facts:
        if not _says_little(fact):
            yield fact
            continue
        sides = sides or _lines(change)
        yield _widened(fact, sides[0].get(fact.removed[0], ""), sides[1].get(fact.added[0], ""))


def _lines(change: FileChange) -> tuple[dict[int, str], dict[int, str]]:
    removed: dict[int, str] = {}
    added: dict[int, str] = {}
    for hunk in read_hunks(change.patch):
        for line in hunk.lines:
            if line.new is None and line.old is not None:
                removed[line.old] = line.text
            elif line.old is None and line.new is not None:
                added[line.new] = line.text
    return removed, added


def _says_little(fact: Fact) -> bool:
    if len(fact.removed) != 1 or len(fact.added) != 1:
        return False
    if fact.kind in {"words_added", "words_removed"}:
        text = fact.new or fact.old or ""
        return (
            fact.token in {"word", "name", None}
            and 0 < len(_WORD.findall(text)) <= _FEW
            and not _ACTIVE.search(text)
        )
    return (
        fact.kind in {"words_changed", "code_changed"}
        and _NUMBER.fullmatch(fact.old or "") is not None
        and _NUMBER.fullmatch(fact.new or "") is not None
    )


def _widened(fact: Fact, old: str, new: str) -> Fact:
    """Take the words before, and one behind, into both sides; the fact as it is where that is not sure."""
    was, now = fact.old or "", fact.new or ""
    longer, line = (was, old) if was else (now, new)
    for at in _places(longer, line):
        before = _before(line[:at], tied=bool(was and now))
        after = _after(line[at + len(longer) :]) if not (was and now and before) else ""
        if not before and not after:
            continue
        left, right = before + was + after, before + now + after
        if not (was and now):  # one blank too many where nothing stands between the neighbours
            short = (
                f"{before.rstrip()} {after.lstrip()}".strip()
                if before and after
                else (before + after).strip()
            )
            left, right = (left, short) if was else (short, right)
        left, right = left.strip(), right.strip()
        if left and right and _once(left, old, new) and _once(right, new, old):
            kind = fact.kind if fact.kind == "code_changed" else "words_changed"
            return replace(fact, kind=kind, old=left, new=right)
    return fact


def _once(text: str, line: str, other: str) -> bool:
    return text in line and text not in other


def _places(text: str, line: str) -> Iterator[int]:
    at = line.find(text)
    for _ in range(_TRIED):
        if at < 0:
            return
        end = at + len(text)
        if not (at and line[at - 1].isalnum()) and not line[end : end + 1].isalnum():
            yield at
        at = line.find(text, at + 1)


def _before(head: str, *, tied: bool) -> str:
    head = head[-_NEAR:]
    if tied and (match := _TIED.search(head)):
        return match[0]
    match = (_BEFORE if tied else _WORD_BEFORE).search(head)
    if not match:
        return ""
    found = match[0]
    return found[len(sentence[0]) :] if (sentence := _SENTENCE.match(found)) else found


def _after(tail: str) -> str:
    match = _AFTER.match(tail[:_NEAR])
    return match[0] if match else ""
