"""Whether a type is another one than before, or the same written in another way."""

import re

from diff_insight.facts.annotations import spelt
from diff_insight.facts.derived import same_by_path
from diff_insight.facts.function_types import nameless
from diff_insight.facts.heirs_of_types import is_heir
from diff_insight.facts.notations import written
from diff_insight.facts.rule import Subject
from diff_insight.facts.type_defaults import same_by_default
from diff_insight.facts.wider import TOP, close, is_wider, takes_heirs
from diff_insight.model import Fact

_OF_STD = re.compile(r"\bstd::")
_ANNOTATION = re.compile(r"@[\w.]{1,200}(?:\([^()]{0,400}\))?")
_ANYTHING = re.compile(r"\? extends {1,8}Object\b")
_PROPERTY = re.compile(r"\bva[lr]\b")
_FIELD = re.compile(r"\b(?:public|protected|readonly)\b")
_SETTLED = re.compile(r"\b(?:static|final|private)\b")
_NAME = re.compile(r"[\w$]+")
_SINGLE = re.compile(r"'([^'\"\\\n]{0,200})'")
_LAST_SIGN = re.compile(r"[;,](?=\s{0,40}(?:\}|\Z))")
_ANY_MORE = re.compile(r"(?<=[^<])(?:,(?:unknown|any)){1,9}(?=>)")
"""Arguments of a type behind others that take anything."""
_DEEP = 3
"""How deep the name of a type is looked for in what another name stands for."""
_LONG = 4_000
_DOTTED = frozenset({"go", "python"})
"""Languages in which a type is named with its module, by whatever name that has here."""
_MODULE = re.compile(r"\b(?<!\.)(?:[A-Za-z_]\w{0,100}\.){1,9}(?=[A-Za-z_])")
_ELIDED = re.compile(r"<'_>|'_(?:, ?| )?")
"""A lifetime of Rust that says no more than that there is one: it may be left out."""
_SELF = re.compile(r"\bSelf\b")


def other_result(fact: Fact, subject: Subject) -> bool:
    """Tell whether callers get another type; a hint that only says more exactly what they get is none."""
    old, new = fact.old or "", fact.new or ""
    owner = fact.where[-2] if len(fact.where) > 1 else ""
    exact = spelt(old) in TOP["python"] or is_wider(spelt(new), spelt(old), "python")
    exact = exact or is_heir(new, old, owner)
    if subject.language == "typescript" and not fact.name and is_wider(old, new, subject.language):
        return False  # how a function is called that users write, or get: those who write it may give more
    return not (exact and subject.language == "python") and other_type(fact, subject)


def other_type(fact: Fact, subject: Subject) -> bool:
    """Tell whether a type is another one, not the same written in another way, or by its other name."""
    old, new = fact.old or "", fact.new or ""
    if subject.other_names:  # that breaks those who name it, and is told of it
        old = _NAME.sub(lambda word: subject.other_names.get(word[0], word[0]), old)
    if subject.imported_as:
        new = _NAME.sub(lambda word: subject.imported_as.get(word[0], word[0]), new)
    if subject.aliases:  # the same type by both names
        old, new = (_spelt_out(side, subject) for side in (old, new))
    if written(old, subject.language) == written(new, subject.language):
        return False
    if same_by_default(old, new, fact, subject):
        return False
    if subject.language == "typescript" and close(old) == _ANY_MORE.sub("", close(new)):
        return False  # what could be left out may be that where it is left out
    old, new = (_plainly(side, subject.language) for side in (old, new))
    if subject.language == "rust" and _SELF.search(f"{old} {new}"):
        old, new = (_with_owner(side, fact) for side in (old, new))
    if subject.language == "rust" and same_by_path(close(old), close(new)):
        return False
    if subject.takes_from_elsewhere and subject.language in _DOTTED:  # by what module nobody sees here
        old, new = (_MODULE.sub("", side) for side in (old, new))
    return close(old) != close(new)


def _spelt_out(said: str, subject: Subject) -> str:
    """Give a type without the names that the range gave or took, which may stand in one another's."""
    for _ in range(_DEEP):
        if len(said) <= _LONG:
            said = _NAME.sub(lambda word: subject.aliases.get(word[0], word[0]), said)
    return said


def _plainly(said: str, language: str | None) -> str:
    """Give a type without what its language lets everybody write in another way."""
    if language == "java":  # an annotation of a type makes no other one
        return _ANYTHING.sub("?", _ANNOTATION.sub(" ", said))
    if language == "swift":  # those who pass it need no other code
        return said.replace("@escaping ", "")
    if language in {"typescript", "tsx", "javascript"}:  # either quotes, any last sign, any name inside
        return nameless(_LAST_SIGN.sub("", _SINGLE.sub(r'"\1"', said)))
    if language == "rust":
        return _ELIDED.sub("", said)
    if language in {"c", "c++"}:  # with or without `using`
        return _OF_STD.sub("", said)
    return said


def widened_for_callers(fact: Fact, subject: Subject) -> bool:
    """Tell whether a parameter takes more now, of what nobody defines again: an heir would have to follow."""
    if fact.details.get("of") != "parameter" or fact.old is None or fact.new is None:
        return False
    if not _is_called_only(fact, subject):
        return False
    return takes_heirs(fact.old, fact.new, subject.language) or (
        subject.whole and subject.is_kind(subject.change.path, fact.old, fact.new)
    )


def _is_called_only(fact: Fact, subject: Subject) -> bool:
    """Tell whether what has a parameter is called, and never defined again by an heir.

    Of a method nothing says so but its own words: what it stands in may be an interface.
    """
    around = subject.around(fact)
    holder = next((one for one in around if "signature" in one.details), None)
    given = next((one for one in around if one.thing == "parameter"), fact)
    if holder is None:  # of a class, which makes a property of some
        return subject.language == "kotlin" and _PROPERTY.search(f"{given.old} {given.new}") is None
    head = holder.details["signature"].partition("(")[0]
    if _FIELD.search(f"{given.old} {given.new}"):  # who reads it gets another type
        return False
    fixed = holder.details.get("noun") == "constructor" or holder.thing == "function"
    return fixed or _SETTLED.search(head) is not None


def _with_owner(written: str, fact: Fact) -> str:
    """Give a type of Rust with the name of the type around it for `Self`, and that without its parameters."""
    owner = fact.where[0].partition("<")[0] if len(fact.where) > 1 else ""
    if not owner:
        return written
    return re.sub(rf"\b{re.escape(owner)}<[^<>]{{0,200}}>", owner, _SELF.sub(owner, written))
