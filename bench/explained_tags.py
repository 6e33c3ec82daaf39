"""Why a definition that ctags alone calls gone or come is none of what users see: for `bench.definitions`.

A rule sees one name and its row, the side of the range that it stands on, and all facts of its file.
"""

from collections.abc import Callable, Iterable

from diff_insight.model import Fact

_LOCAL = frozenset({"function", "method", "test"})


def _rows(fact: Fact, side: str) -> tuple[int, ...]:
    return fact.lines.added if side == "+" else fact.lines.removed


def _local(name: str, row: int, side: str, facts: Iterable[Fact]) -> bool:
    """It stands in a function or a test, which is what came or went."""
    return any(
        fact.thing in _LOCAL and fact.name.rpartition(".")[2] != name and row in _rows(fact, side)
        for fact in facts
    )


def _namespace(name: str, _row: int, _side: str, facts: Iterable[Fact]) -> bool:
    """It is a module that any file may open, as in Ruby: told is what came, or went, in it."""
    return any(name in place.split(".") for fact in facts for place in fact.where)


def _macro(_name: str, row: int, side: str, facts: Iterable[Fact]) -> bool:
    """A macro makes it in the other version: what is implemented stays implemented."""
    return any(
        fact.kind == "extension_changed" and row in _rows(fact, side) and "implements" in fact.details
        for fact in facts
    )


RULES: dict[str, Callable[[str, int, str, Iterable[Fact]], bool]] = {
    "inside a function or a test": _local,
    "module around what is told": _namespace,
    "made by a macro in the other version": _macro,
}


_OF_RUBY = "module around what is told"


def rule_of(name: str, row: int, side: str, facts: list[Fact], *, language: str) -> str | None:
    """Give the name of the first rule that explains a tag."""
    rules = {called: rule for called, rule in RULES.items() if called != _OF_RUBY or language == "ruby"}
    return next((called for called, explains in rules.items() if explains(name, row, side, facts)), None)
