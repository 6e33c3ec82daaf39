"""Fields that a constructor declares, and constructors that a head or an attribute stands for.

TypeScript's `constructor(private cows: number)`, PHP's and Kotlin's of the like declare a field: where it
stood by itself before, none is gone. A record, a primary constructor of C# and a `@dataclass` of Python give
the constructor that was written out: where it takes what it took, nobody calls it in another way.
`details["promoted"]` of the `field_changed`: `now` or `before`; of a `method_changed`: `head`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact
from diff_insight.trees.pieces import HOLDERS

_GIVEN = ("visibility", "modifiers")
_SAME = re.compile(r"\$?(?:this|self)(?:\.|->)(\w+) = \$?(\w+)")
"""What a constructor says that only keeps what it is given."""
_RECORD = re.compile(r"\brecord\b")
_GENERATED = frozenset({"__eq__", "__repr__"})
"""Methods that a `@dataclass` of Python gives."""
_DATA = re.compile(r"@(?:[\w.]+\.)?(?:dataclass|define|frozen|attr\.s)\b")


def promoted(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """State fields and constructors that are only declared in another way by that."""
    kinds = {fact.kind for fact in facts}
    if kinds & {"field_removed", "field_added"}:
        facts = _fields(facts, _properties(before), _properties(after))
    if any(fact.kind == "method_removed" for fact in facts) and kinds & {"parameter_added", "field_added"}:
        facts = _constructors(facts, before, after)
    return facts


def _properties(root: Entry) -> dict[str, Entry]:
    """Give the parameters of constructors that declare a field, by the name of that."""
    found = {}
    for holder in _holders(root):
        heads = [one for one in holder.children if one.node.details.get("noun") == "constructor"]
        for owner in (holder, *heads):
            for one in owner.children:
                if one.node.thing == "parameter" and any(key in one.node.attributes for key in _GIVEN):
                    found[f"{_dotted(holder)}.{one.node.name}"] = one
    return found


def _holders(root: Entry) -> Iterator[Entry]:
    return (one for one in root.all() if one.node.thing in HOLDERS)


def _dotted(holder: Entry) -> str:
    names = [holder.node.name, *(one.node.name for one in holder.owners() if one.node.thing in HOLDERS)]
    return ".".join(reversed(names))


def _fields(facts: tuple[Fact, ...], was: Mapping[str, Entry], now: Mapping[str, Entry]) -> tuple[Fact, ...]:
    told: dict[int, str] = {}
    for fact in facts:
        found = now if fact.kind == "field_removed" else was if fact.kind == "field_added" else {}
        property_ = found.get(fact.name)
        if property_ is not None and (not fact.public or not _is_hidden(property_)):
            told[id(fact)] = "now" if fact.kind == "field_removed" else "before"
    names = {fact.name for fact in facts if id(fact) in told}
    made = []
    for fact in facts:
        if id(fact) in told:
            promotion = {"promoted": told[id(fact)]}
            fact = replace(fact, kind="field_changed", old=None, new=None, details=promotion)  # noqa: PLW2901
        elif names and fact.details.get("noun") == "constructor" and fact.action == "changed":
            fact = _without(fact, {name for name in names if _of(name) == _of(fact.name)})  # noqa: PLW2901
        elif names and fact.kind == "parameter_changed" and f"{'.'.join(fact.where)}.{fact.name}" in names:
            fact = replace(fact, parts=_unmarked(fact), old=None, new=None)  # noqa: PLW2901
        made.append(fact)
    left = [fact for fact in made if not _says_nothing(fact)]
    return tuple(_with_lines_of(left, [fact for fact in made if _says_nothing(fact)], facts))


def _is_hidden(given: Entry) -> bool:
    return bool(set(given.node.attributes.get("visibility", "").split()) & {"private", "protected"})


def _of(name: str) -> str:
    return name.rpartition(".")[0]


def _unmarked(fact: Fact) -> tuple[Fact, ...]:
    return tuple(part for part in fact.parts if part.kind.partition("_")[0] not in _GIVEN)


def _without(fact: Fact, names: set[str]) -> Fact:
    """Give a constructor without what only declares a field of these names, or sets it."""
    fields = {name.rpartition(".")[2] for name in names}
    parts = []
    for part in fact.parts:
        said = _SAME.fullmatch((part.old or part.new or "").rstrip(";"))
        if part.thing == "assignment" and said is not None and said[1] == said[2] and said[1] in fields:
            continue
        if part.kind == "parameter_changed" and part.name in fields:
            inner = _unmarked(part)
            parts += [replace(part, parts=inner, old=None, new=None)] if inner else []
        else:
            parts.append(part)
    return replace(fact, parts=tuple(parts), old=None, new=None) if len(parts) < len(fact.parts) else fact


def _says_nothing(fact: Fact) -> bool:
    """Tell whether nothing is left to tell of what a field was taken out of."""
    emptied = fact.action == "changed" and not fact.parts and not fact.old and not fact.new
    return emptied and fact.thing in {"method", "parameter"} and "promoted" not in fact.details


def _with_lines_of(left: Sequence[Fact], gone: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give facts with the lines of those that nothing is left of, at the first that stands for a field."""
    gone = [fact for fact in gone if fact not in facts]  # what said nothing before is told by its lines
    kept = [fact for fact in facts if _says_nothing(fact)]
    at = next((fact for fact in left if "promoted" in fact.details), None)
    for fact in left:
        yield replace(fact, lines=lines_of_all((fact, *gone))) if fact is at else fact
    yield from kept


def _constructors(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """State a constructor that is written out no longer and takes what it took."""
    heads = {name: given for holder in _holders(after) for name, given in [_generated(holder)] if given}
    written = {
        name: given for holder in _holders(before) for name, given in [_written(holder)] if name in heads
    }
    same = {name for name, given in written.items() if given == heads[name]}
    records = {_dotted(one) for one in _holders(after) if _RECORD.search(one.node.text)}
    datas = {_dotted(one) for one in _holders(after) if is_data(one)}
    gone: dict[str, list[Fact]] = {}
    made: list[Fact] = []
    for fact in facts:
        owner, last = _of(fact.name), fact.name.rpartition(".")[2]
        if fact.kind == "method_removed" and fact.details.get("noun") == "constructor" and owner in same:
            details = {"noun": "constructor", "promoted": "head", "owner": owner}
            made.append(replace(fact, kind="method_changed", old=None, new=None, parts=(), details=details))
        elif fact.kind == "parameter_added" and ".".join(fact.where) in same:
            gone.setdefault(".".join(fact.where), []).append(fact)
        elif fact.kind == "method_removed" and owner in datas and last in _GENERATED:
            made.append(replace(fact, details={**fact.details, "noun": "override"}))
        elif owner in same & records and fact.action == "removed" and last in dict(heads[owner]):
            gone.setdefault(owner, []).append(fact)  # a record has a field and a method of that name
        elif fact.kind == "field_added" and owner in same and last in dict(heads[owner]):
            made.append(
                replace(fact, kind="field_changed", old=None, details={"promoted": "before"}, new=None)
            )
        else:
            made.append(fact)
    return tuple(
        replace(fact, lines=lines_of_all((fact, *gone.get(fact.details["owner"], ()))))
        if fact.details.get("promoted") == "head"
        else fact
        for fact in made
    )


def is_data(holder: Entry) -> bool:
    """Tell whether a decorator gives a class of Python a constructor that takes its fields."""
    front = takewhile(lambda one: one.node.thing in {"decorator", "comment"}, holder.children)
    return any(_DATA.match(one.node.text) for one in front if one.node.thing == "decorator")


def _generated(holder: Entry) -> tuple[str, list[tuple[str, str]]]:
    """Give what the constructor takes that a head, or an attribute, stands for."""
    if is_data(holder):
        fields = [one for one in holder.children if one.node.thing == "field"]
        return _dotted(holder), _taken(fields)
    return _dotted(holder), _taken([one for one in holder.children if one.node.thing == "parameter"])


def _written(holder: Entry) -> tuple[str, list[tuple[str, str]]]:
    """Give what the one constructor takes that is written out."""
    written = [one for one in holder.children if one.node.details.get("noun") == "constructor"]
    inside = written[0].children if len(written) == 1 else ()
    return _dotted(holder), _taken(
        [one for one in inside if one.node.thing == "parameter" and one.node.name not in {"self", "this"}]
    )


def _taken(parameters: Sequence[Entry]) -> list[tuple[str, str]]:
    """Give names and default values; a type may be said of either."""
    return [
        (one.node.name, one.node.attributes.get("default", one.node.attributes.get("value", "")))
        for one in parameters
    ]
