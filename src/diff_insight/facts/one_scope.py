"""Definitions that went to another file of one scope, in languages in which files are no scopes of their own.

A Go package is a folder, and so by custom is a package of Java or Kotlin and a namespace of C# or PHP: who
uses what it defines names the package, never the file. What stands in another file of it now is not gone,
though it says something else there.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import folded
from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.facts.side_by_side import Apart, Compare, parted, rest
from diff_insight.model import Fact

_SCOPES = (".go", ".java", ".kt", ".scala", ".cs", ".php", ".swift")
"""How files of these languages end."""
_DEFINITIONS = frozenset(
    {"class", "interface", "struct", "enum", "trait", "type_alias", "function", "method", "test"}
    | {"constant", "variable", "object"}
)
_FOUND_BY_NAME = frozenset({"class", "module"})
_MEMBERS = _DEFINITIONS | {"field", "property", "enum_member", "base"}
_SIDES = {"removed": 0, "added": 1}

_Place = tuple[int, int]


def of_one_scope(
    paths: Sequence[tuple[str, str]], facts: Sequence[Sequence[Fact]], compare: Compare | None = None
) -> list[tuple[Fact, ...]]:
    """Give the facts of each file with what went to another file of its scope stated as moved on both sides.

    Args:
        paths: Of each file its path in the base and in the head.
        facts: Those of each file.
        compare: Gives what differs between the two versions of a type; None: only what each has is known.
    """
    found: dict[tuple[object, ...], tuple[list[_Place], list[_Place]]] = defaultdict(lambda: ([], []))
    for at, some in enumerate(facts):
        for place, fact in enumerate(some):
            side = _SIDES.get(fact.action)
            known = side is not None and (fact.thing in _DEFINITIONS or fact.thing == "module")
            scope = _scope(paths[at][side], fact.thing) if side is not None and known else None
            if side is not None and scope is not None:
                found[scope, fact.thing, fact.name, fact.public][side].append((at, place))
    made: dict[_Place, tuple[Fact, ...]] = {}
    for before, after in found.values():
        if len(before) == len(after) == 1 and before[0][0] != after[0][0]:
            (source, spot), (target, place) = before[0], after[0]
            ends = paths[source][0], paths[target][1]
            old, new = facts[source][spot], facts[target][place]
            differs = compare(source, target, old, new) if compare and old.parts and new.parts else ()
            apart = parted(old, new, differs) if differs else None
            made[before[0]], made[after[0]] = (
                _compared(old, new, apart, ends) if apart else both(old, new, *ends)
            )
    return [
        tuple(one for place, fact in enumerate(some) for one in made.get((at, place), (fact,)))
        for at, some in enumerate(facts)
    ]


def _scope(path: str, thing: str) -> tuple[str, str] | None:
    """Give what files must share for their definitions to be of one scope; None where each is its own.

    Ruby finds a class or a module by its name alone, whatever file it stands in.
    """
    if path.endswith(".rb"):
        return ("", ".rb") if thing in _FOUND_BY_NAME else None
    folder, _, name = path.rpartition("/")
    ending = "_test.go" if name.endswith("_test.go") else name[name.rfind(".") :]
    return (folder, ending) if ending.endswith(_SCOPES) else None


def both(old: Fact, new: Fact, source: str, target: str) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Give what is told where a definition stood, and where it stands: its place, and members of one side."""
    went, came = _unlike(old, new), _unlike(new, old)
    gone, come = _moved(old, went, to=target), _moved(new, came, **{"from": source})
    if folded(old.old or "") != folded(new.new or ""):
        come = replace(come, kind=f"{new.thing}_changed", old=old.old)
    return (gone, *went), (come, *came)


def _compared(
    old: Fact,
    new: Fact,
    apart: Apart,
    paths: tuple[str, str],
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Give what is told on both sides of a type the two versions of which are known."""
    head, went, came = apart
    details = {**old.details, "to": paths[1]}
    gone = replace(old, kind=f"{old.thing}_moved", parts=(), lines=rest(old, went), details=details)
    kind, parts = (head.kind, head.parts) if head is not None else (f"{new.thing}_moved", ())
    come = replace(new, kind=kind, parts=parts, lines=rest(new, came))
    come = replace(come, details={**new.details, "from": paths[0]})
    if head is not None and head.action == "changed":
        come = replace(come, old=old.old)
    return (gone, *went), (come, *came)


def _unlike(fact: Fact, other: Fact) -> tuple[Fact, ...]:
    """Give the parts of one version that the other has not, by what they are and say."""
    others = set(map(_said, other.parts))
    return tuple(part for part in fact.parts if part.thing in _MEMBERS and _said(part) not in others)


def _said(part: Fact) -> tuple[str, str, str]:
    return part.thing, part.name, folded(part.old or part.new or "")


def _moved(fact: Fact, apart: Sequence[Fact], **end: str) -> Fact:
    lines = minus(fact.lines, lines_of_all(apart)) if apart else fact.lines
    return replace(fact, kind=f"{fact.thing}_moved", parts=(), lines=lines, details={**fact.details, **end})
