"""Whether the text of a page was put into another language: what went is in one script, what came in another.

What a page said in one language and says in another is neither gone nor new.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from diff_insight.facts.comment_marks import begins_comment, is_comment, parted
from diff_insight.late import late
from diff_insight.model import Fact

_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile("`[^`]*`")
_EASTERN = late("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KANA, _HANGUL = late("[\u3041-\u30fa]"), late("[\uac00-\ud7af]")
_WORD = re.compile("[A-Za-z][A-Za-z'\u2019]*")
_ENGLISH = frozenset("the and to for are with that this these you your from it when".split())  # noqa: SIM905 - reads as a list
"""Words that hold English sentences together and are none of its neighbours'."""
_EVEN = 1.5
"""Times as many texts as went may come in English where all of a page is in it."""
_HELD = 0.08
"""Their share of the words of an English text."""
_TEXTS = frozenset(
    "section heading sentence paragraph list_item definition footnote admonition table_cell table_row "  # noqa: SIM905 - reads as a list
    "table_column metadata metadata_entry link image quote tab comment docstring code_line "
    "markup_text html_attribute".split()
)
_REMARKS = frozenset({"comment", "docstring", "code_line"})
"""What is said beside code and not by a page."""
_NAMES = frozenset({"link", "image"})
"""Things whose words may be a name, for which another one came."""
_LEAST = 3
"""Texts from which on a page is a translation, whatever else changes: fewer may be a name or a quotation."""
_MOST = 0.5
"""Share of the eastern letters that makes a text Korean: a page names other languages in their scripts."""
_SOME = 0.1
"""The same of kana: a Japanese text is Chinese signs for the rest."""
_NATIVE, _FOREIGN = 0.3, 0.1
"""Shares of letters of an eastern script on both sides: names and code stay as they are."""
_SHORTEST, _LONGEST, _SLACK = 0.5, 8, 8
"""Letters of an eastern script for each word that they stand for, with some leeway in short texts."""

_STEM = 3
"""Letters of a word that has other forms."""

_Group = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Translation:
    """What of a page was put into another language.

    Attributes:
        language: Its code; empty where nothing was.
        whole: Whether most of what changes was, so that all that went in one script and came in the other is.
        back: Whether the eastern script is the one that went.
    """

    language: str = ""
    whole: bool = False
    back: bool = False
    _groups: frozenset[_Group] = field(default=frozenset())
    _names: Mapping[str, str] = field(default_factory=dict)

    def holds(self, fact: Fact) -> bool:
        """Tell whether a fact of the page is what went in one language or came in the other."""
        if not self.language:
            return False
        if fact.thing == "code_line":
            return not self.back and self._holds_line(fact)
        sides = list(_turned(fact, back=self.back))
        if not sides:
            entries = fact.thing == "metadata" and bool(fact.parts)
            return entries and all(map(self.holds, fact.parts))
        ((old, new),) = sides
        if old and new:
            return _is_pair(fact, old, new) and (self.whole or not self.back or _of_one_code(old, new))
        if not self.whole:
            return _group(fact, self._names) in self._groups
        return _went(old) if old else _share(new) >= _SOME

    def _holds_line(self, line: Fact) -> bool:
        place, thing = _group(line, self._names)
        trails = (place, parted(line.new or line.old or "")[0]) in self._groups
        return trails or ((place, thing) in self._groups and _is_remark(line))


def translation_of(facts: Sequence[Fact]) -> Translation:
    """Give what of a page was put into another language, by its facts."""
    every = [one for fact in facts for one in fact.all()]
    names = {one.previous_name: one.name for one in every if one.previous_name and one.thing == "section"}
    found = _into_eastern(every, names)
    return found if found.language else _into_english(every, names)


def _into_eastern(every: Sequence[Fact], names: Mapping[str, str]) -> Translation:
    """Give what went in a Latin script and came in an eastern one."""
    sides = [(fact, *pair) for fact in every for pair in _sides(fact) if fact.thing != "code_line"]
    groups = {**_even_groups(sides, names), **_of_examples(every, names)}
    if _is_whole(sides):
        language = _language_of(new for _, _, new in sides)
        return Translation(language, whole=True, _groups=frozenset(groups), _names=names)
    pairs = [new for fact, old, new in sides if old and new and _is_pair(fact, old, new)]
    said = [*pairs, *(text for texts in groups.values() for text in texts)]
    if not said:
        return Translation()
    return Translation(_language_of(said), _groups=frozenset(groups), _names=names)


def _into_english(every: Sequence[Fact], names: Mapping[str, str]) -> Translation:
    """Give what went in an eastern script and came in English: the same with the sides exchanged.

    Which language another Latin text is in cannot be told. Where only some passages changed, what is code in
    them has to be the same: who brings a translation up to date puts the new English text there first.
    """
    sides = [
        (fact, *pair) for fact in every if fact.thing != "code_line" for pair in _turned(fact, back=True)
    ]
    if not any(_share(east) for _, _, east in sides):
        return Translation()
    counts = [sum(bool(pair[at]) for pair in sides) for at in (1, 2)]
    whole = _is_whole(sides) and max(counts) <= _EVEN * min(
        counts
    )  # else the page says more, or less, as well
    even = _even_groups(sides, names, said_before=True)
    pairs = [
        latin
        for fact, latin, east in sides
        if latin and east and _is_pair(fact, latin, east) and _of_one_code(latin, east)
    ]
    said = (
        [latin for _, latin, _ in sides] if whole else [*pairs, *(one for of in even.values() for one in of)]
    )
    if not _is_english(said):
        return Translation()
    return Translation("en", whole=whole, back=True, _groups=frozenset(even), _names=names)


def _is_english(texts: Sequence[str]) -> bool:
    words = [word.casefold() for text in texts for word in _WORD.findall(_CODE.sub(" ", text))]
    return bool(words) and sum(word in _ENGLISH for word in words) >= _HELD * len(words)


def _of_one_code(old: str, new: str) -> bool:
    return set(_CODE.findall(old)) == set(_CODE.findall(new))


def is_remark(fact: Fact) -> bool:
    """Tell whether a fact is of a comment, in a program or an example."""
    return fact.thing in _REMARKS


def passages(facts: Sequence[Fact]) -> int:
    """Give how many texts of both languages there are at least in what was translated.

    Lines of an example that follow one another are one.
    """
    lines = [fact for fact in facts if fact.thing == "code_line"]
    others = [one for fact in facts if fact.thing != "code_line" for one in fact.all()]
    sides = [pair for one in others for pair in _sides(one)]
    gone = _runs([number for fact in lines for number in fact.lines.removed if fact.old])
    come = _runs([number for fact in lines for number in fact.lines.added if fact.new])
    return min(gone, come) + min(sum(bool(side[at]) for side in sides) for at in (0, 1))


def quoted(facts: Sequence[Fact]) -> tuple[str, str] | None:
    """Give what was said before and after, where that is one text; of an entry only its value."""
    every = [one for fact in facts for one in fact.all()]
    sides = [pair for one in every for pair in _sides(one)]
    olds, news = ([side[at] for side in sides if side[at]] for at in (0, 1))
    if len(olds) != 1 or len(news) != 1:
        return None
    if all(one.thing == "metadata_entry" for one in every if any(_sides(one))):
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(olds[0], news[0], strict=False)))
        key = olds[0].rfind(": ", 0, same) + 1
        return olds[0][key:].strip(), news[0][key:].strip()
    return olds[0], news[0]


def _is_whole(sides: Sequence[tuple[Fact, str, str]]) -> bool:
    """Tell whether most of what changes went in one script, and came in another."""
    gone = [old for _, old, _ in sides if old]
    come = [new for _, _, new in sides if new]
    eastern = [text for text in come if _share(text) >= _NATIVE]
    latin = [text for text in gone if _went(text)]
    return (
        min(len(eastern), len(latin)) >= _LEAST
        and 2 * len(eastern) >= len(come)
        and 2 * len(latin) >= len(gone)
    )


def _even_groups(
    sides: Sequence[tuple[Fact, str, str]], names: Mapping[str, str], *, said_before: bool = False
) -> Mapping[_Group, list[str]]:
    """Give the places where as many texts came in one script as went in another, each as long as its like.

    Args:
        sides: What the facts say in a Latin script and in an eastern one.
        names: The headings that sections bear now, by those that they bore.
        said_before: Whether to give of each place the Latin texts, where their code is the same.
    """
    gone: dict[_Group, list[str]] = defaultdict(list)
    come: dict[_Group, list[str]] = defaultdict(list)
    for fact, old, new in sides:
        if bool(old) != bool(new) and fact.thing != "section":
            (gone if old else come)[_group(fact, names)].append(old or new)
    return {
        group: olds if said_before else come[group]
        for group, olds in gone.items()
        if len(olds) == len(come.get(group, ()))
        and all(map(_are_one, olds, come[group]))
        and (not said_before or all(map(_of_one_code, olds, come[group])))
    }


def _group(fact: Fact, names: Mapping[str, str]) -> _Group:
    """Give the place of a fact, by the headings that its sections bear now, and its thing."""
    return tuple(names.get(place, place) for place in fact.where), fact.thing


def _is_pair(fact: Fact, old: str, new: str) -> bool:
    """Tell whether both versions of one thing say the same in two languages."""
    named = fact.thing in _NAMES and len(_WORD.findall(old)) == 1
    return not named and _are_one(old, new)


def _are_one(old: str, new: str) -> bool:
    """Tell whether one text can be the other's translation: what is left of its words was in the other."""
    if not _went(old):
        return False
    words, kept = ({word.casefold() for word in _WORD.findall(_CODE.sub(" ", text))} for text in (old, new))
    letters, stood_for = len(_EASTERN.findall(new)), len(words - kept)
    if (
        not letters
        or not stood_for
        or (_share(new) < _NATIVE and not all(_stood(word, words) for word in kept))
    ):
        return False
    count = sum(word.casefold() not in kept for word in _WORD.findall(old))
    return _SHORTEST * count - _SLACK <= letters <= _LONGEST * count + _SLACK


def _stood(word: str, words: Collection[str]) -> bool:
    """Tell whether a word stood among others, in another form perhaps: `issue` of `issues`."""
    short = len(word) < _STEM
    return word in words or (not short and any(one.startswith(word) or word.startswith(one) for one in words))


def _went(text: str) -> bool:
    return _share(text) <= _FOREIGN and _has_words(text)


def _of_examples(facts: Sequence[Fact], names: Mapping[str, str]) -> Mapping[_Group, list[str]]:
    """Give the places of the examples whose comments went in one script, and came in the other.

    Of a comment behind code the place is that code: the line went and came with it.
    """
    found: dict[_Group, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for fact in facts:
        if fact.thing != "code_line":
            continue
        place, thing = _group(fact, names)
        code, said = parted(fact.new or fact.old or "")
        if _is_remark(fact):
            gone, come = found[place, thing]
            gone += [fact.old] if fact.old else []
            come += [fact.new] if fact.new else []
        elif code and fact.action in {"added", "removed"}:
            found[place, code][fact.action == "added"].append(said)
    return {
        (place, thing): come
        for (place, thing), (gone, come) in found.items()
        if gone
        and come
        and (thing == "code_line" or (len(gone) == len(come) and all(map(_are_one, gone, come))))
    }


def _is_remark(part: Fact) -> bool:
    """Tell whether a line of an example is a comment that went in one script, or came in the other."""
    if part.thing != "code_line":
        return False
    if part.action == "changed":
        return _are_one(*_differing(part))
    said = (part.new or part.old or "").strip()
    if not is_comment(said):
        return False
    return _share(said) >= _SOME if part.new else _went(said)


def _differing(line: Fact) -> tuple[str, str]:
    """Give what a line of an example said and says in its comment, without what stands before that."""
    if "was" in line.details and "is" in line.details:
        return line.details["was"], line.details["is"]
    old, new = line.old or "", line.new or ""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    begins = begins_comment(old[:same]) or is_comment(old)
    return (old[same:], new[same:]) if begins else ("", "")


def _runs(numbers: Sequence[int]) -> int:
    """Give how many runs of lines there are."""
    ordered = sorted(set(numbers))
    return sum(one + 1 != other for one, other in zip((-1, *ordered), ordered, strict=False))


def _language_of(texts: Sequence[str] | Iterator[str]) -> str:
    """Give the language that most of some texts is in."""
    said = "".join(texts)
    letters = len(_EASTERN.findall(said))
    if len(_HANGUL.findall(said)) >= _MOST * letters:
        return "ko"
    return "ja" if len(_KANA.findall(said)) >= _SOME * letters else "zh"


def _has_words(text: str) -> bool:
    """Tell whether a text says something in a language: no address and no code does."""
    return any(_LETTER.search(word) for word in _CODE.sub(" ", text).split() if "//" not in word)


def _sides(fact: Fact) -> Iterator[tuple[str, str]]:
    """Give what a fact says on both sides, in words."""
    if fact.thing not in _TEXTS:
        return
    if fact.action == "renamed":
        yield fact.previous_name or "", fact.name
    elif fact.action == "removed":
        yield fact.old or fact.name, ""
    elif fact.action == "added":
        yield "", fact.new or fact.name
    elif fact.thing == "code_line":
        yield _differing(fact)
    elif fact.old and fact.new:
        yield fact.old, fact.new


def _turned(fact: Fact, *, back: bool) -> Iterator[tuple[str, str]]:
    """Give the sides of a fact, the Latin one first: that is the later one of a page that is put back."""
    for old, new in _sides(fact):
        yield (new, old) if back else (old, new)


def _share(text: str) -> float:
    if text.isascii():
        return 0.0
    letters = len(_LETTER.findall(text))
    return len(_EASTERN.findall(text)) / letters if letters else 0.0
