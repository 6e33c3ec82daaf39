"""Type parameters that a definition gained with a default: who names it as before gets the same type.

`Barn<S>` is `Barn<S, unknown>` where the barn is `interface Barn<S, R = unknown>` now, and what is
of type `R` in it is of that type for them. Only definitions of the same file are known.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diff_insight.facts.rule import LAST_WORD, Subject
from diff_insight.facts.wider import close, parts_of
from diff_insight.model import Fact

LANGUAGES = frozenset({"typescript", "tsx", "rust"})
"""Languages whose type parameters may have defaults and stand in angle brackets."""
_HOLDERS = frozenset({"interface", "class", "struct", "enum", "type_alias", "trait", "function", "method"})
_DEFAULT = re.compile(r"=(?!>)")
_SAID = re.compile(r"[\w$]+")
_BESIDE = frozenset({"const", "in", "out"})
"""Words in front of the name of a type parameter."""
_NAME = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,100})<")
_WORD = re.compile(r"(?<![\w$.])[A-Za-z_$][\w$]*+(?![\w$]|\??: )")
_LONG = 2_000


@dataclass(frozen=True)
class Gained:
    """The type parameters that a definition has more than before, each with its default.

    Attributes:
        count: How many it had before.
        defaults: The default of each that is new, by its name, in order.
    """

    count: int
    defaults: Mapping[str, str]


def same_by_default(old: str, new: str, fact: Fact, subject: Subject) -> bool:
    """Tell whether a type is the same for those who leave new type parameters to their defaults."""
    if subject.language not in LANGUAGES or max(len(old), len(new)) > _LONG:
        return False
    gained = _gained_by_name(subject)
    if not gained:
        return False
    own: dict[str, str] = {}
    for owner in fact.where:
        own |= gained[owner].defaults if owner in gained else {}
    given = _WORD.sub(lambda word: own.get(word[0], word[0]), new) if own else new
    return _short(old, gained) == _short(given, gained)


def _gained_by_name(subject: Subject) -> Mapping[str, Gained]:
    found: dict[str, Gained] = {}
    for top in subject.facts:
        for one in top.all():
            if one.thing not in _HOLDERS or one.action not in {"changed", "renamed"}:
                continue
            name = LAST_WORD.search(one.name)
            before = LAST_WORD.search(one.previous_name or one.name)
            if not (name and before and one.old and one.new):
                continue
            was, now = _parameters(one.old, before[0]), _parameters(one.new, name[0])
            more = now[len(was) :]
            if (
                more
                and [key for key, _ in was] == [key for key, _ in now[: len(was)]]
                and all(default for _, default in more)
            ):
                found[name[0]] = Gained(len(was), dict(more))
    return found


def _parameters(head: str, name: str) -> list[tuple[str, str]]:
    """Give the type parameters that the head of a definition declares, with the default of each."""
    at = re.search(rf"(?<![\w$]){re.escape(name)}<", head[:_LONG])
    inner = _inside(head, at.end()) if at is not None else None
    if inner is None:
        return []
    return [(_name(head), close(default.strip())) for head, default in map(_halves, parts_of(inner, ","))]


def _halves(said: str) -> tuple[str, str]:
    """Give what a type parameter is, and its default, where it has one."""
    at = _DEFAULT.search(said)
    return (said[: at.start()], said[at.end() :]) if at is not None else (said, "")


def _name(head: str) -> str:
    return next((word for word in _SAID.findall(head) if word not in _BESIDE), "")


def _inside(text: str, begin: int) -> str | None:
    """Give what stands between an angle bracket and the one that closes it."""
    depth = 1
    for at in range(begin, len(text)):
        depth += text[at] == "<"
        depth -= text[at] == ">" and text[at - 1] not in "=-"
        if not depth:
            return text[begin:at]
    return None


def _short(said: str, gained: Mapping[str, Gained]) -> str:
    """Give a type without the arguments that are the defaults of what is new."""
    return _plain("".join(_shortened(close(said), gained)))


def _shortened(said: str, gained: Mapping[str, Gained]) -> Iterator[str]:
    at = 0
    for named in _NAME.finditer(said):
        of, begin = gained.get(named[1]), named.end()
        inner = _inside(said, begin) if of is not None and begin > at else None
        if of is None or inner is None:
            continue
        given = [one.strip() for one in parts_of(inner, ",")]
        defaults = list(of.defaults.values())
        while len(given) > of.count and given[-1] == defaults[len(given) - 1 - of.count]:
            given.pop()
        yield said[at : begin - 1]
        yield f"<{','.join(given)}>" if given else ""
        at = begin + len(inner) + 1
    yield said[at:]


def _plain(said: str) -> str:
    """Give a type, or what a function gives, without what `unknown` and `any` take in: `unknown | A`."""
    head, arrow, last = "", "", said
    for part in parts_of(said, "|"):
        if "=>" in part:
            head, arrow, last = said.partition("=>")
            break
    kinds = [one.strip() for one in parts_of(last, "|")]
    for top in ("any", "unknown"):
        if top in kinds:
            return f"{head}{arrow}{top}"
    return said
