"""Sections that are gone without a loss: what they told stands in another one now, or they told nothing.

A section became part of another one where new lines of its page have most words of its title and most of
what it named in code. It gave way to another one beside it where the title of that is its own, shorter or
longer. It told nothing where each of its texts leads to the site of somebody else.
"""

import re
from functools import lru_cache

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.entry import even
from diff_insight.facts.rule import Subject
from diff_insight.model import Fact, FileChange

_WORD = re.compile(r"\w+")
_CODE = re.compile(r"`([^`\n]{1,200})`")
_AWAY = re.compile(r"\]\(https?://|<https?://|\]\[|`__?(?:\s|$)")
"""What in the source of a text leads to another site."""
_HEAD = re.compile(r"\s{0,3}(?:#{1,6}\s|[=~^\"-]{3,}\s*$)")
_FIRST = re.compile(r"[a-z][a-z\d_]{3,40}")
"""The first word of a title, as `even` gives it; scripts that set no blanks go on behind it."""
_TELLING = 4
"""Letters of a word that alone is the name of a matter: `Quasar`."""
GENERAL = frozenset(
    {"overview", "usage", "options", "example", "examples", "notes", "configuration", "installation", "setup"}
    | {
        "details",
        "background",
        "basics",
        "other",
        "more",
        "using",
        "about",
        "advanced",
        "getting",
        "reference",
    }
)
"""Words that head sections of many matters."""
_NAMES = 2
"""Things named in code by which a section is known, at least."""


def became_another(fact: Fact, subject: Subject) -> bool:
    """Tell whether a section that is gone gave way to another one beside it, or to a part of one."""
    return _gave_way(fact, subject) or _is_said_again(fact, subject.change)


def only_refers(fact: Fact, subject: Subject) -> bool:
    """Tell whether every text of a section leads to somebody else's site, and names nothing in code."""
    if any(part.thing != "paragraph" for part in fact.parts):
        return False
    removed, _ = _lines(subject.change)
    texts = [removed[at] for at in fact.lines.removed if removed.get(at, "").strip()]
    said = [text for text in texts if not _HEAD.match(text)]
    return bool(said) and all(_AWAY.search(text) and not _CODE.search(text) for text in said)


def _gave_way(fact: Fact, subject: Subject) -> bool:
    """Tell whether the title of a new section of the same owner begins with the same matter.

    That of another title is the same where it begins with the same word and names what is gone in its text.
    """
    title = even(fact.name)
    was = _WORD.findall(title)
    come = (one for one in subject.by_kind.get("section_added", ()) if one.where[-1:] == fact.where[-1:])
    return any(
        _of_one_matter(was, _WORD.findall(even(one.name)))
        or (_begins_alike(title, even(one.name)) and _names(one, title))
        for one in come
    )


def _begins_alike(was: str, now: str) -> bool:
    """Tell whether two titles begin with one telling word and go on otherwise, perhaps in another script."""
    first, other = _FIRST.match(was), _FIRST.match(now)
    alike = first is not None and other is not None and first[0] == other[0] and first[0] != was
    return alike and first is not None and first[0] not in GENERAL


def _names(fact: Fact, title: str) -> bool:
    return any(title in even(one.new or "") for one in fact.all())


def _of_one_matter(was: list[str], now: list[str]) -> bool:
    """Tell whether one title is the beginning of the other, and no word of many titles alone."""
    shorter, longer = sorted((was, now), key=len)
    named = len(shorter) > 1 or any(len(word) >= _TELLING for word in shorter)
    return named and not GENERAL.issuperset(shorter) and longer[: len(shorter)] == shorter


def _is_said_again(fact: Fact, change: FileChange) -> bool:
    names = {name for part in fact.all() for name in _CODE.findall(part.old or "")}
    if len(names) < _NAMES:
        return False
    _, added = _lines(change)
    words = set(_WORD.findall(even(fact.name)))
    if 2 * len(words.intersection(_WORD.findall(even(added)))) <= len(words):
        return False
    return 2 * sum(name in added for name in names) > len(names)


@lru_cache(maxsize=1)
def _lines(change: FileChange) -> tuple[dict[int, str], str]:
    """Give the lines that a file lost by their numbers, and all that it gained as one text."""
    shown = [line for hunk in read_hunks(change.patch) for line in hunk.lines]
    removed = {line.old: line.text for line in shown if line.side == "-" and line.old is not None}
    return removed, "\n".join(line.text for line in shown if line.side == "+")
