"""Which facts are said together, and in which order: the same for every language.

Facts come in the order of the patch, one per thing. A reader wants the most important first, what
belongs together in one place, what lies inside a new or removed section with that section, and upkeep
(metadata, white space) last.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from diff_insight.engines.context import in_context
from diff_insight.engines.quoting import bare, clean
from diff_insight.facts.entries import by_entry, is_entry
from diff_insight.facts.types import rules_of
from diff_insight.model import AnalyzedFile, Fact, FactKind, FileChange, ModificationType, TypeRule

Action = Literal["added", "removed", "changed", "moved"]

UPKEEP: frozenset[str] = frozenset(
    {
        "front_matter_added",
        "front_matter_removed",
        "front_matter_changed",
        "wrapping_changed",
        "whitespace_changed",
        "final_newline_changed",
        "mode_changed",
    }
)
WHOLE_FILE: frozenset[str] = frozenset(
    {"file_added", "file_removed", "file_renamed", "file_copied", "binary_changed", "submodule_changed"}
)

# Lower comes first. What a reader can rely on or has lost stands before what reads differently.
_ORDER: tuple[tuple[FactKind, ...], ...] = (
    ("heading_removed", "heading_added", "symbol_removed", "symbol_added"),
    ("value_removed", "value_added", "value_changed"),
    ("dependency_removed", "dependency_added", "dependency_changed"),
    ("table_removed", "table_added", "table_column_removed", "table_column_added"),
    ("table_row_removed", "table_row_added", "table_cell_changed"),
    ("heading_changed",),
    ("admonition_removed", "admonition_added", "admonition_changed"),
    ("paragraph_removed", "paragraph_added"),
    ("list_item_removed", "list_item_added", "list_item_changed"),
    ("code_block_removed", "code_block_added", "code_changed", "code_removed", "code_added"),
    ("words_changed", "words_removed", "words_added"),
    ("paragraph_changed", "text_changed"),
    ("include_removed", "include_added", "include_changed"),
    ("directive_removed", "directive_added", "directive_changed"),
    ("image_removed", "image_added", "image_changed"),
    ("link_removed", "link_added", "link_changed"),
    ("moved", "comment_changed"),
)
_RANK: dict[str, int] = {
    kind: 10 * tier + place for tier, kinds in enumerate(_ORDER) for place, kind in enumerate(kinds)
}

# The facts that a rule looks at come first in the text, so that type and title agree.
_DRIVERS: dict[TypeRule, tuple[str, ...]] = {
    "new_section": ("heading_added",),
    "new_parameter": ("value_added", "symbol_added", "table_row_added", "list_item_added"),
    "new_value": (
        "table_cell_changed",
        "value_added",
        "list_item_added",
        "words_added",
        "table_column_added",
    ),
    "new_row": ("table_row_added", "table_added", "table_column_added"),
    "removed_section": ("heading_removed",),
    "removed_parameter": ("value_removed", "symbol_removed", "table_row_removed", "list_item_removed"),
    "removed_value": ("table_cell_changed", "value_removed", "list_item_removed", "words_removed"),
    "removed_row": ("table_row_removed", "table_removed", "table_column_removed"),
    "stricter_limit": ("value_changed", "table_cell_changed", "words_changed"),
    "repaired_typo": ("words_changed",),
    "repaired_link": ("link_changed", "image_changed", "include_changed"),
    "repaired_value": ("value_changed", "code_changed", "table_cell_changed"),
    "moved": ("moved",),
    "dependency": ("dependency_changed", "dependency_added", "dependency_removed"),
    "links": ("link_changed", "link_added", "link_removed"),
    "images": ("image_changed", "image_added", "image_removed"),
}
_COUNTED_IN_LINES = frozenset({"code_added", "code_removed", "code_changed", "text_changed"})
_Spot = tuple[tuple[int, ...], tuple[int, ...], str | None, str | None, str | None]
"""Which fact of a file: its lines, and of those of one line its row, column or key."""
_FILLER = 3
_MARKUP = re.compile(r"[\s()\[\]*`]*(?:\]\([^()\s]*\)?|</?[a-zA-Z][^<>]*>)[\s()\[\]*`]*")
_RULE_OR_STOP = re.compile(r"[\s:.,;-]*")
_LETTERS = re.compile(r"[\W_]")
_TELLING_TOKENS = frozenset({"version", "date", "number", "code", "name", "url", "path"})


@dataclass(frozen=True, slots=True)
class Point:
    """Facts of one kind at one place: what one clause can say.

    Attributes:
        kind: Of all the facts.
        place: The section or symbol that they stand under, or None.
        facts: In the order of the patch, at least one.
        rank: Lower is said first.
    """

    kind: FactKind
    place: str | None
    facts: tuple[Fact, ...]
    rank: float

    @property
    def base(self) -> str:
        """The kind of thing: `table_row` of `table_row_added`."""
        return self.kind.rpartition("_")[0] or "passage"

    @property
    def action(self) -> Action:
        """What happened to it."""
        action = self.kind.rpartition("_")[2]
        return action if action in {"added", "removed", "moved"} else "changed"  # type: ignore[return-value]

    @property
    def count(self) -> int:
        """How many things: lines for code and plain text, else facts."""
        return count_of(self.facts)


@dataclass(frozen=True, slots=True)
class Digest:
    """A file's facts, ready to be said.

    Attributes:
        file: What they are facts of.
        whole: Facts of the file as a whole.
        points: Most important first.
        inside: Points that lie inside a new or removed section or file, told with it.
        upkeep: Metadata, white space and the like.
        small: Replaced marks and fillers, where there is more to tell than these.
    """

    file: AnalyzedFile
    whole: tuple[Fact, ...]
    points: tuple[Point, ...]
    inside: tuple[Point, ...]
    upkeep: tuple[Fact, ...]
    small: tuple[Fact, ...] = ()

    @property
    def change(self) -> FileChange:
        """The file."""
        return self.file.change


def digest(file: AnalyzedFile) -> Digest:
    """Sort a file's facts into what is said first, together, along with something else, and last."""
    whole = tuple(f for f in file.facts if f.kind in WHOLE_FILE)
    upkeep = tuple(f for f in file.facts if f.kind in UPKEEP)
    rest = [f for f in file.facts if f.kind not in WHOLE_FILE and f.kind not in UPKEEP]
    small: tuple[Fact, ...] = ()
    marks = [_is_small(f) for f in rest]
    if any(marks) and not all(marks):
        small = tuple(f for f, mark in zip(rest, marks, strict=True) if mark)
        rest = [f for f, mark in zip(rest, marks, strict=True) if not mark]
    if file.change.status in {"added", "removed"}:
        return Digest(file, whole, (), points_of(rest, file), upkeep)
    drivers = _drivers(file)
    rest = list(in_context(by_entry(rest), file.change))
    inside: list[Fact] = []
    outside: list[Fact] = []
    new = {clean(f.new or "") for f in rest if f.kind == "heading_added"}
    gone = {clean(f.old or "") for f in rest if f.kind == "heading_removed"}
    for fact in rest:
        section = clean(fact.section or "")
        with_section = (section in new and fact.kind.endswith("_added")) or (
            section in gone and fact.kind.endswith("_removed")
        )
        (inside if section and with_section and "heading" not in fact.kind else outside).append(fact)
    return Digest(file, whole, points_of(outside, file, drivers), points_of(inside, file), upkeep, small)


def points_of(
    facts: Iterable[Fact], file: AnalyzedFile, drivers: frozenset[_Spot] = frozenset()
) -> tuple[Point, ...]:
    """Group facts by kind and place, the most important first; `drivers` are where the type was decided."""
    groups: dict[tuple[FactKind, str | None, bool], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.kind, _place(fact), is_entry(fact)].append(fact)
    points = [
        Point(kind, place, _telling_first(found, drivers), _rank(kind, found, file, drivers))
        for (kind, place, _), found in groups.items()
    ]
    return tuple(sorted(points, key=lambda point: point.rank))


def _drivers(file: AnalyzedFile) -> frozenset[_Spot]:
    """Give where the facts stand that decided a file's type; none for what is only upkeep."""
    if file.modification_type == "minor update":
        return frozenset()
    rules = rules_of(file.change, file.facts)
    return frozenset(_spot(fact) for fact, rule in zip(file.facts, rules, strict=False) if rule == file.rule)


def _spot(fact: Fact) -> _Spot:
    return fact.removed, fact.added, fact.row, fact.column, fact.key


def _telling_first(facts: Sequence[Fact], drivers: frozenset[_Spot]) -> tuple[Fact, ...]:
    """Put what decided the type first, then replaced names, versions and numbers before other words."""
    return tuple(
        sorted(
            facts,
            key=lambda fact: (
                _spot(fact) not in drivers,
                fact.kind.startswith("words_") and fact.token not in _TELLING_TOKENS,
            ),
        )
    )


def _is_small(fact: Fact) -> bool:
    """Tell whether a fact is about marks or a filler word, which no reader misses."""
    if not fact.kind.startswith(("words_", "table_cell_", "text_", "paragraph_", "code_", "comment_")):
        return False
    texts = [text for text in (fact.old, fact.new) if text]
    if fact.kind == "table_cell_changed":
        return all(_RULE_OR_STOP.fullmatch(text) for text in texts) and not {"-"} & set(texts)
    longest = max((len(_LETTERS.sub("", text)) for text in texts), default=0)
    if texts and fact.kind.startswith("words_") and all(map(_MARKUP.fullmatch, texts)):
        return True
    if fact.kind == "words_changed" and bare(fact.old or "") == bare(fact.new or ""):
        return True
    if fact.kind.startswith("words_"):
        return longest <= _FILLER and fact.token not in {"version", "date", "number", "url"}
    return bool(texts) and longest == 0


def count_of(facts: Sequence[Fact]) -> int:
    """Count things: lines for code and plain text (the longer side), else one for each fact."""
    return sum(
        max(len(fact.added), len(fact.removed), 1) if fact.kind in _COUNTED_IN_LINES else 1 for fact in facts
    )


def _place(fact: Fact) -> str | None:
    if fact.kind.startswith(("heading", "symbol", "value", "dependency", "moved")):
        return None
    return clean(fact.section or "") or clean(fact.symbol or "") or None


def _rank(kind: FactKind, facts: Sequence[Fact], file: AnalyzedFile, drivers: frozenset[_Spot]) -> float:
    rank = float(_RANK.get(kind, 1000))
    if any(_spot(fact) in drivers for fact in facts) or (not drivers and kind in _DRIVERS.get(file.rule, ())):
        rank -= 500
    elif kind.endswith(_leading(file.modification_type)):
        rank -= 200
    if kind == "words_changed":
        if all(fact.token == "punctuation" for fact in facts):  # noqa: S105 - a kind of word, no secret
            rank += 300
        elif any(fact.token in _TELLING_TOKENS for fact in facts):
            rank -= 25
    return rank


def _leading(modification_type: ModificationType) -> str:
    return {"breaking change": "_removed", "new feature": "_added"}.get(modification_type, "?")
