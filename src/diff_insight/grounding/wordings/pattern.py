"""What a wording is, and the parts that wordings of every language are made of.

Gaps are bounded, so that a hostile text costs no more than its length times a constant.
"""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording.

    Attributes:
        regex: With groups `old`, `new` or both.
        firm_old: Whether `old` is contradicted by a token on unchanged lines too; else only by one that
            stands on added lines alone (it may be the thing that changes: `updates □ to …`).
        firm_new: The same for `new` and removed lines.
        needs: What must stand somewhere in the sentence as well.
        figures: Whether it speaks of dates, numbers and versions alone.
        about: Whether it says that something about it came or went: what no line of that side has did not.
        pair: Whether it says nothing of either alone: the verb may be any, so that only two which changed
            lines have the other way round are wrong.
    """

    regex: re.Pattern[str]
    firm_old: bool
    firm_new: bool
    needs: re.Pattern[str] | None = None
    figures: bool = False
    pair: bool = False
    code: bool = False
    about: bool = False


def pattern(
    *parts: str,
    old: bool = False,
    new: bool = False,
    needs: str | None = None,
    figures: bool = False,
    pair: bool = False,
    code: bool = False,
) -> Pattern:
    """Give a pattern from its parts in order; `old` and `new` say about which role it is firm."""
    return Pattern(
        re.compile("".join(parts)), old, new, re.compile(needs) if needs else None, figures, pair, code
    )


def about(*parts: str) -> Pattern:
    """Give a pattern that says of what is about its name that it came or went."""
    return replace(pattern(*parts), about=True)


def gap(longest: int, *, never: str = "") -> str:
    """Give up to so many characters without a claim, a sentence's end or what is never to be crossed."""
    free = r"[^□;。；\n]"
    return rf"(?:(?!{never}){free}){{0,{longest}}}?" if never else rf"{free}{{0,{longest}}}?"


_BEHIND = r"(?=\s{0,2}□(?:\s{0,2}(?:、|，|和|与|及|以及)\s{0,2}□){0,6}\s{0,2}(?:[。；]|等|$))"
"""After a Chinese comma a list goes on only where it ends with the sentence, else a verb has another."""
_SEPARATOR = (
    rf"(?:\s*+(?:,|、|，{_BEHIND}|/|&|;|および|及び|ならびに|そして|または|もしくは|と|や|and|or|as well as"
    r"|和|与|及|以及|或|或者)\s*+){1,3}"
)
_LIST = rf"□(?:{_SEPARATOR}□){{0,20}}"
OLD, NEW = "(?P<old>□)", "(?P<new>□)"
OLDS, NEWS = rf"(?P<old>{_LIST})", rf"(?P<new>{_LIST})"
OLDS_OF_CLAUSE, NEWS_OF_CLAUSE = OLDS.replace("|;", ""), NEWS.replace("|;", "")
"""The same where a semicolon ends the clause and does not go on with its list."""
ARROW = pattern(OLD, r"\s*(?:→|->|=>|⇒|➔|➡)\s*", NEW, old=True, new=True)
