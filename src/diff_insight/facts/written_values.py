"""How a value is written, where that says what it is: quotes around a number, a text of several lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import plus
from diff_insight.facts.state import State
from diff_insight.model import Fact, Lines

_NOTATION = re.compile(r"[\s{}\[\](),:;\"'|>-]*")
_OTHER = frozenset({"comment", "text", "whitespace"})


def as_written(state: State, old: Entry, new: Entry) -> tuple[str, str] | None:
    """Give a number or a switch that became a text, or the other way round, as both are written."""
    marks = [entry.node.attributes.get("quoted") for entry in (old, new)]
    if (marks[0] is None) == (marks[1] is None) or "yes" in marks:  # a name of a program is no number
        return None
    return _written(old, state.changed.removed), _written(new, state.changed.added)


def _written(entry: Entry, rows: Mapping[int, str]) -> str:
    """Give a value with its quotes, where it has some."""
    text, node = entry.node.text, entry.node
    said = [rows.get(row, "") for row in range(node.first, min(node.last, node.first + 1) + 1)]
    forms = (f"{sign}{text}{sign}" for sign in "\"'") if "quoted" in node.attributes else ()
    return next((form for form in forms if any(form in row for row in said)), text)


def without_style(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Leave out how a text of several lines is written where what it says changes too."""
    styles = [fact for fact in facts if _is_style(fact)]
    told = next((fact for fact in facts if fact not in styles and fact.thing not in _OTHER), None)
    if told is None or not styles:
        return facts
    lines = told.lines
    for fact in styles:
        lines = plus(lines, fact.lines)
    return [replace(fact, lines=lines) if fact is told else fact for fact in facts if fact not in styles]


def _is_style(fact: Fact) -> bool:
    """Tell whether all that is said of a value is that it is written as a text of lines, or no longer."""
    kinds = {part.kind for part in fact.parts}
    plain = fact.action == "changed" and None in (fact.old, fact.new)
    return plain and bool(kinds) and kinds <= {"style_added", "style_removed"}


def is_notation(state: State, old: Entry, new: Entry, lines: Lines) -> bool:
    """Tell whether lines of a place say the same in another form: its own key and signs alone."""
    if lines.removed and lines.added and state.same_words(lines):
        return True
    names = (old.node.name, new.node.name)
    rows = [
        *(state.changed.removed[number] for number in lines.removed),
        *(state.changed.added[number] for number in lines.added),
    ]
    return all(_NOTATION.fullmatch(_without(row, names)) for row in rows)


def _without(line: str, names: Sequence[str]) -> str:
    bare = line.strip().lstrip("- ").lstrip("\"'[")
    return next((bare[len(name) :] for name in names if name and bare.startswith(name)), bare)
