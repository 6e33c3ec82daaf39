"""What is the same in another language: sections and entries of lists in their order, tables by their rows.

No word of a heading or a name stays where it is translated; what stays is where it stands, and what is code.
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
    """Give the sections, entries of lists and tables of one owner that are each other's translations."""
    for pairs, back in _runs(olds, news, "section"):
        asked = _is_put_back if back else _says_what_it_said
        yield from (pair for pair in pairs if asked(*pair))
    for pairs, _ in _runs(olds, news, "entry"):
        yield from (pair for pair in pairs if _holds_the_same(*pair))
    yield from _tables(olds, news)


def _runs(olds: Sequence[Entry], news: Sequence[Entry], thing: str) -> Iterator[tuple[list[_Pair], bool]]:
    """Give each run of changed names where as many came as went, and whether the eastern ones went."""
    runs: dict[int, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        kept = 0
        for entry in entries:
            if entry.node.thing != thing:
                continue
            if entry.partner is None:
                runs[kept][side].append(entry)
            else:
                kept = id(entry if side else entry.partner)
    for of_old, of_new in runs.values():
        other = all(map(_of_latin, of_old)) and all(map(_of_eastern, of_new))
        back = all(map(_of_eastern, of_old)) and all(map(_of_latin, of_new))
        if len(of_old) == len(of_new) and (other or back):
            yield [*zip(of_old, of_new, strict=True)], back


def _holds_the_same(old: Entry, new: Entry) -> bool:
    """Tell whether two entries hold the same keys, each with its value or one in another script."""
    if old.node.text != new.node.text and not _is_translated(old.node.text, new.node.text):
        return False
    before, after = ([one for one in side.children if one.node.thing != "comment"] for side in (old, new))
    return len(before) == len(after) and all(
        (one.node.name == other.node.name or _is_translated(one.node.name, other.node.name))
        and _holds_the_same(one, other)
        for one, other in zip(before, after, strict=True)
    )


def _is_translated(old: str, new: str) -> bool:
    return bool(_EASTERN.search(old)) != bool(_EASTERN.search(new))


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
