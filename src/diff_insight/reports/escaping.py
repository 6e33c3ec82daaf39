r"""Makes one line of text safe inside a block, for pandoc's Markdown and for GitHub's.

One pass over what could be markup, left to right as both parsers read. What is harmless as it stands
passes unchanged; what would be active gets a backslash, an address becomes a code span, and what only
GitHub's later steps act on (mentions, references, mathematics) is parted by a character or a tag that
survives them (docs/decisions/0022). A code span ends on its own line, so that no two readers can differ
on where it does.
"""

import re
from dataclasses import dataclass, field
from html.entities import html5

from diff_insight.model import Flavor
from diff_insight.reports.links import Links

ZERO_WIDTH_SPACE = "\u200b"

_PUNCTUATION = r"!-/:-@\[-`{-~"
_TARGET = r"<(?P<angled>[^<>\n]*)>|(?P<target>[^\s()<>`]*(?:\([^\s()<>`]*\)[^\s()<>`]*)*)"
_URL_CHARACTERS = r"[!#-;=?-\[\]-_a-~]"
_TOKENS = {
    "backslash": r"\\",
    "ticks": r"`+",
    "link": (
        r"(?P<image>!?)\[(?P<label>(?:[^\[\]`\\\n]|\\.|`[^`\n]*`){0,1000})\]"
        rf"\(\s*+(?:{_TARGET})(?:\s++(?:\"[^\"\n`]*\"|'[^'\n`]*'))?\s*+\)"
    ),
    "autolink": r"<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>`]*)>",
    "url": rf"(?:[A-Za-z][A-Za-z0-9+.-]{{0,20}}://|(?<![A-Za-z0-9])[wW]{{3}}\.){_URL_CHARACTERS}*",
    "tag": r"<(?=[A-Za-z/!?])",
    "entity": r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|(?P<name>[A-Za-z][A-Za-z0-9]{0,31}));",
    "close": r"\]",
    "open": r"\[",
    "at": r"@",
    "issue": r"#(?=[0-9])",
    "named": r"(?<![A-Za-z0-9])(?:[gG][hH]-(?=[0-9])|GHSA-(?=[0-9a-z]))",
    "commit": (r"(?<![\w-])(?=[0-9a-f]{0,39}[0-9])(?=[0-9a-f]{0,39}[a-f])[0-9a-f]{7,40}(?![\w-])"),
    "dollar": r"\$",
    "caret": r"\^",
    "tilde": r"~",
    "star": r"\*+",
    "underscore": r"_+",
    "pipe": r"\|",
    "smart": r"--+|\.\.\.|['\"]",
}
_MARKUP = re.compile("|".join(f"(?P<{name}_>{pattern})" for name, pattern in _TOKENS.items()))
_LONGEST_MAIL = 64
_TRAILING = "?!.,:;*_~'\""
_MAKES_CODE = re.compile(r"://|www\.|[0-9a-f]{7}|\]\(|<[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ESCAPABLE = re.compile(f"[{_PUNCTUATION}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where a text will stand.

    Attributes:
        flavor: Whose Markdown.
        markup: Whether code spans, emphasis and live links may work; else all is plain text.
        links: What may live.
        headings: The report's headings, folded by `heading_key`: pandoc links `[Highlights]` to one.
        cell: In a table cell.
        exact: Pandoc must not make typographic quotes, dashes and ellipses of it (paths).
        label: In the text of a link or between emphasis marks.
        heading: In a heading that ends in an attribute. Pandoc reads on from a `*` or `_` that nothing
            closes and takes the attribute for text; behind `]` it takes it for the bracket's own.
    """

    flavor: Flavor
    markup: bool = False
    links: Links = field(default_factory=Links)
    headings: frozenset[str] = frozenset()
    cell: bool = False
    exact: bool = False
    label: bool = False
    heading: bool = False

    @property
    def lone_marks(self) -> bool:
        """Whether even a mark without a partner does harm."""
        return self.label or self.heading


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which marks of a text find a partner somewhere in it, and so would do something."""

    ticks: bool
    dollars: bool
    carets: bool
    tildes: bool
    stars: bool
    underscores: bool
    definitions: bool

    @classmethod
    def of(cls, text: str) -> "Pairs":
        """Look over the whole text: pairs may stand on different lines."""
        ticks = len(re.findall("`+", text))
        return cls(
            # A lone run is harmless unless a code span of ours comes to stand beside it.
            ticks=ticks > 1 or (ticks == 1 and _MAKES_CODE.search(text) is not None),
            dollars=_paired(text, r"\$(?=\S)", r"(?<=\S)\$(?!\d)"),
            carets=_paired(text, r"\^(?=\S)", r"(?<=\S)\^"),
            tildes=_paired(text, r"~(?=\S)", r"(?<=\S)~"),
            stars=len(re.findall(r"(?<![\s*])\*+|\*+(?![\s*])|\*{4}", text)) > 1,
            underscores=_marks(text) > 1,
            definitions=re.search(r"(?:\A|\n)[^\w\[\n]*+(?:\w{1,9}+[.)]\s++)?\[", text) is not None,
        )


def _marks(text: str) -> int:
    """Count runs of `_` that may begin or end emphasis: not those between two letters that stay letters."""
    runs = r"_+" if _MAKES_CODE.search(text) else r"(?<![^\W_])_+|_+(?![^\W_])|_{4}"
    return len(re.findall(runs, text))


def _paired(text: str, opening: str, closing: str) -> bool:
    first = re.search(opening, text)
    return first is not None and re.compile(closing).search(text, first.end()) is not None


def heading_key(text: str) -> str:
    """Fold a text as pandoc folds a heading before it looks for a reference to it."""
    return " ".join(re.sub(rf"\\([{_PUNCTUATION}])", r"\1", text).casefold().split())


def code_span(text: str) -> str:
    """Give the text as a code span that shows it exactly."""
    runs = {len(run) for run in re.findall("`+", text)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    edge = " " if text[:1] in " `" or text[-1:] in " `" else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def escaped(line: str, context: Surroundings, pairs: Pairs) -> str:
    """Give one line, safe in its context; `pairs` is of the whole text that it belongs to."""
    return _Line(line, context, pairs).written()


class _Line:
    """One pass over one line."""

    def __init__(self, line: str, context: Surroundings, pairs: Pairs) -> None:
        self.line = line
        self.context = context
        self.pairs = pairs
        self.pandoc = context.flavor == "pandoc"
        self.at = 0
        self.out: list[str] = []
        self.closers = _tick_runs(line) if context.markup else {}

    def written(self) -> str:
        while found := _MARKUP.search(self.line, self.at):
            self._text(self.line[self.at : found.start()])
            self.at = found.end()
            kind = (found.lastgroup or "").removesuffix("_")
            getattr(self, f"_{kind}")(found)
        self._text(self.line[self.at :])
        return "".join(self.out)

    def _text(self, text: str) -> None:
        if text:
            self.out.append(text)

    def _put(self, text: str) -> None:
        """Write a replacement; a lone backslash before it would swallow its first character."""
        if self.out and self.out[-1] == "\\" and _ESCAPABLE.match(text):
            self.out[-1] = "\\\\"
        self.out.append(text)

    def _next(self) -> str:
        return self.line[self.at : self.at + 1]

    def _before(self, found: re.Match[str]) -> str:
        return self.line[found.start() - 1 : found.start()]

    def _part(self, text: str) -> None:
        """Part what GitHub would join into a mention or a reference."""
        self._put(text + ZERO_WIDTH_SPACE)

    def _mark(self, found: re.Match[str], *, active: bool) -> None:
        self._put("".join("\\" + character for character in found[0]) if active else found[0])

    def _code(self, text: str) -> None:
        if self.out and self.out[-1].endswith("`") and text.startswith("`"):
            self.out.append(ZERO_WIDTH_SPACE)  # two code spans side by side would be read as one
        self._put(text)
        if self.pandoc and self._next() == "{":  # an attribute, or raw output
            self.at += 1
            self.out.append("\\{")

    def _backslash(self, _found: re.Match[str]) -> None:
        following = self._next()
        if self.context.markup and _ESCAPABLE.match(following):
            self.at += 1
            self._put("\\" + following)
            after = self._next()
            mention = (following == "@" and re.match(r"[\w-]", after)) or (
                following == "#" and after.isdigit()
            )
            if mention and not self.pandoc:  # GitHub looks once the backslash is gone
                self.out.append(ZERO_WIDTH_SPACE)
        elif self.pandoc or not following or _ESCAPABLE.match(following):
            self._put("\\\\")
        else:
            self._put("\\")

    def _ticks(self, found: re.Match[str]) -> None:
        later = self.closers.get(len(found[0]), [])
        while later and later[-1] < found.end():
            later.pop()
        if later:
            end = later.pop() + len(found[0])
            self.at = end
            self._code(self.line[found.start() : end])
        else:
            self._mark(found, active=self.pairs.ticks or self.context.label or self._beyond_cell())

    def _beyond_cell(self) -> bool:
        """Tell whether code and mathematics may reach over `|`: pandoc cuts cells after them."""
        return self.pandoc and self.context.cell

    def _link(self, found: re.Match[str]) -> None:
        if not self.context.markup or self.context.label:
            self.at = found.start() + len(found["image"])
            self._text(found["image"])
            self._literal_bracket()
            return
        target = found["angled"] if found["angled"] is not None else found["target"]
        label = escaped(found["label"], _label(self.context), self.pairs)
        if not found["image"] and self.context.links.live(target):
            self._code(f"[{label}]({target})")
        elif not target:
            self._put(f"{label}")
        elif found["label"] == target or not label.strip():
            self._code(code_span(target))
        else:
            self._put(f"{label} (")
            self._code(f"{code_span(target)})")

    def _literal_bracket(self) -> None:
        self.at += 1
        # Pandoc ends the name of a footnote at any `]`, escaped or not: it must not begin.
        footnote = self.pandoc and self._next() == "^"
        self._put("\\[" if self.context.label or footnote or self._names_heading() else "[")

    def _autolink(self, found: re.Match[str]) -> None:
        if not self.context.markup:
            self.at = found.start() + 1
            self._put("\\<")
        elif self.context.links.live(found["auto"]):
            self._put(found[0])
        else:
            self._code(code_span(found["auto"]))

    def _url(self, found: re.Match[str]) -> None:
        url = found[0].rstrip(_TRAILING)
        while url.endswith((")", "]", "}")) and url.count(url[-1]) > url.count(
            {")": "(", "]": "[", "}": "{"}[url[-1]]
        ):
            url = url[:-1].rstrip(_TRAILING)
        self.at = found.start() + len(url)
        if self.pandoc and not self.context.markup:
            # Pandoc links no bare address: the words of a plain text stay as they are.
            self.at = found.start() + 1
            self._text(url[:1])
        elif self.context.markup and not self.context.label and self.context.links.live(url):
            self._put(f"<{url}>")
        else:
            code = code_span(url)
            self._code(code.replace("|", "\\|") if self.context.cell else code)

    def _tag(self, found: re.Match[str]) -> None:
        self._mark(found, active=True)

    def _entity(self, found: re.Match[str]) -> None:
        known = found["name"] is None or f"{found['name']};" in html5
        self._put("\\&" if known else "&")
        self.at = found.start() + 1  # a number in it is for GitHub the number of an issue

    def _close(self, found: re.Match[str]) -> None:
        following = self._next()
        active = (
            following == "("
            or (following == "{" and self.pandoc)
            or (following == ":" and self.pairs.definitions)
            or (not following and self.context.heading)
        )
        self._mark(found, active=active or self.context.label)

    def _open(self, _found: re.Match[str]) -> None:
        self.at -= 1
        self._literal_bracket()

    def _names_heading(self) -> bool:
        end = self.line.find("]", self.at)
        return self.pandoc and end >= 0 and heading_key(self.line[self.at : end]) in self.context.headings

    def _at(self, found: re.Match[str]) -> None:
        if not self.pandoc and re.match(r"[\w-]", self._next()):
            self._part("@")
        else:
            # An address of mail cites nothing in pandoc; a second `@` in the same word does.
            near = self.line[max(0, found.start() - _LONGEST_MAIL) : found.start()]
            word = near.rsplit(" ", 1)[-1]
            mail = near[-1:].isalnum() and "@" not in word and len(word) < _LONGEST_MAIL
            self._mark(found, active=self.pandoc and bool(re.match(r"[\w{]", self._next())) and not mail)

    def _issue(self, found: re.Match[str]) -> None:
        if self.pandoc:
            self._put("#")
        else:
            self._part(found[0])

    def _named(self, found: re.Match[str]) -> None:
        if self.pandoc:
            self._put(found[0])
        else:
            self._part(found[0])

    def _commit(self, found: re.Match[str]) -> None:
        if self.pandoc:
            self._put(found[0])
        elif self.context.markup:
            self._code(code_span(found[0]))
        else:
            self._put(found[0][:4] + ZERO_WIDTH_SPACE + found[0][4:])

    def _dollar(self, found: re.Match[str]) -> None:
        if self.pandoc or not self.pairs.dollars:
            before = self._before(found)
            closes = bool(before) and not before.isspace() and not self._next().isdigit()
            self._mark(found, active=self.pairs.dollars or (closes and self._beyond_cell()))
        else:  # the way that GitHub's manual gives
            self._put("<span>$</span>")

    def _caret(self, found: re.Match[str]) -> None:
        self._mark(found, active=self.pandoc and (self.pairs.carets or self._next() == "["))

    def _tilde(self, found: re.Match[str]) -> None:
        self._mark(found, active=self.pairs.tildes)

    def _star(self, found: re.Match[str]) -> None:
        if self.context.markup:
            self._put(found[0])
        else:
            self._mark(found, active=self.pairs.stars or self.context.lone_marks)

    def _underscore(self, found: re.Match[str]) -> None:
        # A neighbour that became a code span is no letter any more.
        before = self.out[-1][-1:] if self.out else ""
        inside = before.isalnum() and self._next().isalnum() and not _MARKUP.match(self.line, self.at)
        inside = inside and (len(found[0]) == 1 or not self.pandoc)  # pandoc looks at each mark alone
        if self.context.markup or inside:
            self._put(found[0])
        else:
            self._mark(found, active=self.pairs.underscores or self.context.lone_marks)

    def _pipe(self, found: re.Match[str]) -> None:
        self._mark(found, active=self.context.cell)

    def _smart(self, found: re.Match[str]) -> None:
        self._mark(found, active=self.context.exact and self.pandoc)


def _label(context: Surroundings) -> Surroundings:
    return Surroundings(
        flavor=context.flavor,
        markup=True,
        links=context.links,
        headings=context.headings,
        label=True,
    )


def _tick_runs(line: str) -> dict[int, list[int]]:
    """Give where runs of backticks start, by length, the last first."""
    runs: dict[int, list[int]] = {}
    for run in reversed(list(re.finditer("`+", line))):
        runs.setdefault(len(run[0]), []).append(run.start())
    return runs
