"""What an example of a program defines: told by name where the other version never says that name.

An example is often a piece of a program that no compiler would take, so what a parser finds in it is believed
only where the other version does not hold the word at all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

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


def turnover(old: Entry, new: Entry) -> Mapping[str, str]:
    """Give what an example defines now, and what it no longer does: details `defines` and `drops`."""
    language = new.node.attributes.get("language", "").lower()
    if not language or old.node.attributes.get("language", "").lower() != language:
        return {}
    gone, come = _only_in(old, new, language), _only_in(new, old, language)
    return {key: ", ".join(names) for key, names in (("defines", come), ("drops", gone)) if names}


def _only_in(one: Entry, other: Entry, language: str) -> Sequence[str]:
    """Give the names that one version defines and the other does not say, none where they are many."""
    lines = one.node.text.split("\n")
    if len(lines) > LONG:
        return ()
    words = set(_WORD.findall(other.node.text))
    if words.issuperset(_WORD.findall(one.node.text)):  # so is every name; reading takes far longer
        return ()
    names = dict.fromkeys(_defined(children_of(_begun(lines, language), language, 1)))
    found = [name for name in names if name not in words]
    return found if len(found) <= NAMES else ()


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
