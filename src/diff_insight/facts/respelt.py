"""Types of Python that are only written in another way, told as one, and those that are written at last.

Whoever moves a file to a newer notation, as from `Optional[X]` to `X | None`, changes half of its lines and
no type; what is news in it should not have to be looked for among them.
"""

import ast
from dataclasses import replace

from diff_insight.facts.annotations import LONG, spelt
from diff_insight.facts.state import State
from diff_insight.model import Fact

_TYPES = frozenset({"type_changed", "returns_changed"})
_STATEMENTS = frozenset(
    {
        "assignment_changed",
        "attribute_changed",
        "call_changed",
        "return_changed",
        "value_changed",
        "overload_changed",
    }
)


def respelt(facts: tuple[Fact, ...], language: str | None) -> tuple[Fact, ...]:
    """Give a file's facts, all types of Python that are written in another way as one `annotations_layout`.

    Its `old` and `new` are the shortest of them, its parts each at its place, `details["places"]` their
    number.
    """
    if language != "python":
        return facts
    taken: list[Fact] = []
    kept = tuple(left for fact in facts for left in _without(fact, taken))
    if not taken:
        return facts
    first = min(taken, key=lambda one: (one.thing not in {"type", "returns"}, len(f"{one.old}{one.new}")))
    places = {"places": str(len(taken))}
    made = Fact(
        kind="annotations_layout",
        public=False,
        old=first.old,
        new=first.new,
        lines=State.union(taken),
        parts=tuple(taken),
        details=places,
    )
    return (*kept, made)


def _without(fact: Fact, taken: list[Fact]) -> tuple[Fact, ...]:
    """Give a fact without those inside it, which are `taken`; nothing where it holds nothing else."""
    if _is_respelt(fact):
        taken.append(replace(fact, kind=f"{fact.thing}_layout"))
        return ()
    if not fact.parts:
        return (_annotated(fact),)
    before = len(taken)
    parts = tuple(left for part in fact.parts for left in _without(part, taken))
    if len(taken) == before or parts or fact.action != "changed":
        return (replace(fact, parts=parts),)
    taken[before:] = [replace(taken[before], lines=State.union((fact, taken[before]))), *taken[before + 1 :]]
    return ()


def _annotated(fact: Fact) -> Fact:
    """Give an assignment of which nothing but its annotation came or went as that."""
    if fact.kind not in {"assignment_changed", "attribute_changed"} or fact.old is None or fact.new is None:
        return fact
    for bare, typed, action in ((fact.old, fact.new, "added"), (fact.new, fact.old, "removed")):
        found = _type_of_the_same(bare, typed)
        if found is not None:
            name, said = found
            old, new = (None, said) if action == "added" else (said, None)
            return replace(fact, kind=f"type_{action}", name=name, old=old, new=new, details={})
    return fact


def _type_of_the_same(bare: str, typed: str) -> tuple[str, str] | None:
    """Give the target of an assignment and its type, which the same assignment elsewhere has not."""
    try:
        sides = ast.parse(bare.strip()).body, ast.parse(typed.strip()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    match sides:
        case [ast.Assign(targets=[one], value=value)], [ast.AnnAssign(value=ast.expr() as given) as made]:
            same = ast.unparse(one) == ast.unparse(made.target) and ast.dump(value) == ast.dump(given)
            return (ast.unparse(one), ast.unparse(made.annotation)) if same else None
    return None


def _is_respelt(fact: Fact) -> bool:
    """Tell whether two versions of a type, or of a statement but for its types, are the same."""
    if fact.old is None or fact.new is None or fact.old == fact.new or fact.previous_name is not None:
        return False
    if fact.kind in _TYPES:
        return spelt(fact.old) == spelt(fact.new)
    return fact.kind in _STATEMENTS and _plain(fact.old) == _plain(fact.new) is not None


def _plain(statement: str) -> str | None:
    """Give a statement with its types in one way of writing; None where it cannot be read."""
    if len(statement) > LONG:
        return None
    whole = f"{statement.strip()}: ..." if statement.startswith(("def ", "async def ")) else statement.strip()
    try:
        return ast.dump(_Plain().visit(ast.parse(whole)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


class _Plain(ast.NodeTransformer):
    """Writes each type in one way: those of annotations, and the first of what takes one."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = _written(node.annotation)
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = node.annotation and _written(node.annotation)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = node.returns and _written(node.returns)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called == "cast" and node.args:
            node.args[0] = _written(node.args[0])
        for given in node.keywords if called == "TypeVar" else ():
            given.value = _written(given.value) if given.arg == "bound" else given.value
        return self.generic_visit(node)


def _written(node: ast.expr) -> ast.expr:
    return ast.Name(id=spelt(ast.unparse(node)), ctx=ast.Load())
