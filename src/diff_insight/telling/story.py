"""A file's facts as what can be told: each with its place, equal ones together, the important first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.said_elsewhere import COMPOUND, FUNCTIONS, SIMPLE
from diff_insight.facts.symbols import ALIAS
from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling import (
    examples,
    framed_texts,
    implementations,
    inherited,
    page_order,
    reworded,
    shown_under,
)
from diff_insight.telling.accessors import as_properties
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.equal_statements import in_many_places
from diff_insight.telling.error_guards import guards_behind
from diff_insight.telling.kinds import Order, kind_of, order_of
from diff_insight.telling.led_in import LISTS, led_in
from diff_insight.telling.link_echo import only_leads, without_links_of_texts
from diff_insight.telling.listed import list_changes
from diff_insight.telling.marks import only_marks, says_the_same
from diff_insight.telling.narrowed import PIECES, narrowed
from diff_insight.telling.one_rule import rule_of, rules
from diff_insight.telling.paired import paired, with_heirs
from diff_insight.telling.point import BY_SIDES, FILE, Place, Point
from diff_insight.telling.put_into import put_into
from diff_insight.telling.remainders import beside_whole_texts
from diff_insight.telling.replaced import with_names_replaced
from diff_insight.telling.sections_replaced import in_their_place
from diff_insight.telling.spacing import only_spacing
from diff_insight.telling.tests_folded import tests_folded
from diff_insight.telling.whereabouts import (
    IN_CODE,
    at_new_headings,
    constructor_of,
    inside_of,
    of_their_jobs,
    place_of,
)

_SHOWN = frozenset({"element", "markup_text", "shown_expression", "style_rule", "declaration"})
"""What a page shows, and what says how."""
_CONTAINED = frozenset({"changed", "renamed"})
_TURNS = frozenset(
    {"function", "method", "property", "test", "overload", "class", "interface", "struct", "enum", "trait"}
    | {"type_alias", "field", "constant", "variable", "enum_member"}
)
"""Definitions that may be of another kind under the same name."""
_TOGETHER = frozenset({"added", "removed", "renamed", "layout", "moved"})
_ALONE = frozenset(
    {"twice", "then", "unless", "holds", "around", "still", "implements", "constructor", "listed"}
    | {"in_place", LISTS}
)
"""Details that are told of one thing at a time."""
_SUMMED = frozenset({"text", "whitespace", "package", "package_copy", "message_reference"})
"""Things that are told together whatever happened to each."""
_WHOLE = frozenset({"file_added", "file_removed"})
_CAME_OR_WENT = frozenset({"added", "removed"})

_PAGES = frozenset({"markdown", "mdx", "restructuredtext", "asciidoc"})
"""Languages of pages, whose places are headings."""
_IMPORTED = frozenset({"import", "export", "import_source"})
_RELEASES = frozenset({"release_added", "release_section_added"})
_MIGRATES = frozenset(
    {"dropped_column_added", "renamed_column_added", "renamed_table_added", "required_column_added"}
    | {"nullable_column_added", "retyped_column_added", "column_default_added", "sql_column_added"}
    | {"sql_action_added", "sql_drop_added"}
)
"""What a migration does: told by itself, however new its file is."""
_BESIDE = _RELEASES | _MIGRATES | {"runtime_changed"}
"""What is told beside a file that is new or gone: the manifest before asked for another runtime."""
_BLOCKS = frozenset({"html_added", "html_removed"})
"""Blocks of markup that are known by what they show."""
_AROUND = frozenset({"try", "with"})
"""Blocks that run what they hold, whatever holds."""
_RULES = frozenset({"hr", "br"})
"""Markup that says nothing: it only parts what stands around it."""
_LISTING = frozenset({"value_changed", "return_changed"})
"""Kinds of what may be a list, or a mapping."""
_LINKING = frozenset({"sentence", "list_item", "table_cell", "changelog_entry", "quote"})
"""Text that is told beside where a link in it leads to now."""
_ENDING = frozenset({"sentence_changed", "list_item_changed", "table_cell_changed"})
_END_MARKS = ".:;,。：；，"
_ASKING = ("?", "!", "？", "！")
_OF_EXAMPLES = frozenset({"code_line", "code_block", "language"})
"""Things that have no names: where the same happened to several, it is said of how many."""
_OF_FENCES = frozenset({"language", "highlighted_lines", "example_title", "block_options"})
"""What examples say of themselves, each its own."""
_ANYWHERE = frozenset({"link", "code_line", "language", "runtime"})
"""Things of which equal facts are told once in a file without places, too."""
_PACKAGES = frozenset({"package", "requirement"})
"""Things whose list is told by them."""
_Leaf = tuple[Fact, Place]


def points(file: AnalyzedFile) -> tuple[Point, ...]:
    """Give what a file's facts tell, most important first."""
    outer = led_in(list(as_properties(without_links_of_texts(_outermost(file.facts)))))
    if file.role == "generated":
        outer = [_as_lines(fact) for fact in outer]
    leaves = of_their_jobs(at_new_headings([leaf for fact in outer for leaf in _leaves(fact)]))
    if file.language in _PAGES:
        leaves = [(fact, _under_heading(fact, place)) for fact, place in leaves]
    leaves = list(put_into(file, in_their_place(leaves)))
    leaves = list(guards_behind(leaves))
    leaves = shown_under.once(leaves)
    leaves = list(narrowed(list(with_names_replaced(list(paired(list(_without_echo(leaves))))))))
    leaves = list(with_heirs(leaves, file.change.patch))
    told = tests_folded(list(_merged(beside_whole_texts(leaves))), outer)
    made = reworded.given_way(list(_grouped(list(told))), file.facts)
    return tuple(sorted(made, key=_place_among))


def _place_among(point: Point) -> tuple[object, ...]:
    """Order what a file tells: the title of a page first, its form after all else that matters as much."""
    of_page = page_order.rank(point)
    order, quiet, *rest = point.rank
    return of_page is not page_order.Rank.TITLE, order, quiet, of_page, *rest


def _under_heading(fact: Fact, place: Place) -> Place:
    """Give the place of what a page holds beside its text; comments of it are unseen, wherever they stand."""
    if fact.thing not in IN_CODE or not fact.where or place == FILE:
        return place
    return FILE if fact.thing == "comment" and _is_quiet(fact) else Place(fact.where[-1], heading=True)


def _as_lines(fact: Fact) -> Fact:
    """Give what changes in the body of a generated program as lines: nobody wrote its statements."""
    inside = fact.action == "changed" and (
        fact.thing in FUNCTIONS or any(part.thing in COMPOUND | SIMPLE for part in fact.all())
    )
    if not inside and fact.thing not in COMPOUND | SIMPLE:
        return fact
    return Fact(
        kind="text_changed", where=(*fact.where, fact.name) if inside else fact.where, lines=fact.lines
    )


def is_quiet(point: Point) -> bool:
    """Tell what is only counted where there is news beside it."""
    return all(
        _is_quiet(fact) if point.order >= Order.CONTENT else _only_imports(fact) for fact in point.facts
    )


def _only_imports(fact: Fact) -> bool:
    """Tell a statement in which nothing but imports changes, or that is for a type checker only.

    A new condition decides what a program loads: that is what the program does.
    """
    imports = bool(fact.parts) and all(part.thing in _IMPORTED for part in fact.parts)
    inside = fact.action == "changed" and fact.old == fact.new
    return fact.thing in COMPOUND and imports and (inside or _for_checker(fact))


def _for_checker(fact: Fact) -> bool:
    return (fact.new or fact.old or "").rpartition(".")[2] == "TYPE_CHECKING"


def _is_quiet(fact: Fact) -> bool:
    if fact.thing == "plain_line" and "format" in fact.details:  # nothing says more of its file
        return False
    if fact.thing == "comment" and {"hides", "shows"} & fact.details.keys():
        return False
    entry = fact.kind == "package_entry_changed" and fact.old and fact.new
    if entry or fact.details.get("ecosystem") in {"go replace", "npm override"}:
        return False
    moved = fact.action == "moved" and fact.thing in {"sentence", "paragraph", "metadata"}
    ruled = fact.thing == "html" and fact.name in _RULES
    marks = only_marks(fact) or only_spacing(fact) or _ends_otherwise(fact)
    return fact.thing in QUIET or fact.action == "layout" or moved or ruled or marks


def _ends_otherwise(fact: Fact) -> bool:
    """Tell whether nothing but the mark at the end of a sentence changed; behind a `?`, it was a slip."""
    texts = (fact.old or "").rstrip(_END_MARKS), (fact.new or "").rstrip(_END_MARKS)
    same = bool(texts[0]) and texts[0] == texts[1]
    return fact.kind in _ENDING and same and not texts[0].endswith(_ASKING)


QUIET: frozenset[str] = frozenset(
    {
        "comment",
        "docstring",
        "import",
        "import_source",
        "access",
        "alias",
        "type_only",
        "imports",
        "exports",
        "whitespace",
        "text",
        "plain_line",
        "checksums",
        "notebook_data",
        "header_field",
        "message_reference",
        "package_entry",
        "link_target",
        "copyright",
        "overload",
        "requirement",
    }
)


def _outermost(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Give the outermost facts; of a file that is new or gone one, with all that it holds."""
    if facts and facts[0].kind in _WHOLE and not facts[0].details.get("copied"):
        notes = [fact for fact in facts[1:] if _is_beside(fact)]
        rest = tuple(fact for fact in facts[1:] if not _is_beside(fact))
        return [replace(facts[0], parts=rest), *notes]
    return facts


def _is_beside(fact: Fact) -> bool:
    """Tell whether it is told beside the file: what came from another one and breaks by what it is here."""
    breaks = fact.action in _CONTAINED and any(one.breaking for one in fact.all())
    return fact.kind in _BESIDE or breaks


def _leaves(fact: Fact, owner: Place | None = None) -> Iterator[_Leaf]:
    """Give the facts that are told: what is in a changed thing by itself, what is in a new one with it."""
    place = place_of(fact) if owner is None else owner
    if fact.action == "renamed" and constructor_of(fact) is not None and not fact.parts:
        return  # as the class is, which is told
    fact = _as_told(fact)
    parts = _with_what_shifts(tuple(part for part in fact.parts if part.action != "layout") or fact.parts)
    own = _own_way(fact, place, parts)
    if own is not None:
        yield from own
    elif fact.action in _CONTAINED and parts and not _only_laid_out(fact, parts):
        yield from _inside(fact, place, parts)
    elif (
        fact.thing in {"element", "at_rule"} and "around" in fact.details
    ):  # what it was put around may have changed too
        yield replace(fact, parts=()), place
        told = (part for part in parts if part.action in _CONTAINED or _came_along(part, fact))
        yield from (leaf for part in told for leaf in _leaves(part))
    elif fact.thing == "key" and any(part.thing in _PACKAGES for part in parts):
        yield from (leaf for part in parts for leaf in _leaves(part))
    elif fact.action != "moved" or not fact.details.get("shifted"):
        yield fact, place
        if (
            fact.thing in COMPOUND
        ):  # what breaks with a statement breaks by its own name; what it took in changed
            changed = {"changed"} if "around" in fact.details or fact.thing in _AROUND else set()
            told = (part for part in fact.parts if part.breaking or part.action in changed)
            yield from (leaf for part in told for leaf in _leaves(part))


def _came_along(part: Fact, frame: Fact) -> bool:
    """Tell whether something came or went with what was put around the rest, beside which it stands."""
    return part.thing in _SHOWN and part.action == frame.action


def _with_what_shifts(parts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Tell of the first parameter that only made room, where nothing else says that calls by place break."""
    shifted = [part for part in parts if part.breaking and part.details.get("shifted")]
    if not shifted or any(part.breaking and not part.details.get("shifted") for part in parts):
        return parts
    details = {key: said for key, said in shifted[0].details.items() if key != "shifted"}
    return tuple(replace(part, details=details) if part is shifted[0] else part for part in parts)


def _as_told(fact: Fact) -> Fact:
    """Give a fact as a reader sees it: a mark that differs is layout, a constructor has no new name."""
    if fact.action == "renamed" and constructor_of(fact) is not None:
        fact = replace(fact, kind=f"{fact.thing}_changed", previous_name=None)
    if fact.action == "changed" and not fact.parts and _says_the_same(fact):
        fact = replace(fact, kind=f"{fact.thing}_layout")
    elif fact.action == "renamed" and fact.parts == () and _is_marked_otherwise(fact):
        fact = replace(fact, kind=f"{fact.thing}_layout", previous_name=None)
    elif fact.action == "renamed" and _is_marked_otherwise(fact):
        fact = replace(fact, kind=f"{fact.thing}_changed", previous_name=None)
    return fact


def _only_laid_out(fact: Fact, parts: Sequence[Fact]) -> bool:
    """Tell whether what changed in HTML is what none of its parts says: they only stand otherwise."""
    return fact.thing == "html" and all(part.action == "layout" for part in parts)


def _own_way(fact: Fact, place: Place, parts: Sequence[Fact]) -> Iterable[_Leaf] | None:
    """Give what is told of a fact whose kind is told in a way of its own; None for all others."""
    found: Iterable[_Leaf] | None = None
    if implementations.is_of_members(fact):
        found = [leaf for part in fact.parts for leaf in _leaves(part)]
    elif fact.kind in {"table_row_changed", "table_column_changed"} and "cells" in fact.details:
        found = [(fact, place)]
    elif fact.thing in {"front_matter", "metadata"} and parts:
        found = _metadata(fact, place, parts)
    elif fact.kind == "code_block_changed" and parts:
        found = _example(fact, place, parts)
    elif fact.kind in _BLOCKS and "shows" not in fact.details:
        seen = [part for part in fact.parts if part.thing in {"image", "link"}]
        found = [leaf for part in seen for leaf in _leaves(part)] or None
    elif fact.kind in _RELEASES:
        found = _release(fact, place)
    elif fact.kind == "value_changed" and fact.parts:
        found = _written_out(fact)
    elif fact.kind in _LISTING and (listed := list(list_changes(fact))):
        found = [(one, place) for one in listed]
    elif fact.details.get("was") and fact.thing in _TURNS:
        found = [(_turned(fact), place)]
    return found


def _written_out(fact: Fact) -> Iterator[_Leaf]:
    """Give the keys and entries of a value that changed; what is gone or other in it breaks as the value."""
    for part in fact.parts:
        breaking = fact.breaking if part.action != "added" else None
        yield from _leaves(replace(part, breaking=breaking) if breaking else part)


def _turned(fact: Fact) -> Fact:
    """Give a definition of another kind as what it was and what it became."""
    gone = Fact(kind=f"{fact.details['was']}_removed", name=fact.previous_name or fact.name)
    noun = {"noun": fact.details["noun"]} if fact.details.get("noun") == ALIAS else {}
    return replace(
        fact,
        kind="became_changed",
        old=None,
        new=None,
        parts=(gone, Fact(kind=f"{fact.thing}_added", name=fact.name, details=noun)),
    )


def _example(fact: Fact, place: Place, parts: Sequence[Fact]) -> Iterator[_Leaf]:
    """Give what an example is marked as, then its lines, as one thing where they are many."""
    lines = [part for part in parts if part.thing == "code_line"]
    told = examples.told(fact, lines)
    rest = [part for part in parts if part.thing != "code_line"] if told else parts
    yield from ((one, place) for one in told if one.thing != "code_line")
    yield from _inside(fact, place, [*(one for one in told if one.thing == "code_line"), *rest])


def _inside(fact: Fact, place: Place, parts: Sequence[Fact]) -> Iterator[_Leaf]:
    a_value = kind_of(fact).order is Order.VALUES
    relinked = fact.thing in _LINKING and all(
        part.kind == "link_changed" or only_leads(part, fact) for part in parts
    )
    by_itself = a_value or relinked or not _told_by_parts(fact) or fact.thing in COMPOUND | SIMPLE
    if fact.action == "renamed" or (fact.old and fact.new and by_itself):
        yield replace(fact, parts=()), place
    inner = place if fact.thing in {"parameter", "table_row"} or not fact.name else inside_of(fact)
    for part in parts:
        fixture = fact.thing == "test" and part.thing == "parameter"
        # of what is too long to be quoted, which its place names, or by its own name
        line = part.thing in {"plain_line", "text", "deprecated"}
        at = None if line or "callback" in part.details else inner  # or in a function without a name
        yield from _leaves(replace(part, details={}) if fixture else part, at)


def _release(fact: Fact, place: Place) -> Iterator[_Leaf]:
    """Give a release that is new and its entries, which are told by themselves."""
    entries = [part for part in fact.all() if part.thing == "changelog_entry"]
    if fact.thing == "release" or not entries:
        yield fact, place
    within = Place(fact.name, heading=True) if fact.thing == "release" or not place.name else place
    yield from ((entry, within) for entry in entries)


def _metadata(fact: Fact, place: Place, parts: Sequence[Fact]) -> Iterator[_Leaf]:
    """Give the keys of the metadata of a page, what the list of a key gained and lost, and its order."""
    if fact.thing == "front_matter" or fact.action != "changed":
        yield from ((part, FILE) for part in (parts if fact.thing == "front_matter" else (fact,)))
        return
    for action, kind in (("added", "metadata_gains"), ("removed", "metadata_loses")):
        some = tuple(part for part in parts if part.action == action)
        if some:
            yield replace(fact, kind=kind, parts=some, old=None, new=None), place
    if parts and all(part.action == "moved" for part in parts):
        yield replace(fact, kind="metadata_ordered", parts=(), old=None, new=None), place


def _says_the_same(fact: Fact) -> bool:
    """Tell whether only marks differ between two texts: a reader of the page sees the same."""
    prose = kind_of(fact).style == "quoted"
    return prose and bool(fact.old and fact.new) and says_the_same(fact.old or "", fact.new or "")


def _is_marked_otherwise(fact: Fact) -> bool:
    """Tell whether a heading says what it said, with emphasis or code for part of it."""
    return kind_of(fact).style == "quoted" and says_the_same(fact.previous_name or "", fact.name)


def _told_by_parts(fact: Fact) -> bool:
    """Tell whether what differs in a thing's own text is what its parts say."""
    return any(part.action != "layout" for part in fact.parts)


def _without_echo(leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
    """Leave out what only follows from news beside it: white space, marks, checksums."""
    news = [fact for fact, _ in leaves if not _is_quiet(fact)]
    news = news or [
        fact
        for fact, _ in leaves
        if fact.action != "layout" and fact.thing in _IMPORTED | {"text", "plain_line"}
    ]
    spaced = any(fact.thing == "link_target" for fact, _ in leaves)  # by the blank line around it
    for fact, place in leaves:
        follows = fact.thing in {"whitespace", "checksums"} or (
            fact.action == "layout"
            and fact.thing != "notation"  # half of a file may be nothing else
            and (kind_of(fact).order is not Order.BEHAVIOUR or fact.thing in COMPOUND | SIMPLE)
        )
        if not (news and follows) and not (spaced and fact.thing == "whitespace"):
            yield fact, place


def _held(fact: Fact) -> tuple[object, ...]:
    """Give what a thing that is new or gone says and holds: two of one name are told apart by it."""
    inside = ((part.kind, part.name, part.old, part.new) for outer in fact.parts for part in outer.all())
    page = kind_of(fact).order is Order.CONTENT and fact.action in {"added", "removed"}
    return (fact.details.get("says"), *inside) if page else ()


def _merged(leaves: Iterable[_Leaf]) -> Iterator[tuple[tuple[Fact, ...], tuple[Place, ...]]]:
    """Put together what is said of several places with the same words."""
    groups: dict[tuple[object, ...], list[_Leaf]] = {}
    leaves = list(examples.by_pieces(list(leaves)))
    again = in_many_places(leaves)
    for at, (fact, place) in enumerate(leaves):
        one_way = fact.action in {"gains", "loses"}
        pieces = tuple(fact.details.get(piece) for piece in (*PIECES, "still"))
        either = one_way or fact.thing == "language"
        sides = fact.old or fact.new if either else fact.old and fact.new
        telling = bool(fact.name or sides or any(pieces) or at in again)
        about = fact.details.get("about")
        row = fact.where[-1:] if fact.thing == "table_cell" else ()
        said = (fact.kind, fact.name, fact.old, fact.new, fact.breaking, pieces, about, row, _held(fact))
        telling = telling and not fact.details.get("copy")  # as many are gone as there are
        key = said if telling and (place != FILE or fact.thing in _ANYWHERE) else (at,)
        groups.setdefault(key, []).append((fact, place))
    for found in groups.values():
        places = tuple(dict.fromkeys(place for _, place in found))
        facts = tuple(fact for fact, _ in found)
        if facts[0].thing == "link" and len(facts) > BOUNDS.names:
            yield (_counted(facts[0], len(facts)),), (FILE,)
        elif facts[0].thing in _OF_EXAMPLES and len(facts) > 1:
            yield (_counted(_in_common(facts), len(facts)),), (FILE,) if FILE in places else places
        elif facts[0].thing == "element" and facts[0].action in {"added", "removed"} and len(places) == 1:
            yield from (((fact,), places) for fact in facts)  # rows of one form are as many as there are
        elif facts[0].kind in reworded.REWORDED_TEXT and len(facts) > 1:
            yield (reworded.times(_in_common(facts), len(facts)),), places
        else:
            yield (_in_common(facts),), places


def _counted(fact: Fact, n: int) -> Fact:
    return replace(fact, details={**fact.details, "cells": str(n)})


def _in_common(facts: Sequence[Fact]) -> Fact:
    """Give the first of several facts, with what all of them say beside their names."""
    first = facts[0]
    details = {
        key: said
        for key, said in first.details.items()
        if all(fact.details.get(key) == said for fact in facts)
    }
    held = [[(part.kind, part.name) for part in fact.parts] for fact in facts]
    parts = first.parts if all(one == held[0] for one in held) else ()
    return replace(first, details=details, parts=parts) if len(facts) > 1 else first


_FRAMES = ("text", "was_a", "becomes")
"""Details of a text that stays and is framed in another way now."""


_OF_TYPES = frozenset({"generics"})
"""What is called by what it is of, so that its names alone would not say it."""


def _grouped(merged: Sequence[tuple[tuple[Fact, ...], tuple[Place, ...]]]) -> Iterator[Point]:
    """Put together things of one kind that came to or went from the same place."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    places: dict[tuple[object, ...], tuple[Place, ...]] = {}
    counted = reworded.many(merged)
    implemented = implementations.together([facts[0] for facts, _ in merged if len(facts) == 1])
    followed = rules([facts[0] for facts, _ in merged if len(facts) == 1])
    for at, (facts, where) in enumerate(merged):
        first = facts[0]
        together = first.action in _TOGETHER or first.thing in _SUMMED
        one_sided = first.thing == "package" and first.action == "changed" and not (first.old and first.new)
        together = (
            together or first.kind in {"test_changed", "heading_changed"} or framed_texts.is_of_list(first)
        ) and first.kind not in {"section_renamed", "image_renamed"}
        together = together or (first.kind, where) in counted
        elsewhere = first.details.get("turns") == "source" or "previous_source" in first.details
        one_sided = one_sided and inherited.way(facts) is None
        together = together and not one_sided and not elsewhere and first.thing != "table_cell"
        together = together and not (first.details.get("kind") == "manager" and first.action in _CAME_OR_WENT)
        together = together and not (first.kind in _BLOCKS and "shows" in first.details)
        together = together and first.thing not in _OF_FENCES | _OF_TYPES
        kind = "package" if first.thing == "package" else first.kind
        key: tuple[object, ...] = (at,)
        if first.kind in BY_SIDES:
            passed = tuple(map(first.details.get, ("previous_kind", "kind")))
            key = (kind, where, first.old, first.new, passed)
        elif len(facts) == 1 and id(first) in implemented:
            key = implemented[id(first)]
        elif len(facts) == 1 and (rule := rule_of(first)) in followed:
            key = (rule,)
        elif only_spacing(first):
            key = (kind, where, only_spacing)
        elif only_marks(first):
            key = (kind, where, order_of(first), only_marks)
        elif together and not _ALONE & first.details.keys():
            ends = (first.details.get("from"), first.details.get("to"))
            says = first.details.get("says") if first.thing == "deprecated" else None
            told = tuple(map(first.details.get, ("still", "noun", "instead", "turns", *_FRAMES)))
            key = (kind, where, order_of(first), ends, says, told)
        groups.setdefault(key, []).extend(facts)
        places[key] = where if places.get(key, where) == where else (FILE,)
    for key, some in groups.items():
        yield Point(tuple(some), places[key], min(map(order_of, some)))
