"""Facts as noun phrases and clauses of one language, in the plain style of a title or as Markdown.

The tables list templates from the fullest to the barest; the first whose fields a fact has is taken, so
a fact that knows less is told with less, never with a gap.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from diff_insight.catalog import Messages, msgid
from diff_insight.catalog.translations import fields_of
from diff_insight.engines.digest import count_of
from diff_insight.engines.nouns import EXAMPLE_IN, NOTE_OF_KIND, NOUNS, Noun
from diff_insight.engines.quoting import clean, code, named, plain, plain_quoted, quoted, remembered, shorten
from diff_insight.model import Fact

NAMES = 3

_TOKEN = re.compile(r"\w+(?:[.\-:/',+@]\w+)*|\S")
_NUMBER = re.compile(r"[-+]?\d[\d,_]*(?:\.\d+)?")
_PROSE = frozenset({"heading", "list_item", "admonition", "paragraph", "comment", "text"})
_NARROWED = frozenset(
    {"list_item", "text", "paragraph", "code", "comment", "admonition", "words", "table_cell", "front_matter"}
)

_TEXT_CLAUSES = (
    msgid("{old} becomes {new}"),
    msgid("{new} is added"),
    msgid("{old} is dropped"),
    msgid("only marks or white space differ"),
)
_TEXT_TITLES = (
    msgid("Replaces {old} with {new}"),
    msgid("Adds {new}"),
    msgid("Removes {old}"),
    msgid("Changes marks or white space only"),
)
_VALUE_CLAUSES = (
    msgid("{key} goes from {old} to {new}"),
    msgid("{key} is now {new}"),
    msgid("{key} no longer says {old}"),
    msgid("the value of {key} changes"),
    *_TEXT_CLAUSES,
)
_VALUE_TITLES = (
    msgid("Changes {key} from {old} to {new}"),
    msgid("Sets {key} to {new}"),
    msgid("Removes the value of {key}"),
    *_TEXT_TITLES,
)
_CLAUSES: Mapping[str, Sequence[str]] = {
    "heading_changed": (msgid("the section {old} is now called {new}"), *_TEXT_CLAUSES),
    "table_cell_changed": (
        msgid("{column} in the row {row} goes from {old} to {new}"),
        msgid("{column} in the row {row} now also says {new}"),
        msgid("{column} in the row {row} no longer says {old}"),
        msgid("in the row {row}, {old} becomes {new}"),
        msgid("the row {row} now also says {new}"),
        msgid("the row {row} no longer says {old}"),
        msgid("in the column {column}, {old} becomes {new}"),
        *_TEXT_CLAUSES,
    ),
    "list_item_changed": (
        msgid("in a list item, {old} becomes {new}"),
        msgid("a list item now also says {new}"),
        msgid("a list item no longer says {old}"),
    ),
    "paragraph_changed": (
        msgid("a paragraph changes from {old} to {new}"),
        msgid("a paragraph now also says {new}"),
        msgid("a paragraph no longer says {old}"),
    ),
    "admonition_changed": (
        msgid("in the {kind} note, {old} becomes {new}"),
        msgid("the {kind} note now also says {new}"),
        msgid("the {kind} note no longer says {old}"),
        *_TEXT_CLAUSES,
    ),
    "directive_changed": (
        msgid("the directive {key} changes from {old} to {new}"),
        *_TEXT_CLAUSES,
    ),
    "code_changed": (
        msgid("in the {example} example, {old} becomes {new}"),
        msgid("the {example} example now has {new}"),
        msgid("the {example} example no longer has {old}"),
        *_TEXT_CLAUSES,
    ),
    "comment_changed": (
        msgid("a comment changes from {old} to {new}"),
        msgid("a comment now says {new}"),
        msgid("a comment no longer says {old}"),
    ),
    "link_changed": (
        msgid("the link {key} now points to {new} instead of {old}"),
        msgid("a link now points to {new} instead of {old}"),
        msgid("the link {key} changes"),
    ),
    "image_changed": (
        msgid("the image {new} takes the place of {old}"),
        msgid("the image {key} changes"),
        *_TEXT_CLAUSES,
    ),
    "include_changed": (msgid("{new} is included instead of {old}"), *_TEXT_CLAUSES),
    "value_changed": _VALUE_CLAUSES,
    "dependency_changed": _VALUE_CLAUSES,
    "front_matter_changed": _VALUE_CLAUSES,
    "words_changed": _TEXT_CLAUSES,
    "text_changed": _TEXT_CLAUSES,
}
_TITLES: Mapping[str, Sequence[str]] = {
    "heading_changed": (msgid("Renames the section {old} to {new}"), *_TEXT_TITLES),
    "table_cell_changed": (
        msgid("Changes {column} of {row} from {old} to {new}"),
        msgid("Sets {column} of {row} to {new}"),
        msgid("Removes {old} from {column} of {row}"),
        msgid("{row}: replaces {old} with {new}"),
        msgid("{row}: adds {new}"),
        msgid("{row}: removes {old}"),
        *_TEXT_TITLES,
    ),
    "link_changed": (
        msgid("Points the link {key} to {new}"),
        msgid("Points a link to {new}"),
        msgid("Changes the link {key}"),
    ),
    "image_changed": (
        msgid("Replaces the image {old} with {new}"),
        msgid("Changes the image {key}"),
        *_TEXT_TITLES,
    ),
    "include_changed": (msgid("Includes {new} instead of {old}"), *_TEXT_TITLES),
    "value_changed": _VALUE_TITLES,
    "dependency_changed": _VALUE_TITLES,
    "front_matter_changed": _VALUE_TITLES,
}
_NUMBER_CLAUSES = (msgid("{key} drops from {old} to {new}"), msgid("{key} rises from {old} to {new}"))
_NUMBER_TITLES = (msgid("Lowers {key} from {old} to {new}"), msgid("Raises {key} from {old} to {new}"))


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

    def thing(self, fact: Fact) -> str:
        """Name what a fact is about; empty where it has no name that can be shown."""
        base = fact.kind.rpartition("_")[0]
        text = fact.new or fact.old
        match base:
            case "table_row":
                return self.name(fact.row or (fact.cells[0][1] if fact.cells else text))
            case "table_column":
                return self.name(fact.column or fact.key or text)
            case "table":
                return "" if not fact.cells else self._listed([c for c, _ in fact.cells], self.name)
            case "link":
                return self.prose(fact.key) or self.value(text)
            case "image" | "include":
                return self.name(text or fact.key)
            case "directive":
                return self.name(f"{fact.key} {text}" if fact.key and text else fact.key or text)
            case "symbol":
                return self.name(text or fact.symbol or fact.key)
            case "value" | "front_matter":
                return self.name(fact.key)
            case "dependency":
                return self.name(fact.key)
            case "code" | "code_block":
                return self.code((text or "").strip().split("\n", 1)[0])
            case "words":
                return self.value(text) if fact.token in {"code", "name", "url", "path"} else self.prose(text)
        return self.prose(text) if base in _PROSE else self.value(text)

    def things(self, facts: Sequence[Fact]) -> tuple[str, int]:
        """Say facts of one kind as a noun phrase: named as far as names fit, counted beyond.

        Returns:
            The phrase and its grammatical number, which is smaller than the count where names repeat.
        """
        base = facts[0].kind.rpartition("_")[0]
        noun = NOUNS[base]
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
        tables = _CLAUSES if self.markdown else _TITLES
        templates = tables.get(fact.kind, _TEXT_CLAUSES if self.markdown else _TEXT_TITLES)
        fields = self._fields(fact)
        order = _compare(fact.old, fact.new) if fact.kind == "value_changed" else 0
        if order and {"key", "old", "new"} <= fields.keys():
            templates = [(_NUMBER_CLAUSES if self.markdown else _NUMBER_TITLES)[order > 0]]
        whole = {name for name in ("old", "new") if name in fields}
        fitting = [t for t in templates if fields_of(t) <= fields.keys()]
        # a barer template still has to say both sides
        fitting = [t for t in fitting if whole <= fields_of(t)] or fitting
        return self.messages.text(fitting[barer], **fields) if barer < len(fitting) else ""

    def _fields(self, fact: Fact) -> dict[str, str]:
        base = fact.kind.rpartition("_")[0]
        old, new = fact.old, fact.new
        if base in _NARROWED and old and new:
            old, new = narrowed(old, new, context=base == "code")
        show: Callable[[str | None], str] = self.code if base == "code" else self.value
        if base == "heading" or (base in _PROSE and self.markdown) or fact.token in {"word", "punctuation"}:
            show = self.prose
        fields = {
            "old": show(old),
            "new": show(new),
            "key": self.prose(fact.key) if base == "link" else self.name(fact.key),
            "kind": plain(fact.key or "", 20),
            "row": self.name(fact.row),
            "column": self.name(fact.column),
            "example": self.name(fact.language) if self.prose_file else "",
        }
        if not old and not new and base in {"image", "link"}:
            fields["key"] = fields["key"] or self.name(fact.key)
        if fields["old"] and fields["old"] == fields["new"]:  # only marks differ, or only what was cut off
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

    def comma(self, parts: Iterable[str]) -> str:
        """List pieces as "a, b, c"."""
        made = ""
        for part in parts:
            made = self.messages.text("{first}, {next}", first=made, next=part) if made else part
        return made

    def _listed(self, texts: Sequence[str], show: Callable[[str], str]) -> str:
        return self.comma([s for s in map(show, texts[: NAMES + 1]) if s])


@remembered
def narrowed(old: str, new: str, *, context: bool = False) -> tuple[str, str]:
    """Give what differs: both texts without the words that they begin and end with alike.

    Versions, dates and numbers stay whole. Texts that do not differ in words come back as they are.

    Args:
        old: What stood there.
        new: What stands there now.
        context: Keep the next word where one side would be empty.
    """
    a, b = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    least = min(len(a), len(b))
    head = 0
    while head < least and a[head][0] == b[head][0]:
        head += 1
    tail = 0
    while tail < least - head and a[-1 - tail][0] == b[-1 - tail][0]:
        tail += 1
    if context and (head + tail == len(a) or head + tail == len(b)) and head + tail:
        head, tail = (head, tail - 1) if tail else (head - 1, tail)
    was, now = _slice(old, a[head : len(a) - tail]), _slice(new, b[head : len(b) - tail])
    return (was, now) if clean(was) or clean(now) else (old, new)


def _slice(text: str, tokens: "Sequence[re.Match[str]]") -> str:
    return text[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _compare(old: str | None, new: str | None) -> int:
    """Tell whether a number falls (-1) or rises (1); 0 where it is not about two plain numbers."""
    if not (old and new and _NUMBER.fullmatch(old) and _NUMBER.fullmatch(new)):
        return 0
    was, now = (float(text.replace(",", "").replace("_", "")) for text in (old, new))
    return (now > was) - (now < was)
