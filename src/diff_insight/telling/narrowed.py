"""A long statement or documentation that changes in one place: told by that place, as whole pieces of it.

`was` and `is` are the pieces that gave way to one another, `gains` and `loses` what came or went with nothing
in its place. A condition is compared by its operands, everything else by tokens from both ends.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from diff_insight.facts.differs import differing, everywhere, inserted, inserted_at, is_balanced, quoted
from diff_insight.facts.operands import joined_alike, joins, operands
from diff_insight.facts.wording import beside
from diff_insight.model import Fact
from diff_insight.telling.arguments import Difference, differences
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.class_words import class_words
from diff_insight.telling.further_sentences import further_sentences
from diff_insight.telling.listed import entries_differing
from diff_insight.telling.point import Place
from diff_insight.trees.comments import first_sentence

PIECES = ("was", "is", "gains", "loses", "passed_to", "swaps")
"""Details that say what differs."""
STATEMENTS = frozenset(
    {"condition", "loop", "with", "return", "raise", "assignment", "call", "statement", "attribute"}
)
"""Things of a body that are told by what differs in them only where that is whole."""
_CALLING = frozenset({"return", "raise", "assignment", "call", "attribute"})
"""Statements that mostly call something."""
_DECLARING = frozenset({"function", "func", "fn", "def", "new"})
"""Words in front of a bracket that name no function."""
_HEADS = frozenset({"value", "decorator", "type", "returns", "html_attribute"})
"""Things at the head of a definition, or in a tag, that may be long."""
_PLACES = 12
"""Places between brackets that are told one by one: each is an argument, or an entry."""
_SWAPPING = frozenset({"return", "assignment", "call", "statement", "attribute", "html_attribute"})
"""Statements of which one clause says all that gave way to something else."""
_BRACKETED = (STATEMENTS - {"condition"}) | {"value", "decorator", "html_attribute"}
"""What is told by what differs between its brackets."""
_FEW = 3
"""Places at which a statement differs that are told one by one."""
_DECLARED = frozenset({"function", "method", "class", "interface", "struct", "trait"})
_FOLLOWS = re.compile(r"\s*([\w.:]*)")
_KEY = re.compile(r"[\"'`]?[\w .:/@-]{1,80}?[\"'`]?(?=\s*(?:=>|(?<!:):(?!:)|=))")
_PROSE = frozenset({"docstring", "comment"})
_CLASS = re.compile(r"[\w!:./\[\]%#&>*()-]{1,80}")
"""A word that names a class, as style sheets and those who write them by classes alone spell it."""
_TAG = re.compile(r"</?[a-z][^<>]*>")
_SENTENCE = re.compile(r"[.!?:]\W*$")
_NAMING = re.compile(r"\w{4}")
"""A word that says something by itself: an article does not."""
_BEHIND = 3
"""Words that are told behind others which say nothing by themselves, at most."""
_TORN = re.compile(r"\?\s|else\s|=\s")
"""What a piece begins with that is a half of a choice, or of what is set: the other half stands elsewhere."""
_LEFT_OPEN = re.compile(r"\s[?:]\Z")
"""The same at its end."""
_LONG = 40_000
"""Characters of a statement from which on it is not compared."""
_CHOOSING = frozenset({"return", "assignment", "attribute"})
_CHOICE = re.compile(r"\s\?\s|\selse\s|&&|\|\||\?\?|\s(?:and|or)\s")
_NAMED = re.compile(r"\w")
_OPTION = re.compile(r"-{1,2}\w")
_OPEN, _CLOSED = "([{", ")]}"

_Leaf = tuple[Fact, Place]


def narrowed(leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
    """Give the facts, long changed ones with what differs in them, and without the whole."""
    told = [(one, place, _pieces(one)) for fact, place in leaves for one in [_inner_call(fact)]]
    times = Counter(tuple(pieces.items()) for fact, _, pieces in told if pieces and fact.thing in _PROSE)
    for fact, place, found in told:
        pieces = _of_operands(fact, found)
        often = times[tuple(pieces.items())] > 1
        long = often or _is_long(fact) or _is_of_a_choice(fact, pieces)
        kept = {} if fact.thing in _DECLARED else fact.details
        if words := class_words(fact):
            name = fact.name or (fact.new or "").partition(" ")[0]
            yield replace(fact, name=name, old=None, new=None, details={**kept, **words}), place
        elif long and (placed := _by_brackets(fact)):
            yield from ((replace(fact, old=None, new=None, details={**kept, **one}), place) for one in placed)
        elif long and (typed := _annotated(fact, pieces)):
            yield typed, place
        elif pieces and long and max(map(len, pieces.values())) > BOUNDS.code >= len(fact.new or ""):
            yield replace(fact, old=None, details=kept), place  # what it is now can be shown
        elif pieces and long and len(pieces.get("was", "") + pieces.get("is", "")) <= 2 * BOUNDS.code:
            yield replace(fact, old=None, new=None, details={**kept, **pieces}), place
        elif long and fact.thing == "condition" and _is_shown_whole(fact):
            yield fact, place
        elif long and (several := _several(fact)):
            yield from (
                (replace(fact, old=None, new=None, details={**kept, **one}), place) for one in several
            )
        elif pieces and long:
            yield replace(fact, old=None, new=None, details={**kept, **pieces}), place
        else:
            yield fact, place


def of_each(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Give facts with each statement once: its pieces are told one by one, and are one change."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for fact in facts:
        key = fact.kind, id(fact.lines)
        if key not in seen or not fact.lines or not any(piece in fact.details for piece in PIECES):
            kept.append(fact)
        seen.add(key)
    return kept


def _is_shown_whole(fact: Fact) -> bool:
    """Tell whether both sides of a fact can be shown."""
    return bool(fact.old and fact.new) and max(len(fact.old or ""), len(fact.new or "")) <= BOUNDS.code


def _annotated(fact: Fact, pieces: Mapping[str, str]) -> Fact | None:
    """Give that a variable is annotated where all that a statement gained, or lost, is a type."""
    name = fact.details.get("about", "")
    for key, kind in (("gains", "type_added"), ("loses", "type_removed")):
        piece = pieces.get(key, "")
        whole = (fact.new if key == "gains" else fact.old) or ""
        if name and piece.startswith(":") and f"{name}{piece}" in whole.replace(" :", ":"):
            said = piece.lstrip(":= ").strip()
            sides = (None, said) if key == "gains" else (said, None)
            return replace(fact, kind=kind, name=name, old=sides[0], new=sides[1], details={}, parts=())
    return None


def _inner_call(fact: Fact) -> Fact:
    """Give a call with the one whose arguments change: of `a(b).c(d)` the last one may stay as it is."""
    old, new, about = fact.old or "", fact.new or "", fact.details.get("about", "")
    if fact.kind != "call_changed" or not about:
        return fact
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    at, last = sum(1 for _ in alike), old.rfind(f"{about}(")
    if at >= last or f"{about}(" not in new[at:]:
        return fact
    depth = 0
    for before in range(at - 1, -1, -1):
        depth += (old[before] in _CLOSED) - (old[before] in _OPEN)
        if depth < 0:
            return replace(fact, details={**fact.details, "about": _last_name(old[:before])})
    return fact


def _last_name(code: str) -> str:
    """Give the name at the end of a piece of code; empty where another thing stands there."""
    kept = len(code)
    while kept and (code[kept - 1].isalnum() or code[kept - 1] == "_"):
        kept -= 1
    return code[kept:]


def _several(fact: Fact) -> list[dict[str, str]]:
    """Give the few places at which both sides of a long piece of a program differ."""
    if fact.action != "changed" or fact.thing not in STATEMENTS | _HEADS:
        return []
    about = fact.details.get("about", "")
    old, new = fact.old or "", fact.new or ""
    every = everywhere(old, new) if about in old and about in new else []
    every = every or entries_differing(old, new)
    if len(every) > _FEW or any(_is_torn(piece) for sides in every for piece in sides):
        return []
    if any(_is_target(fact, {"was": was, "is": now}) for was, now in every):
        return []
    return [
        {"was": was, "is": now} if was and now else _passed(fact, {"gains": now} if now else {"loses": was})
        for was, now in every
    ]


def _options(old: str, new: str) -> list[dict[str, str]]:
    """Give the words that gave way to others in a value that is a list of options: `-Xms4g -Xmx8g`."""
    was, now = (side.strip("\"'").split() for side in (old, new))
    pairs = [pair for pair in zip(was, now, strict=False) if pair[0] != pair[1]]
    alike = all(_OPTION.match(one) and one[:2] == other[:2] for one, other in pairs)
    if len(was) != len(now) or not alike or not 1 < len(pairs) < min(len(was), _PLACES):
        return []
    return [{"was": one, "is": other} for one, other in pairs]


def _by_brackets(fact: Fact) -> list[dict[str, str]]:
    """Give what differs between the brackets of a long piece of a program, argument by argument."""
    if fact.action != "changed" or fact.thing not in _BRACKETED:
        return []
    if fact.thing == "html_attribute" and (words := _words(fact.old or "", fact.new or "")):
        return words
    if fact.thing == "value" and (options := _options(fact.old or "", fact.new or "")):
        return options
    found = differences(fact.old or "", fact.new or "")
    if any(_is_torn(one.was) or _is_torn(one.now) for one in found):
        return []
    return _swapped(fact, [_placed(fact, one) for one in found]) if len(found) <= _PLACES else []


def _words(old: str, new: str) -> list[dict[str, str]]:
    """Give the words that came to and went from a list of words: the classes of an element."""
    was, now = old.split(), new.split()
    if not all(map(_CLASS.fullmatch, (*was, *now))):
        return []
    gone = [word for word in was if word not in now]
    come = [word for word in now if word not in was]
    if len(gone) == len(was) or len(come) == len(now) or not gone + come:
        return []
    if len(gone) == len(come) == 1:
        return [{"was": gone[0], "is": come[0]}]
    sides = [("gains", come), ("loses", gone)]
    return [{"listed": "words", **{key: " ".join(words) for key, words in sides if words}}]


def _swapped(fact: Fact, told: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Put together what gave way to something else in one statement: it is said in one clause."""
    swaps = [one for one in told if "was" in one and "is" in one]
    size = sum(len(one["was"]) + len(one["is"]) for one in swaps)
    if len(swaps) < 2 or size > BOUNDS.bullet or fact.thing not in _SWAPPING:  # noqa: PLR2004 - one is said alone
        return list(told)
    first = {**swaps[0], "swaps": "\n".join(f"{one['was']}\t{one['is']}" for one in swaps)}
    return [first, *(one for one in told if one not in swaps)]


def _placed(fact: Fact, one: Difference) -> dict[str, str]:
    was, now = one.was, one.now
    if was and now:
        length = len(was) + len(now)
        narrow = _differing(was, now) if length > BOUNDS.short else {}
        shorter = length > BOUNDS.code or "was" not in narrow
        return narrow if narrow and shorter else {"was": was, "is": now}
    if len(now) > BOUNDS.code and (key := _KEY.match(now)):
        return {"gains": now, "key": key[0]}
    passed = {"passed_to": one.call} if one.call and fact.thing in _CALLING else {}
    return {**({"gains": now} if now else {"loses": was}), **passed}


def _is_long(fact: Fact) -> bool:
    """Tell whether both sides are more than is read at a glance."""
    most = BOUNDS.unit if fact.thing in _PROSE else 2 * BOUNDS.short
    return len(fact.old or "") + len(fact.new or "") > most


def _of_operands(fact: Fact, pieces: dict[str, str]) -> dict[str, str]:
    """Give for what differs in one operand of a returned condition the whole operand."""
    if fact.thing != "return" or not {"was", "is"} <= pieces.keys():
        return pieces
    both = _operands(fact.old or "", fact.new or "")
    return {key: both[key] for key in ("was", "is")} if {"was", "is"} <= both.keys() else pieces


def _is_of_a_choice(fact: Fact, pieces: Mapping[str, str]) -> bool:
    """Tell whether one operand of a choice, or of a chain of conditions, gave way to another one."""
    was, now = pieces.get("was", ""), pieces.get("is", "")
    if fact.thing not in _CHOOSING or not (was and now):
        return False
    whole = all(_CHOICE.search(side or "") for side in (fact.old, fact.new))
    return whole and not any(map(_CHOICE.search, (was, now))) and all(map(_NAMED.search, (was, now)))


def _pieces(fact: Fact) -> dict[str, str]:
    old, new, found = fact.old or "", fact.new or "", dict[str, str]()
    if fact.action != "changed" or not old or not new or len(old) + len(new) > _LONG:
        return {}
    if fact.thing in _PROSE:
        found = _prose(old, new)
    elif fact.thing in _DECLARED and not fact.parts:
        found = _differing(old, new)
        found = found if all(map(_angled, found.values())) else {}
    elif fact.thing in _HEADS:
        found = _differing(old, new)
    elif fact.thing in STATEMENTS:
        if fact.thing == "condition" and not joined_alike(old, new):
            return {}  # another operator is shown between all that it joins
        found = _operands(old, new) if fact.thing == "condition" else {}
        within = {"within": "yes"} if fact.thing == "condition" and not found else {}
        found = found or ((pieces := _statement(fact, old, new)) and {**pieces, **within})
    return {} if fact.thing not in _PROSE and any(map(_is_torn, found.values())) else found


def _is_torn(piece: str) -> bool:
    """Tell whether a piece is a half: one of `a ? b : c`, of `b if a else c`, or of `a = b`."""
    return bool(_TORN.match(piece) or _LEFT_OPEN.search(piece[-8:]))


def _statement(fact: Fact, old: str, new: str) -> dict[str, str]:
    about = fact.details.get("about", "")
    if about and not (about in old and about in new):  # another thing is called
        return {}
    found = _differing(old, new)
    return {**found, "about": ""} if _is_target(fact, found) else _passed(fact, found)


def _is_target(fact: Fact, pieces: Mapping[str, str]) -> bool:
    """Tell whether what differs is that to which something is set: `ctx, err =`, and not what it is."""
    return fact.thing == "assignment" and any(piece.endswith("=") for piece in pieces.values())


def _passed(fact: Fact, pieces: dict[str, str]) -> dict[str, str]:
    """Give what came or went in a statement, with the function that it is an argument of."""
    for key, one, other in (("gains", fact.new, fact.old), ("loses", fact.old, fact.new)):
        if key not in pieces or fact.thing not in _CALLING or "key" in pieces:
            continue
        called = _call_around(one or "", other or "", pieces[key])
        return {**pieces, "passed_to": called} if called else pieces
    return pieces


def _call_around(code: str, other: str, piece: str) -> str:
    """Give the name of the function whose argument a piece of a text is that the other one lacks."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(code, other, strict=False))
    at = code.find(piece, max(sum(1 for _ in alike) - len(piece), 0))
    if code[:at].rstrip()[-1:] not in {"(", ","}:  # it is a part of an argument
        return ""
    depth = 0
    for before in range(at - 1, -1, -1):
        depth += (code[before] in _CLOSED) - (code[before] in _OPEN)
        if depth < 0:
            name = _last_name(code[:before]) if code[before] == "(" else ""
            return "" if name in _DECLARING else name
    return ""


def _differing(old: str, new: str) -> dict[str, str]:
    pair = differing(old, new)
    if pair and not all(map(is_balanced, pair)):
        every = everywhere(old, new)
        pair = every[0] if len(every) == 1 and all(every[0]) else None
    pair = pair or quoted(old, new)
    if pair:
        return {"was": pair[0], "is": pair[1]}
    for key, before, after in (("gains", old, new), ("loses", new, old)):
        piece, ends = inserted_at(before, after)
        if not piece:
            continue
        follows = _FOLLOWS.match(after, ends)
        if follows and follows[1]:  # it stands in front of what was there: `any` in front of `Error`
            pair = follows[1], f"{piece}{follows[0]}".strip()
            was, now = pair if key == "gains" else pair[::-1]
            return {"was": was, "is": now} if all(map(is_balanced, pair)) else {}
        entry = _KEY.match(piece) if key == "gains" and len(piece) > BOUNDS.code else None
        return {key: piece, "key": entry[0]} if entry else {key: piece}
    return {}


def _prose(old: str, new: str) -> dict[str, str]:
    """Give what a text says besides, in whole sentences, else the words that gave way to others."""
    for key, before, after in (("gains", old, new), ("loses", new, old)):
        longer = {"longer": "yes"} if key == "gains" else {}
        for kept, more in _begins_or_ends(after, before):
            if _SENTENCE.search(_TAG.sub("", kept)):
                return longer if _TAG.search(more) else {key: more} | longer
    pair = differing(old, new)
    for most in range(1, _BEHIND + 1):
        if pair and not all(map(_NAMING.search, pair)):
            pair = beside(old, new, most=most) or pair
    if pair and max(map(len, pair)) <= BOUNDS.code:
        return {"was": pair[0], "is": pair[1]}
    for key, before, after in (("gains", old, new), ("loses", new, old)):
        piece = (
            inserted(before, after).strip().removeprefix("- ").removesuffix(" -")
        )  # an item of a list, say
        if piece and len(piece) <= BOUNDS.unit and not _TAG.search(piece):
            return {key: piece}
        further = further_sentences(before, after)
        if further and not _TAG.search(further):
            return {key: further} | ({"longer": "yes"} if key == "gains" else {})
    opens = first_sentence(new)
    told = opens and opens not in old and len(opens) <= BOUNDS.unit and not _TAG.search(opens)
    return {"begins_now": opens} if told else {}


def _begins_or_ends(text: str, part: str) -> Iterator[tuple[str, str]]:
    """Give what stands first, and what is there besides, where a text begins or ends with a part of it."""
    if text.startswith(part):
        yield part, text[len(part) :].strip()
    elif text.endswith(part):
        before = text.removesuffix(part).strip()
        yield before, before


def _operands(old: str, new: str) -> dict[str, str]:
    """Give the operand that a condition has besides or no longer has, and whether it is one of several."""
    before, after = operands(old), operands(new)
    gone = list((Counter(before) - Counter(after)).elements())
    come = list((Counter(after) - Counter(before)).elements())
    if len(gone) > 1 or len(come) > 1 or len(gone) == len(before):
        return {}
    joined = joins(old) | joins(new)
    how = "stricter" if "or" not in joined else "wider" if len(joined) == 1 else "within"
    if gone and come:
        return {"was": gone[0], "is": come[0], "within" if how == "wider" else how: "yes"}
    return {"gains": come[0], how: "yes"} if come else {"loses": gone[0], how: "yes"} if gone else {}


def _angled(piece: str) -> bool:
    """Tell whether the brackets of type parameters have their other halves."""
    plain = piece.replace("=>", "").replace("->", "")
    return plain.count("<") == plain.count(">")
