"""How the places of a page are stated: sections, notes, tabs, zones, comments, front matter.

A heading or a note that came around text which was there before is told as that; so is a section that is
now hidden in a comment. What differs in marks alone is layout, and layout beside news is no news.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from diff_insight.facts.across_languages import titled
from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.facts.made_releases import is_released, made_release, without_heading
from diff_insight.facts.state import State
from diff_insight.late import late
from diff_insight.model import Fact, Lines

_MARKS = re.compile(
    r"[\s<>*_|:\-=~`'#+]*$"
    r"|\[(?:[\w%\"', ]{0,60},)?\s?(?:cols|options|opts|width|frame|grid|stripes)=[^\[\]]{0,300}\]\s?$"
)
"""A row that says nothing by itself: marks, or in AsciiDoc how a table is drawn."""
RESTRICTS = late(
    r"\b(?:not|no longer|cannot|can['’]t|isn['’]t|aren['’]t|doesn['’]t|don['’]t|won['’]t)\b[^.]{0,40}"
    r"\b(?:support(?:ed|s)?|available|allowed|possible|work|use[ds]?|included)\b"
    r"|\b(?:un(?:supported|available)|disabled|restricted|excluded|forbidden|blocked|limitations?|restrictions?)\b"
    r"|\b(?:known issues|deprecated|retired|nicht (?:unterstützt|verfügbar)|einschränkung(?:en)?)\b"
    r"|不支持|不可用|不受支持|尚未支持|限制|已弃用"
    r"|サポートされていません|サポートされない|サポート対象外|利用できません|未対応|非対応|非推奨|制限事項",
    re.IGNORECASE,
)
"""Words of a heading, a header or a sentence that say that what stands below is not offered."""
_UNSEEN = frozenset({"link_target"})
"""What stands at the end of a page wherever its last section is, and is not seen there."""
_HOLDS_TEXT = frozenset({"sentence", "paragraph", "list_item", "quote"})
"""What says all that a paragraph, an item of a list or a quote says."""

_NEIGHBOURS = 300
"""Things side by side beyond which none is told to have gone past another: time stays linear."""


def quiet(state: State, old: Entry | None, new: Entry | None, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Leave out layout that shares its lines with news; lines of nothing but marks are layout."""
    found = [_marks_alone(state, new or old, fact) if fact.kind == "text_changed" else fact for fact in facts]
    news = State.union(fact for fact in found if fact.action != "layout")
    gone, come = set(news.removed), set(news.added)
    return tuple(
        fact
        for fact in found
        if fact.action != "layout"
        or not (gone.issuperset(fact.lines.removed) and come.issuperset(fact.lines.added))
    )


def _marks_alone(state: State, entry: Entry | None, fact: Fact) -> Fact:
    said = [state.changed.removed[at] for at in fact.lines.removed] + [
        state.changed.added[at] for at in fact.lines.added
    ]
    if entry is None or not all(_MARKS.match(line) for line in said):
        return fact
    thing = "whitespace_changed" if entry.parent is None else f"{entry.node.thing}_layout"
    return replace(fact, kind=thing)


def place(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State a note, a tab, a zone: what changed about it, then what changed inside it."""
    return quiet(state, old, new, state.framed(old, new, state.own(old, new)))


def note(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State a note: of one that bears no other name than its kind, another kind is told as that alone.

    Lines that none of its paragraphs and lists has are the marks around them.
    """
    kinds = [entry.node.attributes.get("type", "") for entry in (old, new)]
    unnamed = [entry.node.name for entry in (old, new)] == kinds
    return tuple(
        replace(
            fact,
            kind="admonition_changed",
            previous_name=None,
            old=kinds[0],
            new=kinds[1],
            parts=(),
            details={**new.node.details, **fact.details},
        )
        if unnamed and fact.kind == "admonition_renamed"
        else replace(fact, kind="admonition_layout")
        if fact.kind == "text_changed" and fact.where == state.where(new, inclusive=True)
        else fact
        for fact in place(state, old, new)
    )


def section(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a section: its heading, its place among its neighbours, what it holds."""
    heads = Lines(
        removed=tuple(row for row in old.node.heads if row in state.changed.removed),
        added=tuple(row for row in new.node.heads if row in state.changed.added),
    )
    own = state.own(old, new) if heads else ()  # else one heading is hidden now and another one shown
    facts = [titled(fact, old, new) for fact in quiet(state, old, new, state.framed(old, new, own))]
    level = _level(state, old, new, heads)
    if level is not None:
        return (level, *(fact for fact in facts if fact.thing != "text" or minus(fact.lines, heads)))
    beside = _went_past(old, new)
    if not beside:
        return facts
    at = next((at for at, fact in enumerate(facts) if fact.kind == f"{new.node.thing}_renamed"), None)
    if at is not None:
        facts[at] = replace(facts[at], details={**facts[at].details, **beside})
        return facts
    if not heads:
        return facts
    moved = state.fact("moved", old, new, lines=heads)
    return (replace(moved, details={**moved.details, **beside}), *facts)


def _level(state: State, old: Entry, new: Entry, heads: Lines) -> Fact | None:
    """State that a heading was raised or lowered; None where that above it was as well."""
    was, now = old.node.details.get("level"), new.node.details.get("level")
    if not (was and now and was != now and heads.removed and heads.added):
        return None
    above = new.parent
    before = above.partner if above is not None else None
    if above is not None and before is not None and before is old.parent and above.changed:
        step = int(above.node.details.get("level", "0")) - int(before.node.details.get("level", "0"))
        if step and step == int(now) - int(was):
            return None
    return Fact(
        kind="level_changed",
        name=new.node.name,
        where=state.where(new),
        public=state.public(new),
        old=was,
        new=now,
        lines=heads,
    )


def lone_section(state: State, entry: Entry) -> Sequence[Fact]:
    """State a section that only one version has; where its text stays, the heading alone is new or gone."""
    changed = state.changed.removed if entry.old else state.changed.added
    lines = state.lines(entry, None) if entry.old else state.lines(None, entry)
    heads = tuple(row for row in entry.node.heads if row in changed)
    if heads and not (holds_what_stays(entry) or all_was_there(entry)):
        whole = state.single_as_any(entry)
        copied = entry.old and _still_stands(entry)
        return [replace(fact, details={**fact.details, "copy": "yes"}) for fact in whole] if copied else whole
    inside = held(state, entry)
    own: tuple[Fact, ...] = ()
    if heads and _says_new_things(entry):
        news = tuple(fact for fact in inside if fact.action == "added")
        inside = tuple(fact for fact in inside if fact.action != "added")
        said = Lines(added=tuple(sorted({*heads, *State.union(news).added})))
        own = (state.fact("added", None, entry, lines=said, parts=news),)
    elif heads and (made := made_release(state, entry, heads)) is not None:
        own, inside = (made,), without_heading(inside, made)
    elif heads and is_released(state, entry):
        lines = minus(lines, Lines(removed=heads))
    elif heads:
        of_head = Lines(removed=heads) if entry.old else Lines(added=heads)
        action = "removed" if entry.old else "added"
        own = (
            Fact(
                kind=f"heading_{action}",
                name=entry.node.name,
                where=state.where(entry),
                public=state.public(entry),
                lines=of_head,
            ),
        )
    found = (*own, *inside)
    rest = state.rest(entry, None, lines, found) if entry.old else state.rest(None, entry, lines, found)
    return quiet(state, entry, None, (*found, *rest))


def held(state: State, entry: Entry, *, without: str = "") -> tuple[Fact, ...]:
    """State each thing in a place that is itself neither new nor gone.

    Args:
        state: Of the file.
        entry: The place.
        without: A kind of thing that is stated in another way.
    """
    found: list[Fact] = []
    for child in entry.children:
        if child.node.thing == without:
            continue
        if child.partner is None:
            found += state.single(child)
        elif not child.old:
            found += state.pair(child.partner, child, moved=True)
    return tuple(found)


def comment(state: State, entry: Entry) -> Sequence[Fact]:
    """State a comment that only one version has: what it hides, where that was shown before or is now."""
    (fact,) = state.single_as_any(entry)
    details = {key: said for key, said in fact.details.items() if not key.startswith("hides")}
    held = [child for child in entry.children if child.weight]
    if held and all(not child.changed or child.partner is not None for child in held):
        verb = "shows" if entry.old else "hides"
        details |= {verb: fact.details.get("hides", ""), f"{verb}_thing": fact.details.get("hides_thing", "")}
        news = [part for part in fact.parts if part.action not in {"moved", "layout"}]
        return (replace(fact, parts=(), details=details), *news)
    return (replace(fact, details=details),)


def remark(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a comment, whose text no reader of the page sees."""
    return tuple(
        replace(fact, details={**fact.details, "unseen": "yes"}) if fact.kind == "comment_changed" else fact
        for fact in place(state, old, new)
    )


def licence(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a licence: another one is told as that, and not by its paragraphs."""
    was, now = old.node.name, new.node.name
    if was == now:
        return place(state, old, new)
    fact = state.fact("changed", old, new, lines=state.lines(old, new))
    return (replace(fact, old=was or None, new=now or None),)


def front_matter(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of the metadata: a key whose line stands elsewhere moved."""
    facts = quiet(state, old, new, state.framed(old, new, ()))
    return tuple(fact for one in facts for fact in _by_key(state, one))


def _by_key(state: State, fact: Fact) -> Iterator[Fact]:
    """Give each key that is told by itself: one that holds others says what of its own list came or went."""
    deeper = [one for part in fact.parts if part.thing == "metadata" for one in _by_key(state, part)]
    own = tuple(_moved(state, part) for part in fact.parts if part.thing != "metadata")
    if fact.kind != "metadata_changed" or not fact.parts:
        yield _moved(state, fact)
    elif own and all(part.action == "layout" for part in own):
        yield replace(fact, kind="metadata_layout", parts=())
    elif own:
        lines = minus(fact.lines, lines_of_all(deeper)) if deeper else fact.lines
        yield replace(fact, parts=own, lines=lines or lines_of_all(own))
    yield from deeper


def _moved(state: State, fact: Fact) -> Fact:
    """Give a fact of layout as a move where the very same lines, as far in, stand elsewhere."""
    was, now = (
        [side[at].rstrip() for at in rows]
        for side, rows in (
            (state.changed.removed, fact.lines.removed),
            (state.changed.added, fact.lines.added),
        )
    )
    return (
        replace(fact, kind=f"{fact.thing}_moved") if fact.action == "layout" and was and was == now else fact
    )


def record(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a record of a list in the metadata: without a value that stays they are two."""
    if any(one.partner is not None and one.partner.node.text == one.node.text for one in new.children):
        return state.framed(old, new, ())
    part(old, new)
    return lone_record(state, new)


def lone_record(state: State, entry: Entry) -> Sequence[Fact]:
    """State a record of a list in the metadata that is new or gone: an entry as any other."""
    (fact,) = state.single_as_any(entry, parts=())
    return (replace(fact, kind=f"metadata_entry_{fact.action}", name=entry.node.details["says"], details={}),)


def part(old: Entry, new: Entry) -> None:
    """Take two entries for two things, with all that is in them; the old one is then stated in its place."""
    for one in (*old.all(), *new.all()):
        one.partner = None


def columns_of(table: Entry) -> list[Entry]:
    """Give the columns of a table, which stand before its rows."""
    return list(takewhile(lambda child: child.node.thing == "table_column", table.children))


def restricted_by(entry: Entry) -> str:
    """Give the heading, header or sentence that says that what stands here is not offered; or nothing."""
    said = [entry.node.details.get("under", "")]
    for owner in (*entry.owners(),):
        if owner.node.thing == "table":
            said += [column.node.name for column in columns_of(owner)]
        said += [owner.node.details.get("under", ""), owner.node.name]
        if owner.node.thing == "admonition":
            said.append(owner.node.details.get("says", ""))
    return next((text for text in said if RESTRICTS.search(text)), "")


def _still_stands(entry: Entry) -> bool:
    """Tell whether a section of the same name says the same beside one that is gone: it was there twice."""
    owner = entry.parent.partner if entry.parent is not None else None
    there = owner.children if owner is not None else []
    return any(one.node.name == entry.node.name and one.digest == entry.digest for one in there[:_NEIGHBOURS])


def _says_new_things(entry: Entry) -> bool:
    """Tell whether a section of the new version begins with new text, and says more of that than of old."""
    held = [child for child in entry.children if child.weight and child.node.thing not in _UNSEEN]
    news = [child for child in held if child.changed and not _was_there(child)]
    more = 2 * sum(child.weight for child in news) > sum(child.weight for child in held)
    return not entry.old and more and held[0] in news


def holds_what_stays(entry: Entry) -> bool:
    """Tell whether something in it says on a line that stays what it said, or all are sections of before."""
    held = [child for child in entry.children if child.weight and child.node.thing not in _UNSEEN]
    sections = held and all(child.node.thing == "section" and child.partner is not None for child in held)
    return bool(sections) or any(not child.changed for child in held)


def all_was_there(entry: Entry) -> bool:
    """Tell whether all that a section holds is in the other version too: it came around that."""
    held = [child for child in entry.children if child.weight]
    return bool(held) and all(map(_was_there, held))


def _was_there(entry: Entry) -> bool:
    """Tell whether a thing is in the other version, or all that it holds is."""
    if entry.partner is not None:
        return True
    held = [child for child in entry.children if child.weight and child.node.thing in _HOLDS_TEXT]
    return bool(held) and all(map(_was_there, held))


def _went_past(old: Entry, new: Entry) -> Mapping[str, str]:
    """Give as a detail the nearest unchanged neighbour that a section now stands on the other side of."""
    if old.parent is None or new.parent is None or old.parent.partner is not new.parent:
        return {}
    if len(new.parent.children) > _NEIGHBOURS:
        return {}
    places = {id(child): at for at, child in enumerate(old.parent.children)}
    here, there = places[id(old)], new.parent.children.index(new)
    passed: Mapping[str, str] = {}
    for at, child in enumerate(new.parent.children):
        before = places.get(id(child.partner)) if child.partner is not None and not child.changed else None
        if before is None or not child.node.name or (before < here) == (at < there):
            continue
        if at > there:
            return {"beside": child.node.name}
        passed = {"behind": child.node.name}
    return passed
