"""One point of an overview, and which of several a reader needs first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diff_insight.model import AnalyzedFile, Fact, Role
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Order
from diff_insight.telling.narrowed import PIECES
from diff_insight.telling.point import Place, Point, is_turned

ROLES: tuple[Role, ...] = (
    "source",
    "schema",
    "docs",
    "config",
    "data",
    "build",
    "asset",
    "example",
    "test",
    "ci",
    "lock",
    "generated",
    "vendored",
)
"""Most important first: what its users see of a repository, then how it is kept."""


_PAGES, _PAGES_EACH = 5, 2
"""Pages from which on, and for each file of a program, a range is one of a repository of pages."""
_STRUCTURE = frozenset({"html", "image", "link", "link_target", "badge"})
"""What a page is put together with: seldom what a reader came for."""
CALLED = frozenset(
    {"class", "interface", "struct", "enum", "trait", "type_alias", "macro"}
    | {"function", "method", "property", "constructor", "field", "constant", "variable", "enum_member"}
)
"""What users of a program call by its name."""
_DIGEST = re.compile(r"[\"']?(?:sha\d{1,3}[-:])?[0-9a-f]{32,128}[\"']?")
"""The checksum of a file: it says that the file is another one, never what it is."""
_VALUES = frozenset({"constant", "variable", "alias", "type_alias"})
"""New names that say less than what can be called."""

_FRAMES = frozenset({"condition", "else", "loop", "with", "try", "switch", "assignment"})
"""Statements that only lead to what a program does: what it returns, raises and calls says more."""
_RUNS = frozenset({"then", "unless", "holds", "around", "still"})
"""Details that say what runs inside of such a statement."""


@dataclass(frozen=True, slots=True)
class Told:
    """One point of an overview.

    Attributes:
        point: What happened.
        files: The files in which it did, in order.
        more: What else changed in the file that the overview does not say one by one.
        elsewhere: Where that is; empty where some of it has no place with a name.
        spread: Whether the point stands for many of no name in several places, all of which it has.
        documented: Whether the pages of the range name it.
    """

    point: Point
    files: tuple[AnalyzedFile, ...]
    more: int = 0
    elsewhere: tuple[Place, ...] = ()
    spread: bool = False
    documented: bool = False


def is_of_pages(files: Sequence[AnalyzedFile]) -> bool:
    """Tell whether files are of a repository of pages: what is a program there only makes them."""
    pages = sum(file.role == "docs" and not _is_set_anew(file) for file in files)
    program = sum(file.role in {"source", "schema"} for file in files)
    return pages >= max(_PAGES, _PAGES_EACH * program)


def _is_set_anew(file: AnalyzedFile) -> bool:
    """Tell whether nothing but the layout of a file changes: somebody ran a tool over everything."""
    return bool(file.facts) and all(fact.action == "layout" for fact in file.facts)


def place(role: Role, *, pages: bool = False) -> int:
    """Give the place of a role among all, as it matters to readers.

    Args:
        role: What a file is for.
        pages: Whether the repository is one of pages, whose readers meet these and nothing else.
    """
    return -1 if pages and role == "docs" else ROLES.index(role)


def weight(one: Told, *, pages: bool = False) -> tuple[object, ...]:
    """Order what is told: what breaks and is new first, by what the files are for."""
    role = place(one.files[0].role, pages=pages)
    first = one.point.facts[0]
    program = role == 0 and first.thing == "file"  # what it holds has names that users know
    page = any(part.thing in {"section", "heading"} for part in first.parts)
    return (
        one.point.order > Order.NEW,
        first.thing != "runtime",  # it is asked of everybody
        role,
        role != 0 and first.thing == "file" and not page,
        *one.point.rank[:2],
        _reach(first) if one.point.order <= Order.NEW else 0,
        program,
        first.thing in _VALUES or _called_by_language(first),
        -len(one.files),
        *one.point.rank[2:],
    )


def _reach(fact: Fact) -> int:
    """Tell how many meet a change: what a module gives or gave, its members, what some calls pass."""
    inner = fact.thing in _VALUES or "." in (fact.previous_name or fact.name)
    if not fact.breaking:
        named = fact.thing == "file" and any(part.thing in CALLED for part in fact.parts)
        outer = named or fact.thing == "export" or (fact.thing in CALLED and not inner)
        return int(not outer) if fact.action == "added" else 2
    of_all = fact.action in {"removed", "renamed"} or is_turned(fact)
    return 1 + inner if fact.thing in CALLED and of_all else 3


def _called_by_language(fact: Fact) -> bool:
    """Tell what a program has so that the language calls it (`__reduce__`), not its users."""
    name = fact.name.rpartition(".")[2]
    return name.startswith("__") and name.endswith("__")


def by_use(one: Told, *, pages: bool = False) -> tuple[object, ...]:
    """Order what is neither news nor breaks: fixes, then by what the files are for."""
    role = place(one.files[0].role, pages=pages)
    order, *rest = one.point.rank[:2]
    fix = one.files[0].modification_type == "bug fix"
    unseen = one.point.facts[0].kind == "binary_changed"
    return (
        not fix or (pages and role >= 0),
        order is Order.UPKEEP,
        unseen,
        role,
        one.point.facts[0].thing in _STRUCTURE,
        order,
        says_little(one.point),
        is_frame(one.point),
        *rest,
        -len(one.files),
    )


def telling_first(one: Told) -> tuple[object, ...]:
    """Order what a file tells: what stands in something with a name before what a script does on its way."""
    nowhere = one.point.order is Order.BEHAVIOUR and not any(place.name for place in one.point.places)
    return one.point.order, says_little(one.point), nowhere, is_frame(one.point), one.point.rank


def is_frame(point: Point) -> bool:
    """Tell whether a statement came, or went, of which nothing says what runs, or no longer runs, for it."""
    return all(
        fact.thing in _FRAMES and fact.action in {"added", "removed"} and not _RUNS & fact.details.keys()
        for fact in point.facts
    )


def says_little(point: Point) -> bool:
    """Tell whether no side of what changes is short enough to be quoted, nor a part of it that differs."""
    return all(map(_is_too_long, point.facts))


def _is_too_long(fact: Fact) -> bool:
    if fact.action != "changed" or fact.parts:
        return False
    sides = [fact.details[piece] for piece in PIECES if piece in fact.details]
    sides = sides or [fact.old or "", fact.new or ""]
    return max(map(len, sides)) > BOUNDS.code or all(map(_DIGEST.fullmatch, sides))
