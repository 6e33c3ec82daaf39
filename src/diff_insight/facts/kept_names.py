"""Names under which users still find what a file no longer defines.

It exports it, has it as an alias, or answers to it.
"""

import re

from diff_insight.facts.rule import LAST_WORD, Subject
from diff_insight.model import Fact

_ALIAS = re.compile(r"(?:[a-z]{1,20} ){0,3}[\w$]{1,200}\s?=\s?[A-Za-z_$][\w.$]{0,200};?")
"""Something that is another thing by another name: `tan = cure`."""
_LISTS = frozenset({"__all__", "module.exports", "default"})
"""Names of what lists what a file exports."""
_QUOTED = re.compile(r"['\"]([\w.]+)['\"]")
_HANDED_OUT = re.compile(r"[{,]\s?([\w$]+)")


def kept(fact: Fact, subject: Subject) -> bool:
    """Tell whether users still find what a definition was called: it is exported, an alias, or answered.

    Of what an extension adds to a type they find as much as before where none of it was for them.
    """
    if "answered" in fact.details:
        return True
    if fact.kind == "extension_removed" and not any(one.public for one in fact.all() if one is not fact):
        return True
    name = fact.previous_name or fact.name
    outer = name.partition(".")[0]
    come = subject.come_by_name
    return any(_exports(one, outer, subject.language) for one in come.get(outer, ())) or any(
        _is_called(one, name) for one in come.get(name, ())
    )


def is_alias(fact: Fact) -> bool:
    """Tell whether a definition became another name of something."""
    return _ALIAS.fullmatch(fact.new or "") is not None


def _exports(fact: Fact, name: str, language: str | None) -> bool:
    if fact.thing not in {"import", "export"}:
        return False
    last = LAST_WORD.search(fact.name)
    if last is None or last[0] != name:
        return False
    said = fact.new or ""
    if language == "python" or fact.thing == "export":
        return True
    return said.startswith("pub ") if language == "rust" else language == "javascript" and "require(" in said


def _is_called(fact: Fact, name: str) -> bool:
    return fact.thing in {"macro", "variable", "constant", "type_alias"} and fact.name == name


_PRIVATE_MODULE = re.compile(r"(?:^|/)_(?!_)[^/]*(?:/|\.pyi?$)")


def unlisted(fact: Fact, subject: Subject) -> bool:
    """Tell whether a file no longer says that it exports a name; a private module exports to its package."""
    if subject.language == "python" and _PRIVATE_MODULE.search(subject.change.path):
        return False
    return "answered" not in fact.details and bool(_listed(fact, subject)[0])


def newly_listed(fact: Fact, subject: Subject) -> bool:
    """Tell whether a file says that it exports one more name.

    Python's list hides no name: one that the file had before is found as it was.
    """
    come = _listed(fact, subject)[1]
    return bool(come - set(fact.details.get("had", "").split()))


def _listed(fact: Fact, subject: Subject) -> tuple[set[str], set[str]]:
    """Give the names that a list of what a file exports lost and gained."""
    handed_out = dict.fromkeys(("javascript", "typescript"), _HANDED_OUT)
    names = {"python": _QUOTED, **handed_out}.get(subject.language or "")
    if names is None or fact.name not in _LISTS:
        return set(), set()
    was, now = (set(names.findall(side or "")) for side in (fact.old, fact.new))
    deep = any((side or "").count("{") > 1 for side in (fact.old, fact.new))
    options = fact.name == "default" and any(":" in (side or "") for side in (fact.old, fact.new))
    return (set(), set()) if deep or options else (was - now, now - was)
