"""Texts in every language of a report, gettext's way: the English template is the message id.

The catalogues (`<locale>/messages.po`, next to this module) are read with Babel when a language is first
asked for; English needs none and does not pay for the import. Values that fill a template are data
from a hostile diff: they are put in as they are and never looked at for fields.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from diff_insight.languages.particles import for_place
from diff_insight.languages.typography import NESTED, SECOND_STOP, UNSPACED, join_spaced
from diff_insight.model import Locale

_FIELD = re.compile(r"\{([a-z_]+)\}")


class Plural(NamedTuple):
    """A message id with its English plural, for tables of messages (the extractor knows the name)."""

    one: str
    many: str


def msgid(template: str) -> str:
    """Mark a template in a table as a message for the extractor."""
    return template


@cache
def _pieces(template: str) -> tuple[str, ...]:
    """Split a template: literals at even places, names of fields at odd ones."""
    return tuple(_FIELD.split(template))


@cache
def fields_of(template: str) -> frozenset[str]:
    """Give the names of a template's fields."""
    return frozenset(_pieces(template)[1::2])


class Messages:
    """The messages of one language.

    Args:
        singular: Translations by message id.
        titles: The same for a title, where a language has another form for it (context `title`).
        plural: Translations by the first of two message ids, one per plural form.
        form: Which form a number takes.
        group: What parts the thousands of a number.
        code: Of the language: by it Han or kana meet Latin, and quotations nest.
    """

    def __init__(
        self,
        singular: Mapping[str, str],
        titles: Mapping[str, str],
        plural: Mapping[str, tuple[str, ...]],
        form: Callable[[int], int],
        *,
        group: str,
        code: str,
    ) -> None:
        self._singular = singular
        self._titles = titles
        self._plural = plural
        self._form = form
        self._group = group
        self._spaced = code in UNSPACED
        self._particles = code == "ja"
        self._nested = NESTED.get(code)
        self._second_stop = SECOND_STOP.get(code)

    @property
    def plurals(self) -> Mapping[str, tuple[str, ...]]:
        """The translations of messages with a number, by their English singular."""
        return self._plural

    def text(self, template: str, /, **values: object) -> str:
        """Fill the translation of an English template.

        Raises:
            KeyError: A field of the template has no value.
        """
        return self._fill(self._singular.get(template, template), values)

    def placed(self, template: str, /, *, place: str, clause: str) -> str:
        """Fill a template that says a clause with its place, as the verb of the clause asks for it.

        Raises:
            KeyError: A field of the template is neither `place` nor `clause`.
        """
        said = self._singular.get(template, template)
        said = for_place(said, clause) if self._particles else said
        return self._fill(said, {"place": place, "clause": clause})

    def title(self, template: str, /, **values: object) -> str:
        """Fill the translation as a title has it, which is a sentence in English and a noun phrase elsewhere.

        Raises:
            KeyError: A field of the template has no value.
        """
        return self._fill(self._titles.get(template) or self._singular.get(template, template), values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Fill the translation that fits a number, which the field `n` also stands for.

        Raises:
            KeyError: A field of the template has no value.
        """
        forms = self._plural.get(one)
        template = (one if n == 1 else many) if forms is None else forms[self._form(n)]
        return self._fill(template, {"n": self.number(n), **values})

    def sentences(self, made: Iterable[str]) -> str:
        """Put sentences side by side: a blank between them, but in Chinese and Japanese."""
        text = ""
        for sentence in made:
            text = self.text("{sentence} {next}", sentence=text, next=sentence) if text else sentence
        return text

    def inner(self, quoted: str) -> str:
        """Give what is to stand in quotation marks with its own ones as the language nests them."""
        return quoted.translate(self._nested) if self._nested else quoted

    def stopped_once(self, text: str) -> str:
        """Give a text without the stop that would follow a quotation which ends with one."""
        return self._second_stop.sub("", text) if self._second_stop else text

    def number(self, n: int) -> str:
        """Write a count in digits, its thousands parted as the language does."""
        return f"{n:,}".replace(",", self._group)

    def lowered(self, clause: str, openings: Collection[str]) -> str:
        """Give a clause as it goes on after another: English openings lose their capital, names keep it."""
        if self._singular or clause.split(" ", 1)[0] not in openings:
            return clause
        return clause[0].lower() + clause[1:]

    def joined(self, parts: list[str]) -> str:
        """Put pieces of text side by side as this language spaces them."""
        return join_spaced(parts) if self._spaced else "".join(parts)

    def _fill(self, template: str, values: Mapping[str, object]) -> str:
        pieces = _pieces(template)
        if len(pieces) == 1:
            return template
        return self.joined([str(values[p]) if at % 2 else p for at, p in enumerate(pieces)])


@cache
def messages(locale: Locale) -> Messages:
    """Give the messages of a language, read once.

    Raises:
        FileNotFoundError: The catalogue is not part of the installation.
    """
    if locale == "en_US":
        return Messages({}, {}, {}, _english, group=",", code="en")
    # an English report need not pay for any of these
    import gettext  # noqa: PLC0415

    from babel import Locale as BabelLocale  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with Path(__file__).with_name(locale).joinpath("messages.po").open("rb") as file:
        catalog = read_po(file, locale=locale)
    singular: dict[str, str] = {}
    titles: dict[str, str] = {}
    plural: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy or not message.string:
            continue
        if isinstance(message.id, str) and isinstance(message.string, str):
            (titles if message.context == "title" else singular)[message.id] = message.string
        elif not isinstance(message.string, str):
            plural[message.id[0]] = tuple(message.string)
    known = BabelLocale.parse(locale)
    return Messages(
        singular,
        titles,
        plural,
        gettext.c2py(catalog.plural_expr),
        group=known.number_symbols["latn"]["group"],
        code=known.language,
    )


def _english(n: int) -> int:
    return 0 if n == 1 else 1
