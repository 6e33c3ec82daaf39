"""Values of a diff as pieces of a text: whole, on one line, and never able to act as Markdown.

Every value comes from a hostile patch. It is shown either as a code span (whose fence is longer than any
run of backticks inside) or between quotation marks with its marks escaped. Nothing is cut here: a value
that is too long is not quoted at all.
"""

import re
import unicodedata

from diff_insight.late import late
from diff_insight.telling.bounds import BOUNDS
from diff_insight.trees import doc_marks

_RUN = re.compile(r"`+")
_CLAUSE = re.compile("[^，、。；：！？]{4,40}(?=[，、。；：！？])")
_BLANK = re.compile(r"\s")
_HAN = late("[\u3041-\u30ff\u3400-\u9fff]")
_SEAM = late(
    "(?<=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]) (?=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])"
    "|(?<=[。！？]) "
)
"""A blank between two characters of Chinese or Japanese: the seam of two lines, or of a mark that is gone.
Behind the end of a sentence stands none either, whatever the next one begins with."""
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\s*\[\]]{0,1000}(?: \"[^\"\n]{0,200}\")?\)")
_CODE_SPAN = r"`[^`\n]{1,1000}`"
_MARKS = re.compile(rf"({_CODE_SPAN})|{_LINK.pattern}|(?<!\s)\*\*|\*\*(?!\s)")
"""What a reader does not see of a link and of bold words; code that looks like both is seen as it is, and
so are stars between blanks, as of a power in code whose marks are cut off: they make nothing bold."""
_ROLE = r"(?<![`$\w])(?:\{[\w:+-]{1,40}\}|:[\w+-]{1,30}(?::[\w+-]{1,30})?:)"
_NUMBER = re.compile(_ROLE + r"`([0-9]{1,9})`")
_MARKUP = re.compile(_ROLE + r"(?=`[^`\s,.;:!?)\]])")
"""The role in front of a text in MyST and reStructuredText; what ends a code span is none: `${name}`."""
_REFERENCE = re.compile(rf"({_CODE_SPAN})_{{1,2}}(?!\w)|{_CODE_SPAN}")
"""The end of a reference in reStructuredText (`cows`_); the underline inside of a span is its own."""
_PART = re.compile(r"[,;:] | [–—(]")
_LEAST = 30
"""Characters of a beginning that say anything."""
_START = 120
"""The same at most: they are read at a glance."""
_PAIRED = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"))
_ACTIVE = re.compile(r"([\\`*_\[\]<>#&~|@^${}])")


def clean(text: str) -> str:
    """Give a value as one visible line: no line ends, tabs, controls, bidi or zero-width characters."""
    if not text.isprintable():
        kept = []
        for at, char in enumerate(text):
            category = unicodedata.category(char)
            if category in {"Cc", "Zl", "Zp", "Zs"}:
                kept.append(" ")
            elif category == "Cs":
                kept.append("\ufffd")
            elif category != "Cf" or (char == "\u200d" and _joins_emoji(text, at)):
                kept.append(char)
        text = "".join(kept)
    return " ".join(text.split())


def _joins_emoji(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1] > "\u2000" < text[at + 1]


def code(text: str) -> str:
    """Give a value as a code span; empty where nothing is visible."""
    shown = clean(text)
    if not shown:
        return ""
    fence = "`" * (max((len(run) for run in _RUN.findall(shown)), default=0) + 1)
    pad = " " if shown[0] == "`" or shown[-1] == "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def bare(text: str) -> str:
    """Give prose as a reader of the page sees it: links by their text, without code and bold marks."""
    return _seamless(_without_links(text).replace("`", ""))


def marked(text: str) -> str:
    """Give prose as Markdown in which code is code; as plain text where its marks are no pairs."""
    pieces = _without_links(text).split("`")
    if len(pieces) == 1 or len(pieces) % 2 == 0 or not all(pieces[1::2]):
        return escaped(_seamless("".join(pieces)))
    return "".join(code(said) if at % 2 else _escaped(_seamless(said)) for at, said in enumerate(pieces))


def _without_links(text: str) -> str:
    shown = doc_marks.read(clean(text))
    if "`" in shown or "[" in shown or "**" in shown:  # as in few texts
        shown = _MARKS.sub(lambda found: found[1] or found[2] or "", shown)
    if "`" not in shown:
        return shown
    return _REFERENCE.sub(lambda found: found[1] or found[0], _MARKUP.sub("", _NUMBER.sub(r"#\1", shown)))


def _seamless(shown: str) -> str:
    return shown if shown.isascii() else _SEAM.sub("", shown)


def own_name(name: str) -> str:
    """Give the last name of a path of names; a sentence has points as well, and is none."""
    return "" if len(name.split()) > 1 else name.rpartition(".")[2]


def begun(text: str) -> str:
    """Give the first words of a text, whole; of a script without blanks its first clause."""
    said = ""
    for word in clean(text).split(" "):
        if len(said) + len(word) >= BOUNDS.short:
            break
        said = f"{said} {word}".strip()
    if said or not (clause := _CLAUSE.match(clean(text))):
        return said
    return clause[0]


def in_short(name: str, most: int) -> str:
    """Give a name that is a text of its own, a long one by its first words; empty where it has no such."""
    if len(clean(name)) <= most:
        return name
    begins = begun(name)
    return f"{begins}…" if begins else ""


def is_prose(text: str) -> bool:
    """Tell whether a value of a table is words that one reads, and no name or number."""
    return bool(_BLANK.search(bare(text).strip()) or _HAN.search(text))


def start_of(text: str, most: int = _START) -> str:
    """Give the words that a long sentence begins with, up to a mark between two parts of it; or nothing."""
    plain = bare(text)[:most]
    for end in reversed(list(_PART.finditer(plain, _LEAST))):
        said = plain[: end.start()]
        if said.count('"') % 2 == 0 and all(said.count(one) == said.count(other) for one, other in _PAIRED):
            return said
    return ""


def escaped(text: str) -> str:
    """Give plain text as Markdown that shows it as it is."""
    return _escaped(clean(text))


def _escaped(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", text)


def stands_in(name: str, said: str) -> bool:
    """Tell whether a text says a name as such, not as a piece of another one."""
    at = said.find(name)
    while at >= 0:
        around = said[max(at - 1, 0) : at] + said[at + len(name) : at + len(name) + 1]
        if not any(char == "_" or (char.isascii() and char.isalnum()) for char in around):
            return True
        at = said.find(name, at + 1)
    return False


_FIRST_TEXT = re.compile(
    r"[@$]?(?:[\w.:]|->|\(\)){1,100}\((?:&?[\w.]{1,60}, ?)?(?:\"[^\"()]{1,60}\"|'[^'()]{1,60}')(?=,|\)\Z)"
)


def by_first_text(call: str) -> str:
    """Give a decorator, or a call, by the text that it is given first: how an option is called."""
    found = _FIRST_TEXT.match(call)
    return f"{found[0]}, …)" if found is not None else ""


_END_OF_NAME = re.compile(r"[?!=*]{1,8}\Z")
"""Marks that end a name and that no word of a text has (`insert!`, `empty?`)."""


def word_of(name: str) -> str:
    """Give the word by which a text names a thing: its name without its owners and marks."""
    return _END_OF_NAME.sub("", name.rpartition(".")[2])
