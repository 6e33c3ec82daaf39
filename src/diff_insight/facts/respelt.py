"""What is only written in another way, told as one, and types that an assignment gets or loses.

Whoever moves a file to a newer notation, as from `Optional[X]` to `X | None`, changes half of its lines and
nothing that it does; what is news in it should not have to be looked for among them.
"""

from dataclasses import replace
from operator import is_

from diff_insight.facts.imported_paths import SameName, no_other_name
from diff_insight.facts.line_sets import minus
from diff_insight.facts.notations import written
from diff_insight.facts.python_notation import annotated, plain
from diff_insight.facts.said_elsewhere import FUNCTIONS, LEFT_OUT
from diff_insight.facts.state import State
from diff_insight.facts.statement_notations import in_one_way
from diff_insight.model import Fact

_TYPES = frozenset({"type_changed", "returns_changed"})
_NAMED = _TYPES | {"of_changed"}
_STATEMENTS = frozenset(
    f"{thing}_changed"
    for thing in (
        *("assignment", "attribute", "call", "return", "raise", "statement", "catch", "condition", "loop"),
        *("case", "decorator", "plain_line", "value", "default", "overload", "type_alias"),
    )
)
_WITH_VALUES = frozenset({"field_changed", "constant_changed", "variable_changed"})
_BLOCK = f"{{ {LEFT_OUT} }}"
_ROOTS = {"python": "object", "java": "Object", "c#": "object", "kotlin": "Any", "ruby": "Object"}
"""What every class of a language has as its base, written or not."""


def respelt(
    facts: tuple[Fact, ...], language: str | None, same_name: SameName = no_other_name
) -> tuple[Fact, ...]:
    """Give a program's facts, all that is written in another way as one `notation_layout`.

    Args:
        facts: Of one file.
        language: Of it; None: it is no program.
        same_name: Tells whether a text before and one now name the same by what the file imports.

    Its `old` and `new` are the shortest of them, its parts each at its place, `details["places"]` their
    number.
    """
    if language is None:
        return facts
    taken: list[Fact] = []
    kept = tuple(left for fact in facts for left in _without(fact, language, taken, same_name))
    if not taken:
        return kept
    first = min(taken, key=lambda one: len(f"{one.old}{one.new}"))
    places = {"places": str(len(taken))}
    made = Fact(
        kind="notation_layout",
        public=False,
        old=first.old,
        new=first.new,
        lines=State.union(taken),
        parts=tuple(taken),
        details=places,
    )
    return (*kept, made)


def _without(fact: Fact, language: str, taken: list[Fact], same_name: SameName) -> tuple[Fact, ...]:
    """Give a fact without those inside it, which are `taken`; nothing where it holds nothing else."""
    shown = _with_what_it_did(fact)
    if _is_respelt(shown, language) or _is_by_path(fact, same_name):
        taken.append(replace(shown, kind=f"{fact.thing}_layout", parts=()))
        return ()
    if not fact.parts:
        return (_implied(_annotated(fact), language) if language == "python" else _implied(fact, language),)
    before = len(taken)
    if written_otherwise := language == "python" and _is_written_otherwise(fact):
        lines = minus(fact.lines, State.union(fact.parts))
        own = replace(fact, kind=f"{fact.thing}_layout", lines=lines, parts=())
        taken.extend([own] if lines.added or lines.removed else [])  # else a part says it
    parts = tuple(left for part in fact.parts for left in _without(part, language, taken, same_name))
    if written_otherwise:
        whole = replace(fact, old=None, new=None, parts=parts)
        return parts if fact.thing not in FUNCTIONS or not parts else (_laid_out(whole),)
    if len(parts) == len(fact.parts) and all(map(is_, parts, fact.parts)):
        return (fact,)  # itself: where it came from is known by it
    if len(taken) == before or parts or fact.action != "changed":
        whole = replace(fact, parts=parts)
        return (whole if len(taken) == before else _laid_out(whole),)
    taken[before:] = [replace(taken[before], lines=State.union((fact, taken[before]))), *taken[before + 1 :]]
    return ()


def _laid_out(fact: Fact) -> Fact:
    """Give a function in which nothing but layout is left, at several places, as that; a test at any."""
    bare = fact.old is None and fact.new is None and fact.previous_name is None and fact.action == "changed"
    laid_out = fact.thing in FUNCTIONS and bare and (fact.thing == "test" or len(fact.parts) > 1)
    laid_out = laid_out and all(part.action == "layout" for part in fact.parts)
    return replace(fact, kind=f"{fact.thing}_layout", parts=()) if laid_out else fact


def _with_what_it_did(fact: Fact) -> Fact:
    """Give a case in which one statement takes the place of another one with both as its texts."""
    if fact.kind != "case_changed" or "did" not in fact.details:
        return fact
    details = {"of_case": fact.details["of_case"]}
    return replace(fact, old=fact.details["did"], new=fact.details["does"], details=details)


def _is_written_otherwise(fact: Fact) -> bool:
    """Tell whether the head of a block or function of Python comes to the same, whatever changes in it."""
    heads = fact.kind in _STATEMENTS or (fact.thing in FUNCTIONS and fact.action == "changed")
    return heads and fact.previous_name is None and fact.old != fact.new and _is_one(fact, "python")


def _is_by_path(fact: Fact, same_name: SameName) -> bool:
    """Tell whether two types, or implemented traits, are one by what the file imports."""
    if fact.kind not in _NAMED or not fact.old or not fact.new or fact.previous_name is not None:
        return False
    return same_name(fact.old, fact.new)


def _is_respelt(fact: Fact, language: str) -> bool:
    """Tell whether two versions of a type, or of a statement, come to the same."""
    if fact.old is None or fact.new is None or fact.old == fact.new or fact.previous_name is not None:
        return False
    if _is_one_expression(fact):
        return True
    if fact.kind in _TYPES:
        return written(fact.old, language) == written(fact.new, language)
    return _is_statement(fact, language) and _is_one(fact, language)


def _is_one(fact: Fact, language: str) -> bool:
    """Tell whether two versions of a text, whatever is told inside it, come to the same."""
    if fact.old is None or fact.new is None:
        return False
    if language == "python":
        old, new = (plain(side, fact.where) for side in (fact.old, fact.new))
    else:
        old, new = (in_one_way(side, language) for side in (fact.old, fact.new))
    return old is not None and old == new


def _is_statement(fact: Fact, language: str) -> bool:
    """Tell whether all that a fact says stands in its text: of what bears a value, that of the value."""
    told = [part for part in fact.parts if part.action != "layout"]
    if fact.kind in _WITH_VALUES:
        return (language == "python" or bool(told)) and all(part.kind == "value_changed" for part in told)
    return fact.kind in _STATEMENTS and not told


def _is_one_expression(fact: Fact) -> bool:
    """Tell whether all that changed is a function in it, `{ return x; }` on one side, `x` on the other."""
    given = [part for part in fact.parts if part.kind in {"return_added", "return_removed"}]
    if len(given) != 1 or given[0].parts or not (said := given[0].old or given[0].new):
        return False
    for one in (fact, *(part for part in fact.parts if part is not given[0])):
        block, bare = (one.old, one.new) if given[0].action == "removed" else (one.new, one.old)
        whole = f"({said})" if said.startswith("{") else said
        if one.action != "changed" or block is None or bare is None:
            return False
        if not any(
            block.count(braced) == 1 and block.replace(braced, whole) == bare
            for braced in (_BLOCK, f"{{ return {said}; }}", f"{{ return {said} }}")
        ):
            return False
    return True


def _implied(fact: Fact, language: str) -> Fact:
    """Give the base of every class, which came or went in writing alone, as that."""
    base = fact.old or fact.new
    if fact.kind not in {"base_added", "base_removed"} or base != _ROOTS.get(language) or not fact.where:
        return fact
    return replace(fact, kind=f"implied_{fact.action}", name=fact.where[-1], where=fact.where[:-1])


def _annotated(fact: Fact) -> Fact:
    """Give an assignment of which nothing but its annotation came or went as that."""
    if fact.kind not in {"assignment_changed", "attribute_changed"} or fact.old is None or fact.new is None:
        return fact
    for bare, typed, action in ((fact.old, fact.new, "added"), (fact.new, fact.old, "removed")):
        found = annotated(bare, typed)
        if found is not None:
            name, said = found
            old, new = (None, said) if action == "added" else (said, None)
            return replace(fact, kind=f"type_{action}", name=name, old=old, new=new, details={})
    return fact
