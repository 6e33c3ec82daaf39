"""What of a page is the same in another language: its sections in their order, its tables by their rows.

No word of a heading stays where a page is translated; what stays is where it stands, and what is code.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry, free, text_of
from diff_insight.late import late
from diff_insight.model import Fact

_LATIN = re.compile("[A-Za-z]{2}")
_EASTERN = late("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ROWS = 2
"""Rows of one name by which a table is known."""

_SHARE = 10
"""Eastern letters that went for each one that is still there, in a name perhaps."""

_Pair = tuple[Entry, Entry]


def across_languages(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[_Pair]:
    """Give the sections and the tables of one owner that are each other's translations."""
    yield from _sections(olds, news)
    yield from _tables(olds, news)


def _sections(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[_Pair]:
    """Give the sections of each run of changed headings, in order, where as many came as went."""
    runs: dict[int, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        kept = 0
        for entry in entries:
            if entry.node.thing != "section":
                continue
            if entry.partner is None:
                runs[kept][side].append(entry)
            else:
                kept = id(entry if side else entry.partner)
    for of_old, of_new in runs.values():
        other = all(map(_of_latin, of_old)) and all(map(_of_eastern, of_new))
        back = all(map(_of_eastern, of_old)) and all(map(_of_latin, of_new))
        if len(of_old) == len(of_new) and (other or back):
            asked = _is_put_back if back else _says_what_it_said
            yield from (pair for pair in zip(of_old, of_new, strict=True) if asked(*pair))


def _is_put_back(old: Entry, new: Entry) -> bool:
    """Tell whether a section with an eastern heading can say what it said: as many texts, in Latin.

    A text that is still the same shows it as well.
    """
    if old.node.details.get("level") != new.node.details.get("level"):
        return False
    was, now = (
        [text_of(one) for one in section.children if one.node.thing != "section" and text_of(one)]
        for section in (old, new)
    )
    if not set(was).isdisjoint(now):
        return True
    east, latin = (len(_EASTERN.findall(" ".join(said))) for said in (was, now))
    return len(was) == len(now) and (bool(east) or not was) and _SHARE * latin <= east


def _says_what_it_said(old: Entry, new: Entry) -> bool:
    """Tell whether a section can say what it said: where that was no Latin script, some of it must stay."""
    was, now = (
        {said for one in section.children if one.node.thing != "section" and (said := text_of(one))}
        for section in (old, new)
    )
    text = " ".join(was)
    return len(_EASTERN.findall(text)) <= len(_LATIN.findall(text)) or not was.isdisjoint(now)


def titled(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give the fact of a heading that was translated with whether it is the title of its page."""
    is_title = new.node.details.get("level", "1") == "1" and not fact.where
    if fact.kind != "section_renamed" or not (is_title and _in_other_scripts(old, new)):
        return fact
    return replace(fact, details={**fact.details, "heads": "page"})


def _in_other_scripts(old: Entry, new: Entry) -> bool:
    return (_of_latin(old) and _of_eastern(new)) or (_of_eastern(old) and _of_latin(new))


def _of_latin(entry: Entry) -> bool:
    return not _EASTERN.search(entry.node.name) and bool(_LATIN.search(entry.node.name))


def _of_eastern(entry: Entry) -> bool:
    return bool(_EASTERN.search(entry.node.name))


def _tables(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[_Pair]:
    """Give the tables that have most rows of the same names; the only one of all its rows, however few."""
    before, known = ([one for one in free(side) if one.node.thing == "table"] for side in (olds, news))
    if len(before) == len(known) == 1 and _rows(before[0]) and _rows(before[0]) == _rows(known[0]):
        yield before[0], known[0]
        return
    for old in before:
        names = _rows(old)
        for new in known:
            theirs = _rows(new)
            common = len(names & theirs)
            if new.partner is None and common >= _ROWS and 2 * common > max(len(names), len(theirs)):
                yield old, new
                break


def _rows(table: Entry) -> frozenset[str]:
    return frozenset(one.node.name for one in table.children if one.node.thing == "table_row")
