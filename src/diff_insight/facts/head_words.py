"""Words at the head of a definition by which its users may do less with it, or have to do more."""

import re

from diff_insight.facts.rule import Subject
from diff_insight.model import Fact

COMES = {
    "java": {"final", "static", "abstract", "sealed"},
    "kotlin": {"final", "abstract", "sealed", "suspend"},
    "scala": {"final", "abstract", "sealed"},
    "c#": {"sealed", "static", "abstract", "required", "ref", "out"},
    "c++": {"final", "explicit", "= 0"},
    "php": {"final", "static", "abstract", "readonly"},
    "typescript": {"abstract", "static", "readonly", "get"},
    "javascript": {"static", "get"},
    "swift": {"async", "mutating", "static", "class", "failable"},
    "rust": {"unsafe", "async"},
    "python": {"async"},
}
"""Words that take something away where they come: what is `final` has no heirs, `async` is awaited."""
GOES = {
    "java": {"static"},
    "kotlin": {"open", "var"},
    "scala": {"implicit"},
    "c#": {"static", "virtual", "abstract", "ref", "out"},
    "c++": {"const", "virtual"},
    "php": {"static"},
    "typescript": {"static", "get"},
    "javascript": {"static", "get"},
    "swift": {"static", "class", "var"},
    "rust": {"const"},
    "python": {"async"},
}
"""Words that take something away where they go."""
_STAYS_OPEN = {"abstract", "virtual", "override"}
"""Words of C# of which each lets heirs define what it stands at."""

_WORD = re.compile(r"\w+")
_DERIVES = re.compile(r"#!?\[derive\(")
_GIVES_MANY = re.compile(r"-> {0,4}[\"']?(?:[\w.]{1,80}\.)?Async(?:Iterator|Generator|Iterable)\b")
"""The return type of what `async for` runs through."""
_READ_BY_NAME = frozenset({"property", "cached_property", "contextmanager", "asynccontextmanager"})
"""Decorators after which a function is used in another way."""
_UNCHECKED = frozenset(
    {"RuntimeException", "Error", "IllegalArgumentException", "IllegalStateException"}
    | {"NullPointerException", "IndexOutOfBoundsException", "UnsupportedOperationException"}
    | {"ClassCastException", "ArithmeticException", "NumberFormatException", "AssertionError"}
    | {"ConcurrentModificationException", "NoSuchElementException", "UncheckedIOException"}
)
"""Errors of Java's own library that nobody has to catch."""


def is_one_object(fact: Fact, subject: Subject) -> bool:
    """Tell whether a class is one object now, or was one: it is made in another way."""
    name = fact.name.rpartition(".")[2]
    if subject.language not in {"kotlin", "scala"} or not name or fact.old is None or fact.new is None:
        return False
    was, now = ("object" in side.partition(name)[0].split() for side in (fact.old, fact.new))
    return was != now


def takes_away(fact: Fact, subject: Subject) -> bool:
    """Tell whether a word takes something away: `final` or `async` that comes, `open` that goes."""
    language = subject.language or ""
    was, now = _words(fact.old), _words(fact.new)
    if language == "c#" and now & _STAYS_OPEN:
        was -= _STAYS_OPEN
    if language == "python" and {"async"} == was ^ now and _is_run_otherwise(fact, subject):
        return False
    return bool((now - was) & COMES.get(language, set()) or (was - now) & GOES.get(language, set()))


def _is_run_otherwise(fact: Fact, subject: Subject) -> bool:
    """Tell whether callers of Python may see nothing of `async` that comes or goes.

    They call what a decorator makes of it, which comes or goes as well; or they get what gives one thing
    after another either way, from a generator or by hand.
    """
    decorated = (f"decorator_{action}" for action in ("added", "removed", "changed"))
    if any(one.where == fact.where for kind in decorated for one in subject.by_kind.get(kind, ())):
        return True
    holders = (*subject.by_kind.get("function_changed", ()), *subject.by_kind.get("method_changed", ()))
    holder = next((one for one in holders if any(part is fact for part in one.parts)), None)
    return holder is not None and all(_GIVES_MANY.search(side or "") for side in (holder.old, holder.new))


def _words(said: str | None) -> set[str]:
    return set((said or "").replace("= 0", "=0").split()) - {"=0"} | (
        {"= 0"} if "= 0" in (said or "") else set()
    )


def has_to_catch(fact: Fact, subject: Subject) -> bool:
    """Tell whether callers have to handle an error that they had not to."""
    come = set(_WORD.findall(fact.new or "")) - set(_WORD.findall(fact.old or ""))
    if subject.language == "java":
        return bool(come - _UNCHECKED - {"throws"})
    return subject.language == "swift" and "throws" in come


def uses_less(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a property can no longer be set or read from everywhere."""
    was, now = ({one.strip() for one in (side or "").split(";")} for side in (fact.old, fact.new))
    return bool({one for one in was if " " not in one} - now)


def other_use(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a decorator makes a function one that is used in another way: `@property`."""
    return fact.name.rpartition(".")[2] in _READ_BY_NAME


def derives_less(fact: Fact, subject: Subject) -> bool:
    """Tell whether a type no longer derives a trait that nothing in its file implements."""
    if "answered" in fact.details or not _DERIVES.match(fact.old or ""):
        return False
    new = fact.new if _DERIVES.match(fact.new or "") else ""
    gone = set(_WORD.findall(fact.old or "")) - set(_WORD.findall(new or "")) - {"derive"}
    made = {
        word
        for top in subject.facts
        for one in top.all()
        for word in _WORD.findall(
            one.details.get("implements", "") + (one.new or "") * (one.thing == "decorator")
        )
        if one.action in {"added", "changed"}
    }
    return bool(gone - made)
