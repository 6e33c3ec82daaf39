"""Facts of one kind as a clause: Markdown for an explanation, plain text for a title."""

from collections.abc import Sequence
from dataclasses import dataclass

from diff_insight.languages import Messages, Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Kind, kind_of
from diff_insight.telling.point import Point
from diff_insight.telling.quoting import bare, clean, code, escaped

NEW = Plural("{things} is new", "{things} are new")
GONE = Plural("{things} is gone", "{things} are gone")
MOVES = Plural("{things} moves", "{things} move")
MOVES_FROM = Plural("{things} moves here from {path}", "{things} move here from {path}")
MOVES_TO = Plural("{things} moves to {path}", "{things} move to {path}")
LAYOUT = Plural("only the layout of {things} changes", "only the layout of {things} changes")
CHANGES = Plural("{things} changes", "{things} change")
RENAMED = msgid("{thing} is now called {name}")
GOES = msgid("{thing} goes from {old} to {new}")
BECOMES = msgid("{old} becomes {new}")
SETS = msgid("{thing} is now {new}")
UNSETS = msgid("{thing} is no longer {old}")
SAYS = msgid("{clause}: {said}")
WITH_VALUE = msgid("{things} ({value})")
MANY = msgid("{counted} ({names}, …)")
ADDS = msgid("Adds {things}")
REMOVES = msgid("Removes {things}")
RENAMES = msgid("Renames {old} to {name}")
MOVES_TITLE = msgid("Moves {things}")
ARROW = msgid("{thing}: {old} → {new}")
REFORMATS = msgid("Reformats {things}")
CHANGES_TITLE = msgid("Changes {things}")
LINES = Plural("one line changes", "{n} lines change")
LINES_IN = Plural("one line changes in {place}", "{n} lines change in {place}")
IN_PLACE = msgid("in {place}: {clause}")
AND_MORE = msgid("{places} and {n} more")

_ABOUT = ("says", "doc", "summary", "description", "shows")
"""Details that say what a new thing is about, best first."""
_VALUED = frozenset(
    {"key", "package", "requirement", "field", "constant", "environment_variable", "runtime", "output"}
)
"""Things that are said with their value where they are new or gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Makes clauses in one language.

    Attributes:
        words: The messages of the language.
        markdown: Whether marks are written (an explanation) or not (a title).
        names: How many names a list says before it counts.
        unit: Characters of a quoted unit at most; a longer one is not quoted.
    """

    words: Messages
    markdown: bool = True
    names: int = BOUNDS.names
    unit: int = BOUNDS.unit

    # -- pieces --------------------------------------------------------------------------------------------

    def shown(self, text: str, *, quoted: bool) -> str:
        """Give a value whole: as code or in quotation marks; empty where it is too long or nothing is visible."""
        plain = bare(text) if quoted else clean(text)
        if not plain or len(plain) > self.unit:
            return ""
        if quoted:
            return self.words.text('"{text}"', text=escaped(plain) if self.markdown else plain)
        return code(plain) if self.markdown else plain

    def name(self, fact: Fact) -> str:
        """Give what a thing is called: its name, or where it has none what it says."""
        kind = kind_of(fact)
        said = fact.name or (fact.new if fact.action != "removed" else fact.old) or fact.new or fact.old or ""
        return self.shown(said, quoted=kind.style == "quoted")

    def thing(self, fact: Fact) -> str:
        """Give one thing as a noun phrase: with its name where that can be said."""
        kind = kind_of(fact)
        name = self.shown(fact.name, quoted=kind.style == "quoted") if fact.name else ""
        if not name:
            return self.words.text(kind.bare)
        if kind.style == "of":
            return self.words.text(kind.owned, name=name)
        return self.words.plural(*kind.named, 1, names=name)

    def things(self, facts: Sequence[Fact]) -> tuple[str, int]:
        """Give several things of one kind as a noun phrase, and its grammatical number."""
        kind = kind_of(facts[0])
        names = list(dict.fromkeys(filter(None, map(self.name, facts))))
        if kind.style == "of" and len(facts) == 1:
            return self.thing(facts[0]), 1
        n = max(len(facts), len(names))
        if len(names) == n and n <= self.names and kind.style != "of":
            return self.words.plural(*kind.named, n, names=self.series(names)), n
        counted = self.words.plural(*kind.counted, n)
        if names and n > self.names > 1 and kind.style == "code":
            return self.words.text(MANY, counted=counted, names=self.comma(names[: self.names])), n
        return counted, n

    def series(self, parts: Sequence[str]) -> str:
        """List pieces as "a, b and c"."""
        if len(parts) < 2:  # noqa: PLR2004 - one needs no list
            return "".join(parts)
        return self.words.text("{first} and {last}", first=self.comma(parts[:-1]), last=parts[-1])

    def comma(self, parts: Sequence[str]) -> str:
        """List pieces as "a, b, c"."""
        made = ""
        for part in parts:
            made = self.words.text("{first}, {next}", first=made, next=part) if made else part
        return made

    def lines(self, facts: Sequence[Fact], place: str = "") -> str:
        """Say how many lines change, and where: all that plain lines show."""
        n = sum(max(len(fact.lines.removed), len(fact.lines.added)) for fact in facts)
        if place:
            return self.words.plural(*LINES_IN, n, place=place)
        return self.words.plural(*LINES, n)

    # -- clauses -------------------------------------------------------------------------------------------

    def clause(self, facts: Sequence[Fact]) -> str:
        """Say facts of one kind, at one place, as a main clause."""
        fact = facts[0]
        if fact.thing in {"text", "whitespace"} or not kind_of(fact).noun:
            return self.lines(facts)
        if fact.action == "changed" and len(facts) == 1:
            return self._changed(fact)
        if fact.action == "renamed" and len(facts) == 1 and fact.previous_name:
            before = Fact(kind=fact.kind, name=fact.previous_name)
            return self.words.text(RENAMED, thing=self.thing(before), name=self.name(fact))
        things, n = self.things(facts)
        if fact.action == "moved":
            return self._moved(fact, things, n)
        table = {"added": NEW, "removed": GONE, "layout": LAYOUT}.get(fact.action, CHANGES)
        if len(facts) == 1 and fact.action in {"added", "removed"}:
            return self._one(fact, things, table)
        return self.words.plural(*table, n, things=things)

    def _one(self, fact: Fact, things: str, table: Plural) -> str:
        """Say one thing that came or went: with its value, or with what it is about."""
        value = fact.new or fact.old or ""
        if fact.name and value and kind_of(fact).thing in _VALUED:
            shown = self.shown(value, quoted=False)
            if shown:
                things = self.words.text(WITH_VALUE, things=things, value=shown)
        clause = self.words.plural(*table, 1, things=things)
        about = next((fact.details[key] for key in _ABOUT if fact.details.get(key)), "")
        said = self.shown(about, quoted=True) if about and fact.action == "added" else ""
        return self.words.text(SAYS, clause=clause, said=said) if said else clause

    def _moved(self, fact: Fact, things: str, n: int) -> str:
        for end, table in (("from", MOVES_FROM), ("to", MOVES_TO)):
            if fact.details.get(end):
                return self.words.plural(*table, n, things=things, path=code(fact.details[end]))
        return self.words.plural(*MOVES, n, things=things)

    def _changed(self, fact: Fact) -> str:
        kind = kind_of(fact)
        quoted = kind.style == "quoted"
        old, new = self._sides(fact, quoted=quoted)
        thing = self.thing(fact)
        if old and new:
            if not fact.name and quoted:
                return self.words.text(BECOMES, old=old, new=new)
            return self.words.text(GOES, thing=thing, old=old, new=new)
        things, n = self.things([fact])
        return self.words.plural(*CHANGES, n, things=things if fact.name else thing)

    def _sides(self, fact: Fact, *, quoted: bool) -> tuple[str, str]:
        differs = fact.details.get("differs_old"), fact.details.get("differs_new")
        was, now = differs if all(differs) else (fact.old, fact.new)
        if not was or not now:
            return "", ""
        old, new = self.shown(was, quoted=quoted), self.shown(now, quoted=quoted)
        return (old, new) if old and new and old != new else ("", "")

    def sentence(self, point: Point) -> str:
        """Say a point with its place, without a final stop."""
        places = [shown for place in point.places if place and (shown := self.shown(place, quoted=False))]
        if places and point.facts[0].thing in {"text", "whitespace"}:
            return self.lines(point.facts, self._places(places))
        clause = self.clause(point.facts)
        return self.words.text(IN_PLACE, place=self._places(places), clause=clause) if places else clause

    def _places(self, places: Sequence[str]) -> str:
        left = len(places) - BOUNDS.names
        if left <= 0:
            return self.series(places)
        return self.words.text(AND_MORE, places=self.comma(places[: BOUNDS.names]), n=left)

    # -- titles --------------------------------------------------------------------------------------------

    def title(self, facts: Sequence[Fact], place: str = "") -> str:
        """Say facts of one kind as a title, without marks."""
        fact = facts[0]
        if fact.thing in {"text", "whitespace"} or not kind_of(fact).noun:
            return self.raised(self.lines(facts, place))
        made = self._title(facts)
        return self.words.text("{clause} ({place})", clause=made, place=place) if place else made

    def _title(self, facts: Sequence[Fact]) -> str:
        fact = facts[0]
        things, _ = self.things(facts)
        if fact.action == "changed" and len(facts) == 1:
            old, new = self._sides(fact, quoted=False)
            if old and new:
                return self.raised(self.words.text(ARROW, thing=self._subject(fact), old=old, new=new))
        if fact.action == "renamed" and fact.previous_name:
            old = clean(fact.previous_name)
            return self.words.text(RENAMES, old=old, name=clean(fact.name))
        template = {
            "added": ADDS,
            "removed": REMOVES,
            "moved": MOVES_TITLE,
            "layout": REFORMATS,
        }.get(fact.action, CHANGES_TITLE)
        return self.words.text(template, things=things)

    def _subject(self, fact: Fact) -> str:
        """Give what a changed value is the value of: a name says it alone, an attribute with its owner."""
        kind: Kind = kind_of(fact)
        return self.thing(fact) if kind.style == "of" or not fact.name else clean(fact.name)

    @staticmethod
    def raised(clause: str) -> str:
        """Begin with a capital where a clause begins with a word of ours."""
        first = clause.split(" ", 1)[0]
        return (
            clause[0].upper() + clause[1:]
            if first.isascii() and first.isalpha() and first.islower()
            else clause
        )
