"""Numbers that a text counts with: lines added and removed, and how many of a thing there are.

`3 additions`, `新增 3 行`, `3行が追加` tell a count that the change itself gives, so the number has to be
that count and not any number on the page. Other counted things (`two rows`, `5 个页面`) may be any of the
counts that the change bears out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from diff_insight.grounding.amounts import Asked, things_of
from diff_insight.grounding.claims import Claim
from diff_insight.grounding.folding import CJK, fold, literal, words
from diff_insight.grounding.lookup import plain_test
from diff_insight.grounding.numbers import COUNT_WORD, count_word
from diff_insight.grounding.told_facts import SIDES
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import actions_in, german

Counted = Literal["added", "removed", "changed"]
Wrong = tuple[int, int, Literal["absent", "side", "count"]]

_N = rf"(?P<n>(?<![\d.,])\d[\d,]*(?![.\d])|{COUNT_WORD})"
_WAS = r"(?:(?:was|were|is|are|has|have|had|been|being|newly|also|then|just) ){0,4}"
_ADD = r"(?:追加|挿入|新規追加|新增|添加|增加|插入)"
_CUT = r"(?:削除|除去|删除|刪除|移除|去除|删減|删减|削减)"
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

_MEASURES = (
    "bytes|tokens|minutes|seconds|hours|days|weeks|months|years|characters|dollars|dimensions|requests|users"
)
_COUNTER = re.compile(
    r" (?:more|others?)\b| (?:people|authors|persons?|personen)\b| ?[人名]|"
    r" ?(?:つ|個|件|箇所|か所|カ所|ヶ所|ヵ所|行|点|種類|項目|ファイル|ページ|セクション"
    r"|文|本|枚|か国|か|处|个|项|条|种|份"
    r"|篇|段|句|章|节|张|次|列|组|類|类)"
    rf"| (?:[a-z-]+ ){{0,3}}?(?!{_MEASURES})[a-z]{{2,}}(?:s|ren)\b"
    r"| of (?:the |all )?\d+ | that | with | 个中的| 個中の"
    r"| (?:new |single |blank |other )?"
    r"(?:line|file|page|row|section|image|link|change|sentence|paragraph|word|entry|hunk)\b"
    rf"|{german.COUNTED}"
)
_MORE = re.compile(r" (?:more|other|others|weitere[nrs]?|mehr)\b")
_MORE_BEFORE = re.compile(r"(?:ほか|他|另有|另外|其他|其余)(?:に|の)? ?$")
_DIGITS = re.compile(r"(?<![\w.,-])\d{1,6}(?![\w.,-])")
_LISTS = re.compile(r"(?:\band|\bund|,|、|，|和|以及|与|ほか|と) ?(?:另外|其他|他)? ?$")
_LIST_BREAK = re.compile(r"[:;：；。\n]|では|には|\. |\bin |^[^、]*+、.*(?:まし|です)")
_LIST_STEP = re.compile(r"[,、，]| (?:and|und) |和|と|以及")
_CODE_LINES = Asked(things=frozenset({"line"}))
"""What is said of some lines may be said of one example or file alone."""
_CLAUSE_ENDS = (";", "；", "。", "\n", ". ")
_GERMAN = re.compile(german.COUNTED)
_QUOTED = re.compile(r"\"[^\"]{1,400}\"|“[^“”]{1,400}”|「[^「」]{1,400}」")
"""What a text quotes says nothing of what it says itself."""
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""What is a number with decimals anywhere else counts thousands in front of a German noun."""
_LINE_NUMBERS = (
    re.compile(r"\blines? (?:number )?(?P<n>\d+)(?: ?(?:-|to|and|~) ?(?P<m>\d+))?(?![\d.,]\d|\d)"),
    re.compile(r"(?<![\d.])(?P<n>\d+)(?: ?[-~] ?(?P<m>\d+))? ?行目"),
    re.compile(r"第 ?(?P<n>\d+)(?: ?[-~至到] ?(?P<m>\d+))? ?行"),
)
_RATE = re.compile(r" ?(?:日|天|分|秒|時間|小时|か月|ヶ月|个月|週|周|人|回|年|つの|個の|种|each)|\s*each")
_BLANK = re.compile(r"blank|empty|空行|空白行")
_REST = re.compile(
    r"elsewhere|as well|\bmore\b|\bother|remaining|ほか|他|残り|其他|其余|另外|另有|还有|还|也"
    rf"|{german.REST}"
)
_TIMES = re.compile(r" ?(?:处|次|か所|カ所|箇所|ヶ所|回|個所)| (?:places?|times?|occurrences?)\b")
_FILES = re.compile(
    r" ?(?:ファイル|ページ|个文件|个页面|件のファイル|つのファイル|個のファイル|篇)"
    r"| (?:[a-z-]+ ){0,2}(?:files?|pages?|documents?|articles?)\b"
    rf"|{german.FILES}"
)
_GERMAN_WORDS = rf"\b(?:{'|'.join(german.NUMBERS)})\b"
_WORDS = re.compile(rf"\b{COUNT_WORD}\b|[二两三四五六七八九](?=[个处条项名种段])|{_GERMAN_WORDS}")
_SPOKEN_COUNT = re.compile(rf"\d|\b{COUNT_WORD}\b|[一二两三四五六七八九十]|{_GERMAN_WORDS}")
_PATH = re.compile(r"[\w-]++(\.[a-z]{1,5}\b)?")
_MANY = 100_000
"""What is more than so many is a quantity and counts nothing in a diff."""
_LINE = 2_000
"""How far back in a line the words are sought that say of what a count is the rest."""
_LINE_OR_ROW = "行"
"""One character for lines and for rows of a table."""
_FEW = 8
"""How many tokens of a sentence are counted for what it says of their number."""
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)、]) ?\S", re.MULTILINE)


@dataclass(slots=True)
class Counting:
    """What became of the counted numbers of one sentence.

    Attributes:
        checked: How many number words (that are no claims otherwise) were checked.
        settled: Starts of the number claims that need no further look.
        counting: Starts of the number claims that count things, whatever became of them.
        lines: Which counts of lines were told.
        wrong: Start, end and reason of those that no count bears out.
    """

    checked: int = 0
    settled: set[int] = field(default_factory=set)
    counting: set[int] = field(default_factory=set)
    wrong: list[Wrong] = field(default_factory=list)
    lines: set[tuple[Counted, int]] = field(default_factory=set)


def counted(text: str, span: tuple[int, int], found: Sequence[Claim], shown: Shown) -> Counting:
    """Check the numbers of a sentence that count lines or things."""
    result = Counting()
    sentence = fold(text[slice(*span)]).lower()
    if not _SPOKEN_COUNT.search(sentence):
        return result
    line = text[max(0, text.rfind("\n", 0, span[0])) : span[1]][-_LINE:].lower()
    for role, pattern in _ASIAN if CJK.search(sentence) else _ENGLISH:
        for match in pattern.finditer(sentence):
            _count_lines(match, span[0], role=role, shown=shown, result=result)
    for pattern in _LINE_NUMBERS:
        for match in pattern.finditer(sentence):
            _find_lines(match, span[0], shown=shown, result=result)
    for claim in found:
        plain = claim.kind == "number" and not claim.quoted and claim.start not in result.settled
        after = sentence[claim.end - span[0] :][:80] if plain else ""
        if not plain or not (_COUNTER.match(after) or _RATE.match(after)):
            continue
        result.counting.add(claim.start)
        others = [other for other in found if other is not claim and other.kind != "number"]
        borne_out = _counts_things(claim, after, others, text=text, line=line, shown=shown)
        if borne_out is not None:
            result.settled.add(claim.start)
            result.checked += 1
        if borne_out is False:
            result.wrong.append((claim.start, claim.end, "count"))
    _count_words(sentence, span[0], found, text=text, shown=shown, result=result)
    return result


def _count_words(
    sentence: str, offset: int, found: Sequence[Claim], *, text: str, shown: Shown, result: Counting
) -> None:
    """Check the numbers that are words, where the facts know what they count."""
    names = [claim for claim in found if claim.kind != "number"]
    for word in _spelt(sentence, offset, found):
        asked = _asked(word, sentence[word.end - offset :][:80], names, text=text)
        known = shown.amounts(asked) if asked.things and asked.actions else None
        number = int(word.numbers[-1])
        if known is not None and number not in known and number not in shown.counts.of(asked.things):
            result.wrong.append((word.start, word.end, "count"))


def _spelt(sentence: str, offset: int, found: Sequence[Claim]) -> Iterator[Claim]:
    """Give the numbers from two on that are words of the text itself."""
    for match in _WORDS.finditer(sentence):
        start, end = offset + match.start(), offset + match.end()
        number = german.NUMBERS.get(match[0]) or count_word(match[0]) or 0
        if number > 1 and not any(claim.outer[0] <= start < claim.outer[1] for claim in found):
            yield Claim(
                kind="number",
                text=match[0],
                start=start,
                end=end,
                outer=(start, end),
                numbers=(Decimal(number),),
            )


def _count_lines(match: re.Match[str], offset: int, *, role: Counted, shown: Shown, result: Counting) -> None:
    start = offset + match.start("n")
    if start in result.settled:
        return
    result.settled.add(start)
    result.checked += 1
    counts = shown.counts
    value = _value(match["n"])
    if (role, value) in result.lines and value in counts.added & counts.removed:
        result.wrong.append((start, start + len(match["n"]), "side"))  # said of the one side twice
    result.lines.add((role, value))
    if _BLANK.search(match[0]):
        if value not in counts.things:
            result.wrong.append((start, start + len(match["n"]), "absent"))
    elif value not in getattr(counts, role) and value not in (shown.amounts(_CODE_LINES) or ()):
        other = {"added": counts.removed, "removed": counts.added}.get(role, frozenset())
        result.wrong.append((start, start + len(match["n"]), "side" if value in other else "absent"))


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


def _counts_things(
    claim: Claim, after: str, others: Sequence[Claim], *, text: str, line: str, shown: Shown
) -> bool | None:
    """Whether there are so many; None where only the page may say so."""
    value = claim.numbers[-1]
    if _THOUSANDS.fullmatch(claim.text) and _GERMAN.match(after):
        value = Decimal(claim.text.replace(".", ""))
    if value == 1 and _RATE.match(after):
        return True
    if value != int(value) or value > _MANY or not _COUNTER.match(after):
        return None
    number = int(value)
    more = _MORE.match(after)
    if more or _MORE_BEFORE.search(text[: claim.start][-_FEW:]):
        things = things_of(after[more.end() if more else 0 :])
        return _is_rest(number, claim, others, things=things, text=text, shown=shown) or None
    asked = _asked(claim, after, others, text=text)
    known = shown.amounts(asked) if asked.things is not None else None
    if known is None:
        return _is_any(number, after, others, text=text, line=line, shown=shown) or None
    lines = {"line"} if after.lstrip().startswith(_LINE_OR_ROW) else set()
    if number in known or number in shown.counts.of({*(asked.things or ()), *lines}):
        return True
    return None if asked.actions is None or _is_written(claim, after, shown) else False


def _is_written(claim: Claim, after: str, shown: Shown) -> bool:
    """Whether the page itself has the number in front of that noun."""
    noun = words(after)[:1]
    phrase = [*words(literal(claim.text).lower()), *noun]
    return not noun or any(shown.on(side, lambda lines: lines.has_phrase(phrase)) for side in SIDES)


def _is_any(number: int, after: str, others: Sequence[Claim], *, text: str, line: str, shown: Shown) -> bool:
    """Whether anything that can be counted here is so many: the noun does not say what."""
    if number in shown.counts.things or number == sum(1 for _ in _ITEM.finditer(text)):
        return True
    if _FILES.match(after) and _counts_files(number, others, text=text, shown=shown):
        return True
    if _TIMES.match(after) and any(number in _occurrences(other, shown) for other in others[:_FEW]):
        return True
    return number in shown.told or (bool(_REST.search(line)) and number <= max(shown.told, default=0))


def _asked(claim: Claim, after: str, others: Sequence[Claim], *, text: str) -> Asked:
    """Give what a count counts: the noun behind it, what its clause says happened, places named before."""
    begins = max(text.rfind(mark, 0, claim.start) for mark in _CLAUSE_ENDS) + 1
    ends = min((at for mark in _CLAUSE_ENDS if (at := text.find(mark, claim.end)) >= 0), default=len(text))
    line = text.rfind("\n", 0, claim.start) + 1
    colon = text.find(": ", line, claim.start)
    before = [one for one in others if line <= one.start < max(colon, 0) or begins <= one.start < claim.start]
    places = {literal(one.text).lower() for one in before}
    said = _QUOTED.sub(" ", fold(text[begins:ends])).lower()
    return Asked(things=things_of(after), actions=actions_in(said), places=frozenset(places))


def _is_rest(
    number: int,
    claim: Claim,
    others: Sequence[Claim],
    *,
    things: frozenset[str] | None,
    text: str,
    shown: Shown,
) -> bool:
    """Whether what a list names and so many more are a number of things that there are."""
    known = shown.amounts(Asked(things=things)) if things else None
    if known is None:
        known = (shown.amounts(Asked()) or frozenset()) | shown.told | shown.counts.things | shown.places
    begins = max(text.rfind(mark, 0, claim.start) for mark in ("\n", "。"))
    listed = [one for one in others if begins < one.start < claim.start]
    between = [text[one.outer[1] : two.outer[0]] for one, two in pairwise(listed)]
    named = 1
    for gap in reversed(between):
        if _LIST_BREAK.search(gap):
            break
        named += not gap or bool(_LIST_STEP.search(gap))
    before = text[max(begins, 0) : claim.start]
    if listed and _LISTS.search(before):
        rows = before.count("](#")  # links to rows of the report, whatever their files are called
        counted = {int(digits) for digits in _DIGITS.findall(before)}  # how many the sentence says there are
        return number + named in known or (rows > 0 and number + rows in known | counted)
    return number <= max(known, default=0)


def _counts_files(number: int, others: Sequence[Claim], *, text: str, shown: Shown) -> bool:
    """Whether so many files show a token of the sentence, or are left beside those that the text names."""
    if any(number in shown.files_with(plain_test(other)) for other in others[:_FEW]):
        return True
    named = len({found[0] for found in _PATH.finditer(text) if found[1]})
    return number in {shown.files - left for left in range(named + 1)}


def _occurrences(claim: Claim, shown: Shown) -> set[int]:
    low = literal(claim.text).strip().lower()
    removed, added = shown.count("removed", low), shown.count("added", low)
    return {removed, added, abs(added - removed)}
