"""Numbers that a text counts with: how many of a thing there are (`two rows`, `5 个页面`).

Where the facts know such things it is one of the counts that they bear out, else any that the change does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from diff_insight.grounding.amounts import Asked, things_before, things_of
from diff_insight.grounding.claims import Claim
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import fold, literal, words
from diff_insight.grounding.line_counting import REST, Counting, count_lines
from diff_insight.grounding.listing import AND_MORE, Listing, held_behind, is_rest, listed_behind, names_of
from diff_insight.grounding.lookup import plain_test
from diff_insight.grounding.numbers import COUNT_WORD, count_word
from diff_insight.grounding.told_facts import SIDES
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import PLACED, all_actions_in, german

_MEASURES = (
    "bytes|tokens|minutes|seconds|hours|days|weeks|months|years|characters|dollars|dimensions|requests|users"
)
_COUNTER = re.compile(
    r" (?:more|others?)\b| (?:people|authors|persons?|personen)\b| ?[人名]|"
    r" ?(?:つ|個|件|箇所|か所|カ所|ヶ所|ヵ所|行|点|種類|項目|ファイル|ページ|セクション"
    r"|文|本|枚|か国|か(?!ら)|处|个|项|条|种|份"
    r"|篇|段|句|章|节|张|次|列|组|類|类)"
    rf"| (?:[a-z-]+ ){{0,3}}?(?!{_MEASURES})[a-z]{{2,}}(?:s|ren)\b"
    r"| of (?:the |all )?\d+ | that | with | 个中的| 個中の"
    r"| (?:new |single |blank |other )?"
    r"(?:line|file|page|row|section|image|link|change|sentence|paragraph|word|entry|hunk)\b"
    rf"|{german.COUNTED}"
)
_MORE = re.compile(r" (?:more|other|others|weitere[nrs]?|mehr)\b")
_MORE_BEFORE = re.compile(r"(?:ほか|他|另有|另外|其他|其余)(?:に|の)? ?$")
_CHANGED = {"changed"}
_CAME_OR_WENT = {"added", "removed"}
_ALTERED = frozenset({"changed", "moved", "renamed", "layout"})
"""What a text may call a change where nothing came and nothing went."""
_SIGNS = {"+": "added", "-": "removed"}
_LINES = frozenset({"line", "plain_line"})
_NOTHING_BUT_LINES = re.compile(r" ?行(?=[。，、；;)がをは]|$)| zeilen\b")
_SENTENCE_ENDS = ("。", "\n", ". ")
_CLAUSE_ENDS = (";", "；", *_SENTENCE_ENDS)
_GERMAN = re.compile(german.COUNTED)
_QUOTED = re.compile(r"\"[^\"]{1,400}\"|“[^“”]{1,400}”|「[^「」]{1,400}」")
"""What a text quotes says nothing of what it says itself."""
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""What is a number with decimals anywhere else counts thousands in front of a German noun."""
_ELIDED = re.compile(r" (?:go(?:es)?|come|comes|are|is|fallen|kommen|entfallen|sind|werden)\b")
"""What follows a number that counts what the number before it does."""
_RATE = re.compile(r" ?(?:日|天|分|秒|時間|小时|か月|ヶ月|个月|週|周|人|回|年|つの|個の|种|each)|\s*each")
_ELSEWHERE = re.compile(
    r"(?:- )?(?:beside (?:that|this)|apart from|elsewhere|also|此外|另外|そのほか|ほかに|また"
    r"|daneben|außerdem)",
    re.IGNORECASE,
)
"""With what a sentence begins that leaves the place of the one before it."""
_CHANGES_TO = re.compile(r" ?(?:つ|個|件|行|本|人|回|[かカ箇]所)から ?\d")
_TIMES = re.compile(r" ?(?:处|次|か所|カ所|箇所|ヶ所|回|個所)| (?:places?|times?|occurrences?)\b")
_FILES = re.compile(
    r" ?(?:ファイル|ページ|个文件|个页面|件のファイル|つのファイル|個のファイル|篇)"
    r"| (?:[a-z-]+ ){0,2}(?:files?|pages?|documents?|articles?)\b"
    rf"|{german.FILES}"
)
_GERMAN_WORDS = rf"\b(?:{'|'.join(german.NUMBERS)})\b"
_WORDS = re.compile(rf"\b{COUNT_WORD}\b|(?<!第)[二两三四五六七八九](?=[个处条项名种段])|{_GERMAN_WORDS}")
_SPOKEN_COUNT = re.compile(rf"\d|\b{COUNT_WORD}\b|[一二两三四五六七八九十]|{_GERMAN_WORDS}")
_PATH = re.compile(r"[\w-]++(\.[a-z]{1,5}\b)?")
_MANY = 100_000
"""What is more than so many is a quantity and counts nothing in a diff."""
_LINE = 2_000
"""How far back in a line the words are sought that say of what a count is the rest."""
_LINE_OR_ROW = "行"
"""One character for lines and for rows of a table."""
_COUNTER_OF_HAN = 4
"""Characters behind a number in which Chinese and Japanese say what they count."""
_FEW = 8
"""How many tokens of a sentence are counted for what it says of their number."""
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)、]) ?\S", re.MULTILINE)


def near_of(text: str, span: tuple[int, int], ahead: Sequence[Claim]) -> Sequence[Claim]:
    """Give what stands before a sentence in its line and may be the place of what it says.

    Args:
        text: The whole text.
        span: Of the sentence.
        ahead: The claims before it in its line.
    """
    return () if _ELSEWHERE.match(text, *span) else [one for one in ahead if one.kind != "number"]


def counted(
    text: str, span: tuple[int, int], found: Sequence[Claim], shown: Shown, *, near: Sequence[Claim] = ()
) -> Counting:
    """Check the numbers of a sentence that count lines or things.

    Args:
        text: The whole text.
        span: Of the sentence.
        found: Its claims.
        shown: The evidence.
        near: Claims before it that may be the place of what it counts.
    """
    result = Counting()
    sentence = fold(text[slice(*span)]).lower()
    if not _SPOKEN_COUNT.search(sentence):
        return result
    line = text[max(0, text.rfind("\n", 0, span[0])) : span[1]][-_LINE:].lower()
    count_lines(sentence, span[0], shown=shown, result=result)
    behind = ""
    for claim in found:
        plain = claim.kind == "number" and not claim.quoted and claim.start not in result.settled
        after = sentence[claim.end - span[0] :][:80] if plain else ""
        after = behind if behind and _ELIDED.match(after) else after
        behind = after if _COUNTER.match(after) else ""
        if not plain or not (_COUNTER.match(after) or _RATE.match(after)):
            continue
        if _COUNTER.match(after):
            result.counting.add(claim.start)
        others = [other for other in found if other is not claim and other.kind != "number"]
        borne_out = _counts_things(claim, after, [*near, *others], text=text, line=line, shown=shown)
        if borne_out is not None:
            result.settled.add(claim.start)
            result.checked += 1
        if borne_out is False:
            result.wrong.append((claim.start, claim.end, "count"))
    _count_words(sentence, span[0], [*near, *found], text=text, shown=shown, result=result)
    return result


def _count_words(
    sentence: str, offset: int, found: Sequence[Claim], *, text: str, shown: Shown, result: Counting
) -> None:
    """Check the numbers that are words, where the facts know what they count."""
    names = [claim for claim in found if claim.kind != "number"]
    for word in _spelt(sentence, offset, found):
        asked, _ = _asked(word, sentence[word.end - offset :][:80], names, text=text, shown=shown)
        known = shown.amounts(asked) if asked.things and asked.actions else None
        number = int(word.numbers[-1])
        lines = shown.counts.of(asked.things, asked.actions)
        if asked.things == _LINES and not asked.places and not REST.search(sentence):
            known = _lines(asked, shown) or None
        if known is not None and number not in known and number not in lines:
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


@dataclass(frozen=True, slots=True)
class _Count:
    """A number that counts something.

    Attributes:
        claim: The number.
        number: Its value.
        after: What follows in the sentence, folded and in lower case.
        others: The other claims of the sentence.
        text: The whole text.
        line: The line of the text up to the sentence's end, in lower case.
    """

    claim: Claim
    number: int
    after: str
    others: Sequence[Claim]
    text: str
    line: str


def _counts_things(
    claim: Claim, after: str, others: Sequence[Claim], *, text: str, line: str, shown: Shown
) -> bool | None:
    """Whether there are so many; None where only the page may say so."""
    value = claim.numbers[-1]
    if _THOUSANDS.fullmatch(claim.text) and _GERMAN.match(after):
        value = Decimal(claim.text.replace(".", ""))
    if value == 1 and _RATE.match(after) and things_of(after) is None:
        return True
    if value != int(value) or value > _MANY or not _COUNTER.match(after):
        return None
    if _CHANGES_TO.match(after) or text[: claim.start].rstrip().endswith("から"):
        return True  # how many there are in all, and not of what changed
    count = _Count(claim, int(value), after, others, text, line)
    more = _MORE.match(after)
    if more or _MORE_BEFORE.search(text[: claim.start][-_FEW:]):
        things = things_of(after[more.end() if more else 0 :])
        if things is not None and _happened_to_fewer(count, things, shown):
            return False
        return is_rest(count.number, claim, others, things=things, text=text, shown=shown) or None
    asked, listing = _asked(claim, after, others, text=text, shown=shown)
    listed = listing.bears_out(count.number)
    if listed and listing.more is None and asked.things:
        listed = _are_such(count.number, asked, shown)
    return _is_known(count, asked, shown) if listed is None else listed


def _happened_to_fewer(count: _Count, things: frozenset[str], shown: Shown) -> bool:
    """Whether so many more cannot be such, as that happened to fewer."""
    begins, ends = _clause(count.text, count.claim)
    actions = all_actions_in(_QUOTED.sub(" ", fold(count.text[begins:ends])).lower())
    if len(actions) != 1 or actions.isdisjoint(_CAME_OR_WENT):
        return False
    known = shown.amounts(Asked(things=things, actions=actions))
    return known is not None and count.number > max(known, default=0)


def _clause(text: str, claim: Claim) -> tuple[int, int]:
    """Give where the clause that a number stands in begins and ends."""
    begins = max(text.rfind(mark, 0, claim.start) for mark in _CLAUSE_ENDS) + 1
    ends = min((at for mark in _CLAUSE_ENDS if (at := text.find(mark, claim.end)) >= 0), default=len(text))
    return begins, ends


def _are_such(number: int, asked: Asked, shown: Shown) -> bool | None:
    """Whether what is listed is so many things to which that happened; None where facts do not say."""
    named = shown.amounts(replace(asked, only=True))
    if named is None or number in named:
        return True
    contrary = {"added", "removed"}.difference(asked.actions or ())
    if len(contrary) != 1:
        return None
    other = shown.amounts(replace(asked, only=True, actions=frozenset(contrary)))
    return False if other is not None and number in other else None


def _is_known(count: _Count, asked: Asked, shown: Shown) -> bool | None:
    known = shown.amounts(asked) if asked.things is not None else None
    if known is None:
        is_lines = asked.things == _LINES or _NOTHING_BUT_LINES.match(count.after)
        if is_lines and not asked.places and not REST.search(count.line):
            known = _lines(asked, shown)
            return count.number in known if known else _is_any(count, shown)
        return _is_any(count, shown) or None
    lines = {"line"} if count.after.lstrip().startswith(_LINE_OR_ROW) else set()
    if count.number in known or count.number in shown.counts.of(
        {*(asked.things or ()), *lines}, asked.actions
    ):
        return True
    whole = isinstance(shown, Evidence) and shown.change.status in {"added", "removed"}
    return None if (asked.actions is None and not whole) or _is_written(count, shown) else False


def _lines(asked: Asked, shown: Shown) -> frozenset[int]:
    """How many lines came or went, in all or in one run of them; empty where that is not what is told."""
    numbers = shown.counts.of(("line",), asked.actions)
    if not isinstance(shown, Evidence) or (
        asked.actions is None and shown.change.status not in _CAME_OR_WENT
    ):
        return frozenset()
    if asked.actions is None:
        return numbers
    signs = {sign for sign, action in _SIGNS.items() if action in asked.actions}
    runs = {
        sum(1 for _ in run)
        for hunk in shown.hunks
        for side, run in groupby(hunk.lines, key=lambda line: line.side)
        if side in signs
    }
    return numbers | runs if signs else frozenset()


def _is_written(count: _Count, shown: Shown) -> bool:
    """Whether the page itself has the number in front of that noun."""
    noun = words(count.after)[:1]
    number = literal(count.claim.text).lower()
    if not noun:
        said = number + count.after[:_COUNTER_OF_HAN]
        return any(shown.on(side, lambda lines: said in lines.low) for side in SIDES)
    return any(shown.on(side, lambda lines: lines.has_phrase([*words(number), *noun])) for side in SIDES)


def _is_any(count: _Count, shown: Shown) -> bool:
    """Whether anything that can be counted here is so many: the noun does not say what."""
    number, others = count.number, count.others[:_FEW]
    if number in shown.counts.things or number == sum(1 for _ in _ITEM.finditer(count.text)):
        return True
    if _FILES.match(count.after) and _counts_files(number, others, text=count.text, shown=shown):
        return True
    if _TIMES.match(count.after) and any(number in _occurrences(other, shown) for other in others):
        return True
    return number in shown.told or (bool(REST.search(count.line)) and number <= max(shown.told, default=0))


def _asked(
    claim: Claim, after: str, others: Sequence[Claim], *, text: str, shown: Shown
) -> tuple[Asked, Listing]:
    """Give what a count counts: the noun behind it, what its clause says happened, places named before."""
    begins, ends = _clause(text, claim)
    opens = max(text.rfind(mark, 0, claim.start) for mark in _SENTENCE_ENDS) + 1
    colon = text.find(": ", opens, claim.start)  # of an earlier sentence it may be the place and may not
    before = [
        one for one in others if opens <= one.start < max(colon, 0) or begins <= one.start < claim.start
    ]
    if AND_MORE.search(text, max(begins, 0), claim.start):
        before = []  # it names some of the places alone
    said = _QUOTED.sub(" ", fold(text[begins:ends])).lower()
    actions = all_actions_in(said)
    listing = listed_behind(claim, others, text[:ends])
    asked = Asked(
        things=things_of(after) or things_before(fold(text[begins : claim.start]).lower()),
        actions=(actions if actions != _CHANGED else _ALTERED) if len(actions) == 1 else None,
        names=names_of(listing.items),
    )
    named = bool(asked.names and asked.things and shown.amounts(replace(asked, only=True, actions=None)))
    places = names_of((*before, *(() if named else held_behind(claim, others, text[:ends]))))
    placed = PLACED.search(said[: claim.start - begins]) or PLACED.search(after.partition("(")[0])
    anywhere = places or placed or ("(" in after and not named)
    near = None if anywhere else names_of(one for one in others if one.start < claim.start)
    return replace(asked, places=places, near=near), listing


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
