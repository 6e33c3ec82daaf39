"""What a thing that is new or gone holds: a page by its title, a program by its definitions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from mimetypes import guess_type
from typing import TYPE_CHECKING

from diff_insight.facts.said_elsewhere import COMPOUND, FUNCTIONS, SIMPLE
from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling import gist, implementations, led_in, new_components
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.collected_entries import only_entry
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.page_titles import is_partial, opened_parts, title_of
from diff_insight.telling.plain_lines import FIRST
from diff_insight.telling.quoting import bare, clean, start_of
from diff_insight.telling.said_of_itself import HEADINGS, documented, first_said
from diff_insight.trees.comments import is_mark_of_generator

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

FILE_NEW = msgid("the file is new")
FILE_EMPTY = msgid("the file is new and empty")
IMAGE_NEW = msgid("the image {name} is new")
IMAGE_GONE = msgid("the image {name} is gone")
FILE_GONE = msgid("the file is gone")
PAGE_NEW = msgid("the page {title} is new")
PAGE_GONE = msgid("the page {title} is gone")
HAS_LINES = Plural("{clause} and has one line", "{clause} and has {n} lines")
HAD_LINES = Plural("{clause}; it had one line", "{clause}; it had {n} lines")
ADDRESS_STAYS = msgid("{clause}; its address still leads to a page")
REMOVES_PAGE_AT = msgid("Removes the page {title}, whose address leads to another page")
SAYS = msgid("{clause}: {said}")
BEGINS = msgid("{clause}, which begins {said}")
NEW_FILE_HOLDS = msgid("the new file holds {things}")
OLD_FILE_HELD = msgid("the file that is gone held {things}")
HOLDS = msgid("{clause}. It holds {things}")
HELD = msgid("{clause}. It held {things}")
ADDS_PAGE = msgid("Adds the page {title}")
REMOVES_PAGE = msgid("Removes the page {title}")
ADDS_IMAGE = msgid("Adds the image {name}")
REMOVES_IMAGE = msgid("Removes the image {name}")
ADDS_WITH = msgid("Adds {name} with {things}")
REMOVES_WITH = msgid("Removes {name} with {things}")
ADDS_FILE = Plural("Adds the file {name} of one line", "Adds the file {name} of {n} lines")
REMOVES_FILE = Plural("Removes the file {name} of one line", "Removes the file {name} of {n} lines")
WITH = msgid("{clause} (with {things})")
HELD_TOO = msgid("{things}, {others}")
"""Things of several kinds, each of which may be a list itself."""

_ABOUT = ("says", "doc", "summary", "description", "shows")
"""Details that say what a new thing is about, best first."""
_CLOSED = frozenset(
    {
        "function",
        "method",
        "test",
        "property",
        "condition",
        "loop",
        "with",
        "try",
        "table_row",
        "table_column",
        "parameter",
        "table",
        "code_block",
        "list_item",
        "release",
    }
)
"""Things whose name and first sentence say enough."""
_OPEN = frozenset(
    {"section", "suite", "front_matter", "list_item", "quote", "admonition", "tab", "zone", "component"}
)
"""What is told with what it holds, however deep that stands."""
_ENDED = frozenset({"added", "removed"})
_HOLDERS = frozenset({"class", "struct", "interface", "module", "extension"})
_BLOCKS = frozenset({"table", "code_block", "admonition", "component", "quote"})
"""What has no name of its own, so that several are only counted."""
_ROWS = 6
"""Rows of a new table that are named; more are not remembered."""
_RUNNING = frozenset({"paragraph", "list_item", "quote"})
_SPOKEN = (Order.BEHAVIOUR, Order.CONTENT, Order.VALUES, Order.PACKAGES, Order.TESTS)
_UNSPOKEN = frozenset(
    {
        "paragraph",
        "sentence",
        "link",
        "image",
        "text",
        "plain_line",
        "attribute",
        "parameter",
        "decorator",
        "base",
        "definition",
        "html",
        "namespace",
    }
)
_PART_OF_LINE = frozenset(
    {"cell_line", "table_row", "table_cell", "table_column", "code_line", "list_item", "footnote"}
)
_SETS = re.compile(r"(?:assign|capture|set)\s")
_ENDS = (".", "!", "?", ":", "。", "！", "？", "：")


_UNNAMED, _VALUES = "default", frozenset({"variable", "constant"})
"""What a module hands out without a name, `export default defineConfig({...})`: the file itself is that."""
_FEW_ROWS = 4
"""Lines of a file of text that are quoted, all of them."""


def whole(phrases: "Phrases", fact: Fact) -> str:
    """Say of a file that is new or gone what it holds: a page by its title, a program by its definitions."""
    new = fact.action == "added"
    title = title_of(phrases, fact)
    clause = _came_or_went(phrases, fact, title)
    if not phrases.short and (entry := only_entry(phrases, fact)):
        return phrases.words.text(SAYS, clause=clause, said=entry)
    prose = title or is_partial(fact) or any(part.thing in _RUNNING for part in fact.parts)
    about = first_said(fact) if prose else documented(fact)
    once = bool(about) and (phrases.short or is_partial(fact))  # a part of others begins with its section
    things = holdings(phrases, opened_parts(fact), gists=new and not once)
    said = phrases.shown(about.removesuffix(".") if things else about, quoted=True) if new else ""
    if said:
        clause = phrases.words.text(SAYS, clause=clause, said=said)
    elif new and not (things or phrases.short) and (rows := _rows(phrases, fact)):
        return phrases.words.text(SAYS, clause=clause, said=rows)
    begins = next((part.details["begins_with"] for part in fact.parts if "begins_with" in part.details), "")
    first = phrases.shown(begins, quoted=False) if not (said or things or phrases.short) else ""
    if first:
        clause = phrases.words.text(FIRST, things=clause, said=first)
    if things and phrases.short and not (title or said):  # the file is named behind it
        held = _worth_naming(opened_parts(fact))
        if len(held) == 1 and held[0].action == fact.action:
            return phrases.clause((replace(held[0], parts=()),))
        return phrases.words.text(NEW_FILE_HOLDS if new else OLD_FILE_HELD, things=things)
    if things:
        things = _with_members(phrases, fact, things) if new and not phrases.short else things
        clause = phrases.words.text(HOLDS if new else HELD, clause=clause.removesuffix("."), things=things)
        held = [] if said or not new else list(_spoken(fact.parts))
        about = phrases.shown(held[0].details.get("doc", ""), quoted=True) if len(held) == 1 else ""
        clause = phrases.words.text(SAYS, clause=clause, said=about) if about else clause
    clause = new_components.with_texts(phrases, clause, fact)
    page = new and any(part.thing in HEADINGS for part in fact.parts)
    return gist.with_names(phrases, clause, fact.parts) if page and not phrases.short else clause


def _came_or_went(phrases: "Phrases", fact: Fact, title: str) -> str:
    """Say that a page or a file is new, or gone, with its size where its own text is told."""
    new = fact.action == "added"
    if title:
        clause = phrases.words.text(PAGE_NEW if new else PAGE_GONE, title=title)
    else:
        # an overview names the file behind it, and a name that is too long stands above it
        seen = _is_image(fact) and not phrases.short and phrases.name(fact) != ""
        templates = (IMAGE_NEW, IMAGE_GONE) if seen else (FILE_NEW, FILE_GONE)
        template = FILE_EMPTY if new and "empty" in fact.details else templates[not new]
        clause = phrases.words.text(template, name=phrases.name(fact))
    lines = fact.details.get("lines", "")
    if lines.isdecimal() and not phrases.short:
        clause = phrases.words.plural(*(HAS_LINES if new else HAD_LINES), int(lines), clause=clause)
    if fact.details.get("address") == "kept":
        clause = phrases.words.text(ADDRESS_STAYS, clause=clause)
    return clause


def _rows(phrases: "Phrases", fact: Fact) -> str:
    """Quote all lines of a file of text that holds few and short ones; else nothing."""
    rows = [part.new or "" for part in fact.parts]
    plain = all(part.kind == "plain_line_added" for part in fact.parts)
    few = len(rows) <= _FEW_ROWS and sum(map(len, rows)) <= BOUNDS.unit
    if not (plain and few) or fact.details.get("lines") != str(len(rows)):
        return ""
    said = [phrases.shown(row, quoted=False) for row in rows]
    return phrases.series(said) if all(said) else ""


def _with_members(phrases: "Phrases", fact: Fact, things: str) -> str:
    """Give the one type that a new file holds, which its name mostly says already, with its members."""
    held = list(_spoken(opened_parts(fact)))
    if len(held) != 1 or held[0].thing not in _HOLDERS:
        return things
    name = held[0].name
    parts = [replace(part, name=part.name.removeprefix(f"{name}.")) for part in held[0].parts]
    members = holdings(
        phrases, [part for part in parts if part.thing in FUNCTIONS and kind_of(part).thing != "constructor"]
    )
    return phrases.words.text(WITH, clause=things, things=members) if members else things


def whole_title(phrases: "Phrases", fact: Fact) -> Iterator[str]:
    """Say the same as a title, the richest first."""
    new = fact.action == "added"
    name = phrases.name(fact) or clean(fact.name.rpartition("/")[2])
    title = title_of(phrases, fact)
    if title and fact.details.get("address") == "kept":
        yield phrases.words.text(REMOVES_PAGE_AT, title=title)
    if title:
        yield phrases.words.text(ADDS_PAGE if new else REMOVES_PAGE, title=title)
    things = holdings(phrases, opened_parts(fact), most=2)
    if things and not title:
        yield phrases.words.text(ADDS_WITH if new else REMOVES_WITH, name=name, things=things)
        yield phrases.words.text(
            ADDS_WITH if new else REMOVES_WITH,
            name=name,
            things=holdings(phrases, opened_parts(fact), most=1),
        )
    counts = counted(phrases, opened_parts(fact))
    if counts and not title:
        yield phrases.words.text(ADDS_WITH if new else REMOVES_WITH, name=name, things=counts)
    lines = fact.details.get("lines", "")
    if _is_image(fact):
        yield phrases.words.text(ADDS_IMAGE if new else REMOVES_IMAGE, name=name)
    elif lines.isdecimal():
        yield phrases.words.plural(*(ADDS_FILE if new else REMOVES_FILE), int(lines), name=name)


def _is_image(fact: Fact) -> bool:
    return (guess_type(fact.name)[0] or "").startswith("image/")


def opened(phrases: "Phrases", fact: Fact, clause: str) -> str:
    """Say of a thing that is new, or of a section that is gone, what it says and what it holds."""
    if "around" in fact.details:  # what it holds was there before
        return clause
    inner = _inner(fact)
    about = next((inner.details[key] for key in _ABOUT if inner.details.get(key)), "")
    said = next(
        (
            shown
            for text in (_says(inner), about)
            if not _is_label(text) and (shown := phrases.shown(text, quoted=True))
        ),
        "",
    )
    begins = start_of(about or fact.new or fact.old or "") if fact.thing in _RUNNING else ""
    if not said and begins and not (phrases.called(fact) or phrases.beginning(fact)):
        clause = phrases.words.text(BEGINS, clause=clause, said=phrases.shown(begins, quoted=True))
    if said and not (phrases.called(fact) and _is_called_by(fact, about)):
        clause = phrases.words.text(SAYS, clause=clause, said=said)
    listed = led_in.listing(phrases, inner, clause)
    clause = listed or clause
    parts = [
        replace(part, name=part.name.removeprefix(f"{fact.name}."), kind=_used(fact, part))
        for part in (_of_its_side(fact).parts if fact.thing in HEADINGS else fact.parts)
        if (fact.thing != "step" or part.name != fact.name)  # the action that a step runs, which is its name
    ]
    items = not listed and (not about or about.endswith(":"))
    things = holdings(phrases, parts, items=items) if fact.thing not in _CLOSED else ""
    clause = phrases.words.text(WITH, clause=clause, things=things) if things else clause
    named = fact.kind == "section_added" and not phrases.short
    return gist.with_names(phrases, clause, [fact]) if named else clause


def _of_its_side(fact: Fact) -> Fact:
    """Leave out what is gone of a section that is new, or came to one that is gone: it does not hold that."""
    other = {"added": "removed", "removed": "added"}.get(fact.action, "")
    kept = tuple(_of_its_side_as(part, other) for part in fact.parts if part.action != other)
    return replace(fact, parts=kept)


def _of_its_side_as(fact: Fact, other: str) -> Fact:
    if not any(part.action == other for part in fact.all()):
        return fact
    kept = tuple(_of_its_side_as(part, other) for part in fact.parts if part.action != other)
    return replace(fact, parts=kept)


def _used(fact: Fact, part: Fact) -> str:
    """Give the kind of what a place holds: an action that a step uses is no copy, whoever else uses it."""
    return part.kind.replace("package_copy", "package") if fact.thing == "step" else part.kind


def _is_called_by(fact: Fact, about: str) -> bool:
    """Tell whether a text is called by the words that it begins with: to say them would repeat them."""
    written = bare(fact.new or fact.old or "")
    called = bare(fact.name) or written
    whole = len(written) <= BOUNDS.named or called.startswith(bare(about))
    return fact.thing == "paragraph" or (fact.thing == "list_item" and about != "" and whole)


def _is_label(text: str) -> bool:
    """Tell a single word that only leads to what follows it ("Example:")."""
    return text.endswith((":", "：")) and len(text.split()) == 1 and text.isascii()


def _inner(fact: Fact) -> Fact:
    """Give the section whose text is that of a section: the one inside where it is only a title itself."""
    inside = [part for part in fact.parts if part.thing in HEADINGS]
    own = any(part.thing in {"paragraph", "list_item"} for part in fact.parts)
    return _inner(inside[0]) if fact.thing == "section" and len(inside) == 1 and not own else fact


def _says(fact: Fact) -> str:
    """Give the prose of a short section, without the labels that lead to an example."""
    prose = [part.new or part.old or "" for part in fact.parts if part.thing == "paragraph"]
    said = " ".join(
        text
        for text in prose
        if text.endswith(_ENDS) and not _is_label(text) and not is_mark_of_generator(text)
    )
    return said if said and len(said) <= BOUNDS.unit else ""


def holdings(
    phrases: "Phrases", facts: Sequence[Fact], most: int = 4, *, items: bool = False, gists: bool = False
) -> str:
    """Name or count what stands in something, by kind; what only bears it, such as prose, is left out.

    Args:
        phrases: Of the language.
        facts: What stands in it.
        most: Kinds that are told.
        items: Whether the entries of its lists are named or counted too.
        gists: Whether its sections are told by what they say.
    """
    facts = list(implementations.members(facts))
    groups: dict[str, list[Fact]] = {}
    for fact in _worth_naming(facts, items=items):
        groups.setdefault(kind_of(fact).thing, []).append(fact)
    ranked = sorted(groups.values(), key=_by_worth)
    outer = [fact for fact in facts if fact.thing == "section" and fact.action == "added"]
    outer = [*gist.of_page(outer)] if gists else outer
    told = gist.of_sections(phrases, outer) if gists and outer else ""
    sections = phrases.words.plural(*kind_of(outer[0]).named, len(outer), names=told) if told else ""
    if sections:  # how many notes and tables a page has says nothing beside what its sections say
        ranked = [
            some
            for some in ranked
            if some[0].thing not in _BLOCKS or (len(some) == 1 and phrases.called(some[0]))
        ]
    held = [
        (sections if some[0].thing == "section" else "") or _held(phrases, some) for some in ranked[:most]
    ]
    if not any(len(some) > 1 for some in ranked[:most]):
        return phrases.series(held)
    made = ""
    for one in held:
        made = phrases.words.text(HELD_TOO, things=made, others=one) if made else one
    return made


def _by_worth(some: Sequence[Fact]) -> tuple[bool, int, int]:
    """Order the kinds of what stands in something: first what breaks those who use it."""
    return not any(fact.breaking for fact in some), kind_of(some[0]).order, kind_of(some[0]).row


def _worth_naming(facts: Sequence[Fact], *, items: bool = False) -> list[Fact]:
    """Give what users see; where that is statements alone, the functions and types beside them.

    So it is where that is the tests that a module has inside: they test what stands beside them.
    """
    found, hidden = list(_spoken(facts)), list(_spoken(facts, hidden=True))
    found = (found or hidden) + [fact for fact in facts if items and fact.thing == "list_item"]
    things = [fact for fact in found if fact.thing not in COMPOUND | SIMPLE]
    defined = [fact for fact in hidden if fact.thing in FUNCTIONS | _HOLDERS]
    if things and all(fact.thing == "test" and fact.where for fact in things):
        return [*(fact for fact in defined if fact.thing != "test"), *things]
    return things or defined or found


def counted(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Count the first kind of what stands in something; empty where that is one thing."""
    found = list(_spoken(facts))
    if not found:
        return ""
    first = min(found, key=lambda fact: kind_of(fact).row)
    n = sum(fact.thing == first.thing for fact in found)
    return phrases.words.plural(*kind_of(first).counted, n) if n > 1 else ""


def _held(phrases: "Phrases", some: Sequence[Fact]) -> str:
    rows = [part for part in some[0].parts if part.thing == "table_row"]
    if some[0].thing == "table" and len(some) == 1 and len(rows) <= _ROWS:  # a table is known by its rows
        if valued := gist.of_rows(phrases, rows):
            return phrases.words.plural(*kind_of(rows[0]).named, len(rows), names=valued)
        named = [phrases.name(row) for row in rows]
        if rows and all(named) and sum(map(len, named)) <= BOUNDS.code:
            return phrases.words.plural(*kind_of(rows[0]).named, len(rows), names=phrases.series(named))
    valued = gist.of_rows(phrases, some) if some[0].thing == "table_row" else ""
    if valued:
        return phrases.words.plural(*kind_of(some[0]).named, len(some), names=valued)
    entries = gist.of_items(phrases, some) if some[0].thing == "list_item" else ""
    if entries:
        return phrases.words.plural(*kind_of(some[0]).named, len(some), names=entries)
    if len(some) > 1 and not some[0].name:
        return phrases.words.plural(*kind_of(some[0]).counted, len(some))
    return phrases.things(some)[0]


def _spoken(facts: Sequence[Fact], *, hidden: bool = False) -> Iterator[Fact]:
    """Give what is worth naming: what users see, or where that is nothing, what they do not."""
    for fact in facts:
        if fact.action in _ENDED and fact.thing in _OPEN:
            yield from _spoken(fact.parts, hidden=hidden)
        if fact.action not in _ENDED or fact.thing in _UNSPOKEN | _PART_OF_LINE or _only_sets(fact):
            continue
        tests = [part for part in fact.parts if part.thing == "test"] if fact.thing in _HOLDERS else []
        if tests:
            yield from tests
            continue
        if fact.name == _UNNAMED and fact.thing in _VALUES:
            continue
        seen = fact.public and not fact.name.rpartition(".")[2].startswith("_")
        if (seen or hidden) and kind_of(fact).order in _SPOKEN:
            yield fact


def _only_sets(fact: Fact) -> bool:
    """Tell whether a statement of a template language but gives a name to what others show."""
    return fact.thing == "directive" and _SETS.match(fact.name) is not None
