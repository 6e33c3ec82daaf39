"""What the fields of a sentence are filled with: pieces of a fact, whole, as code or as quoted prose."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from diff_insight.facts.differs import differing
from diff_insight.facts.wording import beside, shortened, stretch
from diff_insight.languages import Messages
from diff_insight.late import late
from diff_insight.model import Fact
from diff_insight.telling import beginnings, code_fields, command_words, heading_versions, table_fields
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.narrowed import STATEMENTS
from diff_insight.telling.quoting import bare, clean, code, escaped, in_short, is_prose, marked
from diff_insight.telling.turns import FEW, turns
from diff_insight.telling.whereabouts import place_of

_PROSE = frozenset(
    "says doc summary description shows hides restricted_by under from_under ahead beside begins_now".split()  # noqa: SIM905 - reads as a list
) | {"from_heading", "unreleased"}
"""Details that are prose wherever they stand; `was` and `is` are what their thing is."""
_PLAIN = frozenset(
    {"joined", "rows_of_code", "parted", "merged", "position", "previous_position", "cells", "places"}
)
_WORD = re.compile(r"[^\W\d_]{4,}|[A-Z]{2}|\d|\w[-_.:/]\w|[^\x00-\x7f]|`")
_ENDS = (".", "!", "?", ":", "。", "！", "？", "：")
_WIDE = late(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORDS = 6
"""Blanks of a text from which on it is no label."""
_STOP = re.compile(r"\w[.!?,;] \w")
_FULL_STOP = re.compile(r"\w[.!?] \w")
_STARTS = re.compile(r"[\w`\"'“([{<$@./*-]")
_CODE = re.compile(r"(`[^`]++`)")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_FIGURE = re.compile(r"\d")
_FIGURES = late(
    r"(?<![^\W\u3040-\u30ff\u3400-\u9fff])(?<![.-])v?\d(?:[^\W\u3040-\u30ff\u3400-\u9fff]|[.:/-])*(?<![.:/-])"
)
"""A figure with its unit; in a script without blanks the words around it are none of it."""
KEY = re.compile(r"(?<![\w.-])[\d_.-]*+([A-Za-z][\w.-]*+)\s*+=\s*+[\"']?$")
"""The key that a line of an example sets, right in front of what changed."""
_GLANCE = 60
"""Characters of a sentence that is read at a glance beside another one."""
_MESSAGES = frozenset({"translation", "marked"})
"""What is known by a message, and that by what it says."""
_READ = frozenset({"metadata"})
"""Things that have names of code and values of prose."""
_EMPTY = re.compile(r"[-–—\s]*")
"""What a cell of a table holds where it has nothing to say."""
_SIGN = re.compile(r"[^\w\s\x21-\x7e]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Gives the fields of sentences in one language.

    Attributes:
        words: The messages of the language.
        markdown: Whether marks are written (an explanation) or not (a title).
        unit: Characters of quoted prose at most; what is longer is not quoted.
        code: The same of code.
    """

    words: Messages
    markdown: bool = True
    unit: int = BOUNDS.unit
    code: int = BOUNDS.code

    def shown(self, text: str, *, quoted: bool) -> str:
        """Give a value whole, as code or in quotation marks; empty where it is too long."""
        plain = bare(text) if quoted else clean(text)
        if not plain or len(plain) > (self.unit if quoted else self.code):
            return ""
        if quoted:
            text = self._inner(text) if self.markdown else self.words.inner(plain)
            return (
                self.words.text("“{text}”", text=text)
                if '"' in plain
                else self.words.text('"{text}"', text=text)
            )
        return code(plain) if self.markdown and not _SIGN.fullmatch(plain) else plain

    def _inner(self, text: str) -> str:
        """Give prose that is quoted, its own quotation marks nested but for those in code."""
        pieces = _CODE.split(marked(text))
        return "".join(piece if at % 2 else self.words.inner(piece) for at, piece in enumerate(pieces))

    def name(self, fact: Fact, name: str | None = None) -> str:
        """Give a thing's name, or what else is its name."""
        said = fact.name if name is None else name
        if fact.thing in _MESSAGES:
            said = in_short(said, min(self.code, BOUNDS.named))
        if fact.thing == "file" and _base(fact.name) != _base(fact.previous_name or ""):
            said = _base(said)
        if "constructor" in {fact.details.get("noun"), *fact.details}:  # of some languages: as its class
            owner, _, last = said.rpartition(".")
            said = owner if owner.rpartition(".")[2] == last else said
        if fact.thing == "module_checksum" and fact.action in {"added", "removed"}:
            said = f"{said} {fact.new or fact.old}"  # others of the module may stay
        if fact.thing == "step" and fact.action in {"added", "removed"}:
            used, _, asked = fact.details.get("uses", "").partition("@")
            said = f"{said}@{asked}" if used == said and asked and not _COMMIT.fullmatch(asked) else said
        if "takes" in fact.details and name in {None, fact.name}:  # others bear its name
            forms = (fact.details.get(form) for form in ("takes", "given", "first_given"))
            shown = (self.side(f"{said}({form})", fact) for form in forms if form is not None)
            return next(filter(None, shown), "") or self.side(said, fact)
        return self.side(said, fact)

    def values(self, fact: Fact, fields: frozenset[str]) -> Mapping[str, str] | None:
        """Give what the fields of a sentence stand for; None where one cannot be shown."""
        found = {}
        for field in fields:
            found[field] = self.value(fact, field)
            if not found[field]:
                return None
        sides = ((found.get(one, ""), found.get(other, "")) for one, other in _SIDES)
        same = any(one and _reads_like(one, other) for one, other in sides)
        return None if same else found

    def value(self, fact: Fact, field: str) -> str:
        """Give one field; empty where the fact has none or it cannot be shown."""
        made = _MADE.get(field)
        if made is not None:
            return made(self, fact)
        said = fact.details.get(field, "")
        if field in _PLAIN:
            return said
        if field in {"was", "is", "gains", "loses"}:
            return self._piece(fact, field, said)
        if field in {"under", "from_under"} and _is_sentence(said):
            return ""  # it stands before the list and is no label of it
        if field == "ahead" and not self.markdown:
            return self.shown(bare(said).lstrip("([{"), quoted=False)  # whose other halves come later
        return self.shown(said.rstrip(":：") if field in _PROSE else said, quoted=field in _PROSE)

    def _piece(self, fact: Fact, field: str, said: str) -> str:
        """Give a part of what stood, or stands, there."""
        prose = kind_of(fact).style == "quoted" or (kind_of(fact).style == "cell" and is_prose(said))
        if not said and fact.thing in STATEMENTS:
            return ""
        known = {"was", "is"} & fact.details.keys()
        if not known and not prose and fact.old and fact.new and (pair := differing(fact.old, fact.new)):
            said = {"was": pair[0], "is": pair[1]}.get(field, "")
        of_code = kind_of(fact).order is Order.BEHAVIOUR or fact.thing in {"html_attribute", "value"}
        narrowed = of_code and field in fact.details
        if narrowed or field in {"gains", "loses"}:
            return self.shown(said, quoted=prose)
        return self.shown(self._seen(said, fact), quoted=prose and self.markdown) if is_whole(said) else ""

    @staticmethod
    def _seen(said: str, fact: Fact) -> str:
        """Give words as a reader of the page sees them, where what differs is seen there."""
        if kind_of(fact).order is Order.BEHAVIOUR:
            return said
        sides = differing(fact.old or "", fact.new or "")
        return said if sides and bare(sides[0]) == bare(sides[1]) else bare(said)

    def side(self, said: str | None, fact: Fact) -> str:
        """Give what stood, or stands, there; of a commit that is a package's version the seven digits."""
        if fact.thing in {"package", "package_copy"} and _COMMIT.fullmatch(said or ""):
            said = (said or "")[:7]
        if fact.thing == "package" and fact.action in {"added", "removed"} and (said or "").startswith(";"):
            return ""  # where it is wanted, not which
        style = kind_of(fact).style
        return (
            self.cell(said or "")
            if style == "cell" or fact.thing in _READ
            else self.shown(said or "", quoted=style == "quoted")
        )

    def cell(self, said: str) -> str:
        """Give what a table says in one place: prose in quotation marks, a name or a value as code."""
        if not is_prose(said):
            return self.shown(said.replace("`", ""), quoted=False)
        return self.shown(said, quoted=True) if len(bare(said)) <= self.code else ""

    def declared(self, fact: Fact) -> str:
        """Give what a thing is declared as, where that says more than its name."""
        said = fact.new or fact.old or ""
        return "" if said.strip() == fact.name.rpartition(".")[2] else self.side(said, fact)

    def cells(self, fact: Fact) -> str:
        """Give the cells of a row, or a column, each with what it stands under; an empty one says nothing."""
        made = []
        for part in fact.parts:
            said = part.new or part.old or ""
            under = part.name if fact.thing == "table_row" else part.where[-1] if part.where else ""
            value = self.cell(said) if len(clean(said)) <= BOUNDS.cell and not _EMPTY.fullmatch(said) else ""
            if not value:
                continue
            head = bare(under) if len(under) <= BOUNDS.cell else ""
            head = escaped(head) if self.markdown else head
            made.append(self.words.text("{column}: {value}", column=head, value=value) if head else value)
            if sum(map(len, made)) > BOUNDS.cells:
                made.pop()
        return self.listed(made)

    def listed(self, parts: Sequence[str], most: int = 6) -> str:
        """List pieces as "a, b, c"; empty where they are too many."""
        if len(parts) > most:
            return ""
        made = ""
        for part in parts:
            made = self.words.text("{first}, {next}", first=made, next=part) if made else part
        return made


def _reads_like(one: str, other: str) -> bool:
    """Tell whether two texts look alike: a blank at the end of what stands in quotes nobody sees."""
    was, now = one.strip("`"), other.strip("`")
    texts = was[:1] == now[:1] == was[-1:] == now[-1:] and was[:1] in {"'", '"'}
    return one == other or (texts and was[1:-1].strip() == now[1:-1].strip())


def _base(path: str) -> str:
    return path.rpartition("/")[2]


def is_paired(said: str) -> bool:
    """Tell whether words hold no half of a bracket or of a quotation."""
    pairs = all(said.count(one) == said.count(other) for one, other in _BRACKETS)
    return pairs and said.count('"') % 2 == 0


def is_whole(said: str, *, clauses: bool = False) -> bool:
    """Tell whether words say something by themselves: no lone function word, no half of a bracket.

    Args:
        said: The words.
        clauses: Whether they may be more than one clause.
    """
    return (
        is_paired(said)
        and not (_FULL_STOP if clauses else _STOP).search(said)
        and _WORD.search(said) is not None
        and _STARTS.match(said) is not None
    )


def _is_sentence(said: str) -> bool:
    """Tell whether a text says more than a label does; a wide character says as much as three others."""
    room = BOUNDS.short // 3 if _WIDE.search(said) else BOUNDS.short
    return len(said) > room and (said.endswith(_ENDS) or said.count(" ") >= _WORDS)


def _long_sentence(fields: Fields, fact: Fact) -> str:
    """Give the sentence as it is now where it is so long that what differs is not seen at a glance."""
    long = len(bare(fact.old or "")) + len(bare(fact.new or "")) > 2 * _GLANCE
    return fields.side(fact.new, fact) if long else ""


def _pair(fact: Fact) -> tuple[str, str]:
    """Give the stretch that gave way to another; one of them is empty where words only came or went."""
    return fact.details.get("was", ""), fact.details.get("is", "")


def _figures(fact: Fact) -> tuple[str, str]:
    """Give the one figure of a text that is another now, whatever else is worded otherwise."""
    before, after = (_FIGURES.findall(bare(said or "")) for said in (fact.old, fact.new))
    gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
    if not len(gone) == len(come) == 1:
        return "", ""
    counted = turns(fact.old or "", fact.new or "")[0]  # with what it is a number of
    return next((turn for turn in counted if gone[0] in turn[0] and come[0] in turn[1]), (gone[0], come[0]))


def _address(fields: Fields, fact: Fact, *, new: bool) -> str:
    """Give what differs in the one address of a text that is another now; empty where more differs."""
    sides = [(_ADDRESS.sub("\0", said), _ADDRESS.findall(said)) for said in (fact.old or "", fact.new or "")]
    (was, olds), (now, news) = sides
    pairs = {pair for pair in zip(olds, news, strict=False) if pair[0] != pair[1]}
    if was != now or len(olds) != len(news) or len(pairs) != 1:
        return ""
    return fields.shown(shortened(*pairs.pop())[new], quoted=False)


def _setting(fields: Fields, fact: Fact, key: str) -> str:
    """Give a key of an example, or what it was set to and is; its name stands in front of what changed."""
    if key in fact.details:
        return fields.shown(fact.details[key], quoted=False)
    ahead = KEY.search(fact.details.get("ahead", ""))
    if ahead is None or not all(_pair(fact)):
        return ""
    said = {"key": ahead[1], "from": fact.details.get("was", ""), "to": fact.details.get("is", "")}[key]
    return fields.shown(said, quoted=False)


def _heading(fields: Fields, fact: Fact, key: str) -> str:
    """Give what a heading gained, lost or says otherwise now, in words."""
    found = stretch(fact.previous_name or "", fact.name)
    said, other = found.get(key, ""), found.get("is" if key == "was" else "was", "")
    return "" if other else _words(fields, said)


def _words(fields: Fields, said: str) -> str:
    """Quote a stretch of words; empty where it says nothing by itself."""
    return fields.shown(said, quoted=True) if is_whole(bare(said)) else ""


def _side(fields: Fields, fact: Fact, *, new: bool, figure: bool = False) -> str:
    """Give one side of a stretch that gave way to another, in words or as a figure."""
    both = _pair(fact)
    if figure and not all(both):
        both = _figures(fact)
    if not all(both):
        return ""
    if not figure and not all(
        is_whole(bare(one)) for one in both
    ):  # `you` says nothing without its neighbour
        both = beside(fact.old or "", fact.new or "") or both
    said = both[new]
    if figure:
        whole = all(_FIGURE.search(one) and is_paired(one) for one in both)
        return fields.shown(said, quoted=False) if whole else ""
    return _words(fields, said)


def _alone(fields: Fields, fact: Fact, *, new: bool) -> str:
    """Give the words that only came, or only went."""
    both = _pair(fact)
    said = both[new].strip(" ,;:–—-")
    whole = said and not both[not new] and is_whole(bare(said), clauses=True)
    return fields.shown(said, quoted=True) if whole else ""


def _turns(fields: Fields, fact: Fact) -> str:
    """Give each piece of a long text that gave way to another as "was → is"."""
    if not (fact.old and fact.new) or (fields.markdown and len(fact.old) + len(fact.new) <= 4 * _GLANCE):
        return ""
    found, whole = turns(fact.old, fact.new)
    found = list(dict.fromkeys(found))  # what gave way to the same again is said once
    if fields.markdown and len(found) > FEW and fields.side(fact.old, fact) and fields.side(fact.new, fact):
        return ""  # nobody puts so many pieces together again where both sides can be quoted
    sides = [(fields.shown(was, quoted=True), fields.shown(now, quoted=True)) for was, now in found]
    if not all(was and now for was, now in sides):
        return ""
    said = [fields.words.text("{old} → {new}", old=was, new=now) for was, now in sides]
    return fields.listed(said if whole or not said else [*said, "…"])


def _subject(fields: Fields, fact: Fact) -> str:
    said = fact.new or fact.old or ""
    brief = (
        said and fact.thing == "list_item" and len(bare(said)) <= BOUNDS.named
    )  # whole, with what its term bears
    return fields.name(fact) if fact.name and not brief else fields.side(said, fact)


_PLACED = frozenset({"returns", "result_names"})
"""Attributes whose owner is the place that is said before them."""


def _what(fields: Fields, fact: Fact) -> str:
    """Give what a value is the value of: a name says it alone, an attribute with its owner."""
    kind = kind_of(fact)
    name = fields.name(fact)
    if fact.thing in _PLACED and place_of(fact).name:
        return fields.words.text(kind.bare)
    return fields.words.text(kind.owned, name=name) if name and kind.style == "of" else name


def _target(fields: Fields, fact: Fact, *, new: bool) -> str:
    """Give where a link leads, whole; of two long addresses that begin or end alike marked pieces."""
    sides = fact.old or "", fact.new or ""
    if all(fields.shown(side, quoted=False) for side in sides):
        return fields.shown(sides[new], quoted=False)
    return _short(fields, fact, new=new)


def _short(fields: Fields, fact: Fact, *, new: bool) -> str:
    """Give what differs between where a link led and leads, with marks where the rest is left out."""
    sides = shortened(fact.old or "", fact.new or "")
    return fields.shown(sides[new], quoted=False) if any(side.strip("./#…") for side in sides) else ""


def _folder(path: str | None, fields: Fields) -> str:
    return fields.shown((path or "").rpartition("/")[0] or "/", quoted=False)


_SIDES = (("old", "new"), ("was", "is"), ("gave", "got"), ("did", "does"), ("old_short", "new_short"))
"""Fields for what gave way to something else: where both read alike, the sentence would say nothing."""
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]（）「」、。]++")
_BRACKETS = tuple((pair[0], pair[1]) for pair in ("()", "[]", "{}", "“”", "（）", "「」", "《》"))
_MADE: Mapping[str, Callable[[Fields, Fact], str]] = {
    "name": lambda fields, fact: fields.name(fact),
    "before": lambda fields, fact: fields.name(fact, fact.previous_name or ""),
    "heading_of": lambda fields, fact: fields.shown(fact.name, quoted=True),
    "base": lambda fields, fact: fields.shown(fact.name.rpartition("/")[2], quoted=False),
    "base_before": lambda fields, fact: fields.shown(_base(fact.previous_name or ""), quoted=False),
    "old": lambda fields, fact: fields.side(fact.old, fact),
    "new": lambda fields, fact: fields.side(fact.new, fact),
    "what": _what,
    "ranges_new": lambda fields, fact: code_fields.listed_each(fields, fact, "ranges_new"),
    "ranges_gone": lambda fields, fact: code_fields.listed_each(fields, fact, "ranges_gone"),
    "exit": code_fields.exit_of,
    "guard": code_fields.guard_of,
    "members": code_fields.members,
    "held": code_fields.held,
    "into": code_fields.pages,
    "split_into": lambda fields, fact: code_fields.several_cases(fields, fact, "split_into"),
    "made_of": lambda fields, fact: code_fields.several_cases(fields, fact, "made_of"),
    "section": lambda fields, fact: fields.shown(fact.details.get("section", ""), quoted=True),
    "prose": lambda fields, fact: fields.shown(fact.new or fact.old or "", quoted=True),
    "old_target": lambda fields, fact: _target(fields, fact, new=False),
    "new_target": lambda fields, fact: _target(fields, fact, new=True),
    "old_short": lambda fields, fact: _short(fields, fact, new=False),
    "new_short": lambda fields, fact: _short(fields, fact, new=True),
    "begins": code_fields.begins,
    "telling_tag": code_fields.telling_tag,
    "pieces": command_words.pieces,
    "swapped": command_words.swapped,
    "opens": beginnings.opens,
    "first_line": beginnings.first_line,
    "swaps": code_fields.swaps,
    "gave": lambda fields, fact: code_fields.part(fields, fact, "was", alone=False),
    "got": lambda fields, fact: code_fields.part(fields, fact, "is", alone=False),
    "put_in": lambda fields, fact: code_fields.part(fields, fact, "is", alone=True),
    "left_out": lambda fields, fact: code_fields.part(fields, fact, "was", alone=True),
    "owner": lambda fields, fact: fields.shown(fact.name.rpartition(".")[0], quoted=False),
    "declared": lambda fields, fact: fields.declared(fact),
    "turns": _turns,
    "subject": _subject,
    "long_sentence": _long_sentence,
    "was_words": lambda fields, fact: _side(fields, fact, new=False),
    "is_words": lambda fields, fact: _side(fields, fact, new=True),
    "was_figure": lambda fields, fact: _side(fields, fact, new=False, figure=True),
    "is_figure": lambda fields, fact: _side(fields, fact, new=True, figure=True),
    "was_address": lambda fields, fact: _address(fields, fact, new=False),
    "is_address": lambda fields, fact: _address(fields, fact, new=True),
    "put": lambda fields, fact: _alone(fields, fact, new=True),
    "taken": lambda fields, fact: _alone(fields, fact, new=False),
    "key": lambda fields, fact: _setting(fields, fact, "key"),
    "from": lambda fields, fact: _setting(fields, fact, "from"),
    "to": lambda fields, fact: _setting(fields, fact, "to"),
    "heading_gains": lambda fields, fact: _heading(fields, fact, "is"),
    "heading_loses": lambda fields, fact: _heading(fields, fact, "was"),
    "unversioned": heading_versions.without,
    "old_version": heading_versions.before,
    "new_version": heading_versions.after,
    "rows": table_fields.rows,
    "columns": table_fields.columns,
    "row_count": table_fields.row_count,
    "first_row": table_fields.first_row,
    "row": lambda fields, fact: fields.cell(fact.where[-1]) if fact.where else "",
    "cells": lambda fields, fact: fields.cells(fact),
    "n": lambda _fields, fact: fact.details.get("cells", ""),
    "values": lambda fields, fact: "" if fact.name else code_fields.by_key(fields, fact),
    "leading": lambda fields, fact: "" if fact.name else code_fields.by_key(fields, fact, most=1),
    "entries": code_fields.entries,
    "count": lambda _fields, fact: fact.details.get("count", ""),
    "records": lambda _fields, fact: fact.details.get("records", ""),
    "includes": lambda fields, fact: fields.listed(
        [
            fields.shown(part.name or part.details.get("file", ""), quoted=True)
            for part in fact.parts
            if part.thing == "include"
        ]
    ),
    "from_path": lambda fields, fact: fields.shown(fact.previous_name or "", quoted=False),
    "to_path": lambda fields, fact: fields.shown(fact.name, quoted=False),
    "from_folder": lambda fields, fact: _folder(fact.previous_name, fields),
    "to_folder": lambda fields, fact: _folder(fact.name, fields),
}
