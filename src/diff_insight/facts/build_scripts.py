"""What a build script of Gradle says in another way: a property that is set, a package by another name.

- Kotlin scripts write `jvmTarget.set(17)` as `jvmTarget = 17` since Gradle 8.2: the call is not gone, the
  assignment not new.
- `api("org.farm:hay:1.2")`, `api(libs.hay)` and `api(libs.farm.hay)` may ask for the same package, which the
  script does not say: so none of them is new or gone, one stands in place of the other.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.changed import Changed
from diff_insight.facts.line_sets import plus
from diff_insight.facts.statement_notations import set_by_call
from diff_insight.model import Fact
from diff_insight.trees.package_files.java_files import ALIAS

_ASSIGNMENT = re.compile(r"([\w.]{1,200}) = ")
_WORDS = re.compile(r"[-_.:]")
_ECOSYSTEMS = frozenset({"maven", "gradle plugin"})

_Join = Callable[[Fact, Fact], Fact | None]


def rewritten(facts: tuple[Fact, ...], changed: Changed, path: str) -> tuple[Fact, ...]:
    """Give the facts of a file, what one of them says in place of another one joined with that.

    Args:
        facts: Of the file.
        changed: Its changed lines.
        path: Its path; of any other file than a build script the facts are given back as they are.
    """
    if path.endswith(".gradle.kts"):
        facts = _joined(facts, _property, _assigned)
    if path.endswith((".gradle.kts", ".gradle")):
        facts = _joined(facts, _package, lambda gone, new: _asked(gone, new, changed))
    return facts


def _joined(facts: tuple[Fact, ...], mark: Callable[[Fact], object], join: _Join) -> tuple[Fact, ...]:
    """Join what is gone and new under one mark, of each only one, wherever the two stand together."""
    sides: dict[object, tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
    for fact in facts:
        if fact.action in {"added", "removed"} and not fact.parts and (found := mark(fact)):
            sides[found][fact.action == "added"].append(fact)
    made: dict[int, Fact] = {}
    dropped: set[int] = set()
    for gone, new in sides.values():
        if len(gone) == len(new) == 1 and (one := join(gone[0], new[0])) is not None:
            made[id(new[0])] = one
            dropped.add(id(gone[0]))
    return tuple(made.get(id(fact)) or _inside(fact, mark, join) for fact in facts if id(fact) not in dropped)


def _inside(fact: Fact, mark: Callable[[Fact], object], join: _Join) -> Fact:
    parts = _joined(fact.parts, mark, join)
    return fact if parts == fact.parts else replace(fact, parts=parts)


def _property(fact: Fact) -> str:
    """Give the property that a call or an assignment sets."""
    said = fact.old or fact.new or ""
    if fact.thing == "call":
        return set_by_call(said)[0]
    found = _ASSIGNMENT.match(said) if fact.thing == "assignment" else None
    return found[1] if found else ""


def _assigned(gone: Fact, new: Fact) -> Fact | None:
    if gone.thing == new.thing:
        return None
    return replace(new, kind="assignment_changed", old=gone.old, lines=plus(gone.lines, new.lines))


def _package(fact: Fact) -> tuple[str, str, str] | None:
    """Give what two names of one package have in common: what it is for, and the last word of the name."""
    ecosystem = fact.details.get("ecosystem", "")
    if fact.thing != "package" or ecosystem not in _ECOSYSTEMS:
        return None
    return ecosystem, fact.details.get("kind", ""), _WORDS.split(fact.name)[-1]


def _asked(gone: Fact, new: Fact, changed: Changed) -> Fact | None:
    """Give a package by two names, each with its line, where one of them is of a version catalogue."""
    said = _line(gone.lines.removed, changed.removed)
    says = _line(new.lines.added, changed.added)
    if not said or not says or not any(ALIAS.match(fact.name) for fact in (gone, new)):
        return None
    lines = plus(gone.lines, new.lines)
    return replace(new, kind="package_entry_changed", old=said, new=says, lines=lines)


def _line(numbers: Sequence[int], texts: Mapping[int, str]) -> str:
    """Give the only line of some that says something."""
    said = [line for number in numbers if (line := texts.get(number, "").strip())]
    return said[0] if len(said) == 1 else ""
