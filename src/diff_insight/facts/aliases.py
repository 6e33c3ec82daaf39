"""Types that have another name: what is given one in a range is the same type by both names."""

import re
from collections.abc import Iterable, Mapping

from diff_insight.model import Fact

_ALIAS = re.compile(r"(?:[a-z]{1,20} ){0,3}(?:type|typealias|using) ([\w$]{1,200})\s?=\s?(\S[^\n]{0,1000})")
"""How Go, Rust, TypeScript, Kotlin, Swift, Scala and C++ give a type another name without parameters."""
_OWN = re.compile(r"type ([a-z]\w{0,200}) (\S[^\n]{0,1000})")
"""A type of Go that other packages cannot name: to them it is what it is made of."""
_MOVES = frozenset({"type_alias_added", "type_alias_removed"})


def aliases(facts: Iterable[tuple[str | None, Fact]]) -> Mapping[str, Mapping[str, str]]:
    """Give for each language what the names stand for that came or went.

    A name that stands for several types, as in two packages, says nothing.

    Args:
        facts: All of a range, each with the language of its file.
    """
    found: dict[str, dict[str, str]] = {}
    several: set[tuple[str, str]] = set()
    for language, top in facts:
        for fact in top.all() if language else ():
            text = (fact.new or fact.old or "").rstrip(";") if fact.kind in _MOVES else ""
            said = _ALIAS.fullmatch(text) or (_OWN.fullmatch(text) if language == "go" else None)
            if said is None or language is None:
                continue
            if found.setdefault(language, {}).setdefault(said[1], said[2]) != said[2]:
                several.add((language, said[1]))
    return {
        language: {name: target for name, target in names.items() if (language, name) not in several}
        for language, names in found.items()
    }
