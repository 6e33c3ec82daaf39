"""Names that the pages of a range newly give to users: a list of exports that lacks one is behind.

Nobody writes a page of the API, or an entry of a changelog, for what a program keeps to itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.successors import Told
from diff_insight.model import Fact

_DEFINED = frozenset({"function", "class", "interface", "struct", "enum", "trait", "macro"})
_DIRECTIVE = re.compile(r"auto[a-z]{1,40} ([\w.]{1,200})")
"""How Sphinx documents what a program holds: https://www.sphinx-doc.org/en/master/usage/extensions/autodoc.html."""
_CODE = re.compile(r"(?<!`)`{1,2}([\w.]{1,200})(?:\(\))?`{1,2}(?!`)")


def documented(files: Sequence[Told]) -> list[Told]:
    """Give the files, what a program newly has as public where a page of the range newly names it."""
    names = frozenset(
        name.rpartition(".")[2] for file in files if file.role == "docs" for name in _names(file.facts)
    )
    if not names:
        return list(files)
    return [
        replace(file, facts=tuple(_shown(fact, names) for fact in file.facts))
        if file.role == "source"
        else file
        for file in files
    ]


def _names(facts: Sequence[Fact]) -> Iterator[str]:
    for outer in facts:
        for fact in outer.all():
            if fact.kind == "directive_added" and (found := _DIRECTIVE.fullmatch(fact.name)):
                yield found[1]
            elif fact.kind == "changelog_entry_added":
                yield from _CODE.findall(fact.new or "")


def _shown(fact: Fact, names: frozenset[str]) -> Fact:
    hidden = fact.thing in _DEFINED and fact.action == "added" and not fact.public
    if not hidden or fact.name.startswith("_") or fact.name not in names:
        return fact
    return replace(fact, public=True)
