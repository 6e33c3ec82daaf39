"""Statements of Python in one way of writing: what only took to a newer notation is known as the same."""

import ast
import re
from functools import lru_cache
from string import Formatter

from diff_insight.facts.annotations import LONG, spelt

_HEADS = ("def ", "async def ")
_OTHER_NAMES = {"IOError": "OSError", "EnvironmentError": "OSError", "WindowsError": "OSError"}
"""Other names of a class, since Python 3.3."""
_EMPTY = {"dict": ast.Dict(keys=[], values=[]), "list": ast.List(elts=[], ctx=ast.Load())}
_FIELD = re.compile(r"%s")


@lru_cache(maxsize=1024)
def plain(statement: str, owners: tuple[str, ...] = ()) -> str | None:
    """Give what a statement, a signature, or what is caught, comes to; None where it cannot be read.

    Args:
        statement: Its text.
        owners: The definitions that it stands in, outermost first.
    """
    if len(statement) > LONG:
        return None
    text = statement.strip().removeprefix("@")  # of a decorator
    head = f"{text}: ..." if text.startswith(_HEADS) else text
    for whole in (head, f"raise {text}", f"try: ...\nexcept {text}: ...", f"{text} ..."):
        try:
            return ast.dump(_Plain(owners).visit(ast.parse(whole)))
        except SyntaxError:
            continue
        except (ValueError, RecursionError, MemoryError):
            return None
    return None


def annotated(bare: str, typed: str) -> tuple[str, str] | None:
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


class _Plain(ast.NodeTransformer):
    """Writes in one way types, texts with fields, empty containers, and calls of the base class."""

    def __init__(self, owners: tuple[str, ...]) -> None:
        self._owners = owners

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = _written(node.annotation)
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = node.annotation and _written(node.annotation)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = node.returns and _written(node.returns)
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(id=_OTHER_NAMES.get(node.id, node.id), ctx=node.ctx)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called == "cast" and node.args:
            node.args[0] = _written(node.args[0])
        for given in node.keywords if called == "TypeVar" else ():
            given.value = _written(given.value) if given.arg == "bound" else given.value
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Name(id="dict" | "list" as name), args=[], keywords=[]):
                return _EMPTY[name]
            case ast.Call(func=ast.Name(id="set"), args=[ast.List(elts=elements)], keywords=[]) if elements:
                return ast.Set(elts=elements)
            case ast.Call(func=ast.Name(id="super"), args=[ast.Name(id=owner), ast.Name()], keywords=[]):
                return ast.Call(func=node.func, args=[], keywords=[]) if owner in self._owners else node
            case ast.Call(
                func=ast.Attribute(value=ast.Constant(value=str() as text), attr="format"), keywords=[]
            ):
                return _formatted(text, node.args) or node
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        match node:
            case ast.BinOp(left=ast.Constant(value=str() as text), op=ast.Mod(), right=right):
                values = right.elts if isinstance(right, ast.Tuple) else [right]
                return node if isinstance(right, ast.Dict) else _filled(_FIELD.split(text), values) or node
        return node


def _written(node: ast.expr) -> ast.expr:
    return ast.Name(id=spelt(ast.unparse(node)), ctx=ast.Load())


def _formatted(text: str, values: list[ast.expr]) -> ast.expr | None:
    """Give `"{} …".format(…)` as the text with fields that it makes, where each field is the next value."""
    try:
        pieces = list(Formatter().parse(text))
    except ValueError:
        return None
    fields = [piece for piece in pieces if piece[1] is not None]
    if any(name != "" or spec or how for _, name, spec, how in fields):
        return None
    words = [words for words, *_ in pieces]
    return _filled(words if pieces and pieces[-1][1] is None else [*words, ""], values)


def _filled(words: list[str], values: list[ast.expr]) -> ast.expr | None:
    """Give the text with fields that stands for words and the values between them."""
    if len(words) != len(values) + 1 or any("%" in word for word in words):
        return None
    if any(isinstance(value, ast.Starred) for value in values):
        return None
    made: list[ast.expr] = [ast.Constant(value=words[0])] if words[0] else []
    for value, word in zip(values, words[1:], strict=True):
        made.append(ast.FormattedValue(value=value, conversion=-1, format_spec=None))
        made.extend([ast.Constant(value=word)] if word else [])
    return ast.JoinedStr(values=made)
