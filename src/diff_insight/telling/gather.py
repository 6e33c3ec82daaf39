"""Several facts in one clause, where nouns would say less: packages, annotations, what a file holds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from mimetypes import guess_type
from typing import TYPE_CHECKING

from diff_insight.facts.bodies import COMPOUND, SIMPLE
from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling import examples, reworded
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.way import Way
from diff_insight.trees.sentence_ends import sentences

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

LINES = Plural("one line changes", "{n} lines change")
BLANK_GONE = Plural("one blank line is gone", "{n} blank lines are gone")
BLANK_NEW = Plural("one blank line is new", "{n} blank lines are new")
BLANK_GONE_TITLE = Plural("Removes one blank line", "Removes {n} blank lines")
BLANK_NEW_TITLE = Plural("Adds one blank line", "Adds {n} blank lines")
WHITE_SPACE_TITLE = Plural("Changes white space in one line", "Changes white space in {n} lines")
LINES_TITLE = Plural("Changes one line", "Changes {n} lines")
WHITE_SPACE = Plural("white space changes in one line", "white space changes in {n} lines")
CHANGELOG = msgid("the changelog says {entries}")
CHANGELOG_GAINS = Plural("the changelog has one new entry", "the changelog has {n} new entries")
CHANGELOG_TITLE = Plural("Changelog: one entry", "Changelog: {n} entries")
CHANGELOG_MORE = msgid("{entries} and {more}")

UPDATED = Plural("one package is updated: {bumps}", "{n} packages are updated: {bumps}")
UPDATED_TITLE = Plural("Updates {bumps}", "Updates {n} packages: {bumps}")
BUMP = msgid("{name} {old} → {new}")
BUMP_MAJOR = msgid("{name} {old} → {new} (major)")
BUMP_BACK = msgid("{name} {old} → {new} (back)")
MORE_BUMPS = msgid("{bumps} and {n} more")
VERSION = msgid("{name} {version}")
COME = Plural("{names} is new", "{names} are new")
WENT = Plural("{names} is gone", "{names} are gone")
ADDS = msgid("adds {names}")
REMOVES = msgid("removes {names}")
CHANGES_LISTS = Plural("one package changes lists", "{n} packages change lists")
NEXT = msgid("{first}; {second}")
TITLE_NEXT = msgid("{first}; {other}")

RENAMED = Plural("{things} has a new name: {pairs}", "{things} have new names: {pairs}")
RENAMED_TITLE = msgid("Renames {pairs}")
PAIR = msgid("{old} → {new}")

ANNOTATED = msgid("annotations are new: {types}")
ANNOTATES = msgid("Annotates {types}")

BECOMES = msgid("{old} becomes {new}")
FILE_NEW = msgid("the file is new")
IMAGE_NEW = msgid("the image {name} is new")
IMAGE_GONE = msgid("the image {name} is gone")
FILE_GONE = msgid("the file is gone")
PAGE_NEW = msgid("the page {title} is new")
PAGE_GONE = msgid("the page {title} is gone")
HAS_LINES = Plural("{clause} and has one line", "{clause} and has {n} lines")
HAD_LINES = Plural("{clause}; it had one line", "{clause}; it had {n} lines")
SAYS = msgid("{clause}: {said}")
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
_STEPS = {"major": 0, "downgrade": 1, "minor": 2, "other": 3, "patch": 4}
_HEADINGS = frozenset({"section", "heading"})
_SPOKEN = (Order.BEHAVIOUR, Order.CONTENT, Order.VALUES, Order.PACKAGES, Order.TESTS)
_UNSPOKEN = frozenset(
    {
        "paragraph",
        "sentence",
        "link",
        "image",
        "text",
        "attribute",
        "parameter",
        "decorator",
        "base",
        "definition",
    }
)
_PART_OF_LINE = frozenset(
    {"cell_line", "table_row", "table_cell", "table_column", "code_line", "list_item", "footnote"}
)
_ENDS = (".", "!", "?", ":", "。")


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how facts of one kind are said together; None where their noun says them."""
    first = facts[0]
    if first.kind == "became_changed":
        return _BECAME
    together = reworded.way(facts) or examples.way(facts)
    if together is not None:
        return together
    if first.kind in {"file_added", "file_removed"}:
        return None if first.details.get("copied") or len(facts) > 1 else _WHOLE
    if (
        len(facts) > 1
        and first.action == "renamed"
        and first.thing != "section"
        and all(fact.name and fact.previous_name for fact in facts)
    ):
        return _RENAMED
    always = _ALWAYS.get(first.thing) or _ALWAYS.get(first.kind)
    return always or (_SEVERAL.get(first.thing) or _SEVERAL.get(first.kind) if len(facts) > 1 else None)


def lines(phrases: "Phrases", facts: Sequence[Fact], *, title: bool = False) -> str:
    """Say how many lines change: all that plain lines show."""
    gone = sum(len(fact.lines.removed) for fact in facts)
    come = sum(len(fact.lines.added) for fact in facts)
    if facts[0].thing == "whitespace":
        if not come:
            return phrases.words.plural(*(BLANK_GONE_TITLE if title else BLANK_GONE), gone)
        if not gone:
            return phrases.words.plural(*(BLANK_NEW_TITLE if title else BLANK_NEW), come)
        return phrases.words.plural(*(WHITE_SPACE_TITLE if title else WHITE_SPACE), max(gone, come))
    n = sum(max(len(fact.lines.removed), len(fact.lines.added)) for fact in facts)
    return phrases.words.plural(*(LINES_TITLE if title else LINES), n)


def changelog(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Quote new entries of a changelog: they are the maintainers' own summary."""
    said = [shown for fact in facts if (shown := _entry(phrases, fact))]
    if not said:
        return phrases.words.plural(*CHANGELOG_GAINS, len(facts))
    told = said[: BOUNDS.entries]
    left = len(facts) - len(told)
    more = phrases.words.plural("one more entry", "{n} more entries", left) if left else ""
    entries = phrases.comma(told)
    if more:
        entries = phrases.words.text(CHANGELOG_MORE, entries=entries, more=more)
    return phrases.words.text(CHANGELOG, entries=entries)


def _entry(phrases: "Phrases", fact: Fact) -> str:
    """Quote an entry whole, or where it is long its first sentence."""
    text = fact.new or ""
    whole = phrases.shown(text, quoted=True)
    if whole:
        return whole
    first = next(iter(sentences(text, ())), None)
    return phrases.shown(text[slice(*first)], quoted=True) if first else ""


def changelog_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title: the only entry whole, else how many."""
    if len(facts) == 1:
        said = phrases.shown(facts[0].new or "", quoted=True)
        if said:
            yield phrases.raised(phrases.words.text(CHANGELOG, entries=said))
    yield phrases.words.plural(*CHANGELOG_TITLE, len(facts))


def became(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say that a thing of one kind is one of another now."""
    gone, come = facts[0].parts
    return phrases.words.text(BECOMES, old=phrases.thing(gone), new=phrases.thing(come))


def renamed(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say what several things of one kind are called now."""
    return phrases.words.plural(
        *RENAMED,
        len(facts),
        things=phrases.words.plural(*kind_of(facts[0]).counted, len(facts)),
        pairs=_pairs(phrases, facts),
    )


def renamed_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title."""
    yield phrases.words.text(RENAMED_TITLE, pairs=_pairs(phrases, facts))


def _pairs(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    said = [
        phrases.words.text(PAIR, old=phrases.name(fact, fact.previous_name or ""), new=phrases.name(fact))
        for fact in facts
    ]
    most = BOUNDS.bullets if phrases.markdown else phrases.names
    left = len(said) - most
    if left <= 0:
        return phrases.series(said)
    return phrases.words.text(MORE_BUMPS, bumps=phrases.comma(said[:most]), n=left)


def packages(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say what happened to several packages."""
    changed, come, went, rest = _sorted(facts)
    parts = []
    if changed:
        parts.append(phrases.words.plural(*UPDATED, len(changed), bumps=_bumps(phrases, changed)))
    parts += [
        phrases.words.plural(*table, len(some), names=_versions(phrases, some))
        for table, some in ((COME, come), (WENT, went))
        if some
    ]
    if rest:
        parts.append(phrases.words.plural(*CHANGES_LISTS, len(rest)))
    return joined(phrases, parts)


def packages_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title, the richest first."""
    changed, come, went, _ = _sorted(facts)
    updates = (
        [phrases.words.plural(*UPDATED_TITLE, len(changed), bumps=_bumps(phrases, changed))]
        if changed
        else []
    )
    others = [
        phrases.words.text(template, names=_versions(phrases, some))
        for template, some in ((ADDS, come), (REMOVES, went))
        if some
    ]
    ways = [updates + others]
    if phrases.names == 1:  # all that is left to leave out is what came and went
        ways += [updates + others[:1], updates, others[:1]]
    for parts in ways:
        if parts:
            yield phrases.raised(joined(phrases, parts, TITLE_NEXT))


def _sorted(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact], list[Fact], list[Fact]]:
    by_action: dict[str, list[Fact]] = {}
    for fact in facts:
        by_action.setdefault(fact.action if fact.old != fact.new else "other", []).append(fact)
    changed = sorted(by_action.get("changed", []), key=_weight)
    come, went = by_action.get("added", []), by_action.get("removed", [])
    told = {id(fact) for fact in (*changed, *come, *went)}
    return changed, come, went, [fact for fact in facts if id(fact) not in told]


def _weight(fact: Fact) -> tuple[bool, int]:
    return fact.details.get("direct") != "yes", _STEPS.get(fact.details.get("step", "other"), 3)


def _bumps(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    templates = {"major": BUMP_MAJOR, "downgrade": BUMP_BACK}
    said = [
        phrases.words.text(
            templates.get(fact.details.get("step", ""), BUMP),
            name=phrases.name(fact),
            old=phrases.side(fact.old, fact),
            new=phrases.side(fact.new, fact),
        )
        for fact in facts[: phrases.names]
    ]
    left = len(facts) - len(said)
    return phrases.words.text(MORE_BUMPS, bumps=phrases.comma(said), n=left) if left else phrases.series(said)


def _versions(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    said = []
    for fact in facts:
        version = phrases.side(fact.new or fact.old, fact)
        name = phrases.name(fact)
        said.append(phrases.words.text(VERSION, name=name, version=version) if version else name)
    return phrases.several(said)


def joined(phrases: "Phrases", parts: Sequence[str], template: str = NEXT) -> str:
    """Put clauses side by side."""
    made = ""
    for part in parts:
        made = phrases.words.text(template, first=made, second=part, other=part) if made else part
    return made


def annotations(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say several new types of parameters: each as it is written."""
    types = phrases.several([phrases.shown(f"{fact.name}: {fact.new}", quoted=False) for fact in facts])
    return phrases.words.text(ANNOTATED, types=types)


def annotations_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title."""
    types = phrases.several([f"{fact.name}: {fact.new}" for fact in facts])
    yield phrases.words.text(ANNOTATES, types=types)


# -- whole files and sections ------------------------------------------------------------------------------


def whole(phrases: "Phrases", fact: Fact) -> str:
    """Say of a file that is new or gone what it holds: a page by its title, a program by its definitions."""
    new = fact.action == "added"
    title = title_of(phrases, fact)
    if title:
        clause = phrases.words.text(PAGE_NEW if new else PAGE_GONE, title=title)
    else:
        image = guess_type(fact.name)[0] or ""
        seen = image.startswith("image/") and not phrases.short  # an overview names the file behind it
        templates = (IMAGE_NEW, IMAGE_GONE) if seen else (FILE_NEW, FILE_GONE)
        clause = phrases.words.text(templates[not new], name=phrases.name(fact))
    lines = fact.details.get("lines", "")
    if lines.isdecimal() and not phrases.short:
        clause = phrases.words.plural(*(HAS_LINES if new else HAD_LINES), int(lines), clause=clause)
    said = phrases.shown(_first_said(fact), quoted=True) if title and new else ""
    if said:
        clause = phrases.words.text(SAYS, clause=clause, said=said)
    things = holdings(phrases, _opened(fact))
    if things:
        clause = phrases.words.text(HOLDS if new else HELD, clause=clause.removesuffix("."), things=things)
    return clause


def whole_title(phrases: "Phrases", fact: Fact) -> Iterator[str]:
    """Say the same as a title, the richest first."""
    new = fact.action == "added"
    name = phrases.name(fact)
    title = title_of(phrases, fact)
    if title:
        yield phrases.words.text(ADDS_PAGE if new else REMOVES_PAGE, title=title)
    things = holdings(phrases, _opened(fact), most=2)
    if things and not title:
        yield phrases.words.text(ADDS_WITH if new else REMOVES_WITH, name=name, things=things)
        yield phrases.words.text(
            ADDS_WITH if new else REMOVES_WITH, name=name, things=holdings(phrases, _opened(fact), most=1)
        )
    lines = fact.details.get("lines", "")
    if (guess_type(fact.name)[0] or "").startswith("image/"):
        yield phrases.words.text(ADDS_IMAGE if new else REMOVES_IMAGE, name=name)
    elif lines.isdecimal():
        yield phrases.words.plural(*(ADDS_FILE if new else REMOVES_FILE), int(lines), name=name)


def opened(phrases: "Phrases", fact: Fact, clause: str) -> str:
    """Say of a thing that is new, or of a section that is gone, what it says and what it holds."""
    about = next((fact.details[key] for key in _ABOUT if fact.details.get(key)), "")
    said = phrases.shown(_says(fact), quoted=True) or phrases.shown(about, quoted=True)
    if said and not (fact.thing == "paragraph" and phrases.called(fact)):
        clause = phrases.words.text(SAYS, clause=clause, said=said)
    parts = [replace(part, name=part.name.removeprefix(f"{fact.name}.")) for part in fact.parts]
    things = holdings(phrases, parts) if fact.thing not in _CLOSED else ""
    return phrases.words.text(WITH, clause=clause, things=things) if things else clause


def _says(fact: Fact) -> str:
    """Give the prose of a short section, without the labels that lead to an example."""
    prose = [part.new or part.old or "" for part in fact.parts if part.thing == "paragraph"]
    said = " ".join(text for text in prose if text.endswith(_ENDS))
    return said if said and len(said) <= BOUNDS.unit else ""


def holdings(phrases: "Phrases", facts: Sequence[Fact], most: int = 4) -> str:
    """Name or count what stands in something, by kind; what only bears it, such as prose, is left out."""
    groups: dict[str, list[Fact]] = {}
    found = list(_spoken(facts))
    named = [fact for fact in found if fact.thing not in COMPOUND | SIMPLE]
    for fact in named or found:
        groups.setdefault(fact.thing, []).append(fact)
    ranked = sorted(groups.values(), key=lambda some: kind_of(some[0]).row)
    held = [_held(phrases, some) for some in ranked[:most]]
    if not any(len(some) > 1 for some in ranked[:most]):
        return phrases.series(held)
    made = ""
    for one in held:
        made = phrases.words.text(HELD_TOO, things=made, others=one) if made else one
    return made


def _held(phrases: "Phrases", some: Sequence[Fact]) -> str:
    if len(some) > 1 and not some[0].name:
        return phrases.words.plural(*kind_of(some[0]).counted, len(some))
    return phrases.things(some)[0]


def _spoken(facts: Sequence[Fact]) -> Iterator[Fact]:
    for fact in facts:
        if fact.action not in {"added", "removed"} or fact.thing in _UNSPOKEN | _PART_OF_LINE:
            continue
        if (
            fact.public
            and kind_of(fact).order in _SPOKEN
            and not fact.name.rpartition(".")[2].startswith("_")
        ):
            yield fact
        if fact.thing in {"section", "suite", "front_matter"}:
            yield from _spoken(fact.parts)


def _opened(fact: Fact) -> Sequence[Fact]:
    """Give what a page holds under its title."""
    first = next((part for part in fact.parts if part.thing in _HEADINGS), None)
    if first is None:
        return fact.parts
    return [inner for part in fact.parts for inner in (part.parts if part is first else (part,))]


def title_of(phrases: "Phrases", fact: Fact) -> str:
    """Give the title of a page that is new or gone; empty where the file is none."""
    first = next((part for part in fact.parts if part.thing in _HEADINGS), None)
    titles = [
        part
        for outer in fact.parts
        for part in outer.all()
        if part.thing == "metadata" and part.name.lower() == "title"
    ]
    said = (titles[0].new or titles[0].old or "") if titles else first.name if first else ""
    return phrases.shown(said, quoted=True)


def _first_said(fact: Fact) -> str:
    for part in fact.parts:
        for inner in part.all():
            if inner.thing in _HEADINGS and inner.details.get("says"):
                return inner.details["says"]
    return ""


_WHOLE = Way(
    lambda phrases, some: whole(phrases, some[0]), lambda phrases, some: whole_title(phrases, some[0])
)
_BECAME = Way(became, lambda phrases, some: iter([phrases.raised(became(phrases, some))]))
_RENAMED = Way(renamed, renamed_title)
_LINES = Way(lines, lambda phrases, some: iter([phrases.raised(lines(phrases, some, title=True))]))
_ALWAYS = {"text": _LINES, "whitespace": _LINES, "changelog_entry_added": Way(changelog, changelog_title)}
_SEVERAL = {"package": Way(packages, packages_title), "type_added": Way(annotations, annotations_title)}
