"""What a definition is generic over: its type parameters in order, with their bounds and defaults.

What stands in angle brackets and what a `where` says of it are read as one: a bound may stand in either.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tree_sitter import Node as Syntax

_LISTS = frozenset({"type_parameters", "type_parameter_list", "template_parameter_list", "type_parameter"})
_CLAUSES = frozenset({"where_clause", "type_constraints"})
"""What says a bound of each of several type parameters behind one word."""
_NO_UNIT = frozenset({"where_keyword", "comment", "line_comment", "block_comment", "multiline_comment"})
_DEMANDS = re.compile(r"(?:where|requires) ?")
_DEFAULT = re.compile(r" ?(?<![=!<>])=(?![=>]) ?")
_MARK = re.compile(r"(?:(?:in|out|reified|const|typename|class|each) |[-+](?=\w))")
_BOUND = {
    "java": re.compile(r" extends "),
    "typescript": re.compile(r" extends "),
    "kotlin": re.compile(r" ?: ?"),
    "rust": re.compile(r" ?(?<!:):(?!:) ?"),
    "swift": re.compile(r" ?: ?"),
    "python": re.compile(r" ?: ?"),
    "c#": re.compile(r" ?: ?"),
    "scala": re.compile(r" ?(?=<:|>:|:|<%)"),
    "go": re.compile(r"(?<![, ]) (?=[^ ,])"),
}
"""What stands between a type parameter and its bound, by language."""
_AND = {
    "java": re.compile(r" ?& ?"),
    "rust": re.compile(r" ?\+ ?"),
    "swift": re.compile(r" ?& ?"),
    "c#": re.compile(r" ?, ?"),
    "scala": re.compile(r" ?(?<=[\w\])])(?=(?:<:|>:|:))|(?<=[\w\])]) (?=(?:<:|>:|:))"),
}
"""What stands between two bounds of one, all of which hold."""
_ANYTHING = {
    "java": {"Object"},
    "typescript": {"unknown", "any"},
    "go": {"any", "interface{}"},
    "kotlin": {"Any?"},
    "swift": {"Any"},
    "scala": {"<: Any", ">: Nothing"},
    "python": {"object"},
}
"""Bounds that hold for every type, by language."""


@dataclass(frozen=True, slots=True)
class Generic:
    """What a definition is generic over.

    Attributes:
        names: The type parameters in order; lifetimes are none.
        bounds: What holds for each name, or for what else is demanded of them.
        given: Names that may be left out: they have a default, or are any number.
        same: All of it in one form, whatever stands where and in what order its bounds are.
    """

    names: tuple[str, ...]
    bounds: dict[str, frozenset[str]]
    given: frozenset[str]
    same: str


def units_of(syntaxes: Iterable[Syntax]) -> Iterator[tuple[str, int, int]]:
    """Give each type parameter, and each bound said behind them: the word in front of it, its bytes."""
    for syntax in syntaxes:
        clause = syntax.type in _CLAUSES
        if not clause and syntax.type not in _LISTS:
            yield "", syntax.start_byte, syntax.end_byte
            continue
        begin = end = -1
        for one in syntax.children:
            if one.is_named and one.type not in _NO_UNIT:  # Scala's bounds stand beside what they hold for
                begin, end = one.start_byte if begin < 0 else begin, one.end_byte
            elif one.type == "," and begin >= 0:
                yield "where " if clause else "", begin, end
                begin = end = -1
        if begin >= 0:
            yield "where " if clause else "", begin, end


def is_demand(unit: str) -> bool:
    """Tell whether a unit says something of type parameters that stand elsewhere."""
    return _DEMANDS.match(unit) is not None


def read(units: Iterable[str], language: str | None) -> Generic:
    """Read the type parameters of a definition, each with its bounds, in the order in which they are said."""
    names: list[str] = []
    bounds: dict[str, set[str]] = {}
    given: set[str] = set()
    marks: dict[str, str] = {}
    for unit in units:
        demands = _DEMANDS.match(unit)
        body = unit[demands.end() :] if demands else unit
        default = None if demands else _DEFAULT.search(body)
        body, said = (body[: default.start()], body[default.end() :]) if default else (body, "")
        mark = _MARK.match(body)
        of, held = _bounds(body[mark.end() :] if mark else body, language)
        for name in of:
            bounds.setdefault(name, set()).update(held)
            if demands or name.startswith("'"):
                continue
            names.append(name)
            marks[name] = f"{mark[0] if mark else ''}={said}"
            if default or "..." in body or name.startswith("*"):
                given.add(name)
    anything = _ANYTHING.get(language or "", set())
    kept = {name: frozenset(held - anything) for name, held in bounds.items()}
    if language == "rust":
        kept |= {name: _sized(kept[name]) for name in names}
    same = [f"{marks[name]} {name}: {sorted(kept[name])}" for name in names]
    same += sorted(f"{name}: {sorted(held)}" for name, held in kept.items() if name not in marks)
    return Generic(tuple(names), kept, frozenset(given), "; ".join(same))


def _sized(bounds: frozenset[str]) -> frozenset[str]:
    """Give the bounds of a type of Rust, whose size is known unless it says otherwise."""
    return bounds - {"?Sized"} if "?Sized" in bounds else bounds | {"Sized"}


def _bounds(body: str, language: str | None) -> tuple[list[str], list[str]]:
    """Give the names of one unit, of which Go may say several, and what is said of them."""
    between = _BOUND.get(language or "")
    found = between.search(body) if between else None
    if found is None:
        demanded = language == "swift" and "==" in body
        return [body.strip()], [body.strip()] if demanded else []
    names, said = body[: found.start()], body[found.end() :]
    both = _AND.get(language or "")
    held = both.split(said) if both else [said]
    return [name.strip() for name in names.split(",")], [one.strip() for one in held if one.strip()]
