"""What an example of a program defines: told by name where the other version never says that name.

An example is often a piece of a program that no compiler would take, so what a parser finds in it is believed
only where the other version does not hold the word at all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from diff_insight.facts.entry import Entry
from diff_insight.trees.embedded import children_of
from diff_insight.trees.languages import row_of
from diff_insight.trees.node import Node

LONG = 400
"""Lines of an example beyond which it is not read."""
NAMES = 3
"""Names that are said; an example that defines more of them is told by its lines."""
_DEFINITIONS = frozenset(
    {"function", "method", "class", "interface", "struct", "enum", "trait", "type_alias", "macro"}
)
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\b[^\W\d]\w*")
"""A word that a program can define: it begins with no digit."""


def turnover(old: Entry, new: Entry) -> Mapping[str, str]:
    """Give what an example defines now, and what it no longer does: details `defines` and `drops`."""
    language = new.node.attributes.get("language", "").lower()
    if not language or old.node.attributes.get("language", "").lower() != language:
        return {}
    gone, come = _only_in(old, new, language), _only_in(new, old, language)
    return {key: ", ".join(names) for key, names in (("defines", come), ("drops", gone)) if names}


def _only_in(one: Entry, other: Entry, language: str) -> Sequence[str]:
    """Give the names that one version defines and the other does not say, none where they are many."""
    if one.node.text.count("\n") >= LONG:
        return ()
    words = set(_WORD.findall(other.node.text))
    if words.issuperset(_NAME.findall(one.node.text)):  # so is every name; reading takes far longer
        return ()
    found = [name for name in _names(one.node.text, language) if name not in words]
    return found if len(found) <= NAMES else ()


@lru_cache(maxsize=64)
def _names(text: str, language: str) -> Sequence[str]:
    """Give the names that an example defines, read once: what a patch says by itself is asked of it anew."""
    return tuple(dict.fromkeys(_defined(children_of(_begun(text.split("\n"), language), language, 1))))


def _begun(lines: Sequence[str], language: str) -> Sequence[str]:
    """Give the lines with what a file of the language has to begin with, which examples leave out."""
    row = row_of(f"embedded.{language}")
    prelude = row.prelude if row is not None else ""
    return (prelude, *lines) if prelude and not any(prelude in line for line in lines) else lines


def _defined(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.thing in _DEFINITIONS and _WORD.fullmatch(node.name):
            yield node.name
        yield from _defined(node.children)
