"""Lines that a text counts: added, removed, changed in all, and which one by its number.

`3 additions`, `新增 3 行`, `3行が追加` tell a count that the change itself gives, so the number has to be
that count and not any number on the page. Where both are told, their sum is known as well.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from diff_insight.grounding.amounts import Asked
from diff_insight.grounding.folding import CJK
from diff_insight.grounding.numbers import COUNT_WORD, count_word
from diff_insight.grounding.union import Shown, Union
from diff_insight.grounding.wordings import german

Counted = Literal["added", "removed", "changed"]
Wrong = tuple[int, int, Literal["absent", "side", "count"]]

_N = rf"(?P<n>(?<![\d.,])\d[\d,]*(?![.\d])|{COUNT_WORD})"
_WAS = r"(?:(?:was|were|is|are|has|have|had|been|being|newly|also|then|just) ){0,4}"
_ADD = r"(?:追加|挿入|新規追加|新增|添加|增加|插入)"
_CUT = r"(?:なくな|無くな|削除|除去|删除|刪除|移除|去除|删減|删减|削减)"
_ALL = r"(?:変更|修正|更新|变更|变动|变化|修改|更改|改动|改变|変化)"


_LINE_OF_TEXT = r"行(?!代码|文字|文本|のコード|の文章|のテキスト| ?[（(`])"


def _english(verb: str, noun: str) -> tuple[str, ...]:
    return (
        rf"\b{_N} (?:new |total |line |content |text )?{noun}s?\b",
        (
            rf"\b{_N} (?:new |blank |empty |existing )?lines? (?:of (?:text|content) )?"
            rf"{_WAS}{verb}(?:ed|d)\b"
        ),
        rf"\b{_N} {verb}(?:ed|d) lines?\b",
        rf"\b{verb}(?:s|es|ed|d|ing) {_N} (?:new |blank |empty |existing )?lines?\b",
        rf"\b{noun} of {_N} (?:new |blank |empty |existing )?lines?\b",
    )


_ROWS = r"(?<!表の)(?<!表に)(?<!表の )(?<!表に )(?<!テーブルの)(?<!テーブルに)"
"""Rows of a table are written with the character of lines."""


def _asian(verb: str) -> tuple[str, ...]:
    return (
        (
            rf"(?:空行[がを] ?)?{_ROWS}{_N} ?{_LINE_OF_TEXT}"
            r"(?:の|が|を|分の|分が|被|的|ほど|は|のみが?|だけ)?"
            rf"(?:新たに|新規に|新しく)?(?:新|旧|新的|旧的|原有)?"
            rf"(?:内容|空行)?(?:が|を|の|的|被)?{verb}"
        ),
        rf"{_N} ?(?:件|箇所|か所|カ所|ヶ所|つ|個|回|处|個所|ヵ所)の{verb}(?!機能)",
        rf"{verb}(?:された|した|了|行数?は|行が|行数?|的行数为|の行数は|が|は|:)? ?{_N} ?{_LINE_OF_TEXT}",
    )


_TOTAL = (
    (
        r"\b(?:total(?:ing|s|ling)?|total of|overall(?: change)? of|amounting to|a total) "
        rf"{_N} (?:line )?(?:changes|modifications|lines)\b"
    ),
    (
        r"(?:合計で?|合计|共计|总共|总计|计|全部で|共|計)(?:有|进行了|为|は|が)? ?"
        rf"{_N} ?(?:行|处|箇所|か所|カ所|ヶ所|件|项|个)(?:的|の|に|を|が)?{_ALL}"
    ),
)
_WORDINGS: tuple[tuple[Counted, tuple[str, ...]], ...] = (
    ("added", (*_english("add", "addition"), *_english("insert", "insertion"), *_asian(_ADD))),
    ("removed", (*_english("delet", "deletion"), *_english("remov", "removal"), *_asian(_CUT))),
    ("changed", _TOTAL),
)
_PATTERNS: tuple[tuple[Counted, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern)) for role, patterns in _WORDINGS for pattern in patterns
)
_ENGLISH = tuple(
    (role, pattern) for role, pattern in _PATTERNS if not CJK.search(pattern.pattern.replace(COUNT_WORD, ""))
)
_ASIAN = tuple(
    (role, pattern) for role, pattern in _PATTERNS if CJK.search(pattern.pattern.replace(COUNT_WORD, ""))
)

_TOTALS = re.compile(
    rf"{_N} ?(?:(?:total |line )?(?:changes|modifications)\b"
    r"|行(?:の変更|が変更|代码|。|，|$)|件の変更|处(?:变更|修改|变化))"
    rf"|(?:变化|变更|改动)(?:总计)?(?:为|了)? ?{_N.replace('?P<n>', '?P<m>')} ?行"
)
"""How many changes there are in all, beside how many lines came and went."""
_LINE_NUMBERS = (
    re.compile(r"\blines? (?:number )?(?P<n>\d+)(?: ?(?:-|to|and|~) ?(?P<m>\d+))?(?![\d.,]\d|\d)"),
    re.compile(r"(?<![\d.])(?P<n>\d+)(?: ?[-~] ?(?P<m>\d+))? ?行目"),
    re.compile(r"第 ?(?P<n>\d+)(?: ?[-~至到] ?(?P<m>\d+))? ?行"),
)
_BLANK = re.compile(r"blank|empty|空行|空白行")
REST = re.compile(
    r"elsewhere|as well|beside|此外|daneben|\bmore\b|\bother|remaining|ほか|他|残り"
    r"|其他|其余|另外|另有|还有|还|也"
    rf"|{german.REST}"
)
_NET = re.compile(r"\bnet\b|净|差し?引|正味|netto")
"""What says that the one is taken from the other."""
_CODE_LINES = Asked(things=frozenset({"line"}))
"""What is said of some lines may be said of one example or file alone."""


@dataclass(slots=True)
class Counting:
    """What became of the counted numbers of one sentence.

    Attributes:
        checked: How many number words (that are no claims otherwise) were checked.
        settled: Starts of the number claims that need no further look.
        counting: Starts of the number claims that count things, whatever became of them.
        lines: Which counts of lines were told.
        told: The same in order, with where each stands.
        wrong: Start, end and reason of those that no count bears out.
    """

    checked: int = 0
    settled: set[int] = field(default_factory=set)
    counting: set[int] = field(default_factory=set)
    wrong: list[Wrong] = field(default_factory=list)
    lines: set[tuple[Counted, int]] = field(default_factory=set)
    told: list[tuple[Counted, int, int, int]] = field(default_factory=list)


def count_lines(sentence: str, offset: int, *, shown: Shown, result: Counting) -> None:
    """Check the numbers of a sentence that count lines or say which one it is.

    Args:
        sentence: Folded and in lower case.
        offset: Of the sentence in its text.
        shown: The evidence.
        result: Takes note of what was checked.
    """
    for role, pattern in _ASIAN if CJK.search(sentence) else _ENGLISH:
        for match in pattern.finditer(sentence):
            _count_lines(match, offset, role=role, shown=shown, result=result)
    for match in _TOTALS.finditer(sentence) if result.lines else ():
        _total_lines(match, offset, shown=shown, result=result)
    if not _NET.search(sentence) and not isinstance(shown, Union):
        _add_up(result)
    for pattern in _LINE_NUMBERS:
        for match in pattern.finditer(sentence):
            _find_lines(match, offset, shown=shown, result=result)


def _count_lines(match: re.Match[str], offset: int, *, role: Counted, shown: Shown, result: Counting) -> None:
    start = offset + match.start("n")
    if start in result.settled:
        return
    result.settled.add(start)
    result.checked += 1
    counts = shown.counts
    value = _value(match["n"])
    again = [number for told, number in result.lines if told == role]
    if (
        again
        and value in getattr(counts, role)
        and (again != [value] or value in counts.added & counts.removed)
    ):
        result.wrong.append((start, start + len(match["n"]), "side"))  # said of the one side twice
    result.lines.add((role, value))
    result.told.append((role, value, start, start + len(match["n"])))
    if _BLANK.search(match[0]):
        if value not in (counts.of(("blank",), (role,)) if role != "changed" else counts.things):
            result.wrong.append((start, start + len(match["n"]), "absent"))
    elif REST.search(match.string) and value <= max(getattr(counts, role), default=0):
        return  # those of which nothing else is told
    elif value not in getattr(counts, role) and value not in (shown.amounts(_CODE_LINES) or ()):
        other = {"added": counts.removed, "removed": counts.added}.get(role, frozenset())
        result.wrong.append((start, start + len(match["n"]), "side" if value in other else "absent"))


def _add_up(result: Counting) -> None:
    """Hold what a sentence says of all changes against what it says that came and that went."""
    said = [(role, value) for role, value, _, _ in result.told if role != "changed"]
    totals = [(value, start, end) for role, value, start, end in result.told if role == "changed"]
    wrong = {start for start, _, _ in result.wrong}
    if len(said) != len(("added", "removed")) or len(totals) != 1 or totals[0][1] in wrong:
        return
    (one, came), (other, went) = said
    value, start, end = totals[0]
    if one == other or came + went != value:
        result.wrong.append((start, end, "count"))


def _total_lines(match: re.Match[str], offset: int, *, shown: Shown, result: Counting) -> None:
    """Hold what a sentence that counts added or removed lines says of all changes against their number."""
    name = "n" if match["n"] else "m"
    start = offset + match.start(name)
    if start in result.settled:
        return
    result.settled.add(start)
    result.checked += 1
    counts, value = shown.counts, _value(match[name])
    result.told.append(("changed", value, start, start + len(match[name])))
    sums = {abs(plus - minus) for plus in counts.added for minus in counts.removed}
    if value not in counts.added | counts.removed | counts.changed | sums:
        result.wrong.append((start, start + len(match[name]), "count"))


def _find_lines(match: re.Match[str], offset: int, *, shown: Shown, result: Counting) -> None:
    for name in ("n", "m"):
        start = offset + match.start(name)
        if match[name] is None or start in result.settled:
            continue
        result.settled.add(start)
        result.checked += 1
        if not shown.has_line(int(match[name][:18])):
            result.wrong.append((start, start + len(match[name]), "absent"))


def _value(text: str) -> int:
    word = count_word(text)
    return int(text.replace(",", "")[:18]) if word is None else word
