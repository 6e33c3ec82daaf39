"""What happened to each thing: from matched trees to a tree of facts.

Every changed line goes to the deepest thing that holds it, and that thing says what happened to it. What
nothing holds is told as plain lines (`text_changed`) of the place that they stand in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from diff_insight.facts.bare_lines import QUOTE, in_texts, line_by_line
from diff_insight.facts.bystanders import Bystanders
from diff_insight.facts.callbacks import callback_of
from diff_insight.facts.changed import Changed
from diff_insight.facts.dotted_names import dotted
from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.headings import from_heading
from diff_insight.facts.in_order import lost_its_guard, out_of_order, whereto
from diff_insight.facts.kept_place import keeps_its_place, nested_otherwise
from diff_insight.facts.left_to_called import Called
from diff_insight.facts.line_sets import lines_of_all, minus, plus
from diff_insight.facts.other_body import holds_another
from diff_insight.facts.record_names import record_name
from diff_insight.facts.thing import Thing
from diff_insight.facts.traces import Traces
from diff_insight.facts.unmoved import members
from diff_insight.model import Action, Fact, Lines
from diff_insight.trees.held_values import FRAME, IN_CODE, KNOWN_BY, TEXT_ROWS
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import OTHERWISE

_PLAIN = Thing(name="")
_UNSAID = frozenset({"", "self"})
"""Names that say nothing: Ruby's `class << self` is its class."""
_BLANKS = dict.fromkeys(code for code in range(0x3001) if chr(code).isspace())
"""Deleted from a row without making pieces of it: a row may have a hundred megabytes."""
_NO_PLACES = frozenset({"html", "component", "admonition"}) | {
    f"{what}_since" for what in ("available", "changed", "deprecated", "removed")
}
_HELD_BACK = frozenset({"level", "place", "empty", KNOWN_BY, FRAME, TEXT_ROWS, IN_CODE, OTHERWISE})
"""Details that say where other things stand, and nothing of their own."""
_OF_ITS_FILE = frozenset({"package", "runtime", "project_version", "prop", "default"})
"""What a manifest or a component says as a whole: the element it stands in is no place that says more."""
_IN_ELEMENT = frozenset({"element"})
_UNPLACED = {"prop": frozenset({"element", "key", "variable"})}
"""What such a thing stands in and is not told of: a component is what its file exports."""
_LABELLED = frozenset({"list_item", "table_row", "table_cell", "footnote"})
"""Things of a page whose names are no headings."""


class State:
    """States the facts of one file.

    Attributes:
        things: The rows of all formats.
        changed: The changed lines of the file.
        whole_lines: Whether a line that no thing holds may be quoted: nothing of the file is unknown.
        read: Whether the file is of a known format.
        gaps: Whether lines of the file are unknown, on either side.
        heads: Lines that say what the facts stand in, per side: candidates for the context.
        called: What is known of the functions that others of the file call.
    """

    def __init__(
        self,
        things: Mapping[str, Thing],
        changed: Changed,
        *,
        whole_lines: bool = False,
        read: bool = True,
        gaps: bool = False,
    ) -> None:
        self.things = things
        self.changed = changed
        self._whole_lines = whole_lines
        self._read = read
        self.gaps = gaps
        self.heads: tuple[set[int], set[int]] = (set(), set())
        self.traces = Traces()
        self.called = Called()
        self._bystanders = Bystanders(things, changed)

    def facts(self, before: Entry, after: Entry) -> tuple[Fact, ...]:
        """Give the facts of matched roots, in the order of the file; they cover every changed line."""
        found = self._bystanders.with_signs(self.inside(before, after))
        rest = self.rest(before, after, self.changed.lines, found)
        return self._bystanders.without_claims((*found, *rest))

    # -- what a family's own rule may call -----------------------------------------------------------------

    def thing(self, entry: Entry) -> Thing:
        """Give the row of an entry's kind of thing."""
        return self.things.get(entry.node.thing, _PLAIN)

    def family(self, entry: Entry) -> str:
        """Give the family of an entry's kind of thing."""
        return self.thing(entry).family or entry.node.thing

    def inside(self, old: Entry, new: Entry, *, without: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
        """State what happened to the things that two partners hold, in the order of the file.

        Args:
            old: The partner of the version before.
            new: That of the version after.
            without: Kinds of things that the family states itself.
        """
        facts: list[tuple[float, int, Fact]] = []
        moved = out_of_order(old, new)
        for at, child in enumerate(new.children):
            if child.node.thing in without:
                continue
            if child.partner is None:
                stated: Iterable[Fact] = self.single(child)
            elif child.partner.parent is old:
                stated = self.pair(child.partner, child, moved=id(child) in moved)
            else:
                stated = self.pair(child.partner, child, moved=True)
            facts += [(child.node.first, 2 * at + 1, fact) for fact in stated]
        for at, child in enumerate(old.children):
            if child.partner is None and child.node.thing not in without:
                where = self.changed.place(child.node.first)
                facts += [(where, 2 * at, fact) for fact in self.single(child)]
        return self._bystanders.without_bystanders(
            [fact for _, _, fact in sorted(facts, key=lambda one: one[:2])]
        )

    def pair(self, old: Entry, new: Entry, *, moved: bool = False) -> Sequence[Fact]:
        """State two versions of one thing; nothing where none of its lines changed."""
        lines = self.lines(old, new)
        if not lines:
            return ()
        thing = self.thing(new)
        raised = old.node.details.get("level") != new.node.details.get("level")
        if thing.pair is not None and (old.digest != new.digest or raised):
            return thing.pair(self, old, new)
        return self.pair_as_any(old, new, moved=moved)

    def pair_as_any(self, old: Entry, new: Entry, *, moved: bool = False) -> Sequence[Fact]:
        """State two versions of one thing as that of every format is stated."""
        thing, lines = self.thing(new), self.lines(old, new)
        if old.digest == new.digest:
            placed = thing.ordered or thing.placed or old.parent is not _partner(new.parent)
            action: Action = "moved" if moved and placed else "layout"
            if thing.frame and action == "layout" and old.node.children:
                found = self.framed(old, new, ())
                if thing.family == "section":  # it says what it said: only its marks are others
                    found = tuple(map(_marks_of_section, found))
                if not thing.at_once or [fact.action for fact in found] == ["layout"]:
                    return found
            nested = nested_otherwise(old, new) if action == "moved" else {}
            if action == "moved" and not nested and (keeps_its_place(old, new) or lost_its_guard(old, new)):
                action = "layout"
            if action == "moved" and self.rehomed(old, new):
                return (self.fact("renamed", old, new, lines=lines, details=self.home_details(old, new)),)
            if action == "layout" and thing.dotted and self._says_the_very_same(lines):
                return (Fact(kind="whitespace_changed", where=self.where(new, inclusive=False), lines=lines),)
            fact = self.fact(action, old, new, lines=lines)
            return (self._as_moved(fact, old, new, nested) if action == "moved" else fact,)
        own = self.own(old, new)
        if thing.frame:
            unseen = self.gaps and self._stood(old) and self._stood(new)
            return self.framed(old, new, () if unseen else own)
        parts = (*self.attributes(old, new), *self.inside(old, new))
        renamed = old.node.name != new.node.name or old.node.thing != new.node.thing
        action = "renamed" if renamed else "changed"
        if not renamed and not own and not parts:
            action = "layout"
        return (self.fact(action, old, new, lines=lines, parts=parts),)

    def long_text(
        self, old: Entry, new: Entry, was: str, now: str, *, beside: Sequence[Fact] = ()
    ) -> tuple[Fact, ...]:
        """State by its few lines what is too long to be quoted, or a text in it; nothing where they are many.

        Args:
            old: What it was.
            new: What it is.
            was: Its text before.
            now: Its text now.
            beside: What is stated of its lines already: its comments.
        """
        rows = in_texts(self.lines(old, new), old.node, new.node)
        if max(len(was), len(now)) <= QUOTE and not rows:
            return ()
        made = Fact(
            kind="text_changed",
            where=(*self.where(new, inclusive=True), *filter(None, [new.node.details.get("about")])),
            public=self.public(new),
            lines=minus(self.lines(old, new), lines_of_all(beside)),
            details={"format": "long"},
        )
        found = tuple(line_by_line(made, self.changed, rows=rows))
        told = (fact.thing == "plain_line" or "begins_with" in fact.details for fact in found)
        return found if all(told) else ()

    def _as_moved(self, fact: Fact, old: Entry, new: Entry, nested: Mapping[str, str]) -> Fact:
        """Give the fact of a move with where a statement stands now, or where something else was."""
        thing = self.thing(new)
        if nested:
            return replace(fact, details={**fact.details, **nested})
        if thing.exact and thing.ordered:
            return replace(fact, new=_quoted(new.node.text), details={**fact.details, **whereto(old, new)})
        return _as_moved(fact, old, new)

    def _says_the_very_same(self, lines: Lines) -> bool:
        """Tell whether lines are the same to the letter: a hunk only ends elsewhere."""
        removed = [self.changed.removed[number] for number in lines.removed]
        return removed == [self.changed.added[number] for number in lines.added]

    def rehomed(self, old: Entry, new: Entry) -> bool:
        """Tell whether a definition stands in another one now, so that it is reached by another name."""
        return (
            self.thing(new).turns
            and old.parent is not _partner(new.parent)
            and self.name(old) != self.name(new)
            and not _owner_unknown(old, new)
        )

    def home_details(self, old: Entry, new: Entry) -> dict[str, str]:
        """Give the details of a definition, with whether it was drawn up to a base of its old home."""
        stays = _partner(old.parent)
        bases = (
            {child.node.name for child in stays.children if child.node.thing == "base"} if stays else set()
        )
        drawn_up = new.parent is not None and new.parent.node.name in bases
        return {**own_details(new), **({"inherited": "yes"} if drawn_up else {})}

    def framed(self, old: Entry, new: Entry, own: Sequence[str]) -> tuple[Fact, ...]:
        """State a place: itself where its own name or text changed, then what is inside, then plain lines."""
        found = self.inside(old, new)
        lines = self.lines(old, new)
        mine: tuple[Fact, ...] = ()
        if own:
            heads = self._changed_among(old.node.heads, new.node.heads)
            found = tuple(fact for fact in found if fact.action != "layout" or minus(fact.lines, heads))
        inside = self.union(found)
        if own:
            renamed = old.node.name != new.node.name
            mine = (
                self.fact(
                    "renamed" if renamed else "changed",
                    old,
                    new,
                    lines=minus(heads, inside)
                    or minus(lines, inside)
                    or (lines if self.thing(new).at_once else heads),
                    parts=self.attributes(old, new),
                ),
            )
        left = self.rest(old, new, lines, (*mine, *found))
        if new.node.thing == "section" and old.node.name == new.node.name:
            left = tuple(_mark_of_title(fact, old, new) for fact in left)
        return (*mine, *found, *left)

    def single(self, entry: Entry, *, parts: Sequence[Fact] | None = None) -> Sequence[Fact]:
        """State a thing that only one version has; nothing where none of its lines changed."""
        if not entry.changed:
            return ()
        if self.gaps and self._stood(entry):
            old, new = (entry, None) if entry.old else (None, entry)
            found = self.parts_of(entry)
            return (*found, *self.rest(old, new, self.lines(old, new), found))
        thing = self.thing(entry)
        if thing.single is not None and parts is None:
            return thing.single(self, entry)
        return self.single_as_any(entry, parts=parts)

    def _stood(self, entry: Entry) -> bool:
        """Tell whether a place stands in the other version too: no line that opens it came or went."""
        changed = self.changed.removed if entry.old else self.changed.added
        heads = entry.node.heads or (entry.node.first,)
        return self.thing(entry).frame and not any(head in changed for head in heads)

    def single_as_any(self, entry: Entry, *, parts: Sequence[Fact] | None = None) -> Sequence[Fact]:
        """State a thing of one version as that of every format is stated."""
        if parts is None:
            parts = self.parts_of(entry)
        action: Action = "removed" if entry.old else "added"
        old, new = (entry, None) if entry.old else (None, entry)
        made = self.fact(action, old, new, lines=self.lines(old, new), parts=parts)
        kept = members(entry) if self.thing(entry).frame else {}
        return (replace(made, details={**made.details, **kept}) if kept else made,)

    def parts_of(self, entry: Entry) -> tuple[Fact, ...]:
        """State what a thing of one version holds; what came from elsewhere is stated as moved here."""
        found: list[Fact] = []
        for child in entry.children:
            if child.partner is None:
                found += self.moved_into(child) if self.thing(child).inner else self.single(child)
            elif not child.old:
                found += self.pair(child.partner, child, moved=True)
        return tuple(found)

    def moved_into(self, entry: Entry) -> list[Fact]:
        """State what came from elsewhere into a thing that is not stated by itself."""
        found: list[Fact] = []
        for child in entry.children:
            if child.partner is None and self._defined_in_type(child):
                found += self.single(child)
            elif child.partner is None:
                found += self.moved_into(child)
            elif not child.old:
                found += self.pair(child.partner, child, moved=True)
        return found

    def _defined_in_type(self, entry: Entry) -> bool:
        """Tell whether it is a definition of a type or module, whatever call or condition is around it."""
        thing = self.thing(entry)
        owner = next((owner for owner in entry.owners() if not self.thing(owner).inner), None)
        return thing.turns and not thing.inner and owner is not None and self.thing(owner).frame

    def attributes(self, old: Entry, new: Entry) -> tuple[Fact, ...]:
        """State each attribute that differs; they stand on their owner's changed lines."""
        found: list[Fact] = []
        was, now = old.node.attributes, new.node.attributes
        one, other = old.node.compared, new.node.compared
        own = self._changed_among(old.node.heads, new.node.heads) or self.lines(old, new)
        for key in dict.fromkeys((*was, *now)):
            if folded(one.get(key, "")) == folded(other.get(key, "")) and (key in was) == (key in now):
                continue
            action = "added" if key not in was else "removed" if key not in now else "changed"
            found.append(
                Fact(
                    kind=f"{key}_{action}",
                    name=new.node.name,
                    where=self.where(new, inclusive=True),
                    public=self.public(new),
                    old=_quoted(was.get(key)),
                    new=_quoted(now.get(key)),
                    lines=own,
                    details=within(new),
                )
            )
        return tuple(found)

    def own(self, old: Entry, new: Entry) -> tuple[str, ...]:
        """Name what differs in two things themselves, their parts apart: `name`, `text`, `attributes`."""
        one, other = old.node, new.node
        differs = {
            "name": one.name != other.name or one.thing != other.thing,
            "text": folded(one.same or one.text) != folded(other.same or other.text)
            and not _is_same_alias(one, other),
            "attributes": dict(one.compared) != dict(other.compared),
        }
        return tuple(name for name, yes in differs.items() if yes)

    def fact(
        self,
        action: Action,
        old: Entry | None,
        new: Entry | None,
        *,
        lines: Lines,
        parts: Sequence[Fact] = (),
        **more: object,
    ) -> Fact:
        """Make the fact of a thing: its name, place, text on both sides, details."""
        entry = new or old
        assert entry is not None  # noqa: S101 - one of the two sides is there
        thing = self.thing(entry)
        was = _quoted(old.node.text) if old is not None and thing.quoted else None
        now = _quoted(new.node.text) if new is not None and thing.quoted else None
        if old is not None and new is not None and folded(was or "") == folded(now or ""):
            was = now = None
        made = Fact(
            kind=f"{entry.node.thing}_{action}",
            name=self.name(entry),
            previous_name=self.name(old)
            if action in {"renamed", "moved"}
            and old is not None
            and new is not None
            and self.name(old) != self.name(new)
            and not _owner_unknown(old, new)
            else None,
            where=self.where(entry),
            public=self.public(entry),
            old=was,
            new=now,
            lines=plus(lines, self.union(parts)),
            parts=tuple(parts),
            details={**_details(entry), **callback_of(entry)},
        )
        self._lean(old)
        self._lean(new)
        made = replace(made, **more) if more else made  # type: ignore[arg-type]
        if action in {"added", "removed"}:
            self.traces.note(made, entry)
        return made

    def name(self, entry: Entry) -> str:
        """Give a thing's name, dotted where its kind is."""
        name = entry.node.name
        if not self.thing(entry).dotted:
            return name
        names = [name] if name else []
        for owner in entry.owners():
            if not self.thing(owner).dotted:
                break
            if owner.node.name not in _UNSAID:
                names.append(owner.node.name)
        return dotted(reversed(names))

    def where(self, entry: Entry, *, inclusive: bool = False) -> tuple[str, ...]:
        """Give the names of what a thing stands in, outermost first; `inclusive`: and its own."""
        seen = takewhile(lambda owner: owner.node.thing != "unseen", entry.owners())
        unplaced = _UNPLACED.get(entry.node.thing, _IN_ELEMENT) if entry.node.thing in _OF_ITS_FILE else ()
        names = [_place_name(one) for one in seen if _is_place(one) and one.node.thing not in unplaced]
        if inclusive and entry.node.name:
            names.insert(0, entry.node.name)
        return tuple(reversed(names))

    def public(self, entry: Entry) -> bool:
        """Tell whether a thing and all that it stands in can be seen by users."""
        return entry.node.public and all(owner.node.public for owner in entry.owners())

    def lines(self, old: Entry | None, new: Entry | None) -> Lines:
        """Give the changed lines of a thing."""
        return Lines(
            removed=self.changed.in_old(old.node.first, old.node.last) if old is not None else (),
            added=self.changed.in_new(new.node.first, new.node.last) if new is not None else (),
        )

    def rest(
        self, old: Entry | None, new: Entry | None, lines: Lines, facts: Sequence[Fact]
    ) -> tuple[Fact, ...]:
        """State the lines of a place that none of the facts has, as plain lines."""
        left = minus(minus(lines, self.union(facts)), self._told_elsewhere(old))
        if not left:
            return ()
        entry = new or old
        assert entry is not None  # noqa: S101 - one of the two sides is there
        was = "".join(self.changed.removed[number].translate(_BLANKS) for number in left.removed)
        now = "".join(self.changed.added[number].translate(_BLANKS) for number in left.added)
        wraps = self.thing(entry).turns and self._bystanders.wraps(lines, facts)
        stays = was == now and not facts and entry.node.thing != "release"  # what it held is told with it
        if stays and old is not None and new is not None and holds_another(old, new):
            return (self.fact("changed", old, new, lines=left),)
        alike = old is not None and new is not None and old.digest == new.digest
        if alike and self.thing(entry).turns and self._bystanders.grouped(left):
            return (self.fact("layout", old, new, lines=left),)
        self._lean(old)
        self._lean(new)
        made = Fact(
            kind="whitespace_changed" if was == now or wraps else "text_changed",
            where=self.where(entry, inclusive=entry.parent is not None),
            public=self.public(entry),
            lines=lines if wraps else left,
            details={} if self._read else {"format": "unknown"},
        )
        by_line = self._whole_lines and made.kind == "text_changed" and entry.parent is None
        return tuple(line_by_line(made, self.changed)) if by_line else (made,)

    def same_words(self, lines: Lines) -> bool:
        """Tell whether lines differ in marks and white space alone, wherever they break."""
        return self._bystanders.same_words(lines)

    @staticmethod
    def union(facts: Iterable[Fact]) -> Lines:
        """Give the lines of several facts together."""
        return lines_of_all(facts)

    # -- inside --------------------------------------------------------------------------------------------

    def _told_elsewhere(self, old: Entry | None) -> Lines:
        """Give the removed lines of what went from a place to another one, where it is stated."""
        gone: list[int] = []
        for child in old.children if old is not None else ():
            if child.partner is not None and child.partner.parent is not _partner(old):
                gone += self.changed.in_old(child.node.first, child.node.last)
        return Lines(removed=tuple(gone))

    def _changed_among(self, olds: Sequence[int], news: Sequence[int]) -> Lines:
        """Give those of the lines that changed."""
        return Lines(
            removed=tuple(sorted(number for number in olds if number in self.changed.removed)),
            added=tuple(sorted(number for number in news if number in self.changed.added)),
        )

    def _lean(self, entry: Entry | None) -> None:
        """Remember the lines that say where a thing stands."""
        if entry is None:
            return
        heads = self.heads[0 if entry.old else 1]
        heads.update(entry.node.heads or (entry.node.first,))
        for owner in entry.owners():
            heads.update(owner.node.heads)


def _is_same_alias(one: Node, other: Node) -> bool:
    """Tell whether two aliases of a type say the same: members of a union may stand on lines of their own.

    The members of an object are no part of what they say in one line.
    """
    whole = one.thing == other.thing == "type_alias" and "=" in one.text and "…" not in one.text
    return whole and folded(one.text) == folded(other.text)


def _marks_of_section(fact: Fact) -> Fact:
    return replace(fact, kind="section_layout") if fact.kind == "text_changed" else fact


def _mark_of_title(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give what is left of a heading that says what it said as its layout: `<h2>Hay</h2>` and `## Hay`."""
    heads = {*fact.lines.removed} <= {*old.node.heads} and {*fact.lines.added} <= {*new.node.heads}
    return _marks_of_section(fact) if heads else fact


def _as_moved(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give the fact of a move with the sentence that a text without a name begins with, and where it was."""
    details = dict(fact.details)
    if not (new.node.name or new.node.text):
        says = next((one.node.text for one in new.children if one.node.thing == "sentence"), "")
        details |= {"says": says} if says else {}
    under = old.node.details.get("under")
    if under and under != details.get("under"):
        details["from_under"] = under
    else:
        details |= from_heading(old, new)
    return replace(fact, details=details)


def _owner_unknown(old: Entry, new: Entry) -> bool:
    """Tell whether two things bear one name and a text with gaps does not show what one of them stands in."""
    if old.node.name != new.node.name:
        return False
    tops = [entry.parent for entry in (old, new) if entry.parent is not None and entry.parent.parent is None]
    return any("partial" in top.node.details for top in tops)


def _name_now(owner: Entry) -> str:
    """Give the name of a definition that goes on there under another one: what is gone from it is told so."""
    now = owner.partner if owner.old and "signature" in owner.node.details else None
    stays = now is not None and now.parent is not None and now.parent.partner is owner.parent
    return now.node.name if now is not None and stays else owner.node.name


def _is_place(entry: Entry) -> bool:
    """Tell whether its name is a place: HTML and components bear a tag, and a note stands in a section.

    What an element of a program holds stands in the function that shows it.
    """
    no_place = entry.node.thing in _NO_PLACES or IN_CODE in entry.node.details
    return not no_place and _place_name(entry) not in _UNSAID


def _place_name(entry: Entry) -> str:
    """Give its name as a place: a directive is one by what it describes, or by the title above it."""
    said = entry.node.details.get("place", "") if entry.node.thing == "directive" else _name_now(entry)
    return said or record_name(entry)


def within(entry: Entry) -> dict[str, str]:
    """Give as a detail the dotted name of the function that an element of a program stands in."""
    names = [_place_name(owner) for owner in entry.owners() if _is_place(owner)]
    return {"within": ".".join(names[::-1])} if names and IN_CODE in entry.node.details else {}


def own_details(entry: Entry) -> dict[str, str]:
    """Give what a report may say of a thing, whatever it stands in."""
    return {key: said for key, said in entry.node.details.items() if key not in _HELD_BACK}


def _details(entry: Entry) -> dict[str, str]:
    """Give what a report may say of a thing; `heading`: of its place where its owner's name is none."""
    details = own_details(entry)
    places = [owner for owner in entry.owners() if _is_place(owner)]
    if IN_CODE in entry.node.details:
        return {**details, **within(entry)}
    if entry.node.thing == "table_cell" or not places or places[0].node.thing not in _LABELLED:
        return details
    heading = next((owner.node.name for owner in places if owner.node.thing not in _LABELLED), "")
    return {**details, "heading": heading}


def _partner(entry: Entry | None) -> Entry | None:
    return entry.partner if entry is not None else None


def _quoted(text: str | None) -> str | None:
    return text if text and len(text) <= QUOTE else None


def walk(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Give facts and all that are inside them, outer ones first."""
    for fact in facts:
        yield from fact.all()
