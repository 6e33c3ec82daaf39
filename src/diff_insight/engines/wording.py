"""Facts as noun phrases and clauses of one language, in the plain style of a title or as Markdown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from diff_insight.catalog import Messages
from diff_insight.catalog.translations import fields_of
from diff_insight.engines.digest import count_of
from diff_insight.engines.narrowing import compared, narrowed
from diff_insight.engines.nouns import EXAMPLE_IN, NOTE_OF_KIND, NOUNS, Noun
from diff_insight.engines.quoting import ELLIPSIS, clean, code, named, plain, plain_quoted, quoted, shorten
from diff_insight.engines.replacements import (
    CLAUSES,
    COLUMN_CLAUSE,
    COLUMN_TITLE,
    NUMBER_CLAUSES,
    NUMBER_TITLES,
    PART_CLAUSES,
    PART_TITLES,
    TEXT_CLAUSES,
    TEXT_TITLES,
    TITLES,
)
from diff_insight.facts.entries import is_entry
from diff_insight.model import Fact

NAMES = 3

_LONGEST_ROW = 70
"""Characters of a first cell that still names its row; a longer one is a sentence."""

_PROSE = frozenset({"heading", "list_item", "admonition", "paragraph", "comment", "text"})
_NARROWED = frozenset(
    {"list_item", "text", "paragraph", "code", "comment", "admonition", "words", "table_cell", "front_matter"}
)

_KEYED: dict[str, Callable[[Fact, str | None], str | None]] = {
    "table_row": lambda fact, text: fact.row or (fact.cells[0][1] if fact.cells else text),
    "table_column": lambda fact, text: fact.column or fact.key or text,
    "image": lambda fact, text: text or fact.key,
    "include": lambda fact, text: text or fact.key,
    "directive": lambda fact, text: f"{fact.key} {text}" if fact.key and text else fact.key or text,
    "symbol": lambda fact, text: fact.key or text or fact.symbol,
    "value": lambda fact, _: fact.key,
    "front_matter": lambda fact, _: fact.key,
    "dependency": lambda fact, _: fact.key,
}
"""Kinds of things that have a name of their own, and where it stands."""


class Wording:
    """How facts are said in one language and style.

    Args:
        messages: Of the language.
        markdown: Code spans and quotation marks as Markdown; plain text otherwise (titles).
        room: Longest value shown, in characters.
        prose_file: Whether code stands in examples rather than being the file.
    """

    def __init__(self, messages: Messages, *, markdown: bool, room: int, prose_file: bool = True) -> None:
        self.messages = messages
        self.markdown = markdown
        self.room = room
        self.prose_file = prose_file

    def narrow(self, room: int) -> "Wording":
        """Give the same with less room for a value."""
        return Wording(self.messages, markdown=self.markdown, room=room, prose_file=self.prose_file)

    def value(self, text: str | None) -> str:
        """Show a value; empty where nothing is visible."""
        if not text:
            return ""
        if self.markdown:
            return named(text, self.room)
        shown = plain(text, self.room)
        return shown if " " not in shown else plain_quoted(text, self.room)

    def name(self, text: str | None) -> str:
        """Show a name, which needs no quotation marks in a title."""
        if not text:
            return ""
        return named(text, self.room) if self.markdown else plain(text, self.room)

    def code(self, text: str | None) -> str:
        """Show code as it stands."""
        if not text:
            return ""
        return code(text, self.room) if self.markdown else shorten(clean(text), self.room)

    def prose(self, text: str | None) -> str:
        """Show a heading, a sentence or other words."""
        if not text:
            return ""
        return quoted(text, self.room) if self.markdown else plain_quoted(text, self.room)

    def thing(self, fact: Fact) -> str:  # noqa: PLR0911 - a list of cases, one return each
        """Name what a fact is about; empty where it has no name that can be shown."""
        base = fact.kind.rpartition("_")[0]
        text = fact.new or fact.old
        if base == "value" and is_entry(fact):
            return self.prose(text)
        if base in _KEYED:
            return self.name(_KEYED[base](fact, text))
        if base in {"code", "code_block"}:
            return self.code((text or "").strip().split("\n", 1)[0])
        if base == "link":
            return self.prose(fact.key) or self.value(text)
        if base == "table":
            return self.comma(filter(None, (self.name(column) for column, _ in fact.cells[: NAMES + 1])))
        if base == "words" and fact.token in {"code", "name", "url", "path"}:
            return self.value(text)
        return self.prose(text)

    def things(self, facts: Sequence[Fact]) -> tuple[str, int]:
        """Say facts of one kind as a noun phrase: named as far as names fit, counted beyond.

        Returns:
            The phrase and its grammatical number, which is smaller than the count where names repeat.
        """
        base = facts[0].kind.rpartition("_")[0]
        noun = NOUNS["entry" if is_entry(facts[0]) else base]
        n = count_of(facts)
        show = self if len(facts) == 1 or not self.markdown else self.narrow(self.room * 2 // 3)
        names = list(dict.fromkeys(filter(None, map(show.thing, facts[: NAMES * 4]))))
        if not names:
            return self.messages.plural(*noun.counted, n), n
        if n > max(NAMES, len(facts)) or len(facts) > NAMES:
            if len(names) == 1 and len(facts) <= NAMES * 4 and n == len(facts):
                return self.messages.plural(*noun.named, 1, names=names[0]), 1
            shown = self.comma(names[:NAMES])
            return self.messages.text(noun.many, n=self.messages.number(n), names=shown), n
        return self._named(facts, noun, names), len(names)

    def _named(self, facts: Sequence[Fact], noun: Noun, names: Sequence[str]) -> str:
        base, listed, n = facts[0].kind.rpartition("_")[0], self.series(names), len(names)
        keys, languages = {fact.key for fact in facts}, {fact.language for fact in facts}
        key = next(iter(keys)) if len(keys) == 1 else None
        language = next(iter(languages)) if len(languages) == 1 else None
        if base == "admonition" and key and key.upper() != "NOTE":
            return self.messages.plural(*NOTE_OF_KIND, n, kind=plain(key, 20), names=listed)
        if base == "code_block" and language:
            return self.messages.plural(*EXAMPLE_IN, n, language=self.name(language), names=listed)
        return self.messages.plural(*noun.named, n, names=listed)

    def counted(self, base: str, n: int) -> str:
        """Say a number of things of one kind."""
        return self.messages.plural(*NOUNS[base].counted, n)

    def change(self, fact: Fact, *, barer: int = 0) -> str:
        """Say a fact of the kind old → new as a clause (Markdown) or a title.

        Args:
            fact: What changed.
            barer: How many of the fuller templates to pass over; empty where none is left.
        """
        tables = CLAUSES if self.markdown else TITLES
        templates = tables.get(fact.kind, TEXT_CLAUSES if self.markdown else TEXT_TITLES)
        old, new = _differing(fact)
        if (old, new) != (fact.old, fact.new) and fact.kind in PART_CLAUSES:
            templates = (PART_CLAUSES if self.markdown else PART_TITLES)[fact.kind]
        fields = self._fields(fact)
        order = compared(fact.old, fact.new) if fact.kind == "value_changed" else 0
        if order and {"key", "old", "new"} <= fields.keys():
            templates = [(NUMBER_CLAUSES if self.markdown else NUMBER_TITLES)[order > 0]]
        whole = {name for name in ("old", "new") if name in fields}
        fitting = [t for t in templates if fields_of(t) <= fields.keys()]
        # a barer template still has to say both sides
        fitting = [t for t in fitting if whole <= fields_of(t)] or fitting
        return self.messages.text(fitting[barer], **fields) if barer < len(fitting) else ""

    def column_change(self, facts: Sequence[Fact]) -> str:
        """Say that cells of one column change alike in several rows; empty where they are no such cells."""
        first = facts[0]
        if first.kind != "table_cell_changed" or not all(fact.row for fact in facts):
            return ""
        fields = self._fields(first)
        if not {"column", "old", "new"} <= fields.keys():
            return ""
        template = COLUMN_CLAUSE if self.markdown else COLUMN_TITLE
        rows, _ = self.things([replace(fact, kind="table_row_added") for fact in facts])
        return self.messages.text(template, **{**fields, "rows": rows})

    def _fields(self, fact: Fact) -> dict[str, str]:
        base = fact.kind.rpartition("_")[0]
        old, new = _differing(fact)
        show: Callable[[str | None], str] = self.code if base == "code" else self.value
        if base == "heading" or (base in _PROSE and self.markdown) or fact.token in {"word", "punctuation"}:
            show = self.prose
        fields = {
            "old": show(old),
            "new": show(new),
            "key": self.prose(fact.key) if base == "link" else self.name(fact.key),
            "kind": plain(fact.key or "", 20),
            "row": self.name(fact.row) if len(fact.row or "") <= _LONGEST_ROW else "",
            "column": self.name(fact.column),
            "example": self.name(fact.language) if self.prose_file else "",
        }
        if not old and not new and base in {"image", "link"}:
            fields["key"] = fields["key"] or self.name(fact.key)
        if fields["old"] and fields["old"].rstrip(ELLIPSIS) == fields["new"].rstrip(
            ELLIPSIS
        ):  # only marks differ, or only what was cut off
            was, now = narrowed(old or "", new or "")
            fields["old"], fields["new"] = self.code(was), self.code(now)
            if fields["old"] == fields["new"]:
                fields["old"] = fields["new"] = ""
        return {name: shown for name, shown in fields.items() if shown}

    def series(self, parts: Sequence[str]) -> str:
        """List pieces as "a, b and c"."""
        if len(parts) < 2:  # noqa: PLR2004 - one needs no list
            return "".join(parts)
        return self.messages.text("{first} and {last}", first=self.comma(parts[:-1]), last=parts[-1])

    def phrases(self, parts: Sequence[str]) -> str:
        """List phrases that may be lists themselves."""
        if len(parts) < 2:  # noqa: PLR2004 - one needs no list
            return "".join(parts)
        return self.messages.text("{first}, and {last}", first=self.comma(parts[:-1]), last=parts[-1])

    def comma(self, parts: Iterable[str]) -> str:
        """List pieces as "a, b, c"."""
        made = ""
        for part in parts:
            made = self.messages.text("{first}, {next}", first=made, next=part) if made else part
        return made


def _differing(fact: Fact) -> tuple[str | None, str | None]:
    """Give what of both sides is shown: all, or the part that differs."""
    base, old, new = fact.kind.rpartition("_")[0], fact.old, fact.new
    if base not in _NARROWED or not old or not new:
        return old, new
    return narrowed(old, new, context=base in {"code", "front_matter"}, phrase=base != "text")
