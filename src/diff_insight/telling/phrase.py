"""Facts of one kind as a clause: Markdown for an explanation, plain text for a title."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diff_insight.languages import Plural, msgid
from diff_insight.languages.translations import fields_of
from diff_insight.model import Fact
from diff_insight.telling import (
    beginnings,
    gather,
    gist,
    marks,
    page_titles,
    pins,
    plain_lines,
    quoting,
    records,
    reworded,
    several_files,
    spacing,
    whole,
)
from diff_insight.telling.bounds import BOUNDS, heavy, weight
from diff_insight.telling.conflict_sentences import SIDES
from diff_insight.telling.fields import Fields
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.narrowed import of_each
from diff_insight.telling.one_by_one import joined
from diff_insight.telling.point import Place, Point
from diff_insight.telling.quoting import bare, begun, by_first_text, clean, code, stands_in, start_of
from diff_insight.telling.sentences import rows_for

NEW = Plural("{things} is new", "{things} are new")
GONE = Plural("{things} is gone", "{things} are gone")
MOVES = Plural("{things} moves", "{things} move")
MOVES_FROM = Plural("{things} moves here from {path}", "{things} move here from {path}")
MOVES_TO = Plural("{things} moves to {path}", "{things} move to {path}")
LAYOUT = Plural("only the layout of {things} changes", "only the layout of {things} changes")
CHANGES = Plural("{things} changes", "{things} change")
RENAMED_LONG = msgid("{thing} has another name")
RENAMED = msgid("{thing} is now called {name}")
SHOWN_AS = msgid("{thing} is public now, as {name}")
FROM = msgid("{things} from {module}")
MANY = msgid("{counted} ({names}, …)")
MANY_NAMED = msgid("{counted} ({names})")
ADDS = msgid("Adds {things}")
REMOVES = msgid("Removes {things}")
RENAMES_THINGS = msgid("Renames {things}")
RENAMES = msgid("Renames {old} to {name}")
SHOWS_AS = msgid("Makes {old} public as {name}")
MOVES_TITLE = msgid("Moves {things}")
MOVES_TITLE_FROM = msgid("Moves {things} here from {path}")
MOVES_TITLE_TO = msgid("Moves {things} to {path}")
REFORMATS = msgid("Reformats {things}")
CHANGES_TITLE = msgid("Changes {things}")
IN_PLACE = msgid("in {place}: {clause}")
BEGINNING = msgid("{thing} that begins with {begins}")
FOR_EXAMPLE = msgid("{name}, for example")
CONSTRUCTOR_OF = msgid("the constructor of {name}")
ELEMENT_OF = msgid("{element} of {name}")
UNDER = msgid("under {place}: {clause}")
TITLE_PLACE = msgid("{clause} ({place})")
AND_MORE = msgid("{places} and {n} more")
MORE_PLACES = Plural("{places} and {n} more place", "{places} and {n} more places")
MORE_SECTIONS = Plural("{places} and {n} more section", "{places} and {n} more sections")

_ENDS = ("?", "!", "？", "！", "。")
_INTRODUCES = ":： "
"""What a heading ends with before what it introduces: no part of its name."""
_OPENED = frozenset({"section_removed", "paragraph_removed", "list_item_removed", "quote_removed"})
"""Kinds of what is gone that is told by what it said."""
_OF_OWNER = frozenset({"base", "decorator", "returns", "default", "type", "kind", "optional", "attribute"})
"""Things that are known by what they belong to."""
_NAMED_IN_PART = frozenset({"list_item", "section", "heading"})
"""Prose whose first names tell what several are."""
_KNOWN_BY_WORDS = frozenset(
    {"sentence", "paragraph", "list_item", "admonition", "table_row", "quote", "docstring"}
)
"""Things without names that one finds by how they begin."""
_LINES = frozenset({"text", "plain_line", "whitespace"})
_SIDES = frozenset({"conflict_side"})
_NAMED_BESIDE = frozenset({"link_target"})
"""Things beside the news that say something by their names alone."""
_ASKING = frozenset({"condition", "switch"})
"""Statements that are known by what they ask, of which the first words say what about."""
_ABOUT = frozenset({"call", "assignment"})
"""Statements that are known by what they call, or set."""


_OVER = 2
"""Names that are said beyond the bound before any is left out: hiding one or two saves nobody time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases(Fields):
    """Makes clauses in one language.

    Attributes:
        names: How many names a list says before it counts.
        enumerated: How many short names it says where it says all of them.
        short: Whether the size of a file is left out: an overview says what, the file's own text how much.
    """

    names: int = BOUNDS.names
    enumerated: int = 0
    short: bool = False

    # -- noun phrases --------------------------------------------------------------------------------------

    def called(self, fact: Fact) -> str:
        """Give what a thing is called: its name, or where it has none what it says."""
        written = (fact.new if fact.action != "removed" else fact.old) or fact.new or fact.old or ""
        if fact.thing == "decorator":
            return self.name(fact, written) or self.name(fact, by_first_text(written))
        if fact.thing == "admonition" and fact.name.isupper():  # its kind, which many share
            return self.shown(fact.details.get("says", ""), quoted=True)
        if fact.thing == "include" and not fact.name:
            return self.name(fact, fact.details.get("file", "").rpartition("/")[2])
        if fact.thing == "list_item" and written and len(bare(written)) <= BOUNDS.named:
            return self.name(fact, written)  # whole: its term may be that of its neighbours
        if not fact.name and written == fact.thing:  # `try` says nothing but its keyword
            return ""
        said = self.name(fact, fact.name or written)
        dotted = kind_of(fact).order in {Order.BEHAVIOUR, Order.TESTS} and "." in fact.name
        if not said and kind_of(fact).style == "code" and dotted:  # its outer owners make it too long
            owned = ".".join(fact.name.split(".")[-2:]) if self.markdown else ""
            said = self.name(fact, owned) or self.name(fact, quoting.own_name(fact.name))
        if not said and fact.thing == "call":  # what it registers says more than what it calls
            said = self.name(fact, by_first_text(written))
        if not said and not self.markdown and fact.thing in _ABOUT:
            said = self.name(fact, fact.details.get("about", ""))
        return said

    def known(self, fact: Fact, places: Sequence[Place]) -> str:
        """Give the name by which a thing is known outside its place: a parameter with its owner."""
        if fact.thing == "file":
            return page_titles.title_of(self, fact) or self.name(fact)
        return self._with_owner(fact, places) or self.called(fact)

    def _with_owner(self, fact: Fact, places: Sequence[Place]) -> str:
        """Give a name with what it belongs to; empty where that says no more."""
        owner = places[0] if len(places) == 1 and places[0].name else None
        said = ""
        if fact.thing == "runtime" and fact.new:
            said = f"{fact.name} {fact.new}"
        elif fact.action == "renamed" and fact.breaking and fact.previous_name:
            parameter = owner is not None and fact.thing == "parameter"
            said = f"{owner.name}({fact.previous_name})" if owner and parameter else fact.previous_name
        elif owner is not None and _names(owner.name, fact):
            said = owner.name
        elif fact.thing == "table_cell" and fact.where:
            said = f"{fact.where[-1]}, {fact.name}"
        elif owner is not None and not owner.heading and kind_of(fact).style == "code":
            name = owner.name.partition("(")[0]
            said = f"{name}({fact.name})" if fact.thing == "parameter" else f"{name}.{fact.name}"
        return self.shown(said, quoted=False)

    def thing(self, fact: Fact) -> str:
        """Give one thing as a noun phrase: with its name where that can be said."""
        kind = kind_of(fact)
        name = self.called(fact)
        if kind.style == "of":
            owner = self.name(fact)
            return self.words.text(kind.owned, name=owner) if owner else self.words.text(kind.bare)
        if name:
            return self.words.plural(*kind.named, 1, names=name)
        counted = self.words.plural(*kind.counted, 1)
        if said := self.name(fact, fact.details.get("about", "")) if fact.thing in _ABOUT else "":
            return self.words.text(MANY_NAMED, counted=counted, names=said)
        begins = self.beginning(fact) if fact.thing in _KNOWN_BY_WORDS else ""
        if fact.thing in _ASKING and self.markdown:
            begins = beginnings.asks(self, fact)
        return self.words.text(BEGINNING, thing=counted, begins=begins) if begins else counted

    def beginning(self, fact: Fact) -> str:
        """Quote the first words of a text that is too long to be quoted; empty where its clause does."""
        first = fact.details.get("says", "")
        if self.markdown and fact.thing != "admonition" and self.shown(first, quoted=True):
            return ""
        written = (fact.new if fact.action != "removed" else fact.old) or first or fact.name
        long = start_of(bare(written)) if self.markdown else ""
        return self.shown(long or begun(bare(written)), quoted=True)

    def things(self, facts: Sequence[Fact]) -> tuple[str, int]:
        """Give several things of one kind as a noun phrase, and its grammatical number."""
        facts = of_each(facts)
        if len(facts) == 1:
            return self.thing(facts[0]), 1
        if self.short and facts[0].thing == "file":
            return several_files.named(self, facts)
        said, n = self._things(facts)
        modules = {fact.details.get("module", "") for fact in facts if fact.thing == "import"}
        module = self.shown(modules.pop(), quoted=False) if self.markdown and len(modules) == 1 else ""
        return (self.words.text(FROM, things=said, module=module) if module else said), n

    def _listed(self, fact: Fact) -> str:
        """Give what one of several is called; a property that came or went with its value."""
        value = fact.new or fact.old or ""
        valued = fact.thing == "declaration" and fact.action in {"added", "removed"} and self.markdown
        short = valued and len(value) <= BOUNDS.short and not fact.name.startswith("#{")
        return (short and self.shown(f"{fact.name}: {value}", quoted=False)) or self.called(fact)

    def _things(self, facts: Sequence[Fact]) -> tuple[str, int]:
        kind = kind_of(facts[0])
        names = list(dict.fromkeys(filter(None, map(self._listed, facts))))
        n = max(len(facts), len(names))
        over = _OVER if self.names >= BOUNDS.names and facts[0].thing not in _ABOUT else 0
        light = not heavy(names) or (
            self.markdown
            and (kind.thing == "test" or (over and n <= self.names + over))
            and weight(names) <= BOUNDS.unit
        )
        few_words = self.markdown and kind.style in {"quoted", "cell"} and weight(names) <= BOUNDS.named
        named = n <= max(self.names + over, self.enumerated) or few_words
        if len(names) == n and named and kind.style != "of" and light:
            return self.words.plural(*kind.named, n, names=self.series(names)), n
        counted = self.words.plural(*kind.counted, n)
        if facts[0].thing == "file":  # their links name them
            return counted, n
        if told := records.telling(self, facts):
            template = MANY if len(told) > self.names else MANY_NAMED
            return self.words.text(template, counted=counted, names=self.comma(told[: self.names])), n
        about = [fact.details.get("about", "") for fact in facts]
        if facts[0].thing in _ABOUT and all(about):
            called = [self.name(facts[0], one) for one in dict.fromkeys(about)]
            if all(called) and not heavy(called[: self.names]):
                template = MANY if len(called) > self.names else MANY_NAMED
                return self.words.text(template, counted=counted, names=self.comma(called[: self.names])), n
        room = BOUNDS.unit if self.markdown and kind.thing == "test" else BOUNDS.code
        few = len(names) < n and self._few(facts, names)
        most = len(names) if few else min(self.names, n - 1)
        while most > 1 and weight(names[:most]) > room:
            most -= 1
        prose = kind.thing in _NAMED_IN_PART
        listable = kind.style in {"code", "cell", "of"} or prose
        known = len(names) == n or (kind.thing == "test" and names)  # some say what a count does not
        listed = (few or (known and n > most and (self.names > 1 or prose))) and listable
        if listed and weight(names[:most]) <= room:
            return self.words.text(
                MANY_NAMED if few else MANY, counted=counted, names=self.comma(names[:most])
            ), n
        return counted, n

    def _few(self, facts: Sequence[Fact], names: Sequence[str]) -> bool:
        """Tell whether all things bear one of a few names."""
        return bool(names) and len(names) <= self.names and not heavy(names) and all(map(self.called, facts))

    def series(self, parts: Sequence[str]) -> str:
        """List pieces as "a, b and c"."""
        if len(parts) < 2:  # noqa: PLR2004 - one needs no list
            return "".join(parts)
        if len(parts) == 2:  # noqa: PLR2004 - which not every language says as it ends a longer list
            return self.words.text("{one} and {other}", one=parts[0], other=parts[1])
        return self.words.text("{first} and {last}", first=self.comma(parts[:-1]), last=parts[-1])

    def comma(self, parts: Sequence[str]) -> str:
        """List pieces as "a, b, c"."""
        return self.listed(parts, most=len(parts))

    def several(
        self, parts: Sequence[str], most: int = 0, unsaid: int = 0, more: Plural | None = None
    ) -> str:
        """List pieces, of which only the first are said where they are many; some could not be said."""
        most = most or self.names
        left = max(len(parts) - most, 0) + unsaid
        if not unsaid and most >= BOUNDS.names and left <= _OVER and weight(parts) <= BOUNDS.unit:
            return self.series(parts)
        if left <= 0:
            return self.series(parts)
        shown = self.comma(parts[:most])
        if more is not None:
            return self.words.plural(*more, left, places=shown)
        return self.words.text(AND_MORE, places=shown, n=left)

    # -- clauses -------------------------------------------------------------------------------------------

    def clause(self, facts: Sequence[Fact]) -> str:
        """Say facts of one kind, at one place, as a main clause."""
        fact = facts[0]
        way = gather.way(facts)
        if way is not None:
            return way.clause(self, facts)
        facts = of_each(facts)
        if len(facts) == 1:
            said = self.said(fact)
            if said:
                return said
            if fact.action == "renamed" and fact.previous_name:
                return self._renamed(fact, fact.previous_name)
        begins = reworded.beginning(self, facts) or self._with_gists(facts)
        if begins:
            return begins
        things, n = self.things(facts)
        if fact.action == "moved":
            for end, table in (("from", MOVES_FROM), ("to", MOVES_TO)):
                if fact.details.get(end):
                    said = self.shown(fact.details[end], quoted="heading" in fact.details)
                    return self.words.plural(*table, n, things=things, path=said or code(fact.details[end]))
        table = {"added": NEW, "removed": GONE, "layout": LAYOUT, "moved": MOVES}.get(fact.action, CHANGES)
        clause = self.words.plural(*table, n, things=things)
        opens = len(facts) == 1 and (fact.action == "added" or fact.kind in _OPENED)
        return whole.opened(self, fact, clause) if opens else clause

    def _with_gists(self, facts: Sequence[Fact]) -> str:
        """Say of several new sections, or rows, what each of them says; empty where that cannot be shown."""
        n = len(facts)
        if n > 1 and facts[0].kind == "table_row_added" and (rows := gist.of_rows(self, facts)):
            return self.words.plural(
                *NEW, n, things=self.words.plural(*kind_of(facts[0]).named, n, names=rows)
            )
        gists = gist.of_sections(self, facts) if n > 1 and facts[0].kind == "section_added" else ""
        if not gists:
            return ""
        clause = self.words.plural(*NEW, n, things=self.words.plural(*kind_of(facts[0]).counted, n))
        return self.words.text(whole.SAYS, clause=clause, said=gists)

    def _renamed(self, fact: Fact, previous: str) -> str:
        """Say what a thing is called now, where that can be said."""
        name = self.name(fact)
        if name:
            said = SHOWN_AS if fact.details.get("shown") == "yes" else RENAMED
            return self.words.text(
                said, thing=self.thing(replace(fact, name=previous, old=None, new=None)), name=name
            )
        return self.words.text(RENAMED_LONG, thing=self.words.plural(*kind_of(fact).counted, 1))

    def said(self, fact: Fact) -> str:
        """Say one thing by the first sentence of its kind whose fields can all be shown; empty for none."""
        for row in rows_for(fact):
            values = self.values(fact, fields_of(row.clause))
            if values is not None:
                return self.words.text(row.clause, **values)
        return ""

    def place(self, places: Sequence[Place]) -> str:
        """Give the names of places; empty for the file itself. Those too long to be said are counted."""
        named = [one for one in places if one.name]
        shown = [said for one in named if (said := self._place(one))]
        if not shown:
            return ""
        more = MORE_SECTIONS if named[0].heading else MORE_PLACES
        return self.several(shown, unsaid=len(named) - len(shown), more=more)

    def _place(self, place: Place) -> str:
        """Give the name of a place, without its owners where it is too long with them."""
        said = self.shown(_name_of(place), quoted=place.heading)
        said = said or ("" if place.heading else self.shown(quoting.own_name(place.name), quoted=False))
        if place.within and said:
            return self.words.text(ELEMENT_OF, element=said, name=self.shown(place.within, quoted=False))
        template = CONSTRUCTOR_OF if place.constructor else FOR_EXAMPLE if place.example else ""
        return self.words.text(template, name=said) if said and template else said

    def placed(self, places: Sequence[Place], clause: str) -> str:
        """Say a clause with where it is."""
        place = self.place(places)
        if not place:
            return clause
        return self.words.placed(UNDER if places[0].heading else IN_PLACE, place=place, clause=clause)

    def sentence(self, point: Point) -> str:
        """Say a point with its place, without a final stop."""
        return self.placed(point.places, self.clause(point.facts))

    def counted(self, facts: Sequence[Fact]) -> str:
        """Count facts by kind: "2 comments change, one import is new"."""
        groups: dict[tuple[object, str], list[Fact]] = {}
        for fact in of_each(facts):
            action = "changed" if fact.action == "renamed" else fact.action
            kind = kind_of(fact)
            apart = kind.thing in _LINES | _NAMED_BESIDE | _SIDES  # others are counted by their noun
            mark: object = kind.thing if apart else fact.details.get("pinned") or kind.counted
            mark = (marks.ONLY, kind.thing) if marks.only_marks(fact) else mark
            mark = (spacing.ONLY, kind.thing) if spacing.only_spacing(fact) else mark
            groups.setdefault((mark, action), []).append(fact)
        made = []
        for (mark, action), some in groups.items():
            thing = kind_of(some[0]).thing
            if thing in _LINES:
                made.append(plain_lines.lines(self, some))
                continue
            if thing in _SIDES:
                made.append(SIDES.clause(self, some))
                continue
            if form := next((one for one in (spacing.ONLY, marks.ONLY) if (one, thing) == mark), ""):
                counted = self.words.plural(*kind_of(some[0]).counted, len(some))
                made.append(self.words.text(form, things=counted))
                continue
            pinned = pins.way(some)
            if pinned is not None:
                made.append(pinned.clause(self, some))
                continue
            if thing == "notation":  # one of a file, which has their number
                made.append(self.said(replace(some[0], old=None, new=None)))
                continue
            table = {"added": NEW, "removed": GONE, "layout": LAYOUT, "moved": MOVES}.get(action, CHANGES)
            things = self.words.plural(*kind_of(some[0]).counted, len(some))
            if thing in _NAMED_BESIDE:
                things, _ = self.things(some)
            made.append(self.words.plural(*table, len(some), things=things))
        return joined(self, made)

    # -- titles --------------------------------------------------------------------------------------------

    def titles(self, point: Point) -> Iterator[str]:
        """Say a point as a title, without marks: with its place, then without; the richest first."""
        place = self.plain_place(point.places)
        if not place:
            yield from reworded.unplaced(self, point.facts)
        for said in self._title(point.facts):
            if place and not stands_in(place, said):
                yield self.words.text(TITLE_PLACE, clause=said, place=place)
                last = place.rpartition(".")[2] if kind_of(point.facts[0]).order is Order.BEHAVIOUR else ""
                if last != place and last.isidentifier() and not point.places[0].heading:
                    yield self.words.text(TITLE_PLACE, clause=said, place=last)
            yield said

    def plain_place(self, places: Sequence[Place]) -> str:
        """Give the names of places without marks, as a title has them."""
        names = list(filter(None, ((bare if one.heading else clean)(_name_of(one)) for one in places)))
        joint = self.series(["<", ">"])[1:-1]
        headings = any(one.heading for one in places)
        unparted = headings and not joint.isascii()  # nothing parts the joint from a heading's words
        runs_on = any(joint in name or name.endswith(_ENDS) for name in names)
        if len(names) > 1 and (unparted or runs_on):
            names = [self.words.text('"{text}"', text=self.words.inner(name)) for name in names]
        return self.several(names, more=MORE_SECTIONS if unparted else None)

    def _title(self, facts: Sequence[Fact]) -> Iterator[str]:
        fact = facts[0]
        way = gather.way(facts)
        if way is not None:
            yield from way.title(self, facts)
            return
        if len(facts) == 1:
            for row in rows_for(fact):
                title = row.title_for(fact)
                if not title:
                    continue
                values = self.values(fact, fields_of(title))
                if values is not None:
                    said = self.words.title(title, **values)
                    owned = title.startswith("{what}") and kind_of(fact).style == "of"
                    yield self.raised(said) if owned else said
            old, name = self.name(fact, fact.previous_name or ""), self.name(fact)
            if not (old and name) and kind_of(fact).style == "code":
                old, name = (
                    self.name(fact, quoting.own_name(one)) for one in (fact.previous_name or "", fact.name)
                )
            if fact.action == "renamed" and old and name and old != name:
                said = SHOWS_AS if fact.details.get("shown") == "yes" else RENAMES
                yield self.words.text(said, old=old, name=name)
        things, _ = self.things(facts)
        end = next((end for end in ("from", "to") if fact.details.get(end)), "")
        if fact.action == "moved" and end:
            path = self.shown(fact.details[end].rpartition("/")[2], quoted=False)
            template = MOVES_TITLE_FROM if end == "from" else MOVES_TITLE_TO
            yield self.words.text(template, things=things, path=path)
        template = {
            "added": ADDS,
            "removed": REMOVES,
            "moved": MOVES_TITLE,
            "layout": REFORMATS,
            "renamed": CHANGES_TITLE if fact.thing == "translation" else RENAMES_THINGS,
        }.get(fact.action, CHANGES_TITLE)
        yield self.words.text(template, things=things)
        yield from self._title_without_names(template, facts)

    def _title_without_names(self, template: str, facts: Sequence[Fact]) -> Iterator[str]:
        """Say things in a title by their first words, then by their number: few are short enough for more."""
        fact = facts[0]
        counted = self.words.plural(*kind_of(fact).counted, len(facts))
        alone = len(facts) == 1 and fact.thing in _KNOWN_BY_WORDS and fact.action in {"added", "removed"}
        if alone and (begins := self.beginning(fact)):
            things = self.words.text(BEGINNING, thing=counted, begins=begins)
            yield self.words.text(template, things=things)
        several = fact.thing in _NAMED_IN_PART and len(facts) > 1
        if alone or fact.thing == "admonition" or (several and self.names == 1):  # first with a name less
            yield self.words.text(template, things=counted)

    @staticmethod
    def raised(clause: str) -> str:
        """Begin with a capital where a clause begins with a word of ours."""
        first, _, rest = clause.partition(" ")  # before Han or kana Latin is quoted
        ours = first.isascii() and first.isalpha() and first.islower() and rest[:1] < "\u2e80"
        return clause[0].upper() + clause[1:] if ours else clause


def _names(owner: str, fact: Fact) -> bool:
    """Tell whether an owner's name says what a fact is about."""
    return fact.thing in _OF_OWNER or owner == fact.name or owner.endswith(f".{fact.name}")


def _name_of(place: Place) -> str:
    """Give the name of a place, of a heading without the mark that introduces what stands under it."""
    return place.name.rstrip(_INTRODUCES) if place.heading else place.name
